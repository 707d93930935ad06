/** What can come back instead of an answer. */
import type { Problem as ProblemSchema } from '@fairline/contract/problem'

export type Problem = (typeof ProblemSchema)['_output']

/** The server answered, and said no. */
export class Refused extends Error {
  override name = 'Refused'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

/** No answer of the server's own: it is away, starting or draining. Asking again is right. */
export class Away extends Error {
  override name = 'Away'
}

export const isAway = (error: unknown): boolean => error instanceof Away
export const isRefused = (error: unknown, status: number): boolean => error instanceof Refused && error.problem.status === status

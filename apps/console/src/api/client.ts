/** One way to the server, typed by its own description of itself. The session is in a cookie that scripts cannot read. */
import createClient from 'openapi-fetch'
import { noteConnection } from './connection.ts'
import { Away, type Problem, Refused } from './faults.ts'
import { queryText } from './query-text.ts'
import type { paths } from './schema.d.ts'

/** What stands between us and the server answers with these when it is away; so does the server itself while it starts and drains. */
const AWAY_STATUS = new Set([502, 503, 504])

async function reach(request: Request): Promise<Response> {
  let response: Response
  try {
    response = await fetch(request)
  } catch (error) {
    if (request.signal.aborted) throw error
    noteConnection(true)
    throw new Away('no answer', { cause: error })
  }
  const isAway = AWAY_STATUS.has(response.status)
  noteConnection(isAway)
  if (isAway) throw new Away(`status ${response.status}`)
  return response
}

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: reach, querySerializer: queryText })

type Got<Data> = { data?: Data; error?: unknown; response: Response }

/**
 * What the server answered.
 *
 * Throws   `Refused` with its problem where it said no; `Away` where nothing of its own came back.
 */
export async function answerOf<Data>(asked: Promise<Got<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await asked
  if (!response.ok) throw new Refused(problemOf(error, response.status))
  return data as NonNullable<Data>
}

function problemOf(answer: unknown, status: number): Problem {
  const hasCode = typeof answer === 'object' && answer !== null && 'code' in answer && 'status' in answer
  return hasCode ? (answer as Problem) : { type: 'about:blank', title: 'no problem body', status, code: `http-${status}` }
}

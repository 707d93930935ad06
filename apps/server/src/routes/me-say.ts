/** What a borrower says becomes a fact in his own log, brought through his channel by his own session. */
import type { FactType } from '@fairline/contract/facts'
import type { OutcomeType } from '@fairline/contract/outcomes'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { foundMe, meOf, meSender } from '../auth/require-borrower.ts'
import { findLogEntry } from '../store/borrower-log.ts'
import { readCasesOf } from '../store/case-entries.ts'
import { findHoldSequence } from '../store/hold-list.ts'
import { accountOf } from './borrower-signals.ts'
import { sequenceOfNotice } from './case-subject.ts'
import { type CommandRoutes, sayFact } from './commands.ts'
import { findWritten } from './find-written.ts'
import type { FoundBorrower } from './found-borrower.ts'
import { type ProblemCode, problemOf, sendProblem } from './problems.ts'

/** `id`: the borrower's own; said twice under one, it is recorded once. */
type MySaying = Readonly<{ id: string; fact: FactType; data: Readonly<Record<string, unknown>>; results: readonly OutcomeType[] }>
export type MySaid = Extract<Awaited<ReturnType<typeof sayFact>>, { ok: true }>['answer']

/** Undefined where it was not taken: then it has answered. */
export async function sayOfMe(
  parts: CommandRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  { fact, ...said }: MySaying,
): Promise<MySaid | undefined> {
  const { ref: subject } = meOf(request)
  const result = await sayFact(parts, meSender(request), { ...said, fact, subject, source: `fairline:me/${fact}` })
  return result.ok ? result.answer : void sendProblem(reply, result.problem)
}

export type About = Readonly<{
  hold_id?: string | undefined
  notice_id?: string | undefined
  loan_id?: string | undefined
  case_id?: string | undefined
}>

/** Him, where all that is named is his; what is somebody else's is not there at all. Undefined: then it has answered. */
export async function meAbout(
  parts: CommandRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  about: About,
): Promise<FoundBorrower | undefined> {
  const found = await foundMe(parts.database, request, reply)
  const missing = found && (await whatIsNotHis(found, about))
  return missing === undefined ? found : void sendProblem(reply, problemOf(missing))
}

async function whatIsNotHis(found: FoundBorrower, { hold_id, notice_id, loan_id, case_id }: About): Promise<ProblemCode | undefined> {
  if (hold_id !== undefined && !(await isHisHold(found, hold_id))) return 'hold-not-found'
  if (notice_id !== undefined && !(await isHisNotice(found, notice_id))) return 'notice-not-found'
  if (loan_id !== undefined && !(await isHisLoan(found, loan_id))) return 'loan-not-found'
  if (case_id !== undefined && !(await readCasesOf(found.book, found.borrower)).has(case_id)) return 'case-not-found'
  return undefined
}

/** In force, or lifted. */
async function isHisHold(found: FoundBorrower, holdId: string): Promise<boolean> {
  const { holds } = (await accountOf(found)).line
  if (holds.some(({ id }) => id === holdId)) return true
  const { book, organisationId, borrower } = found
  return (await findWritten(book, organisationId, () => findHoldSequence(book, borrower, holdId))) !== undefined
}

async function isHisLoan(found: FoundBorrower, loanId: string): Promise<boolean> {
  return (await accountOf(found)).line.loans.some(({ loan }) => loan.id === loanId)
}

export async function isHisNotice({ book, borrower }: FoundBorrower, noticeId: string): Promise<boolean> {
  const sequence = sequenceOfNotice(noticeId)
  const entry = sequence === undefined ? undefined : await findLogEntry(book, borrower, sequence)
  return entry?.decision.outcomes.some((outcome) => outcome.type === 'notice-due' && outcome.data.noticeId === noticeId) === true
}

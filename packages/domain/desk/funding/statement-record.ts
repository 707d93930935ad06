/**
 * What a desk keeps of statements: that each came, what it was about, and which planned moves it showed.
 *
 * Personal  of the account only its last characters and a hash; of entries only those that were matched, without names and words, and what a day brought in all.
 */
import { type Day, knownDay } from '../../kernel/day.ts'
import { partOf } from '../measures/parts.ts'
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import { type Work, worksOf } from '../model/work.ts'
import type { LastTaken } from '../statements/follow-on.ts'
import type { ExpectedMove } from '../statements/match-expected.ts'
import type { ServiceMonth } from '../statements/told-interest.ts'

/** By what a file was read. `profile` null: its format is a standard. Files of before it was kept have none. */
export type ReadBy = Readonly<{ source: 'camt053' | 'mt940' | 'csv'; profile: Readonly<{ id: string; version: number }> | null }>
export type StatementData = Readonly<{
  state: 'taken' | 'quarantined'
  read_by?: ReadBy | null
  file_sha256: string
  account_end: string
  account_hash: string
  currency: string
  from: string
  to: string
  closing_minor: number | null
  entries: number
  matched: readonly string[]
  project_id: string | null
  /** Cash and balances as they were before it, so that it can be taken back. */
  replaced: readonly Readonly<{
    kind: 'project' | 'facility'
    id: string
    field: 'cash' | 'balance'
    amount_minor: number
    currency: string
  }>[]
  fault_codes: readonly string[]
  /**
   * What came in and went out on each day on which anything did, from `days_from` on, without draws and repayments of lines and what moved between own accounts. A
   * reversal takes off what it takes back. Left out: it was brought before that was kept, or counts for nothing.
   */
  days?: readonly DayFlow[]
  days_from?: string
  /** What it says of interest paid to lenders, month by month; left out: it came before that was looked for. */
  service?: readonly ServiceMonth[]
}>
export type DayFlow = Readonly<{ on: string; in_minor: number; out_minor: number }>
export type StatementRecord = Readonly<{
  id: string
  sequence: number
  data: StatementData
  state: 'taken' | 'quarantined' | 'undone'
  recordedAt: number
  actor: string
}>

export function statementOf(book: DeskBook, id: string, knownAt = Number.POSITIVE_INFINITY): StatementRecord | undefined {
  const story = storyOf(book, 'statement', id).filter(({ recordedAt }) => recordedAt <= knownAt)
  const came = story.findLast(({ type }) => type === 'opened')
  if (came === undefined) return undefined
  const isUndone = story.some(({ type, sequence }) => type === 'ended' && sequence > came.sequence)
  const data = came.data as unknown as StatementData
  const { sequence, recordedAt, actor } = came
  return { id, sequence, data, state: isUndone ? 'undone' : data.state, recordedAt, actor }
}

/** The newest first. */
export const statementsOf = (book: DeskBook): StatementRecord[] =>
  [...(book.stories.get('statement')?.keys() ?? [])].flatMap((id) => statementOf(book, id) ?? []).sort((a, b) => b.sequence - a.sequence)

/** Those that were taken, as that was known. */
export const statementsKnown = (book: DeskBook, knownAt: number): StatementRecord[] =>
  [...(book.stories.get('statement')?.keys() ?? [])].flatMap((id) => {
    const one = statementOf(book, id, knownAt)
    return one?.state === 'taken' ? one : []
  })

/** Where the statements of an account that were taken end. */
export function lastTakenOf(book: DeskBook, accountHash: string, currency: string): LastTaken | undefined {
  const taken = statementsOf(book).filter(
    ({ state, data }) => state === 'taken' && data.account_hash === accountHash && data.currency === currency,
  )
  return taken
    .map(({ data }) => ({ to: knownDay(data.to), closingMinor: data.closing_minor }))
    .reduce<LastTaken | undefined>((last, one) => (last !== undefined && last.to >= one.to ? last : one), undefined)
}

export type MatchData = Readonly<{
  statement_id: string
  task_id: string
  kind: 'draw' | 'repayment'
  line: string | null
  /** person: somebody said so, and why. */
  evidence: 'reference' | 'party' | 'person'
  amount_minor: number
  difference_minor: number
  booked_on: string
  /** By how much what is owed on the line moves; of what a person assigned. */
  moved_minor?: number
  reason?: string
}>
export type MatchRecord = MatchData & Readonly<{ entryKey: string; effectiveAt: number; sequence: number }>

/** Those that stand. */
export const matchesOf = (book: DeskBook): MatchRecord[] =>
  [...(book.stories.get('statement_entry')?.keys() ?? [])].flatMap((entryKey) => {
    const last = storyOf(book, 'statement_entry', entryKey).at(-1)
    return last?.type === 'matched'
      ? [{ ...(last.data as unknown as MatchData), entryKey, effectiveAt: last.effectiveAt, sequence: last.sequence }]
      : []
  })

type Expects = Readonly<{
  kind: 'draw' | 'repayment'
  line?: string
  amount_minor: number
  currency: string
  on: string
  references: readonly string[]
  parties: readonly string[]
}>
export const expectsOf = ({ content }: Work): Expects | undefined => content.expects as Expects | undefined

/**
 * A bank may keep a fee of what it pays, or take one with what is repaid: so much of the amount, and no more than that, is no reason to look for another move. By how
 * much the entry is off is told with the match.
 */
const [FEE_PPM, FEE_MAX_MINOR] = [1_000, 5_000]
export const feeOf = (amountMinor: number): number => Math.min(FEE_MAX_MINOR, partOf(amountMinor, FEE_PPM))

/** A bank books a draw on the day it lands, or a little around it. */
const [DAYS_BEFORE, DAYS_AFTER] = [5, 10]

/** What tasks wait for that no statement has shown yet. What was dropped is not waited for. */
export function expectedMoves(book: DeskBook): ExpectedMove[] {
  const met = new Set(matchesOf(book).map(({ task_id }) => task_id))
  return worksOf(book, 'task').flatMap((task) => {
    const expects = expectsOf(task)
    if (expects === undefined || met.has(task.id) || task.state === 'dropped') return []
    const on: Day = knownDay(expects.on)
    return [
      {
        ...{ id: task.id, kind: expects.kind, amountMinor: expects.amount_minor, currency: expects.currency, on },
        toleranceMinor: feeOf(expects.amount_minor),
        ...{ daysBefore: DAYS_BEFORE, daysAfter: DAYS_AFTER, references: expects.references, parties: expects.parties, product: null },
      },
    ]
  })
}

/** By how much what is owed on the line moved. A fee is the bank's: what is owed is taken for no less than was drawn, and for no more repaid than was to be. */
export const owedMoveMinor = (kind: Expects['kind'], amountMinor: number, differenceMinor: number): number =>
  kind === 'draw' ? amountMinor - Math.min(0, differenceMinor) : Math.max(0, differenceMinor) - amountMinor

/** For facts: the last characters of an account. */
export const accountEnd = (account: string): string => account.slice(-4)

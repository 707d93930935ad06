/**
 * A file of statements that a desk brings: read, proved, held against what is expected, and taken whole or not at all.
 *
 * Quarantine  what does not prove itself is named with its faults; nothing of it is posted or matched.
 * Once        the same file again, and a statement of a time that was taken before, changes nothing.
 * Posts       matches of planned draws and repayments; where it is of a project's account, its cash; and the balance of each line that was drawn on or repaid.
 */
import { createHash } from 'node:crypto'
import {
  accountEnd,
  expectedMoves,
  expectsOf,
  lastTakenOf,
  owedMoveMinor,
  type ReadBy,
  type StatementData,
  statementOf,
  statementsOf,
} from '@fairline/domain/desk/funding/statement-record'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import { workOf } from '@fairline/domain/desk/model/work'
import { CSV_PROFILES } from '@fairline/domain/desk/statements/csv-profiles'
import { dayFlows } from '@fairline/domain/desk/statements/day-flows'
import { accountKey, followOn, type LastTaken } from '@fairline/domain/desk/statements/follow-on'
import { LOAN_PATTERNS } from '@fairline/domain/desk/statements/loan-patterns'
import { type Matching, matchExpected } from '@fairline/domain/desk/statements/match-expected'
import type { Statement, StatementEntry, StatementReading } from '@fairline/domain/desk/statements/statement'
import { serviceMonths } from '@fairline/domain/desk/statements/told-interest'
import { dayText } from '@fairline/domain/kernel/day'
import type { FileFault } from '../connectors/read-camt-statement.ts'
import { readStatementInThread } from '../connectors/read-in-thread.ts'
import type { OpenEntryRow } from '../store/desk-file-table.ts'

export type ReadStatement = Readonly<{
  id: string
  state: 'new' | 'waits' | 'earlier' | 'repeated'
  why: Readonly<{ zh: string; en: string }> | null
  statement: Statement
  matching: Matching
}>
export type ReadFile = Readonly<{ sha256: string; faults: StatementReading<FileFault>['faults']; statements: readonly ReadStatement[] }>

export const readFile = (bytes: Uint8Array, account: string | null): Promise<StatementReading<FileFault>> =>
  readStatementInThread(bytes, { profiles: CSV_PROFILES, account })

const ID_DIGITS = 24
export const hashOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

/** Against the desk as it is now. */
export function placeFile(book: DeskBook, sha256: string, { statements, faults }: StatementReading<FileFault>): ReadFile {
  if (faults.count > 0) return { sha256, faults, statements: [] }
  const lastOf = new Map<string, LastTaken>()
  for (const one of statements) {
    const last = lastTakenOf(book, hashOf(one.account), one.currency)
    if (last !== undefined) lastOf.set(accountKey(one), last)
  }
  const { waits, earlier } = followOn(statements, lastOf)
  const expected = expectedMoves(book)
  const placed = statements.map((statement, nth): ReadStatement => {
    const id = `st-${sha256.slice(0, ID_DIGITS)}-${nth + 1}`
    const waiting = waits.find((one) => one.statement === statement)
    const isTaken = statementOf(book, id)?.state === 'taken'
    const state = isTaken ? 'repeated' : waiting ? 'waits' : earlier.includes(statement) ? 'earlier' : 'new'
    const entries = state === 'new' ? statement.entries.map((entry) => ({ entry, currency: statement.currency })) : []
    const why = waiting ? { zh: waiting.fault.zh, en: waiting.fault.en } : null
    return { id, state, why, statement, matching: matchExpected(entries, expected, LOAN_PATTERNS) }
  })
  return { sha256, faults, statements: placed }
}

type Before = Readonly<{ cash: number | undefined; balances: ReadonlyMap<string, number> }>
export type LineMove = Readonly<{ line: string; byMinor: number }>

/** By which balances of lines moved, as the matches show. */
export function movesOf(book: DeskBook, { statement, matching }: ReadStatement): LineMove[] {
  const amounts = new Map(statement.entries.map(({ key, amountMinor }) => [key, amountMinor]))
  return matching.matches.flatMap(({ entryKey, expectedId, differenceMinor }) => {
    const task = workOf(book, 'task', expectedId)
    const expects = task && expectsOf(task)
    const byMinor = expects && owedMoveMinor(expects.kind, amounts.get(entryKey) ?? 0, differenceMinor)
    return expects?.line === undefined || byMinor === undefined ? [] : [{ line: expects.line, byMinor }]
  })
}

/** Entries that are draws and repayments of lines: as a plan expected them, or as their words say. */
function financingIn(book: DeskBook, { matching }: ReadStatement): ReadonlySet<string> {
  const lineOf = (taskId: string): string | undefined => {
    const task = workOf(book, 'task', taskId)
    return task && expectsOf(task)?.line
  }
  const planned = matching.matches.filter(({ expectedId }) => lineOf(expectedId) !== undefined)
  const told = matching.open.filter(({ candidate }) => candidate !== null)
  return new Set([...planned, ...told].map(({ entryKey }) => entryKey))
}

/** By their hashes: of which statements of the project were taken. */
const ownAccounts = (book: DeskBook, projectId: string | null): ReadonlySet<string> =>
  new Set(
    statementsOf(book).flatMap(({ state, data }) =>
      state === 'taken' && projectId !== null && data.project_id === projectId ? data.account_hash : [],
    ),
  )

/** What is kept of it. */
export function statementData(
  book: DeskBook,
  file: ReadFile,
  read: ReadStatement,
  projectId: string | null,
  before: Before,
): StatementData {
  const { statement, matching } = read
  const { account, currency } = statement
  const lines = [...new Set(movesOf(book, read).map(({ line }) => line))]
  const of = <K extends 'project' | 'facility'>(kind: K, id: string, field: 'cash' | 'balance', amount: number | undefined) => ({
    ...{ kind, id, field, amount_minor: amount ?? 0, currency },
  })
  const hasCash = projectId !== null && statement.balances !== null
  return {
    ...{
      read_by: readBy(statement),
      state: 'taken',
      file_sha256: file.sha256,
      account_end: accountEnd(account),
      account_hash: hashOf(account),
      currency,
    },
    ...{ from: dayText(statement.from), to: dayText(statement.to), closing_minor: statement.balances?.closingMinor ?? null },
    ...{ entries: statement.entries.length, matched: matching.matches.map(({ entryKey }) => entryKey), project_id: projectId },
    replaced: [
      ...(hasCash ? [of('project', projectId, 'cash', before.cash)] : []),
      ...lines.map((line) => of('facility', line, 'balance', before.balances.get(line))),
    ],
    fault_codes: [],
    ...dayFlows(statement, { financing: financingIn(book, read), ownAccounts: ownAccounts(book, projectId) }, hashOf),
    service: serviceMonths(statement.entries, currency, ({ bookedOn }) => dayText(bookedOn).slice(0, 7), paysDebt(book, read)),
  }
}

/** The name of a profile, as a statement has it, is its id and version. */
export function readBy({ source, profile }: Pick<Statement, 'source' | 'profile'>): ReadBy {
  const at = profile?.lastIndexOf('@') ?? -1
  return { source, profile: profile === null || at < 0 ? null : { id: profile.slice(0, at), version: Number(profile.slice(at + 1)) } }
}

/** Entries that wait for a person. */
export function openRows({ id, statement, matching }: ReadStatement): OpenEntryRow[] {
  const entries = new Map(statement.entries.map((entry) => [entry.key, entry]))
  return matching.open.map(({ entryKey, why }) => {
    const { place, bookedOn, amountMinor, direction } = entries.get(entryKey)!
    const { currency } = statement
    return { ...{ statementId: id, entryKey, ...place, bookedOn: dayText(bookedOn), amountMinor, currency, direction, why } }
  })
}

/** Instalments of a debt hold interest; what a plan repays of a line is its principal. */
function paysDebt(book: DeskBook, { matching }: ReadStatement): (entry: StatementEntry) => boolean {
  const isDebt = (taskId: string): boolean => {
    const task = workOf(book, 'task', taskId)
    const subject = task?.content.subject as { kind?: unknown } | null | undefined
    return task !== undefined && expectsOf(task)?.kind === 'repayment' && subject?.kind === 'debt'
  }
  const keys = new Set(matching.matches.filter(({ expectedId }) => isDebt(expectedId)).map(({ entryKey }) => entryKey))
  return ({ key }) => keys.has(key)
}

/** Of a file that does not prove itself: that it came, and why it counts for nothing. */
export const quarantinedData = (
  sha256: string,
  { told }: ReadFile['faults'],
  { today, projectId }: Readonly<{ today: string; projectId: string | null }>,
): StatementData => ({
  ...{ state: 'quarantined', file_sha256: sha256, account_end: '', account_hash: '', currency: '', from: today, to: today },
  ...{ closing_minor: null, entries: 0, matched: [], project_id: projectId, replaced: [], read_by: null },
  fault_codes: [...new Set(told.map(({ code }) => code))].sort(),
})

/** Statements of the same account that were taken after it: they come off first. */
export const takenAfter = (book: DeskBook, id: string): string | undefined => {
  const one = statementOf(book, id)
  if (one === undefined) return undefined
  return statementsOf(book).find(
    ({ state, data, sequence }) => state === 'taken' && data.account_hash === one.data.account_hash && sequence > one.sequence,
  )?.id
}

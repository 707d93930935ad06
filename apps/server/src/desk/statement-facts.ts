/** What is told once a statement is taken, quarantined, or taken back. */
import type { StatementData } from '@fairline/domain/desk/funding/statement-record'
import { expectsOf, type MatchData, type StatementRecord } from '@fairline/domain/desk/funding/statement-record'
import { type DeskBook, storyOf } from '@fairline/domain/desk/model/desk-book'
import { workOf } from '@fairline/domain/desk/model/work'
import { dayText } from '@fairline/domain/kernel/day'
import type { Zone } from '@fairline/domain/kernel/zone'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import { movesOf, type ReadStatement } from './take-statements.ts'

const SAID = { observedAt: null, source: 'statement', confidencePpm: null, evidence: null } as const
const SURE_PPM = 1_000_000

export function statementFact(book: DeskBook, id: string, data: StatementData, at: number): NewDeskFact {
  const version = storyOf(book, 'statement', id).length + 1
  return {
    ...SAID,
    factId: `statement:${id}:${version}`,
    type: 'opened',
    kind: 'statement',
    id,
    effectiveAt: at,
    evidence: data.file_sha256,
    data,
  }
}

type Taking = Readonly<{ data: StatementData; zone: Zone; at: number }>

/** The statement, each match, and what it says of cash and balances. */
export function takenFacts(book: DeskBook, read: ReadStatement, { data, zone, at }: Taking): NewDeskFact[] {
  const { statement, matching } = read
  const entries = new Map(statement.entries.map((entry) => [entry.key, entry]))
  const matched = matching.matches.flatMap(({ entryKey, expectedId, evidence, differenceMinor }): NewDeskFact[] => {
    const [entry, task] = [entries.get(entryKey), workOf(book, 'task', expectedId)]
    const expects = task && expectsOf(task)
    if (entry === undefined || expects === undefined) return []
    const said: MatchData = {
      ...{ statement_id: read.id, task_id: expectedId, kind: expects.kind, line: expects.line ?? null, evidence },
      ...{ amount_minor: entry.amountMinor, difference_minor: differenceMinor, booked_on: dayText(entry.bookedOn) },
    }
    return [entryFact(book, entryKey, 'matched', said, Math.min(at, zone.startOf(entry.bookedOn + 1) - 1))]
  })
  return [statementFact(book, read.id, data, at), ...matched, ...seenFacts(book, read, { data, zone, at })]
}

function seenFacts(book: DeskBook, read: ReadStatement, { data, zone, at }: Taking): NewDeskFact[] {
  const until = Math.min(at, zone.startOf(read.statement.to + 1) - 1)
  const moved = new Map<string, number>()
  for (const { line, byMinor } of movesOf(book, read)) moved.set(line, (moved.get(line) ?? 0) + byMinor)
  return data.replaced.map(({ kind, id, field, amount_minor: before, currency }): NewDeskFact => {
    const amount = field === 'cash' ? (data.closing_minor ?? 0) : before + (moved.get(id) ?? 0)
    return seenFact(`${read.id}.${id}.${storyOf(book, 'statement', read.id).length + 1}`, { kind, id, field, amount, currency }, until, at)
  })
}

type Amount = Readonly<{ kind: 'project' | 'facility'; id: string; field: 'cash' | 'balance'; amount: number; currency: string }>

/** An account that is overdrawn holds no cash. */
const seenFact = (name: string, { kind, id, field, amount, currency }: Amount, effectiveAt: number, at: number): NewDeskFact => ({
  ...SAID,
  ...{ factId: `observation:${name}`, type: 'observed', kind, id, effectiveAt, observedAt: at, confidencePpm: SURE_PPM },
  data: { field, value: { amount_minor: Math.max(0, amount), currency } },
})

type Undoing = Readonly<{ reason: string; at: number; assigned: readonly string[] }>

/** Matches come off, those that people made too, and cash and balances are what they were before. */
export function undoneFacts(book: DeskBook, { id, data }: StatementRecord, { reason, at, assigned }: Undoing): NewDeskFact[] {
  const version = storyOf(book, 'statement', id).length + 1
  const ended: NewDeskFact = {
    ...SAID,
    factId: `statement:${id}:${version}`,
    type: 'ended',
    kind: 'statement',
    id,
    effectiveAt: at,
    data: { reason },
  }
  const unmatched = [...new Set([...data.matched, ...assigned])].map((key) => entryFact(book, key, 'ended', { reason }, at))
  const back = data.replaced.map(({ amount_minor: amount, ...one }) => seenFact(`${id}.${one.id}.${version}`, { ...one, amount }, at, at))
  return [ended, ...unmatched, ...back]
}

/** What is said of an entry of a statement. */
export function entryFact(
  book: DeskBook,
  key: string,
  type: 'matched' | 'moved' | 'ended',
  data: NewDeskFact['data'],
  effectiveAt: number,
): NewDeskFact {
  const version = storyOf(book, 'statement_entry', key).length + 1
  return { ...SAID, factId: `statement_entry:${key}:${version}`, type, kind: 'statement_entry', id: key, effectiveAt, data }
}

/** What is owed on a line from now on, as an entry that a person spoke of shows. */
export const balanceFact = (name: string, line: string, amount: number, currency: string, at: number): NewDeskFact =>
  seenFact(name, { kind: 'facility', id: line, field: 'balance', amount, currency }, at, at)

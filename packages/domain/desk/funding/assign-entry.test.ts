/** What a person may say of an entry that matched nothing. */
import { expect, test } from 'vitest'
import { addFacts, type DeskBook, emptyDesk } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import { type AssignFault, assignEntry, entryStateOf, type OpenRow, setAsideIn } from './assign-entry.ts'
import { matchesOf } from './statement-record.ts'

const tell = (book: DeskBook, type: string, kind: string, id: string, data: object): void =>
  addFacts(book, [{ sequence: book.sequence + 1, type, kind, id, effectiveAt: 1, recordedAt: 1, actor: 'a', data } as unknown as DeskFact])

const expects = { kind: 'draw', line: 'f', amount_minor: 1_000_000, currency: 'CNY', on: '2026-05-04', references: [], parties: [] }
function deskWith(): DeskBook {
  const book = emptyDesk()
  tell(book, 'opened', 'task', 'draw', { kind: 'draw', expects })
  tell(book, 'opened', 'task', 'repay', { kind: 'repay', expects: { ...expects, kind: 'repayment' } })
  tell(book, 'opened', 'task', 'step', { kind: 'draw', plan_id: 'p', subject: { kind: 'facility', id: 'g' } })
  tell(book, 'opened', 'task', 'call', { kind: 'call' })
  tell(book, 'opened', 'task', 'gone', { kind: 'draw', expects })
  tell(book, 'moved', 'task', 'gone', { state: 'dropped' })
  tell(book, 'opened', 'task', 'met', { kind: 'draw', expects })
  tell(book, 'matched', 'statement_entry', 'other', { task_id: 'met', statement_id: 's', kind: 'draw', line: 'f', evidence: 'party' })
  return book
}
const row = (more: Partial<OpenRow> = {}): OpenRow => ({
  ...{ statementId: 's', entryKey: 'e', bookedOn: '2026-05-05', amountMinor: 1_000_000, currency: 'CNY', direction: 'credit', ...more },
})

test.each<[rule: string, task: string, row: Partial<OpenRow>, why: AssignFault]>([
  ['nobody opened it', 'none', {}, 'task-unknown'],
  ['it was dropped', 'gone', {}, 'task-dropped'],
  ['another entry shows it', 'met', {}, 'task-met'],
  ['a call moves no money', 'call', {}, 'task-without-money'],
  ['money that went is no draw', 'draw', { direction: 'debit' }, 'direction-differs'],
  ['money that came is no repayment', 'repay', {}, 'direction-differs'],
  ['of another currency', 'draw', { currency: 'USD' }, 'currency-differs'],
])('not so: %s', (_rule, task, more, why) => {
  expect(assignEntry(deskWith(), row(more), task, 'x')).toEqual({ ok: false, why })
})

test.each<[rule: string, task: string, row: Partial<OpenRow>, line: string, difference: number, moved: number]>([
  ['as it was to be', 'draw', {}, 'f', 0, 1_000_000],
  ['whose way is not told', 'draw', { direction: 'neutral' }, 'f', 0, 1_000_000],
  ['less a fee, all of it is owed', 'draw', { amountMinor: 999_000 }, 'f', -1_000, 1_000_000],
  ['a minor unit less than a fee explains: as booked', 'draw', { amountMinor: 998_999 }, 'f', -1_001, 998_999],
  ['repaid', 'repay', { direction: 'debit' }, 'f', 0, -1_000_000],
  ['repaid in part', 'repay', { direction: 'debit', amountMinor: 400_000 }, 'f', -600_000, -400_000],
  ['a step of a plan that names its line', 'step', { amountMinor: 7 }, 'g', 0, 7],
])('so: %s', (_rule, task, more, line, difference_minor, moved_minor) => {
  const assigned = assignEntry(deskWith(), row(more), task, '银行回单')
  expect(assigned).toMatchObject({
    ok: true,
    match: { task_id: task, evidence: 'person', reason: '银行回单', line, difference_minor, moved_minor },
  })
})

test('what was said last counts: assigned, taken back, set aside, taken back', () => {
  const book = deskWith()
  const states = [entryStateOf(book, 'e')]
  const say = (type: string, data: object): void => {
    tell(book, type, 'statement_entry', 'e', data)
    states.push(entryStateOf(book, 'e'))
  }
  say('matched', { task_id: 'draw', statement_id: 's' })
  expect(matchesOf(book).map(({ task_id }) => task_id)).toEqual(['met', 'draw'])
  say('ended', {})
  expect(matchesOf(book).map(({ task_id }) => task_id)).toEqual(['met'])
  say('moved', { statement_id: 's' })
  expect(setAsideIn(book)).toEqual(['s'])
  say('ended', {})
  expect(setAsideIn(book)).toEqual([])
  expect(states).toEqual(['open', 'assigned', 'open', 'set_aside', 'open'])
})

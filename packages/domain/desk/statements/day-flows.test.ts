/** What is kept of a day of a statement: what came in and went out, and nothing else. */
import { expect, test } from 'vitest'
import { dayText } from '../../kernel/day.ts'
import { DAYS_KEPT, dayFlows, type LeftOut } from './day-flows.ts'
import type { Statement, StatementEntry } from './statement.ts'

const DAY = 20_600
const NOTHING: LeftOut = { financing: new Set(), ownAccounts: new Set() }
let nth = 0
const entry = (direction: StatementEntry['direction'], amountMinor: number, more: Partial<StatementEntry> = {}): StatementEntry => ({
  ...{ place: { path: 'e', line: null }, key: `e${++nth}`, bookedOn: DAY, valueOn: DAY, direction, amountMinor, isReversal: false },
  ...{ counterparty: { name: '张三', account: null }, text: '货款', references: [], ...more },
})
const statement = (...entries: StatementEntry[]): Statement => ({
  ...{ source: 'camt053', profile: null, account: 'a', number: null, currency: 'CNY', from: DAY - 200, to: DAY, balances: null, entries },
})
const flows = (entries: StatementEntry[], leftOut: LeftOut = NOTHING) =>
  dayFlows(statement(...entries), leftOut, (text) => `#${text}`).days.map(({ on, in_minor, out_minor }) => [on, in_minor, out_minor])
const today = dayText(DAY)

test.each<[rule: string, entries: StatementEntry[], leftOut: LeftOut, expected: unknown[]]>([
  ['nothing flowed', [], NOTHING, []],
  ['each way by itself', [entry('credit', 7), entry('credit', 3), entry('debit', 4)], NOTHING, [[today, 10, 4]]],
  ['who took back what he paid', [entry('credit', 7), entry('debit', 7, { isReversal: true })], NOTHING, [[today, 0, 0]]],
  ['what could not be paid out', [entry('credit', 5, { isReversal: true })], NOTHING, [[today, 0, -5]]],
  ['nobody says which way it went', [entry('neutral', 5)], NOTHING, []],
  ['a draw of a line is financing', [entry('credit', 5, { key: 'draw' }), entry('credit', 1)], { ...NOTHING, financing: new Set(['draw']) }, [[today, 1, 0]]], // biome-ignore format: one row
  ['from one pocket to the other', [entry('debit', 5, { counterparty: { name: null, account: 'b' } })], { ...NOTHING, ownAccounts: new Set(['#b']) }, []], // biome-ignore format: one row
  ['to somebody else', [entry('debit', 5, { counterparty: { name: null, account: 'c' } })], { ...NOTHING, ownAccounts: new Set(['#b']) }, [[today, 0, 5]]], // biome-ignore format: one row
])('%s', (_rule, entries, leftOut, expected) => {
  expect(flows(entries, leftOut)).toEqual(expected)
})

test('a quarter is kept, up to its end, and no name or word of anybody', () => {
  const at = (ago: number) => entry('credit', 1, { bookedOn: DAY - ago })
  const kept = dayFlows(statement(at(0), at(DAYS_KEPT - 1), at(DAYS_KEPT), at(-1)), NOTHING, String)
  expect(kept).toEqual({
    days_from: dayText(DAY - DAYS_KEPT + 1),
    days: [
      { on: dayText(DAY - DAYS_KEPT + 1), in_minor: 1, out_minor: 0 },
      { on: today, in_minor: 1, out_minor: 0 },
    ],
  })
})

/** What tasks wait for, and how far what a bank books may be off. */
import { expect, test } from 'vitest'
import { addFacts, emptyDesk } from '../model/desk-book.ts'
import { matchExpected } from '../statements/match-expected.ts'
import type { StatementEntry } from '../statements/statement.ts'
import { expectedMoves, owedMoveMinor } from './statement-record.ts'

function waitedFor(amount_minor: number) {
  const book = emptyDesk()
  const expects = { kind: 'draw', line: 'f', amount_minor, currency: 'CNY', on: '2026-05-04', references: ['DRAW-0001'], parties: ['Bank'] }
  const data = { kind: 'draw', due_at: '2026-05-04T00:00:00Z', plan_id: 'p', expects }
  addFacts(book, [{ sequence: 1, type: 'opened', kind: 'task', id: 't', effectiveAt: 1, recordedAt: 1, actor: 'a', data }])
  return expectedMoves(book)
}

test.each<[rule: string, amountMinor: number, toleranceMinor: number]>([
  ['nothing', 999, 0],
  ['one in a thousand', 1_000_000, 1_000],
  ['up to fifty yuan', 5_000_000, 5_000],
  ['and no more', 900_000_000, 5_000],
])('what is booked may be off by %s', (_rule, amountMinor, toleranceMinor) => {
  expect(waitedFor(amountMinor)).toMatchObject([{ id: 't', amountMinor, toleranceMinor }])
})

const entry = (amountMinor: number): StatementEntry => {
  const bookedOn = waitedFor(1)[0]!.on
  return {
    ...{ place: { path: 'e', line: null }, key: 'e', bookedOn, valueOn: bookedOn, direction: 'credit', amountMinor, isReversal: false },
    ...{ counterparty: { name: 'Bank', account: null }, text: '', references: ['DRAW-0001'] },
  }
}

test.each<[rule: string, amountMinor: number, found: readonly number[]]>([
  ['as it was to be', 1_000_000, [0]],
  ['less a fee', 999_000, [-1_000]],
  ['less a minor unit more', 998_999, []],
])('a draw arrives %s, and the difference is told', (_rule, amountMinor, found) => {
  const { matches } = matchExpected([{ entry: entry(amountMinor), currency: 'CNY' }], waitedFor(1_000_000), [])
  expect(matches.map(({ differenceMinor }) => differenceMinor)).toEqual(found)
})

test.each<[rule: string, kind: 'draw' | 'repayment', amountMinor: number, differenceMinor: number, byMinor: number]>([
  ['drawn as planned', 'draw', 1_000, 0, 1_000],
  ['a fee was kept: all of it is owed', 'draw', 999, -1, 1_000],
  ['more came: more is owed', 'draw', 1_001, 1, 1_001],
  ['repaid as planned', 'repayment', 1_000, 0, -1_000],
  ['with a fee, which repays nothing', 'repayment', 1_001, 1, -1_000],
  ['less was repaid', 'repayment', 999, -1, -999],
])('what is owed: %s', (_rule, kind, amountMinor, differenceMinor, byMinor) => {
  expect(owedMoveMinor(kind, amountMinor, differenceMinor)).toBe(byMinor)
})

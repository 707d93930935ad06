import { expect, test } from 'vitest'
import { LOAN_PATTERNS, type LoanPattern, loanFinder } from './loan-patterns.ts'
import type { StatementEntry } from './statement.ts'

const entry = (text: string, more: Partial<StatementEntry> = {}): StatementEntry => ({
  place: { path: '', line: null },
  key: 'k',
  bookedOn: 20_512,
  valueOn: 20_512,
  direction: 'neutral',
  amountMinor: 100,
  isReversal: false,
  counterparty: { name: null, account: null },
  text,
  references: [],
  ...more,
})

// biome-ignore format: a table
test.each<[text: string, more: Partial<StatementEntry>, then: string | undefined]>([
  ['借呗放款', {}, '借呗 draw'],
  ['借呗自动还款', {}, '借呗 repayment'],
  ['网商贷放款至余额', {}, '网商贷 draw'],
  ['网商贷-还款', {}, '网商贷 repayment'],
  ['网 商 贷 － 还款', {}, '网商贷 repayment'],
  ['还款', { counterparty: { name: '网商银行贷款中心', account: null } }, '网商贷 repayment'],
  ['网商贷放款扣费', {}, undefined],
  ['借呗还款失败', {}, undefined],
  ['借呗', {}, undefined],
  ['还款', {}, undefined],
  ['借呗还款 网商贷还款', {}, undefined],
  ['借呗放款用于还款', {}, undefined],
  ['借呗放款', { direction: 'credit' }, '借呗 draw'],
  ['借呗放款', { direction: 'debit' }, undefined],
  ['借呗还款', { direction: 'debit' }, '借呗 repayment'],
  ['借呗还款', { isReversal: true }, undefined],
  ['借呗还款', { amountMinor: 0 }, undefined],
])('%s %j: %s', (text, more, then) => {
  const candidate = loanFinder(LOAN_PATTERNS)(entry(text, more))
  expect(candidate && `${candidate.product} ${candidate.kind}`).toBe(then)
})

test('the desk adds its own words', () => {
  const own: LoanPattern = { id: 'own', product: '供应链贷', kind: 'draw', all: ['E-LOAN'], any: [], none: [] }
  expect(loanFinder([own])(entry('e-loan 42'))).toEqual({ patternId: 'own', product: '供应链贷', kind: 'draw' })
})

/** What payments say of their interest, and what is not guessed from what they do not say. */
import { expect, test } from 'vitest'
import type { StatementEntry } from './statement.ts'
import { type Service, serviceMonths, serviceOf } from './told-interest.ts'

const entry = (text: string, amountMinor = 5_081_250, more: Partial<StatementEntry> = {}): StatementEntry => ({
  ...{ place: { path: 'e', line: null }, key: text, bookedOn: 20_000, valueOn: 20_000, direction: 'debit', amountMinor, isReversal: false },
  ...{ counterparty: { name: null, account: null }, text, references: [], ...more },
})
const told = (interestMinor: number): Service => ({ kind: 'told', interestMinor })
const UNTOLD: Service = { kind: 'untold' }

test.each<[says: string, amountMinor: number, service: Service | undefined]>([
  ['贷款还款 本金50,000.00 利息812.50', 5_081_250, told(81_250)],
  ['本金：50000 利息：812.5', 5_081_250, told(81_250)],
  ['principal 50,000.00 interest 812.50', 5_081_250, told(81_250)],
  ['本金50,000.00元 利息800.00元 罚息12.50元', 5_081_250, told(81_250)],
  ['本金50,000.00 利息800.00 手续费12.50', 5_081_250, told(80_000)],
  ['利息 812.50', 81_250, told(81_250)],
  ['本金50,000.00 利息812.49', 5_081_250, UNTOLD],
  ['本金5,00.00 利息812.50', 131_250, UNTOLD],
  ['利息812.505', 81_251, UNTOLD],
  ['贷款利息', 81_250, told(81_250)],
  ['按季结息', 81_250, told(81_250)],
  ['归还贷款本息', 5_081_250, UNTOLD],
  ['还本付息 本金50,000.00', 5_081_250, UNTOLD],
  ['还本付息', 5_081_250, UNTOLD],
  ['货款', 5_081_250, undefined],
  ['存款结息', 81_250, undefined],
  ['', 5_081_250, undefined],
])('%j of %i', (says, amountMinor, service) => {
  expect(serviceOf(entry(says, amountMinor), 'CNY')).toEqual(service)
})

test.each<[what: string, more: Partial<StatementEntry>]>([
  ['money that came', { direction: 'credit' }],
  ['what nobody says which way it went', { direction: 'neutral' }],
  ['a reversal', { isReversal: true }],
])('%s is no payment of interest', (_what, more) => {
  expect(serviceOf(entry('贷款利息', 81_250, more), 'CNY')).toBeUndefined()
})

test('digits are those of the currency', () => {
  expect(serviceOf(entry('本金50000 利息812', 50_812), 'JPY')).toEqual(told(812))
  expect(serviceOf(entry('本金50000.00 利息812.00', 50_812), 'JPY')).toEqual(UNTOLD)
})

test('months hold what is told, what it is told of, and what is not', () => {
  const entries = [
    entry('贷款利息', 100),
    entry('归还贷款本息', 700),
    entry('本金9.00 利息1.00', 1_000),
    entry('货款', 9),
    entry('还款', 50),
  ]
  const monthOf = ({ amountMinor }: StatementEntry) => (amountMinor === 1_000 ? '2026-01' : '2026-02')
  expect(serviceMonths(entries, 'CNY', monthOf, ({ text }) => text === '还款')).toEqual([
    { month: '2026-01', interest_minor: 100, of_minor: 1_000, untold_minor: 0 },
    { month: '2026-02', interest_minor: 100, of_minor: 100, untold_minor: 750 },
  ])
})

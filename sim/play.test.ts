/** The default pack answers: what is played is a book without loose ends. */
import { readFact } from '@fairline/contract/cloud-event'
import type { Account } from '@fairline/domain/account/account'
import { knownDay } from '@fairline/domain/kernel/day'
import { loanBalances } from '@fairline/domain/ledger/loan-balances'
import type { LineOutcome } from '@fairline/domain/line/outcomes'
import { sumOf } from '@fairline/domain/loan/owed'
import { positionOf } from '@fairline/domain/loan/position'
import { expect, test } from 'vitest'
import { defaultPack } from '../bench/default-pack.ts'
import { type HearDecision, play } from './play.ts'
import { type SimulationOptions, simulate } from './simulate.ts'

const BOOK: SimulationOptions = { seed: 11, borrowers: 150, months: 12, startAt: Date.parse('2026-01-01T00:00:00Z'), detail: 'sparse' }
const END = Date.parse('2027-01-01T00:00:00Z')
const TODAY = knownDay('2027-01-01')

const pack = await defaultPack()
const accounts = new Map<string, Account>()
const outcomes: LineOutcome[] = []
const hear: HearDecision = (subject, _fact, decision, account) => {
  accounts.set(subject, account)
  outcomes.push(...decision.outcomes)
}
const messages = [...play(simulate(BOOK), { pack, hear, until: END })]
const loans = () => [...accounts.values()].flatMap(({ line }) => line.loans)
const counted = (type: LineOutcome['type']) => outcomes.filter((outcome) => outcome.type === type).length
const sent = (name: string) => messages.filter(({ type }) => type.split('.')[1] === name)

test('every message fits the contract, and no id comes twice', () => {
  const strays = messages.filter((message) => !readFact(JSON.parse(JSON.stringify(message)), Date.parse(message.knownat)).ok)
  expect(strays).toEqual([])
  expect(new Set(messages.map(({ source, id }) => `${source} ${id}`)).size).toBe(messages.length)
})

test('the same twice, and the same however far it is played', () => {
  const few = { ...BOOK, borrowers: 40, months: 6 }
  const once = [...play(simulate(few), { pack })]
  expect([...play(simulate(few), { pack })]).toEqual(once)
  const endless = play(simulate({ ...few, months: Number.POSITIVE_INFINITY }), { pack })
  expect(once.map(() => endless.next().value)).toEqual(once)
})

test('money goes out for what was approved, and all that was approved', () => {
  expect([counted('loan-opened'), sent('drawdown-disbursed').length]).toEqual([sent('drawdown-disbursed').length, counted('loan-opened')])
  expect(counted('drawdown-approved')).toBe(counted('loan-opened') + counted('drawdown-cancelled'))
  expect(counted('loan-opened')).toBeGreaterThan(150)
  expect(counted('drawdown-declined')).toBeGreaterThan(0)
})

test('what is repaid is what is owed, to the fen: nothing too much, no small arrears', () => {
  expect(sent('repayment-posted').length).toBe(counted('repayment-applied'))
  expect([...accounts.values()].filter(({ line }) => line.overpaidMinor !== 0)).toEqual([])
  const dues = loans().flatMap(({ loan, settledOn }) => (settledOn === null ? [sumOf(positionOf(loan, TODAY).due)] : []))
  expect(dues.filter((minor) => minor > 0 && minor < 100)).toEqual([])
  expect(dues.filter((minor) => minor > 0).length).toBeGreaterThan(0)
  expect(dues.filter((minor) => minor === 0).length).toBeGreaterThan(80)
})

test('the accounts sum to nothing, and are those of the loans', () => {
  const posted = new Map<string, Record<string, number>>()
  let total = 0
  for (const outcome of outcomes) {
    if (outcome.type !== 'journal-posted') continue
    for (const { account, loanId, amountMinor } of outcome.data.entries) {
      total += amountMinor
      const ofLoan = posted.get(loanId ?? '') ?? {}
      ofLoan[account] = (ofLoan[account] ?? 0) + amountMinor
      posted.set(loanId ?? '', ofLoan)
    }
  }
  expect(total).toBe(0)
  const withoutNothing = (balances: object) => Object.fromEntries(Object.entries(balances).filter(([, minor]) => minor !== 0))
  for (const { loan, bookedThrough } of loans()) {
    expect(withoutNothing(posted.get(loan.id)!)).toEqual(withoutNothing(loanBalances(loan, positionOf(loan, bookedThrough))))
  }
})

test('most apply, and take what they are offered; others take it back, or let it lapse; the rest is granted a line', () => {
  const closed = (why: string) => outcomes.filter((outcome) => outcome.type === 'application-closed' && outcome.data.why === why).length
  expect(sent('application-submitted').length).toBeGreaterThan(110)
  expect(closed('accepted')).toBe(sent('offer-accepted').length)
  expect([closed('withdrawn') > 0, closed('lapsed') > 0, closed('accepted') > 80]).toEqual([true, true, true])
  expect(counted('line-granted')).toBeGreaterThan(closed('accepted'))
})

test('most draws are quoted first, and not every quote is drawn', () => {
  const draws = sent('drawdown-requested').map(({ data }) => data as { quote_id?: string })
  const taken = draws.filter(({ quote_id }) => quote_id !== undefined).length
  expect(taken / draws.length).toBeGreaterThan(0.55)
  expect(sent('quote-requested').length).toBeGreaterThan(taken)
})

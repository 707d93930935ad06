import type { Fact, FactOf } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Account } from '../account/account.ts'
import { newAccount, step } from '../account/step.ts'
import { lendingPack } from '../pack/lending-pack.fixture.ts'

const pack = lendingPack()
/** Still the 2nd in UTC, the 3rd in Shanghai. */
const LATE_ON_THE_2ND = Date.parse('2026-03-02T17:00:00Z')
const NOW = { occurredAt: LATE_ON_THE_2ND, knownAt: LATE_ON_THE_2ND }
const money = { entryId: 'pay_1', amountMinor: 90_041, currency: 'CNY' }
const unmatched = (more: Partial<FactOf<'payment-unmatched'>['data']> = {}): Fact => ({
  type: 'payment-unmatched',
  ...NOW,
  data: { ...money, bookedOn: '2026-02-27', why: 'no_reference', ...more },
})
const resolved = (more: Partial<FactOf<'payment-resolved'>['data']> = {}): Fact => ({
  type: 'payment-resolved',
  ...NOW,
  data: { ...money, resolution: 'returned', ...more },
})

function take(account: Account, fact: Fact) {
  const taken = step(account, fact, pack, { borrower: 'book' })
  if (!taken.ok) throw new Error(taken.refusal.code)
  return taken.value
}
const entriesOf = (fact: Fact) => take(newAccount, fact).decision.outcomes

test('what comes is booked on the day of the bank, what is resolved on the day in the zone of the product', () => {
  const entry = (account: string, amountMinor: number) => ({ account, loanId: null, amountMinor })
  const came = {
    bookedOn: '2026-02-27',
    through: '2026-02-27',
    currency: 'CNY',
    entries: [entry('cash', 90_041), entry('suspense', -90_041)],
  }
  const went = {
    bookedOn: '2026-03-03',
    through: '2026-03-03',
    currency: 'CNY',
    entries: [entry('cash', -90_041), entry('suspense', 90_041)],
  }
  expect(entriesOf(unmatched())).toEqual([{ type: 'journal-posted', data: came }])
  expect(entriesOf(resolved())).toEqual([{ type: 'journal-posted', data: went }])
  expect(entriesOf(resolved({ resolution: 'assigned', borrowerId: 'bor_1' }))).toEqual([{ type: 'journal-posted', data: went }])
})

test('nothing of the book but its clock moves, and nobody is reviewed', () => {
  const { account } = take(newAccount, unmatched())
  expect(account).toMatchObject({ sequence: 1, clockAt: LATE_ON_THE_2ND, line: newAccount.line, assessment: newAccount.assessment })
})

test('whatever came and was resolved, suspense holds the rest, in each currency', () => {
  const payment = fc.record({
    amountMinor: fc.integer({ min: 1, max: 1e12 }),
    currency: fc.constantFrom('CNY', 'USD'),
    isResolved: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(payment, { maxLength: 20 }), (payments) => {
      const facts = payments.flatMap(({ isResolved, ...of }) => (isResolved ? [unmatched(of), resolved(of)] : [unmatched(of)]))
      const balances = new Map<string, number>()
      let account: Account = newAccount
      for (const fact of facts) {
        const taken = take(account, fact)
        account = taken.account
        for (const { type, data } of taken.decision.outcomes)
          if (type === 'journal-posted')
            for (const one of data.entries)
              balances.set(one.account + data.currency, (balances.get(one.account + data.currency) ?? 0) + one.amountMinor)
      }
      for (const currency of ['CNY', 'USD']) {
        const open = payments.reduce((sum, one) => (one.currency === currency && !one.isResolved ? sum + one.amountMinor : sum), 0)
        expect([0 - (balances.get(`suspense${currency}`) ?? 0), balances.get(`cash${currency}`) ?? 0]).toEqual([open, open])
      }
    }),
  )
})

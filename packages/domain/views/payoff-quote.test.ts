import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownDay } from '../kernel/day.ts'
import { loanWith } from '../loan/loan.fixture.ts'
import { addPayment } from '../loan/payments.ts'
import { positionOf } from '../loan/position.ts'
import { payoffQuote } from './payoff-quote.ts'

const three = [
  ['2026-02-15', 90_041],
  ['2026-03-15', 90_041],
  ['2026-04-15', 90_041],
] as const

test('ten days after the third instalment: 7,630.56 and 30.52 of interest, as worked by hand', () => {
  const { loans, total } = payoffQuote([loanWith({}, { payments: three })], knownDay('2026-04-25'))
  const amounts = { principal_minor: 763_056, interest_minor: 3_052, penalty_minor: 0, total_minor: 766_108, due_minor: 0 }
  expect(loans).toEqual([{ loan_id: 'loan', ...amounts }])
  expect(total).toEqual(amounts)
})

test('ten days late on the fourth: its penalty of 4.85 comes on top', () => {
  const { total } = payoffQuote([loanWith({}, { payments: three })], knownDay('2026-05-25'))
  expect(total).toMatchObject({ penalty_minor: 485, due_minor: 90_041 + 485 })
})

test('of no loan nothing is owed', () => {
  expect(payoffQuote([], knownDay('2026-05-25'))).toMatchObject({ loans: [], total: { total_minor: 0 } })
})

test('the whole is its parts, over any loans; paid that day each is at its end, and a fen less leaves it open', () => {
  const anyLoan = fc.record({
    principalMinor: fc.integer({ min: 1, max: 20_000_000 }),
    paid: fc.array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 4 }),
    method: fc.constantFrom('equal_instalment', 'interest_only', 'equal_principal'),
    tenorMonths: fc.integer({ min: 1, max: 12 }),
  })
  fc.assert(
    fc.property(fc.array(anyLoan, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 500 }), (some, days) => {
      const loans = some.map(({ principalMinor, paid, method, tenorMonths }, nth) => {
        const drawn = {
          id: `ld_${nth}`,
          principalMinor,
          drawn: '2026-01-15',
          payments: paid.map((amount) => ['2026-01-20', amount] as const),
        }
        return loanWith({ method, tenorMonths }, drawn)
      })
      const on = knownDay('2026-01-20') + days
      const quote = payoffQuote(loans, on)
      expect(quote.total.total_minor).toBe(quote.loans.reduce((sum, one) => sum + one.total_minor, 0))
      for (const [nth, one] of quote.loans.entries()) {
        expect(one.total_minor).toBe(one.principal_minor + one.interest_minor + one.penalty_minor)
        if (one.total_minor === 0) continue
        const pay = (amountMinor: number) => positionOf(addPayment(loans[nth]!, { repayment: 99, on, amountMinor }), on)
        expect(pay(one.total_minor)).toMatchObject({ settledOn: on, surplusMinor: 0 })
        if (one.total_minor > 1) expect(pay(one.total_minor - 1).settledOn).toBe(null)
      }
    }),
  )
})

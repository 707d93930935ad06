/** What he does with money: that of a loan, and his own; and clauses that he breaks. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, type Month } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'
import { daytime } from './devices.ts'

const CURRENCY = 'CNY'
/** He sells again, or is found out once. */
const MISUSE_DAYS = 30

/** The money of a loan goes where he had said it would not. */
export function misuse(world: World, borrower: Borrower, loan: Readonly<{ drawdownId: string; amountMinor: number; at: number }>): void {
  const random = borrower.random.spending
  const { perDraw, minDays, maxDays } = PARAMETERS.misusedMoney.value
  const [isMisused, at] = [random.chance(perDraw * world.trouble), loan.at + random.between(minDays, maxDays) * DAY_MS]
  if (!isMisused) return
  const { drawdownId, amountMinor: amount_minor } = loan
  const data = { drawdown_id: drawdownId, use: 'securities' as const, amount_minor, currency: CURRENCY }
  const told = tell(borrower, 'spending', { type: 'proceeds-use-reported', at, only: { need: 'approved', drawdownId }, data })
  reveal(world, borrower.subject, { kind: 'misused-money', from: at, to: at + MISUSE_DAYS * DAY_MS, needs: { messageIds: [told] } })
}

export function gamble(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.spending
  const { monthly, low, high, bets, days } = PARAMETERS.gambling.value
  const [gambles, from, months] = [random.chance(monthly * world.trouble), daytime(random, month), random.between(low, high)]
  if (!gambles) return
  for (let nth = 0; nth < bets; nth++) {
    const data = {
      transaction_id: `tx_${borrower.nth + 1}_${borrower.told.spending}`,
      amount_minor: Math.max(1, Math.round((borrower.incomeMinor * months) / bets)),
      currency: CURRENCY,
      direction: 'out',
      category: 'gambling',
      channel: 'online',
    } as const
    tell(borrower, 'spending', { type: 'transaction-recorded', at: from + (nth * days * DAY_MS) / bets, data })
  }
  reveal(world, borrower.subject, { kind: 'gambling', from, to: from + days * DAY_MS })
}

export function breakTerms(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.spending
  const { monthly, minDays, maxDays } = PARAMETERS.brokenTerms.value
  const [breaks, from, days] = [random.chance(monthly * world.trouble), daytime(random, month), random.between(minDays, maxDays)]
  if (!breaks) return
  const breach_id = `br_${borrower.nth + 1}_${borrower.told.spending}`
  const to = from + days * DAY_MS
  tell(borrower, 'spending', { type: 'terms-breach-reported', at: from, data: { breach_id, clause: '4.2' } })
  tell(borrower, 'spending', { type: 'terms-breach-cleared', at: to, data: { breach_id } })
  reveal(world, borrower.subject, { kind: 'broken-terms', from, to })
}

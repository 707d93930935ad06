/**
 * What a plan means to pay for borrowing, month by month: the ledger is led through it once more.
 *
 * Holds    interest, of what stood open before the plan too, and fees of draws. Not commitment fees, what deferring costs, and what cash earns: no
 *          payment to a lender shows them apart.
 * Units    whole minor units; months as `2026-03`, by the day of payment. What falls due at the plan's end is in the month of that day.
 */
import { dateText, dayOf } from './calendar.ts'
import { runLedger } from './ledger.ts'
import type { Plan } from './plan.ts'
import type { PlanInput } from './plan-input.ts'
import type { Schedule } from './schedule.ts'

export type CostMonth = { readonly month: string; readonly interestMinor: number; readonly feesMinor: number }

/** `input`: what the plan was made from, with what had failed by then. */
export function costMonths(input: PlanInput, plan: Plan): CostMonth[] {
  const { paid } = runLedger(input, scheduleIn(plan))
  const first = dayOf(input.asOf)
  const months = new Map<string, CostMonth>()
  let before = { interestMinor: 0, feesMinor: 0 }
  for (const [nth, { interestMinor, feesMinor }] of paid.entries()) {
    const month = dateText(first + nth).slice(0, 7)
    const sum = months.get(month) ?? { month, interestMinor: 0, feesMinor: 0 }
    months.set(month, {
      month,
      interestMinor: sum.interestMinor + interestMinor - before.interestMinor,
      feesMinor: sum.feesMinor + feesMinor - before.feesMinor,
    })
    before = { interestMinor, feesMinor }
  }
  return [...months.values()]
}

const scheduleIn = ({ draws, repayments, deferrals, buckets, endsOn }: Plan): Schedule => ({
  payDays: buckets.map(({ startsOn }) => dayOf(startsOn)),
  end: dayOf(endsOn),
  draws: draws.map(({ requestOn, landsOn, ...draw }) => ({ ...draw, requestOn: dayOf(requestOn), landsOn: dayOf(landsOn) })),
  repayments: repayments.map(({ on, ...repayment }) => ({ ...repayment, on: dayOf(on) })),
  deferrals: deferrals.map(({ paidOn, ...deferral }) => ({ ...deferral, paidOn: dayOf(paidOn) })),
  reserveUseMinor: buckets.map(({ reserveUseMinor }) => reserveUseMinor),
  gapMinor: buckets.map(({ gapMinor }) => gapMinor),
})

/** The same input with one figure moved: for prices and repairs, which are each solved again. */
import { dateText, dayOf } from './calendar.ts'
import type { PlanInput } from './plan-input.ts'

export const withLimit = (input: PlanInput, id: string, byMinor: number): PlanInput => ({
  ...input,
  facilities: input.facilities.map((facility) =>
    facility.id === id ? { ...facility, limitMinor: Math.max(0, facility.limitMinor + byMinor) } : facility,
  ),
})

export const withReserve = (input: PlanInput, byMinor: number): PlanInput => ({
  ...input,
  policy: { ...input.policy, reserveMinor: Math.max(0, input.policy.reserveMinor + byMinor) },
})

/** More room for debt as a whole. */
export function withDebtRoom(input: PlanInput, byMinor: number): PlanInput {
  const { leverage } = input.policy
  if (!leverage) return input
  return { ...input, policy: { ...input.policy, leverage: { ...leverage, otherDebtMinor: leverage.otherDebtMinor - byMinor } } }
}

/** Something more to pay on a day; less than nothing is something that comes in. */
export const withObligation = (input: PlanInput, dueOn: string, amountMinor: number): PlanInput => ({
  ...input,
  obligations: [...input.obligations, { id: 'more', amountMinor, dueOn }],
})

export const withCash = (input: PlanInput, byMinor: number): PlanInput => ({ ...input, openingCashMinor: input.openingCashMinor + byMinor })

export const withNeedLater = (input: PlanInput, id: string, days: number): PlanInput => ({
  ...input,
  needs: input.needs.map((need) => (need.id === id ? { ...need, dueOn: dateText(dayOf(need.dueOn) + days) } : need)),
})

/** Not before the day of the plan. */
export const withReceiptEarlier = (input: PlanInput, id: string, days: number): PlanInput => ({
  ...input,
  receipts: input.receipts.map((receipt) =>
    receipt.id === id ? { ...receipt, expectedOn: dateText(Math.max(dayOf(input.asOf), dayOf(receipt.expectedOn) - days)) } : receipt,
  ),
})

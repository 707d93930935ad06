/** What one line owes, day by day, in whole minor units. */
import { dayOf, interestDays } from './calendar.ts'
import type { FacilityInput } from './plan-input.ts'
import type { Schedule } from './schedule.ts'
import { tranchesOf } from './tranches.ts'

/** Mutable sums of a ledger; interest on what stood open before the plan under a schedule is apart, as no plan changes it. */
export type LedgerCost = {
  interestMinor: number
  existingInterestMinor: number
  feesMinor: number
  commitmentMinor: number
  deferralMinor: number
  incomeMinor: number
}

/** A part of a draw that is due on one day; it pays its interest on pay days, and what is left of it on that day. */
type Tranche = { readonly principalMinor: number; readonly dueOn: number; readonly isNew: boolean; paidTo: number }

export type Account = {
  readonly facility: FacilityInput
  /** Days since 1970 from and to which it may be asked. */
  readonly availableFrom: number
  readonly availableTo: number
  balanceMinor: number
  tranches: Tranche[]
  paidTo: number
  /** What stands open of before, while it is above the limit. */
  heldMinor: number
}

const PPM = 1_000_000

export function accountOf(facility: FacilityInput, asOf: number): Account {
  const { drawnMinor, repayment, schedule } = facility
  const common = {
    facility,
    availableFrom: dayOf(facility.availableFrom),
    availableTo: dayOf(facility.availableTo),
    paidTo: asOf,
    heldMinor: drawnMinor,
  }
  if (repayment === 'free') return { ...common, balanceMinor: drawnMinor, tranches: [] }
  const scheduled = schedule.map(({ on, principalMinor }) => ({ principalMinor, dueOn: dayOf(on), isNew: false, paidTo: asOf }))
  const leftMinor = scheduled.reduce((left, { principalMinor }) => left - principalMinor, drawnMinor)
  const rest = { principalMinor: leftMinor, dueOn: Number.POSITIVE_INFINITY, isNew: false, paidTo: asOf }
  return { ...common, balanceMinor: 0, tranches: leftMinor > 0 ? [...scheduled, rest] : scheduled }
}

/** Interest and the commitment fee of the days since the last pay day. Answers what is paid. */
export function payDay(account: Account, day: number, cost: LedgerCost): number {
  const { facility, tranches, balanceMinor } = account
  const openMinor = tranches.reduce((sum, { principalMinor }) => sum + principalMinor, balanceMinor)
  let paidMinor = 0
  for (const tranche of tranches) paidMinor += payInterest(facility, tranche, day, cost)
  const freeMinor = upShare(balanceMinor, facility.ratePpm, interestDays(account.paidTo, day, facility.dayCount))
  cost.interestMinor += freeMinor
  const isCharged = facility.committed && account.paidTo >= account.availableFrom && account.paidTo <= account.availableTo
  const undrawnMinor = isCharged ? Math.max(0, facility.limitMinor - openMinor) : 0
  const commitmentMinor = upShare(undrawnMinor, facility.commitmentFeePpm, interestDays(account.paidTo, day, facility.dayCount))
  cost.commitmentMinor += commitmentMinor
  account.paidTo = day
  return paidMinor + freeMinor + commitmentMinor
}

function payInterest({ ratePpm, dayCount }: FacilityInput, tranche: Tranche, day: number, cost: LedgerCost): number {
  const interestMinor = upShare(tranche.principalMinor, ratePpm, interestDays(tranche.paidTo, day, dayCount))
  tranche.paidTo = day
  if (tranche.isNew) cost.interestMinor += interestMinor
  else cost.existingInterestMinor += interestMinor
  return interestMinor
}

/** Answers what cash changes by: never up. */
export function payDues(account: Account, day: number, cost: LedgerCost): number {
  if (!account.tranches.some(({ dueOn }) => dueOn === day)) return 0
  const due = account.tranches.filter(({ dueOn }) => dueOn === day)
  account.tranches = account.tranches.filter(({ dueOn }) => dueOn !== day)
  return due.reduce((cash, tranche) => cash - tranche.principalMinor - payInterest(account.facility, tranche, day, cost), 0)
}

/** What a schedule does on one day. */
export type Moves = Pick<Schedule, 'draws' | 'repayments'>

/** Draws that land and what is repaid freely. Answers what cash changes by. */
export function takeDraw(account: Account, { draws, repayments }: Moves, cost: LedgerCost): number {
  const { facility } = account
  let cashMinor = 0
  for (const { facilityId, landsOn, amountMinor } of draws) {
    if (facilityId !== facility.id) continue
    const feeMinor = upShare(amountMinor, facility.drawFeePpm, { days: 1, ofYear: 1 }) + facility.fixedFeeMinor
    cost.feesMinor += feeMinor
    cashMinor += amountMinor - feeMinor
    if (facility.repayment === 'free') account.balanceMinor += amountMinor
    else
      account.tranches.push(...tranchesOf(facility, amountMinor, landsOn).map((tranche) => ({ ...tranche, isNew: true, paidTo: landsOn })))
  }
  for (const { facilityId, amountMinor } of repayments) {
    if (facilityId !== facility.id) continue
    account.balanceMinor -= amountMinor
    cashMinor -= amountMinor
  }
  return cashMinor
}

/** A yearly share of an amount, up to the minor unit. */
export function upShare(
  amountMinor: number,
  ratePpm: number,
  { days, ofYear }: { readonly days: number; readonly ofYear: number },
): number {
  const whole = PPM * ofYear
  const raised = amountMinor * ratePpm * days + whole - 1
  // Plain numbers where they are exact, as they nearly always are.
  if (raised <= Number.MAX_SAFE_INTEGER) return (raised - (raised % whole)) / whole
  return Number((BigInt(amountMinor) * BigInt(ratePpm) * BigInt(days) + BigInt(whole) - 1n) / BigInt(whole))
}

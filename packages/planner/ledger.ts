/**
 * A schedule led through day by day in whole minor units, from the input alone: it shares no arithmetic with the model, and nothing is shown that it
 * does not agree with.
 *
 * Rounds   interest, fees and the cost of deferring up to the minor unit at each payment; what cash earns, down. Exact at any size (bigint).
 */
import { dayOf, interestDays } from './calendar.ts'
import { type Account, accountOf, type LedgerCost, type Moves, payDay, payDues, takeDraw, upShare } from './ledger-account.ts'
import { type LedgerFault, ledgerFaults } from './ledger-faults.ts'
import type { PlanInput } from './plan-input.ts'
import type { Schedule } from './schedule.ts'

export type LedgerResult = {
  readonly ok: boolean
  readonly faults: readonly LedgerFault[]
  /** The least that cash was above what has to stay, on any day. */
  readonly leastHeadroomMinor: number
  readonly cost: LedgerCost
  /** The same, in each bucket. */
  readonly headroomMinor: readonly number[]
  /** At the end of each pay day. */
  readonly cashMinor: readonly number[]
  readonly outstandingMinor: readonly (readonly number[])[]
  /** Interest, of what stood open before too, and fees of draws that were paid so far, by day from the first to the last but one, and at the end. */
  readonly paid: readonly PaidSoFar[]
}

export type PaidSoFar = { readonly interestMinor: number; readonly feesMinor: number }

const PPM = 1_000_000n
const DAYS_A_YEAR = 365n

export function runLedger(input: PlanInput, schedule: Schedule): LedgerResult {
  const accounts = input.facilities.map((facility) => accountOf(facility, dayOf(input.asOf)))
  const flows = flowsByDay(input, schedule)
  const cost: LedgerCost = {
    interestMinor: 0,
    existingInterestMinor: 0,
    feesMinor: 0,
    commitmentMinor: 0,
    deferralMinor: flows.deferralMinor,
    incomeMinor: 0,
  }
  const payDays = new Set(schedule.payDays)
  const [cashMinor, headroomMinor, outstandingMinor, paid]: [number[], number[], number[][], PaidSoFar[]] = [[], [], [], []]
  const faults: LedgerFault[] = ledgerFaults(input, schedule)
  let [cash, cashDays, bucket] = [input.openingCashMinor, 0n, -1]
  const moves = movesByDay(schedule)
  for (let day = dayOf(input.asOf); day < schedule.end; day++) {
    cash += flows.byDay.get(day) ?? 0
    if (payDays.has(day)) {
      bucket++
      const earned = Number((cashDays * BigInt(input.policy.cashYieldPpm)) / (PPM * DAYS_A_YEAR))
      cost.incomeMinor += earned
      cash += earned
      cashDays = 0n
      for (const account of accounts) cash -= payDay(account, day, cost)
    }
    for (const account of accounts) cash += payDues(account, day, cost)
    const today = moves.get(day)
    if (today) for (const account of accounts) cash += takeDraw(account, today, cost)
    const floorMinor = input.policy.reserveMinor - schedule.reserveUseMinor[bucket]! - schedule.gapMinor[bucket]!
    headroomMinor[bucket] = Math.min(headroomMinor[bucket] ?? Number.POSITIVE_INFINITY, cash - floorMinor)
    for (const account of accounts) tellOverLimit(account, day, faults)
    cashDays += BigInt(Math.max(0, cash))
    paid.push(paidSoFar(cost))
    if (payDays.has(day)) {
      cashMinor.push(cash)
      outstandingMinor.push(accounts.map(outstanding))
    }
  }
  for (const account of accounts) payDay(account, schedule.end, cost)
  paid.push(paidSoFar(cost))
  const leastHeadroomMinor = Math.min(...headroomMinor)
  if (leastHeadroomMinor < 0) faults.push({ code: 'under-the-reserve', facilityId: null, on: null, byMinor: -leastHeadroomMinor })
  return { ok: faults.length === 0, faults, leastHeadroomMinor, headroomMinor, cost, cashMinor, outstandingMinor, paid }
}

const paidSoFar = ({ interestMinor, existingInterestMinor, feesMinor }: LedgerCost): PaidSoFar => ({
  interestMinor: interestMinor + existingInterestMinor,
  feesMinor,
})

function outstanding({ balanceMinor, tranches }: Account): number {
  let openMinor = balanceMinor
  for (const { principalMinor } of tranches) openMinor += principalMinor
  return openMinor
}

/** Days on which nothing is drawn or repaid freely have none. */
function movesByDay({ draws, repayments }: Schedule): ReadonlyMap<number, Moves> {
  const days = new Set([...draws.map(({ landsOn }) => landsOn), ...repayments.map(({ on }) => on)])
  return new Map(
    [...days].map((day) => [
      day,
      { draws: draws.filter(({ landsOn }) => landsOn === day), repayments: repayments.filter(({ on }) => on === day) },
    ]),
  )
}

/** What stands open already may be above a limit that was cut since; nothing may be drawn on top of it. */
function tellOverLimit(account: Account, day: number, faults: LedgerFault[]): void {
  const { facility } = account
  const openMinor = outstanding(account)
  account.heldMinor = Math.min(account.heldMinor, openMinor)
  const byMinor = openMinor - Math.max(facility.limitMinor, account.heldMinor)
  if (byMinor > 0) faults.push({ code: 'over-the-limit', facilityId: facility.id, on: day, byMinor })
}

type Flows = { readonly byDay: ReadonlyMap<number, number>; readonly deferralMinor: number }

function flowsByDay({ needs, receipts, obligations }: PlanInput, { deferrals }: Schedule): Flows {
  const byDay = new Map<number, number>()
  const add = (day: number, amountMinor: number): void => {
    byDay.set(day, (byDay.get(day) ?? 0) + amountMinor)
  }
  for (const { amountMinor, expectedOn } of receipts) add(dayOf(expectedOn), amountMinor)
  for (const { amountMinor, dueOn } of [...needs, ...obligations]) add(dayOf(dueOn), -amountMinor)
  let deferralMinor = 0
  for (const { needId, amountMinor, paidOn } of deferrals) {
    const { dueOn, deferCostPpm } = needs.find(({ id }) => id === needId)!
    const due = dayOf(dueOn)
    const costMinor = upShare(amountMinor, deferCostPpm, interestDays(due, paidOn, 'ACT/365F'))
    add(due, amountMinor)
    add(paidOn, -amountMinor - costMinor)
    deferralMinor += costMinor
  }
  return { byDay, deferralMinor }
}

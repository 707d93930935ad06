/**
 * What a loan costs in a year, as borrowers are told it.
 *
 * Units    parts per million: 14.60 % is 146_000. Amounts in minor units, from the borrower's side: received above 0, paid below.
 * Rounds   half up, once. The internal rates are found with + - * / of doubles alone, in a fixed order, so every machine finds the same; nothing here becomes money.
 * Absurd   flows that are no loan (nothing received first, or received again after paying), give back less than was received, or cost more than can be told
 *          have no rate: null.
 * Source   disclosure rules: all costs to the principal actually outstanding, annualised over 365 days; simple or internal, a simple one labelled as such.
 */
import type { Day } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import { quotientHalfUp } from '../kernel/ratio.ts'
import { RATE_ONE } from './interest.ts'
import type { Instalment, Loan } from './loan.ts'

const PPM = 1_000_000
const YEAR_DAYS = 365
const YEAR_MONTHS = 12
/** Halving from 1 has met two neighbouring doubles long before. */
const HALVINGS_MAX = 1_100

export type InternalRate = Readonly<{ nominalPpm: number; effectivePpm: number }>
export type DatedFlow = Readonly<{ on: Day; amountMinor: number }>

/** A day rate by 365 days, without compounding. */
export const annualPpmOf = (dayRate: number): number => Number(quotientHalfUp(BigInt(dayRate) * BigInt(YEAR_DAYS * PPM), BigInt(RATE_ONE)))

/** All costs to the principal outstanding and for how long: exact. `feesMinor`: beside the interest of the plan, whenever they are paid. */
export function simpleAnnualPpm(
  { principalMinor, disbursedOn, plan }: Pick<Loan, 'principalMinor' | 'disbursedOn' | 'plan'>,
  feesMinor = 0,
): number | null {
  invariant(Number.isSafeInteger(feesMinor) && feesMinor >= 0, 'fees are a whole amount')
  let costs = BigInt(feesMinor)
  let outstanding = BigInt(principalMinor)
  let outstandingDays = 0n
  let from = disbursedOn
  for (const row of plan) {
    outstandingDays += outstanding * BigInt(row.dueOn - from)
    outstanding -= BigInt(row.principalMinor)
    costs += BigInt(row.interestMinor)
    from = row.dueOn
  }
  return outstandingDays > 0n ? told(Number(quotientHalfUp(costs * BigInt(YEAR_DAYS * PPM), outstandingDays))) : null
}

/** Of flows a month apart, the first at once. Nominal: twelve times the rate of a month; effective: with its compounding. */
export function internalRate(monthlyMinor: readonly number[]): InternalRate | null {
  const discount = discountOf(monthlyMinor.map((amountMinor, period) => ({ amountMinor, period })))
  if (discount === null) return null
  const nominalPpm = toldOf((YEAR_MONTHS * (1 - discount)) / discount)
  const effectivePpm = toldOf(1 / power(discount, YEAR_MONTHS) - 1)
  return nominalPpm === null || effectivePpm === null ? null : { nominalPpm, effectivePpm }
}

/** Of flows on days, with compounding, actual days over 365. In any order. */
export function effectiveAnnualPpm(flows: readonly DatedFlow[]): number | null {
  const byDay = flows.toSorted((a, b) => a.on - b.on || b.amountMinor - a.amountMinor)
  const discount = discountOf(byDay.map(({ on, amountMinor }) => ({ amountMinor, period: on - byDay[0]!.on })))
  return discount === null ? null : toldOf(1 / power(discount, YEAR_DAYS) - 1)
}

/** What the borrower receives at once and then pays. `feesMinor` are kept back from what is paid out. */
export const flowsOf = (
  principalMinor: number,
  plan: readonly Pick<Instalment, 'principalMinor' | 'interestMinor'>[],
  feesMinor = 0,
): number[] => [principalMinor - feesMinor, ...plan.map((row) => -(row.principalMinor + row.interestMinor))]

type Flow = Readonly<{ amountMinor: number; period: number }>

/** What one unit a period later is worth now, so that the flows come to nothing: of a loan's flows there is one, and above it their sum is negative. */
function discountOf(flows: readonly Flow[]): number | null {
  if (!isLoan(flows)) return null
  const total = worth(flows, 1)
  if (total === 0) return 1
  if (total > 0) return null
  let low = 0
  let high = 1
  for (let halving = 0; halving < HALVINGS_MAX; halving += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (worth(flows, middle) > 0) low = middle
    else high = middle
  }
  return high
}

function isLoan(flows: readonly Flow[]): boolean {
  const firstPaid = flows.findIndex(({ amountMinor }) => amountMinor < 0)
  const paidLater = firstPaid > 0 && flows[firstPaid]!.period > flows[0]!.period
  return paidLater && flows[0]!.amountMinor > 0 && flows.every((flow, index) => index < firstPaid || flow.amountMinor <= 0)
}

/** From the last flow to the first, each step over the gap between them. */
function worth(flows: readonly Flow[], discount: number): number {
  let sum = 0
  for (let index = flows.length - 1; index > 0; index -= 1) {
    sum = (sum + flows[index]!.amountMinor) * power(discount, flows[index]!.period - flows[index - 1]!.period)
  }
  return sum + flows[0]!.amountMinor
}

/** By squaring; `Math.pow` may differ in its last bit from one machine to another. */
function power(base: number, exponent: number): number {
  let result = 1
  let square = base
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square
    square *= square
  }
  return result
}

const toldOf = (rate: number): number | null => told(Math.floor(rate * PPM + 0.5))
const told = (ppm: number): number | null => (Number.isSafeInteger(ppm) ? ppm : null)

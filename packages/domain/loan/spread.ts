/**
 * How a balance is spread over the periods that are left: principal and interest of each.
 *
 * Always   no part is negative; the principal of all rows is the balance.
 * Rounds   each part once, half up; the last row takes what rounding left over.
 */
import type { Day } from '../kernel/day.ts'
import { quotientHalfUp } from '../kernel/ratio.ts'
import { interestOfTwelfths, RATE_ONE, TWELFTHS_A_DAY } from './interest.ts'
import type { Instalment, LoanTerms } from './loan.ts'

/** A stretch that ends on a due day; its length as interest counts it, in twelfths of a day. */
export type Period = Readonly<{ dueOn: Day; twelfths: number }>

export type Spread = Readonly<{ balanceMinor: number; periods: readonly Period[]; method: LoanTerms['method']; dayRate: number }>

/** `portionMinor`: what a row pays (`portionOf`); another one than its own makes the rows fewer or more. */
export function spread(of: Spread, portionMinor: number = portionOf(of)): Instalment[] {
  const { periods, method, dayRate } = of
  let balanceMinor = of.balanceMinor
  return periods.map(({ dueOn, twelfths }, index) => {
    const interest = interestOfTwelfths(balanceMinor, dayRate, twelfths)
    const wanted = method === 'equal_instalment' ? Math.max(0, portionMinor - interest) : portionMinor
    const principal = index === periods.length - 1 ? balanceMinor : Math.min(balanceMinor, wanted)
    balanceMinor -= principal
    return { dueOn, principalMinor: principal, interestMinor: interest }
  })
}

/** Of equal instalments: principal and interest of a row together. Of equal principal: its principal. Where interest comes first: no principal. */
export function portionOf({ balanceMinor, periods, method, dayRate }: Spread): number {
  switch (method) {
    case 'equal_instalment':
      return levelMinor(balanceMinor, periods, dayRate)
    case 'equal_principal':
      return Number(quotientHalfUp(BigInt(balanceMinor), BigInt(periods.length)))
    case 'interest_only':
      return 0
  }
}

/**
 * The amount that, paid at the end of each period, leaves exactly nothing: P·∏f / Σ over periods of the later f, where f = 1 + rate × length.
 * A fraction of whole numbers, rounded half up once. The powers of the common denominator cancel out; what is left are products of whole numbers.
 */
function levelMinor(balanceMinor: number, periods: readonly Period[], dayRate: number): number {
  const one = BigInt(RATE_ONE * TWELFTHS_A_DAY)
  let grown = 1n
  let paid = 0n
  let unit = 1n
  for (const { twelfths } of periods) {
    const factor = one + BigInt(dayRate) * BigInt(twelfths)
    unit *= one
    grown *= factor
    paid = paid * factor + unit
  }
  return Number(quotientHalfUp(BigInt(balanceMinor) * grown, paid))
}

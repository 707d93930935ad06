/**
 * What principal earns over a stretch of days at a day rate.
 *
 * Units    `dayRate`: parts per 10^8 a day. Stretches are told in twelfths of a day, the first day counted and the last not: a twelfth of a year of
 *          360 or 365 days is a whole number of them, so equal months need no fraction.
 * Rounds   half up, once for each call: pass the whole stretch, not day by day.
 * Throws   BrokenInvariant on amounts that are negative or not whole.
 * Source   reference of the product: simple interest, actual days or equal months; penalty on principal past due only, not compounded.
 */
import { invariant } from '../kernel/outcome.ts'
import { productHalfUp } from '../kernel/ratio.ts'

export const TWELFTHS_A_DAY = 12
export const RATE_ONE = 100_000_000
const PERMILLE_ONE = 1_000

type Stretch = Readonly<{ principalMinor: number; dayRate: number; days: number }>

/** @example interestMinor({ principalMinor: 1_000_000, dayRate: 40_000, days: 31 }) // 12_400 */
export const interestMinor = ({ principalMinor, dayRate, days }: Stretch): number =>
  interestOfTwelfths(principalMinor, dayRate, TWELFTHS_A_DAY * days)

export function interestOfTwelfths(principalMinor: number, dayRate: number, twelfths: number): number {
  invariant(isCount(principalMinor) && isCount(dayRate) && isCount(twelfths), 'interest is earned by whole principal over whole days')
  return productHalfUp(principalMinor, dayRate, twelfths, RATE_ONE * TWELFTHS_A_DAY)
}

/** @example penaltyMinor({ principalMinor: 80_884, dayRate: 40_000, days: 10, penaltyPermille: 1500 }) // 485 */
export function penaltyMinor({ principalMinor, dayRate, days, penaltyPermille }: Stretch & Readonly<{ penaltyPermille: number }>): number {
  invariant(
    isCount(principalMinor) && isCount(dayRate * penaltyPermille) && isCount(days),
    'a penalty is earned by whole principal over whole days',
  )
  return productHalfUp(principalMinor, dayRate * penaltyPermille, days, RATE_ONE * PERMILLE_ONE)
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

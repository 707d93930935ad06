/** What a loan on its way through time (walk.ts, where the rules are) has earned by a day: interest of the period under way, and penalty of each row. */
import type { Day } from '../kernel/day.ts'
import { interestOfTwelfths, penaltyMinor, TWELFTHS_A_DAY } from './interest.ts'
import type { InstalmentPosition, Loan } from './loan.ts'
import { misuseDays, misuseMinor } from './misuse.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** `penaltyMinor` of a row: of closed stretches. `penaltyFrom`: where the open one began. The same of misuse. */
export type Row = Mutable<Omit<InstalmentPosition, 'settledOn'>> & {
  lastPaidOn: Day | null
  penaltyFrom: Day
  misuseMinor: number
  misuseFrom: Day
}

export type Walk = {
  readonly loan: Loan
  rows: Row[]
  /** The row under way: the first whose period has not ended. */
  next: number
  /** Principal of rows from that one on, without what of it was repaid early. */
  undueMinor: number
  periodFrom: Day
  /** Where the open stretch of interest began, and what the period earned before it. */
  stretchFrom: Day
  earnedBeforeMinor: number
  /** Where the open stretch of misuse of principal not due began. */
  misusedFrom: Day
  isWrittenOff: boolean
  surplusMinor: number
  /** The plan in force as it was made, before any early repayment. */
  whole: Readonly<{ balanceMinor: number; from: Day; ends: readonly Day[] }>
  reliefsGranted: number
}

/** Of the period under way, whatever of it is paid. */
export function earnedUnderWay(walk: Walk, on: Day): number {
  const row = walk.rows[walk.next]
  if (row === undefined) return 0
  const restMinor = row.interestMinor - walk.earnedBeforeMinor
  if (restMinor === 0) return walk.earnedBeforeMinor
  const twelfths = TWELFTHS_A_DAY * (on - walk.stretchFrom)
  return walk.earnedBeforeMinor + Math.min(restMinor, interestOfTwelfths(walk.undueMinor, walk.loan.terms.dayRate, twelfths))
}

/** Of all kinds. Of a row whose period has ended, that of its own principal; of the one under way, what all principal not due bears beyond its interest. */
export function penaltyOf(walk: Walk, index: number, on: Day): number {
  const row = walk.rows[index]!
  if (index < walk.next) return latePenalty(walk, row, on) + misuseOfDue(walk, row, on)
  return index === walk.next ? misuseUnderWay(walk, on) : 0
}

/** Nothing is earned from the day on which it was written off. */
export const earningUntil = ({ loan, isWrittenOff }: Walk, on: Day): Day => (isWrittenOff ? Math.min(on, loan.writtenOffOn ?? on) : on)

/** Of a row past due, beside what misuse costs. */
export function latePenalty(walk: Walk, row: Row, on: Day): number {
  const { loan } = walk
  const until = earningUntil(walk, on)
  const principal = row.principalMinor - row.paidPrincipalMinor
  if (principal === 0 || isInGrace(loan, row, until)) return row.penaltyMinor
  const { dayRate, penaltyPermille } = loan.terms
  const days = until - row.penaltyFrom - misuseDays(loan, row.penaltyFrom, until)
  return row.penaltyMinor + penaltyMinor({ principalMinor: principal, dayRate, penaltyPermille, days })
}

export const misuseOfDue = (walk: Walk, row: Row, on: Day): number =>
  row.misuseMinor + misuseMinor(walk.loan, row.principalMinor - row.paidPrincipalMinor, [row.misuseFrom, earningUntil(walk, on)], 0)

export function misuseUnderWay(walk: Walk, on: Day): number {
  const row = walk.rows[walk.next]
  return row === undefined ? 0 : row.misuseMinor + misuseMinor(walk.loan, walk.undueMinor, [walk.misusedFrom, earningUntil(walk, on)], 1000)
}

export const isInGrace = ({ terms }: Loan, { dueOn }: { readonly dueOn: Day }, on: Day): boolean => on <= dueOn + terms.graceDays

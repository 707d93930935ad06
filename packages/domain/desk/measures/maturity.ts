import type { Day } from '../../kernel/day.ts'
import { ppmOf, sum } from './parts.ts'

export type DebtWeek = Readonly<{ serviceMinor: number; receiptsMinor: number }>
/** `ppm`: null where debts fall due and nothing comes in, which is worse than any figure. */
export type Wall = Readonly<{ fromWeek: number; serviceMinor: number; receiptsMinor: number; ppm: number | null }>

const WEEKS = 4

/**
 * Maturity wall: the four weeks in a row whose debts take most of what comes in. Undefined where no debt falls due.
 *
 * Formula  max over four weeks of debt service / receipts of the same four weeks. Rounds down. Of equal ones the first.
 */
export function maturityWall(weeks: readonly DebtWeek[]): Wall | undefined {
  const starts = Math.max(1, weeks.length - WEEKS + 1)
  const walls = Array.from({ length: starts }, (_, fromWeek): Wall => {
    const four = weeks.slice(fromWeek, fromWeek + WEEKS)
    const [serviceMinor, receiptsMinor] = [sum(four.map((week) => week.serviceMinor)), sum(four.map((week) => week.receiptsMinor))]
    return { fromWeek, serviceMinor, receiptsMinor, ppm: receiptsMinor === 0 ? null : ppmOf(serviceMinor, receiptsMinor) }
  }).filter(({ serviceMinor }) => serviceMinor > 0)
  return walls.sort((a, b) => (b.ppm ?? Number.POSITIVE_INFINITY) - (a.ppm ?? Number.POSITIVE_INFINITY) || a.fromWeek - b.fromWeek)[0]
}

export type Owed = Readonly<{ minor: number; dueOn: Day }>

/**
 * Average remaining maturity, in days, weighted by amount. Null without debts.
 *
 * Formula  Σ amount × days to due / Σ amount. Rounds down; what is past due has no days left.
 */
export function remainingDays(owed: readonly Owed[], today: Day): number | null {
  const total = owed.reduce((all, { minor }) => all + BigInt(minor), 0n)
  const weighted = owed.reduce((all, { minor, dueOn }) => all + BigInt(minor) * BigInt(Math.max(0, dueOn - today)), 0n)
  return total === 0n ? null : Number(weighted / total)
}

import type { Day } from '../../kernel/day.ts'
import { type Haircuts, headroomMinor, type Line } from './headroom.ts'
import { partOf, ppmOf, sum } from './parts.ts'

export type Week = Readonly<{ outMinor: number; inMinor: number }>
/** What goes out and comes in under stress, in parts per million of what is planned. */
export type Stress = Readonly<{ outPpm: number; inPpm: number }>
export const DEFAULT_STRESS: Stress = { outPpm: 1_100_000, inPpm: 800_000 }

const WEEKS = 13

/**
 * Liquidity coverage over 13 weeks, in parts per million. Null where nothing flows out on balance: there is nothing to cover.
 *
 * Formula  (cash + headroom within 91 days) / (stressed out - stressed in), of the first 13 weeks. Rounds down.
 * Note     a measure of this house; not the ratio of the Basel rules, which is of 30 days and of banks.
 */
export function coverage13Ppm(
  funds: Readonly<{ cashMinor: number; lines: readonly Line[]; today: Day; haircuts: Haircuts }>,
  weeks: readonly Week[],
  { outPpm, inPpm }: Stress,
): number | null {
  const next = weeks.slice(0, WEEKS)
  const outflow = partOf(sum(next.map(({ outMinor }) => outMinor)), outPpm) - partOf(sum(next.map(({ inMinor }) => inMinor)), inPpm)
  const covered = headroomMinor(funds.cashMinor, funds.lines, WEEKS * 7, funds.today, funds.haircuts)
  return outflow <= 0 ? null : ppmOf(covered, outflow)
}

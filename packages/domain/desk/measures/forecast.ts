/** How far off what was expected was from what came. */
import { MILLION, ppmOf, sum } from './parts.ts'

/** Of one week, one way. */
export type Forecast = Readonly<{ forecastMinor: number; actualMinor: number }>

/** Where something was expected and nothing came at all, no share says it: so much is told. */
const NOTHING_CAME_PPM = 10 * MILLION

/**
 * Forecast error over all that is given, in parts per million: what comes in and what goes out each by itself, as the one would hide the other. Null where nothing was
 * expected and nothing flowed.
 *
 * Formula  Σ |actual - forecast| / Σ |actual|: weighted, since a week in which nothing flowed has no percentage of its own. Rounds down.
 */
export function forecastErrorPpm(flows: readonly Forecast[]): number | null {
  const actual = sum(flows.map(({ actualMinor }) => Math.abs(actualMinor)))
  const missed = sum(flows.map(({ actualMinor, forecastMinor }) => Math.abs(actualMinor - forecastMinor)))
  if (actual === 0) return missed === 0 ? null : NOTHING_CAME_PPM
  return Math.min(NOTHING_CAME_PPM, ppmOf(missed, actual))
}

import { HOUR_MS } from '../../kernel/time.ts'
import type { Wall } from '../measures/maturity.ts'
import { MILLION, ppmOf } from '../measures/parts.ts'
import type { DataIndicatorId, PortfolioIndicatorId } from './catalogue.ts'
import { changePpm } from './read-channel.ts'
import type { Values } from './values.ts'

/** Measures of a project (`measures/`). Null: could not be worked out. */
export type PortfolioSeen = Readonly<{
  largestProviderPpm: number | null
  hhiPpm: number | null
  largestGroupPpm: number | null
  survivalWithoutAny: Readonly<{ weeks: number; isBeyond: boolean }> | undefined
  /** As two people agreed; null: they did not. */
  survivalWeeksMin: number | null
  reserveMinor: number
  reserveFloorMinor: number
  leveragePpm: number | null
  leverageCapPpm: number
  debtServiceCoveragePpm: number | null
  /** Of what a facility agrees on, the bound that is nearest. */
  covenantRoomPpm: number | null
  maturityWall: Wall | undefined
  forecastErrorPpm: number | null
  remainingDays: Readonly<{ before60: number | null; now: number | null }>
  /** Needs whose purpose no line may fund. */
  blockedMinor: number
}>

/** What receives nothing at all while debts fall due stands above every mark. */
const NOTHING_COMES_IN = 100 * MILLION

export function readPortfolio(seen: PortfolioSeen): Readonly<Record<PortfolioIndicatorId, Values>> {
  const { survivalWithoutAny: survival, maturityWall: wall, remainingDays } = seen
  return {
    P1: { largestProviderPpm: seen.largestProviderPpm },
    P2: { hhiPpm: seen.hhiPpm },
    P3: { largestGroupPpm: seen.largestGroupPpm },
    P4: {
      survivalWeeks: survival === undefined ? null : survival.isBeyond ? Number.MAX_SAFE_INTEGER : survival.weeks,
      survivalShortWeeks: shortOf(survival, seen.survivalWeeksMin),
    },
    P5: { reserveToFloorPpm: seen.reserveFloorMinor === 0 ? null : ppmOf(Math.max(0, seen.reserveMinor), seen.reserveFloorMinor) },
    P6: {
      leverageToCapPpm: seen.leveragePpm === null ? null : ppmOf(seen.leveragePpm, seen.leverageCapPpm),
      debtServiceCoveragePpm: seen.debtServiceCoveragePpm,
      covenantRoomPpm: seen.covenantRoomPpm,
    },
    P7: { maturityWallPpm: wall === undefined ? 0 : (wall.ppm ?? NOTHING_COMES_IN) },
    P8: { forecastErrorPpm: seen.forecastErrorPpm },
    P9: {
      remainingMaturityChangePpm:
        remainingDays.before60 === null || remainingDays.now === null ? null : changePpm(remainingDays.before60, remainingDays.now),
    },
    P10: { blockedMinor: seen.blockedMinor, blockedBeyondReserveMinor: Math.max(0, seen.blockedMinor - Math.max(0, seen.reserveMinor)) },
  }
}

/** Weeks that are missing to what was agreed. Where nothing is missing as far as can be seen, none are. */
function shortOf(survival: PortfolioSeen['survivalWithoutAny'], weeksMin: number | null): number | null {
  if (survival === undefined || weeksMin === null) return null
  return survival.isBeyond ? 0 : Math.max(0, weeksMin - survival.weeks)
}

/** What is known of the data of one source. */
export type DataSeen = Readonly<{
  silentMs: number | null
  expectedEveryMs: number
  contradictions: number
  controlFailures: number
  /** Times of failed checks of signature or time, of the last hour at least. */
  signatureFailuresAt: readonly number[]
}>

export const readData = (seen: DataSeen, now: number): Readonly<Record<DataIndicatorId, Values>> => ({
  // Rounded up: a moment longer than twice is more than twice.
  D1: { feedAgePermille: seen.silentMs === null ? null : Math.ceil((1000 * seen.silentMs) / seen.expectedEveryMs) },
  D2: { contradictions: seen.contradictions },
  D3: { controlFailures: seen.controlFailures },
  D4: readFailedChecks(seen.signatureFailuresAt, now),
})

/** Of webhooks, within an hour. */
export const readFailedChecks = (failedAt: readonly number[], now: number): Values => ({
  signatureFailures: failedAt.filter((at) => at <= now && now - at < HOUR_MS).length,
})

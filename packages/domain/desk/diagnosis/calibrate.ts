/**
 * What a desk learns from incidents whose cause was found out, and how well the diagnosis had told it.
 *
 * Learns   the hazard by Gamma and Poisson, the priors and the answers of evidence by Dirichlet (of two answers: Beta): what was believed counts as so many incidents, and
 *          what was seen is added. Reach, spread and the hazards of signals stay as they were set.
 * Always   below 30 labelled incidents nothing is learned. Learning begins from what was believed first, with all incidents: what was learned once is not learned again.
 */
import { type Share, shareOf } from '../../measures/share.ts'
import { byCause, CAUSES, type Cause, EVIDENCE, type Evidence, type EvidenceId } from './causes.ts'
import { CALIBRATED_FROM, type Shares } from './diagnose.ts'
import type { Parameters } from './parameters.ts'

export type Labelled = Readonly<{
  cause: Cause
  /** What had been told before the cause was known. */
  sharesPpm: Shares
  evidence: Evidence
  /** Lines of the channel that failed for causes of their own, as found out. */
  ownFailures: number
}>

/** What was believed weighs as much as so many incidents that were seen. */
const BELIEVED = 10
const BELIEVED_FAILURES = 4

/**
 * @param exposureDays for how long all lines were watched, those that never failed too: in days, each day times what its signals multiply the hazard by
 *   (`exp(logHazardOf(…))`).
 */
export function learn(parameters: Parameters, incidents: readonly Labelled[], exposureDays: number): Parameters {
  if (incidents.length < CALIBRATED_FROM) return parameters
  const count = (cause: Cause) => incidents.filter((one) => one.cause === cause).length
  return {
    ...parameters,
    version: `${parameters.version}+${incidents.length}`,
    learnedFrom: parameters.learnedFrom + incidents.length,
    priors: byCause((cause) => (BELIEVED * parameters.priors[cause] + count(cause)) / (BELIEVED + incidents.length)),
    hazardPerDay: learnHazard(parameters.hazardPerDay, incidents, exposureDays),
    evidence: Object.fromEntries(EVIDENCE.map((id) => [id, learnEvidence(id, parameters, incidents)])) as Parameters['evidence'],
  }
}

/** Gamma(a, a / h₀): failures over the time in which they might have happened. */
function learnHazard(believed: number, incidents: readonly Labelled[], exposureDays: number): number {
  const failures = incidents.reduce((sum, { ownFailures }) => sum + ownFailures, 0)
  return (BELIEVED_FAILURES + failures) / (BELIEVED_FAILURES / believed + exposureDays)
}

function learnEvidence(id: EvidenceId, { evidence }: Parameters, incidents: readonly Labelled[]): Parameters['evidence'][EvidenceId] {
  return byCause((cause) => {
    const answers = incidents.filter((one) => one.cause === cause).flatMap((one) => one.evidence[id] ?? [])
    return (BELIEVED * evidence[id][cause] + answers.filter(Boolean).length) / (BELIEVED + answers.length)
  })
}

export type ReliabilityBin = Readonly<{
  fromPpm: number
  toPpm: number
  /** What was told on average; null where nothing was. */
  toldPpm: number | null
  /** How often it was so. */
  right: Share
}>
export type Reliability = Readonly<{
  bins: readonly ReliabilityBin[]
  /** Mean squared error over all causes: 0 is perfect, 2 the worst. Null of none. */
  brier: number | null
}>

const BINS = 10
const BIN_PPM = 1_000_000 / BINS

/** Told against found out, cause by cause: of what was told to be 70–80 % likely, about three quarters should have been so. */
export function reliabilityOf(incidents: readonly Labelled[]): Reliability {
  const told = incidents.flatMap(({ cause, sharesPpm }) => CAUSES.map((one) => ({ ppm: sharesPpm[one], wasSo: one === cause })))
  const bins = Array.from({ length: BINS }, (_, nth): ReliabilityBin => {
    const here = told.filter(({ ppm }) => Math.min(BINS - 1, Math.floor(ppm / BIN_PPM)) === nth)
    const sum = here.reduce((all, { ppm }) => all + ppm, 0)
    return {
      fromPpm: nth * BIN_PPM,
      toPpm: (nth + 1) * BIN_PPM,
      toldPpm: here.length === 0 ? null : Math.round(sum / here.length),
      right: shareOf(here.filter(({ wasSo }) => wasSo).length, here.length),
    }
  })
  const errors = told.reduce((sum, { ppm, wasSo }) => sum + (ppm / 1e6 - Number(wasSo)) ** 2, 0)
  return { bins, brier: incidents.length === 0 ? null : errors / incidents.length }
}

/**
 * Why lines of a channel fail: of the borrowers themselves, or because the channel was struck as a whole, and by what.
 *
 * Answers  shares in parts per million, that sum up to one million. `undetermined` where no cause has 60 %: what to do then goes by regret, not by the likeliest.
 * Leaves out  what was not observed: evidence that nobody asked for, lines without fresh data.
 * Limits   `limits.ts`, which is shown beside every answer.
 */
import { MILLION } from '../measures/parts.ts'
import { byCause, CAUSES, type Cause, COMMON_CAUSES, type CommonCause, EVIDENCE, type Evidence, type EvidenceId } from './causes.ts'
import { type Common, common, logOwn, type Pattern, patternOf, type SeenLine, type Window } from './likelihood.ts'
import type { Parameters } from './parameters.ts'

export type SeenChannel = Readonly<{ id: string; lines: readonly SeenLine[] }>
export type Incident = Readonly<{
  channel: SeenChannel
  /** The other channels that a common regulator, family of platforms or source of data ties to it. */
  siblings: readonly SeenChannel[]
  /** Usually the last 28 days. Lines that failed before it are no part of it. */
  window: Window
  evidence: Evidence
}>
export type Shares = Readonly<Record<Cause, number>>
export type Diagnosis = Readonly<{
  sharesPpm: Shares
  cause: Cause | 'undetermined'
  /** All but `individual`, together. */
  systemicPpm: number
  /** Of each failed line of the channel: how likely it failed for causes of its own. */
  ownPpm: readonly Readonly<{ line: string; ownPpm: number }>[]
  /** What spoke for each cause against `individual`: natural logarithms of the ratio, to three places. */
  weights: readonly Readonly<{ of: 'pattern' | 'siblings' | EvidenceId; log: Shares }>[]
  model: string
  isCalibrated: boolean
}>

export const CALIBRATED_FROM = 30
const DETERMINED_PPM = 600_000

export function diagnose(incident: Incident, parameters: Parameters): Diagnosis {
  const seen = look(incident, parameters)
  const shares = sharesOf(seen.logs, parameters)
  const sharesPpm = toPpm(shares)
  const top = CAUSES.reduce((best, cause) => (sharesPpm[cause] > sharesPpm[best] ? cause : best))
  return {
    sharesPpm,
    cause: sharesPpm[top] >= DETERMINED_PPM ? top : 'undetermined',
    systemicPpm: MILLION - sharesPpm.individual,
    ownPpm: seen.pattern.failed.map(({ id }, nth) => ({ line: id, ownPpm: Math.round(MILLION * ownShare(shares, seen, nth)) })),
    weights: seen.parts.map(({ of, logs }) => ({ of, log: byCause((cause) => rounded(logs[cause] - logs.individual)) })),
    model: parameters.version,
    isCalibrated: parameters.learnedFrom >= CALIBRATED_FROM,
  }
}

type Part = Diagnosis['weights'][number]['of']
export type Look = Readonly<{
  pattern: Pattern
  common: Readonly<Record<CommonCause, Common>>
  parts: readonly Readonly<{ of: Part; logs: Shares }>[]
  logs: Shares
}>

/** How likely all that was seen is, given each cause, as logarithms. */
export function look({ channel, siblings, window, evidence }: Incident, parameters: Parameters): Look {
  const pattern = patternOf(inWindow(channel.lines, window), window, parameters)
  const commons = eachCommon((cause) => common(pattern, cause, parameters))
  const ofPattern = byCause((cause) => (cause === 'individual' ? logOwn(pattern) : commons[cause].log))
  const parts: Look['parts'][number][] = [{ of: 'pattern', logs: ofPattern }]
  if (siblings.length > 0) parts.push({ of: 'siblings', logs: lookAtSiblings(siblings, window, parameters) })
  for (const id of EVIDENCE) {
    const answer = evidence[id]
    if (answer !== undefined) parts.push({ of: id, logs: byCause((cause) => Math.log(chanceOf(id, cause, answer, parameters))) })
  }
  return { pattern, common: commons, parts, logs: byCause((cause) => parts.reduce((sum, { logs }) => sum + logs[cause], 0)) }
}

const inWindow = (lines: readonly SeenLine[], { from, to }: Window): SeenLine[] =>
  lines.filter(({ failedAt }) => failedAt === null || (failedAt > from && failedAt <= to))

const eachCommon = (of: (cause: CommonCause) => Common): Record<CommonCause, Common> => ({
  policy: of('policy'),
  regulatory: of('regulatory'),
  maintenance: of('maintenance'),
  technical: of('technical'),
})

/** A regulator strikes them all; of any other cause the siblings know nothing, and what failed there failed by itself. */
function lookAtSiblings(siblings: readonly SeenChannel[], window: Window, parameters: Parameters): Shares {
  const patterns = siblings.map(({ lines }) => patternOf(inWindow(lines, window), window, parameters))
  const own = patterns.reduce((sum, pattern) => sum + logOwn(pattern), 0)
  const regulatory = patterns.reduce((sum, pattern) => sum + common(pattern, 'regulatory', parameters).log, 0)
  return byCause((cause) => (cause === 'regulatory' ? regulatory : own))
}

export const chanceOf = (id: EvidenceId, cause: Cause, answer: boolean, { evidence }: Parameters): number =>
  answer ? evidence[id][cause] : 1 - evidence[id][cause]

/** Of logarithms of likelihoods: priors put in, and all to sum up to one. */
export function sharesOf(logs: Shares, { priors }: Parameters): Shares {
  const raised = byCause((cause) => logs[cause] + Math.log(priors[cause]))
  const most = Math.max(...CAUSES.map((cause) => raised[cause]))
  const likely = byCause((cause) => Math.exp(raised[cause] - most))
  const total = CAUSES.reduce((sum, cause) => sum + likely[cause], 0)
  return byCause((cause) => likely[cause] / total)
}

const ownShare = (shares: Shares, { common: commons }: Look, nth: number): number =>
  COMMON_CAUSES.reduce((sum, cause) => sum + shares[cause] * commons[cause].own[nth]!, shares.individual)

const PLACES = 1000
const rounded = (log: number): number => Math.round(log * PLACES) / PLACES + 0

/** Whole parts that sum up to one million: what rounding leaves goes to the likeliest. */
function toPpm(shares: Shares): Shares {
  const whole = byCause((cause) => Math.round(shares[cause] * MILLION))
  const top = CAUSES.reduce((best, cause) => (shares[cause] > shares[best] ? cause : best))
  const left = MILLION - CAUSES.reduce((sum, cause) => sum + whole[cause], 0)
  return byCause((cause) => (cause === top ? whole[cause] + left : whole[cause]))
}

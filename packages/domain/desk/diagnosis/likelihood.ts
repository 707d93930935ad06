/**
 * How likely it is that just these lines of a channel failed, just then, if a common cause struck or if none did.
 *
 * Model   In a window of W days each line fails for causes of its own with the chance q, at any time of it. A common cause begins at an unknown time in the window, strikes
 *         an unknown share f of the lines (f is Beta), and those fall after it, on average `spreadMs` later. So a line that failed at t has the density
 *         q / W + (1 - q) × f × exp(-(t - onset) / spread) / spread, and one that has not failed yet the chance (1 - q) × (1 - f × struck so far). All is integrated over
 *         f (64 points) and the onset. A line that failed days before the others is so put down to itself, and does not clear the cause of the others.
 * Units   times in milliseconds; densities are told in failures per window, so that they have no unit, and nothing underflows.
 * Answers logarithms.
 */
import { invariant } from '../../kernel/outcome.ts'
import { DAY_MS } from '../../kernel/time.ts'
import type { CommonCause } from './causes.ts'
import type { Parameters, Signals } from './parameters.ts'
import { betaRule, legendre, type Rule } from './quadrature.ts'

/** A line of which there are fresh data. `failedAt`: null while it works. */
export type SeenLine = Readonly<{ id: string; failedAt: number | null; signals: Signals }>
export type Window = Readonly<{ from: number; to: number }>
/** `failed` in order of time; `chances` are their own. */
export type Pattern = Readonly<{
  window: Window
  failed: readonly SeenLine[]
  chances: readonly number[]
  working: number
  /** Logarithm of the chance that none of the working ones failed for causes of its own. */
  logWorking: number
}>

export function patternOf(lines: readonly SeenLine[], window: Window, parameters: Parameters): Pattern {
  invariant(window.to > window.from, 'a window is some time long')
  const failed = lines
    .filter(({ failedAt }) => failedAt !== null)
    .sort((a, b) => a.failedAt! - b.failedAt! || (a.id < b.id ? -1 : Number(a.id > b.id)))
  const working = lines.filter(({ failedAt }) => failedAt === null).map(({ signals }) => ownChance(signals, window, parameters))
  return {
    window,
    failed,
    chances: failed.map(({ signals }) => ownChance(signals, window, parameters)),
    working: working.length,
    logWorking: working.sort((a, b) => a - b).reduce((sum, chance) => sum + Math.log1p(-chance), 0),
  }
}

/** That a line fails in the window for causes of its own. */
export function ownChance(signals: Signals, { from, to }: Window, { hazardPerDay, logHazard }: Parameters): number {
  const raised = logHazardOf(signals, logHazard)
  return -Math.expm1((-hazardPerDay * (to - from) * Math.exp(raised)) / DAY_MS)
}

export const logHazardOf = (signals: Signals, logHazard: Parameters['logHazard']): number =>
  Object.entries(logHazard).reduce((sum, [id, { amber, red }]) => {
    const band = signals[id as keyof Signals]
    return sum + (band === undefined ? 0 : band === 'red' ? red : amber)
  }, 0)

export const logOwn = ({ chances, logWorking }: Pattern): number => chances.reduce((sum, chance) => sum + Math.log(chance), logWorking)

export type Common = Readonly<{
  log: number
  /** Which share it struck, as far as the pattern tells. */
  reach: number
  /** Of each failed line: how likely it failed for causes of its own all the same. */
  own: readonly number[]
}>

const rules = new WeakMap<object, Rule>()

function ruleOf(shape: Parameters['reach'][CommonCause]): Rule {
  const known = rules.get(shape) ?? betaRule(shape.a, shape.b)
  rules.set(shape, known)
  return known
}

export function common(pattern: Pattern, cause: CommonCause, { reach, spreadMs }: Parameters): Common {
  const rule = ruleOf(reach[cause])
  const total = newTotal(pattern.failed.length)
  for (const onset of onsets(pattern, spreadMs[cause])) addOnset(total, pattern, rule, spreadMs[cause], onset)
  return {
    log: Math.log(total.sum) + total.scale + pattern.logWorking,
    reach: total.reach / total.sum,
    own: Array.from(total.own, (own) => own / total.sum),
  }
}

type Onset = Readonly<{ at: number; weight: number }>

const STEPS = [0.3, 1.2, 3, 8, 20]
/** A piece that is short against the spread is nearly straight. */
const [LONG, SHORT] = [legendre(5), legendre(3)]

/**
 * Where to look for the onset, with weights that sum up to one: between any two failures, and before the first, closely just before each, where the density falls off
 * with the spread. What lies after the last failure struck nothing yet.
 */
function onsets({ window: { from, to }, failed }: Pattern, spreadMs: number): Onset[] {
  const times = [...new Set(failed.map(({ failedAt }) => failedAt!))]
  const ends = [...times, to]
  const found: Onset[] = []
  let start = from
  for (const end of ends) {
    const cuts = STEPS.map((step) => end - step * spreadMs).filter((cut) => cut > start)
    const marks = [end, ...cuts, start]
    for (let nth = 1; nth < marks.length; nth++) addPiece(found, marks[nth]!, marks[nth - 1]!, to - from, spreadMs)
    start = Math.max(start, end)
  }
  return found
}

function addPiece(found: Onset[], start: number, end: number, windowMs: number, spreadMs: number): void {
  if (end <= start) return
  const { nodes, weights } = end - start < STEPS[0]! * spreadMs ? SHORT : LONG
  for (let nth = 0; nth < nodes.length; nth++)
    found.push({ at: start + (end - start) * nodes[nth]!, weight: (weights[nth]! * (end - start)) / windowMs })
}

type Total = { sum: number; reach: number; scale: number; own: Float64Array }
const newTotal = (failed: number): Total => ({ sum: 0, reach: 0, scale: Number.NEGATIVE_INFINITY, own: new Float64Array(failed) })

function addOnset(total: Total, pattern: Pattern, { nodes, weights }: Rule, spreadMs: number, { at, weight }: Onset): void {
  const { window, chances, working } = pattern
  const struck = densities(pattern, spreadMs, at)
  const struckSoFar = -Math.expm1(-(window.to - at) / spreadMs)
  const likely = weights.map((share, nth) => share * power(1 - nodes[nth]! * struckSoFar, working))
  let log = Math.log(weight)
  for (let line = 0; line < struck.length; line++) {
    const [own, common] = [chances[line]!, struck[line]!]
    for (let nth = 0; nth < likely.length; nth++) likely[nth]! *= own + common * nodes[nth]!
    if (line % FACTORS === FACTORS - 1) log += rescale(likely)
  }
  const factor = raiseTo(total, log + rescale(likely))
  if (factor > NEGLIGIBLE) addShares(total, likely, factor, nodes, chances, struck)
}

/** In failures a window, of each failed line: that of the common cause. */
const densities = ({ window: { from, to }, failed, chances }: Pattern, spreadMs: number, onset: number): number[] =>
  failed.map(({ failedAt }, nth) =>
    failedAt! < onset ? 0 : (1 - chances[nth]!) * ((to - from) / spreadMs) * Math.exp(-(failedAt! - onset) / spreadMs),
  )

function addShares(
  total: Total,
  likely: Float64Array,
  factor: number,
  nodes: Float64Array,
  chances: readonly number[],
  struck: readonly number[],
): void {
  for (let nth = 0; nth < likely.length; nth++) {
    const part = likely[nth]! * factor
    total.sum += part
    total.reach += part * nodes[nth]!
    if (part < NEGLIGIBLE) continue
    for (let line = 0; line < struck.length; line++) {
      const own = chances[line]!
      total.own[line]! += (part * own) / (own + nodes[nth]! * struck[line]!)
    }
  }
}

/** Beside the likeliest. */
const NEGLIGIBLE = 1e-12
/** Products of so many factors stay within what a number holds. */
const FACTORS = 24

/** Of the whole numbers of lines: by squares. */
function power(base: number, times: number): number {
  let [result, square, left] = [1, base, times]
  while (left > 0) {
    if (left % 2 === 1) result *= square
    square *= square
    left = Math.floor(left / 2)
  }
  return result
}

/** Divides by the largest, and tells its logarithm. */
function rescale(likely: Float64Array): number {
  const most = likely.reduce((max, one) => Math.max(max, one), 0)
  for (let nth = 0; nth < likely.length; nth++) likely[nth]! /= most
  return Math.log(most)
}

/** The factor of what is that likely beside what is summed up already, which is scaled by the largest so far. */
function raiseTo(total: Total, log: number): number {
  if (log > total.scale) {
    const shrink = Math.exp(total.scale - log)
    total.sum *= shrink
    total.reach *= shrink
    for (let line = 0; line < total.own.length; line++) total.own[line]! *= shrink
    total.scale = log
  }
  return Math.exp(log - total.scale)
}

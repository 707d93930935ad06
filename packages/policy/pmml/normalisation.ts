/**
 * What turns the sums of a regression into predictions or probabilities.
 *
 * Single  under `float32` each step is rounded to 32 bits, as producers of such models do.
 * Source  PMML 4.4, Regression.
 */
import { normalBelow } from './normal-distribution.ts'

export const NORMALISATIONS = ['none', 'simplemax', 'softmax', 'logit', 'probit', 'cloglog', 'exp', 'loglog', 'cauchit'] as const
export type Normalisation = (typeof NORMALISATIONS)[number]
type Link = (value: number) => number

const logistic: Link = (value) => 1 / (1 + Math.exp(-value))

/** Inverse links: each gives a probability (but for `none` and `exp`). */
const LINKS: Record<Exclude<Normalisation, 'simplemax' | 'softmax'>, Link> = {
  none: (value) => value,
  logit: logistic,
  probit: normalBelow,
  cloglog: (value) => -Math.expm1(-Math.exp(value)),
  exp: Math.exp,
  loglog: (value) => Math.exp(-Math.exp(-value)),
  cauchit: (value) => 0.5 + Math.atan(value) / Math.PI,
}

const round32 =
  (link: Link): Link =>
  (value) =>
    Math.fround(link(value))

/** Of a regression; null where the standard gives the method no meaning there. */
export function linkOf(method: Normalisation, float32: boolean): Link | null {
  if (method === 'simplemax') return null
  const link = method === 'softmax' ? logistic : LINKS[method]
  if (!float32) return link
  return method === 'softmax' || method === 'logit'
    ? (value) => Math.fround(1 / Math.fround(1 + Math.fround(Math.exp(-value))))
    : round32(link)
}

type Normalise = (sums: readonly number[]) => readonly number[]

/** Of a classification, for so many categories; null where the standard gives the method no meaning there. */
export function normaliserOf(method: Normalisation, categories: number, isOrdinal: boolean, float32: boolean): Normalise | null {
  const round: Link = float32 ? Math.fround : (value) => value
  if (method === 'exp') return null
  if (method === 'softmax' || method === 'simplemax') {
    if (isOrdinal) return null
    return method === 'softmax' ? (sums) => softmax(sums, round) : (sums) => shares(sums, round)
  }
  const link = linkOf(method, float32)!
  if (isOrdinal) return (sums) => differences(sums.slice(0, -1).map(link))
  if (categories === 2) return (sums) => complement(link(sums[0]!), method, round)
  // Each category against the rest: what they say is brought to a sum of one.
  return method === 'none' ? lastTakesRest : (sums) => shares(sums.map(link), round)
}

function softmax(sums: readonly number[], round: Link): number[] {
  const most = Math.max(...sums)
  return shares(
    sums.map((sum) => round(Math.exp(round(sum - most)))),
    round,
  )
}

function shares(values: readonly number[], round: Link): number[] {
  const total = values.reduce((so, value) => round(so + value), 0)
  return values.map((value) => round(value / total))
}

/** Of two categories the second takes what is left; without a link the first is kept between 0 and 1. */
function complement(first: number, method: Normalisation, round: Link): number[] {
  const kept = method === 'none' ? Math.min(Math.max(first, 0), 1) : first
  return [kept, round(1 - kept)]
}

const lastTakesRest: Normalise = (sums) => {
  const all = sums.slice(0, -1)
  return [...all, 1 - all.reduce((so, value) => so + value, 0)]
}

/** Cumulative probabilities → those of each category. */
function differences(cumulative: readonly number[]): number[] {
  return [...cumulative, 1].map((value, index) => value - (index === 0 ? 0 : cumulative[index - 1]!))
}

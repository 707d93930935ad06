/**
 * The book cut into ten by risk, riskiest first: how many times the base rate went bad in each tenth.
 *
 * Sizes    tenth d holds the places from floor(n(d-1)/10) up to floor(nd/10): whole, and equal to within one. Below ten borrowers some are empty.
 * Ties     a tie that spans a border gives each side its bads in proportion: the mean over every order of the tied. So the figures do not depend
 *          on the order of the file, `bads` may be a fraction, and all tied gives lift 1 in every tenth.
 * Null     `rate` and `lift` of an empty tenth; `lift` and `captured` when nobody went bad.
 *
 * captured   share of all bads in this tenth and the riskier ones.
 */
import { classSizes, type Observation, type TieGroup, tieGroups } from './observation.ts'

const TENTHS = 10

export type Decile = {
  /** 1 is the riskiest. */
  readonly decile: number
  readonly size: number
  readonly bads: number
  readonly rate: number | null
  readonly lift: number | null
  readonly captured: number | null
}

export function liftByDecile(observations: readonly Observation[]): readonly Decile[] {
  const groups = tieGroups(observations)
  const { bads: allBads } = classSizes(groups)
  const total = observations.length
  const deciles: Decile[] = []
  for (let decile = 1, from = 0, badsBefore = 0; decile <= TENTHS; decile++) {
    const to = Math.floor((total * decile) / TENTHS)
    const badsUpTo = badsAmongRiskiest(groups, to)
    const size = to - from
    const bads = badsUpTo - badsBefore
    const rate = size === 0 ? null : bads / size
    const lift = rate === null || allBads === 0 ? null : rate / (allBads / total)
    deciles.push({ decile, size, bads, rate, lift, captured: allBads === 0 ? null : badsUpTo / allBads })
    from = to
    badsBefore = badsUpTo
  }
  return deciles
}

/** Bads among the `count` riskiest; a tie at the border gives in proportion. `groups` as `tieGroups` orders them. */
export function badsAmongRiskiest(groups: readonly TieGroup[], count: number): number {
  let left = count
  let bads = 0
  for (const group of groups) {
    if (left <= 0) break
    const taken = Math.min(left, group.size)
    bads += taken === group.size ? group.bads : (group.bads * taken) / group.size
    left -= taken
  }
  return bads
}

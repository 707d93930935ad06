/**
 * Kolmogorov-Smirnov distance: the widest gap between the share of bads and the share of goods caught at one and the same cut.
 *
 * Units    0 to 1. null unless both bads and goods were seen.
 * Ties     a cut lies between two risks, never inside a tie: all tied is 0.
 * Sign     the gap counts whichever way it opens, so a score that ranks backwards also scores high: read it beside the AUC.
 *
 * @example ks([{ risk: 2, bad: true }, { risk: 1, bad: false }]) // 1
 */
import { classSizes, type Observation, tieGroups } from './observation.ts'

export function ks(observations: readonly Observation[]): number | null {
  const groups = tieGroups(observations)
  const { bads, goods } = classSizes(groups)
  if (bads === 0 || goods === 0) return null
  let badsCaught = 0
  let goodsCaught = 0
  let widest = 0
  for (const group of groups) {
    badsCaught += group.bads
    goodsCaught += group.size - group.bads
    widest = Math.max(widest, Math.abs(badsCaught / bads - goodsCaught / goods))
  }
  return widest
}

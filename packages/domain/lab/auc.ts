/**
 * Area under the ROC curve: how often a bad borrower was ranked riskier than a good one.
 *
 * Units    0 to 1; 0.5 is a coin, 1 a perfect order. null unless both bads and goods were seen.
 * Ties     count half (Mann-Whitney with mid-ranks), so that all tied is 0.5 exactly.
 * Rounds   nothing: pairs are counted in halves, exact below 2^53 of them (some 90 million borrowers of each kind).
 * Source   Hanley and McNeil 1982; Mann and Whitney 1947.
 *
 * @example auc([{ risk: 2, bad: true }, { risk: 1, bad: false }]) // 1
 */
import { classSizes, type Observation, tieGroups } from './observation.ts'

export function auc(observations: readonly Observation[]): number | null {
  const groups = tieGroups(observations)
  const { bads, goods } = classSizes(groups)
  if (bads === 0 || goods === 0) return null
  let goodsBelow = goods
  let halfPairs = 0
  for (const group of groups) {
    const goodsHere = group.size - group.bads
    goodsBelow -= goodsHere
    halfPairs += group.bads * (2 * goodsBelow + goodsHere)
  }
  return halfPairs / (2 * bads * goods)
}

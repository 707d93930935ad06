/**
 * The sufficient reason set: what is certain first, then the fewest of the ranked factors that turn the decision when they are brought to their
 * baselines. Factors under one code are one reason.
 *
 * `isAdverseWith(n)` runs the decision again with the first n factors at baseline; it is asked for 1, 2, … until it says no or there is no room.
 * Source   the statement of specific reasons of Reg B, 12 CFR 1002.9(b)(2), and its commentary: what was scored, no more than four.
 */
export const MOST_REASONS = 4

export type Reason<Factor> = { readonly reason: string | null; readonly factors: readonly Factor[] }
export type Named<Factor> = {
  /** At most four, the first reason first; empty where nothing was adverse. */
  readonly principal: readonly Reason<Factor>[]
  /** More contributed than is listed: with all that is listed cured, the decision would still be adverse. */
  readonly furtherFactors: boolean
}

type HasReason = { readonly reason: string | null }
type Ranked<Factor> = { readonly factors: readonly Factor[]; readonly isAdverseWith: (count: number) => boolean }

/** `ranked` is null where the score was not adverse. */
export function nameReasons<Factor extends HasReason>(
  certain: readonly Factor[],
  ranked: Ranked<Factor> | null,
  most = MOST_REASONS,
): Named<Factor> {
  const list = new ReasonList<Factor>(most)
  const isWhole = certain.every((factor) => list.add(factor))
  if (ranked === null) return { principal: list.reasons, furtherFactors: !isWhole }
  for (const [index, factor] of ranked.factors.entries()) {
    if (!list.add(factor)) break
    if (!ranked.isAdverseWith(index + 1)) return { principal: list.reasons, furtherFactors: !isWhole }
  }
  return { principal: list.reasons, furtherFactors: true }
}

class ReasonList<Factor extends HasReason> {
  readonly reasons: { readonly reason: string | null; readonly factors: Factor[] }[] = []
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** False where it would be one reason too many. A factor without a code is a reason of its own. */
  add(factor: Factor): boolean {
    const { reason } = factor
    const same = reason === null ? undefined : this.reasons.find((each) => each.reason === reason)
    if (same !== undefined) same.factors.push(factor)
    else if (this.reasons.length >= this.#most) return false
    else this.reasons.push({ reason, factors: [factor] })
    return true
  }
}

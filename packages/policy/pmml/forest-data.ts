/**
 * An ensemble of regression trees over numbers, as plain data: what a model reader writes and what is compiled, searched and shown.
 *
 * Trees    one list per property of a node, all of the same length; node 0 is the root. A child stands after its parent, so no walk is endless.
 * Missing  a missing value goes to the child that `missing` names: either of the two or one of its own, such as a leaf with the node's last
 *          prediction. Where it names none (-1) the whole forest has no result.
 * Single   under `single` inputs are rounded to float32 before a test, and so is the sum after each tree, in order.
 */
export type Forest = {
  /** Names of the features; nodes tell them by place. */
  readonly features: readonly string[]
  /** The test that sends a value left: `value < threshold` or `value <= threshold`. */
  readonly goesLeft: '<' | '<='
  readonly precision: 'double' | 'single'
  /** What stands there before the first tree; of an average it is added after the division. */
  readonly base: number
  readonly combine: 'sum' | 'average'
  readonly trees: readonly ForestTree[]
}

export type ForestTree = {
  /** Place of the tested feature; -1 at a leaf. */
  readonly feature: readonly number[]
  /** 0 at a leaf. */
  readonly threshold: readonly number[]
  readonly left: readonly number[]
  readonly right: readonly number[]
  /** Where a missing value goes, or -1. */
  readonly missing: readonly number[]
  /** What a leaf adds; 0 elsewhere. */
  readonly value: readonly number[]
}

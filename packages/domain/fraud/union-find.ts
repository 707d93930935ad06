/**
 * Which of many things hang together, as connections become known one by one. Nothing can be taken apart again: whoever needs that builds anew.
 *
 * Cost     nearly constant for each connection: the smaller tree goes under the larger, and each search halves its path.
 */
export class UnionFind {
  readonly #parent: Int32Array
  readonly #weight: Int32Array

  /** `weights`: what each of them adds to the size of its component. */
  constructor(weights: Int32Array) {
    this.#parent = Int32Array.from(weights, (_, index) => index)
    this.#weight = Int32Array.from(weights)
  }

  find(of: number): number {
    const parent = this.#parent
    let at = of
    while (parent[at]! !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }

  join(a: number, b: number): void {
    const [left, right] = [this.find(a), this.find(b)]
    if (left === right) return
    const weight = this.#weight
    const [large, small] = weight[left]! >= weight[right]! ? [left, right] : [right, left]
    this.#parent[small] = large
    weight[large]! += weight[small]!
  }

  /** All weights of its component together. */
  sizeOf(of: number): number {
    return this.#weight[this.find(of)]!
  }
}

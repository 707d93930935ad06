/**
 * A Merkle tree over a list that only grows: one hash of 32 bytes stands for all of it, and a short proof shows that an entry is in it, or that a longer
 * list begins with a shorter one.
 *
 * Nodes    (level, index) with index × 2^level leaves before it; only those whose leaves are all there are kept, so none ever changes.
 * Hash     given by the host: SHA-256 of parts one behind the other. Leaves and nodes begin with different bytes, so that none passes for the other.
 * Source   RFC 9162, section 2.1.
 */

export type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array

export type NodeName = Readonly<{ level: number; index: number }>
export type Node = NodeName & Readonly<{ hash: Uint8Array }>

/** What is needed to go on: roots of the full trees that the list falls into, the largest first. */
export type Edge = Readonly<{ size: number; peaks: readonly Uint8Array[] }>

/** From leaf `begin` to before `end`. */
export type Range = Readonly<{ begin: number; end: number }>

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const leafHash = (sha256: Sha256, entry: Uint8Array): Uint8Array => sha256(LEAF, entry)
const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right)

export const emptyEdge: Edge = { size: 0, peaks: [] }

/** `nodes`: those that came to be, the leaves among them. */
export function append(sha256: Sha256, edge: Edge, leaves: readonly Uint8Array[]): { edge: Edge; nodes: Node[] } {
  const peaks = [...edge.peaks]
  const nodes: Node[] = []
  let { size } = edge
  for (const leaf of leaves) {
    let [hash, level, index] = [leaf, 0, size]
    nodes.push({ level, index, hash })
    // Each full tree on the left of as many leaves makes one of twice as many.
    for (; index % 2 === 1; level++) {
      hash = nodeHash(sha256, peaks.pop()!, hash)
      index = (index - 1) / 2
      nodes.push({ level: level + 1, index, hash })
    }
    peaks.push(hash)
    size++
  }
  return { edge: { size, peaks }, nodes }
}

/** Of an empty list, the hash of nothing. */
export function rootOf(sha256: Sha256, { peaks }: Edge): Uint8Array {
  if (peaks.length === 0) return sha256()
  return peaks.reduceRight((right, left) => nodeHash(sha256, left, right))
}

/** The full trees that a range falls into, from left to right. It begins where a tree of its size may begin. */
export function nodesOf({ begin, end }: Range): readonly NodeName[] {
  const nodes: NodeName[] = []
  for (let at = begin; at < end; ) {
    let level = 0
    while (2 ** (level + 1) <= end - at) level++
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** `hashOf`: of nodes that are kept. */
export const rangeHash = (sha256: Sha256, range: Range, hashOf: (node: NodeName) => Uint8Array): Uint8Array =>
  nodesOf(range)
    .map(hashOf)
    .reduceRight((right, left) => nodeHash(sha256, left, right))

/** The largest power of two below a number above 1; `Math.log2` is not exact enough. */
function splitOf(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/** What proves that leaf `index` is in a list of `size`: hashes of these ranges, in this order. */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  const ranges: Range[] = []
  for (let [begin, end] = [0, size]; end - begin > 1; ) {
    const middle = begin + splitOf(end - begin)
    const isLeft = index < middle
    ranges.unshift(isLeft ? { begin: middle, end } : { begin, end: middle })
    ;[begin, end] = isLeft ? [begin, middle] : [middle, end]
  }
  return ranges
}

/** What proves that a list of `size` begins with the one of `before`: hashes of these ranges. None where one of them is empty, or they are the same. */
export function consistencyRanges(before: number, size: number): readonly Range[] {
  if (before === 0 || before === size) return []
  const ranges: Range[] = []
  let [begin, end, isWhole] = [0, size, true]
  while (before !== end) {
    const middle = begin + splitOf(end - begin)
    if (before <= middle) {
      ranges.unshift({ begin: middle, end })
      end = middle
    } else {
      ranges.unshift({ begin, end: middle })
      ;[begin, isWhole] = [middle, false]
    }
  }
  return isWhole ? ranges : [{ begin, end }, ...ranges]
}

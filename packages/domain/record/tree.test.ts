/** The tree against its definition, and each proof against every way of spoiling it. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { append, consistencyRanges, type Edge, emptyEdge, inclusionRanges, leafHash, type Node, rangeHash, rootOf } from './tree.ts'
import { isContinued, isIncluded } from './verify.ts'

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const bytes = (text: string): Uint8Array => Buffer.from(text, 'hex')

/** The definition, word by word. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256()
  if (leaves.length === 1) return leaves[0]!
  let middle = 1
  while (middle * 2 < leaves.length) middle *= 2
  return sha256(Uint8Array.of(1), rootByDefinition(leaves.slice(0, middle)), rootByDefinition(leaves.slice(middle)))
}

const leavesOf = (count: number): Uint8Array[] => Array.from({ length: count }, (_, nth) => leafHash(sha256, Buffer.from(`entry ${nth}`)))

function grown(leaves: readonly Uint8Array[], batches: readonly number[] = [leaves.length]): { edge: Edge; kept: Map<string, Node> } {
  const kept = new Map<string, Node>()
  let [edge, from] = [emptyEdge, 0]
  for (const count of [...batches, leaves.length]) {
    const next = append(sha256, edge, leaves.slice(from, from + count))
    for (const node of next.nodes) {
      const name = `${node.level} ${node.index}`
      if (kept.has(name)) throw new Error(`node ${name} came to be twice`)
      kept.set(name, node)
    }
    edge = next.edge
    from += count
  }
  return { edge, kept }
}

const proofOf = (kept: ReadonlyMap<string, Node>, ranges: ReturnType<typeof inclusionRanges>): Uint8Array[] =>
  ranges.map((range) => rangeHash(sha256, range, ({ level, index }) => kept.get(`${level} ${index}`)!.hash))

const spoiled = (hash: Uint8Array): Uint8Array => hash.map((byte, place) => (place === 7 ? byte ^ 1 : byte))

/** Entries and roots that logs of certificates have been checked with for long. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
test.each([
  [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
])('the root of the first %i known entries', (size, root) => {
  const leaves = ENTRIES.slice(0, size).map((entry) => leafHash(sha256, bytes(entry)))
  expect(hex(rootOf(sha256, append(sha256, emptyEdge, leaves).edge))).toBe(root)
})

test('however it grew, a list has one root, and every full tree is kept once', () => {
  const sizes = fc
    .integer({ min: 0, max: 70 })
    .chain((size) => fc.tuple(fc.constant(size), fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 9 })))
  fc.assert(
    fc.property(sizes, ([size, batches]) => {
      const leaves = leavesOf(size)
      const { edge, kept } = grown(leaves, batches)
      expect(edge.size).toBe(size)
      expect(hex(rootOf(sha256, edge))).toBe(hex(rootByDefinition(leaves)))
      let full = 0
      for (let level = 0; 2 ** level <= size; level++) full += Math.floor(size / 2 ** level)
      expect(kept.size).toBe(full)
    }),
  )
})

test('every entry of every list up to 40 is proved, and nothing else is', () => {
  const leaves = leavesOf(40)
  const { kept } = grown(leaves)
  for (let size = 1; size <= 40; size++) {
    const root = rootByDefinition(leaves.slice(0, size))
    for (let index = 0; index < size; index++) {
      const proof = proofOf(kept, inclusionRanges(index, size))
      const right = { index, size, leaf: leaves[index]!, proof, root }
      expect(isIncluded(sha256, right)).toBe(true)
      const wrong = [
        { ...right, leaf: spoiled(right.leaf) },
        { ...right, root: spoiled(root) },
        { ...right, proof: [...proof, root] },
        { ...right, index: size },
        { ...right, index: -1 },
        { ...right, index: index + 0.5 },
        ...proof.map((_, nth) => ({ ...right, proof: proof.with(nth, spoiled(proof[nth]!)) })),
        ...(proof.length > 0
          ? [
              { ...right, proof: proof.slice(1) },
              { ...right, proof: proof.slice(0, -1) },
            ]
          : []),
        ...(size > 1 ? [{ ...right, index: (index + 1) % size }] : []),
      ]
      for (const one of wrong) expect(isIncluded(sha256, one)).toBe(false)
    }
  }
})

test('every list up to 40 is proved to begin with each shorter one, and with no other', () => {
  const leaves = leavesOf(40)
  const { kept } = grown(leaves)
  const roots = Array.from({ length: 41 }, (_, size) => rootByDefinition(leaves.slice(0, size)))
  for (let size = 0; size <= 40; size++) {
    for (let before = 0; before <= size; before++) {
      const proof = proofOf(kept, consistencyRanges(before, size))
      const right = { before, size, rootBefore: roots[before]!, root: roots[size]!, proof }
      expect(isContinued(sha256, right)).toBe(true)
      const wrong = [
        { ...right, rootBefore: spoiled(right.rootBefore) },
        ...(before === 0 ? [] : [{ ...right, root: spoiled(right.root) }]),
        { ...right, proof: [...proof, roots[1]!] },
        { ...right, before: size + 1 },
        ...proof.map((_, nth) => ({ ...right, proof: proof.with(nth, spoiled(proof[nth]!)) })),
        ...(proof.length > 0
          ? [
              { ...right, proof: proof.slice(1) },
              { ...right, proof: proof.slice(0, -1) },
            ]
          : []),
      ]
      for (const one of wrong) expect(isContinued(sha256, one)).toBe(false)
    }
  }
})

test('an entry never passes for a pair of hashes, nor the other way round', () => {
  const [left, right] = leavesOf(2)
  const pair = sha256(Uint8Array.of(1), left!, right!)
  expect(hex(leafHash(sha256, Buffer.concat([left!, right!])))).not.toBe(hex(pair))
})

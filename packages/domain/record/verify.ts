/**
 * What a proof says, to whoever has only the roots: it needs nothing of ours but the hash function.
 *
 * Never    throws: a proof that is too short, too long or about nothing proves nothing.
 * Source   RFC 9162, sections 2.1.3.2 and 2.1.4.2.
 */
import type { Sha256 } from './tree.ts'

const NODE = Uint8Array.of(1)

export type Inclusion = Readonly<{ index: number; size: number; leaf: Uint8Array; proof: readonly Uint8Array[]; root: Uint8Array }>

export function isIncluded(sha256: Sha256, { index, size, leaf, proof, root }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false
  let [node, last, hash] = [index, size - 1, leaf]
  for (const other of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = sha256(NODE, other, hash)
      // A node without a brother is its own parent.
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = sha256(NODE, hash, other)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && isSame(hash, root)
}

/** `rootBefore`: of the list of `before`. */
export type Consistency = Readonly<{
  before: number
  size: number
  rootBefore: Uint8Array
  root: Uint8Array
  proof: readonly Uint8Array[]
}>

export function isContinued(sha256: Sha256, { before, size, rootBefore, root, proof }: Consistency): boolean {
  if (!isCount(before) || !isCount(size) || before > size) return false
  if (before === size) return proof.length === 0 && isSame(rootBefore, root)
  // Everything begins with nothing.
  if (before === 0) return proof.length === 0 && isSame(rootBefore, sha256())
  // A list that is one full tree is a node of the longer one itself.
  const [first, ...rest] = isPowerOfTwo(before) ? [rootBefore, ...proof] : proof
  if (first === undefined) return false
  let [node, last] = [before - 1, size - 1]
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let [hashBefore, hash] = [first, first]
  for (const other of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hashBefore = sha256(NODE, other, hashBefore)
      hash = sha256(NODE, other, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = sha256(NODE, hash, other)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && isSame(hashBefore, rootBefore) && isSame(hash, root)
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
const half = (value: number): number => Math.floor(value / 2)
function isPowerOfTwo(value: number): boolean {
  let odd = value
  while (odd % 2 === 0) odd /= 2
  return odd === 1
}
const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, place) => byte === b[place])

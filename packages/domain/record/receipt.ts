/**
 * A receipt: that a row of the log, such as the one a notice came with, is in the record under a signed head. Whoever keeps it needs nobody to check it.
 *
 * Checked  the data and the decision against the entry, the entry's leaf against the root, the root against the head, the head against its signature.
 * Never    throws: a receipt that cannot be read is a fault like any other.
 * Source   RFC 9162, section 2.1.3.
 */
import { type Head, readHead } from './head.ts'
import { leafHash, type Sha256 } from './tree.ts'
import { isIncluded } from './verify.ts'

/** `signature`, `public`: base64. */
export type SignedHead = Readonly<{ body: string; key_id: string; signature: string }>
export type PublicKey = Readonly<{ id: string; public: string }>

/** `entry`: the text that the leaf stands for (entry.ts). `data`, `decision`: canonical JSON; null where they are not shown. `proof`: hashes in hex. */
export type Receipt = Readonly<{
  fairline: 'receipt'
  entry: string
  data: string | null
  decision: string | null
  tree: number
  nth: number
  size: number
  proof: readonly string[]
  head: SignedHead
  key: PublicKey
}>

export type ReceiptFault =
  | 'unreadable'
  | 'data-changed'
  | 'decision-changed'
  | 'not-included'
  | 'head-of-other-tree'
  | 'signature-wrong'
  | 'other-key'

/** `isSigned`: by the key that comes with it, whose name is of its bytes (`keyIdOf`). `pinned`: the key that whoever checks knows. */
export type ReceiptCheck = Readonly<{ sha256: Sha256; isSigned: boolean; pinned?: string | undefined }>

export function checkReceipt(receipt: Receipt, { sha256, isSigned, pinned }: ReceiptCheck): readonly ReceiptFault[] {
  const head = readHead(receipt.head.body)
  const entry = readEntry(receipt.entry)
  if (head === undefined || entry === undefined) return ['unreadable']
  const faults: ReceiptFault[] = []
  const hashOf = (text: string) => toHex(sha256(new TextEncoder().encode(text)))
  if (receipt.data !== null && hashOf(receipt.data) !== entry.data) faults.push('data-changed')
  if (receipt.decision !== null && hashOf(receipt.decision) !== entry.decision) faults.push('decision-changed')
  if (head.organisation_id !== entry.organisation_id) faults.push('head-of-other-tree')
  else faults.push(...placeFaults(receipt, head, sha256))
  if (!isSigned) faults.push('signature-wrong')
  if (pinned !== undefined && pinned !== receipt.key.public) faults.push('other-key')
  return faults
}

function placeFaults({ entry, tree, nth, size, proof }: Receipt, head: Head, sha256: Sha256): ReceiptFault[] {
  const signed = head.trees.find((one) => one.tree === tree)
  if (signed === undefined || signed.size !== size) return ['head-of-other-tree']
  const leaf = leafHash(sha256, new TextEncoder().encode(entry))
  const isIn = isIncluded(sha256, { index: nth, size, leaf, proof: proof.map(fromHex), root: fromHex(signed.root) })
  return isIn ? [] : ['not-included']
}

/** The name of a public key: the beginning of its hash. */
export const keyIdOf = (sha256: Sha256, bytes: Uint8Array): string => `rk_${toHex(sha256(bytes)).slice(0, 16)}`

/** Undefined where it is not one in form; what it says is another matter. */
export function readReceipt(text: string): Receipt | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isReceipt(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
const areTexts = (...values: readonly unknown[]): boolean => values.every((value) => typeof value === 'string')
const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string'

function isReceipt(value: unknown): value is Receipt {
  if (!isObject(value) || value.fairline !== 'receipt' || !isObject(value.head) || !isObject(value.key)) return false
  const { head, key, proof } = value
  return (
    areTexts(value.entry, head.body, head.key_id, head.signature, key.id, key.public) &&
    isTextOrNull(value.data) &&
    isTextOrNull(value.decision) &&
    [value.tree, value.nth, value.size].every(Number.isSafeInteger) &&
    Array.isArray(proof) &&
    proof.every((hash) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash))
  )
}

function readEntry(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
export const fromHex = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16))

/** A head that somebody kept by itself. */
export function readReceiptHead(text: string): SignedHead | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) && areTexts(value.body, value.key_id, value.signature) ? (value as SignedHead) : undefined
  } catch {
    return undefined
  }
}

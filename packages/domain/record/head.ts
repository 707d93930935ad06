/**
 * A tree head: what a signature of the record covers. One for all trees of an organisation, each one naming the one before it.
 *
 * Form     canonical JSON; the signature is over these bytes. Hashes in lower-case hex, `at` in epoch milliseconds.
 * Never    throws on what it is given to read: it comes from whoever wants to be believed.
 */
import { canonicalJson } from '../kernel/canonical-json.ts'

export const HEAD_FORM = 'fairline-head-1'

/** `tree`: a lane of the log, or -1 for administrative acts. */
export type TreeRoot = Readonly<{ tree: number; size: number; root: string }>

/** `previous`: SHA-256 of the text of the head before; null for the first. */
export type Head = Readonly<{
  at: number
  form: typeof HEAD_FORM
  number: number
  organisation_id: number
  previous: string | null
  trees: readonly TreeRoot[]
}>

export const headText = (head: Head): string => canonicalJson(head)

/** Undefined where it is none, or not written as we write it. */
export function readHead(text: string): Head | undefined {
  try {
    const head: unknown = JSON.parse(text)
    return isHead(head) && headText(head) === text ? head : undefined
  } catch {
    return undefined
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

function isHead(value: unknown): value is Head {
  if (!isObject(value) || value.form !== HEAD_FORM || !Array.isArray(value.trees)) return false
  const areTrees = value.trees.every((one) => isObject(one) && Number.isSafeInteger(one.tree) && isCount(one.size) && isHash(one.root))
  const isNumbered = isCount(value.number) && isCount(value.at) && isCount(value.organisation_id)
  return areTrees && isNumbered && (value.previous === null || isHash(value.previous))
}

/**
 * Where a borrower lives: his number inside, and the bucket of the hot tables that holds his rows.
 *
 * id       the first 8 bytes, big-endian, of SHA-256 over `fairline borrower`, one zero byte and his name in UTF-8; the top bit cleared, so that it
 *          fits a signed bigint. His name is his public id in the first organisation of a database; in every other, the organisation's number in
 *          decimal, one zero byte and the public id: the same id in two organisations is two borrowers.
 * bucket   the low 6 bits of that number: 0 to 63.
 * Fixed    for ever: rows are found by it. Two public ids with one number are refused by the write path (`borrower-id-collision`), never merged.
 *
 * @example borrowerKey(1, 'bor_1') // { id: 1356333653302430634n, bucket: 42 }
 */
import { hash } from 'node:crypto'

export type BorrowerKey = { readonly id: bigint; readonly bucket: number }

export const BUCKETS = 64
/** Made by the migrations; the only one of a small installation. */
export const FIRST_ORGANISATION = 1

const DOMAIN = 'fairline borrower\0'
const LOW_63_BITS = 0x7fff_ffff_ffff_ffffn
const DIGITS_OF_8_BYTES = 16

/** Whoever has just been heard of is soon heard of again. Two halves, as in account-cache.ts. */
const REMEMBERED_MAX = 40_000
let younger = new Map<string, BorrowerKey>()
let older = new Map<string, BorrowerKey>()

export function borrowerKey(organisationId: number, ref: string): BorrowerKey {
  const name = organisationId === FIRST_ORGANISATION ? ref : `${organisationId}\0${ref}`
  const known = younger.get(name) ?? older.get(name)
  if (known) return known
  if (younger.size >= REMEMBERED_MAX / 2) {
    older = younger
    younger = new Map()
  }
  const key = keyOf(name)
  younger.set(name, key)
  return key
}

function keyOf(name: string): BorrowerKey {
  const head = hash('sha256', DOMAIN + name, 'hex').slice(0, DIGITS_OF_8_BYTES)
  const id = BigInt(`0x${head}`) & LOW_63_BITS
  return { id, bucket: Number.parseInt(head.slice(-2), 16) % BUCKETS }
}

/** Short text for ids that are made per borrower, such as those of his holds. */
export const shortBorrowerText = (id: bigint): string => id.toString(36)

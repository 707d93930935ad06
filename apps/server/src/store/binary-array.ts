/**
 * One column of a statement's rows as a one-dimensional PostgreSQL array in binary: bound as it is, with nothing to escape and nothing to parse.
 *
 * Form     `array_recv`: dimensions, a flag for nulls, the element's type; then length and lower bound; then each element with its
 *          length. All integers big-endian. An empty array has no dimension.
 * Units    instants: epoch milliseconds, whole; PostgreSQL counts microseconds from 2000-01-01.
 * Twin     PostgreSQL itself: the test binds each column and reads it back as text.
 */

/** Types of PostgreSQL by their fixed object ids. */
const OID = { bytea: 17, int8: 20, int2: 21, int4: 23, text: 25, timestamptz: 1184, uuid: 2950, jsonb: 3802 } as const

const EPOCH_2000_MS = 946_684_800_000
const TWO_32 = 0x1_0000_0000
const HEAD_BYTES = 20
const EMPTY_HEAD_BYTES = 12
const JSONB_VERSION = 1

export const smallints = (values: readonly number[]): Buffer =>
  fixed(OID.int2, 2, values, (bytes, at, value) => void bytes.writeInt16BE(value, at))

export const integers = (values: readonly number[]): Buffer =>
  fixed(OID.int4, 4, values, (bytes, at, value) => void bytes.writeInt32BE(value, at))

export const bigints = (values: readonly bigint[]): Buffer =>
  fixed(OID.int8, 8, values, (bytes, at, value) => void bytes.writeBigInt64BE(value, at))

/** In the lower-case text form with hyphens. */
export const uuids = (values: readonly string[]): Buffer => fixed(OID.uuid, 16, values, writeUuid)

export const instants = (values: readonly number[]): Buffer => fixed(OID.timestamptz, 8, values, writeInstantUs)

/** The one column that knows nulls. */
export function optionalInstants(values: readonly (number | null)[]): Buffer {
  const known = values.filter((value) => value !== null).length
  const bytes = newArray(OID.timestamptz, values.length, known * 8)
  if (known < values.length) bytes.writeInt32BE(1, 4)
  let at = HEAD_BYTES
  for (const value of values) {
    bytes.writeInt32BE(value === null ? -1 : 8, at)
    if (value !== null) writeInstantUs(bytes, at + 4, value)
    at += value === null ? 4 : 12
  }
  return bytes
}

export function byteas(values: readonly Uint8Array[]): Buffer {
  const bytes = newArray(
    OID.bytea,
    values.length,
    total(values, (value) => value.length),
  )
  let at = HEAD_BYTES
  for (const value of values) {
    bytes.writeInt32BE(value.length, at)
    bytes.set(value, at + 4)
    at += 4 + value.length
  }
  return bytes
}

export const texts = (values: readonly string[]): Buffer => strings(OID.text, values)

/** Each value is the JSON text of one element. */
export const jsonbs = (values: readonly string[]): Buffer => strings(OID.jsonb, values, JSONB_VERSION)

/** `version`: a byte that goes before each text. */
function strings(oid: number, values: readonly string[], version?: number): Buffer {
  const before = version === undefined ? 0 : 1
  const bytes = newArray(
    oid,
    values.length,
    total(values, (value) => before + Buffer.byteLength(value)),
  )
  let at = HEAD_BYTES
  for (const value of values) {
    if (version !== undefined) bytes[at + 4] = version
    const length = before + bytes.write(value, at + 4 + before)
    bytes.writeInt32BE(length, at)
    at += 4 + length
  }
  return bytes
}

function fixed<T>(oid: number, size: number, values: readonly T[], write: (bytes: Buffer, at: number, value: T) => void): Buffer {
  const bytes = newArray(oid, values.length, values.length * size)
  let at = HEAD_BYTES
  for (const value of values) {
    bytes.writeInt32BE(size, at)
    write(bytes, at + 4, value)
    at += 4 + size
  }
  return bytes
}

/** The head is written; the elements, of `elementBytes` without their lengths, are not. */
function newArray(oid: number, count: number, elementBytes: number): Buffer {
  const bytes = Buffer.allocUnsafe(count === 0 ? EMPTY_HEAD_BYTES : HEAD_BYTES + 4 * count + elementBytes)
  bytes.writeInt32BE(count === 0 ? 0 : 1, 0)
  bytes.writeInt32BE(0, 4)
  bytes.writeInt32BE(oid, 8)
  if (count === 0) return bytes
  bytes.writeInt32BE(count, 12)
  bytes.writeInt32BE(1, 16)
  return bytes
}

function total<T>(values: readonly T[], lengthOf: (value: T) => number): number {
  let sum = 0
  for (const value of values) sum += lengthOf(value)
  return sum
}

/** In halves of 32 bits: microseconds after the year 2255 are no safe integers any more. */
function writeInstantUs(bytes: Buffer, at: number, ms: number): void {
  const sinceMs = ms - EPOCH_2000_MS
  const highMs = Math.floor(sinceMs / TWO_32)
  const lowUs = (sinceMs - highMs * TWO_32) * 1000
  const carry = Math.floor(lowUs / TWO_32)
  bytes.writeInt32BE(highMs * 1000 + carry, at)
  bytes.writeUInt32BE(lowUs - carry * TWO_32, at + 4)
}

const HYPHEN = 0x2d

function writeUuid(bytes: Buffer, at: number, text: string): void {
  let from = 0
  for (let index = 0; index < 16; index++) {
    if (text.charCodeAt(from) === HYPHEN) from++
    bytes[at + index] = (hexDigit(text.charCodeAt(from)) << 4) | hexDigit(text.charCodeAt(from + 1))
    from += 2
  }
}

/** Of `0` to `9` and `a` to `f`. */
const hexDigit = (code: number): number => (code < 0x3a ? code - 0x30 : code - 0x57)

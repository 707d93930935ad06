/**
 * Compact bytes for snapshots: variable-length integers, strings and lists, in one growing buffer.
 *
 * Units    integers are safe integers; a negative one needs `writeSigned`.
 * Throws   BrokenInvariant when asked to write what is not a safe integer, or to read past the end.
 */
import { invariant } from './outcome.ts'

export type Writer = { bytes: Uint8Array; length: number }
export type Reader = { readonly bytes: Uint8Array; offset: number }

const FIRST_SIZE = 512
/** A safe integer needs at most eight groups of seven bits. */
const MAX_GROUPS = 8

/** Shifts work on 32 bits, so that a number is written and read in two halves: the low one is four whole groups. */
const LOW_BITS = 28
const LOW = 2 ** LOW_BITS
/** What of a safe integer is above the low half. */
const HIGH = 2 ** (53 - LOW_BITS)

export const newWriter = (): Writer => ({ bytes: new Uint8Array(FIRST_SIZE), length: 0 })
export const newReader = (bytes: Uint8Array): Reader => ({ bytes, offset: 0 })
export const written = (writer: Writer): Uint8Array => writer.bytes.slice(0, writer.length)

function reserve(writer: Writer, more: number): void {
  if (writer.length + more <= writer.bytes.length) return
  const larger = new Uint8Array(Math.max(writer.bytes.length * 2, writer.length + more))
  larger.set(writer.bytes)
  writer.bytes = larger
}

/** Most numbers of a snapshot are of one byte, and this stays small enough to be compiled into what calls it. */
export function writeCount(writer: Writer, value: number): void {
  if (writer.length + MAX_GROUPS > writer.bytes.length) reserve(writer, MAX_GROUPS)
  const small = value & 127
  if (small === value) writer.bytes[writer.length++] = small
  else writeGroups(writer, value)
}

/** Seven bits a byte, low bits first. A byte array keeps the low eight bits of what is put in. */
function writeGroups(writer: Writer, value: number): void {
  const { bytes } = writer
  let at = writer.length
  let rest = value >>> 0
  if (rest !== value || rest >= LOW) {
    invariant(Number.isSafeInteger(value) && value >= 0, 'a count is a safe integer from 0')
    rest = (value / LOW) >>> 0
    const low = (value - rest * LOW) >>> 0
    bytes[at++] = low | 128
    bytes[at++] = (low >>> 7) | 128
    bytes[at++] = (low >>> 14) | 128
    bytes[at++] = (low >>> 21) | 128
  }
  while (rest >= 128) {
    bytes[at++] = rest | 128
    rest >>>= 7
  }
  bytes[at++] = rest
  writer.length = at
}

export function readCount(reader: Reader): number {
  const first = reader.bytes[reader.offset]
  if (first === undefined || first > 127) return readGroups(reader)
  reader.offset++
  return first
}

function readGroups(reader: Reader): number {
  const { bytes } = reader
  let at = reader.offset
  let low = 0
  let high = 0
  for (let group = 0; group < MAX_GROUPS; group++) {
    const byte = bytes[at++]
    invariant(byte !== undefined, 'bytes do not end inside a number')
    const shift = group * 7
    if (shift < LOW_BITS) low |= (byte & 127) << shift
    else high |= (byte & 127) << (shift - LOW_BITS)
    if (byte < 128) {
      invariant(high < HIGH, 'a stored number is a safe integer')
      reader.offset = at
      return high * LOW + low
    }
  }
  invariant(false, 'a stored number has at most eight groups')
}

/** Sign first, then the magnitude: zig-zag would double the number out of the safe range. */
export function writeSigned(writer: Writer, value: number): void {
  writeCount(writer, value < 0 ? 1 : 0)
  writeCount(writer, value < 0 ? -value : value)
}

export function readSigned(reader: Reader): number {
  const negative = readCount(reader) === 1
  const magnitude = readCount(reader)
  return negative ? -magnitude : magnitude
}

/** null is 0, any other value one more than itself. */
export const writeOptional = (writer: Writer, value: number | null): void => writeCount(writer, value === null ? 0 : value + 1)

export function readOptional(reader: Reader): number | null {
  const value = readCount(reader)
  return value === 0 ? null : value - 1
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function writeText(writer: Writer, value: string): void {
  const start = writer.length
  if (writeAscii(writer, value)) return
  writer.length = start
  const encoded = encoder.encode(value)
  writeCount(writer, encoded.length)
  reserve(writer, encoded.length)
  writer.bytes.set(encoded, writer.length)
  writer.length += encoded.length
}

/** Most texts are short codes in ASCII, which need no encoder: its call would cost more than the bytes. False if this is none of them. */
function writeAscii(writer: Writer, value: string): boolean {
  writeCount(writer, value.length)
  reserve(writer, value.length)
  const { bytes } = writer
  let at = writer.length
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index)
    if (unit > 127) return false
    bytes[at++] = unit
  }
  writer.length = at
  return true
}

export function readText(reader: Reader): string {
  const length = readCount(reader)
  const { bytes, offset: start } = reader
  const end = start + length
  invariant(end <= bytes.length, 'bytes do not end inside a text')
  reader.offset = end
  if (length > SHORT_TEXT || !isAscii(bytes, start, end)) return decoder.decode(bytes.subarray(start, end))
  return asciiText(bytes, start, end)
}

/** From this length on the decoder is the faster one. */
const SHORT_TEXT = 48

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  let seen = 0
  for (let at = start; at < end; at++) seen |= bytes[at]!
  return seen < 128
}

/** Eight letters at a time: a text joined letter by letter is a long chain, to be walked at its first use. */
function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  let at = start
  for (; at + 8 <= end; at += 8) text += eightLetters(bytes, at)
  for (; at < end; at++) text += String.fromCharCode(bytes[at]!)
  return text
}

const eightLetters = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(
    bytes[at]!,
    bytes[at + 1]!,
    bytes[at + 2]!,
    bytes[at + 3]!,
    bytes[at + 4]!,
    bytes[at + 5]!,
    bytes[at + 6]!,
    bytes[at + 7]!,
  )

/** Number by number, as most lists of a snapshot are. */
export function writeCounts(writer: Writer, values: readonly number[]): void {
  writeCount(writer, values.length)
  for (const value of values) writeCount(writer, value)
}

export function readCounts(reader: Reader): number[] {
  const values: number[] = []
  for (let left = readCount(reader); left > 0; left--) values.push(readCount(reader))
  return values
}

/** How many, and then each. */
export function writeList<T>(writer: Writer, items: readonly T[], write: (item: T) => void): void {
  writeCount(writer, items.length)
  for (const item of items) write(item)
}

/** One after the other: a count that is wrong ends with the bytes, and takes no room before. */
export function readList<T>(reader: Reader, read: () => T): T[] {
  const items: T[] = []
  for (let left = readCount(reader); left > 0; left--) items.push(read())
  return items
}

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

export const newWriter = (): Writer => ({ bytes: new Uint8Array(FIRST_SIZE), length: 0 })
export const newReader = (bytes: Uint8Array): Reader => ({ bytes, offset: 0 })
export const written = (writer: Writer): Uint8Array => writer.bytes.slice(0, writer.length)

function reserve(writer: Writer, more: number): void {
  if (writer.length + more <= writer.bytes.length) return
  const larger = new Uint8Array(Math.max(writer.bytes.length * 2, writer.length + more))
  larger.set(writer.bytes)
  writer.bytes = larger
}

/** Seven bits a byte, low bits first. Beyond 32 bits by division: shifts would cut the number. */
export function writeCount(writer: Writer, value: number): void {
  invariant(Number.isSafeInteger(value) && value >= 0, 'a count is a safe integer from 0')
  reserve(writer, MAX_GROUPS)
  let rest = value
  while (rest >= 128) {
    writer.bytes[writer.length++] = (rest % 128) + 128
    rest = Math.floor(rest / 128)
  }
  writer.bytes[writer.length++] = rest
}

export function readCount(reader: Reader): number {
  let value = 0
  let scale = 1
  for (let group = 0; group < MAX_GROUPS; group++) {
    const byte = reader.bytes[reader.offset++]
    invariant(byte !== undefined, 'bytes do not end inside a number')
    value += (byte & 127) * scale
    if (byte < 128) {
      invariant(Number.isSafeInteger(value), 'a stored number is a safe integer')
      return value
    }
    scale *= 128
  }
  invariant(false, 'a stored number has at most eight groups')
}

/** Sign first, then the magnitude: zig-zag would double the number out of the safe range. */
export function writeSigned(writer: Writer, value: number): void {
  writeCount(writer, value < 0 ? 1 : 0)
  writeCount(writer, Math.abs(value))
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
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Most texts are short codes in ASCII, which need no encoder: its call would cost more than the bytes. */
export function writeText(writer: Writer, value: string): void {
  if (isAscii(value)) {
    writeCount(writer, value.length)
    reserve(writer, value.length)
    for (let index = 0; index < value.length; index++) writer.bytes[writer.length++] = value.charCodeAt(index)
    return
  }
  const encoded = encoder.encode(value)
  writeCount(writer, encoded.length)
  reserve(writer, encoded.length)
  writer.bytes.set(encoded, writer.length)
  writer.length += encoded.length
}

export function readText(reader: Reader): string {
  const length = readCount(reader)
  const end = reader.offset + length
  invariant(end <= reader.bytes.length, 'bytes do not end inside a text')
  const start = reader.offset
  reader.offset = end
  let value = ''
  for (let index = start; index < end; index++) {
    const byte = reader.bytes[index]!
    if (byte > 127) return decoder.decode(reader.bytes.subarray(start, end))
    value += String.fromCharCode(byte)
  }
  return value
}

function isAscii(value: string): boolean {
  for (let index = 0; index < value.length; index++) if (value.charCodeAt(index) > 127) return false
  return true
}

export function writeList<T>(writer: Writer, items: readonly T[], writeItem: (writer: Writer, item: T) => void): void {
  writeCount(writer, items.length)
  for (const item of items) writeItem(writer, item)
}

export function readList<T>(reader: Reader, readItem: (reader: Reader) => T): T[] {
  const items: T[] = []
  for (let left = readCount(reader); left > 0; left--) items.push(readItem(reader))
  return items
}

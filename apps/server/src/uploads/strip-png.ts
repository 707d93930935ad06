/**
 * A PNG without what it says beside the picture: texts, Exif, times, chunks that nobody knows, and whatever is hung on behind its end.
 *
 * Throws   RefusedFile on what is no PNG from its first chunk to its last, every one with its own check sum.
 * Source   W3C PNG, third edition.
 */
import { crc32 } from 'node:zlib'
import { mustFit, RefusedFile } from './file-fault.ts'

const SIGNATURE_BYTES = 8
/** Length, type and check sum. */
const AROUND_BYTES = 12
const HEADER_BYTES = 13

/** What the picture needs, and what says how its colours are meant. */
const KEPT: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'cICP',
  'sBIT',
  'bKGD',
  'pHYs',
])

export function stripPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE_BYTES)]
  let hasData = false
  for (let at = SIGNATURE_BYTES, nth = 0; ; nth++) {
    const { type, end } = chunkAt(bytes, at)
    if ((type === 'IHDR') !== (nth === 0)) throw broken('a header in the wrong place')
    if (type === 'IHDR') {
      if (end - at !== HEADER_BYTES + AROUND_BYTES) throw broken('a header of the wrong length')
      mustFit(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))
    }
    hasData ||= type === 'IDAT'
    if (KEPT.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') {
      if (!hasData) throw broken('no picture')
      return Buffer.concat(kept)
    }
    at = end
  }
}

const broken = (what: string) => new RefusedFile('file-broken', `a PNG with ${what}`)

function chunkAt(bytes: Buffer, at: number): { type: string; end: number } {
  if (at + AROUND_BYTES > bytes.length) throw broken('no end')
  const end = at + AROUND_BYTES + bytes.readUInt32BE(at)
  if (end > bytes.length) throw broken('a chunk that is cut off')
  if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw broken('a wrong check sum')
  return { type: bytes.toString('latin1', at + 4, at + 8), end }
}

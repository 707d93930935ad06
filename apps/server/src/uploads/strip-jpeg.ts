/**
 * A JPEG without what it says beside the picture: place, device, time, comments, thumbnails, and whatever is hung on behind its end.
 *
 * Keeps    which way up it is shown (jpeg-orientation.ts), and what a decoder needs: tables, frames, scans, JFIF (APP0), the colour transform (APP14 "Adobe") and the colour profile (APP2 "ICC_PROFILE").
 * Throws   RefusedFile on what is no JPEG from its first marker to its last.
 * Source   ITU-T T.81, annex B.
 */
import { mustFit, RefusedFile } from './file-fault.ts'
import { orientationIn, orientationSegment } from './jpeg-orientation.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const COM = 0xfe
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7

export function stripJpeg(bytes: Buffer): Buffer {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw broken('no beginning')
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let hasFrame = false
  let isTurned = false
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++
    if (bytes[at] !== 0xff) throw broken('a segment without a marker')
    const marker = bytes[at + 1]
    if (marker === undefined) throw broken('no end')
    if (marker === EOI) {
      if (!hasFrame) throw broken('no picture')
      return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    }
    const end = segmentEnd(bytes, at, marker)
    if (isFrame(marker)) {
      hasFrame = true
      mustFit(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
    }
    const next = marker === SOS ? scanEnd(bytes, end) : end
    const orientation = marker === APP1 && !isTurned && !hasFrame ? orientationIn(bytes.subarray(at + 4, end)) : undefined
    if (orientation !== undefined) {
      isTurned = true
      kept.push(orientationSegment(orientation))
    }
    if (isKept(bytes, at, marker)) kept.push(bytes.subarray(at, next))
    at = next
  }
}

const broken = (what: string) => new RefusedFile('file-broken', `a JPEG with ${what}`)

/** Frame headers are read to their ninth byte. */
const LENGTH_OF_FRAME_MIN = 8

function segmentEnd(bytes: Buffer, at: number, marker: number): number {
  if (at + 4 > bytes.length) throw broken('no end')
  const length = bytes.readUInt16BE(at + 2)
  if (length < (isFrame(marker) ? LENGTH_OF_FRAME_MIN : 2) || at + 2 + length > bytes.length) throw broken('a segment that is cut off')
  return at + 2 + length
}

/** Picture data goes on to the next marker that is neither stuffed, nor a restart, nor filled in front of. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = from; ; at++) {
    at = bytes.indexOf(0xff, at)
    const next = at === -1 ? undefined : bytes[at + 1]
    if (next === undefined) throw broken('no end')
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at
  }
}

function isKept(bytes: Buffer, at: number, marker: number): boolean {
  if (marker === COM) return false
  if (marker < APP0 || marker > APP15) return true
  const begins = (text: string) => bytes.toString('latin1', at + 4, at + 4 + text.length) === text
  return (marker === APP0 && begins('JFIF\0')) || (marker === APP2 && begins('ICC_PROFILE\0')) || (marker === APP14 && begins('Adobe'))
}

/**
 * Which way up a JPEG is shown: the one thing of its Exif that the picture needs. It is written anew, alone; nothing of what was beside it is copied.
 *
 * Source   Exif 2.32, 4.6: TIFF header, first directory, tag 0x0112.
 */
const HEADER = 'Exif\0\0'
const ORIENTATION = 0x0112
const SHORT = 3
const ENTRY_BYTES = 12
const AS_IT_IS = 1
const LAST = 8
/** Cameras write some dozens. */
const ENTRIES_MAX = 512

/** 1 (as it is) to 8; undefined where the segment says nothing of it that makes sense. `content`: of APP1, without marker and length. */
export function orientationIn(content: Buffer): number | undefined {
  if (content.toString('latin1', 0, HEADER.length) !== HEADER) return undefined
  const tiff = content.subarray(HEADER.length)
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return undefined
  const u16 = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (order === 'II' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = u32(4)
  if (directory + 2 > tiff.length) return undefined
  const count = Math.min(u16(directory), ENTRIES_MAX)
  for (let nth = 0, at = directory + 2; nth < count && at + ENTRY_BYTES <= tiff.length; nth++, at += ENTRY_BYTES) {
    if (u16(at) !== ORIENTATION) continue
    const value = u16(at + 8)
    return u16(at + 2) === SHORT && value >= AS_IT_IS && value <= LAST ? value : undefined
  }
  return undefined
}

/** A whole APP1 that says that and nothing else; nothing where it is as it is. */
export function orientationSegment(orientation: number): Buffer {
  if (orientation === AS_IT_IS) return Buffer.alloc(0)
  const entry = [0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0]
  const tiff = [...Buffer.from('MM\0*', 'latin1'), 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0]
  const content = Buffer.concat([Buffer.from(HEADER, 'latin1'), Buffer.from(tiff)])
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, content.length + 2]), content])
}

/** Small files of the kinds that are taken, put together by hand, for tests. */
import { crc32, deflateSync } from 'node:zlib'

type Segment = readonly [marker: number, content: Buffer]
const u16 = (value: number) => Buffer.of(value >> 8, value & 0xff)
const u32 = (value: number) => Buffer.from([value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff])

const segment = ([marker, content]: Segment): Buffer => Buffer.concat([Buffer.of(0xff, marker), u16(content.length + 2), content])

const JFIF = segment([0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1')])
const TABLE = segment([0xdb, Buffer.alloc(65, 1)])
const scan = Buffer.concat([segment([0xda, Buffer.of(1, 1, 0, 0, 63, 0)]), Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])])

/** `between`: segments between its two scans. */
export const jpegWith = (told: readonly Segment[], between: readonly Segment[] = [], [width, height] = [8, 8]): Buffer =>
  Buffer.concat([
    ...[Buffer.of(0xff, 0xd8), JFIF, ...told.map(segment), TABLE],
    segment([0xc2, Buffer.concat([Buffer.of(8), u16(height!), u16(width!), Buffer.of(1, 1, 0x11, 0)])]),
    ...[scan, ...between.map(segment), scan, Buffer.of(0xff, 0xd9)],
  ])

type Chunk = readonly [type: string, content: Buffer]

function chunk([type, content]: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  return Buffer.concat([u32(content.length), named, u32(crc32(named))])
}

export const pngWith = (told: readonly Chunk[], [width, height] = [2, 2]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk(['IHDR', Buffer.concat([u32(width!), u32(height!), Buffer.of(8, 0, 0, 0, 0)])]),
    ...told.map(chunk),
    chunk(['IDAT', deflateSync(Buffer.from([0, 1, 2, 0, 3, 4]))]),
    chunk(['IEND', Buffer.alloc(0)]),
  ])

export const pdfWith = (objects: readonly string[]): Buffer =>
  Buffer.from(
    `%PDF-1.7\n${objects.map((object, nth) => `${nth + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  )

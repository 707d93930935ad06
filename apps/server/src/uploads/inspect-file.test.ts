import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RefusedFile } from './file-fault.ts'
import { jpegWith, pdfWith, pngWith } from './files.fixture.ts'
import { inspectFile } from './inspect-file.ts'
import { orientationIn } from './jpeg-orientation.ts'

const codeOf = (bytes: Buffer): string => {
  try {
    return inspectFile(bytes).kind
  } catch (error) {
    if (error instanceof RefusedFile) return error.code
    throw error
  }
}

const GPS = 'GPSLatitude 31.2304'
const exif = (text = GPS) => Buffer.from(`Exif\0\0${text}`)

test('a JPEG says nothing of its place any more, and shows the same picture', () => {
  const plain = jpegWith([])
  const told = jpegWith([
    [0xe1, exif()],
    [0xed, Buffer.from('Photoshop 3.0')],
    [0xfe, Buffer.from('by Li')],
  ])
  const { kind, content } = inspectFile(told)
  expect([kind, content.equals(plain)]).toEqual(['jpeg', true])
})

/** As a phone writes it, with where it was taken beside it. */
function taken(orientation: number, order: 'II' | 'MM', type = 3): Buffer {
  const number = (value: number, bytes: number) => {
    const made = Buffer.alloc(bytes)
    if (order === 'II') made.writeUIntLE(value, 0, bytes)
    else made.writeUIntBE(value, 0, bytes)
    return made
  }
  const entry = (tag: number, kind: number, value: Buffer) => Buffer.concat([number(tag, 2), number(kind, 2), number(1, 4), value])
  const short = Buffer.concat([number(orientation, 2), number(0, 2)])
  const entries = [entry(0x010f, 2, number(0x41, 4)), entry(0x0112, type, short), entry(0x8825, 4, number(99, 4))]
  const tiff = [Buffer.from(order), number(42, 2), number(8, 4), number(entries.length, 2), ...entries, number(0, 4)]
  return Buffer.concat([Buffer.from('Exif\0\0'), ...tiff, Buffer.from(GPS)])
}

test.each<[what: string, segment: Buffer, orientation: number | undefined]>([
  ['turned, it stays turned', taken(6, 'II'), 6],
  ['whichever way its numbers are written', taken(8, 'MM'), 8],
  ['the largest there is', taken(8, 'II'), 8],
  ['a larger one is none', taken(9, 'II'), undefined],
  ['nor is 0', taken(0, 'II'), undefined],
  ['nor one of another type', taken(6, 'II', 4), undefined],
  ['as it is needs no saying', taken(1, 'II'), undefined],
  ['cut short, nothing is read', taken(6, 'II').subarray(0, 20), undefined],
])('a JPEG is shown the way it was taken, and says nothing else: %s', (_what, segment, orientation) => {
  const { content } = inspectFile(jpegWith([[0xe1, segment]]))
  expect(content.includes(GPS)).toBe(false)
  const plain = jpegWith([])
  expect(content.length - plain.length).toBe(orientation === undefined ? 0 : 36)
  const at = content.indexOf('Exif')
  expect(at < 0 ? undefined : orientationIn(content.subarray(at))).toBe(orientation)
  // What was made of it once stays so.
  expect(inspectFile(content).content.equals(content)).toBe(true)
})

test('what a JPEG needs for its colours stays', () => {
  const icc = Buffer.from('ICC_PROFILE\0\x01\x01colours')
  expect(
    inspectFile(
      jpegWith([
        [0xe2, icc],
        [0xee, Buffer.from('Adobe\0d')],
      ]),
    ).content.includes('colours'),
  ).toBe(true)
  expect(inspectFile(jpegWith([[0xe2, Buffer.from('MPF\0thumb')]])).content.includes('thumb')).toBe(false)
})

test('nor between two scans, nor behind its end', () => {
  const secondScan = jpegWith([], [[0xe1, exif()]])
  expect(inspectFile(secondScan).content.includes(GPS)).toBe(false)
  expect(inspectFile(Buffer.concat([jpegWith([]), exif()])).content.equals(jpegWith([]))).toBe(true)
})

test('a PNG says nothing beside its picture any more', () => {
  const told = pngWith([['tEXt', Buffer.from('Author\0Li')], ['eXIf', Buffer.from(GPS)], ['iTXt', Buffer.from('XML:com.adobe.xmp')], ['prVt', Buffer.from('secret')]]) // biome-ignore format: one picture
  const { kind, content } = inspectFile(Buffer.concat([told, Buffer.from('PK\x03\x04 a zip behind it')]))
  expect([kind, content.equals(pngWith([]))]).toEqual(['png', true])
})

const packed = (objects: string, dictionary = '/Type /ObjStm /Filter /FlateDecode') => {
  const stream = deflateSync(Buffer.from(objects))
  return pdfWith([`<< ${dictionary} /Length ${stream.length} >>\nstream\n${stream.toString('latin1')}\nendstream`])
}

test.each<[what: string, bytes: Buffer, code: string]>([
  ['a plain PDF is taken', pdfWith(['<< /Type /Catalog /Pages 2 0 R >>']), 'pdf'],
  ['one that jumps to a page too', pdfWith(['<< /Type /Catalog /OpenAction [3 0 R /Fit] >>']), 'pdf'],
  ['with a script it is not', pdfWith(['<< /S /JavaScript /JS (app.alert(1)) >>']), 'file-active'],
  ['nor with one whose name is disguised', pdfWith(['<< /S /J#61vaScr#69pt >>']), 'file-active'],
  ['nor with one that is packed away', packed('1 0 << /S /JavaScript >>'), 'file-active'],
  ['what is packed away and harmless is', packed('1 0 << /Type /Font >>'), 'pdf'],
  ['what is packed so that nobody can look is not', packed('x', '/Type /ObjStm /Filter [/ASCII85Decode /FlateDecode]'), 'file-active'],
  ['a picture that happens to hold a short name is harmless', pdfWith(['<< /Length 4 >>\nstream\n\x01/JS \x02\nendstream']), 'pdf'],
  ['a form with a program of its own', pdfWith(['<< /AcroForm << /XFA 7 0 R >> >>']), 'file-active'],
  ['a long name is found wherever it stands', pdfWith(['<< /Length 4 >>\nstream\n<< /S /JavaScript >>\nendstream']), 'file-active'],
  ['one that starts a program', pdfWith(['<< /S /Launch /F (cmd.exe) >>']), 'file-active'],
  ['one with files in it', pdfWith(['<< /Names << /EmbeddedFiles 4 0 R >> >>']), 'file-active'],
  ['one that does something when a page is turned', pdfWith(['<< /Type /Page /AA << /O 5 0 R >> >>']), 'file-active'],
  ['one that is encrypted', pdfWith(['<< /Encrypt 6 0 R >>']), 'file-active'],
  ['one that would fill the memory', packed('\0'.repeat(33 * 1024 * 1024)), 'file-too-large'],
  ['one without an end', Buffer.from('%PDF-1.7\n1 0 obj'), 'file-broken'],
  ['a zip, as of an office file with macros', Buffer.from('PK\x03\x04\x14\0'), 'unsupported-file'],
  ['an old office file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'unsupported-file'],
  ['a page with a script', Buffer.from('<html><script>alert(1)</script>'), 'unsupported-file'],
  ['a vector picture with a script', Buffer.from('<svg onload="alert(1)">'), 'unsupported-file'],
  ['a zip bomb', deflateSync(Buffer.alloc(1_000_000)), 'unsupported-file'],
  ['nothing', Buffer.alloc(0), 'unsupported-file'],
  ['a PNG of too many pixels', pngWith([], [20_000, 20_000]), 'file-too-large'],
  ['a JPEG of too many pixels', jpegWith([], [], [60_000, 60_000]), 'file-too-large'],
  ['a picture of no pixels', pngWith([], [0, 10]), 'file-broken'],
  ['a PNG that is cut off', pngWith([]).subarray(0, 40), 'file-broken'],
  ['a JPEG that is cut off', jpegWith([]).subarray(0, 60), 'file-broken'],
])('%s', (_what, bytes, code) => {
  expect(codeOf(bytes)).toBe(code)
})

test('a PNG whose bytes were changed is broken', () => {
  const changed = Buffer.from(pngWith([]))
  changed[20]! ^= 1
  expect(codeOf(changed)).toBe('file-broken')
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
})

test('whatever the bytes, the answer is a kind or a refusal', () => {
  const begins = fc.constantFrom(
    Buffer.from('%PDF-'),
    Buffer.from([0xff, 0xd8, 0xff]),
    pngWith([]).subarray(0, 8),
    jpegWith([]),
    pngWith([]),
  )
  fc.assert(
    fc.property(begins, fc.uint8Array({ maxLength: 200 }), fc.nat(300), (start, rest, cut) => {
      const bytes = Buffer.concat([start.subarray(0, Math.max(8, start.length - cut)), rest])
      expect(['pdf', 'png', 'jpeg', 'unsupported-file', 'file-broken', 'file-active', 'file-too-large']).toContain(codeOf(bytes))
    }),
  )
})

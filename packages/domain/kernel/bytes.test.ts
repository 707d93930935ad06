import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  newReader,
  newWriter,
  readCount,
  readList,
  readOptional,
  readSigned,
  readText,
  writeCount,
  writeList,
  writeOptional,
  writeSigned,
  writeText,
  written,
} from './bytes.ts'

test.each([
  [0, 1],
  [127, 1],
  [128, 2],
  [16_383, 2],
  [16_384, 3],
  [2 ** 32, 5],
  [Number.MAX_SAFE_INTEGER, 8],
])('%i takes %i bytes and comes back', (value, size) => {
  const writer = newWriter()
  writeCount(writer, value)
  expect(written(writer).length).toBe(size)
  expect(readCount(newReader(written(writer)))).toBe(value)
})

test.each([-1, 0.5, Number.NaN, 2 ** 53])('%d is not a count', (value) => {
  expect(() => writeCount(newWriter(), value)).toThrow('safe integer')
})

test('bytes cut short or too long are noticed, not guessed', () => {
  const writer = newWriter()
  writeText(writer, '额度')
  expect(() => readText(newReader(written(writer).subarray(0, 4)))).toThrow('inside a text')
  expect(() => readCount(newReader(new Uint8Array([200])))).toThrow('inside a number')
  expect(() => readCount(newReader(new Uint8Array(9).fill(255)))).toThrow('eight groups')
  expect(() => readCount(newReader(new Uint8Array([255, 255, 255, 255, 255, 255, 255, 127])))).toThrow('safe integer')
})

test('whatever is written in a row is read back in that row', () => {
  const item = fc.record({
    count: fc.maxSafeNat(),
    signed: fc.maxSafeInteger(),
    optional: fc.option(fc.nat()),
    text: fc.string({ unit: 'grapheme', maxLength: 300 }),
  })
  fc.assert(
    fc.property(fc.array(item, { maxLength: 20 }), (items) => {
      const writer = newWriter()
      writeList(writer, items, (to, { count, signed, optional, text }) => {
        writeCount(to, count)
        writeSigned(to, signed)
        writeOptional(to, optional)
        writeText(to, text)
      })
      const read = readList(newReader(written(writer)), (from) => ({
        count: readCount(from),
        signed: readSigned(from),
        optional: readOptional(from),
        text: readText(from),
      }))
      expect(read).toEqual(items)
    }),
  )
})

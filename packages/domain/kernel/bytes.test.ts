import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  newReader,
  newWriter,
  readCount,
  readCounts,
  readOptional,
  readSigned,
  readText,
  writeCount,
  writeCounts,
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
      for (const { count, signed, optional, text } of items) {
        writeCount(writer, count)
        writeSigned(writer, signed)
        writeOptional(writer, optional)
        writeText(writer, text)
      }
      writeCounts(
        writer,
        items.map(({ count }) => count),
      )
      const reader = newReader(written(writer))
      const read = items.map(() => ({
        count: readCount(reader),
        signed: readSigned(reader),
        optional: readOptional(reader),
        text: readText(reader),
      }))
      expect(read).toEqual(items)
      expect(readCounts(reader)).toEqual(items.map(({ count }) => count))
      expect(reader.offset).toBe(reader.bytes.length)
    }),
  )
})

/** Any number, and those on both sides of each edge of a group and of a half. */
const edges = Array.from({ length: 53 }, (_, bit) => [2 ** bit - 1, 2 ** bit, 2 ** bit + 1]).flat()
const anyCount = fc.oneof(fc.maxSafeNat(), fc.nat(), fc.constantFrom(...edges, Number.MAX_SAFE_INTEGER))

test('a count is written as its slow twin in whole numbers of any size would be', () => {
  const slowly = (value: number): number[] => {
    const groups: number[] = []
    for (let rest = BigInt(value); groups.length === 0 || rest > 0n; rest >>= 7n) groups.push(Number(rest & 127n))
    return groups.map((group, index) => (index < groups.length - 1 ? group + 128 : group))
  }
  fc.assert(
    fc.property(anyCount, (value) => {
      const writer = newWriter()
      writeCount(writer, value)
      expect([...written(writer)]).toEqual(slowly(value))
      expect(readCount(newReader(written(writer)))).toBe(value)
    }),
    { numRuns: 2_000 },
  )
})

test.each([0, 1, 7, 8, 9, 15, 16, 17, 47, 48, 49, 127, 128, 600])('a text of %i letters is its bytes, in ASCII and beyond', (length) => {
  for (const letter of ['a', '\x7f', '\0', 'é', '额', '𝄞', '\ufeff']) {
    for (const text of [letter.repeat(length), `${'a'.repeat(length)}${letter}`]) {
      const writer = newWriter()
      writeText(writer, text)
      const reader = newReader(written(writer))
      const bytes = Buffer.from(text)
      expect(readCount(reader)).toBe(bytes.length)
      expect(Buffer.from(reader.bytes.subarray(reader.offset)).equals(bytes)).toBe(true)
      expect(readText(newReader(written(writer)))).toBe(text)
    }
  }
})

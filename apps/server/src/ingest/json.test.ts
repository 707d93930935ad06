import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOffset, readJson } from './json.ts'

const read = (text: string) => readJson(Buffer.from(text))

test.each<[text: string, offset: number]>([
  ['', 0],
  ['  ', 2],
  ['x', 0],
  ['{', 1],
  ['{"a" 1}', 5],
  ['{"a":}', 5],
  ['{"a":1,}', 7],
  ['[1,]', 3],
  ['[1 2]', 3],
  ['{"a":1}}', 7],
  ['[1}', 2],
  ['"\u0001"', 0],
  ['"abc', 0],
  ['[01]', 2],
  ['[tru]', 1],
  ['{a:1}', 1],
  ['1 2', 2],
  ['[,1]', 1],
  [':', 0],
])('%j stops being JSON at %i', (text, offset) => {
  expect(read(text)).toEqual({ ok: false, fault: { code: 'malformed-json', offset } })
})

test.each([[[0xff]], [[0x22, 0xc3, 0x28, 0x22]], [[0x22, 0xed, 0xa0, 0x80, 0x22]]])('bytes %j are not UTF-8', (bytes) => {
  expect(readJson(Uint8Array.from(bytes))).toEqual({ ok: false, fault: { code: 'invalid-utf-8' } })
})

test('a byte order mark is let pass, deep nesting is read, and a long string with a fault behind it is found', () => {
  expect(readJson(Uint8Array.from([0xef, 0xbb, 0xbf, 0x31]))).toEqual({ ok: true, value: 1 })
  expect(read('['.repeat(50_000) + ']'.repeat(50_000)).ok).toBe(true)
  expect(read('['.repeat(60_000))).toEqual({ ok: false, fault: { code: 'malformed-json', offset: 60_000 } })
  const long = `["${'a\\n'.repeat(20_000)}" x]`
  expect(read(long)).toEqual({ ok: false, fault: { code: 'malformed-json', offset: long.length - 2 } })
})

test('minus zero is zero, and a date is left alone', () => {
  const reading = read('{"a":-0,"b":[ -0.0, -0e5, -1],"c":"2026-01-02"}')
  expect(reading).toEqual({ ok: true, value: { a: 0, b: [0, 0, -1], c: '2026-01-02' } })
})

test('a prototype key is data', () => {
  const reading = read('{"__proto__":{"polluted":true}}')
  expect(Object.keys((reading.ok && reading.value) as object)).toEqual(['__proto__'])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('with one character changed, whatever JSON.parse refuses has a place in the text', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom('', ',', '{', ']', '"', 'e', '0', ':', '\\'), (json, at, letter) => {
      const place = at % (json.length + 1)
      const text = json.slice(0, place) + letter + json.slice(place + 1)
      if (read(text).ok) return
      const offset = faultOffset(text)
      expect(offset).toBeGreaterThanOrEqual(0)
      expect(offset).toBeLessThanOrEqual(text.length)
    }),
  )
})

import { expect, test } from 'vitest'
import { isPlainName, plainDetail, plainPointer } from './plain-names.ts'

test.each<[text: string, isPlain: boolean]>([
  ['amount_minor', true],
  ['fields.0', true],
  ['0', true],
  ['12345', true],
  ['123456', false],
  ['p12345', true],
  ['p123456', false],
  ['\u5f20\u4e09', false],
  ['two words', false],
  ['', false],
  ['a'.repeat(41), true],
  ['a'.repeat(42), false],
])('%s is a name: %s', (text, isPlain) => {
  expect(isPlainName(text)).toBe(isPlain)
})

test('pointers and messages keep what is a name, and hide what may be a value', () => {
  expect(plainPointer('/data/13800000001/name')).toBe('/data/\u2026/name')
  expect(plainPointer('/')).toBe('/')
  expect(plainDetail('Unrecognized key: "colour"')).toBe('Unrecognized key: "colour"')
  expect(plainDetail('Unrecognized keys: "colour", "13800000001"')).toBe('Unrecognized keys: "colour", "\u2026"')
  expect(plainDetail('Invalid input: expected string')).toBe('Invalid input: expected string')
})

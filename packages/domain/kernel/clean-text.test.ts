import { expect, test } from 'vitest'
import { cleanText, givenReference } from './clean-text.ts'

test.each([
  ['  a\n\t b\0 ', 'a b'],
  ['\u{a0}', null],
  ['', null],
  ['a\ud800', 'a\ufffd'],
])('%j becomes %j', (text, clean) => {
  expect(cleanText(text)).toBe(clean)
})

test.each([['NOTPROVIDED'], ['notprovided'], ['NONREF'], [' '], [undefined]])('%s is no reference', (text) => {
  expect(givenReference(text)).toBeNull()
})

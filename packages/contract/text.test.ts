import { expect, test } from 'vitest'
import { prose, publicId, text, writtenDay } from './text.ts'

test.each<[what: string, value: string, asLine: boolean, asProse: boolean, asId: boolean]>([
  ['a letter', 'a', true, true, true],
  ['the last control character before the space', '\u001f', false, false, false],
  ['a space', ' ', true, true, false],
  ['the first character behind it', '!', true, true, true],
  ['the last character of ASCII', '~', true, true, true],
  ['delete', '\u007f', false, false, false],
  ['the first control character behind ASCII', '\u0080', false, false, false],
  ['the last one', '\u009f', false, false, false],
  ['a space that does not break', '\u00a0', true, true, false],
  ['a full-width space', '\u3000', true, true, false],
  ['Chinese', '借款', true, true, true],
  ['a character of two halves', '😀', true, true, true],
  ['the first half of one', '\ud83d', false, false, false],
  ['the second half of one', '\ude00', false, false, false],
  ['NUL', '\u0000', false, false, false],
  ['a tab', '\t', false, true, false],
  ['a line feed', '\n', false, true, false],
  ['a carriage return', '\r', false, true, false],
  ['a vertical tab', '\u000b', false, false, false],
  ['a mark that turns the line round', '\u202e', true, true, false],
  ['a joiner that takes no room', '\u200b', true, true, false],
  ['a byte order mark', '\ufeff', true, true, false],
  ['a form feed', '\u000c', false, false, false],
])('%s', (_what, value, asLine, asProse, asId) => {
  for (const around of ['', 'a', '借']) {
    const written = `${around}${value}${around}`
    expect(text(9).safeParse(written).success).toBe(asLine)
    expect(prose(9).safeParse(written).success).toBe(asProse)
    expect(publicId.safeParse(written).success).toBe(asId)
  }
})

test.each([text, prose])('no text is too short, and one more than the most is too long', (schema) => {
  expect(['', 'a', 'ab', 'abc'].map((value) => schema(2).safeParse(value).success)).toEqual([false, true, true, false])
})

test.each([
  ['1970-01-01', true],
  ['1969-12-31', false],
  ['9999-12-31', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-2-1', false],
  ['2026-02-01T00:00:00Z', false],
])('%s is a day: %s', (value, isOne) => {
  expect(writtenDay.safeParse(value).success).toBe(isOne)
})

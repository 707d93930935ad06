import { expect, test } from 'vitest'
import { readCursor, writeCursor } from './list-cursor.ts'

const LIST = 'list'
const read = (type: Parameters<typeof readCursor>[2][number], key: string | number) =>
  readCursor(LIST, { cursor: writeCursor(LIST, {}, [key]) }, [type])

test.each<[type: Parameters<typeof readCursor>[2][number], key: string | number]>([
  ['text', ''],
  ['text', '借款人-1'],
  ['bigint', '-9007199254740991'],
  ['bigint', '0'],
  ['timestamptz', '-infinity'],
  ['timestamptz', '2026-11-22 08:00:00+00'],
  ['timestamptz', '2024-02-29 23:59:59.123+00'],
  ['integer', 1],
  ['integer', 2_147_483_647],
])('a key of type %s may be %j', (type, key) => {
  expect(read(type, key)).toEqual([key])
})

test.each<[type: Parameters<typeof readCursor>[2][number], key: string | number]>([
  ['text', 'a\0'],
  ['text', '\ud800'],
  ['text', 1],
  ['bigint', ''],
  ['bigint', '1e400'],
  ['bigint', '9999999999999999999'],
  ['timestamptz', 'infinity'],
  ['timestamptz', '2026-02-29 00:00:00+00'],
  ['timestamptz', '0000-01-01 00:00:00+00'],
  ['timestamptz', 'now'],
  ['integer', 0],
  ['integer', 1.5],
  ['integer', 2_147_483_648],
  ['integer', '1'],
])('but whoever wrote himself one of type %s cannot make it %j', (type, key) => {
  expect(read(type, key)).toBe('foreign')
})

test('a cursor of other filters, of another list or of nothing at all is foreign', () => {
  const cursor = writeCursor(LIST, { status: ['active'], limit: 1 }, ['a'])
  expect(readCursor(LIST, { cursor, status: ['active'], limit: 2 } as { cursor: string }, ['text'])).toEqual(['a'])
  expect(readCursor(LIST, { cursor }, ['text'])).toBe('foreign')
  expect(readCursor('other', { cursor, status: ['active'] } as { cursor: string }, ['text'])).toBe('foreign')
  for (const text of ['', '\0', 'bnVsbA', 'W10', 'eyJfX3Byb3RvX18iOjF9'])
    expect(readCursor(LIST, { cursor: text }, ['text'])).toBe('foreign')
})

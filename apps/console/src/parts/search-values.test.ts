import { expect, test } from 'vitest'
import { choiceOf, choicesOf, dayOf, present, questionOf, textOf } from './search-values.ts'

const KNOWN = ['open', 'overdue', 'settled'] as const

test.each<[raw: unknown, read: string[] | undefined]>([
  ['open', ['open']],
  ['overdue,open', ['open', 'overdue']],
  [['settled', 'settled'], ['settled']],
  ['gone', undefined],
  ['', undefined],
  [7, undefined],
  [undefined, undefined],
])('choices out of %j', (raw, read) => expect(choicesOf(raw, KNOWN)).toEqual(read))

test('one choice, or none', () => {
  expect([choiceOf('open', KNOWN), choiceOf('gone', KNOWN), choiceOf(['open'], KNOWN)]).toEqual(['open', undefined, undefined])
})

test.each<[raw: unknown, read: string | undefined]>([
  ['2026-02-28', '2026-02-28'],
  ['2026-02-29', undefined],
  ['2028-02-29', '2028-02-29'],
  ['1970-01-01', '1970-01-01'],
  ['1969-12-31', undefined],
  ['2026-2-28', undefined],
  ['2026-13-01', undefined],
  [20260228, undefined],
])('a day out of %j', (raw, read) => expect(dayOf(raw)).toBe(read))

test.each<[raw: unknown, read: string | undefined]>([
  [' bor_1 ', 'bor_1'],
  [12, '12'],
  ['a'.repeat(100), 'a'.repeat(64)],
  ['  ', undefined],
  [{}, undefined],
])('a text out of %j', (raw, read) => expect(textOf(raw)).toBe(read))

test('what has no value is left out, and lists are written with commas', () => {
  expect(present<{ a: string; b: string }>({ a: 'x', b: undefined })).toEqual({ a: 'x' })
  expect(questionOf({ status: ['open', 'overdue'], sort: '-x' })).toEqual({ status: 'open,overdue', sort: '-x' })
})

import { expect, test } from 'vitest'
import { readListPage } from './list-page.ts'

test.each<[text: string, then: object]>([
  ['{"data":[{"id":1}],"has_more":true,"next_cursor":"c"}', { ok: true, value: { items: [{ id: 1 }], next: 'c' } }],
  ['{"data":[],"has_more":false,"next_cursor":null}', { ok: true, value: { items: [], next: null } }],
  ['{"data":[],"next_cursor":""}', { ok: false, refusal: 'answer-unreadable' }],
  ['{"data":{}}', { ok: false, refusal: 'answer-unreadable' }],
  ['<html>', { ok: false, refusal: 'answer-unreadable' }],
  ['', { ok: false, refusal: 'answer-unreadable' }],
])('%s', (text, then) => {
  expect(readListPage(Buffer.from(text))).toEqual(then)
})

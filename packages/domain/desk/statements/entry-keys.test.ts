import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sortKnown, withKeys } from './entry-keys.ts'
import type { EntryDraft } from './statement.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const draft = (more: Partial<EntryDraft> = {}): EntryDraft => ({
  place: { path: 'row[1]', line: 1 },
  bookedOn: 20_512,
  valueOn: 20_512,
  direction: 'credit',
  amountMinor: 100,
  isReversal: false,
  counterparty: { name: null, account: null },
  text: '',
  references: [],
  ...more,
})
const keysOf = (...drafts: EntryDraft[]) => withKeys(drafts, 'A', 'CNY', hash).map(({ key }) => key)

test.each<[what: string, more: Partial<EntryDraft>]>([
  ['day', { bookedOn: 20_513 }],
  ['value day', { valueOn: 20_513 }],
  ['direction', { direction: 'debit' }],
  ['amount', { amountMinor: 101 }],
  ['kind', { isReversal: true }],
  ['counterparty', { counterparty: { name: 'a', account: null } }],
  ['account of the counterparty', { counterparty: { name: null, account: 'a' } }],
  ['text', { text: 'a' }],
  ['reference', { references: ['a'] }],
])('an entry of another %s has another key', (_what, more) => {
  expect(keysOf(draft(more))).not.toEqual(keysOf(draft()))
})

test('an entry keeps its key wherever it stands, and in another account has another', () => {
  expect(keysOf(draft({ place: { path: 'row[9]', line: 12 } }))).toEqual(keysOf(draft()))
  expect(withKeys([draft()], 'B', 'CNY', hash)[0]?.key).not.toBe(keysOf(draft())[0])
  expect(withKeys([draft()], 'A', 'USD', hash)[0]?.key).not.toBe(keysOf(draft())[0])
})

test('like entries are two; brought again among others they are the same two', () => {
  const [first, second] = keysOf(draft(), draft())
  expect(first).not.toBe(second)
  expect(keysOf(draft({ text: 'x' }), draft(), draft()).slice(1)).toEqual([first, second])
  const entries = withKeys([draft(), draft(), draft()], 'A', 'CNY', hash)
  const { fresh, repeated } = sortKnown(entries, (key) => key === first || key === second)
  expect([fresh.map(({ key }) => key), repeated.length]).toEqual([[entries[2]?.key], 2])
})

import { openZone } from '@fairline/domain/kernel/zone'
import { expect, test } from 'vitest'
import { noteEntry } from './entry-task.ts'
import { type ImportedEntry, readPaymentFile } from './file-reading.ts'
import { repayment, resolved, reversal, unmatched } from './import-facts.ts'
import type { UnmatchedReason } from './match-entry.ts'

const SHANGHAI = openZone('Asia/Shanghai')!
const NOW = Date.parse('2026-11-27T08:00:00Z')
const saying = { organisationId: 1, actor: 'key', at: NOW }
const ARRIVAL = { importId: 'imp_1', nth: 1, at: NOW }

const entryOn = (date: string): ImportedEntry =>
  readPaymentFile(Buffer.from(`reference,date,amount,currency,borrower_id,loan_id,text\nr-1,${date},9.00,CNY,,,\n`), 'csv').entries[0]!
const match = { kind: 'matched', rule: 'named-in-file', borrowerRef: 'one', loanId: null, fit: 'due' } as const
const noted = (date = '2026-11-25') => noteEntry(entryOn(date), match, ARRIVAL)

test.each([
  ['a day that is over', '2026-11-25', '2026-11-24T16:00:00.000Z'],
  ['today', '2026-11-27', '2026-11-26T16:00:00.000Z'],
  ['a day to come', '2026-11-28', '2026-11-27T08:00:00.000Z'],
])('a repayment counts from the start of its value day, not from a later moment than now: %s', (_what, date, at) => {
  const { fact } = repayment(saying, noted(date), 'one', SHANGHAI)
  expect([new Date(fact.occurredAt).toISOString(), fact.knownAt]).toEqual([at, NOW])
})

test('said again at another time, by another key, each fact is the same', () => {
  const later = { ...saying, at: NOW + 86_400_000, actor: 'other' }
  const why = noteEntry(entryOn('2026-11-25'), { kind: 'unmatched', why: 'no-reference' }, ARRIVAL)
  for (const say of [
    (by: typeof saying) => repayment(by, noted(), 'one', SHANGHAI),
    (by: typeof saying) => reversal(by, noted(), 'one', 'pay_0'),
    (by: typeof saying) => unmatched(by, why),
    (by: typeof saying) => resolved(by, why, 'one'),
  ]) {
    const [one, other] = [say(saying), say(later)]
    expect([other.key, other.contentHash]).toEqual([one.key, one.contentHash])
    expect(one.eventId.length).toBeLessThanOrEqual(64)
  }
})

test('assigned and returned are two contents under one id', () => {
  const [assigned, returned] = [resolved(saying, noted(), 'one'), resolved(saying, noted(), null)]
  expect(assigned.key).toBe(returned.key)
  expect(assigned.contentHash).not.toBe(returned.contentHash)
})

test.each<[UnmatchedReason, 'suspend' | 'list']>([
  ['amount-zero', 'list'],
  ['debit', 'list'],
  ['reversal-without-original', 'list'],
  ['several-originals', 'list'],
  ['returned-to-us', 'suspend'],
  ['batch-not-split', 'suspend'],
  ['no-reference', 'suspend'],
  ['reference-damaged', 'suspend'],
  ['several-references', 'suspend'],
  ['unknown-borrower', 'suspend'],
  ['unknown-loan', 'suspend'],
  ['currency', 'suspend'],
])('only money that came goes to suspense: %s, %s', (why, task) => {
  expect(noteEntry(entryOn('2026-11-25'), { kind: 'unmatched', why }, ARRIVAL)).toMatchObject({ task, why: why.replaceAll('-', '_') })
})

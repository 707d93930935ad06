import { publicId } from '@fairline/contract/text'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EntryDraft, withReferences } from './statement-entry.ts'

const draft = (more: Partial<EntryDraft> = {}): EntryDraft => ({
  path: '',
  bankReference: null,
  direction: 'credit',
  amountMinor: 100,
  currency: 'CNY',
  bookedOn: 20_512,
  valueOn: 20_512,
  isReversal: false,
  isReturn: false,
  isUnsplitBatch: false,
  remittance: [],
  endToEndId: null,
  named: null,
  debtorName: null,
  debtorAccount: null,
  creditorName: null,
  creditorAccount: null,
  ...more,
})
const referencesOf = (drafts: readonly EntryDraft[], statementId?: string): string[] =>
  withReferences(drafts, new Map(), statementId).map(({ reference }) => reference)

test.each<[bankReference: string, then: RegExp]>([
  ['B-1', /^B-1$/],
  ['x'.repeat(48), /^x{48}$/],
  ['x'.repeat(49), /^ref-[0-9a-f]{32}$/],
  ['B 1', /^ref-[0-9a-f]{32}$/],
  ['流水1', /^ref-[0-9a-f]{32}$/],
  ['B-1~2', /^ref-[0-9a-f]{32}$/],
  ['line-1', /^ref-[0-9a-f]{32}$/],
])('the bank’s reference "%s"', (bankReference, then) => {
  expect(referencesOf([draft({ bankReference })])[0]).toMatch(then)
})

test.each<[what: string, more: Partial<EntryDraft>]>([
  ['amount', { amountMinor: 101 }],
  ['currency', { currency: 'USD' }],
  ['day', { bookedOn: 20_513 }],
  ['value day', { valueOn: 20_513 }],
  ['direction', { direction: 'debit' }],
  ['words', { remittance: ['a'] }],
  ['end-to-end id', { endToEndId: 'a' }],
])('a line of another %s is another line', (_what, more) => {
  expect(referencesOf([draft(more)])).not.toEqual(referencesOf([draft()]))
})

test('the statement tells like lines apart; who paid whom is not in a reference', () => {
  expect(referencesOf([draft()], 'S1')).not.toEqual(referencesOf([draft()], 'S2'))
  expect(referencesOf([draft({ debtorName: 'a', debtorAccount: 'b', creditorName: 'c', creditorAccount: 'd' })])).toEqual(
    referencesOf([draft()]),
  )
})

test('every reference of a file is an id, and no two are the same', () => {
  const word = fc.option(fc.oneof(fc.constantFrom('B-1', 'B-1~2', 'B-1~debit', 'x'.repeat(48)), fc.string({ minLength: 1 })))
  const drafts = fc.array(fc.record({ bankReference: word, direction: fc.constantFrom('credit' as const, 'debit' as const) }))
  fc.assert(
    fc.property(drafts, (all) => {
      const references = referencesOf(all.map(draft))
      expect(new Set(references).size).toBe(all.length)
      for (const reference of references) expect(publicId.safeParse(reference).success).toBe(true)
    }),
  )
})

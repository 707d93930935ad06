import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EntryMatch, type Known, matchEntry } from './match-entry.ts'
import { writePaymentReference } from './payment-reference.ts'
import type { StatementEntry } from './statement-entry.ts'

const ENTRY: StatementEntry = {
  reference: 'b-9',
  path: 'row[1]',
  bankReference: 'b-9',
  direction: 'credit',
  amountMinor: 90_041,
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
}

const posted = (reference: string, more: Partial<Known['posted'][number]> = {}): Known['posted'][number] => ({
  reference,
  bankReference: null,
  endToEndId: null,
  borrowerRef: 'bor_1',
  loanId: 'ld_1',
  amountMinor: 90_041,
  currency: 'CNY',
  ...more,
})

const KNOWN: Known = {
  candidates: new Map([
    ['bor_1', { borrowerRef: 'bor_1', currency: 'CNY', loanIds: ['ld_1', 'ld_2'], dueMinor: 90_041, payoffMinors: [200_000, 50_000] }],
    ['bor_2', { borrowerRef: 'bor_2', currency: 'USD', loanIds: ['ld_1'], dueMinor: 90_041, payoffMinors: [90_041] }],
  ]),
  posted: [
    posted('p1', { bankReference: 'b-1' }),
    posted('p2', { endToEndId: 'e-2' }),
    posted('p3', { bankReference: 'b-3' }),
    posted('p4', { bankReference: 'b-3' }),
  ],
}

const ref = (borrowerRef: string, loanId: string | null = null): string => writePaymentReference({ borrowerRef, loanId })!
const said = (match: EntryMatch): string =>
  match.kind === 'unmatched' ? match.why : [match.rule, match.borrowerRef, match.loanId ?? '-'].join(' ')

const OURS = ref('bor_1', 'ld_1')
const named = (borrowerRef: string, loanId: string | null = null) => ({ named: { borrowerRef, loanId } })

// biome-ignore format: a table
test.each<[what: string, entry: Partial<StatementEntry>, then: string]>([
  ['columns', named('bor_1', 'ld_1'), 'named-in-file bor_1 ld_1'],
  ['a borrower in the columns', named('bor_1'), 'named-in-file bor_1 -'],
  ['columns come before words', { ...named('bor_1', 'ld_1'), remittance: [ref('bor_1')] }, 'named-in-file bor_1 ld_1'],
  ['words add the loan', { ...named('bor_1'), remittance: [OURS] }, 'named-in-file bor_1 ld_1'],
  ['columns against words', { ...named('bor_1'), remittance: [ref('bor_2')] }, 'several-references'],
  ['a reference in words', { remittance: ['还款', `谢谢${OURS}`] }, 'payment-reference bor_1 ld_1'],
  ['a reference to the borrower', { remittance: [ref('bor_1')] }, 'payment-reference bor_1 -'],
  ['in the end-to-end id', { endToEndId: OURS }, 'payment-reference bor_1 ld_1'],
  ['in both', { endToEndId: OURS, remittance: [OURS] }, 'payment-reference bor_1 ld_1'],
  ['broken over two lines', { remittance: [`x ${OURS.slice(0, 6)}`, `${OURS.slice(6)} y`] }, 'payment-reference bor_1 ld_1'],
  ['two loans', { remittance: [OURS, ref('bor_1', 'ld_2')] }, 'several-references'],
  ['two borrowers', { remittance: [OURS, ref('bor_2', 'ld_1')] }, 'several-references'],
  ['a mistyped reference', { remittance: [OURS.replace('1', '2')] }, 'reference-damaged'],
  ['one whole, one mistyped', { remittance: [`${OURS} ${OURS.replace('1', '2')}`] }, 'reference-damaged'],
  ['columns, and a mistyped one', { ...named('bor_1'), remittance: [OURS.replace('1', '2')] }, 'named-in-file bor_1 -'],
  ['an end-to-end id cut off', { endToEndId: OURS.slice(0, -1) }, 'reference-damaged'],
  ['cut off there, and whole in words', { endToEndId: OURS.slice(0, -1), remittance: [OURS] }, 'payment-reference bor_1 ld_1'],
  ['no words', {}, 'no-reference'],
  ['an amount that only one owes', { amountMinor: 200_000 }, 'no-reference'],
  ['a name and an account that are known', { debtorName: 'bor_1', debtorAccount: 'bor_1' }, 'no-reference'],
  ['a stranger', { remittance: [ref('bor_9')] }, 'unknown-borrower'],
  ['a loan of another', { remittance: [ref('bor_2', 'ld_2')] }, 'unknown-loan'],
  ['another currency', { remittance: [ref('bor_2')] }, 'currency'],
  ['nothing paid', { amountMinor: 0, remittance: [OURS] }, 'amount-zero'],
  ['several payments in one', { isUnsplitBatch: true, remittance: [OURS] }, 'batch-not-split'],
  ['money going out', { direction: 'debit', remittance: [OURS] }, 'debit'],
  ['our own payment, returned', { isReturn: true, remittance: [OURS] }, 'returned-to-us'],
  ['our own payment, reversed', { isReversal: true, remittance: [OURS] }, 'returned-to-us'],
  ['taken back, by the bank’s number', { direction: 'debit', isReversal: true, bankReference: 'b-1' }, 'takes-back bor_1 ld_1'],
  ['taken back, by the payer’s number', { direction: 'debit', isReturn: true, endToEndId: 'e-2' }, 'takes-back bor_1 ld_1'],
  ['taken back, of two', { direction: 'debit', isReversal: true, bankReference: 'b-3' }, 'several-originals'],
  ['taken back in part', { direction: 'debit', isReversal: true, bankReference: 'b-1', amountMinor: 90_040 }, 'reversal-without-original'],
  ['taken back in another currency', { direction: 'debit', isReversal: true, bankReference: 'b-1', currency: 'USD' }, 'reversal-without-original'],
  ['taken back, never posted', { direction: 'debit', isReversal: true, remittance: [OURS] }, 'reversal-without-original'],
  ['taken back without a number', { direction: 'debit', isReversal: true, bankReference: null }, 'reversal-without-original'],
])('%s', (_what, entry, then) => {
  expect(said(matchEntry({ ...ENTRY, ...entry }, KNOWN))).toBe(then)
})

test('what is taken back is named', () => {
  expect(matchEntry({ ...ENTRY, direction: 'debit', isReversal: true, bankReference: 'b-1' }, KNOWN)).toMatchObject({
    originalReference: 'p1',
  })
})

test.each([
  [90_040, null, 'part-of-due'],
  [90_041, null, 'due'],
  [90_042, null, 'more-than-due'],
  [249_999, null, 'more-than-due'],
  [250_000, null, 'all-that-is-owed'],
  [250_001, null, 'more-than-owed'],
  [50_000, 'ld_2', 'all-that-is-owed'],
  [50_001, 'ld_2', 'more-than-owed'],
  [200_000, 'ld_1', 'all-that-is-owed'],
])('%i for loan %s is %s', (amountMinor, loanId, fit) => {
  expect(matchEntry({ ...ENTRY, amountMinor, ...named('bor_1', loanId) }, KNOWN)).toMatchObject({ fit })
})

test('the amount never decides whose payment it is', () => {
  const entry = fc.record({
    named: fc.option(fc.record({ borrowerRef: fc.constantFrom('bor_1', 'bor_2'), loanId: fc.constantFrom('ld_1', null) })),
    remittance: fc.array(fc.constantFrom(OURS, ref('bor_2'), 'FL-bor_1', 'thanks'), { maxLength: 2 }),
  })
  const amount = fc.integer({ min: 1, max: 300_000 })
  fc.assert(
    fc.property(entry, amount, amount, (more, one, other) => {
      const [first, second] = [one, other].map((amountMinor) => said(matchEntry({ ...ENTRY, ...more, amountMinor }, KNOWN)))
      expect(first).toBe(second)
    }),
  )
})

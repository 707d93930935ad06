import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPaymentReferences, type PaymentReference, readPaymentReference, writePaymentReference } from './payment-reference.ts'

const LETTERS = Array.from('abzABIOZ019._:-')
const id = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 64 })
const reference: fc.Arbitrary<PaymentReference> = fc.record({ borrowerRef: id, loanId: fc.option(id) })
/** The whole keyboard, and what no reference holds. */
const TYPED = [...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)), '借', 'ａ']

test.each<[borrowerRef: string, loanId: string | null, written: string]>([
  ['bor_1', null, 'FL-bor_1+22'],
  ['bor_1', 'ld_7', 'FL-bor_1/ld_7+EX'],
  ['0', null, 'FL-0+00'],
])('%s and %s are written %s', (borrowerRef, loanId, written) => {
  expect(writePaymentReference({ borrowerRef, loanId })).toBe(written)
  expect(readPaymentReference(written)).toEqual({ borrowerRef, loanId })
})

test('what is written is read', () => {
  fc.assert(
    fc.property(reference, (one) => {
      expect(readPaymentReference(writePaymentReference(one)!)).toEqual(one)
    }),
  )
})

test.each([[''], ['a b'], ['a/b'], ['a+b'], ['借款人'], ['x'.repeat(65)]])('an id of "%s" has no reference', (other) => {
  expect(writePaymentReference({ borrowerRef: other, loanId: null })).toBeUndefined()
  expect(writePaymentReference({ borrowerRef: 'b', loanId: other })).toBeUndefined()
})

test('an id may have 64 characters', () => {
  const longest = { borrowerRef: 'x'.repeat(64), loanId: 'y'.repeat(64) }
  expect(readPaymentReference(writePaymentReference(longest)!)).toEqual(longest)
})

test('any one wrong character is refused', () => {
  fc.assert(
    fc.property(reference, fc.nat(), fc.constantFrom(...TYPED), (one, place, typed) => {
      const written = Array.from(writePaymentReference(one)!)
      const index = place % written.length
      fc.pre(written[index] !== typed)
      written[index] = typed
      expect(findPaymentReferences(written.join('')).found).toEqual([])
      expect(readPaymentReference(written.join(''))).toBeUndefined()
    }),
    { numRuns: 5000 },
  )
})

test('any two swapped characters are refused, wherever they stand', () => {
  fc.assert(
    fc.property(reference, fc.nat(), fc.nat(), (one, left, right) => {
      const written = Array.from(writePaymentReference(one)!)
      const [i, j] = [left % written.length, right % written.length]
      fc.pre(written[i] !== written[j])
      ;[written[i], written[j]] = [written[j]!, written[i]!]
      expect(readPaymentReference(written.join(''))).toBeUndefined()
    }),
    { numRuns: 5000 },
  )
})

test('wherever a reference is cut off, it is refused', () => {
  fc.assert(
    fc.property(reference, fc.nat(), (one, place) => {
      const written = writePaymentReference(one)!
      expect(findPaymentReferences(written.slice(0, place % written.length)).found).toEqual([])
    }),
  )
})

const ONE = writePaymentReference({ borrowerRef: 'bor_1', loanId: null })!
const TWO = writePaymentReference({ borrowerRef: 'bor-2', loanId: 'ld.1' })!

test.each<[text: string, found: string[], damaged: number]>([
  ['', [], 0],
  [ONE, ['bor_1'], 0],
  [`还款${ONE}谢谢`, ['bor_1'], 0],
  [`ref:${ONE}, thanks`, ['bor_1'], 0],
  [`Paid with ${ONE}.`, ['bor_1'], 0],
  [`(${ONE}) ${TWO}`, ['bor_1', 'bor-2'], 0],
  [`${ONE}9`, [], 1],
  [`X${ONE}`, [], 0],
  [ONE.toLowerCase(), [], 0],
  [ONE.replace('bor', 'BOR'), [], 1],
  [`FL-bor_1 ${TWO}`, ['bor-2'], 1],
])('in "%s"', (text, found, damaged) => {
  const read = findPaymentReferences(text)
  expect([read.found.map(({ borrowerRef }) => borrowerRef), read.damaged]).toEqual([found, damaged])
})

test('a row of dots that never ends is read in no time', () => {
  const began = performance.now()
  expect(findPaymentReferences(`FL-${'.'.repeat(500_000)}x ${ONE}...`)).toMatchObject({ found: [{ borrowerRef: 'bor_1' }], damaged: 1 })
  expect(performance.now() - began).toBeLessThan(2_000)
})

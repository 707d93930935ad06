/** The registers of a desk: two dates, and facts in any order of reading. */
import type { DeskKind } from '@fairline/contract/desk/entries'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addFacts, type DeskBook, emptyDesk, stateOf, statesOf } from './desk-book.ts'
import type { DeskFact, DeskFactType } from './desk-fact.ts'

const fact = (sequence: number, type: DeskFactType, effectiveAt: number, data: object = {}, recordedAt = sequence * 10): DeskFact => ({
  ...{ sequence, type, kind: 'group', id: 'g', effectiveAt, recordedAt, actor: 'a', data: data as DeskFact['data'] },
})
const bookOf = (...facts: DeskFact[]): DeskBook => {
  const book = emptyDesk()
  addFacts(book, facts)
  return book
}
const named = (name: string) => ({ name, kind: 'regulator' })

const told = bookOf(
  fact(1, 'registered', 10, named('a')),
  fact(2, 'changed', 50, named('b')),
  fact(3, 'changed', 30, named('late')),
  fact(4, 'ended', 60),
)

test.each<[rule: string, at: number, knownAt: number, name: string | undefined, ended: number | null]>([
  ['before it was there', 9, 100, undefined, null],
  ['from that moment on', 10, 100, 'a', null],
  ['what was told late of the past holds for the past', 30, 100, 'late', null],
  ['and was not known before it was told', 30, 29, 'a', null],
  ['it changes nothing that came after', 50, 100, 'b', null],
  ['until the moment before it ended', 59, 100, 'b', null],
  ['it has ended', 60, 100, 'b', 60],
  ['as far as anybody knew then it had not', 60, 39, 'b', null],
  ['from when it was told, it was known', 60, 40, 'b', 60],
  ['nobody had spoken of it', 60, 9, undefined, null],
])('%s', (_rule, at, knownAt, name, ended) => {
  const state = stateOf(told, 'group', 'g', { at, knownAt })
  expect([state?.content.name, state?.endedAt ?? null]).toEqual([name, ended])
})

test('the version is how much was said of it', () => {
  expect([9, 10, 20, 39, 40].map((knownAt) => stateOf(told, 'group', 'g', { at: 100, knownAt })?.version)).toEqual([undefined, 1, 2, 3, 4])
})

test('what is only seen is in no register, and a notice is kept apart', () => {
  const book = bookOf(fact(1, 'observed', 1, { field: 'limit', value: 1 }), { ...fact(2, 'noticed', 2), kind: 'provider' })
  expect(book.stories.size).toBe(0)
  expect(book.notices.map(({ sequence }) => sequence)).toEqual([2])
  expect(book.sequence).toBe(2)
})

const anyFacts = fc
  .array(fc.record({ kind: fc.constantFrom<DeskKind>('group', 'provider'), id: fc.constantFrom('a', 'b'), effectiveAt: fc.nat(50), isEnd: fc.boolean() }), { maxLength: 12 }) // biome-ignore format: one row
  .map((rows) =>
    rows.map(
      ({ kind, id, effectiveAt, isEnd }, nth): DeskFact => ({
        ...fact(nth + 1, isEnd ? 'ended' : 'changed', effectiveAt, named(`${nth}`)),
        kind,
        id,
      }),
    ),
  )

test('read in pieces, and twice, it is the same as read at once', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(12), fc.nat(60), fc.nat(130), (facts, cut, at, knownAt) => {
      const pieces = bookOf(...facts.slice(0, cut))
      addFacts(pieces, facts)
      addFacts(pieces, facts.slice(0, cut))
      for (const kind of ['group', 'provider'] as const)
        expect(statesOf(pieces, kind, { at, knownAt })).toEqual(statesOf(bookOf(...facts), kind, { at, knownAt }))
    }),
  )
})

test('what is told later changes nothing of what was known before', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(60), fc.nat(12), (facts, at, known) => {
      const when = { at, knownAt: known * 10 }
      expect(statesOf(bookOf(...facts), 'group', when)).toEqual(statesOf(bookOf(...facts.slice(0, known)), 'group', when))
    }),
  )
})

const taken = bookOf(
  fact(1, 'registered', 10, named('a')),
  fact(2, 'changed', 20, named('b')),
  fact(3, 'withdrawn', 30, { sequence: 2 }),
  fact(4, 'withdrawn', 40, { sequence: 1 }),
  fact(5, 'registered', 50, named('c')),
)

test.each<[rule: string, knownAt: number, name: string | undefined, version: number | undefined]>([
  ['as it was told', 29, 'b', 2],
  ['a change that is withdrawn was never told', 30, 'a', 3],
  ['until the moment before the rest is', 39, 'a', 3],
  ['nor that it is there at all', 40, undefined, undefined],
  ['it may be told anew', 50, 'c', 5],
])('withdrawn: %s', (_rule, knownAt, name, version) => {
  const state = stateOf(taken, 'group', 'g', { at: 100, knownAt })
  expect([state?.content.name, state?.version]).toEqual([name, version])
})

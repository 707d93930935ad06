import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import { type LinkKind, linksFound, type Use } from './link-graph.ts'
import { UnionFind } from './union-find.ts'

const NOW = 100 * DAY_MS
const use = (borrower: string, key: number, kind: LinkKind = 'device', since = 0, until: number | null = null): Use => ({
  borrower,
  kind,
  key,
  since,
  until,
})
const found = (uses: readonly Use[], borrower: string, at = NOW) =>
  linksFound(uses, at)
    .get(borrower)
    ?.map(({ kind, shared, componentSize, grownBy }) => `${kind} ${shared} of ${componentSize} +${grownBy}`)
    .join(', ') ?? 'none'

const crowd = (size: number) => Array.from({ length: size }, (_, nth) => use(`b${nth}`, 7, 'network'))
const many = (count: number) => Array.from({ length: count }, (_, nth) => use('a', nth, 'device', nth))

test.each<[rule: string, uses: readonly Use[], then: string]>([
  ['nobody shares anything with him', [use('a', 1), use('b', 2)], 'none'],
  ['one device of two', [use('a', 1), use('b', 1)], 'device 1 of 2 +0'],
  ['the same number of another kind is another thing', [use('a', 1), use('b', 1, 'network')], 'none'],
  ['he used it twice himself', [use('a', 1), use('a', 1, 'device', 5)], 'none'],
  ['over others', [use('a', 1), use('b', 1), use('b', 2, 'bank_card'), use('c', 2, 'bank_card')], 'device 1 of 3 +0'],
  ['by two kinds', [use('a', 1), use('b', 1), use('a', 2, 'network'), use('c', 2, 'network')], 'device 1 of 3 +0, network 1 of 3 +0'],
  ['from the moment he uses it', [use('a', 1, 'device', NOW), use('b', 1)], 'device 1 of 2 +1'],
  ['and not before', [use('a', 1, 'device', NOW + 1), use('b', 1)], 'none'],
  ['until the moment he does no more', [use('a', 1, 'device', 0, NOW + 1), use('b', 1)], 'device 1 of 2 +0'],
  ['and not at it', [use('a', 1, 'device', 0, NOW), use('b', 1)], 'none'],
  ['known for a week it has not grown', [use('a', 1), use('b', 1, 'device', NOW - 7 * DAY_MS)], 'device 1 of 2 +0'],
  ['within the week it has', [use('a', 1), use('b', 1, 'device', NOW - 7 * DAY_MS + 1)], 'device 1 of 2 +1'],
  ['what 20 share is a link', [use('a', 7, 'network'), ...crowd(19)], 'network 19 of 20 +0'],
  ['what 21 share is a public place', [use('a', 7, 'network'), ...crowd(20)], 'none'],
  ['of his own uses the newest 64', [...many(64), use('b', 0)], 'device 1 of 2 +0'],
  ['and no older one', [...many(65), use('b', 0)], 'none'],
])('%s', (_rule, uses, then) => {
  expect(found(uses, 'a')).toBe(then)
  expect(found(uses.toReversed(), 'a')).toBe(then)
})

/** Spreads from borrower to borrower until nobody is new. */
function slowComponent(uses: readonly Use[], borrower: string): number {
  const links = uses.filter(({ kind, key }) => {
    const users = new Set(uses.filter((one) => one.kind === kind && one.key === key).map((one) => one.borrower))
    return users.size <= 20
  })
  const reached = new Set([borrower])
  for (let before = 0; before !== reached.size; ) {
    before = reached.size
    for (const one of links)
      if (reached.has(one.borrower))
        for (const other of links) if (other.kind === one.kind && other.key === one.key) reached.add(other.borrower)
  }
  return reached.size
}

const anyUse: fc.Arbitrary<Use> = fc.record({
  borrower: fc.nat(40).map((nth) => `b${nth}`),
  kind: fc.constantFrom<LinkKind>('device', 'bank_card', 'network'),
  key: fc.oneof({ weight: 3, arbitrary: fc.nat(25) }, { weight: 1, arbitrary: fc.constant(0) }),
  since: fc.nat(20).map((days) => NOW - days * DAY_MS),
  until: fc.option(fc.nat(20).map((days) => NOW + (days - 5) * DAY_MS)),
})

test('components are those of the slow way, now and a week ago, in any order', () => {
  const books = fc.array(anyUse, { maxLength: 120 })
  fc.assert(
    fc.property(
      books.chain((uses) => fc.tuple(fc.constant(uses), fc.shuffledSubarray(uses, { minLength: uses.length }))),
      ([uses, mixed]) => {
        const graph = linksFound(uses, NOW)
        expect(linksFound(mixed, NOW)).toEqual(graph)
        const inForce = (at: number) => uses.filter(({ since, until }) => since <= at && (until === null || at < until))
        const [now, before] = [inForce(NOW), inForce(NOW - 7 * DAY_MS)]
        for (const borrower of new Set(uses.map((one) => one.borrower))) {
          const size = slowComponent(now, borrower)
          const links = graph.get(borrower) ?? []
          expect(links.length > 0).toBe(size > 1)
          for (const link of links) expect([link.componentSize, link.grownBy]).toEqual([size, size - slowComponent(before, borrower)])
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('a chain of a hundred thousand is found in no time', () => {
  const chain = Array.from({ length: 100_000 }, (_, nth) => [use(`b${nth}`, nth), use(`b${nth}`, nth + 1)]).flat()
  expect(linksFound(chain, NOW).get('b500')?.[0]?.componentSize).toBe(100_000)
})

test('union-find gives each component the sum of its weights', () => {
  const joins = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 30 })
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 20, maxLength: 20 }), joins, (weights, pairs) => {
      const quick = new UnionFind(Int32Array.from(weights))
      let slow = weights.map((_, nth) => new Set([nth]))
      for (const [a, b] of pairs) {
        quick.join(a, b)
        const joined = new Set([...slow[a]!, ...slow[b]!])
        slow = slow.map((set, nth) => (joined.has(nth) ? joined : set))
      }
      for (const [nth, set] of slow.entries()) {
        expect(quick.sizeOf(nth)).toBe([...set].reduce((sum, one) => sum + weights[one]!, 0))
        for (const other of set) expect(quick.find(other)).toBe(quick.find(nth))
      }
    }),
  )
})

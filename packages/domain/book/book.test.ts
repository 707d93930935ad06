import { FACT_TYPES, FACTS, type Fact, type FactOf, type FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import { bannersAt } from './banners.ts'
import { bookFactOf, NUMBERS } from './book.fixture.ts'
import { BOOK_CHANGES, type Book, foldBook, newBook } from './book.ts'
import { clientFloor, closuresAt, exhaustedFunder, incidentsOf, isOlderVersion, maintenanceAt, plannedAfter } from './conditions.ts'

const T = 400 * DAY_MS
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact
const fold = (...facts: readonly Fact[]): Book => facts.reduce((book, one, index) => foldBook(book, one, index + 1), newBook)

const opened = (id: string, at: number, more: object = {}) =>
  fact('incident-opened', at, { incidentId: id, component: 'limits', kind: 'outage', severity: 'major', startedAt: at, ...more })
const closed = (id: string, at: number) => fact('incident-closed', at, { incidentId: id })
const planned = (id: string, at: number, startsAt: number, endsAt: number) =>
  fact('maintenance-scheduled', at, { maintenanceId: id, components: ['drawdowns'], startsAt, endsAt })
const began = (id: string, at: number, expectedEndAt?: number) =>
  fact('maintenance-started', at, { maintenanceId: id, ...(expectedEndAt !== undefined && { expectedEndAt }) })
const over = (id: string, at: number) => fact('maintenance-ended', at, { maintenanceId: id })
const order = (id: string, at: number, more: Partial<FactOf<'regulator-order-issued'>['data']> = {}) =>
  fact('regulator-order-issued', at, { orderId: id, closes: 'draws', basis: 'b', startsAt: T + 10, ...more })
const lifted = (id: string, at: number) => fact('regulator-order-lifted', at, { orderId: id })
const money = fact('payment-unmatched', T, { entryId: 'e', amountMinor: 1, currency: 'CNY', bookedOn: '2026-03-02', why: 'no_reference' })

test.each<[rule: string, facts: readonly Fact[], open: readonly string[]]>([
  ['opened', [opened('i', T)], ['i']],
  ['and closed', [opened('i', T), closed('i', T + 1)], []],
  ['heard of the other way round', [closed('i', T + 1), opened('i', T)], []],
  ['in doubt it is over', [opened('i', T), closed('i', T)], []],
  ['opened once more', [opened('i', T), closed('i', T + 1), opened('i', T + 2)], ['i']],
  ['one of two', [opened('i', T), opened('j', T), closed('i', T + 1)], ['j']],
  ['the gravest first, then the oldest', [opened('a', T), opened('b', T - 1), opened('c', T, { severity: 'critical' })], ['c', 'b', 'a']],
  ['another kind is another thing', [opened('i', T, { kind: 'data_fault' })], []],
])('an outage: %s', (_rule, facts, open) => {
  expect(incidentsOf(fold(...facts), 'outage').map(({ id }) => id)).toEqual(open)
})

test('what was told last of an incident is what is shown', () => {
  const [shown] = incidentsOf(
    fold(opened('i', T, { expectedEndAt: T + 5 }), opened('i', T + 1, { startedAt: T, expectedEndAt: T + 9 })),
    'outage',
  )
  expect(shown).toEqual({ id: 'i', components: ['limits'], since: T, until: T + 9, severity: 'major' })
})

test.each<[rule: string, facts: readonly Fact[], at: number, until: number | null]>([
  ['not before its window', [planned('m', T, T + 10, T + 20)], T + 9, null],
  ['from its first millisecond', [planned('m', T, T + 10, T + 20)], T + 10, T + 20],
  ['to its last', [planned('m', T, T + 10, T + 20)], T + 19, T + 20],
  ['and not at its end', [planned('m', T, T + 10, T + 20)], T + 20, null],
  ['begun early, from then on', [planned('m', T, T + 10, T + 20), began('m', T + 5)], T + 5, T + 20],
  ['begun, until it is said to be over', [planned('m', T, T + 10, T + 20), began('m', T + 10, T + 30)], T + 40, T + 30],
  ['over', [planned('m', T, T + 10, T + 20), began('m', T + 10), over('m', T + 15)], T + 16, null],
  ['called off', [planned('m', T, T + 10, T + 20), over('m', T + 1)], T + 15, null],
  ['planned anew after that', [planned('m', T, T + 10, T + 20), over('m', T + 1), planned('m', T + 2, T + 12, T + 22)], T + 15, T + 22],
  ['begun and never planned is nothing', [began('m', T)], T + 1, null],
  ['two at once: what ends last counts', [planned('m', T, T + 10, T + 20), planned('n', T, T + 10, T + 30)], T + 15, T + 30],
])('maintenance: %s', (_rule, facts, at, until) => {
  expect(maintenanceAt(fold(...facts), at)[0]?.until ?? null).toBe(until)
})

test.each<[rule: string, facts: readonly Fact[], at: number, ids: readonly string[]]>([
  ['not before it is in force', [order('o', T)], T + 9, []],
  ['from its first millisecond, without an end', [order('o', T)], T + 10, ['o']],
  ['until its end', [order('o', T, { endsAt: T + 20 })], T + 19, ['o']],
  ['and not at it', [order('o', T, { endsAt: T + 20 })], T + 20, []],
  ['not once lifted', [order('o', T), lifted('o', T + 12)], T + 13, []],
  ['of the licence', [order('o', T, { licence: 'bank' })], T + 10, ['o']],
  ['of another', [order('o', T, { licence: 'trust' })], T + 10, []],
  ['another function', [order('o', T, { closes: 'increases' })], T + 10, []],
  ['one without an end outlasts all', [order('a', T, { endsAt: T + 20 }), order('b', T)], T + 10, ['b', 'a']],
])('an order: %s', (_rule, facts, at, ids) => {
  expect(closuresAt(fold(...facts), 'draws', ['bank'], at).map(({ id }) => id)).toEqual(ids)
})

test.each<[version: string, than: string, older: boolean]>([
  ['10.4.9', '10.5.0', true],
  ['10.5.0', '10.5.0', false],
  ['10.5', '10.5.0', false],
  ['9.99', '10', true],
  ['10.10', '10.9', false],
  ['10.5.0.1', '10.5', false],
])('%s older than %s: %s', (version, than, older) => {
  expect(isOlderVersion(version, than)).toBe(older)
})

test('of funders and clients the last word counts, whenever it is heard', () => {
  const limit = (at: number, limitMinor: number) => fact('funder-limit-changed', at, { funder: 'f', limitMinor, currency: 'CNY' })
  const floor = (at: number, version: string) => fact('minimum-client-version-changed', at, { client: 'ios', version })
  expect(exhaustedFunder(fold(limit(T, 5), limit(T + 1, 0)), ['e', 'f'])).toEqual({ id: 'f', since: T + 1 })
  expect(exhaustedFunder(fold(limit(T + 1, 5), limit(T, 0)), ['f'])).toBeUndefined()
  expect(exhaustedFunder(fold(limit(T, 0)), ['e'])).toBeUndefined()
  expect(clientFloor(fold(floor(T + 1, '2'), floor(T, '3')), 'ios')).toBe('2')
  expect(clientFloor(fold(floor(T, '2')), 'web')).toBeUndefined()
})

test('its version is that of the last fact that it took in; money changes nothing', () => {
  expect(foldBook(newBook, money, 1)).toBe(newBook)
  const book = fold(opened('i', T), money, closed('i', T + 1), money)
  expect(book.version).toBe(3)
})

test('banners: the gravest first; what is planned is announced three days ahead; a wrong value on show stops nothing', () => {
  const facts = [
    planned('m', T, T + 3 * DAY_MS, T + 4 * DAY_MS),
    opened('d', T, { kind: 'data_fault' }),
    opened('s', T, { kind: 'security' }),
    opened('i', T),
  ]
  const at = (now: number) => bannersAt(fold(...facts), now).map(({ reason, state, stopsDrawing }) => `${reason} ${state} ${stopsDrawing}`)
  expect(at(T)).toEqual(['PL10 on true', 'TE02 on true', 'TE03 on false', 'TE01 planned true'])
  expect(at(T - 1)).not.toContain('TE01 planned true')
  expect(plannedAfter(fold(...facts), T - 1)).toHaveLength(1)
  expect(bannersAt(newBook, T)).toEqual([])
})

test('what ended long ago is forgotten, and what goes on never', () => {
  const later = opened('z', T + 200 * DAY_MS)
  const book = fold(
    opened('i', T),
    closed('i', T + 1),
    opened('on', T),
    planned('m', T, T, T + 1),
    planned('n', T, T, T + 1),
    began('n', T),
    order('o', T, { endsAt: T + 20 }),
    later,
  )
  expect(book.incidents.map(({ id }) => id)).toEqual(['on', 'z'])
  expect(book.maintenance.map(({ id }) => id)).toEqual(['n'])
  expect(book.orders).toEqual([])
})

test('in whatever order the facts of a season are heard, the book is the same', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.array(fc.nat(), { minLength: NUMBERS, maxLength: NUMBERS }).map((numbers) => bookFactOf(numbers, T, 60)),
        { selector: ({ occurredAt }) => occurredAt, maxLength: 25 },
      ),
      fc.infiniteStream(fc.nat()),
      (facts, random) => {
        const keyed = facts.map((one) => ({ one, key: random.next().value }))
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one)
        expect(fold(...shuffled)).toEqual(fold(...facts))
      },
    ),
    { numRuns: 1_000 },
  )
})

test('every fact of the whole book either changes the book, or is about money or about corrections in bulk', () => {
  const others = FACT_TYPES.filter((type) => FACTS[type].scope === 'book' && !(BOOK_CHANGES as readonly FactType[]).includes(type))
  expect(others).toEqual([
    ...['payment-unmatched', 'payment-resolved'],
    ...['bulk-correction-proposed', 'bulk-correction-released', 'bulk-correction-withdrawn', 'bulk-correction-completed'],
  ])
})

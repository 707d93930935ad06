import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMAT } from '../account/codec.ts'
import { newBook } from '../book/book.ts'
import { newReader, newWriter, written } from '../kernel/bytes.ts'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { UTC } from '../kernel/zone.ts'
import { type Line, newLine } from '../line/line.ts'
import { CATALOGUE, readSignals, signalNamed } from './catalogue.ts'
import * as codec from './codec.ts'
import { foldOutcome } from './fold-outcome.ts'
import type { SignalValue } from './signal.ts'
import { foldFact, newSignals, type Signals } from './signals.ts'
import { TOLD_KINDS, toldFact } from './told-facts.fixture.ts'

const NOW = 1_000 * DAY_MS
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data'], knownAt = at): Fact =>
  ({ type, occurredAt: at, knownAt, data }) as Fact
const fold = (facts: readonly Fact[]): Signals => facts.reduce(foldFact, newSignals)
const scale = { min: 350, max: 950 }
const open: Line = { ...newLine, stage: 'open', origin: 'imported', limitMinor: 1_000, highestLimitMinor: 1_000, assessedMinor: 1_000 }
const value = (name: string, facts: readonly Fact[], at = NOW, line: Line = newLine): SignalValue =>
  signalNamed.get(name)!.read({
    signals: fold(name.startsWith('score') ? [granted(0), ...facts] : facts),
    line,
    at,
    scale,
    zone: UTC,
    product: null,
    draw: null,
    book: newBook,
  })

const session = (deviceId: string, at: number) => fact('session-started', at, { device: { id: deviceId }, place: `near ${deviceId}` })
const verified = (at: number) => fact('identity-verified', at, { method: 'document' })
const score = (points: number, at: number, source = 'zhima') =>
  fact('score-updated', at, { value: points, rangeMin: 350, rangeMax: 950, source })
const debt = (recordId: string, daysPastDue: number, at: number) =>
  fact('delinquency-elsewhere-reported', at, { recordId, source: 'bureau', daysPastDue })
const statement = (at: number, daysPastDue: number, balanceMinor = 500, paidMinor = 100, knownAt = at) =>
  fact('statement-issued', at, { statementId: `s${at}`, balanceMinor, paidMinor, daysPastDue, currency: 'CNY' }, knownAt)
const granted = (at: number, expiresAt?: number) =>
  fact('consent-granted', at, { purpose: 'score', ...(expiresAt !== undefined && { expiresAt }) })
const withdrawn = (at: number) => fact('consent-withdrawn', at, { purpose: 'score' })

test.each<[rule: string, signal: string, given: readonly Fact[], then: SignalValue]>([
  ['one device twice is one', 'devices_30d', [session('a', NOW - 2), session('a', NOW - 1)], 1],
  ['a device just inside 30 days counts', 'devices_30d', [session('a', NOW - 30 * DAY_MS + 1)], 1],
  ['and not at exactly 30 days', 'devices_30d', [session('a', NOW - 30 * DAY_MS)], 0],
  ['it counts by its last use', 'devices_30d', [session('a', NOW - 40 * DAY_MS), session('a', NOW - 1)], 1],
  ['a verification covers what was seen up to it', 'devices_since_verification_30d', [session('a', 5), verified(5)].map(inJune), 0],
  ['and nothing after it', 'devices_since_verification_30d', [session('a', 6), verified(5)].map(inJune), 1],
  ['places are counted over 24 hours', 'places_since_verification_24h', [session('a', NOW - DAY_MS), session('b', NOW - DAY_MS + 1)], 1],
  ['no score is unknown, not zero', 'score', [], null],
  ['the newest score counts, not the last to arrive', 'score', [score(620, NOW - 1), score(750, NOW - 2)], 620],
  ['a fall is measured from the highest', 'score_drop_180d', [score(700, NOW - 3), score(750, NOW - 2), score(620, NOW - 1)], 130],
  ['a rise is no fall', 'score_drop_180d', [score(620, NOW - 2), score(750, NOW - 1)], 0],
  ['the score in force when the window opened counts', 'score_drop_180d', [score(750, NOW - 300 * DAY_MS), score(650, NOW - 1)], 100],
  ['one that was replaced before it opened does not', 'score_drop_180d', [score(750, 1), score(640, 2), score(650, NOW - 1)], 0],
  ['another source has another scale', 'score_drop_180d', [score(900, NOW - 2, 'other'), score(650, NOW - 1)], 0],
  ['nobody reported', 'worst_delinquency_elsewhere_180d', [], null],
  ['the latest report of a debt counts', 'delinquencies_elsewhere_180d', [debt('x', 60, NOW - 9), debt('x', 0, NOW - 1)], 0],
  ['also when it arrives first', 'worst_delinquency_elsewhere_180d', [debt('x', 0, NOW - 1), debt('x', 60, NOW - 9)], 0],
  ['two debts are two', 'delinquencies_elsewhere_180d', [debt('x', 1, NOW - 9), debt('y', 30, NOW - 1)], 2],
  ['and the worst is the longest', 'worst_delinquency_elsewhere_180d', [debt('x', 1, NOW - 9), debt('y', 30, NOW - 1)], 30],
  ['an old report is out of the window', 'delinquencies_elsewhere_180d', [debt('x', 60, NOW - 180 * DAY_MS)], 0],
  ['the latest statement says what is past due', 'days_past_due', [statement(NOW - 1, 0), statement(NOW - 2, 30)], 0],
  ['a correction learned later wins', 'days_past_due', [statement(NOW - 2, 0, 500, 100, NOW - 1), statement(NOW - 2, 30)], 0],
  ['a streak ends at a late statement', 'on_time_streak', [statement(3, 0), statement(2, 30), statement(4, 0), statement(1, 0)], 2],
  ['no statement, no streak', 'on_time_streak', [], null],
  ['payments against balances before them', 'paid_ratio_180d', [statement(NOW - 2, 0, 500, 9), statement(NOW - 1, 0, 0, 333)], 666],
  ['nothing owed, no ratio', 'paid_ratio_180d', [statement(NOW - 2, 0, -5, 9), statement(NOW - 1, 0, 0, 333)], null],
  ['consent is in force once granted', 'consent_score', [granted(5)], true],
  ['until the moment it expires', 'consent_score', [granted(5, NOW + 1)], true],
  ['and not from then on', 'consent_score', [granted(5, NOW)], false],
  ['which is an expiry', 'consent_score_expired', [granted(5, NOW)], true],
  ['not a withdrawal', 'consent_score_withdrawn', [granted(5, NOW)], false],
  ['withdrawn consent is no consent', 'consent_score', [granted(5), withdrawn(6)], false],
  ['in whatever order it is heard of', 'consent_score_withdrawn', [withdrawn(6), granted(5)], true],
  ['granted anew it is back', 'consent_score', [withdrawn(6), granted(5), granted(7)], true],
  ['an age is in whole days', 'phone_age_days', [fact('profile-changed', NOW - 2 * DAY_MS + 1, { field: 'phone', verified: true })], 1],
  ['a field never given has no age', 'phone_age_days', [], null],
])('%s', (_rule, signal, given, then) => {
  expect(value(signal, given)).toBe(then)
})

/** Brings small instants near to now. */
function inJune<F extends Fact>(one: F): F {
  return { ...one, occurredAt: NOW - 100 + one.occurredAt, knownAt: NOW - 100 + one.knownAt }
}

test('whoever owes nothing is not past due, whatever the last statement said', () => {
  const late = [statement(NOW - 9, 40)]
  expect(value('days_past_due', late, NOW, { ...open, drawnMinor: 1 })).toBe(40)
  expect(value('days_past_due', late, NOW, { ...open, drawnMinor: 0 })).toBe(0)
  expect(value('days_past_due', late)).toBe(40)
})

test.each(['abandoned', 'unreadable', 'expired'] as const)('an identity check that was %s is no failed proof', (cause) => {
  expect(value('identity_failures_24h', [fact('identity-failed', NOW - 1, { method: 'document', cause })])).toBe(0)
})

test('a value that was not checked does not count as up to date', () => {
  expect(value('phone_age_days', [fact('profile-changed', NOW - 1, { field: 'phone', verified: false })])).toBeNull()
})

test('average utilisation is weighted by time', () => {
  const facts = [
    fact('line-imported', NOW - 10 * DAY_MS, { limitMinor: 1_000, drawnMinor: 0, currency: 'CNY' }),
    statement(NOW - 5 * DAY_MS, 0, 800),
  ]
  expect(value('utilisation_avg_180d', facts, NOW, { ...open, drawnMinor: 800 })).toBe(400)
  expect(value('utilisation', facts, NOW, { ...open, drawnMinor: 800, limitMinor: 100 })).toBe(800)
})

test('only his own doing counts against a borrower', () => {
  const declined = (counts: boolean) =>
    foldOutcome(
      newSignals,
      { type: 'drawdown-declined', data: { drawdownId: 'd', amountMinor: 1, code: 'held', counts, causes: [] } },
      NOW,
      0,
    )
  const read = (signals: Signals) =>
    signalNamed.get('failed_draws_24h')!.read({ signals, line: open, at: NOW, scale, zone: UTC, product: null, draw: null, book: newBook })
  expect([read(declined(true)), read(declined(false))]).toEqual([1, 0])
})

test('every signal has a name of its own, words in two languages, and a meaning for its null', () => {
  expect(new Set(CATALOGUE.map(({ name }) => name)).size).toBe(CATALOGUE.length)
  const atNothing = readSignals({ signals: newSignals, line: newLine, at: NOW, scale, zone: UTC, product: null, draw: null, book: newBook })
  for (const { name, zh, en, type, nullMeans } of CATALOGUE) {
    expect(zh.length * en.length, name).toBeGreaterThan(0)
    const read = atNothing[name]
    if (read === null) expect(nullMeans, name).toBeDefined()
    else expect(typeof read, name).toBe(type)
  }
})

const instant = fc.integer({ min: NOW - 900 * DAY_MS, max: NOW }).map((ms) => ms - (ms % (6 * HOUR_MS)))
const picks = fc.record({ x: fc.nat(9), y: fc.nat(9), z: fc.nat(9) })
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(fc.nat(TOLD_KINDS - 1), instant, picks).map(([kind, at, of]) => toldFact(kind, at, of)),
  fc.tuple(instant, fc.constantFrom('a', 'b', 'c', 'd')).map(([at, id]) => session(id, at)),
  fc
    .tuple(instant, fc.integer({ min: 350, max: 950 }), fc.constantFrom('zhima', 'other'))
    .map(([at, points, from]) => score(points, at, from)),
  fc.tuple(instant, fc.constantFrom('x', 'y'), fc.constantFrom(0, 30, 60)).map(([at, id, days]) => debt(id, days, at)),
  fc
    .tuple(instant, fc.constantFrom(0, 30), fc.integer({ min: -5, max: 900 }), fc.nat(3))
    .map(([at, days, balance, later]) => statement(at, days, balance, 7, at + later)),
  fc.tuple(instant, fc.option(instant)).map(([at, until]) => granted(at, until ?? undefined)),
  instant.map(withdrawn),
  instant.map(verified),
  instant.map((at) => fact('identity-failed', at, { method: 'document', cause: 'mismatch' })),
  fc
    .tuple(instant, fc.constantFrom('CNY', 'USD'))
    .map(([at, currency]) => fact('borrower-registered', at, { kind: 'individual', currency, fieldsOnFile: ['phone'] })),
  fc
    .tuple(instant, fc.constantFrom<'score' | 'bureau'>('score', 'bureau'))
    .map(([at, kind]) => fact('inquiry-failed', at, { inquiryId: 'i', kind, source: 's' })),
  fc.tuple(instant, fc.nat(900)).map(([at, drawnMinor]) => fact('line-imported', at, { limitMinor: 1_000, drawnMinor, currency: 'CNY' })),
)

test('observed facts fold to the same state in whatever order they arrive', () => {
  const shuffled = fc
    .array(anyFact, { maxLength: 60 })
    .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })))
  fc.assert(
    fc.property(shuffled, ([facts, otherwise]) => {
      expect(fold(otherwise)).toEqual(fold(facts))
    }),
    { numRuns: 500 },
  )
})

test('what the window keeps reads as if nothing had been dropped', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 60 }), (facts) => {
      const devices = new Set(
        facts.flatMap((one) => (one.type === 'session-started' && one.occurredAt > NOW - 30 * DAY_MS ? [one.data.device.id] : [])),
      )
      expect(value('devices_30d', facts)).toBe(devices.size)
      const failures = facts.filter((one) => one.type === 'identity-failed' && one.occurredAt > NOW - DAY_MS)
      const lastVerified = Math.max(0, ...facts.flatMap((one) => (one.type === 'identity-verified' ? [one.occurredAt] : [])))
      expect(value('identity_failures_24h', facts)).toBe(failures.filter(({ occurredAt }) => occurredAt > lastVerified).length)
    }),
  )
})

const failed = (at: number, kind: 'score' | 'bureau' = 'score') => fact('inquiry-failed', at, { inquiryId: 'i', kind, source: 's' })
/** Made at one instant, heard of at another. */
const heard = (at: number, knownAt: number): Fact => ({ ...score(700, at), knownAt })

test.each<[what: string, facts: Fact[], then: boolean]>([
  ['nobody was asked', [], false],
  ['asked in vain', [failed(NOW - 5)], true],
  ['a credit record could not be had: that is no score', [failed(NOW - 5, 'bureau')], false],
  ['it arrived after all', [failed(NOW - 5), score(700, NOW - 4)], false],
  ['made before, and heard of after', [failed(NOW - 5), heard(NOW - 9, NOW - 4)], false],
  ['at the same instant it is there', [failed(NOW - 5), score(700, NOW - 5)], false],
  ['a new one could not be had', [score(700, NOW - 9), failed(NOW - 5)], true],
  ['from whomever it came', [failed(NOW - 5), score(700, NOW - 4, 'other')], false],
])('%s: score_inquiry_failed is %s', (_what, facts, then) => {
  expect(value('score_inquiry_failed', facts)).toBe(then)
  expect(value('score_inquiry_failed', facts.toReversed())).toBe(then)
})

test('bytes bring the same signals back, in about a hundred bytes for a few', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 60 }), (facts) => {
      const writer = newWriter()
      codec.encodeSignals(writer, fold(facts))
      expect(codec.decodeSignals(newReader(written(writer)), FORMAT)).toEqual(fold(facts))
    }),
  )
  const writer = newWriter()
  codec.encodeSignals(writer, fold([score(700, NOW), session('a', NOW), statement(NOW, 0)]))
  expect(writer.length).toBeLessThan(130)
})

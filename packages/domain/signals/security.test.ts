import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newBook } from '../book/book.ts'
import { newReader, newWriter, written } from '../kernel/bytes.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { UTC } from '../kernel/zone.ts'
import { type Line, newLine } from '../line/line.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { signalNamed } from './catalogue.ts'
import * as codec from './codec.ts'
import { doingOf } from './doing.ts'
import type { SignalFamily } from './families.ts'
import { foldOutcome } from './fold-outcome.ts'
import {
  asked,
  cleared,
  doingFrom,
  ended,
  explained,
  fact,
  linked,
  login,
  moved,
  NOW,
  quarterDaysAgo,
  suspected,
  trusted,
  untrusted,
  verified,
  wrong,
} from './security.fixture.ts'
import type { SignalSource, SignalValue } from './signal.ts'
import { foldFact, newSignals, type Signals } from './signals.ts'

const fold = (facts: readonly Fact[]): Signals => facts.reduce(foldFact, newSignals)
const line: Line = { ...newLine, stage: 'open', origin: 'granted', limitMinor: 1_000, highestLimitMinor: 1_000, assessedMinor: 1_000 }

function sourceOf(facts: readonly Fact[], of: Partial<SignalSource> = {}): SignalSource {
  const signals = fold(facts)
  return { signals, line, at: NOW, scale: { min: 350, max: 950 }, zone: UTC, product: null, draw: null, book: newBook, ...of }
}
const value = (name: string, facts: readonly Fact[], of: Partial<SignalSource> = {}): SignalValue =>
  signalNamed.get(name)!.read(sourceOf(facts, of))

const HOUR_AGO = NOW - HOUR_MS
const DAY_AGO = NOW - DAY_MS
const phone = (at: number, place = 'p') => login(at, { device: 'phone', session: 's1', place })
const other = (at: number, place = 'q') => login(at, { device: 'other', session: 's2', place })
const anonymous = (at: number) => login(at, { network: 'anonymised' })
const by = (network: 'home' | 'cellular' | 'public' | 'unknown', at: number) => login(at, { network })

test.each<[rule: string, signal: string, given: readonly Fact[], then: SignalValue]>([
  ['two devices at two places', 'logins_at_once', [phone(HOUR_AGO), other(HOUR_AGO + 1)], 2],
  ['two devices at one place are a family', 'logins_at_once', [phone(HOUR_AGO), other(HOUR_AGO + 1, 'p')], 1],
  ['one device at two places is a journey', 'logins_at_once', [phone(HOUR_AGO), phone(HOUR_AGO + 1, 'q')], 1],
  ['one of them logged out', 'logins_at_once', [phone(HOUR_AGO), ended(HOUR_AGO + 1, 's1'), other(HOUR_AGO + 2)], 1],
  ['before he logged in again', 'logins_at_once', [ended(HOUR_AGO - 1, 's1'), phone(HOUR_AGO), other(HOUR_AGO + 2)], 2],
  ['just inside a day', 'logins_at_once', [phone(DAY_AGO + 1), other(HOUR_AGO)], 2],
  ['and not at a day', 'logins_at_once', [phone(DAY_AGO), other(HOUR_AGO)], 1],
  ['a proof of identity covers both', 'logins_at_once', [phone(HOUR_AGO), other(HOUR_AGO + 1), verified(HOUR_AGO + 1)], 0],
  ['and not what came after it', 'logins_at_once', [verified(HOUR_AGO - 1), phone(HOUR_AGO), other(HOUR_AGO + 1)], 2],
  ['two trusted devices are one', 'logins_at_once', [trusted(1, 'phone'), trusted(2, 'other'), phone(HOUR_AGO), other(HOUR_AGO + 1)], 1],
  ['a session of which no end would be told', 'logins_at_once', [login(HOUR_AGO, { place: 'x' }), other(HOUR_AGO)], 1],
  ['anonymised logins', 'anonymised_logins_24h', [anonymous(DAY_AGO), anonymous(DAY_AGO + 1), by('home', HOUR_AGO)], 1],
  ['until he proves who he is', 'anonymised_logins_24h', [anonymous(HOUR_AGO), verified(HOUR_AGO)], 0],
  ['home, on the way, home', 'network_changes_24h', [by('home', 1), by('cellular', 2), by('home', 3)].map(today), 2],
  ['what nobody could tell is no change', 'network_changes_24h', [by('home', 1), by('unknown', 2), by('home', 3)].map(today), 0],
  ['wrong passwords', 'authentication_failures_24h', [wrong(DAY_AGO), wrong(DAY_AGO + 1), wrong(HOUR_AGO, 'x')], 2],
  ['until he proves who he is', 'authentication_failures_24h', [wrong(HOUR_AGO), verified(HOUR_AGO)], 0],
  ['nobody suspects anything', 'takeover_suspected', [], false],
  ['suspected', 'takeover_suspected', [suspected(5)].map(today), true],
  ['and settled', 'takeover_suspected', [suspected(5), cleared(6)].map(today), false],
  ['at the same instant', 'takeover_suspected', [suspected(5), cleared(5)].map(today), false],
  ['and suspected anew', 'takeover_suspected', [suspected(5), cleared(6), suspected(7)].map(today), true],
  ['another one is not settled by it', 'takeover_suspected', [suspected(5), cleared(6, {}, 'other')].map(today), true],
  ['nobody looked at it for two years', 'takeover_suspected', [suspected(NOW - 730 * DAY_MS)], false],
  ['for nearly two years', 'takeover_suspected', [suspected(NOW - 730 * DAY_MS + 1)], true],
  ['the gravest sign is told', 'takeover_sign', [suspected(NOW - 5, 'tk', ['sim_changed', 'remote_control'])], 'remote_control'],
  ['no sign', 'takeover_sign', [], 'none'],
  ['two links', 'fraud_links', [linked(5, 'a'), linked(6, 'b')].map(today), 2],
  ['one explained', 'fraud_links', [linked(5, 'a'), linked(6, 'b'), explained(7, 'b')].map(today), 1],
  ['the kind of the newest that is open', 'fraud_link_kind', [linked(5, 'a'), linked(6, 'b', 'phone')].map(today), 'phone'],
  ['once that is explained', 'fraud_link_kind', [linked(5, 'a'), linked(6, 'b', 'phone'), explained(7, 'b')].map(today), 'device'],
  [
    'half the limit asked for on a new device',
    'new_device_draw_permille_24h',
    [login(HOUR_AGO, { device: 'x' }), asked(HOUR_AGO + 1, 500, { device: 'x' }), asked(HOUR_AGO + 2, 300, { device: 'x' })],
    500,
  ],
  [
    'known for a day',
    'new_device_draw_permille_24h',
    [login(HOUR_AGO - DAY_MS, { device: 'x' }), asked(HOUR_AGO, 500, { device: 'x' })],
    0,
  ],
  [
    'nearly a day',
    'new_device_draw_permille_24h',
    [login(HOUR_AGO - DAY_MS + 1, { device: 'x' }), asked(HOUR_AGO, 500, { device: 'x' })],
    500,
  ],
  [
    'by the session that it names',
    'new_device_draw_permille_24h',
    [login(HOUR_AGO, { device: 'x', session: 's' }), asked(HOUR_AGO + 1, 500, { session: 's' })],
    500,
  ],
  ['nobody knows from where', 'new_device_draw_permille_24h', [asked(HOUR_AGO, 500)], 0],
  [
    'a trusted one',
    'new_device_draw_permille_24h',
    [login(HOUR_AGO, { device: 'x' }), trusted(HOUR_AGO, 'x'), asked(HOUR_AGO + 1, 500, { device: 'x' })],
    0,
  ],
  [
    'he proved who he is on it',
    'new_device_draw_permille_24h',
    [login(HOUR_AGO, { device: 'x' }), asked(HOUR_AGO + 1, 500, { device: 'x' }), verified(HOUR_AGO + 1)],
    0,
  ],
])('%s: %s', (_rule, signal, given, then) => {
  expect(value(signal, given)).toBe(then)
  expect(value(signal, given.toReversed())).toBe(then)
})

/** Brings small instants near to now. */
function today<F extends Fact>(one: F): F {
  return { ...one, occurredAt: HOUR_AGO + one.occurredAt, knownAt: HOUR_AGO + one.knownAt }
}

const request = asked(NOW, 100, { device: 'x' })
const draw = (one: Fact = request): Partial<SignalSource> => ({
  draw: {
    amountMinor: 100,
    purpose: null,
    tenorMonths: null,
    method: null,
    client: null,
    by: doingOf(one as Parameters<typeof doingOf>[0]),
  },
})

test.each<[rule: string, given: readonly Fact[], one: Fact, proven: SignalValue, days: SignalValue, untrusted: SignalValue]>([
  ['no device is named', [], asked(NOW, 100), null, null, null],
  ['nobody logged in on it', [], request, false, 0, false],
  ['known for less than a day', [login(DAY_AGO + 1, { device: 'x' })], request, false, 0, false],
  ['known for a day', [login(DAY_AGO, { device: 'x' })], request, false, 1, false],
  ['trusted', [trusted(5, 'x')], request, true, 0, false],
  ['no longer trusted', [trusted(5, 'x'), untrusted(6, 'x')], request, false, 0, true],
  ['in that very instant', [trusted(5, 'x'), untrusted(5, 'x')], request, false, 0, true],
  ['trusted again', [untrusted(6, 'x'), trusted(7, 'x')], request, true, 0, false],
  ['he proved on it who he is', [login(HOUR_AGO, { device: 'x' }), verified(HOUR_AGO, 'x')], request, true, 0, false],
  ['and takes his trust back', [verified(HOUR_AGO, 'x'), untrusted(HOUR_AGO, 'x')], request, false, 0, true],
  ['he proved it on another', [login(HOUR_AGO, { device: 'x' }), verified(HOUR_AGO, 'phone')], request, false, 0, false],
  ['he proved it somewhere', [login(HOUR_AGO, { device: 'x' }), verified(HOUR_AGO)], request, false, 0, false],
  [
    'an intruder’s session',
    [cleared(NOW, { attackerSessions: ['s'] }), trusted(5, 'x')],
    asked(NOW, 1, { device: 'x', session: 's' }),
    false,
    0,
    false,
  ],
])('a drawdown from a device: %s', (_rule, given, one, proven, days, isUntrusted) => {
  const read = (name: string) => value(name, given, draw(one))
  expect([read('draw_device_proven'), read('draw_device_age_days'), read('draw_device_untrusted')]).toEqual([proven, days, isUntrusted])
})

test.each<[what: string, off: readonly SignalFamily[], then: SignalValue]>([
  ['looked at', [], true],
  ['another family is off', ['network'], true],
  ['switched off: nobody knows', ['takeover'], null],
])('a family of signals: %s', (_what, off, then) => {
  expect(value('takeover_suspected', [suspected(HOUR_AGO)], { off: new Set(off) })).toBe(then)
  const dated = signalNamed.get('takeover_suspected')!.dated!(sourceOf([suspected(HOUR_AGO)], { off: new Set(off) }))
  expect(dated).toBe(then === null ? null : HOUR_AGO)
})

const numbers = fc.tuple(fc.nat(6), fc.nat(9), fc.nat(9), fc.nat(9))
const anyDoing = (at: fc.Arbitrary<number>, devices: readonly string[], sessions: readonly string[]): fc.Arbitrary<Fact> =>
  fc.tuple(numbers, at).map(([drawn, when]) => doingFrom(drawn, when, devices, sessions))
const instantIn = (days: number): fc.Arbitrary<number> => fc.nat(days * 4).map(quarterDaysAgo)
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })

const OWN = anyDoing(instantIn(20), ['own', 'tablet'], ['own1', 'own2'])
const ANY = fc.oneof(
  OWN,
  anyDoing(instantIn(900), ['own', 'thief'], ['own1', 'thief1']),
  fc.tuple(instantIn(900), optional(fc.constantFrom('own', 'thief'))).map(([at, id]) => verified(at, id)),
  fc.tuple(instantIn(900), fc.constantFrom('a', 'b')).map(([at, id]) => suspected(at, id)),
  fc.tuple(instantIn(900), fc.constantFrom('a', 'b')).map(([at, id]) => linked(at, id)),
  fc.tuple(instantIn(900), fc.constantFrom('a', 'b')).map(([at, id]) => explained(at, id)),
  fc.tuple(instantIn(900), fc.constantFrom('own', 'thief')).map(([at, id]) => untrusted(at, id)),
  fc.tuple(instantIn(900), fc.constantFrom('a', 'b')).map(([at, id]) => cleared(at, {}, id)),
)

const shuffled = (facts: fc.Arbitrary<readonly Fact[]>): fc.Arbitrary<readonly [readonly Fact[], readonly Fact[]]> =>
  facts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })))

test('facts of security fold to the same state in whatever order they arrive', () => {
  fc.assert(
    fc.property(shuffled(fc.array(ANY, { maxLength: 40 })), ([facts, otherwise]) => {
      expect(fold(otherwise)).toEqual(fold(facts))
    }),
    { numRuns: 1_000 },
  )
})

test('bytes bring the same back; of one of whom nothing is known, in a single byte', () => {
  fc.assert(
    fc.property(fc.array(ANY, { maxLength: 40 }), (facts) => {
      const writer = newWriter()
      codec.encodeSignals(writer, fold(facts))
      expect(codec.decodeSignals(newReader(written(writer)), 4)).toEqual(fold(facts))
    }),
  )
  const [empty, one] = [newWriter(), newWriter()]
  codec.encodeSignals(empty, newSignals)
  codec.encodeSignals(one, fold([login(NOW), moved(NOW)]))
  expect(written(empty).at(-1)).toBe(0)
  expect(one.length - empty.length).toBeLessThan(75)
})

const END = fact('clock-ticked', NOW, {})
/** What a signal could be read from, but for the memory of the intrusion itself, and of a session's end. */
function seen(facts: readonly Fact[]): unknown {
  const { security, ...signals } = fold([...facts, END])
  const { intrusions: _, endedSessions: __, suspicions: ___, ...rest } = security
  return { ...signals, ...rest }
}

const THIEF = anyDoing(instantIn(20), ['thief', 'burner'], ['thief1', 'thief2']).filter(isNamed)

function isNamed({ data }: Fact): boolean {
  return 'device' in data || 'deviceId' in data || 'sessionId' in data
}

const told = { attackerDevices: ['thief', 'burner'], attackerSessions: ['thief1', 'thief2'] }

test('what an intruder did leaves no trace, whenever it is heard of', () => {
  const lives = fc.tuple(fc.array(OWN, { maxLength: 12 }), fc.array(THIEF, { maxLength: 12 }), instantIn(2)).chain(([own, thief, at]) => {
    const all = [...own, ...thief, cleared(NOW, { ...told, untilAt: NOW }), verified(at)]
    return fc.tuple(fc.constant([...own, verified(at)]), fc.shuffledSubarray(all, { minLength: all.length }))
  })
  fc.assert(
    fc.property(lives, ([own, all]) => {
      expect(seen(all)).toEqual(seen(own))
    }),
    { numRuns: 2_000 },
  )
})

test('in the time that was told, what names neither device nor session is the intruder’s; before and after it is the owner’s', () => {
  const [from, to] = [NOW - 10 * DAY_MS, NOW - 5 * DAY_MS]
  const nameless = anyDoing(instantIn(20), ['own'], ['own1']).filter((one) => !isNamed(one))
  const lives = fc.array(fc.oneof(OWN, nameless), { maxLength: 16 }).chain((facts) => {
    const all = [...facts, cleared(NOW, { ...told, sinceAt: from, untilAt: to })]
    return fc.tuple(fc.constant(facts), fc.shuffledSubarray(all, { minLength: all.length }))
  })
  fc.assert(
    fc.property(lives, ([facts, all]) => {
      const own = facts.filter((one) => isNamed(one) || one.occurredAt < from || one.occurredAt > to)
      expect(seen(all)).toEqual(seen(own))
    }),
    { numRuns: 2_000 },
  )
})

test('a session that began on a device of the intruder is his, whichever is heard of first', () => {
  const facts = [
    login(NOW - 50, { device: 'thief', session: 'x' }),
    asked(NOW - 40, 900, { session: 'x' }),
    moved(NOW - 30, 'phone', { session: 'x' }),
    cleared(NOW, { attackerDevices: ['thief'] }),
  ]
  for (const order of [facts, facts.toReversed(), [facts[1]!, facts[3]!, facts[0]!, facts[2]!]]) expect(seen(order)).toEqual(seen([]))
})

test('an intruder on the owner’s own device: what the owner did there stays', () => {
  const own = [login(NOW - 90, { device: 'own', session: 'mine', place: 'home' })]
  const strange = [login(NOW - 50, { device: 'own', session: 'remote', place: 'away' }), cleared(NOW, { attackerSessions: ['remote'] })]
  expect(seen([...own, ...strange])).toEqual(seen(own))
  expect(seen([...strange, ...own])).toEqual(seen(own))
})

test('however many logins there were, the first of a device is kept', () => {
  const many = Array.from({ length: 100 }, (_, nth) => login(NOW - 20 * DAY_MS + nth * HOUR_MS, { device: 'x' }))
  expect(value('draw_device_age_days', many, draw())).toBe(20)
  expect(fold(many).security.logins.length).toBe(32)
})

const mine = { device: 'own' }
const thieves = verified(NOW - 3 * HOUR_MS, 'thief')
const found = cleared(NOW - HOUR_MS, { attackerDevices: ['thief'] })

test.each<[what: string, facts: readonly Fact[], verified: boolean, trigger: string]>([
  ['a proof of his own stands', [verified(DAY_AGO, mine.device), found], true, 'none'],
  ['one that an intruder gave is none, and is asked for anew at once', [thieves, found], false, 'takeover_suspected'],
  ['while nobody knows it, it is one', [thieves], true, 'none'],
  ['his own before it, on a device of his, is what is left', [verified(DAY_AGO, mine.device), thieves, found], true, 'takeover_suspected'],
  ['proved since, nothing is asked for', [thieves, found, verified(NOW - 1)], true, 'none'],
  ['proved on a device that nobody told, it is his', [verified(NOW - 2 * HOUR_MS), found], true, 'none'],
  ['after the intruder’s time his device is anybody’s', [verified(NOW - 1, 'thief'), found], true, 'none'],
  ['what was asked for before it is open again', [fact('reverification-requested', NOW - 4 * HOUR_MS, { requestId: 'r', trigger: 'periodic' }), thieves, found], false, 'takeover_suspected'], // biome-ignore format: one row
])('%s', (_what, facts, isVerified, trigger) => {
  for (const order of [facts, facts.toReversed()]) {
    expect([value('identity_verified', order), value('reverification_trigger', order)]).toEqual([isVerified, trigger])
    expect(value('reverification_overdue', order)).toBe(trigger === 'takeover_suspected')
  }
})

/** Answers to drawdowns, in the order of the log. */
type Answered = readonly [outcome: 'drawdown-approved' | 'drawdown-declined', hoursAgo: number, amountMinor: number, device: string]
function afterAll(answers: readonly Answered[], facts: readonly Fact[]): Signals {
  return answers.reduce((signals, [type, hoursAgo, amountMinor, device]) => {
    const at = NOW - hoursAgo * HOUR_MS
    const by = { at, device: fingerprint(device), session: 0 }
    const data = { drawdownId: `d${hoursAgo}`, amountMinor, counts: true, code: 'credit-insufficient', causes: [], dayRate: 1 }
    return foldOutcome(signals, { type, data } as LineOutcome, at, 0, by)
  }, fold(facts))
}
const row: readonly Answered[] = [
  ['drawdown-declined', 5, 100, 'own'],
  ['drawdown-declined', 4, 200, 'own'],
  ['drawdown-approved', 3, 50, 'thief'],
  ['drawdown-declined', 2, 300, 'own'],
]

test.each<[what: string, answers: readonly Answered[], before: readonly Fact[], after: readonly Fact[], longest: number]>([
  ['a drawdown of his ends a row of attempts', row, [], [], 1],
  ['one that was another’s did not, known before', row, [found], [], 3],
  ['nor known after', row, [], [found], 3],
  ['his own ended it, whoever else was there', row.with(2, ['drawdown-approved', 3, 50, 'own']), [], [found], 1],
  ['the other’s attempts were none of his', [...row, ['drawdown-declined', 1.5, 400, 'thief']], [], [found], 3],
])('%s', (_what, answers, before, after, longest) => {
  const signals = after.reduce(foldFact, afterAll(answers, before))
  expect(value('probing_24h', [], { signals })).toBe(longest)
})

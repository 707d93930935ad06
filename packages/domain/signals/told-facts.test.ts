import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMAT } from '../account/codec.ts'
import { newBook } from '../book/book.ts'
import { newReader, newWriter, written } from '../kernel/bytes.ts'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { UTC } from '../kernel/zone.ts'
import { type Line, newLine } from '../line/line.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { signalNamed } from './catalogue.ts'
import { decodeSignals, encodeSignals } from './codec.ts'
import { foldOutcome } from './fold-outcome.ts'
import type { SignalValue } from './signal.ts'
import { foldFact, newSignals, type Signals } from './signals.ts'
import { TOLD_KINDS, toldFact } from './told-facts.fixture.ts'
import { CAP } from './windows.ts'

const NOW = 1_000 * DAY_MS
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact
const fold = (facts: readonly Fact[]): Signals => facts.reduce(foldFact, newSignals)
const read = (name: string, signals: Signals, line: Line = newLine, at = NOW): SignalValue =>
  signalNamed.get(name)!.read({ signals, line, at, scale: { min: 350, max: 950 }, zone: UTC, product: null, draw: null, book: newBook })

const registered = (at: number, phone = 'p', name = 'n', idNumber = 'i') =>
  fact('borrower-registered', at, {
    kind: 'individual',
    currency: 'CNY',
    fieldsOnFile: ['phone', 'address'],
    name,
    phone,
    idNumber,
    address: 'a',
  })
const bureau = (at: number, told: Partial<FactOf<'bureau-identity-reported'>['data']>) =>
  fact('bureau-identity-reported', at, { source: 's', ...told })
const changed = (
  at: number,
  field: 'phone' | 'address' | 'occupation' | 'bank_card' | 'identity_document',
  verified: boolean,
  value?: string,
) => fact('profile-changed', at, { field, verified, ...(value !== undefined && { value }) })
const verified = (at: number) => fact('identity-verified', at, { method: 'document' })
const due = (at: number, dueAt?: number) =>
  fact('reverification-requested', at, { requestId: 'r', trigger: 'periodic', ...(dueAt !== undefined && { dueAt }) })
const asked = (at: number, items: FactOf<'document-requested'>['data']['items'], dueAt?: number) =>
  fact('document-requested', at, { requestId: 'r', items, ...(dueAt !== undefined && { dueAt }) })
const brought = (at: number, item: 'income_proof' | 'bank_statement') => fact('document-submitted', at, { documentId: 'd', item })
const checked = (at: number, result: 'accepted' | 'unreadable') =>
  fact('document-checked', at, { documentId: 'd', item: 'income_proof', result })
const work = (at: number, status: 'employed' | 'temporary', isVerified: boolean) =>
  fact('employment-reported', at, { status, verified: isVerified })
const card = (at: number, cardId = 'c') => fact('bank-card-bound', at, { cardId })
const cardFailed = (at: number, cardId = 'c') => fact('bank-card-failed', at, { cardId, cause: 'expired' })
const document = (at: number, expiresAt?: number, kind: 'passport' | 'identity_card' = 'identity_card') =>
  fact('identity-document-reported', at, { document: kind, ...(expiresAt !== undefined && { expiresAt }) })
const fraud = (at: number, measure: 'restrict' | 'verify_identity', orderId = 'o') =>
  fact('anti-fraud-measure-ordered', at, { orderId, measure, basis: 'b' })
const frozen = (at: number, endsAt?: number) =>
  fact('judicial-freeze-ordered', at, { orderId: 'f', authority: 'court', ...(endsAt !== undefined && { endsAt }) })
const inquiry = (at: number, inquiryId = 'q', purpose: FactOf<'credit-inquiry-recorded'>['data']['purpose'] = 'application') =>
  fact('credit-inquiry-recorded', at, { inquiryId, source: 's', purpose })
const linked = (at: number, state: 'current' | 'past_due' | 'defaulted', productId = 'x') =>
  fact('linked-product-changed', at, { productId, product: 'credit_card', state })
const spent = (at: number, category: 'gambling' | 'dining', amountMinor = 100, currency = 'CNY') =>
  fact('transaction-recorded', at, { transactionId: 't', amountMinor, currency, direction: 'out', category, channel: 'online' })
const used = (at: number, use: 'securities' | 'travel', drawdownId = 'd') =>
  fact('proceeds-use-reported', at, { drawdownId, use, amountMinor: 1, currency: 'CNY' })

test.each<[rule: string, signal: string, given: readonly Fact[], then: SignalValue]>([
  ['nothing to compare', 'identity_mismatch', [registered(1)], null],
  ['all the same', 'identity_mismatch', [registered(1), bureau(2, { name: 'n', idNumber: 'i' })], 'none'],
  ['the name differs', 'identity_mismatch', [registered(1), bureau(2, { name: 'm', idNumber: 'i' })], 'name'],
  ['the number differs', 'identity_mismatch', [registered(1), bureau(2, { idNumber: 'j' })], 'id_number'],
  ['both differ', 'identity_mismatch', [registered(1), bureau(2, { name: 'm', idNumber: 'j' })], 'name_and_id_number'],
  ['put right at the bureau', 'identity_mismatch', [registered(1), bureau(2, { name: 'm' }), bureau(3, { name: 'n' })], 'none'],
  [
    'put right here',
    'identity_mismatch',
    [registered(1), bureau(2, { idNumber: 'j' }), changed(3, 'identity_document', true, 'j')],
    'none',
  ],
  [
    'what was erased is held against nothing',
    'identity_mismatch',
    [registered(1), fact('personal-data-erased', 2, { reason: 'purpose_met' }), bureau(3, { name: 'm' })],
    null,
  ],
  ['the same phone', 'phone_state', [registered(1), bureau(2, { phone: 'p' })], 'up_to_date'],
  ['the bureau holds another phone', 'phone_state', [registered(1), bureau(2, { phone: 'q' })], 'differs'],
  ['the new phone is proven', 'phone_state', [registered(1), bureau(2, { phone: 'q' }), changed(3, 'phone', true, 'q')], 'up_to_date'],
  [
    'he proves that his own is right',
    'phone_state',
    [registered(1), bureau(2, { phone: 'q' }), changed(3, 'phone', true, 'p')],
    'up_to_date',
  ],
  [
    'and the bureau goes on telling the old one',
    'phone_state',
    [registered(1), bureau(2, { phone: 'q' }), changed(3, 'phone', true, 'p'), bureau(4, { phone: 'q' })],
    'up_to_date',
  ],
  [
    'a third one is news',
    'phone_state',
    [registered(1), bureau(2, { phone: 'q' }), changed(3, 'phone', true, 'p'), bureau(4, { phone: 'z' })],
    'differs',
  ],
  ['changed, and not confirmed', 'phone_state', [registered(1), changed(2, 'phone', false, 'q')], 'unproven'],
  ['the same number told again is no change', 'phone_state', [registered(1), changed(2, 'phone', false, 'p')], 'up_to_date'],
  ['confirmed', 'phone_state', [registered(1), changed(2, 'phone', false, 'q'), changed(3, 'phone', true, 'q')], 'up_to_date'],
  ['never given', 'occupation_state', [registered(1)], null],
  ['an occupation that nobody checked', 'occupation_state', [changed(1, 'occupation', false)], 'unproven'],
  ['until when it is valid was not told', 'identity_document_days_left', [], null],
  ['other work, and nobody checked it', 'occupation_state', [work(1, 'employed', true), work(2, 'temporary', false)], 'unproven'],
  ['the same work', 'occupation_state', [work(1, 'employed', true), work(2, 'employed', false)], 'up_to_date'],
  ['no work was ever shown', 'occupation_state', [work(2, 'temporary', false)], null],
  [
    'he confirmed it',
    'occupation_state',
    [work(1, 'employed', true), work(2, 'temporary', false), changed(3, 'occupation', true)],
    'up_to_date',
  ],
  [
    'it was checked',
    'occupation_state',
    [work(1, 'employed', true), work(2, 'temporary', false), work(3, 'temporary', true)],
    'up_to_date',
  ],
  ['a document without an end', 'identity_document_days_left', [document(1, NOW + DAY_MS), document(1, undefined, 'passport')], 36_500],
  ['the one that lasts longest', 'identity_document_days_left', [document(1, NOW - DAY_MS), document(1, NOW + 2 * DAY_MS, 'passport')], 2],
  ['the last day is a day', 'identity_document_days_left', [document(1, NOW + 1)], 1],
  ['and from the end on it is none', 'identity_document_days_left', [document(1, NOW)], 0],
  ['no card is known', 'bank_card_state', [], null],
  ['a card that works', 'bank_card_state', [card(1)], 'valid'],
  ['it expired', 'bank_card_state', [card(1), cardFailed(2)], 'expired'],
  ['another one works', 'bank_card_state', [card(1), cardFailed(2), card(1, 'other')], 'valid'],
  ['bound anew', 'bank_card_state', [cardFailed(2), card(3)], 'valid'],
  ['a new card was proven', 'bank_card_state', [cardFailed(2), changed(3, 'bank_card', true)], 'valid'],
  ['due in two days', 'reverification_days_left', [due(1, NOW + 2 * DAY_MS)], 2],
  ['without a date it is due at once', 'reverification_days_left', [due(NOW)], 0],
  ['he verified after it', 'reverification_days_left', [due(1), verified(2)], null],
  ['not before it', 'reverification_trigger', [due(2), verified(1)], 'periodic'],
  ['asked for two, brought one', 'documents_missing', [asked(1, ['income_proof', 'bank_statement']), brought(2, 'income_proof')], 1],
  ['which one', 'documents_missing_items', [asked(1, ['income_proof', 'bank_statement']), brought(2, 'income_proof')], 'bank_statement'],
  ['what was brought before does not count', 'documents_missing', [brought(1, 'income_proof'), asked(2, ['income_proof'])], 1],
  [
    'unreadable: to be brought anew',
    'documents_missing',
    [asked(1, ['income_proof']), brought(2, 'income_proof'), checked(3, 'unreadable')],
    1,
  ],
  ['brought anew', 'documents_missing', [asked(1, ['income_proof']), checked(3, 'unreadable'), brought(4, 'income_proof')], 0],
  ['accepted', 'documents_missing', [asked(1, ['income_proof']), brought(2, 'income_proof'), checked(3, 'accepted')], 0],
  ['due yesterday', 'documents_days_left', [asked(1, ['income_proof'], NOW - DAY_MS)], -1],
  [
    'incapacity refuted',
    'incapacity',
    [fact('incapacity-reported', 1, { reportId: 'r', kind: 'deceased' }), fact('incapacity-cleared', 2, { reportId: 'r' })],
    'none',
  ],
  [
    'another report stands',
    'incapacity',
    [fact('incapacity-reported', 1, { reportId: 'q', kind: 'deceased' }), fact('incapacity-cleared', 2, { reportId: 'r' })],
    'deceased',
  ],
  ['a person is asked for', 'human_review_pending', [fact('automated-decision-refused', 1, { requestId: 'r' })], true],
  [
    'a person decided',
    'human_review_pending',
    [fact('automated-decision-refused', 1, { requestId: 'r' }), fact('appeal-decided', 2, { appealId: 'a', result: 'rejected' })],
    false,
  ],
  ['a measure against fraud', 'anti_fraud_measure', [fraud(1, 'restrict')], 'restrict'],
  ['lifted', 'anti_fraud_measure', [fraud(1, 'restrict'), fact('anti-fraud-measure-lifted', 2, { orderId: 'o' })], 'none'],
  ['the harder of two', 'anti_fraud_measure', [fraud(2, 'verify_identity'), fraud(1, 'restrict', 'p')], 'restrict'],
  ['a proof of identity was all that was asked for', 'anti_fraud_measure', [fraud(1, 'verify_identity'), verified(2)], 'none'],
  ['and is not enough for more', 'anti_fraud_measure', [fraud(1, 'restrict'), verified(2)], 'restrict'],
  ['frozen until the end', 'judicial_freeze', [frozen(1, NOW + 1)], true],
  ['and not from it on', 'judicial_freeze', [frozen(1, NOW)], false],
  [
    'which documents',
    'due_diligence_documents',
    [fact('due-diligence-requested', 1, { requestId: 'r', items: ['other', 'bank_statement'] })],
    'bank_statement,other',
  ],
  ['one inquiry told twice', 'inquiries_30d', [inquiry(NOW - 2), inquiry(NOW - 1)], 1],
  ['his own looks do not count', 'inquiries_30d', [inquiry(NOW - 2, 'q', 'self')], 0],
  ['nor those of a lender that he has', 'inquiries_30d', [inquiry(NOW - 2, 'q', 'account_review')], 0],
  ['nor those for somebody he stands surety for', 'inquiries_90d', [inquiry(NOW - 2, 'q', 'guarantee')], 0],
  [
    'an application among them does',
    'inquiries_30d',
    [inquiry(NOW - 3, 'p', 'self'), inquiry(NOW - 2), inquiry(NOW - 1, 'r', 'account_review')],
    1,
  ],
  ['just inside 90 days', 'inquiries_90d', [inquiry(NOW - 90 * DAY_MS + 1)], 1],
  ['and at exactly 90', 'inquiries_90d', [inquiry(NOW - 90 * DAY_MS)], 0],
  ['a linked product in trouble', 'linked_products_troubled', [linked(1, 'past_due')], 'credit_card'],
  ['brought current', 'linked_products_past_due', [linked(1, 'past_due'), linked(2, 'current')], 0],
  ['in default it is both', 'linked_products_past_due', [linked(1, 'defaulted')], 1],
  [
    'gambling in 30 days',
    'gambling_spent_30d_minor',
    [registered(1), spent(NOW, 'gambling'), spent(NOW - 29 * DAY_MS, 'gambling', 5)],
    105,
  ],
  ['and not the day before', 'gambling_spent_30d_minor', [registered(1), spent(NOW - 30 * DAY_MS, 'gambling')], 0],
  ['in another currency', 'gambling_spent_30d_minor', [registered(1), spent(NOW, 'gambling', 100, 'USD')], 0],
  ['what the money went for', 'drawdowns_used_for_securities_180d', [used(NOW - 1, 'securities')], 1],
  ['by the latest report', 'drawdowns_used_for_securities_180d', [used(NOW - 2, 'securities'), used(NOW - 1, 'travel')], 0],
  ['the clause', 'terms_breach_clause', [fact('terms-breach-reported', 1, { breachId: 'b', clause: '4.2' })], '4.2'],
])('%s: %s', (_rule, signal, given, then) => {
  expect(read(signal, fold(given))).toBe(then)
  expect(read(signal, fold(given.toReversed()))).toBe(then)
})

test('what weighs on a score is told with that score only, and only while it may be used', () => {
  const score = (at: number, factors?: string[], source = 's') =>
    fact('score-updated', at, { value: 700, rangeMin: 350, rangeMax: 950, source, ...(factors && { factors }) })
  const agreed = fact('consent-granted', 1, { purpose: 'score', expiresAt: NOW + 1 })
  const given = [agreed, score(2, ['young file', 'late elsewhere'])]
  expect(read('score_factors', fold(given))).toBe('young file; late elsewhere')
  expect(read('score_factors', fold(given), newLine, NOW + 1)).toBeNull()
  expect(read('score_factors', fold([...given, score(3)]))).toBeNull()
})

test.each<[rule: string, every: number, lately: number, then: SignalValue]>([
  ['as often as before', 10, 10, 0],
  ['twice as often', 10, 5, 1_000],
  ['half as often', 10, 20, -500],
  ['nothing lately says that we are told nothing', 10, 0, null],
])('%s', (_rule, every, lately, then) => {
  const start = NOW - 120 * DAY_MS
  const facts: Fact[] = []
  for (let at = start; at < NOW; at += every * HOUR_MS) if (at < NOW - 30 * DAY_MS) facts.push(spent(at, 'dining'))
  if (lately > 0) for (let at = NOW - 30 * DAY_MS; at < NOW; at += lately * HOUR_MS) facts.push(spent(at, 'dining'))
  expect(read('transaction_change_permille', fold(facts))).toBe(then)
  // A day less of it, and it is not known what was before.
  expect(read('transaction_change_permille', fold(facts.filter(({ occurredAt }) => occurredAt >= start + 5 * DAY_MS)))).toBeNull()
})

const APPROVED: LineOutcome = { type: 'drawdown-approved', data: { drawdownId: 'e', amountMinor: 1, dayRate: 1 } }

test.each<[rule: string, amounts: readonly number[], then: number]>([
  ['one attempt is one', [5], 1],
  ['the same again is no search', [5, 5, 5], 1],
  ['each for less', [5, 4, 3, 2], 4],
  ['each for more, and once the same', [2, 3, 3, 4], 3],
  ['to and fro', [5, 3, 5, 3], 2],
  ['the longest row counts', [9, 1, 2, 3, 1], 3],
])('probing: %s', (_rule, amounts, then) => {
  const declined = (signals: Signals, amountMinor: number, nth: number, counts = true) =>
    foldOutcome(
      signals,
      { type: 'drawdown-declined', data: { drawdownId: 'd', amountMinor, code: 'credit-insufficient', counts, causes: [] } },
      NOW - 9 + nth,
      0,
    )
  const tried = amounts.reduce((signals, amount, nth) => declined(signals, amount, nth), newSignals)
  expect(read('probing_24h', tried)).toBe(then)
  expect(read('probing_24h', declined(tried, 1_000, 9, false))).toBe(then)
  expect(read('probing_24h', tried, newLine, NOW + DAY_MS)).toBe(0)
  const drawn = foldOutcome(tried, APPROVED, NOW, 1)
  expect(read('probing_24h', drawn)).toBe(0)
})

test('a line is idle from its last use on, and not while something is owed', () => {
  const line: Line = { ...newLine, stage: 'open', openedAt: NOW - 400 * DAY_MS }
  const used = { ...newSignals, conduct: { ...newSignals.conduct, usedAt: NOW - 20 * DAY_MS } }
  expect(read('idle_days', newSignals, line)).toBe(400)
  expect(read('idle_days', used, line)).toBe(20)
  expect(read('idle_days', used, { ...line, drawnMinor: 1 })).toBe(0)
  expect(read('idle_days', used)).toBeNull()
})

const anyFact = fc
  .tuple(
    fc.nat(TOLD_KINDS - 1),
    fc.integer({ min: NOW - 900 * DAY_MS, max: NOW }).map((ms) => ms - (ms % (6 * HOUR_MS))),
    fc.record({ x: fc.nat(9), y: fc.nat(9), z: fc.nat(9) }),
  )
  .map(([kind, at, picks]) => toldFact(kind, at, picks))

/** Of an earlier key: no token from before an erasure is ever seen after it. */
function underKeyOf<F extends Fact>(one: F, erasedAt: number): F {
  if (one.occurredAt > erasedAt) return one
  const tokens = Object.entries(one.data).filter(([field]) => ['name', 'phone', 'idNumber', 'address', 'value'].includes(field))
  return { ...one, data: { ...one.data, ...Object.fromEntries(tokens.map(([field, token]) => [field, `old ${token}`])) } }
}

test('an erasure heard of at any time leaves the same', () => {
  const erasedAt = NOW - 450 * DAY_MS
  const erased = fact('personal-data-erased', erasedAt, { reason: 'purpose_met' })
  const shuffled = fc
    .array(anyFact, { maxLength: 40 })
    .map((facts) => [erased, ...facts.filter(({ type }) => type !== 'score-updated').map((one) => underKeyOf(one, erasedAt))])
    .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })))
  fc.assert(
    fc.property(shuffled, ([facts, otherwise]) => {
      const { own, told } = fold(facts).information
      expect(fold(otherwise)).toEqual(fold(facts))
      expect([...own.map(({ at }) => at), ...told.map(({ firstAt }) => firstAt)].every((at) => at > erasedAt)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('told in any order, the same is known; and bytes bring it back', () => {
  const shuffled = fc
    .array(anyFact, { maxLength: 60 })
    .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })))
  fc.assert(
    fc.property(shuffled, ([facts, otherwise]) => {
      const signals = fold(facts)
      expect(fold(otherwise)).toEqual(signals)
      const writer = newWriter()
      encodeSignals(writer, signals)
      expect(decodeSignals(newReader(written(writer)), FORMAT)).toEqual(signals)
    }),
    { numRuns: 1_000 },
  )
})

test('an order that stands is not pushed out by many that do not', () => {
  const others = Array.from({ length: 40 }, (_, nth) => [
    fact('judicial-freeze-ordered', 10 + nth, { orderId: `o${nth}`, authority: 'court' }),
    fact('judicial-freeze-lifted', 11 + nth, { orderId: `o${nth}` }),
  ]).flat()
  expect(read('judicial_freeze', fold([frozen(1), ...others]))).toBe(true)
  expect(fold([frozen(1), ...others]).information.matters.length).toBe(CAP.matters)
})

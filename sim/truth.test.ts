/** What is told as the truth happened: its traces are in the events. */

import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import { expect, test } from 'vitest'
import type { SimulatedMessage } from './message.ts'
import { PARAMETERS } from './parameters.ts'
import { simulate } from './simulate.ts'
import { CAUSE_CATEGORIES, TRUTH_KINDS, type Truth, type TruthKind } from './truth.ts'

const truths: Truth[] = []
const bySubject = new Map<string, SimulatedMessage[]>()
const options = {
  seed: 8,
  borrowers: 4_000,
  months: 12,
  startAt: Date.parse('2026-01-01T00:00:00Z'),
  detail: 'sparse',
  trouble: 3,
} as const
const all: SimulatedMessage[] = []
for (const { message } of simulate({ ...options, onTruth: (truth) => truths.push(truth) })) {
  all.push(message)
  const before = bySubject.get(message.subject)
  if (before) before.push(message)
  else bySubject.set(message.subject, [message])
}

const typeOf = ({ type }: SimulatedMessage): string => type.split('.')[1]!
const END = '2027-01-01T00:00:00.000Z'

type Seen = { readonly messages: readonly SimulatedMessage[]; readonly truth: Truth }
const counted = ({ messages }: Seen, type: string): number => messages.filter((message) => typeOf(message) === type).length
const dataOf = ({ messages }: Seen, type: string): Record<string, unknown>[] =>
  messages.filter((message) => typeOf(message) === type).map(({ data }) => data as Record<string, unknown>)
const devices = (seen: Seen): number => new Set(dataOf(seen, 'session-started').map(({ device }) => (device as { id: string }).id)).size
const places = (seen: Seen): number => new Set(dataOf(seen, 'session-started').map(({ place }) => place)).size

/** Who meets what is broken asks for money then. */
const ofBook =
  (isTold: (seen: Seen) => boolean) =>
  (seen: Seen): boolean =>
    seen.truth.subject === BOOK_SUBJECT ? isTold(seen) : counted(seen, 'drawdown-requested') >= 1
/** A model that drifts hides how weak somebody is. */
const DRIFT = PARAMETERS.modelDrift.value.shift
/** He had no time to ask anybody yet. */
const isLate = ({ truth }: Seen): boolean => truth.from > '2026-10-01'

/** What there must be between the beginning and the end of an episode, for its subject. */
const TRACES: Readonly<Record<TruthKind, (seen: Seen) => boolean>> = {
  'device-burst': (seen) => devices(seen) >= 3,
  'phone-change': (seen) => devices(seen) >= 1,
  'concurrent-login': (seen) => places(seen) >= 3,
  'application-spree': (seen) => counted(seen, 'drawdown-requested') >= 6,
  probing: (seen) => counted(seen, 'drawdown-requested') >= 5,
  takeover: (seen) => counted(seen, 'takeover-suspected') === 1 && counted(seen, 'authentication-failed') >= 3,
  'fraud-ring': (seen) => dataOf(seen, 'session-started').some(({ device }) => (device as { id: string }).id.startsWith('ring-')),
  'stale-information': (seen) => counted(seen, 'profile-changed') >= 1,
  'employer-shock': (seen) => dataOf(seen, 'business-statement-received').some(({ cash_flow_minor }) => (cash_flow_minor as number) < 0),
  'over-indebtedness': (seen) => dataOf(seen, 'debt-statement-received').some(({ lender_count }) => (lender_count as number) >= 5),
  // In what the platform says of them: arrears.test.ts.
  'missed-instalments': () => true,
  'consent-withdrawal': (seen) => counted(seen, 'consent-withdrawn') === 1,
  'model-drift': () => true,
  'model-false-drop': (seen) => counted(seen, 'score-updated') >= 1,
  'incapacity-claim': (seen) => counted(seen, 'incapacity-reported') === 1 && counted(seen, 'incapacity-cleared') === 1,
  'own-closure': (seen) => counted(seen, 'closure-requested') >= 1,
  'weak-credit': (seen) => dataOf(seen, 'score-updated').some(({ value }) => (value as number) < PARAMETERS.weakBelow.value + DRIFT),
  'credit-shopping': (seen) => counted(seen, 'credit-inquiry-recorded') >= 1 || isLate(seen),
  'thin-file': (seen) => dataOf(seen, 'credit-file-reported').some(({ on_file_months }) => (on_file_months as number) < 6),
  // In what he draws, and in what the platform gives him.
  'heavy-use': () => true,
  'court-debt': (seen) => counted(seen, 'judgment-reported') === 1 && counted(seen, 'judgment-settled') === 1,
  'linked-distress': (seen) => counted(seen, 'linked-product-changed') >= 2,
  'misused-money': (seen) => counted(seen, 'proceeds-use-reported') >= 1,
  gambling: (seen) => counted(seen, 'transaction-recorded') >= PARAMETERS.gambling.value.bets,
  'broken-terms': (seen) => counted(seen, 'terms-breach-reported') >= 1 && counted(seen, 'terms-breach-cleared') >= 1,
  // From the moment of which nothing tells, to the one at which he agrees anew.
  'consent-lapse': (seen) => seen.truth.to === null || counted(seen, 'consent-granted') >= 1,
  'expired-document': (seen) => counted(seen, 'identity-document-reported') === 1,
  'dead-card': (seen) => counted(seen, 'bank-card-failed') >= 1 && counted(seen, 'bank-card-bound') >= 1,
  'operator-mistake': (seen) => counted(seen, 'operator-error-recorded') === 1,
  'anti-fraud-order': (seen) => counted(seen, 'anti-fraud-measure-ordered') >= 1 && counted(seen, 'anti-fraud-measure-lifted') >= 1,
  'court-freeze': (seen) => counted(seen, 'judicial-freeze-ordered') >= 1 && counted(seen, 'judicial-freeze-lifted') >= 1,
  'unanswered-diligence': (seen) => counted(seen, 'due-diligence-completed') >= 1,
  'forbidden-purpose': (seen) => counted(seen, 'drawdown-requested') >= 1,
  'failed-payout': (seen) => counted(seen, 'disbursement-failed') >= 1,
  outage: ofBook((seen) => counted(seen, 'incident-opened') === 1 && counted(seen, 'incident-closed') === 1),
  'break-in': ofBook(
    (seen) => dataOf(seen, 'incident-opened').some(({ kind }) => kind === 'security') && counted(seen, 'incident-closed') === 1,
  ),
  maintenance: ofBook((seen) => counted(seen, 'maintenance-started') === 1 && counted(seen, 'maintenance-ended') === 1),
  'funder-pause': ofBook((seen) => counted(seen, 'funder-limit-changed') === 2),
}

/** Of episodes that were over before the run was. */
const over = (kind: TruthKind): Truth[] => truths.filter((truth) => truth.kind === kind && (truth.to ?? truth.from) < '2026-12-20')

test.each(TRUTH_KINDS)('%s happens, and leaves its traces', (kind) => {
  const episodes = over(kind)
  expect(episodes.length).toBeGreaterThan(0)
  const without = episodes.filter((truth) => {
    const within = (bySubject.get(truth.subject) ?? []).filter(({ time }) => truth.from <= time && time <= (truth.to ?? END))
    return !TRACES[kind]({ messages: within, truth })
  })
  expect(without).toEqual([])
})

test('no draw fails for technical reasons of an incident but in one', () => {
  const strays: string[] = []
  const outages = truths.filter(({ kind }) => kind === 'outage')
  for (const { data, time } of all.filter((message) => typeOf(message) === 'technical-failure-reported')) {
    if ('incident_id' in data && !outages.some(({ from, to }) => from <= time && time < to!)) strays.push(time)
  }
  expect(strays).toEqual([])
})

test('no reason is both right and wrong', () => {
  expect(truths.filter(({ rightly, wrongly }) => rightly.some((reason) => wrongly.includes(reason)))).toEqual([])
})

test('some of each kind of cause are serious', () => {
  const serious = new Set(truths.filter((truth) => truth.serious).map(({ category }) => category))
  expect([...CAUSE_CATEGORIES].filter((category) => !serious.has(category))).toEqual([])
})

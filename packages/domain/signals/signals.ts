/**
 * Signals: the windowed memory of one borrower's events, from which the catalogue reads its values.
 *
 * Units    instants in epoch milliseconds; money in whole minor units; keys are 48-bit fingerprints.
 * Always   observed facts fold to the same state in any order (retention.ts); integers only. Technical failures and refusals that are not
 *          the borrower's own doing leave no trace here (P5).
 * Source   reference/science.md section 7 (streaming features), reference/domain.md section 6 (windows).
 */
import type { CONSENT_PURPOSES, Fact, FactOf, PROFILE_FIELDS } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { isOnlyRecorded } from './recorded-facts.ts'
import {
  addDated,
  addInstant,
  addSighting,
  type Dated,
  dropDated,
  dropInstants,
  dropSightings,
  type Series,
  type Sighting,
} from './retention.ts'
import { CAP, WINDOW } from './windows.ts'

export type ProfileField = (typeof PROFILE_FIELDS)[number]
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

export type Consent = Readonly<{ grantedAt: number | null; expiresAt: number | null; withdrawnAt: number | null }>
export type Score = Dated & Readonly<{ source: number; value: number; rangeMin: number; rangeMax: number }>
export type DebtElsewhere = Dated & Readonly<{ record: number; daysPastDue: number }>
export type Statement = Dated & Readonly<{ balanceMinor: number; paidMinor: number; daysPastDue: number }>
export type Balance = Dated & Readonly<{ drawnMinor: number }>

export type Signals = Readonly<{
  /** The newest instant of anything folded in. */
  asOf: number
  registeredAt: number | null
  registeredCurrency: string | null
  fieldsChangedAt: Readonly<Record<ProfileField, number | null>>
  consents: Readonly<Record<ConsentPurpose, Consent>>
  verifiedAt: number | null
  identityFailures: readonly number[]
  devices: readonly Sighting[]
  places: readonly Sighting[]
  failedDraws: readonly number[]
  applications: readonly number[]
  scores: readonly Score[]
  elsewhere: readonly DebtElsewhere[]
  statements: readonly Statement[]
  balances: readonly Balance[]
}>

/** A withdrawal at the very instant of a grant wins: in doubt there is no consent. */
export const isInForce = ({ grantedAt, expiresAt, withdrawnAt }: Consent, at: number): boolean =>
  grantedAt !== null && (withdrawnAt === null || grantedAt > withdrawnAt) && (expiresAt === null || expiresAt > at)

const neverAsked: Consent = { grantedAt: null, expiresAt: null, withdrawnAt: null }

export const newSignals: Signals = {
  asOf: 0,
  registeredAt: null,
  registeredCurrency: null,
  fieldsChangedAt: { phone: null, address: null, occupation: null, identity_document: null, bank_card: null },
  consents: { score: neverAsked, bureau: neverAsked, device: neverAsked, marketing: neverAsked },
  verifiedAt: null,
  identityFailures: [],
  devices: [],
  places: [],
  failedDraws: [],
  applications: [],
  scores: [],
  elsewhere: [],
  statements: [],
  balances: [],
}

const oneSeries = { seriesOf: () => 0 }
const bySource: Series<Score> = {
  seriesOf: ({ source }) => source,
  prefer: (a, b) => a.value - b.value || a.rangeMax - b.rangeMax || a.rangeMin - b.rangeMin,
}

/** Takes one fact in. A fact that no signal is made of changes nothing but `asOf`. */
export const foldFact = (signals: Signals, fact: Fact): Signals => forget(takeFact(signals, fact), fact.occurredAt)

/** Takes in what was decided; only the borrower's own doing is counted. `drawnMinor`: the line's balance after the outcome. */
export const foldOutcome = (signals: Signals, outcome: LineOutcome, at: number, drawnMinor: number): Signals =>
  forget(takeOutcome(signals, outcome, at, drawnMinor), at)

/** Drops what no window sees any more. Everywhere and every time, or the state would depend on what happened to be touched. */
function forget(signals: Signals, at: number): Signals {
  const asOf = Math.max(signals.asOf, at)
  return {
    ...signals,
    asOf,
    identityFailures: dropInstants(signals.identityFailures, asOf - WINDOW.day),
    failedDraws: dropInstants(signals.failedDraws, asOf - WINDOW.day),
    applications: dropInstants(signals.applications, asOf - WINDOW.month),
    devices: dropSightings(signals.devices, asOf - WINDOW.month),
    places: dropSightings(signals.places, asOf - WINDOW.day),
    scores: dropDated(signals.scores, asOf - WINDOW.halfYear, bySource),
    statements: dropDated(signals.statements, asOf - WINDOW.twoYears, oneSeries),
    balances: dropDated(signals.balances, asOf - WINDOW.halfYear, oneSeries),
  }
}

function takeFact(signals: Signals, fact: Fact): Signals {
  if (isOnlyRecorded(fact)) return signals
  switch (fact.type) {
    case 'borrower-registered':
      return register(signals, fact)
    case 'consent-granted':
      return grantConsent(signals, fact)
    case 'consent-withdrawn':
      return withdrawConsent(signals, fact)
    case 'identity-verified':
      return { ...signals, verifiedAt: later(signals.verifiedAt, fact.occurredAt) }
    case 'identity-failed':
      return failIdentity(signals, fact)
    case 'session-started':
      return startSession(signals, fact)
    case 'score-updated':
      return updateScore(signals, fact)
    case 'delinquency-elsewhere-reported':
      return reportElsewhere(signals, fact)
    case 'profile-changed':
      return fact.data.verified ? changeField(signals, fact.data.field, fact.occurredAt) : signals
    case 'line-imported':
      return addBalance(signals, fact.occurredAt, fact.knownAt, fact.data.drawnMinor, higherBalance)
    case 'statement-issued':
      return addStatement(signals, fact)
    case 'drawdown-requested': // counted by what becomes of it
    case 'repayment-posted':
    case 'technical-failure-reported':
    case 'clock-ticked':
      return signals
  }
}

function takeOutcome(signals: Signals, outcome: LineOutcome, at: number, drawnMinor: number): Signals {
  switch (outcome.type) {
    case 'drawdown-approved':
      return addBalance(countApplication(signals, at), at, at, drawnMinor, lastWins)
    case 'drawdown-declined':
      if (!outcome.data.counts) return signals
      return { ...countApplication(signals, at), failedDraws: addInstant(signals.failedDraws, at, CAP.instants) }
    case 'line-granted':
      return addBalance(signals, at, at, drawnMinor, lastWins)
    case 'repayment-applied':
      return outcome.data.principalMinor === 0 ? signals : addBalance(signals, at, at, drawnMinor, lastWins)
    case 'grant-declined':
    case 'import-recorded':
    case 'balance-observed':
    case 'limit-changed':
    case 'hold-placed':
    case 'hold-kept':
    case 'observation-started':
    case 'observation-broken':
    case 'hold-lifted':
    case 'notice-due':
      return signals
  }
}

const later = (a: number | null, b: number): number => (a === null ? b : Math.max(a, b))

/** The earliest registration counts; of two at one instant, the currency that comes first in the alphabet. */
function register(signals: Signals, { occurredAt, data }: FactOf<'borrower-registered'>): Signals {
  const { registeredAt, registeredCurrency } = signals
  const earlier = registeredAt === null || occurredAt < registeredAt
  const same = occurredAt === registeredAt && registeredCurrency !== null && data.currency < registeredCurrency
  const registered = earlier || same ? { ...signals, registeredAt: occurredAt, registeredCurrency: data.currency } : signals
  return (data.fieldsOnFile ?? []).reduce<Signals>((known, field) => changeField(known, field, occurredAt), registered)
}

function changeField(signals: Signals, field: ProfileField, at: number): Signals {
  return { ...signals, fieldsChangedAt: { ...signals.fieldsChangedAt, [field]: later(signals.fieldsChangedAt[field], at) } }
}

/** The newest grant counts, with its own expiry; of two at one instant, the one that lasts longer. */
function grantConsent(signals: Signals, { occurredAt, data }: FactOf<'consent-granted'>): Signals {
  const before = signals.consents[data.purpose]
  const expiresAt = data.expiresAt ?? null
  const newer = before.grantedAt === null || occurredAt > before.grantedAt
  const outlasts = occurredAt === before.grantedAt && (expiresAt ?? Infinity) > (before.expiresAt ?? Infinity)
  if (!newer && !outlasts) return signals
  return { ...signals, consents: { ...signals.consents, [data.purpose]: { ...before, grantedAt: occurredAt, expiresAt } } }
}

function withdrawConsent(signals: Signals, { occurredAt, data }: FactOf<'consent-withdrawn'>): Signals {
  const before = signals.consents[data.purpose]
  return {
    ...signals,
    consents: { ...signals.consents, [data.purpose]: { ...before, withdrawnAt: later(before.withdrawnAt, occurredAt) } },
  }
}

/** An attempt that he gave up, or a document that could not be read, is no failed proof of who he is. */
function failIdentity(signals: Signals, { occurredAt, data }: FactOf<'identity-failed'>): Signals {
  if (data.cause !== 'mismatch' && data.cause !== 'wrong_code') return signals
  return { ...signals, identityFailures: addInstant(signals.identityFailures, occurredAt, CAP.instants) }
}

function startSession(signals: Signals, { occurredAt: at, data }: FactOf<'session-started'>): Signals {
  const devices = addSighting(signals.devices, { key: fingerprint(data.device.id), at }, CAP.devices)
  if (data.place === undefined) return { ...signals, devices }
  const places = addSighting(signals.places, { key: fingerprint(data.place), at }, CAP.places)
  return { ...signals, devices, places }
}

function updateScore(signals: Signals, { occurredAt: at, knownAt: learnedAt, data }: FactOf<'score-updated'>): Signals {
  const score: Score = {
    at,
    learnedAt,
    source: fingerprint(data.source),
    value: data.value,
    rangeMin: data.rangeMin,
    rangeMax: data.rangeMax,
  }
  return { ...signals, scores: addDated(signals.scores, score, CAP.scores, bySource) }
}

/** One entry a record: its latest report. The window is applied on reading: a debt brought current must not bring an older report back. */
function reportElsewhere(
  signals: Signals,
  { occurredAt: at, knownAt: learnedAt, data }: FactOf<'delinquency-elsewhere-reported'>,
): Signals {
  const debt: DebtElsewhere = { at, learnedAt, record: fingerprint(`${data.source}\n${data.recordId}`), daysPastDue: data.daysPastDue }
  const before = signals.elsewhere.find(({ record }) => record === debt.record)
  if (before && (before.at - at || before.learnedAt - learnedAt || before.daysPastDue - data.daysPastDue) > 0) return signals
  const elsewhere = signals.elsewhere.filter(({ record }) => record !== debt.record)
  elsewhere.push(debt)
  elsewhere.sort((a, b) => a.at - b.at || a.record - b.record)
  return { ...signals, elsewhere: elsewhere.slice(-CAP.elsewhere) }
}

function addStatement(signals: Signals, { occurredAt: at, knownAt: learnedAt, data }: FactOf<'statement-issued'>): Signals {
  const statement: Statement = { at, learnedAt, balanceMinor: data.balanceMinor, paidMinor: data.paidMinor, daysPastDue: data.daysPastDue }
  const statements = addDated(signals.statements, statement, CAP.statements, { ...oneSeries, prefer: worseStatement })
  return { ...signals, statements }
}

const worseStatement = (a: Statement, b: Statement): number =>
  a.daysPastDue - b.daysPastDue || a.balanceMinor - b.balanceMinor || a.paidMinor - b.paidMinor

/** Observed balances of one instant may arrive in any order: the higher stays. */
const higherBalance = (a: Balance, b: Balance): number => a.drawnMinor - b.drawnMinor
/** Our own outcomes come in the order of the log: the later stays. */
const lastWins = (): number => 1

function addBalance(signals: Signals, at: number, learnedAt: number, drawnMinor: number, prefer: Series<Balance>['prefer']): Signals {
  return { ...signals, balances: addDated(signals.balances, { at, learnedAt, drawnMinor }, CAP.balances, { ...oneSeries, prefer }) }
}

const countApplication = (signals: Signals, at: number): Signals => ({
  ...signals,
  applications: addInstant(signals.applications, at, CAP.instants),
})

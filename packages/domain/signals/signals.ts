/**
 * Signals: the windowed memory of one borrower's events, from which the catalogue reads its values.
 *
 * Units    instants in epoch milliseconds; money in whole minor units; keys are 48-bit fingerprints.
 * Always   observed facts fold to the same state in any order (retention.ts); integers only. Technical failures and refusals that are not
 *          the borrower's own doing leave no trace here (P5), but for what could not be asked, which is kept to say just that.
 * Source   reference/science.md section 7 (streaming features), reference/domain.md section 6 (windows).
 */
import type { Fact, FactOf, PROFILE_FIELDS } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { isAnswer } from './answers.ts'
import { type Conduct, conductAfter, conductSince, noConduct } from './conduct.ts'
import { type Consent, type ConsentPurpose, consentGiven, consentTakenBack, neverAsked } from './consent.ts'
import { type DebtElsewhere, recordOf, withDebt } from './debts-elsewhere.ts'
import { doingOf } from './doing.ts'
import { type Information, informationAfter, informationSince, noInformation } from './information.ts'
import { countDeed, isOfSomebody, takeDoing } from './intruder.ts'
import { isOfMeans, type Means, meansAfter, meansSince, noMeans } from './means.ts'
import { isOnlyRecorded } from './recorded-facts.ts'
import { addDated, addInstant, type Dated, dropDated, dropInstants, dropSightings, type Series, type Sighting } from './retention.ts'
import { afterTrust, fieldsWith, isOfSecurity, later, noSecurity, type Security, securityAfter, securitySince } from './security.ts'
import { nothingStruck, type Struck, strike } from './struck.ts'
import { isOnlyTold } from './told-facts.ts'
import { endingOf, undoneBy } from './undone.ts'
import { CAP, WINDOW } from './windows.ts'

export type ProfileField = (typeof PROFILE_FIELDS)[number]

export type Score = Dated & Readonly<{ source: number; value: number; rangeMin: number; rangeMax: number }>
export type Statement = Dated & Readonly<{ balanceMinor: number; paidMinor: number; daysPastDue: number }>
/** One of ours that was paid in full. `instalment`: fingerprint of its loan and number. */
export type PaidInstalment = Dated & Readonly<{ instalment: number; daysLate: number }>
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
  instalments: readonly PaidInstalment[]
  means: Means
  /** When a score, or a credit record, could last not be had from whoever has it. */
  inquiryFailedAt: Readonly<{ score: number | null; bureau: number | null }>
  /** Up to when what happened no longer counts. */
  struck: Struck
  security: Security
  information: Information
  conduct: Conduct
}>

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
  instalments: [],
  means: noMeans,
  inquiryFailedAt: { score: null, bureau: null },
  struck: nothingStruck,
  security: noSecurity,
  information: noInformation,
  conduct: noConduct,
}

const byInstant = (a: Dated, b: Dated): number => a.at - b.at
export const oneSeries = { seriesOf: () => 0, order: byInstant }
const bySource: Series<Score> = {
  seriesOf: ({ source }) => source,
  prefer: (a, b) => a.value - b.value || a.rangeMax - b.rangeMax || a.rangeMin - b.rangeMin,
  order: (a, b) => a.at - b.at || a.source - b.source,
}

/** The one copy that a fold makes: it is filled in while the fold runs, and not touched any more once it is given back. */
export type Draft = { -readonly [K in keyof Signals]: Signals[K] }

/** Takes one fact in. A fact that no signal is made of changes nothing but `asOf`. */
export function foldFact(signals: Signals, fact: Fact): Signals {
  const draft: Draft = fact.type === 'operator-error-recorded' ? withoutMistake(signals, fact) : { ...signals }
  if (isOfMeans(fact)) draft.means = meansAfter(draft.means, fact)
  if (isOfSecurity(fact)) draft.security = securityAfter(draft.security, fact)
  if (isOfSomebody(fact)) takeDoing(draft, fact)
  draft.information = informationAfter(draft.information, fact)
  draft.conduct = conductAfter(draft.conduct, fact)
  takeFact(draft, fact)
  forget(draft, fact.occurredAt)
  return draft
}

/** Drops what no window sees any more. Everywhere and every time, or the state would depend on what happened to be touched. */
export function forget(draft: Draft, at: number): void {
  const asOf = Math.max(draft.asOf, at)
  draft.asOf = asOf
  draft.identityFailures = dropInstants(draft.identityFailures, asOf - WINDOW.day)
  draft.failedDraws = dropInstants(draft.failedDraws, asOf - WINDOW.day)
  draft.applications = dropInstants(draft.applications, asOf - WINDOW.month)
  draft.devices = dropSightings(draft.devices, asOf - WINDOW.month)
  draft.places = dropSightings(draft.places, asOf - WINDOW.day)
  draft.scores = dropDated(draft.scores, asOf - WINDOW.halfYear, bySource)
  draft.statements = dropDated(draft.statements, asOf - WINDOW.twoYears, oneSeries)
  draft.balances = dropDated(draft.balances, asOf - WINDOW.halfYear, oneSeries)
  draft.instalments = dropDated(draft.instalments, asOf - WINDOW.twoYears, oneSeries)
  draft.means = meansSince(draft.means, asOf - WINDOW.twoYears)
  draft.security = securitySince(draft.security, asOf)
  draft.information = informationSince(draft.information, asOf - WINDOW.twoYears)
  draft.conduct = conductSince(draft.conduct, asOf)
  strike(draft)
}

function takeFact(draft: Draft, fact: Fact): void {
  if (isOnlyRecorded(fact) || isAnswer(fact) || isOfMeans(fact) || isOnlyTold(fact) || isOfSecurity(fact) || isOfSomebody(fact)) return
  switch (fact.type) {
    case 'borrower-registered':
      register(draft, fact)
      return
    case 'consent-granted':
    case 'consent-withdrawn':
      changeConsent(draft, fact)
      return
    case 'deletion-requested':
      withdrawAll(draft, fact.occurredAt)
      return
    case 'identity-verified':
    case 'identity-failed':
      takeIdentity(draft, fact)
      return
    case 'score-updated':
      updateScore(draft, fact)
      return
    case 'inquiry-failed':
      failInquiry(draft, fact)
      return
    case 'delinquency-elsewhere-reported':
      reportElsewhere(draft, fact)
      return
    case 'line-imported':
      addBalance(draft, fact.occurredAt, fact.knownAt, fact.data.drawnMinor, higherBalance)
      return
    case 'statement-issued':
      addStatement(draft, fact)
      return
    case 'increase-requested': // asking counts for nothing (P4)
    case 'limit-proposed':
    case 'limit-accepted':
    case 'temporary-limit-granted':
    case 'quote-requested':
    case 'application-submitted':
    case 'application-withdrawn':
    case 'application-reviewed':
    case 'offer-accepted':
    case 'drawdown-disbursed':
    case 'disbursement-failed':
    case 'loan-charged-off':
    case 'relief-granted':
    case 'misuse-found':
    case 'misuse-cleared':
    case 'repayment-reversed':
    case 'closure-requested':
    case 'reopening-requested':
    case 'repayment-posted':
    case 'technical-failure-reported':
    case 'clock-ticked':
      return
  }
}

/** The earliest registration counts; of two at one instant, the currency that comes first in the alphabet. */
function register(draft: Draft, { occurredAt, data }: FactOf<'borrower-registered'>): void {
  const { registeredAt, registeredCurrency } = draft
  const earlier = registeredAt === null || occurredAt < registeredAt
  const same = occurredAt === registeredAt && registeredCurrency !== null && data.currency < registeredCurrency
  if (earlier || same) {
    draft.registeredAt = occurredAt
    draft.registeredCurrency = data.currency
  }
  const onFile = (data.fieldsOnFile ?? []).map((field) => ({ at: occurredAt, device: 0, session: 0, field }))
  draft.fieldsChangedAt = fieldsWith(draft.fieldsChangedAt, onFile)
  const { fieldsBefore } = draft.security
  if (fieldsBefore !== null) draft.security = { ...draft.security, fieldsBefore: fieldsWith(fieldsBefore, onFile) }
}

function changeConsent(draft: Draft, { type, occurredAt, data }: FactOf<'consent-granted'> | FactOf<'consent-withdrawn'>): void {
  const before = draft.consents[data.purpose]
  const after = type === 'consent-granted' ? consentGiven(before, occurredAt, data.expiresAt ?? null) : consentTakenBack(before, occurredAt)
  draft.consents = { ...draft.consents, [data.purpose]: after }
}

/** Whoever asks for deletion agrees to nothing any more. What he never agreed to stays so. */
function withdrawAll(draft: Draft, at: number): void {
  const ended = (consent: Consent): Consent => (consent.grantedAt === null ? consent : consentTakenBack(consent, at))
  const { score, bureau, device, marketing } = draft.consents
  draft.consents = { score: ended(score), bureau: ended(bureau), device: ended(device), marketing: ended(marketing) }
}

function takeIdentity(draft: Draft, fact: FactOf<'identity-verified'> | FactOf<'identity-failed'>): void {
  if (fact.type === 'identity-failed') failIdentity(draft, fact)
  else verifyIdentity(draft, fact)
}

function verifyIdentity(draft: Draft, fact: FactOf<'identity-verified'>): void {
  draft.verifiedAt = later(draft.verifiedAt, fact.occurredAt)
  draft.security = afterTrust(draft.security, fact)
}

/** An attempt that he gave up, or a document that could not be read, is no failed proof of who he is. */
function failIdentity(draft: Draft, fact: FactOf<'identity-failed'>): void {
  const { occurredAt, data } = fact
  if (data.cause !== 'mismatch' && data.cause !== 'wrong_code') return
  if (!countDeed(draft, { ...doingOf(fact), what: 'identity-failed', countedAt: occurredAt, drawdown: 0 })) return
  draft.identityFailures = addInstant(draft.identityFailures, occurredAt, CAP.instants)
}

function updateScore(draft: Draft, { occurredAt: at, knownAt: learnedAt, data }: FactOf<'score-updated'>): void {
  const score: Score = {
    at,
    learnedAt,
    source: fingerprint(data.source),
    value: data.value,
    rangeMin: data.rangeMin,
    rangeMax: data.rangeMax,
  }
  draft.scores = addDated(draft.scores, score, CAP.scores, bySource)
}

function failInquiry(draft: Draft, { occurredAt, data: { kind } }: FactOf<'inquiry-failed'>): void {
  draft.inquiryFailedAt = { ...draft.inquiryFailedAt, [kind]: later(draft.inquiryFailedAt[kind], occurredAt) }
}

/** One entry a record: its latest report. The window is applied on reading: a debt brought current must not bring an older report back. */
function reportElsewhere(draft: Draft, fact: FactOf<'delinquency-elsewhere-reported'>): void {
  const { occurredAt: at, knownAt: learnedAt, data } = fact
  draft.elsewhere = withDebt(draft.elsewhere, {
    at,
    learnedAt,
    record: recordOf(data.source, data.recordId),
    daysPastDue: data.daysPastDue,
  })
}

/** As if the event that it names had never been told. */
function withoutMistake(signals: Signals, mistake: FactOf<'operator-error-recorded'>): Draft {
  const undone = undoneBy(mistake)
  const ending = endingOf(mistake)
  if (ending !== undefined) return { ...foldFact(signals, ending) }
  if (undone?.type !== 'delinquency-elsewhere-reported') return { ...signals }
  const wrong = recordOf(undone.source, undone.name)
  return { ...signals, elsewhere: signals.elsewhere.filter(({ record }) => record !== wrong) }
}

/** As if every debt elsewhere were reported as paid up. Who reported it is not remembered, so the facts themselves cannot be made. */
export function allCurrentElsewhere(signals: Signals, at: number): Signals {
  const draft: Draft = { ...signals }
  for (const debt of signals.elsewhere)
    if (debt.daysPastDue > 0) draft.elsewhere = withDebt(draft.elsewhere, { ...debt, at, learnedAt: at, daysPastDue: 0 })
  forget(draft, at)
  return draft
}

function addStatement(draft: Draft, { occurredAt: at, knownAt: learnedAt, data }: FactOf<'statement-issued'>): void {
  const statement: Statement = { at, learnedAt, balanceMinor: data.balanceMinor, paidMinor: data.paidMinor, daysPastDue: data.daysPastDue }
  draft.statements = addDated(draft.statements, statement, CAP.statements, worseStatement)
}

const worseStatement: Series<Statement> = {
  ...oneSeries,
  prefer: (a, b) => a.daysPastDue - b.daysPastDue || a.balanceMinor - b.balanceMinor || a.paidMinor - b.paidMinor,
}

/** Observed balances of one instant may arrive in any order: the higher stays. */
const higherBalance: Series<Balance> = { ...oneSeries, prefer: (a, b) => a.drawnMinor - b.drawnMinor }
export function addBalance(draft: Draft, at: number, learnedAt: number, drawnMinor: number, series: Series<Balance>): void {
  draft.balances = addDated(draft.balances, { at, learnedAt, drawnMinor }, CAP.balances, series)
}

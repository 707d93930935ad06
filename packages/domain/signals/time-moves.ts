/**
 * When time alone moves a signal: an instant leaves its window, a consent runs out, an age reaches another day. Between two of these instants, and
 * without a fact, a signal's value stays as it is: the test holds every signal of the catalogue to that.
 *
 * Units    instants in epoch milliseconds, in any order; those in the past mean nothing.
 */
import { DAY_MS } from '../kernel/time.ts'
import type { SignalSource } from './signal.ts'
import type { Consent } from './signals.ts'
import { WINDOW } from './windows.ts'

/** The values at which somebody looks at a signal; `any`: every change counts. */
export type Cuts = readonly number[] | 'any'

type Moves = (source: SignalSource, cuts: Cuts) => readonly number[]

const never: Moves = () => []

/** Each instant leaves a window of this length. */
const leaving = (instants: readonly number[], windowMs: number): readonly number[] => instants.map((at) => at + windowMs)

const seenAt = ({ at }: { readonly at: number }): number => at

const runsOut = ({ expiresAt }: Consent): readonly number[] => (expiresAt === null ? [] : [expiresAt])

/** The days on which an age comes to a cut, and goes beyond it; without cuts, the next day. */
function ageing(since: number | null | undefined, at: number, cuts: Cuts): readonly number[] {
  if (since === null || since === undefined) return []
  if (cuts === 'any') return [since + (Math.max(0, Math.floor((at - since) / DAY_MS)) + 1) * DAY_MS]
  return cuts.flatMap((cut) => [since + Math.ceil(cut) * DAY_MS, since + (Math.floor(cut) + 1) * DAY_MS])
}

const scores: Moves = ({ signals }) => runsOut(signals.consents.score)
const ofStatements: Moves = ({ signals }) => leaving(signals.statements.map(seenAt), WINDOW.halfYear)
const ofReports: Moves = ({ signals }) => leaving(signals.elsewhere.map(seenAt), WINDOW.halfYear)
const ofScoreConsent: Moves = ({ signals }) => runsOut(signals.consents.score)

const SCORE_AGE: Moves = (source, cuts) => [
  ...scores(source, cuts),
  ...source.signals.scores.flatMap(({ at }) => ageing(at, source.at, cuts)),
]

/** An average moves all the time: it is looked at once a day, for as long as a balance of the window can still weigh in it. */
const daily: Moves = ({ at }) => Array.from({ length: WINDOW.halfYear / DAY_MS }, (_, day) => at + (day + 1) * DAY_MS)

/** Time alone never raises them: below the lowest cut nothing can happen to them. */
export const ONLY_FALL: ReadonlySet<string> = new Set([
  'devices_30d',
  'devices_since_verification_30d',
  'places_since_verification_24h',
  'identity_failures_24h',
  'failed_draws_24h',
  'applications_30d',
  'delinquencies_elsewhere_180d',
  'statements_180d',
  'late_statements_180d',
])

export const TIME_MOVES: Readonly<Record<string, Moves>> = {
  registered: never,
  consent_score: ofScoreConsent,
  consent_score_withdrawn: ofScoreConsent,
  consent_score_expired: ofScoreConsent,
  consent_bureau: ({ signals }) => runsOut(signals.consents.bureau),
  identity_verified: never,
  identity_verified_age_days: ({ signals, at }, cuts) => ageing(signals.verifiedAt, at, cuts),
  phone_age_days: ({ signals, at }, cuts) => ageing(signals.fieldsChangedAt.phone, at, cuts),
  address_age_days: ({ signals, at }, cuts) => ageing(signals.fieldsChangedAt.address, at, cuts),
  occupation_age_days: ({ signals, at }, cuts) => ageing(signals.fieldsChangedAt.occupation, at, cuts),
  identity_document_age_days: ({ signals, at }, cuts) => ageing(signals.fieldsChangedAt.identity_document, at, cuts),
  bank_card_age_days: ({ signals, at }, cuts) => ageing(signals.fieldsChangedAt.bank_card, at, cuts),
  devices_30d: ({ signals }) => leaving(signals.devices.map(seenAt), WINDOW.month),
  devices_since_verification_30d: ({ signals }) => leaving(signals.devices.map(seenAt), WINDOW.month),
  places_since_verification_24h: ({ signals }) => leaving(signals.places.map(seenAt), WINDOW.day),
  identity_failures_24h: ({ signals }) => leaving(signals.identityFailures, WINDOW.day),
  failed_draws_24h: ({ signals }) => leaving(signals.failedDraws, WINDOW.day),
  applications_30d: ({ signals }) => leaving(signals.applications, WINDOW.month),
  score: scores,
  score_range_min: scores,
  score_range_max: scores,
  score_age_days: SCORE_AGE,
  score_drop_180d: (source, cuts) => [...scores(source, cuts), ...leaving(source.signals.scores.map(seenAt), WINDOW.halfYear)],
  delinquencies_elsewhere_180d: ofReports,
  worst_delinquency_elsewhere_180d: ofReports,
  statements_180d: ofStatements,
  days_past_due: never,
  worst_days_past_due_180d: ofStatements,
  late_statements_180d: ofStatements,
  days_since_late: ({ signals, at }, cuts) => ageing(signals.statements.findLast(({ daysPastDue }) => daysPastDue > 0)?.at, at, cuts),
  on_time_streak: never,
  paid_ratio_180d: ofStatements,
  line_origin: never,
  line_age_days: ({ line, at }, cuts) => ageing(line.openedAt, at, cuts),
  limit_minor: never,
  drawn_minor: never,
  available_minor: never,
  utilisation: never,
  utilisation_avg_180d: daily,
  draw_amount_minor: never,
  draw_purpose: never,
}

/**
 * When time alone moves a signal: an instant leaves its window, a consent runs out, an age reaches another day. Between two of these instants, and
 * without a fact, a signal's value stays as it is: the test holds every signal of the catalogue to that.
 *
 * Units    instants in epoch milliseconds, in any order; those in the past mean nothing.
 */
import { CONSENT_PURPOSES } from '@fairline/contract/facts'
import { maintenanceMovesAt, ordersMoveAt } from '../book/conditions.ts'
import { DAY_MS } from '../kernel/time.ts'
import { owedOn } from '../loan/owed.ts'
import { positionOf } from '../loan/position.ts'
import type { Consent, ConsentPurpose } from './consent.ts'
import type { CashFlowOf } from './means.ts'
import { ageing, type Cuts, leaving, type Moves, never, seenLeaving } from './moves.ts'
import { provenAt } from './proof.ts'
import { toldOf } from './repaid.ts'
import type { Matter } from './security.ts'
import type { SignalSource } from './signal.ts'
import { TOLD_MOVES, TOLD_ONLY_FALL } from './told-moves.ts'
import { WINDOW } from './windows.ts'

const openedAt = (matter: Matter): readonly number[] => (matter.openedAt === null ? [] : [matter.openedAt])

const runsOut = ({ expiresAt }: Consent): readonly number[] => (expiresAt === null ? [] : [expiresAt])

const logins: Moves = ({ signals }) => seenLeaving(signals.security.logins, WINDOW.day)

const scores: Moves = ({ signals }) => runsOut(signals.consents.score)
/** Statements and instalments leave the window; of loans that run, the days on which they may come to be past due, and on which that reaches a cut. */
const ofStatements: Moves = (source, cuts) => [...seenLeaving(toldOf(source), WINDOW.halfYear), ...fallingBehind(source, cuts)]

/** Days are looked at one by one where every change counts, for as long as a delinquency can matter. */
function fallingBehind({ line, zone, at }: SignalSource, cuts: Cuts): readonly number[] {
  if (line.loans.length === 0) return []
  const today = zone.dayAt(at)
  return line.loans.flatMap(({ loan, settledOn }) => {
    if (settledOn !== null) return []
    const { instalments } = positionOf(loan, Math.max(loan.disbursedOn, today))
    const open = instalments.find((instalment) => instalment.settledOn === null)
    if (open === undefined) return []
    const after = [
      loan.terms.graceDays + 1,
      ...(cuts === 'any' ? [today + 1 - open.dueOn] : cuts.flatMap((cut) => [Math.ceil(cut), Math.floor(cut) + 1])),
    ]
    return after.map((days) => zone.startOf(open.dueOn + Math.max(days, loan.terms.graceDays + 1)))
  })
}
const ofReports: Moves = ({ signals }) => seenLeaving(signals.elsewhere, WINDOW.halfYear)
const ofConsent =
  (purpose: ConsentPurpose): Moves =>
  ({ signals }) =>
    runsOut(signals.consents[purpose])
const ofRequired: Moves = ({ product, signals }) =>
  product?.required_consents.flatMap((purpose) => runsOut(signals.consents[purpose])) ?? []

/** On the day on which an instalment falls due, another is the next. */
const nextDueDays: Moves = ({ line, zone, at }) => {
  if (line.loans.length === 0) return []
  const today = zone.dayAt(at)
  return line.loans.flatMap(({ loan, settledOn }) => {
    const next = settledOn === null ? owedOn(loan, Math.max(loan.disbursedOn, today)).next : null
    return next === null ? [] : [zone.startOf(next.dueOn)]
  })
}

const ofCashFlow =
  (of: CashFlowOf): Moves =>
  ({ signals, at }, cuts) =>
    signals.means.cashFlows.flatMap((flow) => (flow.of === of ? ageing(flow.at, at, cuts) : []))

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
  'logins_at_once',
  'anonymised_logins_24h',
  'network_changes_24h',
  'authentication_failures_24h',
  'new_device_draw_permille_24h',
  'identity_failures_24h',
  'failed_draws_24h',
  'applications_30d',
  'delinquencies_elsewhere_180d',
  'statements_180d',
  ...TOLD_ONLY_FALL,
])

export const TIME_MOVES: Readonly<Record<string, Moves>> = {
  registered: never,
  ...Object.fromEntries(
    CONSENT_PURPOSES.flatMap((purpose) =>
      [`consent_${purpose}`, `consent_${purpose}_withdrawn`, `consent_${purpose}_expired`].map((name) => [name, ofConsent(purpose)]),
    ),
  ),
  required_consent_missing: never,
  required_consent_withdrawn: ofRequired,
  required_consent_expired: ofRequired,
  income_minor: never,
  income_verified_age_days: ({ signals, at }, cuts) => ageing(signals.means.income?.at, at, cuts),
  income_not_verified: never,
  obligations_elsewhere_minor: never,
  debt_elsewhere_minor: never,
  lenders_elsewhere: never,
  debt_statement_age_days: ({ signals, at }, cuts) => ageing(signals.means.debts?.at, at, cuts),
  business_cash_flow_minor: never,
  business_cash_flow_before_minor: never,
  business_cash_flow_change_permille: never,
  business_statement_age_days: ofCashFlow('business'),
  employer_cash_flow_minor: never,
  employer_cash_flow_before_minor: never,
  employer_cash_flow_change_permille: never,
  employer_statement_age_days: ofCashFlow('employer'),
  employment_status: never,
  employment_verified: never,
  employed_days: ({ signals, at }, cuts) => ageing(signals.means.employment?.employedAt, at, cuts),
  instalments_monthly_minor: nextDueDays,
  dti_permille: nextDueDays,
  residual_income_minor: nextDueDays,
  identity_verified: never,
  identity_verified_age_days: ({ signals, at }, cuts) => ageing(provenAt(signals), at, cuts),
  phone_age_days: ({ signals, at }, cuts) => ageing(signals.fieldsChangedAt.phone, at, cuts),
  address_age_days: ({ signals, at }, cuts) => ageing(signals.fieldsChangedAt.address, at, cuts),
  occupation_age_days: ({ signals, at }, cuts) => ageing(signals.fieldsChangedAt.occupation, at, cuts),
  identity_document_age_days: ({ signals, at }, cuts) => ageing(signals.fieldsChangedAt.identity_document, at, cuts),
  bank_card_age_days: ({ signals, at }, cuts) => ageing(signals.fieldsChangedAt.bank_card, at, cuts),
  devices_30d: ({ signals }) => seenLeaving(signals.devices, WINDOW.month),
  devices_since_verification_30d: ({ signals }) => seenLeaving(signals.devices, WINDOW.month),
  places_since_verification_24h: ({ signals }) => seenLeaving(signals.places, WINDOW.day),
  new_device_draw_permille_24h: ({ signals }) => seenLeaving(signals.security.asked, WINDOW.day),
  logins_at_once: logins,
  anonymised_logins_24h: logins,
  network_changes_24h: logins,
  authentication_failures_24h: ({ signals }) => seenLeaving(signals.security.authenticationFailures, WINDOW.day),
  takeover_suspected: ({ signals }) => leaving(signals.security.suspicions.flatMap(openedAt), WINDOW.twoYears),
  takeover_sign: ({ signals }) => leaving(signals.security.suspicions.flatMap(openedAt), WINDOW.twoYears),
  fraud_links: ({ signals }) => leaving(signals.security.links.flatMap(openedAt), WINDOW.twoYears),
  fraud_link_kind: ({ signals }) => leaving(signals.security.links.flatMap(openedAt), WINDOW.twoYears),
  draw_device_proven: never, // These are read once, while a drawdown is decided.
  draw_device_age_days: never,
  draw_device_untrusted: never,
  draw_to_usual_permille: never,
  usual_draw_minor: ({ signals }) => seenLeaving(signals.security.draws, WINDOW.halfYear),
  identity_failures_24h: ({ signals }) => leaving(signals.identityFailures, WINDOW.day),
  failed_draws_24h: ({ signals }) => leaving(signals.failedDraws, WINDOW.day),
  applications_30d: ({ signals }) => leaving(signals.applications, WINDOW.month),
  score: scores,
  score_range_min: scores,
  score_range_max: scores,
  score_age_days: SCORE_AGE,
  score_inquiry_failed: never,
  score_drop_180d: (source, cuts) => [...scores(source, cuts), ...seenLeaving(source.signals.scores, WINDOW.halfYear)],
  delinquencies_elsewhere_180d: ofReports,
  worst_delinquency_elsewhere_180d: ofReports,
  statements_180d: ofStatements,
  days_past_due: fallingBehind,
  worst_days_past_due_180d: ofStatements,
  late_statements_180d: ofStatements,
  days_since_late: (source, cuts) => [
    ...ageing(toldOf(source).findLast(({ daysPastDue }) => daysPastDue > 0)?.at, source.at, cuts),
    ...fallingBehind(source, cuts),
  ],
  on_time_streak: fallingBehind,
  paid_ratio_180d: ofStatements,
  line_origin: never,
  line_age_days: ({ line, at }, cuts) => ageing(line.openedAt, at, cuts),
  limit_minor: never,
  limit_changed_age_days: ({ line, at }, cuts) => ageing(line.limitChangedAt ?? line.openedAt, at, cuts),
  limit_cut_age_days: ({ line, at }, cuts) => ageing(line.limitCutAt, at, cuts),
  limit_wish_minor: never,
  drawn_minor: never,
  available_minor: never,
  utilisation: never,
  utilisation_avg_180d: daily,
  draw_amount_minor: never,
  draw_purpose: never,
  draw_tenor_months: never,
  draw_method: never,
  product: never,
  written_off_loans: never,
  line_closed: never,
  ...TOLD_MOVES,
  draws_maintenance: ({ book }) => maintenanceMovesAt(book),
  draws_outage: never,
  platform_security_incident: never,
  client_too_old: never,
  funder_exhausted: never,
  order_closes_draws: ({ book }) => ordersMoveAt(book),
  order_closes_increases: ({ book }) => ordersMoveAt(book),
  order_closes_new_lines: ({ book }) => ordersMoveAt(book),
}

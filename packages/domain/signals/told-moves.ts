/** When time alone moves the signals of what was told of a borrower (time-moves.ts). */
import { DRAWDOWN_PURPOSES } from '@fairline/contract/facts'
import { DAY_MS } from '../kernel/time.ts'
import { RECENT_SPANS, SPANS_BEFORE, SPENDING_DAYS, spanOf, spanStart, WATCHED_CATEGORIES } from './conduct.ts'
import { attempts, breachSince, idleSince, isInUse, reportedUses } from './conduct-signals.ts'
import {
  BUSINESS_DOCUMENTS,
  documentDues,
  documentsDue,
  documentsEnd,
  firstDue,
  incapacitySince,
  PERSONAL_DOCUMENTS,
  reverifications,
} from './information-signals.ts'
import { ageing, leaving, type Moves, never, running, seenLeaving } from './moves.ts'
import { diligence, freezeEnd, freezes } from './order-signals.ts'
import type { SignalSource } from './signal.ts'
import { WINDOW } from './windows.ts'

const counting =
  (endOf: (source: SignalSource) => number | null): Moves =>
  (source, cuts) =>
    running(endOf(source), source.at, cuts)

const atOnce = (instant: number | null): readonly number[] => (instant === null ? [] : [instant])

const inquiries =
  (windowMs: number): Moves =>
  ({ signals }) =>
    seenLeaving(signals.conduct.inquiries, windowMs)

/** At each beginning of a span, until the last that is kept has left. */
const spans: Moves = ({ signals, at }) =>
  signals.conduct.spans.length === 0
    ? []
    : Array.from({ length: RECENT_SPANS + SPANS_BEFORE + 1 }, (_, nth) => spanStart(spanOf(at) + nth + 1))

const spending: Moves = ({ signals }) => signals.conduct.spending.map(({ day }) => (day + SPENDING_DAYS) * DAY_MS)

const uses: Moves = (source) =>
  leaving(
    reportedUses(source).map(({ opening }) => opening.at),
    WINDOW.halfYear,
  )

const frozen: Moves = (source) => freezes(source).flatMap(({ opening }) => (opening.until === null ? [] : [opening.until]))

const ofPurposes = DRAWDOWN_PURPOSES.map((purpose) => `drawdowns_used_for_${purpose}_180d`)

export const TOLD_ONLY_FALL = ['inquiries_30d', 'inquiries_90d', 'probing_24h', ...ofPurposes]

export const TOLD_MOVES: Readonly<Record<string, Moves>> = {
  identity_mismatch: never,
  phone_state: never,
  address_state: never,
  occupation_state: never,
  identity_document_days_left: counting((source) => documentsEnd(source, PERSONAL_DOCUMENTS)),
  business_licence_days_left: counting((source) => documentsEnd(source, BUSINESS_DOCUMENTS)),
  bank_card_state: never,
  reverification_trigger: never,
  reverification_overdue: (source) => atOnce(firstDue(reverifications(source))),
  reverification_days_left: counting((source) => firstDue(reverifications(source))),
  documents_missing: never,
  documents_overdue: documentDues,
  documents_missing_items: never,
  documents_days_left: counting(documentsDue),
  incapacity: never,
  incapacity_age_days: (source, cuts) => ageing(incapacitySince(source), source.at, cuts),
  human_review_pending: never,
  anti_fraud_measure: never,
  due_diligence_pending: never,
  due_diligence_overdue: (source) => atOnce(firstDue(diligence(source))),
  due_diligence_documents: never,
  due_diligence_days_left: counting((source) => firstDue(diligence(source))),
  judicial_freeze: frozen,
  judicial_freeze_days_left: (source, cuts) => [...frozen(source, cuts), ...running(freezeEnd(source), source.at, cuts)],
  inquiries_30d: inquiries(WINDOW.month),
  inquiries_90d: inquiries(WINDOW.quarter),
  credit_file_months: never,
  credit_file_accounts: never,
  score_factors: ({ signals: { consents } }) => (consents.score.expiresAt === null ? [] : [consents.score.expiresAt]),
  judgments_open: never,
  worst_judgment: never,
  linked_products_past_due: never,
  linked_products_defaulted: never,
  linked_products_troubled: never,
  transactions_30d: spans,
  transactions_before_90d: spans,
  transaction_change_permille: spans,
  ...Object.fromEntries(
    WATCHED_CATEGORIES.flatMap((category) =>
      [`${category}_spent_30d_minor`, `${category}_spent_of_income_30d`].map((name) => [name, spending]),
    ),
  ),
  probing_24h: (source) => seenLeaving(attempts(source), WINDOW.day),
  ...Object.fromEntries(ofPurposes.map((name) => [name, uses])),
  misuses_open: never,
  idle_days: (source, cuts) => (isInUse(source) ? [] : ageing(idleSince(source), source.at, cuts)),
  terms_breaches_open: never,
  terms_breach_age_days: (source, cuts) => ageing(breachSince(source), source.at, cuts),
  terms_breach_clause: never,
}

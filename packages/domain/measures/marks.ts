/**
 * What measures look at, taken out of the log: one narrow mark for each fact or outcome that begins, ends or fails something. A mark follows from its own event alone, so
 * that in any order of arrival the same marks are there.
 *
 * Time     `at`, of a fact: when it took effect; of an outcome: when it was decided.
 * Run      what it belongs to, by the id that the log has for it; null where it is of the borrower as such.
 */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { caseIdOf } from '../cases/case-facts.ts'
import type { LineOutcome } from '../line/outcomes.ts'

export const MARK_NAMES = ['borrower-registered', 'consent-granted', 'identity-verified', 'identity-failed', 'score-updated', 'employment-reported', 'quote-requested', 'quote-taken', 'drawdown-requested', 'drawdown-disbursed', 'disbursement-failed', 'increase-requested', 'limit-accepted', 'appeal-submitted', 'appeal-decided', 'case-answered', 'document-requested', 'document-brought', 'document-submitted', 'document-checked', 'reverification-requested', 'information-changed', 'information-proven', 'adverse', 'application-opened', 'offer-made', 'grant-declined', 'application-closed', 'quote-issued', 'quote-declined', 'drawdown-approved', 'drawdown-declined', 'drawdown-cancelled', 'loan-opened', 'limit-raised', 'increase-declined', 'limit-offered', 'limit-proposal-closed', 'line-granted', 'hold-lifted', 'notice-due'] as const // biome-ignore format: one table

export type MarkName = (typeof MARK_NAMES)[number]
export type Mark = Readonly<{ mark: MarkName; run: string | null; detail: string | null; at: number }>
/** `nth`: of the outcome among those of its event; below zero for marks of the fact itself. */
export type PlacedMark = Mark & Readonly<{ sequence: number; nth: number }>

/** In time; of those of one moment in an order that is not that in which they came. */
export function inTime(a: Mark, b: Mark): number {
  if (a.at !== b.at) return a.at - b.at
  const [one, other] = [textOf(a), textOf(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

const textOf = ({ mark, run, detail }: Mark): string => `${mark} ${run ?? ''} ${detail ?? ''}`

type Told = Readonly<{ mark: MarkName; run?: string | null; detail?: string | null; at?: number }>
type OfFacts = { readonly [T in FactType]?: (data: FactOf<T>['data']) => readonly Told[] }

const adverse = (is: boolean, detail: FactType | LineOutcome['type']): readonly Told[] => (is ? [{ mark: 'adverse', detail }] : [])
const BANK_CARD = 'bank_card'

/** Adverse is what went wrong with money, or was found by a court or by us; never what somebody only suspects, nor what we ourselves decided about him. */
const OF_FACTS: OfFacts = {
  'borrower-registered': ({ kind }) => [{ mark: 'borrower-registered', detail: kind }],
  'consent-granted': ({ purpose }) => [{ mark: 'consent-granted', detail: purpose }],
  'identity-verified': () => [{ mark: 'identity-verified' }],
  'identity-failed': ({ cause }) => [{ mark: 'identity-failed', detail: cause }],
  'score-updated': ({ value, rangeMin, rangeMax }) => [{ mark: 'score-updated', detail: `${value} ${rangeMin} ${rangeMax}` }],
  'employment-reported': ({ status }) => [{ mark: 'employment-reported', detail: status }],
  'quote-requested': ({ quoteId }) => [{ mark: 'quote-requested', run: quoteId }],
  'drawdown-requested': ({ drawdownId, quoteId }) => [
    { mark: 'drawdown-requested', run: drawdownId },
    ...(quoteId === undefined ? [] : [{ mark: 'quote-taken', run: quoteId } as const]),
  ],
  'drawdown-disbursed': ({ drawdownId }) => [{ mark: 'drawdown-disbursed', run: drawdownId }],
  'disbursement-failed': ({ drawdownId, cause }) => [{ mark: 'disbursement-failed', run: drawdownId, detail: cause }],
  'increase-requested': ({ requestId }) => [{ mark: 'increase-requested', run: requestId }],
  'limit-accepted': ({ proposalId }) => [{ mark: 'limit-accepted', run: proposalId }],
  'appeal-submitted': ({ appealId }) => [{ mark: 'appeal-submitted', run: caseIdOf(appealId) }],
  'appeal-decided': ({ appealId, result }) => [{ mark: 'appeal-decided', run: caseIdOf(appealId), detail: result }],
  'case-noted': ({ caseId, direction }) => (direction === 'out' ? [{ mark: 'case-answered', run: caseId }] : []),
  'document-requested': ({ requestId }) => [{ mark: 'document-requested', run: requestId }],
  'document-submitted': ({ documentId, requestId }) => [
    { mark: 'document-submitted', run: documentId },
    ...(requestId === undefined ? [] : [{ mark: 'document-brought', run: requestId } as const]),
  ],
  'document-checked': ({ documentId, result }) => [{ mark: 'document-checked', run: documentId, detail: result }],
  'reverification-requested': ({ requestId }) => [{ mark: 'reverification-requested', run: requestId }],
  'profile-changed': ({ field, verified }) => [{ mark: verified ? 'information-proven' : 'information-changed', run: field }],
  'bank-card-failed': () => [{ mark: 'information-changed', run: BANK_CARD }],
  'bank-card-bound': () => [{ mark: 'information-proven', run: BANK_CARD }],
  'instalment-missed': ({ daysPastDue }) => adverse(daysPastDue > 0, 'instalment-missed'),
  'statement-issued': ({ daysPastDue }) => adverse(daysPastDue > 0, 'statement-issued'),
  'delinquency-elsewhere-reported': ({ daysPastDue }) => adverse(daysPastDue > 0, 'delinquency-elsewhere-reported'),
  'linked-product-changed': ({ state }) => adverse(state === 'past_due' || state === 'defaulted', 'linked-product-changed'),
  'judgment-reported': () => adverse(true, 'judgment-reported'),
  'loan-charged-off': () => adverse(true, 'loan-charged-off'),
  'misuse-found': () => adverse(true, 'misuse-found'),
  // Whoever names the intruder's sessions or devices found that there was one: the suspicion was right.
  'takeover-cleared': ({ attackerSessions = [], attackerDevices = [] }) =>
    adverse(attackerSessions.length + attackerDevices.length > 0, 'takeover-cleared'),
}

/** Whether a fact of that type may leave a mark of its own: of others, only what was decided on them is looked at. */
export const isMarkedFact = (type: string): boolean => Object.hasOwn(OF_FACTS, type)

function marksOfFact(fact: Fact): readonly Told[] {
  const of = OF_FACTS[fact.type] as ((data: Fact['data']) => readonly Told[]) | undefined
  return of?.(fact.data) ?? []
}

function marksOfOutcome({ type, data }: LineOutcome, grade: string | null): readonly Told[] {
  switch (type) {
    case 'application-opened':
      return [{ mark: type, run: data.applicationId, detail: productOf(data.product), at: Date.parse(data.submittedAt) }]
    case 'offer-made':
      return [{ mark: type, run: data.applicationId, detail: grade }]
    case 'grant-declined':
      return [{ mark: type, run: data.applicationId ?? null, detail: grade }]
    case 'application-closed':
      return [{ mark: type, run: data.applicationId, detail: data.why }]
    case 'line-granted':
      return [{ mark: type, detail: data.product === undefined ? null : productOf(data.product) }]
    case 'limit-changed':
      return data.requestId !== undefined && data.toMinor > data.fromMinor
        ? [{ mark: 'limit-raised', run: data.requestId, detail: grade }]
        : []
    case 'increase-declined':
      return [{ mark: type, run: data.requestId, detail: grade }]
    case 'limit-offered':
      return [{ mark: type, run: data.proposalId }]
    case 'limit-proposal-closed':
      return [{ mark: type, run: data.proposalId, detail: data.why }]
    case 'hold-lifted':
      return [{ mark: type, run: data.holdId, detail: data.why ?? null }]
    case 'notice-due':
      return data.holdId === null || data.about !== 'hold-placed' ? [] : [{ mark: type, run: data.holdId, detail: data.noticeId }]
    default:
      return marksOfLending({ type, data } as LineOutcome)
  }
}

/** Without the version that it was agreed on. */
const productOf = (versioned: string): string => versioned.replace(/@\d+$/, '')

/** A drawdown whose loan another system keeps is paid out there: nothing more is heard of it here. */
export const PAID_ELSEWHERE = 'elsewhere'

function marksOfLending({ type, data }: LineOutcome): readonly Told[] {
  switch (type) {
    case 'quote-issued':
      return [{ mark: type, run: data.quoteId }]
    case 'quote-declined':
      return [{ mark: type, run: data.quoteId, detail: data.code }]
    case 'drawdown-approved':
      return [{ mark: type, run: data.drawdownId, detail: data.terms === undefined ? PAID_ELSEWHERE : null }]
    case 'drawdown-declined':
      return [{ mark: type, run: data.drawdownId, detail: data.code }]
    case 'drawdown-cancelled':
      return [{ mark: type, run: data.drawdownId, detail: data.cause }]
    case 'loan-opened':
      return [{ mark: type, run: data.drawdownId }]
    case 'delinquency-changed':
      return adverse(data.daysPastDue > 0, type)
    case 'loan-written-off':
      return adverse(true, type)
    default:
      return []
  }
}

type Decided = Readonly<{
  at: number
  assessment: Readonly<{ grade: string | null }>
  outcomes: readonly LineOutcome[]
}>

/** `fact` is left out where its type leaves no mark. */
export function marksOf({
  sequence,
  fact,
  decision,
}: Readonly<{ sequence: number; fact: Fact | undefined; decision: Decided }>): PlacedMark[] {
  const placed = (told: Told, nth: number, at: number): PlacedMark => ({
    mark: told.mark,
    run: told.run ?? null,
    detail: told.detail ?? null,
    at: told.at ?? at,
    sequence,
    nth,
  })
  const ofFact = fact === undefined ? [] : marksOfFact(fact).map((told, nth) => placed(told, -1 - nth, fact.occurredAt))
  const ofOutcomes = decision.outcomes.flatMap((outcome, nth) =>
    marksOfOutcome(outcome, decision.assessment.grade).map((told) => placed(told, nth, decision.at)),
  )
  return [...ofFact, ...ofOutcomes]
}

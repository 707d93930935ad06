/** Every outcome against a borrower is followed by the notice that tells him why and what cures it (P6). */
import { isOfHold, type OfHold } from './evolve-hold.ts'
import type { Cause, DeclineCode, Evidence, HoldScope, LineOutcome } from './outcomes.ts'

/** More than four reasons do not help whoever reads them (Reg B, official commentary to 1002.9(b)(2)). */
const MOST_REASONS = 4

/** One cause a reason, in the order of their first mention. */
export function mergeCauses(causes: readonly Cause[]): readonly Cause[] {
  const merged = new Map<string, Cause>()
  for (const { reason, evidence } of causes) {
    merged.set(reason, { reason, evidence: mergeEvidence(merged.get(reason)?.evidence ?? [], evidence) })
  }
  return [...merged.values()]
}

/** Each signal once for every test it met; one that was merely shown gives way to the same one tested. */
export function mergeEvidence(first: readonly Evidence[], second: readonly Evidence[]): readonly Evidence[] {
  const kept = first.filter((one) => one.test !== null || !isAmong(second, one))
  return [...kept, ...second.filter((one) => !isAmong(kept, one))]
}

const isAmong = (others: readonly Evidence[], one: Evidence): boolean =>
  others.some(({ signal, test }) => signal === one.signal && (one.test === null || test === one.test))

/** The causes of an outcome that goes against the borrower, or undefined for any other. */
export function adverseCauses(outcome: LineOutcome): readonly Cause[] | undefined {
  if (isOfHold(outcome)) return causesOfHold(outcome)
  switch (outcome.type) {
    case 'drawdown-declined':
      return isOurs(outcome.data) ? undefined : outcome.data.causes
    case 'grant-declined':
    case 'line-closed': // By himself it has none.
    case 'increase-declined':
    case 'misuse-charged':
    case 'drawdown-cancelled': // He was promised the money. Those of earlier releases have no causes, and no notice.
      return outcome.data.causes
    case 'mistake-undone': // Nothing is taken from him: he is told that we were wrong. Where that cost him something, what it cost tells it.
      return outcome.data.causes.length > 0 ? outcome.data.causes : undefined
    case 'price-changed':
      return outcome.data.toDayRate > outcome.data.fromDayRate ? outcome.data.causes : undefined
    case 'limit-changed':
      return outcome.data.toMinor < outcome.data.fromMinor ? outcome.data.causes : undefined
    case 'deletion-answered': // It is the answer itself, with its grounds.
    case 'line-granted':
    case 'import-recorded':
    case 'balance-observed':
    case 'drawdown-approved':
    case 'repayment-applied':
    case 'notice-due':
    case 'application-waiting': // Nothing is decided yet.
    case 'application-referred':
    case 'quote-declined': // He asked, and lost nothing.
    case 'application-opened':
    case 'inquiry-ordered':
    case 'offer-made':
    case 'application-closed':
    case 'quote-issued':
    case 'loan-opened':
    case 'instalment-billed':
    case 'instalment-settled':
    case 'delinquency-changed':
    case 'loan-relieved':
    case 'misuse-ended':
    case 'loan-settled':
    case 'loan-written-off':
    case 'repayment-taken-back':
    case 'journal-posted':
    case 'line-reopened':
    case 'increase-under-review': // Its hold is told.
    case 'limit-offered':
    case 'limit-proposal-closed': // He had not asked for it.
    case 'temporary-limit-set':
    case 'temporary-limit-ended': // As was agreed when it was set.
    case 'case-taken-up':
    case 'line-reassessed':
      return undefined
  }
}

/** Where we were wrong he is told so, though nothing is taken from him. */
function causesOfHold(outcome: OfHold): readonly Cause[] | undefined {
  if (outcome.type === 'hold-placed' || outcome.type === 'observation-broken') return [outcome.data.cause]
  return outcome.type === 'restoration-set-back' || outcome.type === 'hold-lifted' || outcome.type === 'hold-struck'
    ? outcome.data.causes
    : undefined
}

/** The causes of an answer that takes nothing from him, and yet says why not. */
export function causesOfAnswer(outcome: LineOutcome): readonly Cause[] {
  const { type } = outcome
  if (type === 'drawdown-declined') return isOurs(outcome.data) ? outcome.data.causes : []
  return type === 'application-waiting' || type === 'application-referred' || type === 'quote-declined' ? outcome.data.causes : []
}

/** Whether nothing was decided about the borrower: no notice of an adverse decision follows, as there is none. */
export const isOurs = ({ code }: Readonly<{ code: DeclineCode }>): boolean => code === 'technical' || code === 'platform'

export type NoticeWords = Readonly<{
  noticeId: (nth: number) => string
  curesOf: (reason: string) => readonly string[]
  severityOf: (reason: string) => number
}>

/** `curesOf` names the recovery steps of a reason, `severityOf` says how grave it is; `noticeId` names a notice, unique in the book. */
export function noticesFor(outcomes: readonly LineOutcome[], { noticeId, curesOf, severityOf }: NoticeWords): readonly LineOutcome[] {
  const notices: LineOutcome[] = []
  for (const outcome of outcomes) {
    const causes = adverseCauses(outcome)
    if (causes === undefined) continue
    // The gravest first; of equal ones, in the order in which they weighed.
    const merged = mergeCauses(causes).toSorted((a, b) => severityOf(b.reason) - severityOf(a.reason))
    const reasons = merged.slice(0, MOST_REASONS).map((cause) => ({ ...cause, cures: curesOf(cause.reason) }))
    const furtherReasons = merged.length - reasons.length + leftOutOf(outcome)
    const about = { about: outcome.type, ...whatOf(outcome), furtherReasons }
    notices.push({ type: 'notice-due', data: { noticeId: noticeId(notices.length + 1), ...about, reasons } })
  }
  return notices
}

/** Lesser reasons that the outcome itself does not tell. */
const leftOutOf = ({ data }: LineOutcome): number => ('furtherReasons' in data ? (data.furtherReasons ?? 0) : 0)

function whatOf({ data }: LineOutcome): { holdId: string | null; scope: HoldScope | null; drawdownId: string | null } {
  return {
    holdId: 'holdId' in data ? data.holdId : null,
    scope: 'scope' in data ? data.scope : null,
    drawdownId: 'drawdownId' in data ? data.drawdownId : null,
  }
}

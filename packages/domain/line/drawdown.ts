/**
 * Answers a drawdown, or the question what one would cost. Checks run in a fixed order, so one request always gets one answer:
 * no line, closed line, holds in force, policy, a limit below the least drawdown, available credit, what the product offers, the law.
 *
 * Always   approved only with drawn + amount <= limit (P2). Only the borrower's own doing counts against him (P5).
 */
import { writeInstant } from '@fairline/contract/instant'
import { availableMinor, holdsDrawing, type Line } from './line.ts'
import { isOurs, mergeCauses } from './notice.ts'
import type { Cause, DeclineCode, OutcomeOf } from './outcomes.ts'
import type { DrawdownVerdict, GrantVerdict, Law } from './verdict.ts'

/** The limit is below the least drawdown. */
export const BELOW_MINIMUM = 'PL08'

export type DrawdownRequest = Readonly<{ amountMinor: number }>

/** `dayRate`: the price of a drawdown now; null where the policy names none. `grant`: why a line is not open yet. */
export type DrawdownJudgement = Readonly<{
  verdict: DrawdownVerdict
  dayRate: number | null
  grant: GrantVerdict | null
  /** What of the request the product does not offer. */
  notOffered: readonly Cause[]
  /** What regulation says of the loan that it would be; looked at last, as it needs its price and plan. */
  law: (dayRate: number) => Law
  /** What to say where no row of the policy says it; worked out only then. */
  notAssessable: () => Cause
}>

export type DrawdownAnswer =
  | { readonly outcome: 'approve'; readonly dayRate: number }
  | { readonly outcome: 'decline'; readonly code: DeclineCode; readonly counts: boolean; readonly causes: readonly Cause[] }

export function judgeDrawdown(line: Line, request: DrawdownRequest, judgement: DrawdownJudgement): DrawdownAnswer {
  const { verdict, dayRate, grant, notOffered, law, notAssessable } = judgement
  if (line.stage === 'pending') return decline('line-not-open', whyNotOpen(grant, notAssessable))
  if (line.stage === 'closed') return decline('line-closed', line.recovery.closedFor.length > 0 ? line.recovery.closedFor : [closed(line)])
  const holds = holdsDrawing(line)
  if (holds.length > 0) {
    // What stands against him is told first, and what is our doing beside it: one does not hide the other.
    const ours = verdict.outcome === 'decline' && isOurs(verdict) ? verdict.causes : []
    return decline('held', [...holds.map(({ reason, evidence }) => ({ reason, evidence })), ...ours])
  }
  if (verdict.outcome === 'decline') return decline(verdict.code, verdict.causes, verdict.ownDoing)
  // No amount that the product lends would fit: to say that this one is too much would send him on to try others.
  const unusable = notOffered.filter(({ reason }) => reason === BELOW_MINIMUM)
  if (unusable.length > 0) return decline('not-offered', unusable)
  if (request.amountMinor > availableMinor(line)) {
    return decline('credit-insufficient', [notEnough(line, request)], isOverreach(line, request))
  }
  if (notOffered.length > 0) return decline('not-offered', notOffered)
  if (dayRate === null) return decline('not-assessable', [notAssessable()])
  return unlawful(law(dayRate)) ?? { outcome: 'approve', dayRate }
}

/** What a rule needs and nobody knows passes no more than what it forbids (P9); it is not told as broken. */
function unlawful({ cap, broken, unknown }: Law): DrawdownAnswer | undefined {
  const against = [...(cap?.causes() ?? []), ...broken]
  if (against.length > 0) return decline('regulation', mergeCauses(against))
  return unknown.length > 0 ? decline('not-assessable', mergeCauses(unknown)) : undefined
}

export function declined(
  request: Readonly<{ drawdownId: string; amountMinor: number }>,
  { code, counts, causes }: Extract<DrawdownAnswer, { outcome: 'decline' }>,
): OutcomeOf<'drawdown-declined'> {
  const { drawdownId, amountMinor } = request
  return { type: 'drawdown-declined', data: { drawdownId, amountMinor, code, counts, causes } }
}

const decline = (code: DeclineCode, causes: readonly Cause[], counts = false): DrawdownAnswer => ({
  outcome: 'decline',
  code,
  counts,
  causes,
})

const closed = ({ closedAt }: Line): Cause => ({
  reason: 'IN06',
  evidence: [{ signal: 'line_closed', value: true, test: 'true', asOf: closedAt === null ? null : writeInstant(closedAt) }],
})

const whyNotOpen = (grant: GrantVerdict | null, notAssessable: () => Cause): readonly Cause[] =>
  grant !== null && grant.outcome !== 'grant' && grant.causes.length > 0 ? grant.causes : [notAssessable()]

/** His own doing only beyond the highest limit there was: what our own cut took away is not held against him (P5). */
const isOverreach = ({ highestLimitMinor, drawnMinor }: Line, { amountMinor }: DrawdownRequest): boolean =>
  amountMinor > Math.max(0, highestLimitMinor - drawnMinor)

const notEnough = (line: Line, { amountMinor }: DrawdownRequest): Cause => ({
  reason: 'credit-insufficient',
  evidence: [
    { signal: 'draw_amount_minor', value: amountMinor, test: `> ${availableMinor(line)}`, asOf: null },
    { signal: 'available_minor', value: availableMinor(line), test: null, asOf: null },
  ],
})

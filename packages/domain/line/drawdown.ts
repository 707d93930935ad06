/**
 * Answers a drawdown. Checks run in a fixed order, so one request always gets one answer:
 * no line, holds in force, policy, available credit.
 *
 * Always   approved only with drawn + amount <= limit (P2). Only the borrower's own doing counts against him (P5).
 */
import { availableMinor, holdsDrawing, type Line } from './line.ts'
import type { Cause, DeclineCode, LineOutcome } from './outcomes.ts'
import type { DrawdownVerdict, GrantVerdict } from './verdict.ts'

export type DrawdownRequest = Readonly<{ drawdownId: string; amountMinor: number }>

/** `dayRate`: the price of a drawdown now; null where the policy names none. `grant`: why a line is not open yet. */
export type DrawdownJudgement = Readonly<{
  verdict: DrawdownVerdict
  dayRate: number | null
  grant: GrantVerdict | null
  /** What to say where no row of the policy says it; worked out only then. */
  notAssessable: () => Cause
}>

export function decideDrawdown(
  line: Line,
  request: DrawdownRequest,
  { verdict, dayRate, grant, notAssessable }: DrawdownJudgement,
): LineOutcome {
  if (line.stage === 'pending') return decline(request, 'line-not-open', false, whyNotOpen(grant, notAssessable))
  const holds = holdsDrawing(line)
  if (holds.length > 0)
    return decline(
      request,
      'held',
      false,
      holds.map(({ reason, evidence }) => ({ reason, evidence })),
    )
  if (verdict.outcome === 'decline') return decline(request, verdict.code, verdict.ownDoing, verdict.causes)
  if (request.amountMinor > availableMinor(line)) {
    return decline(request, 'credit-insufficient', isOverreach(line, request), [notEnough(line, request)])
  }
  if (dayRate === null) return decline(request, 'not-assessable', false, [notAssessable()])
  return { type: 'drawdown-approved', data: { drawdownId: request.drawdownId, amountMinor: request.amountMinor, dayRate } }
}

const decline = (request: DrawdownRequest, code: DeclineCode, counts: boolean, causes: readonly Cause[]): LineOutcome => ({
  type: 'drawdown-declined',
  data: { drawdownId: request.drawdownId, amountMinor: request.amountMinor, code, counts, causes },
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

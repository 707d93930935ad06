/**
 * A mistake of ours that names an event: what that event did is taken back, and the borrower is told that we were wrong (PL09).
 *
 * Always   what followed from it alone goes at once: a hold, or a closure, that the policy wanted for it and does not want without it. What stands for other reasons too stays.
 * Limits   a limit is set back only while it is still the one that the event set; loans and their schedules stay as they are (P3).
 */
import type { Fact, FactOf } from '@fairline/contract/facts'
import type { Line } from '../line/line.ts'
import { foundIn } from '../line/misuse.ts'
import type { Cause, LineOutcome } from '../line/outcomes.ts'
import { isOf } from '../line/recovery.ts'
import { hasRepayment } from '../line/repay.ts'
import { liftedFor } from '../line/review-holds.ts'
import type { WantedHold } from '../line/verdict.ts'
import { assessLine } from '../pack/assess.ts'
import { type Undone, undoneBy } from '../signals/undone.ts'
import type { Refusal } from './account.ts'
import { takeMisuse, takeReversal } from './lending.ts'
import { type Context, type Progress, record, sourceOf } from './progress.ts'
import { review } from './review.ts'

type Mistake = FactOf<'operator-error-recorded'>

export const ourMistake = (correctionId: string): Cause => ({
  reason: 'PL09',
  evidence: [{ signal: 'correction_id', value: correctionId, test: null, asOf: null }],
})

/** Null where it names no event that is known. */
export function undoMistake(progress: Progress, fact: Mistake, context: Context): Progress | null {
  const undone = undoneBy(fact)
  if (undone === null) return null
  const back = takenBack(progress, undone, context)
  const limit = limitBack(back.line, undone)
  const isTold = limit.some((one) => one.type === 'limit-changed' && one.data.toMinor < one.data.fromMinor)
  const { correctionId } = fact.data
  const said: LineOutcome = {
    type: 'mistake-undone',
    data: { correctionId, event: undone.type, causes: isTold ? [] : [ourMistake(correctionId)] },
  }
  const settled = record(back, [said, ...limit, ...standingFor(back, 'corrected', context)], context)
  return review(settled, context, SIGNALS_KNOW.has(undone.type) ? 'corrected' : 'limit-stays')
}

/** Beside what the line itself did. */
const SIGNALS_KNOW: ReadonlySet<Undone['type']> = new Set([
  'delinquency-elsewhere-reported',
  'judgment-reported',
  'terms-breach-reported',
  'incapacity-reported',
  'anti-fraud-measure-ordered',
  'due-diligence-requested',
  'judicial-freeze-ordered',
  'takeover-suspected',
  'fraud-link-reported',
])

/** What is money takes the road of the fact that takes it back. */
function takenBack(progress: Progress, undone: Undone, context: Context): Progress {
  const { name, mistake } = undone
  const dates = { occurredAt: context.fact.occurredAt, knownAt: context.fact.knownAt }
  switch (undone.type) {
    case 'repayment-posted':
      return takeReversal(progress, reversalOf(undone, dates), context)
    case 'misuse-found':
      return takeMisuse(progress, { ...dates, type: 'misuse-cleared', data: { findingId: name, cause: 'found_wrongly' } }, context)
    case 'closure-requested':
      return record(progress, [{ type: 'line-reopened', data: { by: 'remediation' } }], context)
    case 'temporary-limit-granted':
      return record(progress, [{ type: 'temporary-limit-ended', data: { limitMinor: mistake.limitAfterMinor ?? 0 } }], context)
    case 'limit-proposed':
    case 'limit-accepted':
    case 'delinquency-elsewhere-reported': // The signals know these no more (undone.ts).
    case 'judgment-reported':
    case 'terms-breach-reported':
    case 'incapacity-reported':
    case 'anti-fraud-measure-ordered':
    case 'due-diligence-requested':
    case 'judicial-freeze-ordered':
    case 'takeover-suspected':
    case 'fraud-link-reported':
      return progress
  }
}

type Dates = Pick<Fact, 'occurredAt' | 'knownAt'>

const reversalOf = ({ name, mistake }: Undone, dates: Dates): FactOf<'repayment-reversed'> => ({
  ...dates,
  type: 'repayment-reversed',
  data: { repaymentId: name, amountMinor: mistake.amountMinor ?? 0, currency: mistake.currency ?? '', cause: 'posted_wrongly' },
})

/** An offer that he has not accepted is withdrawn; a limit that was set is what it was before. */
function limitBack(line: Line, undone: Undone): readonly LineOutcome[] {
  if (undone.type !== 'limit-proposed' && undone.type !== 'limit-accepted') return []
  const causes = [ourMistake(undone.mistake.correctionId)]
  const { limitBeforeMinor: toMinor, limitAfterMinor: fromMinor } = undone.mistake
  if (toMinor === undefined || fromMinor === undefined) {
    return [{ type: 'limit-proposal-closed', data: { proposalId: undone.name, why: 'not-possible', causes } }]
  }
  // What was assessed with it goes with it, or the next look would give it back.
  const assessed = line.assessedMinor === fromMinor && toMinor > 0 ? { assessedMinor: toMinor } : {}
  return [{ type: 'limit-changed', data: { fromMinor, toMinor, causes, ...assessed } }]
}

/** Holds and a closure that the policy wanted before the mistake was taken back, and does not want any more. */
export function standingFor(progress: Progress, why: 'overturned' | 'corrected', context: Context): readonly LineOutcome[] {
  const { line } = progress
  const then = assessLine(context.pack, sourceOf({ signals: context.signalsBefore, line: context.before }, context))
  const now = assessLine(context.pack, sourceOf(progress, context))
  const isGone = (one: Pick<WantedHold, 'reason' | 'scope'>): boolean =>
    then.holds !== null && now.holds !== null && then.holds.some((want) => isOf(want, one)) && !now.holds.some((want) => isOf(want, one))
  const closedFor = line.stage === 'closed' ? line.recovery.closedFor : []
  const isUnfounded = closedFor.some(
    ({ reason }) => then.closures.some((want) => want.reason === reason) && !now.closures.some((want) => want.reason === reason),
  )
  const lifted = line.holds.filter(isGone).map((hold) => liftedFor(hold, why, null))
  return isUnfounded ? [{ type: 'line-reopened', data: { by: why === 'overturned' ? 'appeal' : 'remediation' } }, ...lifted] : lifted
}

/** There is nothing left of what that event did: it was taken back before, or something else took its place. */
export function whyNotUndone(line: Line, fact: Mistake): Refusal | undefined {
  const undone = undoneBy(fact)
  return undone === null || isLeft(line, undone) ? undefined : { code: 'nothing-to-undo' }
}

function isLeft(line: Line, undone: Undone): boolean {
  const { limitAfterMinor, limitBeforeMinor } = undone.mistake
  switch (undone.type) {
    case 'repayment-posted':
      return hasRepayment(line, undone.name)
    case 'misuse-found':
      return foundIn(line, undone.name) !== undefined
    case 'closure-requested':
      return line.stage === 'closed' && line.recovery.closedFor.length === 0 && line.closedAt === undone.at
    case 'temporary-limit-granted':
      return line.temporary !== null && line.temporary.limitMinor === limitAfterMinor
    case 'limit-proposed':
    case 'limit-accepted':
      return limitAfterMinor === undefined || limitBeforeMinor === undefined
        ? line.proposal?.id === undone.name
        : line.stage === 'open' && line.limitMinor === limitAfterMinor
    case 'delinquency-elsewhere-reported':
    case 'judgment-reported':
    case 'terms-breach-reported':
    case 'incapacity-reported':
    case 'anti-fraud-measure-ordered':
    case 'due-diligence-requested':
    case 'judicial-freeze-ordered':
    case 'takeover-suspected':
    case 'fraud-link-reported':
      return true
  }
}

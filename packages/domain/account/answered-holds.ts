/**
 * What people say of holds: the borrower promises or appeals, a person looks again, we find a mistake of ours.
 *
 * Always   a hold found wrong is lifted at once, and what it counted up to then no longer counts: signals, score and limit come out as if that had never been. What
 *          was found right, or only in part wrong, changes nothing here.
 */
import type { FactOf } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import type { Hold } from '../line/hold.ts'
import type { Line } from '../line/line.ts'
import type { Cause, LineOutcome } from '../line/outcomes.ts'
import { liftedFor } from '../line/review-holds.ts'
import type { Pack } from '../pack/pack.ts'
import type { Answer } from '../signals/answers.ts'
import { seriesOf } from './life-of-holds.ts'
import { type Context, type Progress, record } from './progress.ts'
import { review } from './review.ts'
import { ourMistake, undoMistake } from './undo-mistake.ts'

export function takeAnswer(progress: Progress, fact: Answer, context: Context): Progress {
  switch (fact.type) {
    case 'commitment-made':
      return review(record(progress, commitments(progress, fact, context.pack), context), context)
    case 'appeal-submitted':
      return review(record(progress, noted(progress, fact), context), context)
    case 'appeal-decided': {
      const { appealId, holdId, result } = fact.data
      const named = holdId ?? progress.line.recovery.appeals.find((one) => one.appealId === appealId)?.holdId
      return result === 'upheld' ? lift(progress, named, { why: 'overturned' }, context) : review(progress, context)
    }
    case 'manual-review-decided': {
      const { holdId, result } = fact.data
      return result === 'overturned' ? lift(progress, holdId, { why: 'overturned' }, context) : review(progress, context)
    }
    case 'way-back-given':
      return review(record(progress, given(progress, fact), context), context)
    case 'operator-error-recorded':
      return takeMistake(progress, fact, context)
  }
}

function takeMistake(progress: Progress, fact: FactOf<'operator-error-recorded'>, context: Context): Progress {
  const { correctionId, holdId } = fact.data
  const undone = undoMistake(progress, fact, context)
  if (undone !== null && holdId === undefined) return undone
  return lift(undone ?? progress, holdId, { why: 'corrected', causes: [ourMistake(correctionId)] }, context)
}

/** Kept for those of its holds that stand. */
function given({ line }: Progress, { data }: FactOf<'way-back-given'>): readonly LineOutcome[] {
  const { planId, holds, policyHash, honouredUntilAt } = data
  const holdIds = holds.filter((holdId) => line.holds.some(({ id }) => id === holdId))
  return holdIds.length === 0
    ? []
    : [{ type: 'way-back-noted', data: { planId, holdIds, policyHash, honourUntil: writeInstant(honouredUntilAt) } }]
}

type Lift = Readonly<{ why: 'overturned' | 'corrected'; causes?: readonly Cause[] }>

function lift(progress: Progress, holdId: string | undefined, { why, causes }: Lift, context: Context): Progress {
  const { line } = progress
  const hold = line.holds.find(({ id }) => id === holdId)
  const lifted = hold === undefined ? [] : [liftedFor(hold, why, seriesOf, causes)]
  const opened: LineOutcome[] = isOfClosure(line, holdId, why)
    ? [{ type: 'line-reopened', data: { by: why === 'overturned' ? 'appeal' : 'remediation' } }]
    : []
  if (opened.length + lifted.length === 0) return review(progress, context)
  return review(record(progress, [...opened, ...lifted], context), context, 'corrected')
}

/** An appeal that names no hold is about what was done last: that the policy closed the line. One that does, about all that its reason was given for. */
function isOfClosure({ holds, recovery: { closedFor } }: Line, holdId: string | undefined, why: Lift['why']): boolean {
  if (closedFor.length === 0) return false
  if (holdId === undefined) return why === 'overturned'
  return closedFor.every(({ reason }) => holds.some((hold) => hold.id === holdId && hold.reason === reason))
}

function noted({ line }: Progress, { data: { appealId, holdId } }: FactOf<'appeal-submitted'>): readonly LineOutcome[] {
  const stands = line.holds.some(({ id }) => id === holdId)
  return stands && holdId !== undefined ? [{ type: 'appeal-noted', data: { appealId, holdId } }] : []
}

/** Twelve of them are a year. */
const MONTH_DAYS = 30

/** A promise for less time than the way takes changes nothing: the hold is observed to its end as it would be without. */
function commitments({ line }: Progress, { data }: FactOf<'commitment-made'>, { reasons }: Pack): readonly LineOutcome[] {
  if (line.stage !== 'open') return []
  return line.holds
    .filter((hold) => hold.restoration === null && (data.holdId === undefined || hold.id === data.holdId))
    .flatMap((hold) => agreed(hold, line.limitMinor, data, reasons.get(hold.reason)?.restoring ?? null))
}

type Restoring = NonNullable<ReturnType<Pack['reasons']['get']>>['restoring']
type Commitment = FactOf<'commitment-made'>['data']

function agreed(
  { id: holdId }: Hold,
  ofMinor: number,
  { commitmentId, durationMonths }: Commitment,
  restoring: Restoring,
): readonly LineOutcome[] {
  if (restoring === null || durationMonths * MONTH_DAYS < (restoring.stages.at(-1)?.afterDays ?? 0)) return []
  const { stages, setsBackDays: setsBackDaysPastDue, setBack } = restoring
  return [{ type: 'restoration-agreed', data: { holdId, commitmentId, ofMinor, stages: [...stages], setsBackDaysPastDue, setBack } }]
}

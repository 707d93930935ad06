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
import type { Cause, HoldScope, LineOutcome } from '../line/outcomes.ts'
import { liftedFor } from '../line/review-holds.ts'
import type { Pack } from '../pack/pack.ts'
import type { Answer } from '../signals/answers.ts'
import { seriesOf } from './life-of-holds.ts'
import { type Context, type Progress, record } from './progress.ts'
import { review } from './review.ts'
import { ourMistake, standingFor, undoMistake } from './undo-mistake.ts'

export function takeAnswer(progress: Progress, fact: Answer, context: Context): Progress {
  switch (fact.type) {
    case 'commitment-made':
      return review(record(progress, commitments(progress, fact, context.pack), context), context)
    case 'appeal-submitted':
      return review(record(progress, noted(progress, fact), context), context)
    case 'appeal-decided': {
      const { appealId, holdId, result } = fact.data
      const named = holdId ?? progress.line.recovery.appeals.find((one) => one.appealId === appealId)?.holdId
      return result === 'upheld' ? lift(progress, named, { why: 'overturned', former: formerOf(fact) }, context) : review(progress, context)
    }
    case 'manual-review-decided': {
      const { holdId, result } = fact.data
      const overturned = { why: 'overturned', former: formerOf(fact) } as const
      return result === 'overturned' ? lift(progress, holdId, overturned, context) : review(progress, context)
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
  return lift(undone ?? progress, holdId, { why: 'corrected', causes: [ourMistake(correctionId)], former: formerOf(fact) }, context)
}

/** Kept for those of its holds that stand. */
function given({ line }: Progress, { data }: FactOf<'way-back-given'>): readonly LineOutcome[] {
  const { planId, holds, policyHash, honouredUntilAt } = data
  const holdIds = holds.filter((holdId) => line.holds.some(({ id }) => id === holdId))
  return holdIds.length === 0
    ? []
    : [{ type: 'way-back-noted', data: { planId, holdIds, policyHash, honourUntil: writeInstant(honouredUntilAt) } }]
}

/** One that was lifted before, as the log had it. */
type Former = Readonly<{ id: string; reason: string; scope: HoldScope; at: number; tests: readonly string[] }>
type Lift = Readonly<{ why: 'overturned' | 'corrected'; causes?: readonly Cause[]; former: Former | null }>

function formerOf({ data }: FactOf<'appeal-decided' | 'manual-review-decided' | 'operator-error-recorded'>): Former | null {
  const { holdId: id = '', liftedAt: at, liftedReason: reason, liftedScope: scope, liftedTests: tests = [] } = data
  return at === undefined || reason === undefined || scope === undefined ? null : { id, reason, scope, at, tests }
}

function lift(progress: Progress, holdId: string | undefined, how: Lift, context: Context): Progress {
  const { why, causes, former } = how
  const { line } = progress
  const hold = line.holds.find(({ id }) => id === holdId)
  const opened: LineOutcome[] = isOfClosure(line, hold ?? former, holdId, why)
    ? [{ type: 'line-reopened', data: { by: why === 'overturned' ? 'appeal' : 'remediation' } }]
    : []
  if (hold === undefined && former !== null) return strike(record(progress, opened, context), former, how, context)
  const lifted = hold === undefined ? [] : [liftedFor(hold, why, seriesOf, causes)]
  if (opened.length + lifted.length === 0) return review(progress, context)
  return review(record(progress, [...opened, ...lifted], context), context, 'corrected')
}

/** What it had counted goes, up to when it ended; and so does what stands on nothing else. */
function strike(progress: Progress, { id: holdId, reason, scope, at, tests }: Former, { why, causes }: Lift, context: Context): Progress {
  const data = { holdId, reason, scope, why, until: writeInstant(at), tested: [...tests], strikes: [...seriesOf(tests)] }
  const struck = record(
    progress,
    [{ type: 'hold-struck', data: { ...data, ...(causes !== undefined && { causes: [...causes] }) } }],
    context,
  )
  return review(record(struck, standingFor(struck, why, context), context), context, 'corrected')
}

/** An appeal that names no hold is about what was done last: that the policy closed the line. One that does, about all that its reason was given for. */
function isOfClosure(
  { recovery: { closedFor } }: Line,
  hold: Pick<Hold, 'reason'> | null,
  holdId: string | undefined,
  why: Lift['why'],
): boolean {
  if (closedFor.length === 0) return false
  if (holdId === undefined && hold === null) return why === 'overturned'
  return closedFor.every(({ reason }) => hold?.reason === reason)
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

/**
 * Gives a line back in stages to whoever promised to keep to the rules: checkpoints month by month, more to use at each stage, the end of the hold at the last.
 *
 * Runs     while the trigger is gone and nothing is past due for longer than was agreed; otherwise it is set back, and waits.
 * Order    of one look: a checkpoint, then the stage of the same day.
 */
import { writeInstant } from '@fairline/contract/instant'
import { DAY_MS } from '../kernel/time.ts'
import { checkpointMs, checkpointsOf, type Hold, type Restoration, restorationMs, showsTheSame, stageMinor } from './hold.ts'
import type { Cause, LineOutcome } from './outcomes.ts'
import type { WantedHold } from './verdict.ts'

/** Said of whoever is past due while his line is given back. */
export const BROKEN_COMMITMENT = 'commitment-broken'

type Look = Readonly<{ want: WantedHold | null; at: number; daysPastDue: number | null; observationMs: number }>

export function restore(hold: Hold, look: Look): readonly LineOutcome[] {
  const { restoration } = hold
  if (restoration === null) return []
  const causes = inTheWay(restoration, look)
  if (restoration.beganAt === null) return causes.length > 0 ? kept(hold, look) : start(hold, restoration, look)
  return causes.length > 0 ? [setBack(hold, restoration, causes), ...kept(hold, look)] : advance(hold.id, hold.reason, restoration, look.at)
}

function inTheWay({ setsBackDays }: Restoration, { want, daysPastDue }: Look): readonly Cause[] {
  const trigger = want === null ? [] : [{ reason: want.reason, evidence: want.evidence }]
  if (daysPastDue === null || daysPastDue <= setsBackDays) return trigger
  const overdue = { signal: 'days_past_due', value: daysPastDue, test: `> ${setsBackDays}`, asOf: null }
  return [...trigger, { reason: BROKEN_COMMITMENT, evidence: [overdue] }]
}

function kept({ id: holdId, evidence: before }: Hold, { want }: Look): readonly LineOutcome[] {
  if (want === null || showsTheSame(before, want.evidence)) return []
  return [{ type: 'hold-kept', data: { holdId, cause: { reason: want.reason, evidence: want.evidence } } }]
}

/** What he has been observed for already counts: a promise must not make the way longer. */
function start({ id: holdId, reason, observedUntil }: Hold, restoration: Restoration, { at, observationMs }: Look): readonly LineOutcome[] {
  const observedMs = observedUntil === null ? 0 : Math.max(0, at - (observedUntil - observationMs))
  const ranMs = Math.min(restorationMs(restoration), Math.max(restoration.ranMs, restoration.setBacks === 0 ? observedMs : 0))
  const beganAt = at - ranMs
  const endsAt = beganAt + restorationMs(restoration)
  const data = { holdId, beganAt: writeInstant(beganAt), endsAt: writeInstant(endsAt), checkpoints: checkpointsOf(restoration) }
  return [{ type: 'restoration-started', data }, ...advance(holdId, reason, { ...restoration, beganAt }, at)]
}

const setBack = ({ id: holdId, scope }: Hold, { setBack: how, setBacks }: Restoration, causes: readonly Cause[]): LineOutcome => ({
  type: 'restoration-set-back',
  data: { holdId, scope, setBack: how, nth: setBacks + 1, causes: [...causes] },
})

/** All that has become due, in its order. */
function advance(holdId: string, reason: string, restoration: Restoration, at: number): readonly LineOutcome[] {
  const { stages, beganAt, commitmentId } = restoration
  const ranMs = at - (beganAt ?? at)
  const due: { afterMs: number; outcome: LineOutcome }[] = []
  const of = checkpointsOf(restoration)
  for (let nth = restoration.checkpointsPassed + 1; nth <= of; nth++) {
    due.push({ afterMs: checkpointMs(nth), outcome: { type: 'checkpoint-passed', data: { holdId, nth, of } } })
  }
  for (let stage = restoration.stagesReached + 1; stage <= stages.length; stage++) {
    const { afterDays, permille } = stages[stage - 1]!
    const usableMinor = stageMinor(restoration, permille)
    due.push({ afterMs: afterDays * DAY_MS, outcome: { type: 'restoration-advanced', data: { holdId, stage, permille, usableMinor } } })
  }
  const outcomes = due
    .filter(({ afterMs }) => afterMs <= ranMs)
    .sort((a, b) => a.afterMs - b.afterMs)
    .map(({ outcome }) => outcome)
  if (ranMs < restorationMs(restoration)) return outcomes
  return [...outcomes, { type: 'restoration-completed', data: { holdId, commitmentId } }, { type: 'hold-lifted', data: { holdId, reason } }]
}

/** When it next comes to a checkpoint, a stage, or its end; null while it waits. */
export function nextOf(restoration: Restoration): number | null {
  const { beganAt, stages, stagesReached, checkpointsPassed } = restoration
  if (beganAt === null) return null
  const stage = stages[stagesReached]
  const nth = checkpointsPassed + 1
  const next = [
    restorationMs(restoration),
    ...(stage === undefined ? [] : [stage.afterDays * DAY_MS]),
    ...(nth > checkpointsOf(restoration) ? [] : [checkpointMs(nth)]),
  ]
  return beganAt + Math.min(...next)
}

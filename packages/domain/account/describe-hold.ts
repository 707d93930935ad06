/** A hold as it is told: why, what is done and what is still to do, its dates, and how far a line that comes back in stages has come. */
import type { HoldView, RestorationView } from '@fairline/contract/answer'
import { writeInstant } from '@fairline/contract/instant'
import type { z } from 'zod'
import { DAY_MS } from '../kernel/time.ts'
import {
  blocksDrawing,
  checkpointMs,
  checkpointsOf,
  type Hold,
  permilleOf,
  type Restoration,
  restorationMs,
  stageMinor,
} from '../line/hold.ts'
import type { Pack } from '../pack/pack.ts'
import { explainReason } from './explain-reason.ts'

const instantOrNull = (at: number | null): string | null => (at === null ? null : writeInstant(at))

export function describeHold(hold: Hold, pack: Pack): z.infer<typeof HoldView> {
  const { id, reason, scope, placedAt, evidence, observedUntil, expiresAt, reviewAt, restoration } = hold
  return {
    id,
    scope,
    placed_at: writeInstant(placedAt),
    observed_until: instantOrNull(observedUntil),
    expires_at: instantOrNull(expiresAt),
    review_at: instantOrNull(reviewAt),
    blocks: scope !== 'draw' || blocksDrawing(hold),
    reason: explainReason({ reason, evidence }, pack),
    steps: stepsOf(hold, pack),
    restoration: restoration === null ? null : describeRestoration(restoration),
  }
}

const stepsOf = ({ reason, stepsDone }: Hold, { reasons }: Pack): z.infer<typeof HoldView>['steps'] =>
  (reasons.get(reason)?.cures ?? []).map(({ id, text, isOurs }) => {
    const done = stepsDone.find(({ cure }) => cure === id)
    return { id, text, done_at: instantOrNull(done?.at ?? null), ours: isOurs }
  })

function describeRestoration(restoration: Restoration): z.infer<typeof RestorationView> {
  const { commitmentId, ofMinor, stages, beganAt, setBacks, stagesReached, checkpointsPassed } = restoration
  const after = (ms: number): string | null => (beganAt === null ? null : writeInstant(beganAt + ms))
  return {
    commitment_id: commitmentId,
    of_minor: ofMinor,
    permille: permilleOf(restoration),
    usable_minor: stageMinor(restoration),
    began_at: instantOrNull(beganAt),
    ends_at: after(restorationMs(restoration)),
    set_backs: setBacks,
    stages: stages.map(({ afterDays, permille }, index) => ({
      after_days: afterDays,
      permille,
      at: after(afterDays * DAY_MS),
      reached: index < stagesReached,
    })),
    checkpoints: Array.from({ length: checkpointsOf(restoration) }, (_, index) => ({
      nth: index + 1,
      at: after(checkpointMs(index + 1)),
      passed: index < checkpointsPassed,
    })),
  }
}

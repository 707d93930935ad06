/**
 * How a line stands for a plan, from what was seen of it: its status, what is drawn, its limit, and when a draw last went through.
 *
 * Never   what nobody speaks of, or what sources disagree on, is taken for drawable. A limit that is in doubt stays what it was last known to be, and none of it
 *         is counted on.
 */
import { limitReading } from '../status/limit-reading.ts'
import { inOrder } from '../status/observation.ts'
import { newestOf, observationsOf, ofField, type SeenValue } from '../status/seen-value.ts'
import { type Status, statusOf } from '../status/status.ts'

export type LineStanding = Readonly<{
  status: Status
  limitMinor: number
  drawnMinor: number
  /** When a draw, or a test of one, last went through. */
  testedAt: number | null
  /** When it was lost to the desk, each time. */
  lostAt: readonly number[]
}>

type Money = Readonly<{ amount_minor: number }>

/** In any order. `everyHours`: so often something should be heard of it. */
export function lineStanding(agreedMinor: number | undefined, everyHours: number, seen: readonly SeenValue[], at: number): LineStanding {
  const known = seen.filter((one) => one.observedAt <= at && one.effectiveAt <= at)
  const status = statusOf(observationsOf(known, everyHours), at)
  return {
    status,
    limitMinor: limitReading(status, agreedMinor)?.minor ?? 0,
    drawnMinor: (newestOf(known, 'balance')?.value as Money | undefined)?.amount_minor ?? 0,
    testedAt: testedAt(known),
    lostAt: lossesIn(known),
  }
}

function testedAt(seen: readonly SeenValue[]): number | null {
  const test = ofField(seen, 'test_draw').findLast(({ value }) => (value as Readonly<{ succeeded: boolean }>).succeeded)
  return test?.effectiveAt ?? null
}

const LOST: ReadonlySet<unknown> = new Set(['closed', 'blocked_indefinite', 'revoked_by_platform'])

/** From not lost to lost, whatever source says it first. */
function lossesIn(seen: readonly SeenValue[]): number[] {
  const losses: number[] = []
  let isLost = false
  for (const { field, value, effectiveAt } of seen.toSorted(inOrder)) {
    if (field !== 'availability' && field !== 'authorisation') continue
    const loses = LOST.has(value)
    if (loses && !isLost) losses.push(effectiveAt)
    if (loses || field === 'availability') isLost = loses
  }
  return losses
}

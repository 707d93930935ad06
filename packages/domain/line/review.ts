/**
 * Compares what the policy wants with what is in force, and says what changes: grant, holds placed, kept, observed and lifted, limit.
 *
 * Always   no increase request comes near here (P4); a cut or a hold without a cause is not made (P6).
 * Ladder   a hold whose trigger is gone waits out its observation, and starts over when the trigger comes back. What cannot be told stays as it is.
 */
import type { Hold, Line } from './line.ts'
import type { Cause, Evidence, LineOutcome } from './outcomes.ts'
import type { ObservationOf, ReviewVerdict, WantedHold } from './verdict.ts'

type Review = {
  line: Line
  verdict: ReviewVerdict
  at: number
  /** The currency a new line is granted in. */
  currency: string | null
  /** Names new holds; unique in the book. */
  holdId: (nth: number) => string
  observationOf: ObservationOf
  /** Only new knowledge of his credit moves a limit; drawing and paying back, which move utilisation, do not make it swing. */
  mayChangeLimit: boolean
}

export function reviewLine(review: Review): readonly LineOutcome[] {
  if (review.line.stage === 'pending') return reviewGrant(review)
  return [...reviewHolds(review), ...reviewLimit(review)]
}

function reviewGrant({ line, verdict, currency }: Review): readonly LineOutcome[] {
  const { grant, dayRate } = verdict
  if (grant === null || grant.outcome === 'wait') return []
  if (grant.outcome === 'decline') return alreadyDeclined(line, grant) ? [] : [{ type: 'grant-declined', data: { causes: grant.causes } }]
  if (currency === null || dayRate === null) return []
  return [{ type: 'line-granted', data: { limitMinor: grant.limitMinor, currency, dayRate } }]
}

const alreadyDeclined = (line: Line, { causes }: { readonly causes: readonly Cause[] }): boolean =>
  line.declinedReasons.join() === causes.map(({ reason }) => reason).join()

function reviewHolds({ line, verdict, at, holdId, observationOf }: Review): readonly LineOutcome[] {
  const { holds: wanted, unknown } = verdict
  if (wanted === null) return []
  const inForce = line.holds.flatMap((hold) => {
    const want = wanted.find((one) => isSame(one, hold))
    if (want !== undefined) return keep(hold, want)
    return restsOn(hold, unknown) ? [] : release(hold, at, observationOf)
  })
  const placed = wanted
    .filter((want) => !line.holds.some((hold) => isSame(want, hold)))
    .map(
      ({ reason, scope, evidence }, index): LineOutcome => ({
        type: 'hold-placed',
        data: { holdId: holdId(line.holdsEverPlaced + index + 1), scope, cause: { reason, evidence } },
      }),
    )
  return [...inForce, ...placed]
}

const isSame = (want: WantedHold, hold: Hold): boolean => want.reason === hold.reason && want.scope === hold.scope

const restsOn = ({ evidence }: Hold, unknown: ReviewVerdict['unknown']): boolean =>
  evidence.some(({ signal, test }) => test !== null && unknown.has(signal))

function keep({ id: holdId, observedUntil, evidence: before }: Hold, { reason, scope, evidence }: WantedHold): readonly LineOutcome[] {
  const cause: Cause = { reason, evidence }
  if (observedUntil !== null) return [{ type: 'observation-broken', data: { holdId, scope, cause } }]
  return showsTheSame(before, evidence) ? [] : [{ type: 'hold-kept', data: { holdId, cause } }]
}

/** Dates alone are no news: they move with every login. */
const showsTheSame = (before: readonly Evidence[], now: readonly Evidence[]): boolean =>
  before.length === now.length &&
  before.every(({ signal, value, test }, index) => {
    const other = now[index]
    return other?.signal === signal && other.value === value && other.test === test
  })

function release(hold: Hold, at: number, observationOf: ObservationOf): readonly LineOutcome[] {
  const which = { holdId: hold.id, reason: hold.reason }
  const until = hold.observedUntil ?? at + observationOf(hold.reason)
  if (until <= at) return [{ type: 'hold-lifted', data: which }]
  if (hold.observedUntil !== null) return []
  return [{ type: 'observation-started', data: { ...which, until: new Date(until).toISOString() } }]
}

/** Rounds down to the minor unit. */
function reviewLimit({ line, verdict, mayChangeLimit }: Review): readonly LineOutcome[] {
  if (verdict.limit === null || !mayChangeLimit) return []
  const { permille, causesOfCut } = verdict.limit
  const toMinor = Number((BigInt(line.assessedMinor) * BigInt(permille)) / 1000n)
  if (toMinor === line.limitMinor) return []
  const isCut = toMinor < line.limitMinor
  const causes = isCut ? causesOfCut() : []
  if (isCut && causes.length === 0) return []
  if (!isCut && line.holds.some(({ scope }) => scope === 'increase')) return []
  return [{ type: 'limit-changed', data: { fromMinor: line.limitMinor, toMinor, causes } }]
}

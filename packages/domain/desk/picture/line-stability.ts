/** How steadily a line could be drawn on, from what was seen of it. */
import { DAY_MS } from '../../kernel/time.ts'
import { type Change, type Stability, stabilityOf } from '../measures/stability.ts'
import { type Authorisation, type Availability, inOrder, type Observation, silentFrom } from '../status/observation.ts'

/** So far back it is looked at. */
const WINDOW_DAYS = 180
const ENDED: ReadonlySet<Authorisation> = new Set(['reauth_required', 'revoked_by_platform', 'withdrawn_by_borrower', 'expired', 'never'])

export const stabilityOfLine = (observations: readonly Observation[], at: number): Stability =>
  stabilityOf(changesOf(observations, at), at - WINDOW_DAYS * DAY_MS, at)

/** Whoever spoke last is believed. Where nobody spoke for so long that he counts as silent, nothing is known from then on. */
function changesOf(observations: readonly Observation[], at: number): Change[] {
  const changes: Change[] = []
  let [authorisation, availability]: [Authorisation | null, Availability | null] = [null, null]
  let knownUntil = Number.POSITIVE_INFINITY
  const fallSilent = (by: number): void => {
    if (by <= knownUntil) return
    changes.push({ at: knownUntil, state: 'unknown' })
    availability = null
  }
  for (const one of observations.toSorted(inOrder)) {
    fallSilent(one.effectiveAt)
    const wasRevoked = authorisation === 'revoked_by_platform'
    if (one.field === 'authorisation') authorisation = one.value
    if (one.field === 'availability') availability = one.value
    if (one.field === 'feed' && one.value === 'down') availability = null
    const isRevocation = !wasRevoked && authorisation === 'revoked_by_platform'
    changes.push({ at: one.effectiveAt, state: stateOf(authorisation, availability), isRevocation })
    const heardUntil = Math.max(one.effectiveAt, silentFrom(one))
    knownUntil = Number.isFinite(knownUntil) ? Math.max(knownUntil, heardUntil) : heardUntil
  }
  fallSilent(at)
  return changes
}

function stateOf(authorisation: Authorisation | null, availability: Availability | null): Change['state'] {
  if (authorisation !== null && ENDED.has(authorisation)) return 'not_drawable'
  if (availability === null) return 'unknown'
  return availability === 'drawable' ? 'drawable' : 'not_drawable'
}

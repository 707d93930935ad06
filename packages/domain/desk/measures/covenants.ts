/**
 * What facilities agree on, against what the desk measures of a project: kept, near its bound, broken, or not known.
 *
 * Rounds   room to the part per million, down: what is left of a bound is never told as more than it is.
 * Source   reference/domain.md, S4-21.
 */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import type { DeskState } from '../model/desk-book.ts'
import { MILLION } from './parts.ts'

type Agreed = DeskEntry<'facility'>['covenants'][number]
/** `roomPpm`: what is left of the bound that is nearest, as a share of it; below nothing it is broken. Null: what it is about is not known. */
export type Covenant = Readonly<{
  facilityId: string
  measure: Agreed['measure']
  words: string
  atLeastPpm: number | null
  atMostPpm: number | null
  foundPpm: number | null
  roomPpm: number | null
  state: 'kept' | 'near' | 'broken' | 'unknown'
}>
export type CovenantMeasures = Readonly<{ leveragePpm: number | null; debtServiceCoveragePpm: number | null }>

/** Less than a tenth of the bound is left. */
export const NEAR_PPM = 100_000

/** Of the facilities that belong to the project, and of those that belong to none. */
export function covenantsOf(facilities: Iterable<DeskState<'facility'>>, projectId: string, measures: CovenantMeasures): Covenant[] {
  return [...facilities]
    .filter(({ content }) => content.project_ids.length === 0 || content.project_ids.includes(projectId))
    .flatMap(({ id, content }) => content.covenants.map((one) => standingOf(id, one, foundOf(one.measure, measures))))
}

/** What the registers cannot tell is for a person to check. */
function foundOf(measure: Agreed['measure'], { leveragePpm, debtServiceCoveragePpm }: CovenantMeasures): number | null {
  switch (measure) {
    case 'leverage':
      return leveragePpm
    case 'dscr':
      return debtServiceCoveragePpm
    case 'current_ratio':
    case 'other':
      return null
  }
}

function standingOf(
  facilityId: string,
  { measure, words, at_least_ppm: least, at_most_ppm: most }: Agreed,
  found: number | null,
): Covenant {
  const rooms =
    found === null
      ? []
      : [...(least === undefined ? [] : [roomOf(found - least, least)]), ...(most === undefined ? [] : [roomOf(most - found, most)])]
  const roomPpm = rooms.length === 0 ? null : Math.min(...rooms)
  return {
    ...{ facilityId, measure, words, atLeastPpm: least ?? null, atMostPpm: most ?? null, foundPpm: found, roomPpm },
    state: roomPpm === null ? 'unknown' : roomPpm < 0 ? 'broken' : roomPpm < NEAR_PPM ? 'near' : 'kept',
  }
}

/** Of a bound of nothing, whatever is left of it is all, and whatever is missing as well. */
const roomOf = (left: number, bound: number): number => (bound === 0 ? Math.sign(left) * MILLION : Math.floor((left / bound) * MILLION))

/** Of the one that is nearest to its bound; null: of none anything is known. */
export const leastRoomPpm = (covenants: readonly Covenant[]): number | null => {
  const known = covenants.flatMap(({ roomPpm }) => roomPpm ?? [])
  return known.length === 0 ? null : Math.min(...known)
}

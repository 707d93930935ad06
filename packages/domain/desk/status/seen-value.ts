/**
 * What was seen of a line, a channel or a project, as the borrower lets the desk see it now; and what each kind of source is worth where it does not say so itself.
 *
 * Always   rooms, warnings and plans read one line by these rules, so that none of them says of it what another denies.
 */
import type { ObservedField, ObservedKind } from '@fairline/contract/desk/observations'
import { HOUR_MS } from '../../kernel/time.ts'
import { type Availability, type FieldValues, inOrder, type Observation, type Source } from './observation.ts'

export type SeenValue = Readonly<{
  id: string
  field: ObservedField
  value: unknown
  effectiveAt: number
  observedAt: number
  source: Source
  confidencePpm: number | null
}>
export type SeenOf = (kind: ObservedKind, id: string) => readonly SeenValue[]

/** How well placed it is to know, in thousandths: set by judgement. A signed message of the lender outranks what a person reads off a page. */
const SOURCE_CONFIDENCE: Readonly<Record<Source, number>> = {
  webhook: 960,
  pull: 960,
  statement: 950,
  csv: 800,
  desk_entry: 700,
  borrower_report: 500,
}

type Said = Omit<Observation, 'field' | 'value'>
type Money = Readonly<{ amount_minor: number }>
type Band = Readonly<{ from_minor: number }>

/**
 * For the status of a line: fields that say nothing of it are left out. `expectedEveryHours`: of the entry.
 *
 * Band     a limit that is known as a band alone is the least that it can be: all that may be counted on, and a cut of it is a cut.
 * Unknown  who says that he does not know is silent until he speaks again: what he said before is no answer any more.
 */
export function observationsOf(seen: readonly SeenValue[], expectedEveryHours: number): Observation[] {
  const isExact = seen.some(({ field }) => field === 'limit')
  return seen.flatMap((one) => (isExact && one.field === 'limit_band' ? [] : (observationOf(one, expectedEveryHours * HOUR_MS) ?? [])))
}

function observationOf(seen: SeenValue, expectedEveryMs: number): Observation | undefined {
  const said = saidOf(seen, expectedEveryMs)
  switch (seen.field) {
    case 'authorisation':
      return { ...said, field: 'authorisation', value: seen.value as FieldValues['authorisation'] }
    case 'availability':
      return availabilityOf(said, seen.value as Availability | 'unknown')
    case 'limit':
      return { ...said, field: 'limit', value: (seen.value as Money).amount_minor }
    case 'limit_band':
      return { ...said, field: 'limit', value: (seen.value as Band).from_minor }
    case 'obligation':
      return { ...said, field: 'obligation', value: seen.value as FieldValues['obligation'] }
    default:
      return undefined
  }
}

/** It is the source's last word, whatever else it says at the same moment. */
const availabilityOf = (said: Said, value: Availability | 'unknown'): Observation =>
  value === 'unknown' ? { ...said, id: `~${said.id}`, field: 'feed', value: 'down' } : { ...said, field: 'availability', value }

const saidOf = ({ id, effectiveAt, observedAt, source, confidencePpm }: SeenValue, expectedEveryMs: number): Said => ({
  ...{ id, effectiveAt, observedAt, source, expectedEveryMs },
  confidencePermille: confidencePpm === null ? SOURCE_CONFIDENCE[source] : Math.round(confidencePpm / 1_000),
})

/** Of one field, by when it was so. */
export const ofField = (seen: readonly SeenValue[], field: ObservedField): SeenValue[] =>
  seen.filter((one) => one.field === field).sort(inOrder)

/** Undefined: nobody said it. */
export const newestOf = (seen: readonly SeenValue[], field: ObservedField): SeenValue | undefined => ofField(seen, field).at(-1)

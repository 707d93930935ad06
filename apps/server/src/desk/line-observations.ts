/** What was seen of a line, as its status is worked out from it; and what each kind of source is worth where it does not say so itself. */
import type { OBSERVATION_SOURCES } from '@fairline/contract/desk/observations'
import type { FieldValues, Observation } from '@fairline/domain/desk/status/observation'
import type { SeenFact } from '../store/desk-fact-table.ts'

const HOUR_MS = 3_600_000
const PPM_PER_PERMILLE = 1_000

/** In thousandths: set by judgement. What a lender signs outranks what a person reads off a page. */
const CONFIDENCE: Readonly<Record<(typeof OBSERVATION_SOURCES)[number], number>> = {
  ...{ webhook: 960, pull: 960, statement: 950, csv: 800, desk_entry: 700, borrower_report: 500 },
}

type Said = Omit<Observation, 'field' | 'value'>

/** Fields that say nothing of how it stands are left out. */
export const observationsOf = (seen: readonly SeenFact[], expectedEveryHours: number): Observation[] =>
  seen.flatMap((one) => observationOf(one, expectedEveryHours) ?? [])

function observationOf(
  { id, field, value, effectiveAt, observedAt, source, confidencePpm }: SeenFact,
  everyHours: number,
): Observation | undefined {
  const confidencePermille = confidencePpm === null ? CONFIDENCE[source] : Math.round(confidencePpm / PPM_PER_PERMILLE)
  const said: Said = { id, effectiveAt, observedAt, source, confidencePermille, expectedEveryMs: everyHours * HOUR_MS }
  switch (field) {
    case 'authorisation':
      return { ...said, field, value: value as FieldValues['authorisation'] }
    case 'availability':
      // Who says that he does not know is silent until he speaks again.
      return value === 'unknown'
        ? { ...said, field: 'feed', value: 'down' }
        : { ...said, field, value: value as FieldValues['availability'] }
    case 'obligation':
      return { ...said, field, value: value as FieldValues['obligation'] }
    case 'limit':
      return { ...said, field, value: (value as { amount_minor: number }).amount_minor }
    default:
      return undefined
  }
}

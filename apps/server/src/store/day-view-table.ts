/** SQL of `day_view` and `day_hold_view` as they are written: changes are added to what the day has. Kept per bucket, summed on reading. */
import { DAY_MEASURES, type DayChange, type DayFigures } from '@fairline/domain/views/day-change'
import type { Queryable } from './database.ts'

type DayRow = { readonly day: string; readonly bucket: number; readonly currency: string } & { -readonly [M in keyof DayFigures]: number }
type ReasonRow = { readonly day: string; readonly bucket: number; readonly reason: string; placed: number; lifted: number }

/** Changes of many events, summed before they are written. */
export type DaySums = {
  readonly add: (bucket: number, change: DayChange) => void
  readonly amounts: () => readonly DayRow[]
  readonly reasons: () => readonly ReasonRow[]
}

const NOTHING = Object.fromEntries(DAY_MEASURES.map((measure) => [measure, 0])) as DayFigures

export function newDaySums(): DaySums {
  const amounts = new Map<string, DayRow>()
  const reasons = new Map<string, ReasonRow>()
  return {
    add: (bucket, { day, ...changes }) => {
      for (const { currency, change } of changes.amounts) {
        const row = rowIn(amounts, `${day} ${bucket} ${currency}`, () => ({ day, bucket, currency, ...NOTHING }))
        for (const measure of DAY_MEASURES) row[measure] += change[measure] ?? 0
      }
      for (const { reason, placed, lifted } of changes.reasons) {
        const row = rowIn(reasons, `${day} ${bucket} ${reason}`, () => ({ day, bucket, reason, placed: 0, lifted: 0 }))
        row.placed += placed
        row.lifted += lifted
      }
    },
    amounts: () => [...amounts.values()],
    reasons: () => [...reasons.values()],
  }
}

function rowIn<Row>(rows: Map<string, Row>, name: string, make: () => Row): Row {
  const row = rows.get(name) ?? make()
  rows.set(name, row)
  return row
}

const MEASURES = DAY_MEASURES.join(', ')
const ADD_AMOUNTS = `insert into day_view as d (organisation_id, day, bucket, currency, ${MEASURES})
  select $1, day, bucket, currency, ${MEASURES}
  from jsonb_to_recordset($2::jsonb) as new(day date, bucket smallint, currency text, ${DAY_MEASURES.map((name) => `${name} bigint`).join(', ')})
  on conflict (organisation_id, day, bucket, currency) do update set ${DAY_MEASURES.map((name) => `${name} = d.${name} + excluded.${name}`).join(', ')}`
const ADD_REASONS = `insert into day_hold_view as d (organisation_id, day, bucket, reason, placed, lifted)
  select $1, day, bucket, reason, placed, lifted
  from jsonb_to_recordset($2::jsonb) as new(day date, bucket smallint, reason text, placed bigint, lifted bigint)
  on conflict (organisation_id, day, bucket, reason) do update set placed = d.placed + excluded.placed, lifted = d.lifted + excluded.lifted`

export async function addToDays(client: Queryable, organisationId: number, sums: DaySums): Promise<void> {
  const [amounts, reasons] = [sums.amounts(), sums.reasons()]
  if (amounts.length > 0) await client.query(ADD_AMOUNTS, [organisationId, JSON.stringify(amounts)])
  if (reasons.length > 0) await client.query(ADD_REASONS, [organisationId, JSON.stringify(reasons)])
}

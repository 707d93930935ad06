/** SQL of what is measured: restrictions that were placed in a time, with how they ended and what is known of the borrower around them; and marks. */

import type { MarkName } from '@fairline/domain/measures/marks'
import type { BorrowerMark } from '@fairline/domain/measures/measure-flows'
import type { Recovering } from '@fairline/domain/measures/measure-recovery'
import type { Restriction } from '@fairline/domain/measures/measure-restrictions'
import type { Queryable } from './database.ts'
import { type MarkRow, markOf } from './mark-view-table.ts'

export type MeasuredTime = { readonly organisationId: number; readonly from: number; readonly before: number }

/** `product`: of the line when the hold was placed; undefined for all. `limit`: at most so many, the newest. */
type RestrictionsWanted = MeasuredTime & { readonly product: string | undefined; readonly limit: number }

const HOLDS = `hold_view h
  where h.organisation_id = $1 and h.placed_at >= $2 and h.placed_at < $3
    and ($4::text is null or $4 = (select p.detail from mark_view p where p.bucket = h.bucket and p.borrower_id = h.borrower_id
      and p.mark = 'line-granted' and p.at <= h.placed_at order by p.at desc limit 1))
  order by h.placed_at desc, h.hold_id limit $5`

const valuesOf = ({ organisationId, from, before, product, limit }: RestrictionsWanted) => [
  organisationId,
  new Date(from),
  new Date(before),
  product ?? null,
  limit,
]

type RestrictionRow = { reason: string; placed_at: Date; lifted_at: Date | null; why: string | null; adverse_before: Date | null; adverse_after: Date | null } // biome-ignore format: one row

const OF_BORROWER = 'm.bucket = h.bucket and m.borrower_id = h.borrower_id'

export async function restrictionsPlaced(database: Queryable, wanted: RestrictionsWanted): Promise<Restriction[]> {
  const { rows } = await database.query<RestrictionRow>(
    `select h.reason, h.placed_at, h.lifted_at,
       (select m.detail from mark_view m where ${OF_BORROWER} and m.mark = 'hold-lifted' and m.run_id = h.hold_id limit 1) as why,
       (select max(m.at) from mark_view m where ${OF_BORROWER} and m.mark = 'adverse' and m.at <= h.lifted_at) as adverse_before,
       (select min(m.at) from mark_view m where ${OF_BORROWER} and m.mark = 'adverse' and m.at > h.lifted_at) as adverse_after
     from ${HOLDS}`,
    valuesOf(wanted),
  )
  return rows.map((row) => ({
    reason: row.reason,
    placedAt: row.placed_at.getTime(),
    liftedAt: optional(row.lifted_at),
    why: row.why,
    adverseBeforeAt: optional(row.adverse_before),
    adverseAfterAt: optional(row.adverse_after),
  }))
}

const optional = (at: Date | null): number | null => at?.getTime() ?? null

type RecoveringRow = { reason: string; placed_at: Date; lifted_at: Date | null; delivered_ms: string | null; read_at: Date | null }

/** Deliveries go by the clock of the server, so how long one took is told by that clock alone; what a borrower reads, by the clock of the book. */
export async function restrictionsToRecover(database: Queryable, wanted: RestrictionsWanted): Promise<Recovering[]> {
  const { rows } = await database.query<RecoveringRow>(
    `select h.reason, h.placed_at, h.lifted_at,
       (select min(extract(epoch from d.done_at - d.queued_at) * 1000)::bigint from mark_view m join delivery d
          on d.bucket = m.bucket and d.borrower_id = m.borrower_id and d.sequence = m.sequence and d.nth = m.nth
        where ${OF_BORROWER} and m.mark = 'notice-due' and m.run_id = h.hold_id and d.state = 'sent' and d.channel <> 'webhook') as delivered_ms,
       (select min(r.read_at) from mark_view m join notice_read r
          on r.bucket = m.bucket and r.borrower_id = m.borrower_id and r.notice_id = m.detail
        where ${OF_BORROWER} and m.mark = 'notice-due' and m.run_id = h.hold_id) as read_at
     from ${HOLDS}`,
    valuesOf(wanted),
  )
  return rows.map(({ reason, placed_at, lifted_at, delivered_ms, read_at }) => {
    const placedAt = placed_at.getTime()
    const known = [delivered_ms === null ? null : Number(delivered_ms), read_at === null ? null : read_at.getTime() - placedAt]
    const noticed = known.filter((ms) => ms !== null)
    return { reason, placedAt, liftedAt: optional(lifted_at), noticedMs: noticed.length === 0 ? null : Math.max(0, Math.min(...noticed)) }
  })
}

/** `begins`: who has one of these in that time. `marks`: which of theirs are told, from then on; of `lasting`, also those of before. `limit`: of borrowers. */
type MarksWanted = MeasuredTime & {
  readonly begins: readonly MarkName[]
  readonly marks: readonly MarkName[]
  readonly lasting: readonly MarkName[]
  readonly limit: number
}

/** `isPartial`: there are more borrowers than were read. Those who were are an even sample: their ids are hashes. */
export type MarksRead = { readonly isPartial: boolean; readonly marks: readonly BorrowerMark[] }

export async function readMarks(database: Queryable, wanted: MarksWanted): Promise<MarksRead> {
  const { organisationId, from, before, begins, marks, lasting, limit } = wanted
  const { rows } = await database.query<MarkRow & { borrower: string; is_partial: boolean }>(
    `with begun as materialized (
       select bucket, borrower_id, count(*) over () > $6 as is_partial from mark_view
       where organisation_id = $1 and mark = any($4) and at >= $2 and at < $3
       group by bucket, borrower_id order by borrower_id limit $6)
     select m.bucket || ' ' || m.borrower_id as borrower, m.mark, m.run_id, m.detail, m.at, b.is_partial
     from begun b join mark_view m using (bucket, borrower_id) where m.mark = any($5) and (m.at >= $2 or m.mark = any($7))`,
    [organisationId, new Date(from), new Date(before), begins, marks, limit, lasting],
  )
  return {
    isPartial: rows[0]?.is_partial ?? false,
    marks: rows.map((row) => ({ borrower: row.borrower, ...markOf(row) })),
  }
}

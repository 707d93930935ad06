/** SQL of the notices in a borrower's log, and of when he read them. */
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { LEAF_OF_EVENT } from './record-batch-table.ts'
import { readDecision, type StoredDecision } from './stored-decision.ts'
import type { ToldEvent } from './told-events.ts'

/** The newest first: events with a notice, before a sequence. */
export async function readNoticeEvents(
  database: Queryable,
  borrower: BorrowerKey,
  { before, limit }: Readonly<{ before: number | undefined; limit: number }>,
): Promise<ToldEvent[]> {
  const { rows } = await database.query<{
    sequence: number
    pack_id: number
    occurred_at: Date
    decision: StoredDecision
    leaf: string | null
  }>(
    `select sequence, pack_id, occurred_at, decision, ${LEAF_OF_EVENT} from event e where bucket = $1 and borrower_id = $2 and ($3::integer is null or sequence < $3)
       and decision @? '$.outcomes[*] ? (@.type == "notice-due")' order by sequence desc limit $4`,
    [borrower.bucket, borrower.id, before ?? null, limit],
  )
  return rows.map(({ sequence, pack_id, occurred_at, decision, leaf }) => ({
    borrower,
    sequence,
    packId: pack_id,
    occurredAt: occurred_at.getTime(),
    decision: readDecision(decision),
    leaf,
  }))
}

export async function readAtOf(database: Queryable, { bucket, id }: BorrowerKey): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.query<{ notice_id: string; read_at: Date }>(
    'select notice_id, read_at from notice_read where bucket = $1 and borrower_id = $2',
    [bucket, id],
  )
  return new Map(rows.map(({ notice_id, read_at }) => [notice_id, read_at.getTime()]))
}

/** The first time counts. */
export async function markRead(
  database: Queryable,
  organisationId: number,
  { bucket, id }: BorrowerKey,
  noticeIds: readonly string[],
  at: number,
): Promise<void> {
  await database.query(
    `insert into notice_read (organisation_id, bucket, borrower_id, notice_id, read_at) select $1, $2, $3, notice_id, $5 from unnest($4::text[]) as notice_id
     on conflict do nothing`,
    [organisationId, bucket, id, noticeIds, new Date(at)],
  )
}

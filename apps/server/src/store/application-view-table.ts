/** SQL of `application_view` as it is written: one row an application. */
import { camelKeys, snakeKeys } from '@fairline/contract/case'
import { writeInstant } from '@fairline/contract/instant'
import type { ViewedApplication } from '@fairline/domain/views/viewed-application'
import type { Queryable } from './database.ts'
import type { StoredCauses } from './drawdown-view-table.ts'
import { type Found, NAMED, type Named, namedValues, type ToSave } from './named-in-views.ts'

type StoredOffer = { product: string; limit_minor: number; currency: string; day_rate: number; expires_at: string }

export type ApplicationViewRow = {
  application_id: string
  ref: string
  state: ViewedApplication['state']
  product: string
  wish_minor: string | null
  offer: StoredOffer | null
  causes: StoredCauses
  submitted_at: Date
  referred_at: Date | null
  offered_at: Date | null
  closed_at: Date | null
  took_ms: string | null
  opened_by_sequence: number
  sequence: number
}

export const APPLICATION_COLUMNS =
  'p.application_id, p.ref, p.state, p.product, p.wish_minor, p.offer, p.causes, p.submitted_at, p.referred_at, p.offered_at, p.closed_at, p.took_ms, ' +
  'p.opened_by_sequence, p.sequence'

export const applicationOf = (row: ApplicationViewRow): ViewedApplication => ({
  ref: row.ref,
  id: row.application_id,
  state: row.state,
  product: row.product,
  wishMinor: row.wish_minor === null ? null : Number(row.wish_minor),
  offer: row.offer === null ? null : { ...camelKeys(row.offer), expiresAt: Date.parse(row.offer.expires_at) },
  causes: camelKeys(row.causes),
  submittedAt: row.submitted_at.getTime(),
  referredAt: row.referred_at?.getTime() ?? null,
  offeredAt: row.offered_at?.getTime() ?? null,
  closedAt: row.closed_at?.getTime() ?? null,
  tookMs: row.took_ms === null ? null : Number(row.took_ms),
  openedBySequence: row.opened_by_sequence,
  sequence: row.sequence,
})

export async function findApplications(database: Queryable, named: readonly Named[]): Promise<Found<ViewedApplication>[]> {
  if (named.length === 0) return []
  const { rows } = await database.query<ApplicationViewRow & { borrower_id: string }>(
    `select p.borrower_id, ${APPLICATION_COLUMNS} from application_view p
       join ${NAMED} on p.bucket = named.bucket and p.borrower_id = named.borrower_id and p.application_id = named.id`,
    namedValues(named),
  )
  return rows.map((row) => ({ borrowerId: BigInt(row.borrower_id), one: applicationOf(row) }))
}

export async function saveApplications(
  client: Queryable,
  organisationId: number,
  applications: readonly ToSave<ViewedApplication>[],
): Promise<void> {
  if (applications.length === 0) return
  await client.query(
    `insert into application_view (organisation_id, bucket, borrower_id, application_id, ref, state, product, wish_minor, offer, causes, submitted_at,
       referred_at, offered_at, closed_at, took_ms, opened_by_sequence, sequence)
     select $1, bucket, borrower_id, application_id, ref, state, product, wish_minor, offer, causes, submitted_at, referred_at, offered_at,
       closed_at, took_ms, opened_by_sequence, sequence
     from jsonb_to_recordset($2::jsonb) as new(bucket smallint, borrower_id bigint, application_id text, ref text, state text, product text,
       wish_minor bigint, offer jsonb, causes jsonb, submitted_at timestamptz, referred_at timestamptz, offered_at timestamptz,
       closed_at timestamptz, took_ms bigint, opened_by_sequence integer, sequence integer)
     on conflict (bucket, borrower_id, application_id) do update set state = excluded.state, product = excluded.product,
       wish_minor = excluded.wish_minor, offer = excluded.offer, causes = excluded.causes, submitted_at = excluded.submitted_at,
       referred_at = excluded.referred_at, offered_at = excluded.offered_at, closed_at = excluded.closed_at, took_ms = excluded.took_ms,
       opened_by_sequence = excluded.opened_by_sequence, sequence = excluded.sequence`,
    [organisationId, JSON.stringify(applications.map(rowOf))],
  )
}

const optionalInstant = (at: number | null): string | null => (at === null ? null : writeInstant(at))

const rowOf = ({ borrower, one }: ToSave<ViewedApplication>) => ({
  bucket: borrower.bucket,
  borrower_id: `${borrower.id}`,
  application_id: one.id,
  ref: one.ref,
  state: one.state,
  product: one.product,
  wish_minor: one.wishMinor,
  offer: one.offer === null ? null : { ...(snakeKeys(one.offer) as object), expires_at: writeInstant(one.offer.expiresAt) },
  causes: snakeKeys(one.causes),
  submitted_at: writeInstant(one.submittedAt),
  referred_at: optionalInstant(one.referredAt),
  offered_at: optionalInstant(one.offeredAt),
  closed_at: optionalInstant(one.closedAt),
  took_ms: one.tookMs,
  opened_by_sequence: one.openedBySequence,
  sequence: one.sequence,
})

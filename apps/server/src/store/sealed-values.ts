/** The personal values of one borrower as the log holds them: sealed, the newest of each kind. */
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

/** Where it stands is what it was sealed for: it opens nowhere else. */
export type StoredSealedValue = {
  readonly eventKey: string
  readonly type: string
  readonly source: string
  readonly field: string
  readonly sealed: string
  readonly token: string
  readonly key: string
  /** For a value whose kind another field names. */
  readonly data: Readonly<Record<string, unknown>>
  readonly occurredAt: number
}

const VALUES_MAX = 500

/** Newest first. */
export async function listSealedValues(database: Queryable, { bucket, id }: BorrowerKey): Promise<StoredSealedValue[]> {
  const { rows } = await database.query<{
    key: string
    type: string
    source: string
    field: string
    value: { sealed: string; token: string; key: string }
    data: Record<string, unknown>
    occurred_at: Date
  }>(
    `select e.key, e.type, e.source, f.key as field, f.value, e.data, e.occurred_at from event e, jsonb_each(e.data) f
     where e.bucket = $1 and e.borrower_id = $2 and jsonb_typeof(f.value) = 'object' and f.value ? 'sealed'
     order by e.occurred_at desc, e.sequence desc limit $3`,
    [bucket, id, VALUES_MAX],
  )
  return rows.map(({ key, type, source, field, value, data, occurred_at }) => ({
    ...value,
    eventKey: key,
    type,
    source,
    field,
    data,
    occurredAt: occurred_at.getTime(),
  }))
}

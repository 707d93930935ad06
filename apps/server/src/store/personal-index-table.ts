/** SQL of `personal_index`: which borrowers have a phone number, a document, a card, by keyed hash. */
import type { PersonalKind } from '@fairline/contract/personal-text'
import { bigints, byteas, instants, smallints, texts } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

export type PersonalIndexEntry = {
  readonly borrower: BorrowerKey
  readonly ref: string
  readonly kind: PersonalKind
  readonly token: Buffer
  readonly knownAt: number
}

/** `current`: not since replaced by another value of the same kind. */
export type PersonalMatch = { readonly ref: string; readonly current: boolean }

const MATCHES_MAX = 100

/** A newer value replaces the older ones of its kind, which are still found, as former ones. `entries`: one per borrower and kind at most. */
export async function addToPersonalIndex(client: Queryable, organisationId: number, entries: readonly PersonalIndexEntry[]): Promise<void> {
  if (entries.length === 0) return
  const values = [
    organisationId,
    texts(entries.map(({ kind }) => kind)),
    byteas(entries.map(({ token }) => token)),
    smallints(entries.map(({ borrower }) => borrower.bucket)),
    bigints(entries.map(({ borrower }) => borrower.id)),
    texts(entries.map(({ ref }) => ref)),
    instants(entries.map(({ knownAt }) => knownAt)),
  ]
  await client.query(
    `with new as (select * from unnest($2::text[], $3::bytea[], $4::smallint[], $5::bigint[], $6::text[], $7::timestamptz[])
        as new(kind, token, bucket, borrower_id, ref, known_at)),
      former as (update personal_index i set replaced_at = new.known_at from new
        where i.bucket = new.bucket and i.borrower_id = new.borrower_id and i.kind = new.kind and i.token <> new.token
          and i.replaced_at is null)
    insert into personal_index (organisation_id, kind, token, bucket, borrower_id, ref, known_at)
    select $1::smallint, * from new
    on conflict (organisation_id, kind, token, bucket, borrower_id) do update set replaced_at = null`,
    values,
  )
}

export async function findByPersonalToken(
  database: Queryable,
  { kind, token }: { kind: PersonalKind; token: Buffer },
): Promise<PersonalMatch[]> {
  const { rows } = await database.query<PersonalMatch>(
    `select ref, replaced_at is null as current from personal_index where kind = $1 and token = $2
     order by replaced_at is not null, known_at desc, ref limit $3`,
    [kind, token, MATCHES_MAX],
  )
  return rows
}

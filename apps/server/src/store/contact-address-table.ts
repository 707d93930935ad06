/** SQL of `contact_address`: which borrower an address is that the lender gave for him. */
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import type { AddressKind } from './me-code-table.ts'

const MATCHES_MAX = 2

export async function findByContactAddress(database: Queryable, kind: AddressKind, token: Buffer): Promise<string[]> {
  const { rows } = await database.query<{ ref: string }>('select ref from contact_address where kind = $1 and token = $2 limit $3', [
    kind,
    token,
    MATCHES_MAX,
  ])
  return rows.map(({ ref }) => ref)
}

/** Instead of all that were known of him. */
export async function replaceContactAddresses(
  client: Queryable,
  { organisationId, borrower, ref }: Readonly<{ organisationId: number; borrower: BorrowerKey; ref: string }>,
  addresses: Readonly<Partial<Record<AddressKind, Buffer>>>,
): Promise<void> {
  const { bucket, id } = borrower
  await client.query('delete from contact_address where bucket = $1 and borrower_id = $2', [bucket, id])
  for (const [kind, token] of Object.entries(addresses)) {
    await client.query(
      'insert into contact_address (organisation_id, kind, token, bucket, borrower_id, ref) values ($1, $2, $3, $4, $5, $6)',
      [organisationId, kind, token, bucket, id, ref],
    )
  }
}

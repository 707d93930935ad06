/**
 * What goes with a borrower's personal data: his key, whatever he was found by, codes he might sign in with, letters that nobody sent. Where he was reached
 * stays, sealed and readable for nobody: what has to be told him is then known to have reached nobody.
 * What the key sealed stays where it is, and opens for nobody. The whole list, column by column: sealing/personal-inventory.ts.
 */
import { bigints, smallints, texts } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

export type ErasedBorrower = Readonly<{ borrower: BorrowerKey; ref: string }>

export async function erasePersonal(client: Queryable, organisationId: number, erased: readonly ErasedBorrower[]): Promise<void> {
  if (erased.length === 0) return
  const ofHim = (table: string, name: string): string =>
    `${name} as (delete from ${table} t using gone where t.bucket = gone.bucket and t.borrower_id = gone.borrower_id)`
  await client.query(
    `with gone as (select * from unnest($2::smallint[], $3::bigint[], $4::text[]) as gone(bucket, borrower_id, ref)),
      ${ofHim('sealing_key', 'keys')},
      ${ofHim('personal_index', 'found_by')},
      ${ofHim('contact_address', 'addresses')},
      letters as (delete from sandbox_letter l using gone where l.organisation_id = $1 and l.ref = gone.ref)
     delete from me_code c using gone where c.organisation_id = $1 and c.ref = gone.ref`,
    [
      organisationId,
      smallints(erased.map(({ borrower }) => borrower.bucket)),
      bigints(erased.map(({ borrower }) => borrower.id)),
      texts(erased.map(({ ref }) => ref)),
    ],
  )
}

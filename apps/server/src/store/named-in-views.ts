/** Rows of views by the names that decisions give: a borrower, and an id of his. */
import { bigints, smallints, texts } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'

export type Named = { readonly borrower: BorrowerKey; readonly id: string }

/** To be joined with a view on `bucket`, `borrower_id` and its id. */
export const NAMED = 'unnest($1::smallint[], $2::bigint[], $3::text[]) as named(bucket, borrower_id, id)'

export const namedValues = (named: readonly Named[]): Buffer[] => [
  smallints(named.map(({ borrower }) => borrower.bucket)),
  bigints(named.map(({ borrower }) => borrower.id)),
  texts(named.map(({ id }) => id)),
]

/** A row with the borrower it is of. */
export type Found<One> = { readonly borrowerId: bigint; readonly one: One }
export type ToSave<One> = { readonly borrower: BorrowerKey; readonly one: One }

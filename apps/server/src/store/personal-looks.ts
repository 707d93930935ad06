/** SQL of who looked at a borrower's personal data, and why: the newest first. */
import type { REVEAL_PURPOSES } from '@fairline/contract/facts/consent-facts'
import type { PersonalKind } from '@fairline/contract/personal-text'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

/** `fields`: none where it was a document. */
export type PersonalLook = Readonly<{
  at: number
  actor: string
  purpose: (typeof REVEAL_PURPOSES)[number]
  fields: readonly PersonalKind[]
}>

const LOOKS_MAX = 200

export async function listPersonalLooks(database: Queryable, { bucket, id }: BorrowerKey): Promise<PersonalLook[]> {
  const { rows } = await database.query<{ at: Date; actor: string; data: Pick<PersonalLook, 'purpose'> & { fields?: PersonalKind[] } }>(
    `select known_at as at, actor, data from event
     where bucket = $1 and borrower_id = $2 and type in ('personal-data-revealed', 'document-revealed') order by sequence desc limit $3`,
    [bucket, id, LOOKS_MAX],
  )
  return rows.map(({ at, actor, data }) => ({ at: at.getTime(), actor, purpose: data.purpose, fields: data.fields ?? [] }))
}

/** SQL of `act`: what people and keys did beside the facts of borrowers. Rows are only ever added, in the transaction of what they tell of. */
import { randomUUID } from 'node:crypto'
import type { ActName } from '@fairline/contract/acts'
import type { Queryable } from './database.ts'

/** Who did it, and from where. */
export type Doer = Readonly<{
  organisationId: number
  actor: string
  person: string
  roles: readonly string[]
  address: string | null
  requestId: string | null
}>

/** `subject`: a public id. `detail` never holds a personal value. */
export type Act = Readonly<{ act: ActName; at: number; subject?: string; detail?: Readonly<Record<string, unknown>>; reason?: string }>

export async function insertAct(client: Queryable, by: Doer, { act, at, subject, detail = {}, reason }: Act): Promise<void> {
  await client.query(
    `insert into act (organisation_id, id, at, act, actor, person, roles, subject, detail, reason, address, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[by.organisationId, randomUUID(), new Date(at), act, by.actor, by.person, by.roles],
      ...[subject ?? null, JSON.stringify(detail), reason ?? null, by.address, by.requestId],
    ],
  )
}

/** SQL of `act`: what people and keys did beside the facts of borrowers. Rows are only ever added, each with its leaf in the record, in the transaction of what they tell of. */
import { randomUUID } from 'node:crypto'
import type { ActName } from '@fairline/contract/acts'
import type { Queryable } from './database.ts'
import { actLeaf } from './record-leaves.ts'

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
  const id = randomUUID()
  const entry = {
    ...{ act, actor: by.actor, address: by.address, at: at * 1_000, detail, id, organisation_id: by.organisationId, person: by.person },
    ...{ reason: reason ?? null, request_id: by.requestId, roles: by.roles, subject: subject ?? null },
  }
  await client.query('select add_act($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)', [
    ...[by.organisationId, id, new Date(at), act, by.actor, by.person, by.roles],
    ...[subject ?? null, JSON.stringify(detail), reason ?? null, by.address, by.requestId, actLeaf(entry)],
  ])
}

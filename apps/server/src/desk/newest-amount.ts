/** The amount that was seen last of a project's cash, or of what is owed on a line. */
import type { Client } from '../store/database.ts'
import { readSeen } from '../store/desk-fact-table.ts'

const SEEN_EACH = 100

type Asked = Readonly<{ client: Client; organisationId: number; at: number }>
export type AmountOf = Readonly<{ kind: 'project' | 'facility'; id: string; field: 'cash' | 'balance' }>

/** Undefined: nobody ever said. */
export async function newestAmount({ client, organisationId, at }: Asked, { kind, id, field }: AmountOf): Promise<number | undefined> {
  const seen = await readSeen(client, organisationId, { kind, subjects: [id], each: SEEN_EACH, at, knownAt: at })
  return (seen.find((one) => one.field === field)?.value as Readonly<{ amount_minor: number }> | undefined)?.amount_minor
}

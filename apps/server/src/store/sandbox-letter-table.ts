/** SQL of `sandbox_letter`: what would have been sent, had a sender been connected. */
import type { Queryable } from './database.ts'

export type SandboxLetter = Readonly<{
  id: string
  channel: string
  ref: string
  language: 'zh' | 'en'
  subject: string
  body: string
  at: number
}>

/** Once, however often it is sent. */
export async function keepLetter(database: Queryable, organisationId: number, letter: SandboxLetter): Promise<void> {
  const { id, channel, ref, language, subject, body, at } = letter
  await database.query(
    `insert into sandbox_letter (id, organisation_id, channel, ref, language, subject, body, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing`,
    [id, organisationId, channel, ref, language, subject, body, new Date(at)],
  )
}

/** The newest first. */
export async function listLetters(database: Queryable, organisationId: number, limit: number): Promise<SandboxLetter[]> {
  const { rows } = await database.query<Omit<SandboxLetter, 'at'> & { at: Date }>(
    'select id, channel, ref, language, subject, body, at from sandbox_letter where organisation_id = $1 order by at desc, id limit $2',
    [organisationId, limit],
  )
  return rows.map(({ at, ...letter }) => ({ ...letter, at: at.getTime() }))
}

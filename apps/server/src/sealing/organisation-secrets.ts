/** Secrets of an organisation that have to be read again, such as those that webhooks are signed with: sealed, and bound to the place they stand in. */
import { hkdfSync } from 'node:crypto'
import type { Queryable } from '../store/database.ts'
import { decrypt, encrypt, KEY_BYTES } from './master-keys.ts'
import type { Sealing } from './sealing.ts'

export type OrganisationSecrets = {
  readonly seal: (place: string, text: string) => Buffer
  /** Throws on anything but what was sealed for this place. */
  readonly open: (place: string, sealed: Buffer) => string
}

export async function openSecrets(sealing: Sealing, database: Queryable, organisationId: number): Promise<OrganisationSecrets> {
  const indexKey = await sealing.indexKeyOf(database, organisationId)
  const key = Buffer.from(hkdfSync('sha256', indexKey, '', 'fairline organisation secrets', KEY_BYTES))
  return {
    seal: (place, text) => encrypt(key, Buffer.from(text), place),
    open: (place, sealed) => decrypt(key, sealed, place).toString(),
  }
}

/** A key of another person, made in the database as an administrator would make it. */
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import { hashKey, keyPrefix, makeKey } from '../auth/api-keys.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { TestDatabase } from './test-database.ts'

/** The header that it comes with. */
export async function keyOf(
  testing: TestDatabase,
  name: string,
  scopes = ['events:write', 'events:approved', 'book:read'],
): Promise<string> {
  const key = makeKey()
  await testing.query(
    `insert into api_key (id, name, prefix, sha256, scopes, created_at, organisation_id, senders) values ($1, $1, $2, $3, $4, now(), $5, $6)`,
    [name, keyPrefix(key), hashKey(key), scopes, FIRST_ORGANISATION, [...OUTSIDE_SENDERS]],
  )
  return `Bearer ${key}`
}

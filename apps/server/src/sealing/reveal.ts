/** Opens the newest value of each kind that is asked for. */
import type { FactType } from '@fairline/contract/facts'
import { personalKindOf } from '@fairline/contract/personal'
import type { PersonalKind } from '@fairline/contract/personal-text'
import type { BorrowerKey } from '../store/borrower-key.ts'
import type { OrganisationDatabase } from '../store/database.ts'
import { listSealedValues } from '../store/sealed-values.ts'
import { openValue } from './seal.ts'
import type { Sealing } from './sealing.ts'

/** Null: there was a value, and its key was deleted. A kind that was never given is left out. */
export type Revealed = Partial<Record<PersonalKind, string | null>>

/** What others say of the borrower is not his own value. */
const OWN_FILE: ReadonlySet<string> = new Set<FactType>([
  'borrower-registered',
  'profile-changed',
  'bank-card-bound',
  'employment-reported',
])

export async function reveal(
  book: OrganisationDatabase,
  sealing: Sealing,
  borrower: BorrowerKey,
  kinds: readonly PersonalKind[],
): Promise<Revealed> {
  const [values, keys] = await Promise.all([listSealedValues(book, borrower), sealing.find(book, [borrower])])
  const key = keys.get(borrower.id)
  const revealed: Revealed = {}
  for (const value of values) {
    const kind = OWN_FILE.has(value.type) ? personalKindOf(value.type as FactType, value.field, value.data) : undefined
    if (kind === undefined || !kinds.includes(kind) || revealed[kind] !== undefined) continue
    const place = { borrowerId: borrower.id, eventKey: value.eventKey, field: value.field }
    revealed[kind] = key?.id === value.key ? openValue(key, place, value) : null
  }
  return revealed
}

/** Every personal value that is held of a borrower, the newest first: what it is, what was sent, by whom and when. */
import type { FactType } from '@fairline/contract/facts'
import { personalKindOf } from '@fairline/contract/personal'
import type { PersonalKind } from '@fairline/contract/personal-text'
import type { BorrowerKey } from '../store/borrower-key.ts'
import type { OrganisationDatabase } from '../store/database.ts'
import { listSealedValues, type StoredSealedValue } from '../store/sealed-values.ts'
import { openValue } from './seal.ts'
import type { Sealing } from './sealing.ts'

/** `value`: null where it was erased. */
export type HeldValue = Readonly<{ kind: PersonalKind; value: string | null; type: FactType; source: string; at: number }>

/** What we write to each other about a case is no value of his; some of it the law forbids to tell. */
const OURS: ReadonlySet<string> = new Set<FactType>(['operator-note-recorded', 'case-assigned', 'case-escalated'])
const isOurs = ({ type, data }: StoredSealedValue): boolean => OURS.has(type) || (type === 'case-noted' && data.direction === 'internal')

export async function heldValues(book: OrganisationDatabase, sealing: Sealing, borrower: BorrowerKey): Promise<HeldValue[]> {
  const [stored, keys] = await Promise.all([listSealedValues(book, borrower), sealing.find(book, [borrower])])
  const key = keys.get(borrower.id)
  return stored.flatMap((one) => {
    const type = one.type as FactType
    const kind = isOurs(one) ? undefined : personalKindOf(type, one.field, one.data)
    if (kind === undefined) return []
    const place = { borrowerId: borrower.id, eventKey: one.eventKey, field: one.field }
    const value = key?.id === one.key ? openValue(key, place, one) : null
    return [{ kind, value, type, source: one.source, at: one.occurredAt }]
  })
}

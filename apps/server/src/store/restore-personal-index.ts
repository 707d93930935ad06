/** The look-up index of a restored book, made anew from what its sealing keys still open. */
import type { FactType } from '@fairline/contract/facts'
import { personalKindOf } from '@fairline/contract/personal'
import { MasterKeyMissing } from '../sealing/master-keys.ts'
import { openValue, type SealingKey, tokenOf } from '../sealing/seal.ts'
import { isLookedUp } from '../sealing/seal-submission.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { Queryable } from './database.ts'
import { addToPersonalIndex, type PersonalIndexEntry } from './personal-index-table.ts'
import type { ReplayedAccount, SealedField } from './replayed-account.ts'

/** How many of the borrowers were left out because the master key of their sealing key is not here. Throws where it is here and does not fit. */
export async function restorePersonalIndex(
  client: Queryable,
  borrowers: readonly (ReplayedAccount & { readonly ref: string })[],
  sealing: Sealing,
): Promise<number> {
  let leftOut = 0
  for (const borrower of borrowers) {
    if (borrower.sealed.length === 0) continue
    try {
      const key = (await sealing.find(client, [borrower.borrower])).get(borrower.borrower.id)
      if (key === undefined) continue // Erased: his values open for nobody.
      const indexKey = await sealing.indexKeyOf(client, borrower.organisationId)
      for (const entry of entriesOf(borrower, key, indexKey)) await addToPersonalIndex(client, borrower.organisationId, [entry])
    } catch (error) {
      if (!(error instanceof MasterKeyMissing)) throw error
      leftOut++
    }
  }
  return leftOut
}

/** In the order of the log, so that each newer value replaces the one before it. */
function* entriesOf(
  { borrower, ref, sealed }: ReplayedAccount & { readonly ref: string },
  key: SealingKey,
  indexKey: Buffer,
): Generator<PersonalIndexEntry> {
  for (const { eventKey, type, field, value, data, knownAt } of sealed) {
    const kind = personalKindOf(type as FactType, field, data)
    if (kind === undefined || !isLookedUp(type, kind) || value.key !== key.id) continue
    const opened = openValue(key, { borrowerId: borrower.id, eventKey, field }, value)
    yield { borrower, ref, kind, token: tokenOf(indexKey, kind, opened), knownAt }
  }
}

export const hasSealed = ({ sealed }: { readonly sealed: readonly SealedField[] }): boolean => sealed.length > 0

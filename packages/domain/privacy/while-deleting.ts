/** What must not happen any more while a request for deletion stands: data that is kept for the law is stored, and used for nothing else. */
import type { Fact } from '@fairline/contract/facts'
import { STORAGE_ONLY_PURPOSES } from '@fairline/contract/facts/consent-facts'
import type { Account } from '../account/account.ts'
import { standingDeletion } from './deletion.ts'

/** storage-only: looked at for no other reason. deletion-under-way: whoever agrees to something anew takes his request back first. */
export type DeletionRefusal = { readonly code: 'storage-only' | 'deletion-under-way' | 'no-deletion-under-way' }

/** All else goes on, repaying first. */
export function whyOfDeletion({ signals: { information } }: Pick<Account, 'signals'>, fact: Fact): DeletionRefusal | undefined {
  const isStanding = standingDeletion(information) !== null
  if (fact.type === 'deletion-withdrawn') return isStanding ? undefined : { code: 'no-deletion-under-way' }
  if (!isStanding) return undefined
  if (fact.type === 'consent-granted' || fact.type === 'desk-consent-granted') return { code: 'deletion-under-way' }
  const isLook = fact.type === 'personal-data-revealed' || fact.type === 'document-revealed'
  return isLook && !STORAGE_ONLY_PURPOSES.includes(fact.data.purpose) ? { code: 'storage-only' } : undefined
}

/** Seals the personal values of a batch, most of which has none. */
import { type SealedSubmission, sealSubmission } from '../sealing/seal-submission.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { borrowersOf } from './batch-writes.ts'
import type { Client } from './database.ts'
import type { SealedBatch } from './decide-batch.ts'
import type { SealingKeyRow } from './sealing-key-table.ts'
import type { Submission } from './submission.ts'

const NOTHING = { sealed: new Map<Submission, SealedSubmission>(), keysMade: [] } as const

/** `keysMade` are stored in the same transaction as what they seal. */
export async function sealBatch(
  client: Client,
  organisationId: number,
  batch: readonly Submission[],
  sealing: Sealing,
): Promise<{ readonly sealed: SealedBatch; readonly keysMade: readonly SealingKeyRow[] }> {
  const personal = batch.filter((submission) => submission.personal.length > 0)
  if (personal.length === 0) return NOTHING
  const borrowers = borrowersOf(personal).map(({ borrower }) => borrower)
  const [{ keys, made }, indexKey] = await Promise.all([sealing.findOrMake(client, borrowers), sealing.indexKeyOf(client, organisationId)])
  const sealed = new Map(
    personal.map((submission) => [submission, sealSubmission(submission, keys.get(submission.borrower.id)!, indexKey)] as const),
  )
  return { sealed, keysMade: made }
}

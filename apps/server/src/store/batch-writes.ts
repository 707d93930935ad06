/** Everything that one batch writes beside its accounts, sent in one go on a connection that is in a transaction. */
import type { Account } from '@fairline/domain/account/account'
import type { AccountChange } from './account-table.ts'
import type { Client } from './database.ts'
import type { DecidedBatch, Desk, SealedBatch } from './decide-batch.ts'
import { insertEvents, type NewEvent } from './event-table.ts'
import { addToPersonalIndex, type PersonalIndexEntry, removeFromPersonalIndex } from './personal-index-table.ts'
import { quarantineEvents } from './quarantine-table.ts'
import type { SealingKeyRow } from './sealing-key-table.ts'
import { deleteSealingKeys, insertSealingKeys } from './sealing-key-table.ts'
import { packState } from './stored-state.ts'
import type { Submission } from './submission.ts'

export type BatchWrites = {
  readonly organisationId: number
  readonly decided: DecidedBatch
  readonly sealed: SealedBatch
  readonly keysMade: readonly SealingKeyRow[]
  readonly recordedAt: number
}

/** The promises of statements already on their way: the caller awaits them all. */
export function sendWrites(client: Client, writes: BatchWrites): Promise<unknown>[] {
  const { organisationId, decided, sealed, keysMade, recordedAt } = writes
  const { added, poisoned } = decided
  const statements: Promise<unknown>[] = []
  if (added.length > 0) statements.push(insertEvents(client, organisationId, added, recordedAt))
  if (poisoned.length > 0) statements.push(quarantineEvents(client, organisationId, poisoned, sealed))
  if (sealed.size > 0) {
    statements.push(insertSealingKeys(client, organisationId, keysMade))
    statements.push(addToPersonalIndex(client, organisationId, indexEntries(added, sealed)))
  }
  const erased = added.filter(({ fact }) => (fact.type as string) === 'personal-data-erased').map(({ sent }) => sent.borrower)
  if (erased.length > 0) statements.push(deleteSealingKeys(client, erased), removeFromPersonalIndex(client, erased))
  return statements
}

/** The newest value of each kind. */
function indexEntries(added: readonly NewEvent[], sealed: SealedBatch): PersonalIndexEntry[] {
  const entries = new Map<string, PersonalIndexEntry>()
  const byKey = new Map([...sealed].map(([submission, one]) => [submission.key + submission.borrower.id, { submission, one }] as const))
  for (const { sent, fact } of added) {
    const found = byKey.get(sent.key + sent.borrower.id)
    for (const [kind, token] of found?.one.indexed ?? []) {
      const { borrower, ref } = found!.submission
      entries.set(`${borrower.id} ${kind}`, { borrower, ref, kind, token, knownAt: fact.knownAt })
    }
  }
  return [...entries.values()]
}

export const changeOf = ({ borrower, ref, version, account }: DecidedBatch['changed'][number]): AccountChange => ({
  borrower,
  ref,
  before: version,
  version: account.sequence,
  state: packState(account),
  wakeAt: wakeAtOf(account),
})

/** When time alone may change something about an account next. */
export const wakeAtOf = (_account: Account): number | null => null

/** Each borrower of a batch once, in the order of first mention. */
export function borrowersOf(batch: readonly Submission[]): Pick<Submission, 'borrower' | 'ref'>[] {
  const borrowers = new Map<bigint, Pick<Submission, 'borrower' | 'ref'>>()
  for (const submission of batch) if (!borrowers.has(submission.borrower.id)) borrowers.set(submission.borrower.id, submission)
  return [...borrowers.values()]
}

export const newDesk = (of: Pick<Desk, 'borrower' | 'ref' | 'version' | 'stored'>): Desk => ({ ...of, account: undefined, log: new Map() })

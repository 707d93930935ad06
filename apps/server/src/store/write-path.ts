/**
 * The one write path: a batch of facts of one organisation becomes decisions, log rows and accounts in one transaction, or nothing at all.
 *
 * Order    the events of one borrower are decided in the order they are given.
 * Always   what is answered was committed before (P1). The same id with the same content gets its stored answer; with other content it is refused.
 * Alone    an event whose decision throws is quarantined by itself: its borrower's other events and everybody else's go on.
 * Roads    the quick one first; after a batch in which something was known or changed before, CAREFUL_BATCHES take the careful one, as repeats and
 *          rivals come in runs. Both give the same answers.
 * Throws   what the database throws; the caller knows then nothing of the whole batch, and may give it again.
 */
import type { Fact } from '@fairline/contract/facts'
import { isBookChange } from '@fairline/domain/book/book'
import { isOfBulk } from '@fairline/domain/book/bulk-correction'
import type { AccountCache } from './account-cache.ts'
import { commitCarefully } from './careful-commit.ts'
import type { Client } from './database.ts'
import { namesEvent } from './named-events.ts'
import { commitQuickly } from './quick-commit.ts'
import type { Result, Submission, WritePolicy } from './submission.ts'
import type { TreeOfBatch } from './tree-sizes.ts'

/** One lane's memory of how the last batches went. */
export type Road = { carefulLeft: number }

/** A batch that is in the database, and by which road. */
export type CommittedBatch = {
  readonly organisationId: number
  readonly road: 'quick' | 'careful'
  readonly size: number
  readonly seconds: number
}

const CAREFUL_BATCHES = 16

export type CommitOptions = {
  readonly organisationId: number
  readonly policy: WritePolicy
  readonly cache: AccountCache
  readonly road: Road
  readonly record: TreeOfBatch
  /** Hears of every batch that is in the database now. */
  readonly onCommitted?: (batch: CommittedBatch) => void
}

export async function commitBatch(client: Client, batch: readonly Submission[], options: CommitOptions): Promise<Result[]> {
  const results: Result[] = []
  for (const part of partsOf(batch)) results.push(...(await commitWhole(client, part, options)))
  return results
}

/** What changes the book is committed alone. What comes behind an erasure is sealed with a new key, so it must be read after the old one is gone. A mistake of ours may name what came just before it. */
function partsOf(batch: readonly Submission[]): readonly (readonly Submission[])[] {
  const sealsAfterTick = mixesTicksAndValues(batch)
  if (!sealsAfterTick && !batch.some(({ fact }) => isApart(fact))) return [batch]
  const parts: Submission[][] = []
  let before: Fact | undefined
  for (const submission of batch) {
    const { fact } = submission
    const goesOn =
      before !== undefined &&
      !mayErase(before) &&
      !(sealsAfterTick && before.type === 'clock-ticked') &&
      !namesEvent(fact) &&
      !isOfBulk(fact) &&
      isBookChange(before) === isBookChange(fact)
    if (goesOn) parts.at(-1)!.push(submission)
    else parts.push([submission])
    before = fact
  }
  return parts
}

const mayErase = ({ type }: Fact): boolean => type === 'personal-data-erased' || type === 'deletion-requested'

/** A tick erases where a borrower once asked for it and the time to keep is over: what is sealed behind it must not have been sealed before it. */
function mixesTicksAndValues(batch: readonly Submission[]): boolean {
  return batch.some(({ personal }) => personal.length > 0) && batch.some(({ fact }) => fact.type === 'clock-ticked')
}

const isApart = (fact: Fact): boolean => mayErase(fact) || isBookChange(fact) || namesEvent(fact) || isOfBulk(fact)

async function commitWhole(client: Client, batch: readonly Submission[], options: CommitOptions): Promise<Result[]> {
  const { organisationId, policy, cache, road, record, onCommitted } = options
  const began = performance.now()
  const committed = (name: CommittedBatch['road']) =>
    onCommitted?.({ organisationId, road: name, size: batch.length, seconds: (performance.now() - began) / 1000 })
  const changesBook = isBookChange(batch[0]!.fact)
  if (road.carefulLeft === 0 && !changesBook) {
    const results = await commitQuickly(client, organisationId, batch, policy, cache, record)
    if (results) {
      committed('quick')
      return results
    }
    road.carefulLeft = CAREFUL_BATCHES
  }
  if (!changesBook) road.carefulLeft--
  const results = await commitCarefully(client, organisationId, batch, policy, cache, record, changesBook)
  committed('careful')
  return results
}

/**
 * What the log knows of what facts in a batch are about: cases, events that were a mistake, holds of before, corrections in bulk. Read after the accounts, so that an account
 * that is written as it was read has none that was not seen.
 */
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import { isOfBulk } from '@fairline/domain/book/bulk-correction'
import { isCaseFact } from '@fairline/domain/cases/case-facts'
import { borrowerKey } from './borrower-key.ts'
import { readBulkDesk } from './bulk-corrections.ts'
import { readCaseEntries, WHOLE_LOG } from './case-entries.ts'
import type { Client } from './database.ts'
import type { Desks } from './decide-batch.ts'
import { isAboutHold, readFormerHolds } from './former-holds.ts'
import { namesEvent, readNamedEvents } from './named-events.ts'
import type { Submission } from './submission.ts'

export async function readKnownInto(client: Client, organisationId: number, batch: readonly Submission[], desks: Desks): Promise<void> {
  await readCasesInto(client, batch, desks)
  await readNamedInto(client, batch, desks)
  await readFormerHoldsInto(client, batch, desks)
  await readBulkInto(client, organisationId, batch, desks)
}

async function readCasesInto(client: Client, batch: readonly Submission[], desks: Desks): Promise<void> {
  const about = new Set(batch.filter(({ fact }) => isCaseFact(fact)).map(({ borrower }) => borrower.id))
  const wanted = [...desks.values()].filter(({ borrower }) => about.has(borrower.id))
  if (wanted.length === 0) return
  const found = await readCaseEntries(
    client,
    wanted.map(({ borrower }) => ({ borrower, upTo: WHOLE_LOG })),
  )
  for (const desk of wanted) desk.cases = found.get(desk.borrower.id) ?? []
}

async function readNamedInto(client: Client, batch: readonly Submission[], desks: Desks): Promise<void> {
  const wanted = batch.flatMap(({ borrower, fact }) => (namesEvent(fact) ? [{ borrower, eventId: fact.data.eventId ?? '' }] : []))
  if (wanted.length === 0) return
  const named = await readNamedEvents(client, wanted)
  for (const [id, desk] of desks) desk.named = named.get(id)
}

async function readFormerHoldsInto(client: Client, batch: readonly Submission[], desks: Desks): Promise<void> {
  const about = new Set(batch.filter(({ fact }) => isAboutHold(fact)).map(({ borrower }) => borrower.id))
  const wanted = [...desks.values()].map(({ borrower }) => borrower).filter(({ id }) => about.has(id))
  if (wanted.length === 0) return
  const found = await readFormerHolds(client, wanted)
  for (const { id } of wanted) desks.get(id)!.formerHolds = found.get(id)
}

async function readBulkInto(client: Client, organisationId: number, batch: readonly Submission[], desks: Desks): Promise<void> {
  const facts = batch.map(({ fact }) => fact).filter(isOfBulk)
  const desk = facts.length === 0 ? undefined : desks.get(borrowerKey(organisationId, BOOK_SUBJECT).id)
  if (desk) desk.bulk = await readBulkDesk(client, organisationId, facts)
}

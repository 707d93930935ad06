/**
 * What is known of the cases of borrowers, for the facts about cases in a batch: read after their accounts, so that an account that is written as it was read has no
 * case that was not seen.
 */
import { isCaseFact } from '@fairline/domain/cases/case-facts'
import { readCaseEntries, WHOLE_LOG } from './case-entries.ts'
import type { Client } from './database.ts'
import type { Desks } from './decide-batch.ts'
import type { Submission } from './submission.ts'

export async function readCasesInto(client: Client, batch: readonly Submission[], desks: Desks): Promise<void> {
  const about = new Set(batch.filter(({ fact }) => isCaseFact(fact)).map(({ borrower }) => borrower.id))
  const wanted = [...desks.values()].filter(({ borrower }) => about.has(borrower.id))
  if (wanted.length === 0) return
  const found = await readCaseEntries(
    client,
    wanted.map(({ borrower }) => ({ borrower, upTo: WHOLE_LOG })),
  )
  for (const desk of wanted) desk.cases = found.get(desk.borrower.id) ?? []
}

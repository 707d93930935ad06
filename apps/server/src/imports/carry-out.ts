/**
 * Does what is written about entries: says the facts, and writes down what became of them. What fails is still to do, and done when the file is sent again.
 */
import { invariant } from '@fairline/domain/kernel/outcome'
import type { OrganisationDatabase } from '../store/database.ts'
import { settleImportEntries } from '../store/import-entry-table.ts'
import type { Lanes } from '../store/lanes.ts'
import type { Result, Submission } from '../store/submission.ts'
import { repayment, reversal, type Saying, unmatched } from './import-facts.ts'
import type { NotedEntry } from './noted-entry.ts'
import type { PayingBorrower } from './payment-candidates.ts'

/** The database is away, or there is too much to do: sent again, the file goes on from here. */
export class ImportInterrupted extends Error {
  override name = 'ImportInterrupted'
  readonly code: 'unavailable' | 'overloaded'
  constructor(code: ImportInterrupted['code']) {
    super(code)
    this.code = code
  }
}

export type CarryingOut = { readonly database: OrganisationDatabase; readonly lanes: Lanes; readonly saying: Saying }

/** `entries`: all of them to do, in the order in which they are said. Gives them as they are afterwards. */
export async function carryOut(
  parts: CarryingOut,
  entries: readonly NotedEntry[],
  paying: ReadonlyMap<string, PayingBorrower>,
): Promise<NotedEntry[]> {
  const results = await sayAll(
    parts,
    entries.map((entry) => factOf(parts.saying, entry, paying)),
  )
  const after = entries.map((entry, index) => (results[index] ? afterResult(entry, results[index]) : entry))
  // Refused by the borrower's line, it goes to suspense: written down first, as whatever is done.
  const refused = after.filter(({ task, state, why }) => task === 'suspend' && state === 'to-do' && why === 'refused')
  await settle(
    parts,
    after.filter((entry, index) => entry !== entries[index]),
  )
  const first = after.map((entry) => entry.entryId)
  const retried = new Map(refused.length === 0 ? [] : (await suspendRefused(parts, refused)).map((entry) => [entry.entryId, entry]))
  return first.map((id, index) => retried.get(id) ?? after[index]!)
}

async function suspendRefused(parts: CarryingOut, refused: readonly NotedEntry[]): Promise<NotedEntry[]> {
  const results = await sayAll(
    parts,
    refused.map((entry) => unmatched(parts.saying, entry)),
  )
  const after = refused.map((entry, index) => (results[index] ? afterResult(entry, results[index]) : entry))
  await settle(
    parts,
    after.filter((entry, index) => entry !== refused[index]),
  )
  return after
}

const settle = ({ database, saying }: CarryingOut, entries: readonly NotedEntry[]): Promise<unknown> =>
  settleImportEntries(database, saying.organisationId, 'to-do', entries)

/** Undefined for an entry whose fact broke our code. */
async function sayAll({ lanes }: CarryingOut, facts: readonly Submission[]): Promise<(Exclude<Result, { kind: 'failed' }> | undefined)[]> {
  const results = await Promise.all(facts.map((fact) => lanes.submit(fact)))
  for (const result of results)
    if (result.kind === 'failed' && (result.code === 'unavailable' || result.code === 'overloaded'))
      throw new ImportInterrupted(result.code)
  return results.map((result) => (result.kind === 'failed' ? undefined : result))
}

function factOf(saying: Saying, entry: NotedEntry, paying: ReadonlyMap<string, PayingBorrower>): Submission {
  const { task, ref, originalId } = entry
  if (task === 'suspend') return unmatched(saying, entry)
  invariant(ref !== null && task !== 'list', 'what is posted is of a borrower')
  if (task === 'take-back') {
    invariant(originalId !== null, 'what takes back names what')
    return reversal(saying, entry, ref, originalId)
  }
  const borrower = paying.get(ref)
  invariant(borrower !== undefined, 'a borrower does not go away')
  return repayment(saying, entry, ref, borrower.zone)
}

function afterResult(entry: NotedEntry, result: Exclude<Result, { kind: 'failed' }>): NotedEntry {
  const problem = result.kind === 'refused' ? result.refusal.code : null
  switch (entry.task) {
    case 'repay':
      return problem === null ? { ...entry, state: 'posted' } : { ...entry, task: 'suspend', why: 'refused', problem }
    case 'suspend':
      invariant(problem === null, 'suspense takes whatever comes')
      return { ...entry, state: 'open' }
    case 'take-back': {
      const isTaken = result.kind === 'answered' && result.decision.outcomes.some(({ type }) => type === 'repayment-taken-back')
      return isTaken ? { ...entry, state: 'taken-back' } : { ...entry, task: 'list', state: 'listed', why: 'not_taken_back', problem }
    }
    case 'list':
      return entry
  }
}

/**
 * A person says whose money in suspense is, or that it went back.
 *
 * Once     what was decided is written down first; then the borrower is credited, then suspense is cleared, each under the entry's own id. Broken off
 *          anywhere, the same decision again finishes it, and no other is taken meanwhile.
 */
import type { Pack } from '@fairline/domain/pack/pack'
import { findImportEntries, settleImportEntries } from '../store/import-entry-table.ts'
import type { Answered, Failure, Result, StoreRefusal } from '../store/submission.ts'
import type { CarryingOut } from './carry-out.ts'
import { repayment, resolved } from './import-facts.ts'
import type { NotedEntry } from './noted-entry.ts'
import { findPaying, type PayingBorrower } from './payment-candidates.ts'

export type Resolving = CarryingOut & { readonly pack: Pack; readonly now: () => number }

/** Null: it went back to where it came from. */
export type Decided = { readonly ref: string; readonly loanId: string | null } | null

export type Unresolved =
  | { readonly code: 'entry-unknown' | 'entry-not-open' | 'entry-resolved-otherwise' | 'borrower-not-found' | 'loan-unknown' }
  | { readonly code: 'currency-mismatch'; readonly lineCurrency: string }

export type Resolution =
  | { readonly kind: 'resolved'; readonly entry: NotedEntry; readonly isRepeated: boolean }
  | { readonly kind: 'unresolved'; readonly why: Unresolved }
  | Exclude<Result, Answered>

const unresolved = (why: Unresolved): Resolution => ({ kind: 'unresolved', why })

export async function resolveException(parts: Resolving, entryId: string, decided: Decided): Promise<Resolution> {
  const entry = await findEntry(parts, entryId)
  if (!entry) return unresolved({ code: 'entry-unknown' })
  const begun = beginning(decided)
  if (entry.state === begun.ended) return isSame(entry, decided) ? { kind: 'resolved', entry, isRepeated: true } : unresolved(OTHERWISE)
  if (entry.state !== 'open' && entry.state !== begun.state)
    return unresolved(entry.task === 'suspend' ? OTHERWISE : { code: 'entry-not-open' })
  if (entry.state === begun.state && !isSame(entry, decided)) return unresolved(OTHERWISE)
  const paying = decided && (await findPayer(parts, entry, decided))
  if (paying && 'code' in paying) return unresolved(paying)
  const decidedEntry: NotedEntry = {
    ...entry,
    state: begun.state,
    ref: decided?.ref ?? null,
    loanId: decided?.loanId ?? null,
    resolvedBy: parts.saying.actor,
  }
  // Somebody else may have been faster: what he wrote counts.
  if (entry.state === 'open' && !(await settle(parts, 'open', decidedEntry))) return resolveException(parts, entryId, decided)
  return finish(parts, decidedEntry, paying)
}

const OTHERWISE: Unresolved = { code: 'entry-resolved-otherwise' }

const beginning = (decided: Decided) =>
  decided === null ? ({ state: 'returning', ended: 'returned' } as const) : ({ state: 'assigning', ended: 'assigned' } as const)

const isSame = ({ ref, loanId }: NotedEntry, decided: Decided): boolean =>
  ref === (decided?.ref ?? null) && loanId === (decided?.loanId ?? null)

const findEntry = async ({ database, saying }: Resolving, entryId: string): Promise<NotedEntry | undefined> =>
  (await findImportEntries(database, saying.organisationId, [entryId]))[0]

async function settle({ database, saying }: Resolving, from: NotedEntry['state'], entry: NotedEntry): Promise<boolean> {
  return (await settleImportEntries(database, saying.organisationId, from, [entry])).size === 1
}

async function findPayer(
  { database, saying, pack }: Resolving,
  { currency }: NotedEntry,
  { ref, loanId }: NonNullable<Decided>,
): Promise<PayingBorrower | Unresolved> {
  const found = await findPaying(database, { organisationId: saying.organisationId, pack, at: saying.at }, [ref])
  const paying = found.get(ref)
  if (!paying) return { code: 'borrower-not-found' }
  const { candidate } = paying
  if (loanId !== null && !candidate.loanIds.includes(loanId)) return { code: 'loan-unknown' }
  return candidate.currency === currency ? paying : { code: 'currency-mismatch', lineCurrency: candidate.currency }
}

async function finish(parts: Resolving, entry: NotedEntry, paying: PayingBorrower | null): Promise<Resolution> {
  const { saying, lanes } = parts
  if (paying && entry.ref !== null) {
    const credited = await lanes.submit(repayment(saying, entry, entry.ref, paying.zone))
    if (credited.kind === 'refused') return giveUp(parts, entry, credited.refusal)
    if (credited.kind === 'failed') return credited satisfies Failure
  }
  const cleared = await lanes.submit(resolved(saying, entry, entry.ref))
  if (cleared.kind !== 'answered') return cleared
  const after: NotedEntry = {
    ...entry,
    state: beginning(entry.ref === null ? null : { ref: entry.ref, loanId: null }).ended,
    resolvedAt: parts.now(),
  }
  await settle(parts, entry.state, after)
  return { kind: 'resolved', entry: after, isRepeated: false }
}

/** His line does not take it: nothing was posted, so it is as open as before. */
async function giveUp(parts: Resolving, entry: NotedEntry, refusal: StoreRefusal): Promise<Resolution> {
  await settle(parts, entry.state, { ...entry, state: 'open', ref: null, loanId: null, resolvedBy: null })
  return { kind: 'refused', refusal }
}

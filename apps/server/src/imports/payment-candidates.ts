/** Borrowers that a file names, as they stand now: what each owes, and the zone that his days are counted in. */
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { Account } from '@fairline/domain/account/account'
import type { Zone } from '@fairline/domain/kernel/zone'
import { beside } from '@fairline/domain/line/repay'
import { owedOn } from '@fairline/domain/loan/owed'
import { zoneFor } from '@fairline/domain/pack/line-product'
import type { Pack } from '@fairline/domain/pack/pack'
import { findAccounts } from '../store/account-table.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import { readAccounts } from '../store/current-account.ts'
import type { OrganisationDatabase } from '../store/database.ts'
import type { Candidate } from './match-entry.ts'

export type PayingBorrower = { readonly candidate: Candidate; readonly zone: Zone }

/** By public id; whoever is not there is no borrower of this book. */
export async function findPaying(
  database: OrganisationDatabase,
  { organisationId, pack, at }: { readonly organisationId: number; readonly pack: Pack; readonly at: number },
  refs: Iterable<string>,
): Promise<ReadonlyMap<string, PayingBorrower>> {
  const wanted = [...new Set(refs)].filter((ref) => ref !== BOOK_SUBJECT)
  if (wanted.length === 0) return new Map()
  const rows = await findAccounts(
    database,
    wanted.map((ref) => borrowerKey(organisationId, ref)),
  )
  const accounts = await readAccounts(database, rows)
  const named = new Set(wanted)
  return new Map(
    rows
      .filter(({ ref }) => named.has(ref))
      .map(({ ref, borrower }) => {
        const account = accounts.get(borrower.id)!()
        const zone = zoneFor(pack, account.line)
        return [ref, { candidate: candidateOf(ref, account, zone.dayAt(at)), zone }]
      }),
  )
}

/** What another system keeps the loans of stands behind the loans: it has no id, and counts among all that is owed. */
function candidateOf(borrowerRef: string, { line, signals }: Account, today: number): Candidate {
  const owed = line.loans.map(({ loan }) => owedOn(loan, Math.max(today, loan.disbursedOn)))
  return {
    borrowerRef,
    currency: line.currency ?? signals.registeredCurrency ?? '',
    loanIds: line.loans.map(({ loan }) => loan.id),
    dueMinor: owed.reduce((sum, { dueMinor }) => sum + dueMinor, 0),
    payoffMinors: [...owed.map(({ payoffMinor }) => payoffMinor), beside(line)],
  }
}

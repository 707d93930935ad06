/** What events change in the views of loans, drawdowns, applications, repayments and the accounts; gathered and written like the lines. */
import type { Decision } from '@fairline/domain/account/account'
import { type MutableLending, namesIn, nextLending, noLending, takeIn } from '@fairline/domain/views/next-lending'
import type { ViewedApplication } from '@fairline/domain/views/viewed-application'
import type { ViewedDrawdown } from '@fairline/domain/views/viewed-drawdown'
import type { ViewedEvent } from '@fairline/domain/views/viewed-line'
import type { ViewedLoan } from '@fairline/domain/views/viewed-loan'
import type { ViewedRepayment } from '@fairline/domain/views/viewed-repayment'
import { findApplications, saveApplications } from './application-view-table.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Client, Queryable } from './database.ts'
import { findDrawdowns, saveDrawdowns } from './drawdown-view-table.ts'
import { addToLedger, type EntryToSave, newLedgerSums, saveEntries } from './ledger-view-table.ts'
import { findLoans, saveLoans } from './loan-view-table.ts'
import type { Found, ToSave } from './named-in-views.ts'
import { findRepayments, saveRepayments } from './repayment-view-table.ts'

/** By borrower. */
export type KnownLending = ReadonlyMap<bigint, MutableLending>

export type LendingChanges = {
  readonly take: (borrower: BorrowerKey, event: ViewedEvent) => void
  readonly write: (client: Queryable, organisationId: number) => Promise<void>
  readonly waiting: () => number
}

export function gatherLending(known: KnownLending): LendingChanges {
  const lendings = new Map(known)
  const loans = new Map<string, ToSave<ViewedLoan>>()
  const drawdowns = new Map<string, ToSave<ViewedDrawdown>>()
  const applications = new Map<string, ToSave<ViewedApplication>>()
  const repayments = new Map<string, ToSave<ViewedRepayment>>()
  const entries: EntryToSave[] = []
  const sums = newLedgerSums()
  return {
    take: (borrower, event) => {
      if (event.decision.outcomes.length === 0) return
      const lending = lendings.get(borrower.id) ?? noLending()
      const step = nextLending(lending, event)
      takeIn(lending, step)
      lendings.set(borrower.id, lending)
      for (const [id, one] of step.touched.loans) loans.set(`${borrower.id} ${id}`, { borrower, one })
      for (const [id, one] of step.touched.drawdowns) drawdowns.set(`${borrower.id} ${id}`, { borrower, one })
      for (const [id, one] of step.touched.applications) applications.set(`${borrower.id} ${id}`, { borrower, one })
      for (const [id, one] of step.touched.repayments) repayments.set(`${borrower.id} ${one.appliedBySequence} ${id}`, { borrower, one })
      for (const entry of step.entries) {
        entries.push({ borrower, ref: event.ref, entry })
        sums.addEntry(borrower.bucket, entry)
      }
      for (const change of step.due) sums.addDue(borrower.bucket, change)
    },
    write: async (client, organisationId) => {
      await saveLoans(client, organisationId, [...loans.values()])
      await saveDrawdowns(client, organisationId, [...drawdowns.values()])
      await saveApplications(client, organisationId, [...applications.values()])
      await saveRepayments(client, organisationId, [...repayments.values()])
      await saveEntries(client, organisationId, entries)
      await addToLedger(client, organisationId, sums)
    },
    waiting: () => entries.length,
  }
}

/** What the views have of all that the decisions name. */
export async function knownLending(
  client: Client,
  decided: readonly { readonly borrower: BorrowerKey; readonly decision: Decision }[],
): Promise<KnownLending> {
  const named = decided.flatMap(({ borrower, decision }) => {
    if (decision.outcomes.length === 0) return []
    return [{ borrower, names: namesIn(decision) }]
  })
  const those = (kind: keyof MutableLending) => {
    const ids = named.flatMap(({ borrower, names }) => names[kind].map((id) => [`${borrower.id} ${id}`, { borrower, id }] as const))
    return [...new Map(ids).values()]
  }
  const known = new Map<bigint, MutableLending>()
  const keep = <One>(found: readonly Found<One>[], into: (lending: MutableLending, one: One) => void) => {
    for (const { borrowerId, one } of found) {
      const lending = known.get(borrowerId) ?? noLending()
      known.set(borrowerId, lending)
      into(lending, one)
    }
  }
  keep(await findLoans(client, those('loans')), ({ loans }, one) => loans.set(one.loan.id, one))
  keep(await findDrawdowns(client, those('drawdowns')), ({ drawdowns }, one) => drawdowns.set(one.id, one))
  keep(await findApplications(client, those('applications')), ({ applications }, one) => applications.set(one.id, one))
  keep(await findRepayments(client, those('repayments')), ({ repayments }, one) => repayments.set(one.id, one))
  return known
}

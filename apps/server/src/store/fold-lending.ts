/** What the views of lending must hold of one bucket, folded from its logs. */
import { type MutableLending, nextLending, noLending, takeIn } from '@fairline/domain/views/next-lending'
import type { ViewedEvent } from '@fairline/domain/views/viewed-line'
import type { BorrowerKey } from './borrower-key.ts'
import { type EntryToSave, newLedgerSums } from './ledger-view-table.ts'
import {
  dueRows,
  ledgerRows,
  loanWithColumns,
  type NamedRows,
  nameOfApplication,
  nameOfDrawdown,
  nameOfLoan,
  nameOfRepayment,
} from './stored-lending.ts'

export type FoldedLending = {
  /** The next event of a borrower; all of one come in a row. */
  readonly take: (borrower: BorrowerKey, event: ViewedEvent) => void
  readonly loans: () => NamedRows
  readonly applications: () => NamedRows
  readonly ledger: () => NamedRows
}

export function foldLending(): FoldedLending {
  const [loans, applications]: [NamedRows, NamedRows] = [new Map(), new Map()]
  const entries: EntryToSave[] = []
  const sums = newLedgerSums()
  let lending: MutableLending = noLending()
  let borrowerId: bigint | undefined
  return {
    take: (borrower, event) => {
      if (borrower.id !== borrowerId) lending = noLending()
      borrowerId = borrower.id
      const step = nextLending(lending, event)
      takeIn(lending, step)
      for (const one of step.touched.loans.values()) loans.set(nameOfLoan(one), loanWithColumns(one))
      for (const one of step.touched.drawdowns.values()) loans.set(nameOfDrawdown(one), one)
      for (const one of step.touched.repayments.values()) loans.set(nameOfRepayment(one), one)
      for (const one of step.touched.applications.values()) applications.set(nameOfApplication(one), one)
      for (const entry of step.entries) {
        entries.push({ borrower, ref: event.ref, entry })
        sums.addEntry(borrower.bucket, entry)
      }
      for (const change of step.due) sums.addDue(borrower.bucket, change)
    },
    loans: () => new Map([...loans, ...dueRows(sums)]),
    applications: () => applications,
    ledger: () => ledgerRows(entries, sums),
  }
}

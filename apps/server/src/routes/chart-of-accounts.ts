/** What an account is called: by the chart of the product that a loan is of, or of the pack's default. */
import type { JournalEntry } from '@fairline/contract/views/journal'
import type { LedgerRole } from '@fairline/domain/ledger/loan-balances'
import type { Pack } from '@fairline/domain/pack/pack'
import type { z } from 'zod'
import type { ListedEntry } from '../store/journal-list.ts'
import { productIn } from './book-day.ts'

type Called = { readonly code: string | null; readonly name: { zh: string; en: string } | null; readonly side: 'debit' | 'credit' | null }

export function calledIn(pack: Pack, product: string | null, account: LedgerRole): Called {
  const chart = (productIn(pack, product ?? '') ?? pack.defaultProduct)?.ledger.accounts[account]
  if (chart === undefined) return { code: null, name: null, side: null }
  return { code: chart.code, name: { zh: chart.zh, en: chart.en }, side: chart.side }
}

export function entryView(entry: ListedEntry, pack: Pack): z.infer<typeof JournalEntry> {
  const { code, name } = calledIn(pack, entry.product, entry.account)
  return {
    booked_on: entry.bookedOn,
    borrower_id: entry.ref,
    loan_id: entry.loanId,
    account: entry.account,
    code,
    name,
    currency: entry.currency,
    amount_minor: entry.amountMinor,
    sequence: entry.sequence,
    nth: entry.nth,
  }
}

/** One row of a file of payments, read as its profile says. */
import { publicId } from '@fairline/contract/text'
import { digitsOf, isCurrencyCode, readMarkedAmount } from '@fairline/domain/kernel/amount-text'
import { cleanText, givenReference } from '@fairline/domain/kernel/clean-text'
import { readWrittenDay } from '@fairline/domain/kernel/written-day'
import type { FaultList } from './import-fault.ts'
import type { PaymentColumn, PaymentCsvProfile } from './payment-csv-profile.ts'
import type { EntryDraft } from './statement-entry.ts'

/** `cell`: of a column, without white space around it; empty where the file has no such column. */
export type PaymentRow = { readonly path: string; readonly line: number; readonly cell: (column: PaymentColumn) => string }

/** Undefined, and every fault of the row told. */
export function readPaymentRow(row: PaymentRow, profile: PaymentCsvProfile, faults: FaultList): EntryDraft | undefined {
  const { path, line, cell } = row
  const place = (column: PaymentColumn) => ({ path: `${path}/${profile.columns[column] ?? column}`, line })
  const bookedOn = readWrittenDay(cell('date'), profile.dateFormat) ?? faults.tell('date-unreadable', place('date'))
  const valueOn = cell('valueDate') === '' ? bookedOn : readWrittenDay(cell('valueDate'), profile.dateFormat)
  if (valueOn === undefined && cell('valueDate') !== '') faults.tell('date-unreadable', place('valueDate'))
  const currency = profile.currency ?? cell('currency')
  const isCurrency = isCurrencyCode(currency)
  if (!isCurrency) faults.tell('currency-unreadable', place('currency'))
  const money = readSigned(cell('amount'), currency, profile)
  // How precise an amount may be depends on its currency.
  if (typeof money === 'string' && (isCurrency || money === 'amount-unreadable'))
    faults.tell(money, place('amount'), { digits: digitsOf(currency) })
  const direction = readDirection(row, typeof money === 'object' && money.isNegative, profile)
  if (!direction) faults.tell('direction-unreadable', place('direction'))
  const named = readNamed(row, place, faults)
  if (!isCurrency || bookedOn === undefined || valueOn === undefined || typeof money === 'string' || !direction || named === undefined)
    return undefined
  return {
    path,
    bankReference: givenReference(cell('reference')),
    direction,
    amountMinor: money.amountMinor,
    currency,
    bookedOn,
    valueOn,
    isReversal: false,
    isReturn: false,
    isUnsplitBatch: false,
    remittance: [cleanText(cell('text'))].filter((text) => text !== null),
    endToEndId: givenReference(cell('endToEndId')),
    named,
    debtorName: cleanText(cell('debtorName')),
    debtorAccount: cleanText(cell('debtorAccount')),
    creditorName: null,
    creditorAccount: null,
  }
}

type Signed = { readonly amountMinor: number; readonly isNegative: boolean }

function readSigned(text: string, currency: string, { decimalMark, groupMark, direction }: PaymentCsvProfile) {
  const sign = /^[+-]/.exec(text)?.[0]
  if (sign && direction.by === 'column') return 'amount-unreadable'
  const amount = readMarkedAmount(text.slice(sign ? 1 : 0), currency, { decimalMark, groupMark })
  return amount.ok ? ({ amountMinor: amount.value, isNegative: sign === '-' } satisfies Signed) : amount.refusal
}

function readDirection({ cell }: PaymentRow, isNegative: boolean, { direction }: PaymentCsvProfile): EntryDraft['direction'] | undefined {
  if (direction.by === 'sign') return isNegative ? 'debit' : 'credit'
  if (direction.credit.includes(cell('direction'))) return 'credit'
  return direction.debit.includes(cell('direction')) ? 'debit' : undefined
}

type PlaceOf = (column: PaymentColumn) => { readonly path: string; readonly line: number }

function readNamed({ cell }: PaymentRow, place: PlaceOf, faults: FaultList): EntryDraft['named'] | undefined {
  const [borrowerRef, loanId] = [cell('borrowerId'), cell('loanId')]
  if (borrowerRef === '') return loanId === '' ? null : faults.tell('borrower-missing', place('borrowerId'))
  const isRead = (['borrowerId', 'loanId'] as const).map((column) => {
    const isId = cell(column) === '' || publicId.safeParse(cell(column)).success
    if (!isId) faults.tell('id-unreadable', place(column))
    return isId
  })
  return isRead.every(Boolean) ? { borrowerRef, loanId: loanId === '' ? null : loanId } : undefined
}

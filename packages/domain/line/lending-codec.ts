/** What a line holds of lending, as compact bytes: application, quotes, drawdowns on their way, loans. Part of the account's format (account/codec.ts). */
import {
  type Reader,
  readCount,
  readCounts,
  readOptional,
  readText,
  type Writer,
  writeCount,
  writeCounts,
  writeOptional,
  writeText,
} from '../kernel/bytes.ts'
import { type LimitState, readLimitState, writeLimitState } from './limit-codec.ts'
import type { Application, Line, LineLoan, Offer, Pending, Quote, RepaidBeside } from './line.ts'
import { readLoan, readMisuses, readTerms, writeLoan, writeMisuses, writeTerms } from './loan-codec.ts'

type Lending = LimitState &
  Pick<
    Line,
    | 'product'
    | 'hasApplied'
    | 'application'
    | 'closedAt'
    | 'inquiredAt'
    | 'quotes'
    | 'pending'
    | 'loans'
    | 'repaidBeside'
    | 'overpaidMinor'
    | 'formerLoans'
  >

export function writeLending(writer: Writer, line: Lending): void {
  writeText(writer, line.product ?? '')
  writeFlag(writer, line.hasApplied)
  writeApplication(writer, line.application)
  writeOptional(writer, line.closedAt)
  writeOptional(writer, line.inquiredAt.score)
  writeOptional(writer, line.inquiredAt.bureau)
  writeList(writer, line.quotes, writeQuote)
  writeList(writer, line.pending, writePending)
  writeList(writer, line.loans, writeLineLoan)
  writeList(writer, line.repaidBeside, writeRepaidBeside)
  writeCount(writer, line.overpaidMinor)
  writeLimitState(writer, line)
  writeCounts(writer, line.formerLoans)
}

/** Fields in the order of `newLine`. An object literal is evaluated in the order it is written. */
export const readLending = (reader: Reader, format: number): Lending => ({
  product: readText(reader) || null,
  hasApplied: readFlag(reader),
  application: readApplication(reader),
  closedAt: readOptional(reader),
  inquiredAt: { score: readOptional(reader), bureau: readOptional(reader) },
  quotes: readList(reader, readQuote),
  pending: readList(reader, readPending),
  loans: readList(reader, readLineLoan),
  repaidBeside: readList(reader, readRepaidBeside),
  overpaidMinor: readCount(reader),
  ...readLimitState(reader),
  formerLoans: format < 3 ? [] : readCounts(reader),
})

function writeApplication(writer: Writer, application: Application | null): void {
  writeFlag(writer, application !== null)
  if (application === null) return
  writeText(writer, application.id)
  writeText(writer, application.product)
  writeOptional(writer, application.wishMinor)
  writeCount(writer, application.submittedAt)
  writeFlag(writer, application.referred)
  writeOffer(writer, application.offer)
}

const readApplication = (reader: Reader): Application | null =>
  readFlag(reader)
    ? {
        id: readText(reader),
        product: readText(reader),
        wishMinor: readOptional(reader),
        submittedAt: readCount(reader),
        referred: readFlag(reader),
        offer: readOffer(reader),
      }
    : null

function writeOffer(writer: Writer, offer: Offer | null): void {
  writeFlag(writer, offer !== null)
  if (offer === null) return
  writeCount(writer, offer.limitMinor)
  writeCount(writer, offer.dayRate)
  writeCount(writer, offer.expiresAt)
}

const readOffer = (reader: Reader): Offer | null =>
  readFlag(reader) ? { limitMinor: readCount(reader), dayRate: readCount(reader), expiresAt: readCount(reader) } : null

function writeQuote(writer: Writer, { quote, amountMinor, terms, mayConfirmAt, expiresAt }: Quote): void {
  writeCount(writer, quote)
  writeCount(writer, amountMinor)
  writeTerms(writer, terms)
  writeCount(writer, mayConfirmAt)
  writeCount(writer, expiresAt)
}

const readQuote = (reader: Reader): Quote => ({
  quote: readCount(reader),
  amountMinor: readCount(reader),
  terms: readTerms(reader),
  mayConfirmAt: readCount(reader),
  expiresAt: readCount(reader),
})

function writePending(writer: Writer, { drawdownId, amountMinor, terms, failed }: Pending): void {
  writeText(writer, drawdownId)
  writeCount(writer, amountMinor)
  writeTerms(writer, terms)
  writeFlag(writer, failed)
}

const readPending = (reader: Reader): Pending => ({
  drawdownId: readText(reader),
  amountMinor: readCount(reader),
  terms: readTerms(reader),
  failed: readFlag(reader),
})

/** Format 2 knew the first alone. */
const IS_RESTRUCTURED = 1
const IS_MISUSED = 2

function writeLineLoan(writer: Writer, { loan, toldDays, toldRestructured, bookedThrough, settledOn }: LineLoan): void {
  writeLoan(writer, loan)
  writeCount(writer, toldDays)
  writeCount(writer, (toldRestructured ? IS_RESTRUCTURED : 0) | (loan.misuses.length > 0 ? IS_MISUSED : 0))
  writeCount(writer, bookedThrough)
  writeOptional(writer, settledOn)
  if (loan.misuses.length > 0) writeMisuses(writer, loan.misuses)
}

function readLineLoan(reader: Reader): LineLoan {
  const [loan, toldDays, more] = [readLoan(reader), readCount(reader), readCount(reader)]
  const entry = {
    toldDays,
    toldRestructured: (more & IS_RESTRUCTURED) !== 0,
    bookedThrough: readCount(reader),
    settledOn: readOptional(reader),
  }
  return { loan: (more & IS_MISUSED) === 0 ? loan : { ...loan, misuses: readMisuses(reader) }, ...entry }
}

function writeRepaidBeside(writer: Writer, { repayment, principalMinor, overpaidMinor }: RepaidBeside): void {
  writeCount(writer, repayment)
  writeCount(writer, principalMinor)
  writeCount(writer, overpaidMinor)
}

const readRepaidBeside = (reader: Reader): RepaidBeside => ({
  repayment: readCount(reader),
  principalMinor: readCount(reader),
  overpaidMinor: readCount(reader),
})

const writeFlag = (writer: Writer, flag: boolean): void => writeCount(writer, flag ? 1 : 0)
const readFlag = (reader: Reader): boolean => readCount(reader) === 1

function writeList<T>(writer: Writer, items: readonly T[], write: (writer: Writer, item: T) => void): void {
  writeCount(writer, items.length)
  for (const item of items) write(writer, item)
}

function readList<T>(reader: Reader, read: (reader: Reader) => T): T[] {
  const items: T[] = []
  for (let left = readCount(reader); left > 0; left--) items.push(read(reader))
  return items
}

/** What a line holds of lending, as compact bytes: application, quotes, drawdowns on their way, loans. Part of the account's format (account/codec.ts). */
import { DUE_PARTS, REPAYMENT_METHODS } from '@fairline/contract/terms'
import { type Reader, readCount, readOptional, readText, type Writer, writeCount, writeOptional, writeText } from '../kernel/bytes.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Instalment, Loan, LoanTerms, Payment, Relief } from '../loan/loan.ts'
import { type LimitState, readLimitState, writeLimitState } from './limit-codec.ts'
import type { Application, Line, LineLoan, Offer, Pending, Quote, RepaidBeside } from './line.ts'

type Lending = LimitState &
  Pick<
    Line,
    'product' | 'hasApplied' | 'application' | 'closedAt' | 'inquiredAt' | 'quotes' | 'pending' | 'loans' | 'repaidBeside' | 'overpaidMinor'
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
}

/** Fields in the order of `newLine`. An object literal is evaluated in the order it is written. */
export const readLending = (reader: Reader): Lending => ({
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

function writeLineLoan(writer: Writer, { loan, toldDays, toldRestructured, bookedThrough, settledOn }: LineLoan): void {
  writeLoan(writer, loan)
  writeCount(writer, toldDays)
  writeFlag(writer, toldRestructured)
  writeCount(writer, bookedThrough)
  writeOptional(writer, settledOn)
}

const readLineLoan = (reader: Reader): LineLoan => ({
  loan: readLoan(reader),
  toldDays: readCount(reader),
  toldRestructured: readFlag(reader),
  bookedThrough: readCount(reader),
  settledOn: readOptional(reader),
})

function writeLoan(writer: Writer, { id, principalMinor, disbursedOn, terms, plan, payments, reliefs, writtenOffOn }: Loan): void {
  writeText(writer, id)
  writeCount(writer, principalMinor)
  writeCount(writer, disbursedOn)
  writeTerms(writer, terms)
  writeInstalments(writer, disbursedOn, plan)
  writePayments(writer, disbursedOn, payments)
  writeReliefs(writer, disbursedOn, reliefs)
  writeOptional(writer, writtenOffOn)
}

function readLoan(reader: Reader): Loan {
  const [id, principalMinor, disbursedOn] = [readText(reader), readCount(reader), readCount(reader)]
  return {
    id,
    principalMinor,
    disbursedOn,
    terms: readTerms(reader),
    plan: readInstalments(reader, disbursedOn),
    payments: readPayments(reader, disbursedOn),
    reliefs: readReliefs(reader, disbursedOn),
    writtenOffOn: readOptional(reader),
  }
}

/** Days as the distance from the one before, which keeps them short. */
function writeInstalments(writer: Writer, from: number, plan: readonly Instalment[]): void {
  writeCount(writer, plan.length)
  let before = from
  for (const { dueOn, principalMinor, interestMinor } of plan) {
    writeCount(writer, dueOn - before)
    writeCount(writer, principalMinor)
    writeCount(writer, interestMinor)
    before = dueOn
  }
}

function readInstalments(reader: Reader, from: number): Instalment[] {
  const plan: Instalment[] = []
  let dueOn = from
  for (let left = readCount(reader); left > 0; left--) {
    dueOn += readCount(reader)
    plan.push({ dueOn, principalMinor: readCount(reader), interestMinor: readCount(reader) })
  }
  return plan
}

function writePayments(writer: Writer, from: number, payments: readonly Payment[]): void {
  writeCount(writer, payments.length)
  let before = from
  for (const { repayment, on, amountMinor } of payments) {
    writeCount(writer, repayment)
    writeCount(writer, on - before)
    writeCount(writer, amountMinor)
    before = on
  }
}

function readPayments(reader: Reader, from: number): Payment[] {
  const payments: Payment[] = []
  let on = from
  for (let left = readCount(reader); left > 0; left--) {
    const repayment = readCount(reader)
    on += readCount(reader)
    payments.push({ repayment, on, amountMinor: readCount(reader) })
  }
  return payments
}

function writeReliefs(writer: Writer, from: number, reliefs: readonly Relief[]): void {
  writeCount(writer, reliefs.length)
  let before = from
  for (const { relief, on, dueDays } of reliefs) {
    writeCount(writer, relief)
    writeCount(writer, on - before)
    writeCount(writer, dueDays.length)
    before = on
    for (const [index, dueOn] of dueDays.entries()) writeCount(writer, dueOn - (dueDays[index - 1] ?? on))
  }
}

function readReliefs(reader: Reader, from: number): Relief[] {
  const reliefs: Relief[] = []
  let on = from
  for (let left = readCount(reader); left > 0; left--) {
    const relief = readCount(reader)
    on += readCount(reader)
    const dueDays: number[] = []
    for (let days = readCount(reader); days > 0; days--) dueDays.push((dueDays.at(-1) ?? on) + readCount(reader))
    reliefs.push({ relief, on, dueDays })
  }
  return reliefs
}

function writeTerms(writer: Writer, terms: LoanTerms): void {
  writeText(writer, terms.product)
  writeCount(writer, REPAYMENT_METHODS.indexOf(terms.method))
  writeCount(writer, terms.tenorMonths)
  writeCount(writer, terms.dayRate)
  writeFlag(writer, terms.interestBy === 'days')
  writeCount(writer, terms.yearDays)
  writeCount(writer, terms.dueDay)
  writeCount(writer, terms.graceDays)
  writeCount(writer, terms.penaltyPermille)
  for (const part of terms.allocation) writeCount(writer, DUE_PARTS.indexOf(part))
  writeFlag(writer, terms.afterEarly === 'lower_instalments')
  writeCount(writer, (terms.partner === null ? 0 : HAS_PARTNER) + (terms.dueDateMoves === undefined ? 0 : MOVES_DUE_DATES))
  if (terms.partner === null) return
  writeText(writer, terms.partner.name)
  writeCount(writer, terms.partner.permille)
}

/** Format 2 knew the first alone. */
const HAS_PARTNER = 1
const MOVES_DUE_DATES = 2

function readTerms(reader: Reader): LoanTerms {
  const terms = readMostTerms(reader)
  const more = readCount(reader)
  const partner = (more & HAS_PARTNER) === 0 ? null : { name: readText(reader), permille: readCount(reader) }
  return { ...terms, ...((more & MOVES_DUE_DATES) !== 0 && { dueDateMoves: 'following_business_day' }), partner }
}

const readMostTerms = (reader: Reader): Omit<LoanTerms, 'dueDateMoves' | 'partner'> => ({
  product: readText(reader),
  method: known(REPAYMENT_METHODS, readCount(reader)),
  tenorMonths: readCount(reader),
  dayRate: readCount(reader),
  interestBy: readFlag(reader) ? 'days' : 'months',
  yearDays: readCount(reader) === 360 ? 360 : 365,
  dueDay: readCount(reader),
  graceDays: readCount(reader),
  penaltyPermille: readCount(reader),
  allocation: DUE_PARTS.map(() => known(DUE_PARTS, readCount(reader))),
  afterEarly: readFlag(reader) ? 'lower_instalments' : 'fewer_instalments',
})

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

function known<T>(words: readonly T[], index: number): T {
  const word = words[index]
  invariant(word !== undefined, 'terms are in known words')
  return word
}

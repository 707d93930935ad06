/** One loan, and terms, as compact bytes. Part of the account's format (account/codec.ts). */
import { DUE_PARTS, REPAYMENT_METHODS } from '@fairline/contract/terms'
import { type Reader, readCount, readOptional, readText, type Writer, writeCount, writeOptional, writeText } from '../kernel/bytes.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Instalment, Loan, LoanTerms, Misuse, Payment, Relief } from '../loan/loan.ts'

export function writeLoan(writer: Writer, { id, principalMinor, disbursedOn, terms, plan, payments, reliefs, writtenOffOn }: Loan): void {
  writeText(writer, id)
  writeCount(writer, principalMinor)
  writeCount(writer, disbursedOn)
  writeTerms(writer, terms)
  writeInstalments(writer, disbursedOn, plan)
  writePayments(writer, disbursedOn, payments)
  writeReliefs(writer, disbursedOn, reliefs)
  writeOptional(writer, writtenOffOn)
}

export function readLoan(reader: Reader): Loan {
  const [id, principalMinor, disbursedOn] = [readText(reader), readCount(reader), readCount(reader)]
  return {
    id,
    principalMinor,
    disbursedOn,
    terms: readTerms(reader),
    plan: readInstalments(reader, disbursedOn),
    payments: readPayments(reader, disbursedOn),
    reliefs: readReliefs(reader, disbursedOn),
    misuses: [],
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

export function writeTerms(writer: Writer, terms: LoanTerms): void {
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
  const { partner, dueDateMoves, misusePenaltyPermille: misuse } = terms
  writeCount(
    writer,
    (partner === null ? 0 : HAS_PARTNER) | (dueDateMoves ? MOVES_DUE_DATES : 0) | (misuse === undefined ? 0 : HAS_MISUSE_RATE),
  )
  if (partner !== null) {
    writeText(writer, partner.name)
    writeCount(writer, partner.permille)
  }
  if (misuse !== undefined) writeCount(writer, misuse)
}

/** Format 2 knew the first alone. */
const HAS_PARTNER = 1
const MOVES_DUE_DATES = 2
const HAS_MISUSE_RATE = 4

export function readTerms(reader: Reader): LoanTerms {
  const terms = readMostTerms(reader)
  const more = readCount(reader)
  const partner = (more & HAS_PARTNER) === 0 ? null : { name: readText(reader), permille: readCount(reader) }
  return {
    ...terms,
    ...((more & MOVES_DUE_DATES) !== 0 && { dueDateMoves: 'following_business_day' }),
    ...((more & HAS_MISUSE_RATE) !== 0 && { misusePenaltyPermille: readCount(reader) }),
    partner,
  }
}

const readMostTerms = (reader: Reader): Omit<LoanTerms, 'dueDateMoves' | 'misusePenaltyPermille' | 'partner'> => ({
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

const writeFlag = (writer: Writer, flag: boolean): void => writeCount(writer, flag ? 1 : 0)
const readFlag = (reader: Reader): boolean => readCount(reader) === 1

function known<T>(words: readonly T[], index: number): T {
  const word = words[index]
  invariant(word !== undefined, 'terms are in known words')
  return word
}

/** Behind all else of its entry, and not where there is none: format 2 knew none. */
export function writeMisuses(writer: Writer, misuses: readonly Misuse[]): void {
  writeCount(writer, misuses.length)
  for (const { finding, from, until, penaltyPermille } of misuses) {
    writeCount(writer, finding)
    writeCount(writer, from)
    writeOptional(writer, until)
    writeCount(writer, penaltyPermille)
  }
}

export function readMisuses(reader: Reader): Misuse[] {
  const misuses: Misuse[] = []
  for (let left = readCount(reader); left > 0; left--) {
    misuses.push({ finding: readCount(reader), from: readCount(reader), until: readOptional(reader), penaltyPermille: readCount(reader) })
  }
  return misuses
}

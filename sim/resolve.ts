/**
 * What comes of an item on the account of its borrower: the message to send, with the amount that the platform says is owed, or nothing.
 *
 * Moment   the account as it was just before the item.
 * Amounts  are of the platform's own loans: of a pack without products nobody's are known, and nothing is repaid.
 */
import type { Account } from '@fairline/domain/account/account'
import type { Day } from '@fairline/domain/kernel/day'
import { fingerprint } from '@fairline/domain/kernel/fingerprint'
import { availableMinor, type Line } from '@fairline/domain/line/line'
import type { Loan } from '@fairline/domain/loan/loan'
import { owedOn } from '@fairline/domain/loan/owed'
import { positionOf, unpaidMinor } from '@fairline/domain/loan/position'
import { zoneFor } from '@fairline/domain/pack/line-product'
import type { Pack } from '@fairline/domain/pack/pack'
import type { Condition, Pays } from './condition.ts'
import type { SimulatedItem, SimulatedMessage } from './message.ts'
import { inSteps, PARAMETERS } from './parameters.ts'

export function resolve({ message, only, at }: SimulatedItem, { line }: Account, pack: Pack): SimulatedMessage | undefined {
  if (only === undefined) return message
  const wishMinor = (message.data as { amount_minor?: number }).amount_minor ?? 0
  const filled = filledBy(only, line, { at, today: zoneFor(pack, line).dayAt(at), wishMinor })
  return filled === undefined ? undefined : { ...message, data: { ...message.data, ...filled } }
}

/** `wishMinor`: what he would take. */
type Moment = Readonly<{ at: number; today: Day; wishMinor: number }>

/** The fields that were open; undefined where it does not happen. */
function filledBy(only: Condition, line: Line, { at, today, wishMinor }: Moment): object | undefined {
  switch (only.need) {
    case 'room':
      return positive('amount_minor', roomFor(line, wishMinor))
    case 'quoted':
      return positive('amount_minor', quotedMinor(line, only.quoteId, at))
    case 'approved':
      return approved(line, only.drawdownId, wishMinor)
    case 'owed':
      return positive('amount_minor', toPay(loanOf(line, only.loanId, today), only.pays, today))
    case 'paid':
      return positive('amount_minor', paidBy(line, only.repaymentId))
    case 'held':
      return heldFor(line, only.reason)
    case 'past-due':
      return positive('principal_minor', pastDue(loanOf(line, only.loanId, today), only.days, today))
    default:
      return isSo(only, line, at) ? {} : undefined
  }
}

function heldFor({ holds }: Line, reason: string): object | undefined {
  const hold = holds.find((one) => one.scope === 'draw' && one.reason === reason)
  return hold && { hold_id: hold.id }
}

const positive = (field: string, minor: number): object | undefined => (minor > 0 ? { [field]: minor } : undefined)

function isSo(
  only: Extract<Condition, { need: 'no-line' | 'applied' | 'referred' | 'offered' | 'unpaid' }>,
  line: Line,
  at: number,
): boolean {
  const { application, pending } = line
  switch (only.need) {
    case 'no-line':
      return line.stage === 'pending' && application === null
    case 'applied':
      return application?.id === only.applicationId
    case 'referred':
      return application?.id === only.applicationId && application.referred
    case 'offered':
      return application?.id === only.applicationId && application.offer !== null && at < application.offer.expiresAt
    case 'unpaid':
      return pending.some(({ drawdownId, failed }) => failed && drawdownId === only.drawdownId)
  }
}

function roomFor(line: Line, wishMinor: number): number {
  const minor = inSteps(Math.min(wishMinor, availableMinor(line)))
  return minor < PARAMETERS.drawSize.value.minMinor ? 0 : minor
}

const quotedMinor = ({ quotes }: Line, quoteId: string, at: number): number =>
  quotes.find(({ quote, mayConfirmAt, expiresAt }) => quote === fingerprint(quoteId) && mayConfirmAt <= at && at < expiresAt)
    ?.amountMinor ?? 0

/** Where the platform keeps no loans, the money is what was asked for. */
function approved({ pending, recentDrawdowns }: Line, drawdownId: string, wishMinor: number): object | undefined {
  if (!recentDrawdowns.includes(fingerprint(drawdownId))) return undefined
  const waiting = pending.find((one) => one.drawdownId === drawdownId)
  return waiting === undefined || wishMinor === 0 ? {} : { amount_minor: waiting.amountMinor }
}

/** Where it is not paid back yet. */
const loanOf = ({ loans }: Line, loanId: string, today: Day): Loan | undefined =>
  loans.find(({ loan, settledOn }) => loan.id === loanId && settledOn === null && loan.disbursedOn <= today)?.loan

function toPay(loan: Loan | undefined, pays: Pays, today: Day): number {
  if (loan === undefined) return 0
  if (pays === 'due') return owedOn(loan, today).dueMinor
  if (pays === 'all') return owedOn(loan, today).payoffMinor
  const { instalments, principalLeftMinor } = positionOf(loan, today)
  if (pays !== 'oldest') return inSteps(Math.floor((principalLeftMinor * pays.permille) / 1_000))
  const oldest = instalments.find((row) => row.dueOn <= today && unpaidMinor(row) > 0)
  return oldest === undefined ? 0 : unpaidMinor(oldest)
}

function paidBy({ loans, repaidBeside }: Line, repaymentId: string): number {
  const repayment = fingerprint(repaymentId)
  const besides = repaidBeside.find((one) => one.repayment === repayment)
  const ofLoans = loans.flatMap(({ loan }) => loan.payments.filter((payment) => payment.repayment === repayment))
  return ofLoans.reduce((sum, { amountMinor }) => sum + amountMinor, (besides?.principalMinor ?? 0) + (besides?.overpaidMinor ?? 0))
}

function pastDue(loan: Loan | undefined, days: number, today: Day): number {
  if (loan === undefined || loan.writtenOffOn !== null) return 0
  const { daysPastDue, principalLeftMinor } = positionOf(loan, today)
  return daysPastDue >= days ? principalLeftMinor : 0
}

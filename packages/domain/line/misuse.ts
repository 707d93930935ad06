/** A loan is found to be misused, or that finding is cleared: what is said and booked of it on that day. What it costs: loan/misuse.ts. */
import type { FactOf } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { type Day, dayText, knownDay } from '../kernel/day.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { journal } from '../ledger/journal.ts'
import type { Loan, Misuse } from '../loan/loan.ts'
import { addMisuse, endMisuse } from '../loan/misuse.ts'
import { positionOf } from '../loan/position.ts'
import type { Line, LineLoan } from './line.ts'
import type { LineOutcome, OutcomeOf } from './outcomes.ts'
import { bookedBetween } from './passing-days.ts'
import { tellChange } from './repay.ts'

/** The reason of reasons.yaml that tells a borrower so. */
export const MISUSE_REASON = 'BE07'

/** Nothing for a loan that the line does not have, that was paid back, or was written off. `productPermille`: where its terms say none. */
export function chargeMisuse(line: Line, fact: FactOf<'misuse-found'>, on: Day, productPermille: number): readonly LineOutcome[] {
  const { loanId, findingId, usedFor = null } = fact.data
  const entry = line.loans.find(({ loan }) => loan.id === loanId)
  if (entry === undefined || entry.settledOn !== null || entry.loan.writtenOffOn !== null) return []
  const evidence = [{ signal: 'draw_purpose', value: usedFor, test: null, asOf: writeInstant(fact.occurredAt) }]
  const charged: OutcomeOf<'misuse-charged'> = {
    type: 'misuse-charged',
    data: {
      loanId,
      findingId,
      chargedFrom: dayText(on),
      penaltyPermille: entry.loan.terms.misusePenaltyPermille ?? productPermille,
      causes: [{ reason: MISUSE_REASON, evidence }],
    },
  }
  return [charged, ...bookedOf(line, entry, addMisuse(entry.loan, misuseIn(charged)), on)]
}

/** Nothing where it was remedied before. */
export function clearMisuse(line: Line, { data }: FactOf<'misuse-cleared'>, on: Day): readonly LineOutcome[] {
  const { findingId, cause } = data
  const entry = foundIn(line, findingId)
  if (entry === undefined) return []
  if (cause === 'remedied' && entry.loan.misuses.some((one) => one.finding === fingerprint(findingId) && one.until !== null)) return []
  const loan = endMisuse(entry.loan, fingerprint(findingId), cause === 'remedied' ? on : null)
  const [before, after] = [positionOf(entry.loan, on), positionOf(loan, on)]
  const ended: OutcomeOf<'misuse-ended'> = {
    type: 'misuse-ended',
    data: {
      loanId: loan.id,
      findingId,
      cause,
      endedOn: dayText(on),
      penaltyMinor: before.earned.penaltyMinor - after.earned.penaltyMinor,
      principalMinor: after.paid.principalMinor - before.paid.principalMinor,
    },
  }
  return [ended, ...tellChange({ entry, loan, before, after }), ...bookedOf(line, entry, loan, on)]
}

const bookedOf = (line: Line, entry: LineLoan, loan: Loan, on: Day): readonly LineOutcome[] =>
  journal(bookedBetween(entry, { loan }, Math.max(on, entry.bookedThrough)), {
    bookedOn: Math.max(on, entry.bookedThrough),
    currency: line.currency ?? '',
  })

export const foundIn = ({ loans }: Line, findingId: string): LineLoan | undefined =>
  loans.find(({ loan }) => loan.misuses.some(({ finding }) => finding === fingerprint(findingId)))

/** As the loan keeps it. */
export const misuseIn = ({ data }: OutcomeOf<'misuse-charged'>): Misuse => ({
  finding: fingerprint(data.findingId),
  from: knownDay(data.chargedFrom),
  until: null,
  penaltyPermille: data.penaltyPermille,
})

/** The loan after it. */
export const misuseEnded = (loan: Loan, { data }: OutcomeOf<'misuse-ended'>): Loan =>
  endMisuse(loan, fingerprint(data.findingId), data.cause === 'remedied' ? knownDay(data.endedOn) : null)

/** A loan in words of the API, as it stands on a day: in short for lists, and as a whole. */
import { snakeKeys } from '@fairline/contract/case'
import { writeInstant } from '@fairline/contract/instant'
import type { LoanTerms as LoanTermsOnWire } from '@fairline/contract/terms'
import type { LoanDetail, ScheduledInstalment as ScheduledOnWire } from '@fairline/contract/views/loan-detail'
import type { LoanRow, LoanStatus } from '@fairline/contract/views/loan-row'
import type { z } from 'zod'
import { type Day, dayText } from '../kernel/day.ts'
import { delinquencyOf } from '../loan/delinquency.ts'
import { isInGrace } from '../loan/earned.ts'
import type { InstalmentPosition, Loan, LoanPosition } from '../loan/loan.ts'
import { isRestructured } from '../loan/observation.ts'
import { payoffOf, sumOf } from '../loan/owed.ts'
import { positionOf, unpaidMinor } from '../loan/position.ts'
import { annualPpmOf } from '../loan/rate.ts'
import { sharesOf } from '../loan/share.ts'
import type { Product } from '../product/product.ts'
import { figuresOf, type ViewedLoan } from './viewed-loan.ts'
import type { ViewedRepayment } from './viewed-repayment.ts'

type Row = z.infer<typeof LoanRow>
type Detail = z.infer<typeof LoanDetail>

const textOrNull = (day: Day | null): string | null => (day === null ? null : dayText(day))

/** `today` before the money was out is the day on which it was. */
const standingOn = ({ loan }: ViewedLoan, today: Day): LoanPosition => positionOf(loan, Math.max(today, loan.disbursedOn))

export function loanRow(viewed: ViewedLoan, today: Day): Row {
  const { loan, ref, drawdownId, currency, settledOn, sequence } = viewed
  const position = standingOn(viewed, today)
  const { instalments, daysPastDue } = position
  const { bucket, tier } = delinquencyOf(daysPastDue, isRestructured(loan, position))
  const next = instalments.find((row) => row.dueOn > position.on && unpaidMinor(row) > 0)
  return {
    loan_id: loan.id,
    borrower_id: ref,
    drawdown_id: drawdownId,
    product: loan.terms.product,
    status: statusOf(viewed, daysPastDue),
    currency,
    principal_minor: loan.principalMinor,
    principal_left_minor: position.principalLeftMinor,
    method: loan.terms.method,
    tenor_months: loan.terms.tenorMonths,
    day_rate: loan.terms.dayRate,
    disbursed_on: dayText(loan.disbursedOn),
    ends_on: dayText(instalments.at(-1)!.dueOn),
    due_minor: sumOf(position.due),
    overdue_since: daysPastDue === 0 ? null : dayText(position.on - daysPastDue),
    days_past_due: daysPastDue,
    bucket,
    five_tier: tier,
    first_unpaid_on: textOrNull(figuresOf(viewed).firstUnpaidOn),
    next_due_on: next === undefined ? null : dayText(next.dueOn),
    next_due_minor: next === undefined ? 0 : unpaidMinor(next),
    payoff_minor: payoffOf(position),
    settled_on: textOrNull(settledOn),
    written_off_on: textOrNull(loan.writtenOffOn),
    sequence,
  }
}

function statusOf({ loan, settledOn }: ViewedLoan, daysPastDue: number): z.infer<typeof LoanStatus> {
  if (settledOn !== null) return 'settled'
  if (loan.writtenOffOn !== null) return 'written_off'
  return daysPastDue > 0 ? 'overdue' : 'open'
}

/** `repayments`: those that paid some of it. `product`: as the pack has it now; null where it has none any more. */
export function loanDetail(
  viewed: ViewedLoan,
  today: Day,
  { repayments, product, purpose }: { repayments: readonly ViewedRepayment[]; product: Product | null; purpose: string | null },
): Omit<Detail, 'journal'> {
  const { loan } = viewed
  const position = standingOn(viewed, today)
  const { penaltyMinor, interestMinor, principalMinor } = position.due
  return {
    ...loanRow(viewed, today),
    on: dayText(position.on),
    product_title: product?.title ?? null,
    purpose,
    terms: snakeKeys(loan.terms) as z.infer<typeof LoanTermsOnWire>,
    simple_annual_ppm: annualPpmOf(loan.terms.dayRate),
    due: { penalty_minor: penaltyMinor, interest_minor: interestMinor, principal_minor: principalMinor },
    plan: loan.plan.map((one) => ({ due_on: dayText(one.dueOn), principal_minor: one.principalMinor, interest_minor: one.interestMinor })),
    schedule: position.instalments.map((row) => scheduled(loan, row, position.on)),
    payments: repayments.flatMap((one) => paymentOf(one, loan.id)),
    surplus_minor: position.surplusMinor,
    reliefs: viewed.reliefs.map((relief) => ({
      relief_id: relief.reliefId,
      kind: relief.kind,
      granted_on: dayText(relief.on),
      instalments: relief.instalments,
      first_due_on: textOrNull(relief.firstDueOn),
      last_due_on: textOrNull(relief.lastDueOn),
      waived_penalty_minor: relief.waivedPenaltyMinor,
    })),
    restructured: isRestructured(loan, position),
    misuses: loan.misuses.map(({ from, until, penaltyPermille }) => ({
      charged_from: dayText(from),
      until: textOrNull(until),
      penalty_permille: penaltyPermille,
    })),
    lenders: lendersOf(loan, position, product),
    booked_through: dayText(viewed.bookedThrough),
  }
}

function scheduled(loan: Loan, row: InstalmentPosition, on: Day): z.infer<typeof ScheduledOnWire> {
  return {
    nth: row.nth,
    due_on: dayText(row.dueOn),
    state: stateOf(loan, row, on),
    principal_minor: row.principalMinor,
    interest_minor: row.interestMinor,
    penalty_minor: row.penaltyMinor,
    paid_principal_minor: row.paidPrincipalMinor,
    paid_interest_minor: row.paidInterestMinor,
    paid_penalty_minor: row.paidPenaltyMinor,
    unpaid_minor: unpaidMinor(row),
    settled_on: textOrNull(row.settledOn),
  }
}

function stateOf(loan: Loan, row: InstalmentPosition, on: Day): z.infer<typeof ScheduledOnWire>['state'] {
  if (unpaidMinor(row) === 0) return 'settled'
  if (row.dueOn > on) return 'upcoming'
  return isInGrace(loan, row, on) ? 'due' : 'overdue'
}

function paymentOf({ id, paidOn, parts, takenBackAt, appliedBySequence }: ViewedRepayment, loanId: string): Detail['payments'] {
  const part = parts.find((one) => one.loanId === loanId)
  if (part === undefined || paidOn === null) return []
  return [
    {
      repayment_id: id,
      paid_on: dayText(paidOn),
      amount_minor: part.amountMinor,
      penalty_minor: part.penaltyMinor,
      interest_minor: part.interestMinor,
      principal_minor: part.principalMinor,
      taken_back_at: takenBackAt === null ? null : writeInstant(takenBackAt),
      sequence: appliedBySequence,
    },
  ]
}

function lendersOf({ principalMinor, terms }: Loan, { paid }: LoanPosition, product: Product | null): Detail['lenders'] {
  const permille = terms.partner?.permille ?? 0
  const [lent, back] = [sharesOf(principalMinor, permille), sharesOf(paid.principalMinor, permille)]
  const creditor = {
    role: 'creditor' as const,
    name: product?.creditor.name ?? null,
    permille: 1000 - permille,
    principal_minor: lent.creditorMinor,
    principal_left_minor: lent.creditorMinor - back.creditorMinor,
  }
  if (terms.partner === null) return [creditor]
  const { name } = terms.partner
  const left = lent.partnerMinor - back.partnerMinor
  const inProduct = product?.joint_lending?.partner.name
  const words = inProduct?.zh === name ? inProduct : { zh: name, en: name }
  return [creditor, { role: 'partner', name: words, permille, principal_minor: lent.partnerMinor, principal_left_minor: left }]
}

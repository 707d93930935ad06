/** The terms that a product gives one loan. */
import { type Day, partsOf } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import type { LoanTerms } from '../loan/loan.ts'
import type { Product } from './product.ts'

/** `dayRate`: parts per 10^8 a day. `disbursedOn`: needed where the product's due day follows it. */
export type LoanChoice = Readonly<{
  method: LoanTerms['method']
  tenorMonths: number
  dayRate: number
  disbursedOn?: Day
}>

/**
 * Whether the choice is offered is asked before: whyNotOffered.
 *
 * Throws   BrokenInvariant for a day rate outside the product's bounds (a pack whose price table leaves them does not load), and where the due
 *          day follows a disbursement that is not told.
 */
export function termsOf(product: Product, choice: LoanChoice): LoanTerms {
  const { interest, joint_lending: joint } = product
  const { dayRate } = choice
  invariant(dayRate >= interest.day_rate_min && dayRate <= interest.day_rate_max, 'a day rate is one that the product may ask')
  return {
    product: product.ref,
    method: choice.method,
    tenorMonths: choice.tenorMonths,
    dayRate,
    interestBy: interest.by,
    yearDays: interest.year_days,
    dueDay: dueDay(product, choice.disbursedOn),
    ...(product.due_date_moves !== 'none' && { dueDateMoves: product.due_date_moves }),
    graceDays: product.grace_days,
    penaltyPermille: product.penalty_permille.overdue,
    misusePenaltyPermille: product.penalty_permille.misuse,
    allocation: [...product.allocation],
    afterEarly: product.after_early,
    partner: joint === null ? null : { name: joint.partner.name.zh, permille: joint.share_permille },
  }
}

function dueDay({ due_day }: Product, disbursedOn: Day | undefined): number {
  if (due_day !== 'same_as_disbursement') return due_day
  invariant(disbursedOn !== undefined, 'where the due day follows the disbursement, its day is told')
  return partsOf(disbursedOn).dayOfMonth
}

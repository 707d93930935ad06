/** Instalments: due, paid, missed, caught up with, paid off early, written off. One day a month for all loans of a borrower. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, type Month, midnightBefore } from '../calendar.ts'
import { fallenDue, type Loan, principalLeft, totalMinor } from '../loan.ts'
import { bandOf, PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'

const CURRENCY = 'CNY'
const CHARGED_OFF = 7
const CURE_DAYS = { min: 2, max: 24 }
/** In the months of a shock to his employer he is this much likelier to miss. */
const SHOCK_FACTOR = 2

export function repay(world: World, borrower: Borrower, month: Month): void {
  const dueAt = midnightBefore(month.startAt + borrower.dueDays * DAY_MS)
  const random = borrower.random.arrears
  const [misses, rolls, cures, payHour, cureDays] = [random.next(), random.next(), random.next(), random.between(8, 22), cureDaysOf(random)]
  if (borrower.arrears === CHARGED_OFF) return
  payOff(borrower, month, dueAt)
  const due = borrower.loans.filter((loan) => isDue(loan, month.nth))
  if (due.length === 0 && borrower.arrears === 0) return
  for (const loan of due) tellDue(borrower, loan, month, dueAt)
  const band = bandOf(borrower.knownScore)
  const factor = month.nth < borrower.shockedUntil ? SHOCK_FACTOR : 1
  if (borrower.arrears === 0 && !borrower.isGone && misses >= band.misses * factor) {
    const at = dueAt + payHour * HOUR_MS
    if (borrower.arrearsSince !== null) catchUp(world, borrower, month, at)
    for (const loan of due) pay(borrower, loan, month, at)
  } else {
    miss(world, borrower, month, dueAt)
    const further = borrower.arrears === 1 ? band.rolls : (PARAMETERS.laterRolls.value[borrower.arrears - 2] ?? 1)
    if (borrower.arrears < CHARGED_OFF && !borrower.isGone && rolls >= further && cures < PARAMETERS.cures.value) {
      catchUp(world, borrower, month, dueAt + cureDays * DAY_MS)
    } else if (borrower.arrears < CHARGED_OFF && !borrower.isGone && rolls >= further) borrower.arrears -= 1
  }
  forgetPaid(borrower)
}

function forgetPaid(borrower: Borrower): void {
  borrower.loans = borrower.loans.filter(({ paid, plan }) => paid < plan.length)
}

const cureDaysOf = (random: Borrower['random']['arrears']): number => random.between(CURE_DAYS.min, CURE_DAYS.max)

const isDue = ({ firstDueIn, plan, paid }: Loan, month: number): boolean => {
  const nth = month - firstDueIn + 1
  return nth >= 1 && nth <= plan.length && paid < nth
}

function tellDue(borrower: Borrower, { loanId, drawdownId, plan, firstDueIn }: Loan, month: Month, at: number): void {
  const nth = month.nth - firstDueIn + 1
  const { principalMinor, interestMinor } = plan[nth - 1]!
  const due_at = new Date(at).toISOString()
  const data = { loan_id: loanId, nth, due_at, principal_minor: principalMinor, interest_minor: interestMinor, currency: CURRENCY }
  tell(borrower, 'loan', { type: 'instalment-due', at, drawdownId, data })
}

/** All that has fallen due of one loan. */
function pay(borrower: Borrower, loan: Loan, month: Month, at: number): void {
  payUpTo(borrower, loan, fallenDue(loan, month.nth), at)
}

function payUpTo(borrower: Borrower, loan: Loan, upTo: number, at: number): void {
  const paying = loan.plan.slice(loan.paid, upTo)
  if (paying.length === 0) return
  const amount = paying.reduce((sum, instalment) => sum + totalMinor(instalment), 0)
  const { loanId: loan_id, drawdownId } = loan
  const repayment_id = `rp_${borrower.nth + 1}_${borrower.told.loan}`
  if (amount > 0) {
    tell(borrower, 'loan', { type: 'repayment-posted', at, drawdownId, data: { repayment_id, amount_minor: amount, currency: CURRENCY } })
  }
  for (const [index, instalment] of paying.entries()) {
    const paid_minor = totalMinor(instalment)
    const data = { loan_id, nth: loan.paid + index + 1, paid_minor, currency: CURRENCY }
    if (paid_minor > 0) tell(borrower, 'loan', { type: 'instalment-paid', at: at + MINUTE_MS, drawdownId, data })
  }
  loan.paid = upTo
}

/** Some days before it would have fallen due; without interest for the months that are left. */
function payOff(borrower: Borrower, month: Month, dueAt: number): void {
  if (borrower.arrearsSince !== null || borrower.isGone) return
  for (const loan of borrower.loans) {
    if (loan.paidOffIn === null || loan.paidOffIn > month.nth) continue
    const at = dueAt - DAY_MS + borrower.random.loan.between(8, 22) * HOUR_MS
    const amount = principalLeft(loan) + loan.plan[loan.paid]!.interestMinor
    const { loanId: loan_id, drawdownId } = loan
    const repayment_id = `rp_${borrower.nth + 1}_${borrower.told.loan}`
    tell(borrower, 'loan', { type: 'repayment-posted', at, drawdownId, data: { repayment_id, amount_minor: amount, currency: CURRENCY } })
    for (let nth = loan.paid; nth < loan.plan.length; nth++) {
      const { principalMinor, interestMinor } = loan.plan[nth]!
      const paid_minor = principalMinor + (nth === loan.paid ? interestMinor : 0)
      const data = { loan_id, nth: nth + 1, paid_minor, currency: CURRENCY }
      if (paid_minor > 0) tell(borrower, 'loan', { type: 'instalment-paid', at: at + MINUTE_MS, drawdownId, data })
    }
    loan.paid = loan.plan.length
  }
  forgetPaid(borrower)
}

function miss(world: World, borrower: Borrower, month: Month, dueAt: number): void {
  const { low, high } = PARAMETERS.scoreAfterOverdueHere.value
  const shock = borrower.random.score.between(low, high)
  borrower.arrears += 1
  if (borrower.arrears === 1) borrower.scoreShock += shock
  borrower.arrearsSince ??= dueAt
  const days = Math.round((dueAt - borrower.arrearsSince) / DAY_MS) + 1
  for (const loan of borrower.loans.filter((one) => fallenDue(one, month.nth) > one.paid)) {
    const overdue = loan.plan.slice(loan.paid, fallenDue(loan, month.nth)).reduce((sum, one) => sum + totalMinor(one), 0)
    const { loanId: loan_id, drawdownId } = loan
    const data = { loan_id, nth: loan.paid + 1, days_past_due: days, overdue_minor: overdue, currency: CURRENCY }
    tell(borrower, 'loan', { type: 'instalment-missed', at: dueAt + DAY_MS + 9 * HOUR_MS, drawdownId, data })
  }
  if (borrower.arrears === CHARGED_OFF) chargeOff(world, borrower, dueAt + 3 * DAY_MS)
}

function catchUp(world: World, borrower: Borrower, month: Month, at: number): void {
  for (const loan of borrower.loans) pay(borrower, loan, month, at)
  reveal(world, borrower.subject, 'missed-instalments', borrower.arrearsSince!, at)
  borrower.arrears = 0
  borrower.arrearsSince = null
}

function chargeOff(world: World, borrower: Borrower, at: number): void {
  for (const loan of borrower.loans) {
    const principal_minor = principalLeft(loan)
    if (principal_minor === 0) continue
    const { loanId: loan_id, drawdownId } = loan
    tell(borrower, 'loan', { type: 'loan-charged-off', at, drawdownId, data: { loan_id, principal_minor, currency: CURRENCY } })
  }
  reveal(world, borrower.subject, 'missed-instalments', borrower.arrearsSince!, at)
}

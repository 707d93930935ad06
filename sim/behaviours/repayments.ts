/**
 * Instalments: paid, paid late, missed, caught up with, paid off early, given up. Each loan has a due day of its own; whether he pays, he decides once
 * a month for all of them.
 */
import { addMonths } from '@fairline/domain/kernel/day'
import { type Borrower, revealArrears, tell } from '../borrower.ts'
import { chinaDay, DAY_MS, HOUR_MS, type Month, startOfChinaDay } from '../calendar.ts'
import type { Pays } from '../condition.ts'
import type { Loan } from '../loan.ts'
import { bandOf, PARAMETERS, PAST_DUE_AFTER_DAYS } from '../parameters.ts'
import type { World } from '../world.ts'

const CURRENCY = 'CNY'
const CHARGED_OFF = 7
const CURE_DAYS = { min: PAST_DUE_AFTER_DAYS, max: 24 }
/** Who is one month behind and neither rolls on nor cures soon, cures as the next instalment draws near. */
const CURES_LATE_DAYS = 26
const CHARGED_OFF_AFTER_DAYS = 180
/** In the months of a shock to his employer he is this much likelier to miss. */
const SHOCK_FACTOR = 2
const DAY_HOURS = { from: 8, to: 22 }

/** `opensAt`: the month is made from then on, so nothing of it happens before. */
type Due = Readonly<{ loan: Loan; dueAt: number; opensAt: number }>

export function repay(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.arrears
  const [misses, rolls, cures, payHour] = [random.next(), random.next(), random.next(), random.between(DAY_HOURS.from, DAY_HOURS.to)]
  const cureDays = random.between(CURE_DAYS.min, CURE_DAYS.max)
  if (borrower.arrears === CHARGED_OFF) return
  payOff(borrower, month)
  const dues = duesIn(borrower, month)
  const anchor = borrower.arrearsSince === null ? dues[0]?.dueAt : sameDayIn(borrower.arrearsSince, month)
  if (anchor === undefined) return
  const band = bandOf(borrower.knownScore)
  const factor = month.nth < borrower.shockedUntil ? SHOCK_FACTOR : 1
  if (borrower.arrears === 0 && !borrower.isGone && misses >= band.misses * factor) {
    for (const due of dues) payOnTime(borrower, due, payHour)
    repayInPart(borrower, dues)
    forgetPaid(borrower, month)
    return
  }
  miss(world, borrower, anchor)
  const further = borrower.arrears === 1 ? band.rolls : (PARAMETERS.laterRolls.value[borrower.arrears - 2] ?? 1)
  if (borrower.arrears === CHARGED_OFF || borrower.isGone || rolls < further) return
  const curesSoon = cures < PARAMETERS.cures.value
  if (!curesSoon && borrower.arrears > 1) payOldest(borrower, anchor + cureDays * DAY_MS)
  else {
    catchUp(world, borrower, dues, { at: anchor + (curesSoon ? cureDays : CURES_LATE_DAYS) * DAY_MS, payHour })
    forgetPaid(borrower, month)
  }
}

/** The due days of a month are those from its first day on: so a loan drawn in a month falls due in a later one. */
const daysOf = ({ startAt, endAt }: Month): Readonly<{ from: number; until: number }> => ({
  from: startOfChinaDay(chinaDay(startAt)),
  until: startOfChinaDay(chinaDay(endAt)),
})

/** In order of time. */
function duesIn({ loans }: Borrower, month: Month): Due[] {
  const { from, until } = daysOf(month)
  const opensAt = month.startAt
  const dues = loans.flatMap((loan) => loan.dueAts.filter((at) => at >= from && at < until).map((dueAt) => ({ loan, dueAt, opensAt })))
  return dues.sort((a, b) => a.dueAt - b.dueAt)
}

/** The month's day that is the same day of a month as that of `since`, or its first where it has none. */
function sameDayIn(since: number, month: Month): number {
  const { from, until } = daysOf(month)
  const day = chinaDay(since)
  for (let months = 0; ; months++) {
    const at = startOfChinaDay(addMonths(day, months))
    if (at >= from) return at < until ? at : from
  }
}

function forgetPaid(borrower: Borrower, month: Month): void {
  const { until } = daysOf(month)
  borrower.loans = borrower.loans.filter(({ dueAts }) => dueAts.at(-1)! >= until)
}

/** The id of the repayment. */
function pay(borrower: Borrower, { loanId }: Loan, at: number, pays: Pays): string {
  const repayment_id = `rp_${borrower.nth + 1}_${borrower.told.loan}`
  const data = { repayment_id, currency: CURRENCY, loan_id: loanId }
  tell(borrower, 'loan', { type: 'repayment-posted', at, only: { need: 'owed', loanId, pays }, data })
  return repayment_id
}

/** Or some days later, while grace lasts; or again, where the bank sends it back. */
function payOnTime(borrower: Borrower, { loan, dueAt, opensAt }: Due, hour: number): void {
  const random = borrower.random.payment
  const { latePayments, bouncedPayments } = PARAMETERS
  const lateDays = random.chance(latePayments.value.share) ? random.whole(1, latePayments.value.maxDays) : 0
  const paidAt = Math.max(opensAt, dueAt + lateDays * DAY_MS + hour * HOUR_MS)
  const repayment_id = pay(borrower, loan, paidAt, 'due')
  const { share, minDays, maxDays } = bouncedPayments.value
  if (lateDays > 0 || !random.chance(share)) return
  const bouncedAt = paidAt + random.between(minDays, maxDays) * DAY_MS
  const data = { repayment_id, currency: CURRENCY, cause: 'insufficient_funds' } as const
  tell(borrower, 'loan', { type: 'repayment-reversed', at: bouncedAt, only: { need: 'paid', repaymentId: repayment_id }, data })
  pay(borrower, loan, bouncedAt + random.between(2, 20) * HOUR_MS, 'due')
}

/** On the day before it would have fallen due. */
function payOff(borrower: Borrower, month: Month): void {
  if (borrower.arrearsSince !== null || borrower.isGone) return
  const { from, until } = daysOf(month)
  const ended = new Set<Loan>()
  for (const loan of borrower.loans) {
    const { dueAts, paidOffBefore } = loan
    const dueAt = dueAts.find((at, nth) => at >= from && at < until && paidOffBefore !== null && nth >= paidOffBefore)
    if (dueAt === undefined) continue
    const hour = borrower.random.loan.between(DAY_HOURS.from, DAY_HOURS.to)
    pay(borrower, loan, Math.max(dueAt - DAY_MS + hour * HOUR_MS, month.startAt), 'all')
    ended.add(loan)
  }
  borrower.loans = borrower.loans.filter((loan) => !ended.has(loan))
}

/** Some money that he can spare, some time after he has paid an instalment. */
function repayInPart(borrower: Borrower, dues: readonly Due[]): void {
  const random = borrower.random.payment
  const { chance, minPermille, maxPermille } = PARAMETERS.partialRepaymentMonthly.value
  for (const { loan, dueAt } of dues) {
    if (!random.chance(chance) || dueAt === loan.dueAts.at(-1)) continue
    pay(borrower, loan, dueAt + random.between(5, 22) * DAY_MS, { permille: random.whole(minPermille, maxPermille) })
  }
}

function miss(world: World, borrower: Borrower, dueAt: number): void {
  const { low, high } = PARAMETERS.scoreAfterOverdueHere.value
  const shock = borrower.random.score.between(low, high)
  borrower.arrears += 1
  if (borrower.arrears === 1) borrower.scoreShock += shock
  borrower.arrearsSince ??= dueAt
  borrower.owesSince ??= dueAt
  if (borrower.arrears === CHARGED_OFF) giveUp(world, borrower, dueAt)
}

/** One instalment of each loan: he stays as far behind as he was. */
function payOldest(borrower: Borrower, at: number): void {
  for (const loan of borrower.loans.filter(({ dueAts }) => dueAts[0]! <= at)) pay(borrower, loan, at, 'oldest')
  borrower.arrears -= 1
  borrower.owesSince = startOfChinaDay(addMonths(chinaDay(borrower.owesSince!), 1))
}

/** All that is due by then; what falls due later in the month, on its day. */
function catchUp(world: World, borrower: Borrower, dues: readonly Due[], { at, payHour }: Readonly<{ at: number; payHour: number }>): void {
  for (const loan of borrower.loans.filter(({ dueAts }) => dueAts[0]! <= at)) pay(borrower, loan, at, 'due')
  for (const due of dues) if (due.dueAt > at) payOnTime(borrower, due, payHour)
  revealArrears(world, borrower, at)
  borrower.arrears = 0
  borrower.arrearsSince = null
  borrower.owesSince = null
}

/** Each loan is written off by the lender once it is past due for long enough; he still owes it. */
function giveUp(world: World, borrower: Borrower, dueAt: number): void {
  const owesSince = borrower.owesSince!
  for (const { loanId, dueAts } of borrower.loans) {
    const missedAt = dueAts.find((at) => at >= owesSince)
    if (missedAt === undefined) continue
    const at = Math.max(dueAt, missedAt + CHARGED_OFF_AFTER_DAYS * DAY_MS) + DAY_MS + 10 * HOUR_MS
    const only = { need: 'past-due', loanId, days: CHARGED_OFF_AFTER_DAYS } as const
    tell(borrower, 'loan', { type: 'loan-charged-off', at, only, data: { loan_id: loanId, currency: CURRENCY } })
  }
  revealArrears(world, borrower, null)
}

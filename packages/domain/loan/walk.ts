/**
 * A loan on its way through time: its payments are played over its plan, day by day of those that matter.
 *
 * Falls due   an instalment is due from its due day on; paid on that day it is on time. Where due days move, its period may have ended days before.
 * Pays        instalments whose period has ended first, the oldest first, each in the order of `terms.allocation`; what is left repays early: the interest earned in the
 *             period under way, then principal. An early repayment is a part of the instalment under way, so the principal of all rows stays the loan.
 * Plans anew  after principal repaid early, from that day over the due days left. Lower: a new portion. Fewer: the portion of the whole loan stays (what
 *             is still to be paid on the next due day is that again) and the rows after the last principal go. Where interest comes first both are one.
 * Interest    of a period does not change because an instalment is late. A stretch is what lies between the beginning of a period, early repayments and
 *             its due day; each stretch is rounded once. By months, days passed count as days, and what is left of the month is the rest of it.
 * Penalty     on principal past due, in place of interest: nothing while the grace of the instalment lasts, and after it from the due day on what was not
 *             paid within it. A stretch ends when the principal past due falls; each is rounded once. So it never matters on which days somebody asks.
 * Misused     each day at the rate of misuse.ts instead: of principal that is due as penalty, beside none other; of all that is not, what is beyond the
 *             interest of the plan as penalty of the instalment under way, paid before its interest. A stretch of the first ends as one of penalty does,
 *             of the second as one of interest; each is rounded once.
 * Relieved    before the payments of that day, which count by the new plan: all principal unpaid, due or not, is spread over the new due days. Interest
 *             earned and unpaid goes to the first of them and bears none itself; penalty unpaid is waived. Earlier instalments keep what was paid in them.
 * Written off from that day on nothing more is earned: the instalment under way keeps what it had, later ones hold principal only.
 */
import type { Day } from '../kernel/day.ts'
import { periodEndOf } from './due-days.ts'
import {
  earnedUnderWay,
  earningUntil,
  isInGrace,
  latePenalty,
  misuseOfDue,
  misuseUnderWay,
  penaltyOf,
  type Row,
  type Walk,
} from './earned.ts'
import { TWELFTHS_A_DAY } from './interest.ts'
import type { Amounts, Instalment, Loan, Relief } from './loan.ts'
import { periodsOf } from './plan.ts'
import { portionOf, type Spread, spread } from './spread.ts'

export function walkTo(loan: Loan, on: Day): Walk {
  const walk = beginOf(loan)
  for (const payment of loan.payments) {
    if (payment.on > on) break
    relieveTo(walk, payment.on)
    moveTo(walk, payment.on)
    pay(walk, payment.amountMinor, payment.on)
  }
  relieveTo(walk, on)
  moveTo(walk, on)
  return walk
}

function beginOf(loan: Loan): Walk {
  const { principalMinor, disbursedOn, plan, terms } = loan
  const rows = plan.map((planned, index) => rowOf(planned, index + 1, periodEndOf(terms, planned.dueOn)))
  return {
    loan,
    rows,
    next: 0,
    undueMinor: principalMinor,
    periodFrom: disbursedOn,
    stretchFrom: disbursedOn,
    earnedBeforeMinor: 0,
    misusedFrom: disbursedOn,
    isWrittenOff: false,
    surplusMinor: 0,
    whole: { balanceMinor: principalMinor, from: disbursedOn, ends: rows.map(({ endsOn }) => endsOn) },
    reliefsGranted: 0,
  }
}

const rowOf = ({ dueOn, principalMinor, interestMinor }: Instalment, nth: number, endsOn: Day): Row => ({
  nth,
  endsOn,
  dueOn,
  principalMinor,
  interestMinor,
  penaltyMinor: 0,
  paidPrincipalMinor: 0,
  paidInterestMinor: 0,
  paidPenaltyMinor: 0,
  relieved: false,
  lastPaidOn: null,
  penaltyFrom: dueOn,
  misuseMinor: 0,
  misuseFrom: endsOn,
})

function moveTo(walk: Walk, on: Day): void {
  const { writtenOffOn } = walk.loan
  if (writtenOffOn !== null && writtenOffOn <= on && !walk.isWrittenOff) {
    fallDue(walk, writtenOffOn)
    stopEarning(walk, writtenOffOn)
  }
  fallDue(walk, on)
}

function fallDue(walk: Walk, on: Day): void {
  for (let row = walk.rows[walk.next]; row !== undefined && row.endsOn <= on; row = walk.rows[walk.next]) {
    row.misuseMinor = misuseUnderWay(walk, row.endsOn)
    walk.misusedFrom = row.endsOn
    walk.undueMinor -= row.principalMinor - row.paidPrincipalMinor
    walk.periodFrom = row.endsOn
    walk.stretchFrom = row.endsOn
    walk.earnedBeforeMinor = 0
    walk.next += 1
  }
}

function stopEarning(walk: Walk, on: Day): void {
  walk.earnedBeforeMinor = earnedUnderWay(walk, on)
  walk.stretchFrom = on
  walk.isWrittenOff = true
  for (let index = walk.next; index < walk.rows.length; index += 1) {
    walk.rows[index]!.interestMinor = index === walk.next ? walk.earnedBeforeMinor : 0
  }
}

function pay(walk: Walk, amountMinor: number, on: Day): void {
  let leftMinor = amountMinor
  for (let index = 0; index < walk.next && leftMinor > 0; index += 1) leftMinor = payDue(walk, index, leftMinor, on)
  if (leftMinor > 0) walk.surplusMinor += repayEarly(walk, leftMinor, on)
}

/** Gives back what is left of the amount. */
function payDue(walk: Walk, index: number, amountMinor: number, on: Day): number {
  const row = walk.rows[index]!
  let leftMinor = amountMinor
  for (const part of walk.loan.terms.allocation) {
    if (part === 'interest') {
      const paid = Math.min(leftMinor, row.interestMinor - row.paidInterestMinor)
      row.paidInterestMinor += paid
      leftMinor -= paid
    } else if (part === 'penalty') {
      const paid = Math.min(leftMinor, penaltyOf(walk, index, on) - row.paidPenaltyMinor)
      row.paidPenaltyMinor += paid
      leftMinor -= paid
    } else {
      leftMinor -= payPrincipalDue(walk, row, leftMinor, on)
    }
  }
  if (leftMinor < amountMinor) row.lastPaidOn = on
  return leftMinor
}

function payPrincipalDue(walk: Walk, row: Row, amountMinor: number, on: Day): number {
  const paid = Math.min(amountMinor, row.principalMinor - row.paidPrincipalMinor)
  if (paid === 0) return 0
  if (!isInGrace(walk.loan, row, on)) {
    row.penaltyMinor = latePenalty(walk, row, on)
    row.penaltyFrom = earningUntil(walk, on)
  }
  row.misuseMinor = misuseOfDue(walk, row, on)
  row.misuseFrom = on
  row.paidPrincipalMinor += paid
  return paid
}

function repayEarly(walk: Walk, amountMinor: number, on: Day): number {
  const row = walk.rows[walk.next]
  if (row === undefined) return amountMinor
  const [earned, misuse] = [earnedUnderWay(walk, on), misuseUnderWay(walk, on)]
  const penalty = Math.min(amountMinor, misuse - row.paidPenaltyMinor)
  const interest = Math.min(amountMinor - penalty, earned - row.paidInterestMinor)
  const principal = Math.min(amountMinor - penalty - interest, walk.undueMinor)
  row.paidPenaltyMinor += penalty
  row.paidInterestMinor += interest
  if (penalty + interest + principal > 0) row.lastPaidOn = on
  if (principal > 0) {
    row.misuseMinor = misuse
    walk.misusedFrom = on
    row.paidPrincipalMinor += principal
    walk.undueMinor -= principal
    planAnew(walk, row, earned, on)
  }
  return amountMinor - penalty - interest - principal
}

function planAnew(walk: Walk, row: Row, earnedMinor: number, on: Day): void {
  const { rows, next, loan } = walk
  const { method, afterEarly, dayRate } = loan.terms
  const ends = rows.slice(next).map(({ endsOn }) => endsOn)
  const [underWay, ...later] = periodsOf(walk.periodFrom, ends, loan.terms)
  // Never below 0: a month is counted as 30 days at least, and one under way has passed 30 at most.
  const twelfths = underWay!.twelfths - TWELFTHS_A_DAY * (on - walk.periodFrom)
  const left = {
    balanceMinor: walk.undueMinor,
    periods: [{ dueOn: row.endsOn, twelfths }, ...later],
    method,
    dayRate: walk.isWrittenOff ? 0 : dayRate,
  }
  const planned = spread(left, afterEarly === 'fewer_instalments' ? portionOf(wholeOf(walk)) : portionOf(left))
  for (const [index, { principalMinor, interestMinor }] of planned.entries()) {
    Object.assign(rows[next + index]!, { principalMinor, interestMinor })
  }
  row.principalMinor += row.paidPrincipalMinor
  row.interestMinor += earnedMinor
  rows.length = next + rowsNeeded(planned)
  walk.earnedBeforeMinor = earnedMinor
  walk.stretchFrom = on
}

/** Up to the last that holds principal. */
const rowsNeeded = (planned: readonly Instalment[]): number => Math.max(1, planned.findLastIndex((row) => row.principalMinor > 0) + 1)

function wholeOf({ loan: { terms }, whole }: Walk): Spread {
  const { method, dayRate } = terms
  return { balanceMinor: whole.balanceMinor, periods: periodsOf(whole.from, whole.ends, terms), method, dayRate }
}

function relieveTo(walk: Walk, on: Day): void {
  const { reliefs } = walk.loan
  for (let relief = reliefs[walk.reliefsGranted]; relief !== undefined && relief.on <= on; relief = reliefs[walk.reliefsGranted]) {
    fallDue(walk, relief.on)
    relieve(walk, relief)
    walk.reliefsGranted += 1
  }
}

/** Of a loan that payments heard of since had ended before, nothing is left to plan. */
function relieve(walk: Walk, { on, dueDays }: Relief): void {
  const { loan, rows, next } = walk
  const unpaid = unpaidOn(walk, on)
  if (unpaid.principalMinor + unpaid.interestMinor + unpaid.penaltyMinor === 0) return
  const kept = rows.flatMap((row, index) => keptOf(row, index < next, on))
  const firstNth = loan.reliefs.slice(0, walk.reliefsGranted).reduce((sum, earlier) => sum + earlier.dueDays.length, loan.plan.length) + 1
  const ends = dueDays.map((dueOn) => periodEndOf(loan.terms, dueOn))
  walk.whole = { balanceMinor: unpaid.principalMinor, from: on, ends }
  const planned = spread(wholeOf(walk))
  planned.length = unpaid.principalMinor + unpaid.interestMinor === 0 ? 0 : rowsNeeded(planned)
  walk.rows = [...kept, ...planned.map((parts, index) => rowOf({ ...parts, dueOn: dueDays[index]! }, firstNth + index, ends[index]!))]
  walk.next = kept.length
  const first = walk.rows[walk.next]
  if (first !== undefined) first.interestMinor += unpaid.interestMinor
  walk.undueMinor = unpaid.principalMinor
  walk.periodFrom = on
  walk.stretchFrom = on
  walk.earnedBeforeMinor = unpaid.interestMinor
  walk.misusedFrom = on
}

/** Interest and penalty as earned by that day. */
function unpaidOn(walk: Walk, on: Day): Amounts {
  const unpaid = { penaltyMinor: 0, interestMinor: earnedUnderWay(walk, on), principalMinor: 0 }
  for (const [index, row] of walk.rows.entries()) {
    const isDue = index < walk.next
    unpaid.principalMinor += row.principalMinor - row.paidPrincipalMinor
    unpaid.interestMinor += (isDue ? row.interestMinor : 0) - row.paidInterestMinor
    unpaid.penaltyMinor += penaltyOf(walk, index, on) - row.paidPenaltyMinor
  }
  return unpaid
}

/** The one under way ends on the day of the relief. */
function keptOf(row: Row, isDue: boolean, on: Day): Row[] {
  const { paidPrincipalMinor: principalMinor, paidInterestMinor: interestMinor, paidPenaltyMinor: penaltyMinor } = row
  if (principalMinor + interestMinor + penaltyMinor === 0) return []
  const isWhole =
    isDue &&
    penaltyMinor === row.penaltyMinor + row.misuseMinor &&
    principalMinor === row.principalMinor &&
    interestMinor === row.interestMinor
  const [endsOn, dueOn] = [Math.min(row.endsOn, on), Math.min(row.dueOn, on)]
  return [{ ...row, principalMinor, interestMinor, penaltyMinor, misuseMinor: 0, endsOn, dueOn, relieved: row.relieved || !isWhole }]
}

/** What changes about his life: address, work, debts elsewhere, and what he agrees to. */
import type { FactDataOnWire } from '@fairline/contract/facts'
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, HOUR_MS, type Month, monthsAfter } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'
import { mayAppeal } from './appeals.ts'
import { inquire } from './applications.ts'
import { daytime } from './devices.ts'
import { publishScore } from './score.ts'

const CURRENCY = 'CNY'
const UPDATED_WITHIN_DAYS = 29
const UPDATED_LATE_DAYS = { min: 40, max: 120 }
const BACK_WITHIN_DAYS = 20

/** Some tell it soon; the others late, and meanwhile the bureau knows better. */
export function changeProfile(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.profile
  for (const [field, monthly] of PARAMETERS.staleMonthly.value) {
    const [changes, isLate, at] = [
      random.chance(monthly * world.trouble),
      random.chance(PARAMETERS.notUpdated.value),
      daytime(random, month),
    ]
    const [soon, late] = [random.between(1, UPDATED_WITHIN_DAYS), random.between(UPDATED_LATE_DAYS.min, UPDATED_LATE_DAYS.max)]
    if (!changes) continue
    const updatedAt = at + (isLate ? late : soon) * DAY_MS
    tell(borrower, 'profile', { type: 'profile-changed', at: updatedAt, data: { field, verified: true } })
    if (!isLate) continue
    const seenAt = at + 32 * DAY_MS
    if (field === 'occupation') {
      tell(borrower, 'profile', { type: 'employment-reported', at: seenAt, data: { status: 'temporary', verified: false } })
    } else {
      tell(borrower, 'profile', { type: 'bureau-identity-reported', at: seenAt, data: { source: 'pboc', [field]: `${field} ${seenAt}` } })
    }
    if (field === 'occupation' && !borrower.isWorkProven) continue
    reveal(world, borrower.subject, { kind: 'stale-information', from: at, to: updatedAt })
  }
}

export function reconsider(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.consent
  const [withdraws, at, back] = [
    random.chance(PARAMETERS.consentWithdrawalsMonthly.value * world.trouble),
    daytime(random, month),
    random.chance(0.5),
  ]
  if (!withdraws || borrower.isWithdrawn) return
  tell(borrower, 'consent', { type: 'consent-withdrawn', at, data: { purpose: 'score' } })
  const backAt = at + random.between(1, BACK_WITHIN_DAYS) * DAY_MS
  if (back) tell(borrower, 'consent', { type: 'consent-granted', at: backAt, data: { purpose: 'score', terms_version: '4' } })
  borrower.isWithdrawn = !back
  reveal(world, borrower.subject, { kind: 'consent-withdrawal', from: at, to: back ? backAt : null })
}

export function earn(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.income
  const { chance, incomeLeft, months, score } = PARAMETERS.employerShocksMonthly.value
  const [isShocked, at, isOver] = [
    random.chance(chance * world.trouble),
    daytime(random, month),
    random.chance(PARAMETERS.overIndebtedMonthly.value * world.trouble),
  ]
  if (isOver && borrower.arrears === 0) overborrow(world, borrower, at)
  if (!isShocked || month.nth < borrower.shockedUntil) return
  borrower.shockedUntil = month.nth + months
  borrower.score += score
  tell(borrower, 'income', { type: 'business-statement-received', at, data: employerStatement(borrower, at, 'shock') })
  const income_minor = Math.round(borrower.incomeMinor * incomeLeft)
  const data = { source: 'payslip', income_minor, currency: CURRENCY, verified: true } as const
  tell(borrower, 'income', { type: 'income-statement-received', at: at + DAY_MS, data })
  publishScore(borrower, at + DAY_MS, at + DAY_MS + HOUR_MS)
  const endsAt = monthsAfter(borrower.joinsAt, borrower.shockedUntil)
  tell(borrower, 'income', { type: 'business-statement-received', at: endsAt, data: employerStatement(borrower, endsAt, 'as-usual') })
  tell(borrower, 'income', {
    type: 'income-statement-received',
    at: endsAt + DAY_MS,
    data: { ...data, income_minor: borrower.incomeMinor },
  })
  reveal(world, borrower.subject, { kind: 'employer-shock', from: at, to: endsAt })
}

/** Of the month before, of whoever he earns it from: an employer, or his own business. A firm that does well has some money left; in a shock it spends more than comes in. */
export function employerStatement(
  { random, isEmployed }: Borrower,
  endedAt: number,
  how: 'as-usual' | 'shock',
): FactDataOnWire<'business-statement-received'> {
  const cash_flow_minor = random.income.whole(50, 900) * (how === 'shock' ? -100_000 : 200_000)
  const period = {
    period_started_at: new Date(endedAt - 30 * DAY_MS).toISOString(),
    period_ended_at: new Date(endedAt).toISOString(),
  }
  return { of: isEmployed ? 'employer' : 'business', cash_flow_minor, currency: CURRENCY, ...period }
}

/** Many lenders at once, then past due with one of them. */
function overborrow(world: World, borrower: Borrower, from: number): void {
  const random = borrower.random.income
  const lenders = random.whole(5, 9)
  for (let nth = 0; nth < 4; nth++) inquire(borrower, from + nth * 3 * DAY_MS, 5 * HOUR_MS)
  tell(borrower, 'income', {
    type: 'debt-statement-received',
    at: from + 20 * DAY_MS,
    data: {
      source: 'pboc',
      obligation_minor: Math.round(borrower.incomeMinor * random.between(0.7, 1.4)),
      balance_minor: borrower.incomeMinor * random.whole(6, 15),
      lender_count: lenders,
      currency: CURRENCY,
    },
  })
  const overdueAt = from + random.between(45, 70) * DAY_MS
  const { low, high } = PARAMETERS.scoreAfterOverdueElsewhere.value
  for (const [record, days_past_due, after] of [
    ['a', 10, 0],
    ['b', 35, 25],
  ] as const) {
    const at = overdueAt + after * DAY_MS
    const data = { record_id: `${borrower.subject}-${borrower.told.income}-${record}`, source: 'pboc', days_past_due }
    tell(borrower, 'income', { type: 'delinquency-elsewhere-reported', at, knownAt: at + 2 * DAY_MS, data })
    borrower.scoreShock += random.between(low, high)
  }
  mayAppeal(borrower, overdueAt + 2 * DAY_MS)
  reveal(world, borrower.subject, { kind: 'over-indebtedness', from, to: overdueAt + 40 * DAY_MS })
}

export function askForMore(borrower: Borrower, month: Month): void {
  const random = borrower.random.request
  const [asks, at] = [random.chance(PARAMETERS.increaseRequestsMonthly.value), daytime(random, month)]
  if (!asks || borrower.limitMinor === 0) return
  const data = { request_id: `inc_${borrower.nth + 1}_${borrower.told.request}`, limit_minor: borrower.limitMinor * 2, currency: CURRENCY }
  tell(borrower, 'request', { type: 'increase-requested', at, data })
}

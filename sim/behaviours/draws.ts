/** Drawing: how often, how much, and what becomes of it. */
import type { FactDataOnWire } from '@fairline/contract/facts'
import { type Borrower, tell } from '../borrower.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, type Month } from '../calendar.ts'
import { type Loan, planOf, principalLeft } from '../loan.ts'
import { PARAMETERS } from '../parameters.ts'
import { faultAt, type World } from '../world.ts'
import { daytime } from './devices.ts'

type Purpose = NonNullable<FactDataOnWire<'drawdown-requested'>['purpose']>

const CURRENCY = 'CNY'
const PURPOSES: readonly (readonly [Purpose, number])[] = [
  ['consumption', 60],
  ['travel', 12],
  ['renovation', 12],
  ['education', 8],
  ['medical', 8],
]
const PROHIBITED: readonly Purpose[] = ['securities', 'house_purchase', 'fixed_asset_investment']
const OTHER_TENORS = [1, 2, 4, 5, 7, 8, 9, 10, 11] as const
const FUNDERS = ['bank-a', 'bank-b', 'consumer-finance-a'] as const
/** His own failures that ask for too much; the others name a purpose that is not allowed. */
const TOO_MUCH = 0.7
/** Refused, most people try once and wait. */
const TRIES_WITHOUT_ELIGIBILITY = 0.3
/** The first instalment falls due this long after the money came, or later. */
const FIRST_DUE_AFTER_MS = 20 * DAY_MS

export function drawAsUsual(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.draw
  const count = random.poisson(borrower.drawsMonthly)
  for (let draw = 0; draw < count; draw++) {
    const at = daytime(random, month)
    const tries = random.chance(TRIES_WITHOUT_ELIGIBILITY)
    if (borrower.limitMinor === 0 || borrower.arrears > 0 || borrower.isGone) continue
    if (borrower.knownScore < 600 && !tries) continue
    attempt(world, borrower, month, at)
  }
}

function attempt(world: World, borrower: Borrower, month: Month, at: number): void {
  const random = borrower.random.draw
  const { share, technical } = PARAMETERS.failedDraws.value
  const fails = random.chance(share)
  const isTechnical = random.chance(technical)
  const fault = faultAt(world, at)
  if (fault || (fails && isTechnical)) {
    const incident = fault?.kind === 'outage' ? { incident_id: fault.id } : {}
    tell(borrower, 'draw', { type: 'technical-failure-reported', at, data: { component: 'drawdowns', ...incident } })
    const again = at + random.between(2, 8) * HOUR_MS
    if (again < month.endAt && !faultAt(world, again)) draw(borrower, month, again, sizeOf(borrower))
    return
  }
  const isTooMuch = random.chance(TOO_MUCH)
  if (!fails) draw(borrower, month, at, sizeOf(borrower))
  else if (isTooMuch) request(borrower, at, borrower.limitMinor * 2, random.weighted(PURPOSES))
  else request(borrower, at, PARAMETERS.drawSize.value.minMinor * 2, random.pick(PROHIBITED))
}

/** 0 where too little is left. */
function sizeOf(borrower: Borrower): number {
  const { medianMinor, sigma, minMinor, stepMinor } = PARAMETERS.drawSize.value
  const drawn = borrower.loans.reduce((sum, loan) => sum + principalLeft(loan), 0)
  const wished = Math.max(minMinor, borrower.random.draw.logNormal(medianMinor, sigma))
  const size = Math.floor(Math.min(wished, borrower.limitMinor - drawn) / stepMinor) * stepMinor
  return size < minMinor ? 0 : size
}

/** Draws, gets the money, and owes. Nothing for less than the least amount. */
export function draw(borrower: Borrower, month: Month, at: number, principalMinor: number): void {
  if (principalMinor < PARAMETERS.drawSize.value.minMinor) return
  const random = borrower.random.draw
  const choice = random.weighted(PARAMETERS.tenorMonths.value)
  const other = random.pick(OTHER_TENORS)
  const months = choice === 'other' ? other : choice
  const method = random.weighted(PARAMETERS.repaymentMethod.value)
  const drawdownId = request(borrower, at, principalMinor, random.weighted(PURPOSES), { tenor_months: months, repayment_method: method })
  const loanId = drawdownId.replace('dd_', 'ld_')
  const [paidOutAt, funder] = [at + random.between(2, 15) * MINUTE_MS, random.pick(FUNDERS)]
  tell(borrower, 'loan', {
    type: 'drawdown-disbursed',
    at: paidOutAt,
    drawdownId,
    data: { drawdown_id: drawdownId, loan_id: loanId, amount_minor: principalMinor, currency: CURRENCY, funder },
  })
  const nextDue = borrower.dueDays * DAY_MS + month.endAt
  const firstDueIn = month.nth + (nextDue - paidOutAt >= FIRST_DUE_AFTER_MS ? 1 : 2)
  const plan = planOf({ principalMinor, dayRate: dayRateOf(borrower), months, method })
  borrower.loans.push({ loanId, drawdownId, firstDueIn, plan, paid: 0, paidOffIn: paidOffIn(borrower, firstDueIn, months) } satisfies Loan)
}

/** Early repayment is as likely in each month. */
function paidOffIn(borrower: Borrower, firstDueIn: number, months: number): number | null {
  for (let nth = 0; nth < months - 1; nth++) {
    if (borrower.random.loan.chance(PARAMETERS.earlyRepaymentMonthly.value)) return firstDueIn + nth
  }
  return null
}

/** As the lender’s own system prices him; the decision of the platform has its own price. */
const dayRateOf = ({ knownScore }: Borrower): number => (knownScore >= 700 ? 30_000 : knownScore >= 650 ? 40_000 : 50_000)

type Wish = Pick<FactDataOnWire<'drawdown-requested'>, 'tenor_months' | 'repayment_method'>

/** The id of the drawdown. */
export function request(borrower: Borrower, at: number, amountMinor: number, purpose: Purpose, wish: Wish = {}): string {
  const drawdownId = `dd_${borrower.nth + 1}_${borrower.told.draw}`
  tell(borrower, 'draw', {
    type: 'drawdown-requested',
    at,
    data: { drawdown_id: drawdownId, amount_minor: amountMinor, currency: CURRENCY, purpose, ...wish },
  })
  return drawdownId
}

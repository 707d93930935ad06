/** Drawing: how often, how much, asked for first or not, and what becomes of it. */
import type { FactDataOnWire } from '@fairline/contract/facts'
import { type Borrower, reveal, tell } from '../borrower.ts'
import { HOUR_MS, MINUTE_MS, type Month } from '../calendar.ts'
import type { Condition } from '../condition.ts'
import { dueAtsOf, type Loan, principalLeft } from '../loan.ts'
import { inSteps, PARAMETERS } from '../parameters.ts'
import { type Fault, faultAt, type World } from '../world.ts'
import { daytime } from './devices.ts'
import { misuse } from './spending.ts'

type Wish = FactDataOnWire<'drawdown-requested'>
type Purpose = NonNullable<Wish['purpose']>

const CURRENCY = 'CNY'
const SECOND_MS = 1_000
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

export function drawAsUsual(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.draw
  const count = random.poisson(borrower.drawsMonthly)
  for (let draw = 0; draw < count; draw++) {
    const at = daytime(random, month)
    const tries = random.chance(TRIES_WITHOUT_ELIGIBILITY)
    if (!mayDraw(borrower, at)) continue
    if (borrower.knownScore < 600 && !tries) continue
    attempt(world, borrower, at)
  }
}

/** As far as he knows. */
const mayDraw = ({ limitMinor, lineFrom, closedUntil, arrears, isGone }: Borrower, at: number): boolean =>
  limitMinor > 0 && at >= lineFrom && at >= closedUntil && arrears === 0 && !isGone

/** What a loan would cost, and nothing else comes of it. */
export function compare(borrower: Borrower, month: Month): void {
  if (borrower.limitMinor === 0) return
  const random = borrower.random.quote
  const count = random.poisson(borrower.drawsMonthly * PARAMETERS.quotes.value.comparedPerDraw)
  for (let nth = 0; nth < count; nth++) {
    const at = daytime(random, month)
    const amount_minor = Math.max(PARAMETERS.drawSize.value.minMinor, inSteps(random.between(0.1, 1) * borrower.limitMinor))
    const tenor_months = random.pick([3, 6, 12] as const)
    if (!mayDraw(borrower, at)) continue
    askFor(borrower, at, { amount_minor, currency: CURRENCY, purpose: 'consumption', tenor_months, repayment_method: 'equal_instalment' })
  }
}

function attempt(world: World, borrower: Borrower, at: number): void {
  const random = borrower.random.draw
  const { share, technical } = PARAMETERS.failedDraws.value
  const fails = random.chance(share)
  const isTechnical = random.chance(technical)
  const fault = faultAt(world, at)
  const isTurnedAway = fault !== undefined && turnedAway(world, borrower, fault, at)
  if (fault || (fails && isTechnical)) {
    const incident = fault?.kind === 'outage' ? { incident_id: fault.id } : {}
    if (!isTurnedAway) tell(borrower, 'draw', { type: 'technical-failure-reported', at, data: { component: 'drawdowns', ...incident } })
    const again = at + random.between(2, 8) * HOUR_MS
    if (!faultAt(world, again)) draw(world, borrower, again, sizeOf(borrower, again), 'as-usual')
    return
  }
  const isTooMuch = random.chance(TOO_MUCH)
  if (!fails) draw(world, borrower, at, sizeOf(borrower, at), 'as-usual')
  else if (isTooMuch) request(borrower, at, borrower.limitMinor * 2, random.weighted(PURPOSES))
  else {
    request(borrower, at, PARAMETERS.drawSize.value.minMinor * 2, random.pick(PROHIBITED))
    reveal(world, borrower.subject, { kind: 'forbidden-purpose', from: at, to: at })
  }
}

/** What is only slowed down fails before we hear of it; what is closed is asked for, and answered. */
function turnedAway(world: World, borrower: Borrower, { kind, severity }: Fault, at: number): boolean {
  if (severity === 'minor' && kind === 'outage') return false
  request(borrower, at, PARAMETERS.drawSize.value.minMinor, 'consumption')
  reveal(world, borrower.subject, { kind, from: at, to: at })
  return true
}

/** 0 where too little is left. */
function sizeOf(borrower: Borrower, at: number): number {
  const { medianMinor, sigma, minMinor } = PARAMETERS.drawSize.value
  const drawn = borrower.loans.reduce((sum, loan) => sum + principalLeft(loan, at), 0)
  const wished = Math.max(minMinor, borrower.random.draw.logNormal(medianMinor, sigma))
  const size = inSteps(Math.min(wished, borrower.limitMinor - drawn))
  return size < minMinor ? 0 : size
}

/** Draws, gets the money, and owes. Nothing for less than the least amount. `in-haste`: without a look at what it costs. */
export function draw(world: World, borrower: Borrower, at: number, principalMinor: number, how: 'as-usual' | 'in-haste'): void {
  if (principalMinor < PARAMETERS.drawSize.value.minMinor) return
  const { random } = borrower
  const choice = random.draw.weighted(PARAMETERS.tenorMonths.value)
  const other = random.draw.pick(OTHER_TENORS)
  const tenor_months = choice === 'other' ? other : choice
  const repayment_method = random.draw.weighted(PARAMETERS.repaymentMethod.value)
  const purpose = random.draw.weighted(PURPOSES)
  const wish = { amount_minor: principalMinor, currency: CURRENCY, purpose, tenor_months, repayment_method }
  const { share, minSeconds, maxMinutes } = PARAMETERS.quotes.value
  const [isQuoted, readsMs] = [random.quote.chance(share), random.quote.between(minSeconds * SECOND_MS, maxMinutes * MINUTE_MS)]
  if (how === 'in-haste') takeOut(world, borrower, at, wish)
  else if (!isQuoted) takeOut(world, borrower, at, wish, { need: 'room' })
  else {
    const quote_id = askFor(borrower, at, wish)
    // Told in whole seconds: one more than he read it for is never too soon.
    takeOut(world, borrower, at + readsMs + SECOND_MS, { ...wish, quote_id }, { need: 'quoted', quoteId: quote_id })
  }
}

type Chosen = Omit<Wish, 'drawdown_id'> & Readonly<{ tenor_months: number; repayment_method: Loan['method'] }>

/** Now and then the money cannot be paid out, and he tries again. */
function takeOut(world: World, borrower: Borrower, at: number, wish: Chosen, only?: Condition): void {
  const random = borrower.random.draw
  const drawdown_id = say(borrower, at, wish, only)
  const paidOutAt = at + random.between(2, 15) * MINUTE_MS
  const [funder, fails] = [random.pick(FUNDERS), random.chance(PARAMETERS.failedDisbursements.value)]
  const approved = { need: 'approved', drawdownId: drawdown_id } as const
  if (fails) {
    const data = { drawdown_id, cause: 'technical' } as const
    const failed = tell(borrower, 'loan', { type: 'disbursement-failed', at: paidOutAt, only: approved, data })
    reveal(world, borrower.subject, { kind: 'failed-payout', from: paidOutAt, to: paidOutAt, needs: { messageIds: [failed] } })
    const { quote_id: _taken, ...again } = wish
    takeOut(world, borrower, paidOutAt + random.between(0.5, 5) * HOUR_MS, again, { need: 'unpaid', drawdownId: drawdown_id })
    return
  }
  const loan_id = drawdown_id.replace('dd_', 'ld_')
  const { amount_minor, currency, tenor_months, repayment_method: method } = wish
  tell(borrower, 'loan', {
    type: 'drawdown-disbursed',
    at: paidOutAt,
    only: approved,
    data: { drawdown_id, loan_id, amount_minor, currency, funder },
  })
  misuse(world, borrower, { drawdownId: drawdown_id, amountMinor: amount_minor, at: paidOutAt })
  const dueAts = dueAtsOf(paidOutAt, tenor_months, world.dueDay)
  borrower.loans.push({
    loanId: loan_id,
    principalMinor: amount_minor,
    method,
    dueAts,
    paidOffBefore: paidOffBefore(borrower, tenor_months),
  })
}

/** Early repayment is as likely in each month. */
function paidOffBefore(borrower: Borrower, months: number): Loan['paidOffBefore'] {
  for (let nth = 0; nth < months - 1; nth++) {
    if (borrower.random.loan.chance(PARAMETERS.earlyRepaymentMonthly.value)) return nth
  }
  return null
}

/** The id of the quote. */
function askFor(borrower: Borrower, at: number, wish: Omit<FactDataOnWire<'quote-requested'>, 'quote_id'>): string {
  const quote_id = `qt_${borrower.nth + 1}_${borrower.told.quote}`
  tell(borrower, 'quote', { type: 'quote-requested', at, only: { need: 'room' }, data: { quote_id, ...wish } })
  return quote_id
}

/** He asks, and the least is said of it. */
export const request = (borrower: Borrower, at: number, amountMinor: number, purpose: Purpose): string =>
  say(borrower, at, { amount_minor: amountMinor, currency: CURRENCY, purpose })

/** The id of the drawdown. */
function say(borrower: Borrower, at: number, wish: Omit<Wish, 'drawdown_id'>, only?: Condition): string {
  const drawdown_id = `dd_${borrower.nth + 1}_${borrower.told.draw}`
  tell(borrower, 'draw', { type: 'drawdown-requested', at, ...(only && { only }), data: { drawdown_id, ...wish } })
  return drawdown_id
}

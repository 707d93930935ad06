/** Facts about money: quotes, drawdowns, what was paid out and paid back. */
import type { FactOf } from '@fairline/contract/facts'
import type { Day } from '../kernel/day.ts'
import { type DrawdownAnswer, declined, judgeDrawdown } from '../line/drawdown.ts'
import { quoteDrawdown, quoteNamed, termsFor, wishOf } from '../line/lend.ts'
import { chargeMisuse, clearMisuse } from '../line/misuse.ts'
import type { Cause } from '../line/outcomes.ts'
import { passDays } from '../line/passing-days.ts'
import { relieveLoan } from '../line/relieve-loan.ts'
import { applyRepayment, takeBack } from '../line/repay.ts'
import { disbursed, writeOff } from '../line/whole-loan.ts'
import { assessDrawdown, assessLine } from '../pack/assess.ts'
import { notAssessable } from '../pack/causes.ts'
import { businessDaysFor, productFor, zoneFor } from '../pack/line-product.ts'
import { notOffered } from '../pack/not-offered.ts'
import { whyNotPaidOut } from '../pack/not-paid-out.ts'
import { lawOfOthers, lawOnDraw } from './lawful-draw.ts'
import { type Context, type Progress, pass, record, sourceOf } from './progress.ts'

/** A line of ours has its price and is open; only of another must the policy be asked once more. */
function judge(progress: Progress, request: FactOf<'drawdown-requested' | 'quote-requested'>['data'], context: Context): DrawdownAnswer {
  const source = sourceOf(progress, context)
  const { line } = progress
  const product = productFor(context.pack, line)
  const { dayRate, grant } = line.origin === 'granted' ? { dayRate: line.dayRate, grant: null } : assessLine(context.pack, source)
  const { amountMinor, purpose = null, client = null } = request
  const wish = product === null ? null : wishOf(product, request)
  const by = context.by ?? { at: context.at, device: 0, session: 0 }
  const asked = {
    ...source,
    draw: { amountMinor, purpose, tenorMonths: wish?.tenorMonths ?? null, method: wish?.method ?? null, by, client },
  }
  context.hear?.('drawdown', asked, progress.outcomes.length)
  return judgeDrawdown(line, request, {
    verdict: assessDrawdown(context.pack, asked),
    dayRate,
    grant,
    notOffered: product === null || wish === null ? [] : notOffered(product, line, wish),
    law(rate) {
      return product === null || wish === null
        ? lawOfOthers
        : lawOnDraw(context.pack, { line, product, wish, request, at: context.at }, rate)
    },
    notAssessable() {
      return notAssessable(context.pack, source)
    },
  })
}

/** It is asked, not drawn: a quote that is declined counts for nothing (P4). */
export function answerQuote(progress: Progress, { data }: FactOf<'quote-requested'>, context: Context): Progress {
  const { line } = progress
  const product = productFor(context.pack, line)
  const answer = judge(progress, data, context)
  const { quoteId, amountMinor, currency } = data
  if (answer.outcome === 'decline' || product === null) {
    const { code, causes } = answer.outcome === 'decline' ? answer : notLent
    return record(progress, [{ type: 'quote-declined', data: { quoteId, amountMinor, code, causes } }], context)
  }
  const { at } = context
  const of = { dayRate: answer.dayRate, at, today: product.zone.dayAt(at), currency }
  return record(progress, [quoteDrawdown(product, quoteId, wishOf(product, data), of)], context)
}

/** The pack has no product for the line: another system lends on it. */
const notLent: Readonly<{ code: string; causes: readonly Cause[] }> = { code: 'not-offered', causes: [] }

export function answerDrawdown(progress: Progress, { data }: FactOf<'drawdown-requested'>, context: Context): Progress {
  const { line } = progress
  const answer = judge(progress, data, context)
  const { drawdownId, amountMinor, quoteId } = data
  if (answer.outcome === 'decline') return record(progress, [declined(data, answer)], context)
  const { dayRate } = answer
  const product = productFor(context.pack, line)
  if (product === null) return record(progress, [{ type: 'drawdown-approved', data: { drawdownId, amountMinor, dayRate } }], context)
  const wish = wishOf(product, data)
  const quote = quoteId === undefined ? undefined : quoteNamed(line, quoteId)
  const terms = quote?.terms ?? termsFor(product, wish, dayRate, product.zone.dayAt(context.at))
  const approved = { drawdownId, amountMinor, dayRate: terms.dayRate, terms, purpose: wish.purpose }
  return record(progress, [{ type: 'drawdown-approved', data: approved }], context)
}

/** Days that went by since are made up for: the money was out before we heard of it. */
export function takeDisbursement(progress: Progress, fact: FactOf<'drawdown-disbursed'>, context: Context): Progress {
  const { on, today } = daysOf(progress, fact, context)
  const passed = pass(progress, on, context)
  const opened = record(passed, disbursed(passed.line, fact, on, businessDaysFor(context.pack, passed.line)), context)
  const loans = opened.line.loans.slice(passed.line.loans.length)
  const caughtUp = record(opened, passDays({ ...opened.line, loans }, on, passed.passedTo), context)
  return pass(caughtUp, today, context)
}

export function cancelDrawdown(progress: Progress, fact: FactOf<'disbursement-failed'>, context: Context): Progress {
  const { drawdownId, cause } = fact.data
  const pending = progress.line.pending.find((one) => one.drawdownId === drawdownId && !one.failed)
  if (pending === undefined) return progress
  const { amountMinor } = pending
  const causes = whyNotPaidOut(cause, amountMinor)
  const isOurs = cause !== 'bank_card' && context.pack.revision >= 2
  const data = { drawdownId, amountMinor, cause, causes, ...(isOurs && { uncounted: true as const }) }
  return record(progress, [{ type: 'drawdown-cancelled', data }], context)
}

/** Paid on a day that the loans were not looked at yet, it counts before what that day and later ones bring. */
export function takeRepayment(progress: Progress, fact: FactOf<'repayment-posted'>, context: Context): Progress {
  const { on, today } = daysOf(progress, fact, context)
  const paidOn = paidNotBefore(progress, fact, on)
  const passed = pass(progress, paidOn, context)
  const applied = record(passed, applyRepayment(passed.line, fact, { paidOn, today: Math.max(paidOn, passed.passedTo) }), context)
  return pass(applied, today, context)
}

/** No loan is paid back before its money was out: a clock that is behind must not make an overpayment of it. */
function paidNotBefore({ line }: Progress, { data }: FactOf<'repayment-posted'>, on: Day): Day {
  const open = line.loans.filter(({ loan, settledOn }) => settledOn === null && (data.loanId ?? loan.id) === loan.id)
  return open.length === 0 ? on : Math.max(on, Math.min(...open.map(({ loan }) => loan.disbursedOn)))
}

export function takeReversal(progress: Progress, fact: FactOf<'repayment-reversed'>, context: Context): Progress {
  const { today } = daysOf(progress, fact, context)
  const passed = pass(progress, today, context)
  return record(passed, takeBack(passed.line, fact, today) ?? [], context)
}

export function takeWriteOff(progress: Progress, fact: FactOf<'loan-charged-off'>, context: Context): Progress {
  const { today } = daysOf(progress, fact, context)
  const passed = pass(progress, today, context)
  return record(passed, writeOff(passed.line, fact.data.loanId, today), context)
}

/** It counts from the day we hear of it: days before it have been told, and booked, without it. */
export function takeRelief(progress: Progress, fact: FactOf<'relief-granted'>, context: Context): Progress {
  const { today } = daysOf(progress, fact, context)
  const passed = pass(progress, today, context)
  return record(passed, relieveLoan(passed.line, fact, today, businessDaysFor(context.pack, passed.line)), context)
}

/** From the day we hear of it: days before it have been told, and booked, without it. */
export function takeMisuse(progress: Progress, fact: FactOf<'misuse-found'> | FactOf<'misuse-cleared'>, context: Context): Progress {
  const { today } = daysOf(progress, fact, context)
  const passed = pass(progress, today, context)
  if (fact.type === 'misuse-cleared') return record(passed, clearMisuse(passed.line, fact, today), context)
  // A product that is gone, of a loan that names no rate: nothing beyond what was agreed is asked.
  const permille = productFor(context.pack, passed.line)?.penalty_permille.misuse ?? 1_000
  return record(passed, chargeMisuse(passed.line, fact, today, permille), context)
}

/** `on`: the day it took effect, not after `today`. */
function daysOf({ line }: Progress, { occurredAt }: { readonly occurredAt: number }, { pack, at }: Context): { on: Day; today: Day } {
  const { dayAt } = zoneFor(pack, line)
  const today = dayAt(at)
  return { on: Math.min(dayAt(occurredAt), today), today }
}

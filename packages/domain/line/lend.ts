/**
 * What a drawdown would be: its terms, its plan, what it costs. Quoted first, agreed to by drawing, and owed once the money is out.
 *
 * Always   what was quoted is what is lent: a drawdown that takes up a quote has its amount and its terms, or is refused.
 * Source   个人贷款业务明示综合融资成本规定 (from 2026-08-01): all costs in one table, time to read it, confirmation before signing.
 */
import type { DRAWDOWN_PURPOSES, FactOf } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { type Day, dayText } from '../kernel/day.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { costOf } from '../loan/cost.ts'
import type { IsBusinessDay } from '../loan/due-days.ts'
import type { Instalment, LoanTerms } from '../loan/loan.ts'
import { planLoan } from '../loan/plan.ts'
import { businessDaysOf, type Product } from '../product/product.ts'
import { termsOf } from '../product/terms-of.ts'
import type { Line, Quote } from './line.ts'
import type { OutcomeOf } from './outcomes.ts'

type Asked = FactOf<'quote-requested'>['data'] | FactOf<'drawdown-requested'>['data']

/** What was asked for, with the product's own choice for what was left out. */
export type DrawdownWish = Readonly<{
  amountMinor: number
  tenorMonths: number
  method: LoanTerms['method']
  purpose: (typeof DRAWDOWN_PURPOSES)[number] | null
}>

export const wishOf = (product: Product, { amountMinor, tenorMonths, repaymentMethod, purpose }: Asked): DrawdownWish => ({
  amountMinor,
  tenorMonths: tenorMonths ?? product.draw.default_tenor_months,
  method: repaymentMethod ?? product.draw.default_method,
  purpose: purpose ?? null,
})

export const termsFor = (product: Product, { tenorMonths, method }: DrawdownWish, dayRate: number, on: Day): LoanTerms =>
  termsOf(product, { method, tenorMonths, dayRate, disbursedOn: on })

/** As if the money were paid out on that day. */
export function quoteDrawdown(
  product: Product,
  quoteId: string,
  wish: DrawdownWish,
  { dayRate, at, today, currency }: Readonly<{ dayRate: number; at: number; today: Day; currency: string }>,
): OutcomeOf<'quote-issued'> {
  const terms = termsFor(product, wish, dayRate, today)
  const plan = planLoan({ principalMinor: wish.amountMinor, disbursedOn: today, terms }, businessDaysOf(product))
  const { reading_seconds, quote_valid_minutes } = product.disclosure
  return {
    type: 'quote-issued',
    data: {
      quoteId,
      amountMinor: wish.amountMinor,
      currency,
      purpose: wish.purpose,
      terms,
      disbursedOn: dayText(today),
      instalments: onWire(plan),
      cost: costOf({ principalMinor: wish.amountMinor, disbursedOn: today, terms, plan }, product.fees),
      mayConfirmAt: writeInstant(at + reading_seconds * 1_000),
      expiresAt: writeInstant(at + quote_valid_minutes * 60_000),
    },
  }
}

const onWire = (plan: readonly Instalment[]): OutcomeOf<'loan-opened'>['data']['instalments'] =>
  plan.map(({ dueOn, principalMinor, interestMinor }) => ({ dueOn: dayText(dueOn), principalMinor, interestMinor }))

export type QuoteRefusal =
  | { readonly code: 'quote-unknown' }
  | { readonly code: 'quote-expired' }
  | { readonly code: 'quote-differs' }
  | { readonly code: 'quote-not-read'; readonly mayConfirmAt: string }

/** Why a drawdown cannot take up the quote it names; undefined where it can, or names none. */
export function whyNotQuoted(line: Line, { occurredAt, data }: FactOf<'drawdown-requested'>): QuoteRefusal | undefined {
  if (data.quoteId === undefined) return undefined
  const quote = quoteNamed(line, data.quoteId)
  if (quote === undefined) return { code: 'quote-unknown' }
  if (occurredAt >= quote.expiresAt) return { code: 'quote-expired' }
  if (occurredAt < quote.mayConfirmAt) return { code: 'quote-not-read', mayConfirmAt: writeInstant(quote.mayConfirmAt) }
  const { amountMinor, tenorMonths = quote.terms.tenorMonths, repaymentMethod = quote.terms.method } = data
  const same = amountMinor === quote.amountMinor && tenorMonths === quote.terms.tenorMonths && repaymentMethod === quote.terms.method
  return same ? undefined : { code: 'quote-differs' }
}

export const quoteNamed = ({ quotes }: Line, quoteId: string): Quote | undefined =>
  quotes.find(({ quote }) => quote === fingerprint(quoteId))

/** The money of a pending drawdown is out: from that day on it is a loan. */
export function openLoan(
  line: Line,
  { data }: FactOf<'drawdown-disbursed'>,
  disbursedOn: Day,
  isBusinessDay: IsBusinessDay,
): OutcomeOf<'loan-opened'> | undefined {
  const pending = line.pending.find(({ drawdownId }) => drawdownId === data.drawdownId)
  if (pending === undefined) return undefined
  const terms = pending.terms
  const { loanId, drawdownId, amountMinor: principalMinor, currency } = data
  const instalments = onWire(planLoan({ principalMinor, disbursedOn, terms }, isBusinessDay))
  return {
    type: 'loan-opened',
    data: { loanId, drawdownId, principalMinor, currency, disbursedOn: dayText(disbursedOn), terms, instalments },
  }
}

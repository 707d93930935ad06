/** What of a wish for money a product does not offer, each with the bound that was missed. */
import type { DRAWDOWN_PURPOSES } from '@fairline/contract/facts/loan-facts'
import type { RepaymentMethod } from '@fairline/contract/terms'
import type { z } from 'zod'
import type { Product } from './product.ts'

type Purpose = (typeof DRAWDOWN_PURPOSES)[number]
type Method = z.infer<typeof RepaymentMethod>

/** `purpose` null: none was stated. */
export type DrawWish = Readonly<{ amountMinor: number; tenorMonths: number; method: Method; purpose: Purpose | null }>

export type OfferFault =
  | { readonly code: 'amount-below-minimum'; readonly minMinor: number }
  | { readonly code: 'amount-above-maximum'; readonly maxMinor: number }
  | { readonly code: 'amount-not-a-step'; readonly stepMinor: number }
  | { readonly code: 'tenor-not-offered'; readonly tenorsMonths: readonly number[] }
  | { readonly code: 'method-not-offered'; readonly methods: readonly Method[] }
  | { readonly code: 'interest-only-too-long'; readonly maxMonths: number }
  | { readonly code: 'purpose-missing' }
  | { readonly code: 'purpose-prohibited'; readonly prohibited: readonly Purpose[] }
  | { readonly code: 'purpose-not-offered'; readonly allowed: readonly Purpose[] }

/** The reason of reasons.yaml that tells a borrower so. */
export const OFFER_REASON: Readonly<Record<OfferFault['code'], string>> = {
  'amount-below-minimum': 'amount-below-minimum',
  'amount-above-maximum': 'amount-above-maximum',
  'amount-not-a-step': 'amount-not-a-step',
  'tenor-not-offered': 'tenor-not-offered',
  'method-not-offered': 'method-not-offered',
  'interest-only-too-long': 'interest-only-too-long',
  'purpose-missing': 'purpose-missing',
  'purpose-prohibited': 'RG06',
  'purpose-not-offered': 'purpose-not-offered',
}

/** In the order of OfferFault; none where all of it is offered. What is available on the line is not the product's to say. */
export function whyNotOffered(product: Product, wish: DrawWish): OfferFault[] {
  return [...amountFaults(product, wish), ...timeFaults(product, wish), ...purposeFaults(product, wish)]
}

function* amountFaults({ draw, line }: Product, { amountMinor }: DrawWish): Generator<OfferFault> {
  const maxMinor = draw.max_minor ?? line.max_minor
  if (!(amountMinor >= draw.min_minor)) yield { code: 'amount-below-minimum', minMinor: draw.min_minor }
  if (amountMinor > maxMinor) yield { code: 'amount-above-maximum', maxMinor }
  if (amountMinor % draw.step_minor !== 0) yield { code: 'amount-not-a-step', stepMinor: draw.step_minor }
}

function* timeFaults({ draw }: Product, { tenorMonths, method }: DrawWish): Generator<OfferFault> {
  if (!draw.tenors_months.includes(tenorMonths)) yield { code: 'tenor-not-offered', tenorsMonths: draw.tenors_months }
  if (!draw.methods.includes(method)) yield { code: 'method-not-offered', methods: draw.methods }
  if (method === 'interest_only' && tenorMonths > draw.interest_only_max_months)
    yield { code: 'interest-only-too-long', maxMonths: draw.interest_only_max_months }
}

function* purposeFaults({ purposes: { allowed, prohibited } }: Product, { purpose }: DrawWish): Generator<OfferFault> {
  if (purpose === null) yield { code: 'purpose-missing' }
  else if (prohibited.includes(purpose)) yield { code: 'purpose-prohibited', prohibited }
  else if (!allowed.includes(purpose)) yield { code: 'purpose-not-offered', allowed }
}

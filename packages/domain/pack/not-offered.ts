/** What of a wish for money a product does not offer, as causes that the borrower is told. */
import { BELOW_MINIMUM } from '../line/drawdown.ts'
import type { DrawdownWish } from '../line/lend.ts'
import type { Line } from '../line/line.ts'
import type { Cause, Evidence } from '../line/outcomes.ts'
import type { Product } from '../product/product.ts'
import { OFFER_REASON, type OfferFault, whyNotOffered } from '../product/why-not-offered.ts'

/** A limit below the least drawdown is told as that: the wish may be as it should, and still nothing can be drawn. */
export function notOffered(product: Product, line: Line, wish: DrawdownWish): readonly Cause[] {
  const { min_minor } = product.draw
  if (line.stage === 'open' && line.limitMinor < min_minor) {
    return [{ reason: BELOW_MINIMUM, evidence: [shown('limit_minor', line.limitMinor, `< ${min_minor}`)] }]
  }
  return whyNotOffered(product, wish).map((fault) => ({ reason: OFFER_REASON[fault.code], evidence: [evidenceOf(fault, wish)] }))
}

const shown = (signal: string, value: Evidence['value'], test: string): Evidence => ({ signal, value, test, asOf: null })

function evidenceOf(fault: OfferFault, { amountMinor, tenorMonths, method, purpose }: DrawdownWish): Evidence {
  switch (fault.code) {
    case 'amount-below-minimum':
      return shown('draw_amount_minor', amountMinor, `< ${fault.minMinor}`)
    case 'amount-above-maximum':
      return shown('draw_amount_minor', amountMinor, `> ${fault.maxMinor}`)
    case 'amount-not-a-step':
      return shown('draw_amount_minor', amountMinor, `not a multiple of ${fault.stepMinor}`)
    case 'tenor-not-offered':
      return shown('draw_tenor_months', tenorMonths, `not(${fault.tenorsMonths.join(', ')})`)
    case 'method-not-offered':
      return shown('draw_method', method, `not(${fault.methods.join(', ')})`)
    case 'interest-only-too-long':
      return shown('draw_tenor_months', tenorMonths, `> ${fault.maxMonths}`)
    case 'purpose-missing':
      return shown('draw_purpose', null, 'null')
    case 'purpose-prohibited':
      return shown('draw_purpose', purpose, fault.prohibited.join(', '))
    case 'purpose-not-offered':
      return shown('draw_purpose', purpose, `not(${fault.allowed.join(', ')})`)
  }
}

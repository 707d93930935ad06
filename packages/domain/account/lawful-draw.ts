/** What regulation says of a drawdown, or of the question what one would cost. */
import type { FactOf } from '@fairline/contract/facts'
import { type DrawdownWish, quoteNamed, termsFor } from '../line/lend.ts'
import { type Line, usableMinor } from '../line/line.ts'
import type { Law } from '../line/verdict.ts'
import { costOf } from '../loan/cost.ts'
import { planLoan } from '../loan/plan.ts'
import { lawOn } from '../pack/law.ts'
import type { Pack } from '../pack/pack.ts'
import { businessDaysOf, type Product } from '../product/product.ts'

type Wanted = Readonly<{
  line: Line
  product: Product
  wish: DrawdownWish
  request: FactOf<'drawdown-requested' | 'quote-requested'>['data']
  at: number
}>

/**
 * All that the loan would cost counts, by its own plan, and by the terms of the quote that it takes up. A quote shows the costs, and one that was not
 * read is refused before; where the product asks for no quote, the lender's own pages show them.
 */
export function lawOnDraw(pack: Pack, { line, product, wish, request, at }: Wanted, dayRate: number): Law {
  const { method, tenorMonths, purpose, amountMinor: principalMinor } = wish
  const today = product.zone.dayAt(at)
  const terms = quoteNamed(line, request.quoteId ?? '')?.terms ?? termsFor(product, wish, dayRate, today)
  const plan = planLoan({ principalMinor, disbursedOn: today, terms }, businessDaysOf(product))
  const { allInAnnualPpm: cost } = costOf({ principalMinor, disbursedOn: today, terms, plan }, product.fees)
  const assessedAt = line.assessedAt ?? line.openedAt
  return lawOn(pack, product, 'draw', today, {
    limitMinor: usableMinor(line),
    method,
    tenorMonths,
    purpose,
    ...(cost !== null && { annualCostPpm: cost }),
    isCostDisclosed: request.quoteId !== undefined || !product.disclosure.quote_required,
    ...(assessedAt !== null && { assessedOn: product.zone.dayAt(assessedAt) }),
  })
}

/** On a line on which another system lends, regulation is that system's to keep. */
export const lawOfOthers: Law = { cap: null, broken: [], unknown: [] }

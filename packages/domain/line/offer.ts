/** How much is offered on an application: the smallest of what the policy, his means, his wish, the product and the law each allow. */
import { type Bound, type Bounded, smallestOf } from './bounds.ts'
import { mergeCauses } from './notice.ts'
import type { Cause } from './outcomes.ts'
import { capOf, type LimitReview, ofProduct, ofWish } from './review-limit.ts'

/** `causes` of an offer: why it is less than he wished for. wait: a rule needs what nobody knows yet. */
export type Offered =
  | { readonly outcome: 'offer'; readonly limitMinor: number; readonly bounds: Bounded['bounds']; readonly causes: readonly Cause[] }
  | { readonly outcome: 'decline'; readonly causes: readonly Cause[] }
  | { readonly outcome: 'wait' }

export function offerOf(
  { verdict, product, law }: Pick<LimitReview, 'verdict' | 'product' | 'law'>,
  policyMinor: number,
  wishMinor: number | null,
): Offered {
  const { policy, affordability } = verdict.ceilings
  const all: Bound[] = [
    ...ofWish(wishMinor, () => wishTooSmall(wishMinor, product?.line.min_minor ?? 0)),
    { name: 'policy', limitMinor: policyMinor, causes: policy?.causes ?? (() => []) },
    ...(affordability === null ? [] : [affordability]),
    ...ofProduct(product),
    ...capOf(law, policyMinor, 'application'),
  ]
  const { limitMinor, binding, bounds } = smallestOf(all, product?.line.step_minor)
  if (limitMinor < (product?.line.min_minor ?? 1)) {
    const causes = mergeCauses(binding.causes())
    return causes.length === 0 ? { outcome: 'wait' } : { outcome: 'decline', causes }
  }
  const { broken, unknown } = law?.('application', limitMinor) ?? { broken: [], unknown: [] }
  if (broken.length > 0) return { outcome: 'decline', causes: broken }
  if (unknown.length > 0) return { outcome: 'wait' }
  const isLess = wishMinor !== null && limitMinor < wishMinor && binding.name !== 'wish'
  return { outcome: 'offer', limitMinor, bounds, causes: isLess ? mergeCauses(binding.causes()) : [] }
}

const wishTooSmall = (wishMinor: number | null, minMinor: number): readonly Cause[] => [
  { reason: 'amount-below-minimum', evidence: [{ signal: 'limit_wish_minor', value: wishMinor, test: `< ${minMinor}`, asOf: null }] },
]

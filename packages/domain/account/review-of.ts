/** What the line decider looks at: the line, what the pack wants of it, and what an earlier pack was promised to be kept to. */
import { evolve } from '../line/evolve.ts'
import type { Review } from '../line/review.ts'
import type { ReviewVerdict } from '../line/verdict.ts'
import { assessLine } from '../pack/assess.ts'
import { lawOnLimit } from '../pack/law.ts'
import { productOf } from '../pack/line-product.ts'
import type { Pack } from '../pack/pack.ts'
import { overdueDays, seriesOf, termsOf } from './life-of-holds.ts'
import { type Context, type Progress, sourceOf } from './progress.ts'

/** `isCorrection`: a cut that should not have been is taken back at once. */
export type How = Readonly<{ mayChangeLimit: boolean; isReassessed: boolean; isCorrection?: boolean }>

/** What the line decider looks at. */
export function reviewOf(
  progress: Progress,
  verdict: ReviewVerdict,
  context: Context,
  { mayChangeLimit, isReassessed, isCorrection = false }: How,
): Review {
  const { at, pack, naming, sequence } = context
  const { line } = progress
  const currency = progress.signals.registeredCurrency
  const product = productOf(pack, line)
  return {
    line,
    verdict: line.stage === 'pending' ? { ...verdict, dayRate: priceAtGrant(progress, verdict, currency, context) } : verdict,
    at,
    currency,
    product,
    law: product === null ? null : (moment, limitMinor) => lawOnLimit(pack, product, sourceOf(progress, context), { moment, limitMinor }),
    holdId(nth) {
      return `hd_${naming.borrower}_${nth}`
    },
    termsOf(reason) {
      return termsOf(pack, reason)
    },
    seriesOf,
    honoured: honoured(progress, context),
    daysPastDue: line.holds.some(({ restoration }) => restoration !== null) ? overdueDays(sourceOf(progress, context)) : null,
    mayChangeLimit,
    isReassessed,
    isCorrection,
    proposalId: `lp_${naming.borrower}_${sequence}`,
  }
}

/** The price of a new line is that of the line as it will be, open and unused: before it is open, utilisation is unknown and costs points. */
function priceAtGrant(progress: Progress, { grant }: ReviewVerdict, currency: string | null, context: Context): number | null {
  if (grant?.outcome !== 'grant' || currency === null) return null
  const data = { limitMinor: grant.limitMinor, currency, dayRate: 0 }
  const open = evolve(progress.line, { type: 'line-granted', data }, context.at)
  return assessLine(context.pack, sourceOf({ ...progress, line: open }, context)).dayRate
}

const nothingGiven = (): null => null

/** Until its date, a way back that was given holds: its holds are looked at with the pack that gave it (P10). */
function honoured(progress: Progress, { pack, book, at, naming }: Context): Review['honoured'] {
  const { plans } = progress.line.recovery
  if (plans.length === 0) return nothingGiven
  return (holdId) => {
    const plan = plans.findLast((one) => one.holdIds.includes(holdId) && at <= one.honourUntil)
    if (plan === undefined || plan.policyHash === pack.hash) return null
    const before: Pack | undefined = naming.packNamed?.(plan.policyHash)
    if (before === undefined) return null
    return { verdict: assessLine(before, sourceOf(progress, { at, book, pack: before })), termsOf: (reason) => termsOf(before, reason) }
  }
}

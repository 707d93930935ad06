import { invariant } from '../kernel/outcome.ts'

export type Shares = Readonly<{ partnerMinor: number; creditorMinor: number }>

/**
 * How two lenders part an amount.
 *
 * Rounds   the partner's share down; the creditor has the rest, so both are always the whole.
 * Throws   BrokenInvariant when the amount is negative or not whole, or the share is not within 0 to 1000 permille.
 *
 * @example sharesOf(90_071, 300) // { partnerMinor: 27_021, creditorMinor: 63_050 }
 */
export function sharesOf(amountMinor: number, permille: number): Shares {
  invariant(Number.isSafeInteger(amountMinor) && amountMinor >= 0, 'an amount is shared whole')
  invariant(Number.isInteger(permille) && permille >= 0 && permille <= 1000, 'a share is of a thousand')
  const product = amountMinor * permille
  const partnerMinor = Number.isSafeInteger(product) ? Math.floor(product / 1000) : Number((BigInt(amountMinor) * BigInt(permille)) / 1000n)
  return { partnerMinor, creditorMinor: amountMinor - partnerMinor }
}

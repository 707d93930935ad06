/** A share of few is uncertain, and says so. */
import { permille } from '../kernel/ratio.ts'

/**
 * `count` of `of`, in parts per thousand, and the bounds between which the true share lies with 95 % confidence. All null where there is nothing to take a share of.
 *
 * Rounds   the share down, the bounds outwards.
 * Source   Wilson's score interval: it holds for few and for shares near none and all, where the usual one is too narrow.
 */
export type Share = Readonly<{
  count: number
  of: number
  permille: number | null
  lowPermille: number | null
  highPermille: number | null
}>

/** Of the standard normal distribution, both sides together 5 %. */
const Z = 1.959963984540054
/** So much less than a part per thousand is an error of the calculation, not of the share. */
const TINY = 1e-9

export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, permille: null, lowPermille: null, highPermille: null }
  const [share, zz] = [count / of, Z * Z]
  const centre = share + zz / (2 * of)
  const margin = Z * Math.sqrt((share * (1 - share)) / of + zz / (4 * of * of))
  const bound = (sum: number) => (1000 * sum) / (1 + zz / of)
  return {
    count,
    of,
    permille: permille(count, of),
    lowPermille: Math.max(0, Math.floor(bound(centre - margin) + TINY)),
    highPermille: Math.min(1000, Math.ceil(bound(centre + margin) - TINY)),
  }
}

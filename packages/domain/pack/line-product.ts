/** Which product of a pack a line is of: the newest version of the one it was granted under. */

import { UTC, type Zone } from '../kernel/zone.ts'
import type { Line } from '../line/line.ts'
import type { IsBusinessDay } from '../loan/due-days.ts'
import { businessDaysOf, type Product } from '../product/product.ts'
import type { Pack } from './pack.ts'

/** Of an imported line another system keeps the loans: it has none. Null too where the pack has no such product any more. */
export function productFor({ products, defaultProduct }: Pack, { product, origin }: Pick<Line, 'product' | 'origin'>): Product | null {
  if (origin === 'imported') return null
  if (product === null) return defaultProduct
  // As nearly always: no text is cut, and none is hashed.
  if (product === defaultProduct?.ref) return products.get(defaultProduct.id) ?? null
  return products.get(product.slice(0, product.lastIndexOf('@'))) ?? null
}

/** The same, or of what he applies for. */
export const productOf = (pack: Pack, line: Line): Product | null =>
  line.application === null ? productFor(pack, line) : (pack.products.get(line.application.product) ?? null)

/** Where it is decided which day it is. */
export const zoneFor = (pack: Pack, line: Pick<Line, 'product' | 'origin'>): Zone =>
  (productFor(pack, line) ?? pack.defaultProduct)?.zone ?? UTC

/** Where a pack has no product of the line any more, nor another, no due day moves. */
export function businessDaysFor(pack: Pack, line: Pick<Line, 'product' | 'origin'>): IsBusinessDay {
  const product = productFor(pack, line) ?? pack.defaultProduct
  return product === null ? () => true : businessDaysOf(product)
}

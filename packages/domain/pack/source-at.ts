/** What a pack's signals are read from: an account at one moment, and the book as it was known then. */
import { type Book, newBook } from '../book/book.ts'
import { UTC } from '../kernel/zone.ts'
import type { Line } from '../line/line.ts'
import type { SignalSource } from '../signals/signal.ts'
import type { Signals } from '../signals/signals.ts'
import { productOf, zoneFor } from './line-product.ts'
import type { Pack } from './pack.ts'
import { offFor } from './signals-off.ts'

export function sourceAt(
  pack: Pack,
  { signals, line }: Readonly<{ signals: Signals; line: Line }>,
  at: number,
  book: Book = newBook,
): SignalSource {
  const product = productOf(pack, line)
  return {
    signals,
    line,
    book,
    at,
    scale: pack.scoreScale,
    zone: line.application === null ? ((product ?? pack.defaultProduct)?.zone ?? UTC) : zoneFor(pack, line),
    product,
    draw: null,
    off: offFor(pack.signalsOff, product),
  }
}

/** Which day it is in a book: by its clock, in the zone of the product. */
import { type Day, knownDay } from '@fairline/domain/kernel/day'
import { UTC } from '@fairline/domain/kernel/zone'
import type { Line } from '@fairline/domain/line/line'
import { zoneFor } from '@fairline/domain/pack/line-product'
import type { Pack } from '@fairline/domain/pack/pack'
import type { Product } from '@fairline/domain/product/product'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'

/** `now`: for a book in which nothing has happened yet. */
export type DayParts = { readonly clocks: BookClocks; readonly packs: Packs; readonly now: () => number }

const instantIn = ({ clocks, now }: DayParts, organisationId: number): number => clocks.nowIn(organisationId) ?? now()

/** For all loans of a book at once: in the zone of the pack's default product. */
export const bookDayIn = (parts: DayParts, organisationId: number): Day =>
  (parts.packs.current.defaultProduct?.zone ?? UTC).dayAt(instantIn(parts, organisationId))

/** The day that a question names, or today. */
export const dayAskedIn = (parts: DayParts, organisationId: number, asked: string | undefined): Day =>
  asked === undefined ? bookDayIn(parts, organisationId) : knownDay(asked)

export const lineDayIn = (parts: DayParts, organisationId: number, line: Pick<Line, 'product' | 'origin'>): Day =>
  zoneFor(parts.packs.current, line).dayAt(instantIn(parts, organisationId))

/** `product`: that of the loan, as the pack has it now. */
export const loanDayIn = (parts: DayParts, organisationId: number, product: Product | null): Day =>
  product === null ? bookDayIn(parts, organisationId) : product.zone.dayAt(instantIn(parts, organisationId))

/** Null where the pack has no such product any more. `ref`: with or without its version. */
export const productIn = ({ products }: Pack, ref: string): Product | null => products.get(ref.replace(/@\d+$/, '')) ?? null

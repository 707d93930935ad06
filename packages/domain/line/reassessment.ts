/** When a line is assessed anew: every so many days, by its product. A line that another system assessed is not. */
import { DAY_MS } from '../kernel/time.ts'
import type { Product } from '../product/product.ts'
import type { Line } from './line.ts'

type Every = Pick<Product, 'reassess_every_days'>

export const isReassessmentDue = ({ assessedAt }: Pick<Line, 'assessedAt'>, { reassess_every_days }: Every, at: number): boolean =>
  assessedAt !== null && at >= assessedAt + reassess_every_days * DAY_MS

/** The next instant at which to try: what was missing at the last one is tried again a whole period later, or when a fact brings it. */
export function nextReassessment({ assessedAt }: Pick<Line, 'assessedAt'>, { reassess_every_days }: Every, at: number): number | null {
  if (assessedAt === null) return null
  const everyMs = reassess_every_days * DAY_MS
  return assessedAt + Math.max(1, Math.floor((at - assessedAt) / everyMs) + 1) * everyMs
}

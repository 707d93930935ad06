/** Which measures are looked at, of which days and product: the names are the API's. */
import { choiceOf, dayOf, present, textOf } from '../../parts/search-values.ts'

export const VIEWS = ['restrictions', 'recovery', 'flows', 'approvals'] as const
export type MeasureView = (typeof VIEWS)[number]
/** Left out: the last 90 days. */
export type MeasuresSearch = Partial<{ measure: MeasureView; from: string; to: string; product: string }>
export type MeasureQuestion = Omit<MeasuresSearch, 'measure'>

export function readMeasuresSearch(raw: Record<string, unknown>): MeasuresSearch {
  const [from, to] = [dayOf(raw.from), dayOf(raw.to)]
  const isTurned = from !== undefined && to !== undefined && from > to
  return present<Required<MeasuresSearch>>({
    measure: choiceOf(raw.measure, VIEWS),
    from: isTurned ? to : from,
    to: isTurned ? from : to,
    product: textOf(raw.product),
  })
}

export const questionOf = ({ from, to, product }: MeasuresSearch): MeasureQuestion =>
  present<Required<MeasureQuestion>>({ from, to, product })

import { dayOf, present, textOf } from '../../parts/search-values.ts'

/** `month`: 2026-03. `day`: whose loans are looked at. */
export type CalendarSearch = Partial<{ month: string; day: string; product: string }>

export const readCalendarSearch = (raw: Record<string, unknown>): CalendarSearch =>
  present<Required<CalendarSearch>>({
    month: typeof raw.month === 'string' && dayOf(`${raw.month}-01`) !== undefined ? raw.month : undefined,
    day: dayOf(raw.day),
    product: textOf(raw.product),
  })

/** Bars by day, one on top of another, over all days of the period: days on which nothing happened are there too. */
import type { Palette } from '../../app/palette.ts'
import { addDays, daysBetween } from '../../format/calendar.ts'
import { axisColours, chartFrame } from '../../parts/chart-axes.ts'

export type DaySeries = Readonly<{ name: string; counts: ReadonlyMap<string, number>; colour: string; stack?: string }>
export type Days = Readonly<{ dates: readonly string[]; series: readonly DaySeries[] }>

export const datesOf = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, nth) => addDays(from, nth))

/** Sums by day over many rows. */
export function sumByDay<Row extends { readonly date: string }>(
  rows: readonly Row[],
  count: (row: Row) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row.date, (sums.get(row.date) ?? 0) + count(row))
  return sums
}

export function daysOption({ dates, series }: Days, palette: Palette) {
  return {
    ...chartFrame(palette),
    xAxis: { type: 'category', data: dates.map((date) => date.slice(5)), ...axisColours(palette), splitLine: { show: false } },
    yAxis: { type: 'value', minInterval: 1, ...axisColours(palette), axisLine: { show: false } },
    series: series.map(({ name, counts, colour, stack }) => ({
      type: 'bar',
      name,
      ...(stack === undefined ? {} : { stack }),
      barMaxWidth: 14,
      itemStyle: { color: colour },
      data: dates.map((date) => counts.get(date) ?? 0),
    })),
  }
}

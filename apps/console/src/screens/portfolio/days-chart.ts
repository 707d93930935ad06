/** Holds in force at the end of each day, stacked by category: the numbers behind the chart and its table. */

import type { PortfolioDay } from '../../api/views.ts'
import type { Palette } from '../../app/palette.ts'
import { axisColours, chartFrame } from '../../parts/chart-axes.ts'

export type DaysByCategory = Readonly<{ dates: readonly string[]; categories: readonly { category: string; counts: readonly number[] }[] }>

/** The category with the most holds on the last day is first, so lies at the bottom. */
export function daysByCategory(days: readonly Pick<PortfolioDay, 'date' | 'in_force'>[]): DaysByCategory {
  const names = new Set(days.flatMap(({ in_force }) => in_force.map(({ category }) => category)))
  const categories = [...names].map((category) => ({
    category,
    counts: days.map(({ in_force }) => in_force.filter((one) => one.category === category).reduce((sum, { holds }) => sum + holds, 0)),
  }))
  return { dates: days.map(({ date }) => date), categories: categories.sort((a, b) => (b.counts.at(-1) ?? 0) - (a.counts.at(-1) ?? 0)) }
}

export function daysOption({ dates, categories }: DaysByCategory, nameOf: (category: string) => string, palette: Palette) {
  return {
    ...chartFrame(palette),
    xAxis: {
      type: 'category',
      data: dates.map((date) => date.slice(5)),
      boundaryGap: false,
      ...axisColours(palette),
      splitLine: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1, ...axisColours(palette), axisLine: { show: false } },
    series: categories.map(({ category, counts }) => ({
      type: 'line',
      stack: 'holds',
      step: 'end',
      name: nameOf(category),
      data: counts,
      symbol: 'none',
      lineStyle: { width: 0 },
      areaStyle: { opacity: 0.85 },
    })),
  }
}

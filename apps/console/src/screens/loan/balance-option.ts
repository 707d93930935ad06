import type { Palette } from '../../app/palette.ts'
import { axisColours, chartFrame } from '../../parts/chart-axes.ts'
import type { BalancePoint, balanceRows, balancesOf } from './balance.ts'

type Sayings = Readonly<{
  palette: Palette
  names: Readonly<{ planned: string; actual: string }>
  money: (minor: number) => string
  day: (on: string) => string
}>

/** A day stands at its noon of UTC, where every zone that a book is kept in has the same date. */
const noonOf = (on: string): number => Date.parse(`${on}T12:00:00Z`)
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 'yyyy-mm-dd'.length)

export function balanceOption(
  balances: ReturnType<typeof balancesOf>,
  rows: ReturnType<typeof balanceRows>,
  { palette, names, money, day }: Sayings,
) {
  const series = (name: string, points: readonly BalancePoint[], more: object) => ({
    type: 'line',
    step: 'end',
    name,
    symbol: points.length === 1 ? 'circle' : 'none',
    data: points.map(({ on, minor }) => [noonOf(on), minor]),
    ...more,
  })
  const tell = (hovered: readonly { axisValue: number }[]): string => {
    const on = dayOf(hovered[0]?.axisValue ?? 0)
    const row = rows.findLast((one) => one.on <= on)
    if (row === undefined) return ''
    const actual = row.actual === null ? [] : [`${names.actual} ${money(row.actual)}`]
    return [day(on), `${names.planned} ${money(row.planned)}`, ...actual].join('<br>')
  }
  return {
    ...chartFrame(palette),
    tooltip: { ...chartFrame(palette).tooltip, formatter: tell },
    xAxis: {
      type: 'time',
      ...axisColours(palette),
      axisLabel: { color: palette.muted, hideOverlap: true, formatter: (ms: number) => day(dayOf(ms)) },
      splitLine: { show: false },
      splitNumber: 3,
    },
    yAxis: {
      type: 'value',
      ...axisColours(palette),
      axisLabel: { color: palette.muted, formatter: money },
      axisLine: { show: false },
      splitNumber: 4,
    },
    series: [
      series(names.planned, balances.planned, { lineStyle: { width: 1.5, type: 'dashed' } }),
      series(names.actual, balances.actual, { lineStyle: { width: 2 }, areaStyle: { opacity: 0.15 } }),
    ],
  }
}

/** Limit and drawn amount as steps: each holds until the next change. */

import type { LimitPoint } from '../../api/views.ts'
import type { Palette } from '../../app/palette.ts'
import { axisColours, chartFrame } from '../../parts/chart-axes.ts'

type Sayings = Readonly<{
  palette: Palette
  names: Readonly<{ limit: string; drawn: string }>
  money: (minor: number) => string
  when: (ms: number) => string
  tick: (ms: number) => string
  why: (point: LimitPoint) => string
}>

type Hovered = readonly { dataIndex: number }[]

export function historyOption(points: readonly LimitPoint[], { palette, names, money, when, tick, why }: Sayings) {
  const series = (name: string, field: 'limit_minor' | 'drawn_minor', filled: boolean) => ({
    type: 'line',
    step: 'end',
    name,
    symbol: points.length > 60 ? 'none' : 'circle',
    symbolSize: 5,
    lineStyle: { width: 2 },
    ...(filled ? { areaStyle: { opacity: 0.15 } } : {}),
    data: points.map((point) => [Date.parse(point.at), point[field]]),
  })
  const tell = (hovered: Hovered): string => {
    const point = points[hovered[0]?.dataIndex ?? -1]
    if (!point) return ''
    const lines = [
      when(Date.parse(point.at)),
      `${names.limit} ${money(point.limit_minor)}`,
      `${names.drawn} ${money(point.drawn_minor)}`,
      why(point),
    ]
    return lines.filter(Boolean).map(escapeHtml).join('<br>')
  }
  return {
    ...chartFrame(palette),
    tooltip: { ...chartFrame(palette).tooltip, formatter: tell },
    xAxis: {
      type: 'time',
      ...axisColours(palette),
      axisLabel: { color: palette.muted, hideOverlap: true, formatter: tick },
      splitLine: { show: false },
    },
    yAxis: { type: 'value', ...axisColours(palette), axisLabel: { color: palette.muted, formatter: money }, axisLine: { show: false } },
    series: [series(names.limit, 'limit_minor', false), series(names.drawn, 'drawn_minor', true)],
  }
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

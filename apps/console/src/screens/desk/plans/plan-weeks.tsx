/** Cash, what is borrowed and what is missing, period by period: as a chart, and as a table that says the same. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../api/plan-requests.ts'
import { useAppearance } from '../../../app/appearance.ts'
import { PALETTES } from '../../../app/palette.ts'
import { Amount, AmountOrNone } from '../../../parts/amount.tsx'
import { ChartPanel } from '../../../parts/chart.tsx'
import { axisColours, chartFrame } from '../../../parts/chart-axes.ts'
import { Day } from '../../../parts/day.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { planningQuery } from '../desk-queries.ts'
import { usePlanNames } from './plan-names.ts'

type Week = Plan['weeks'][number]
const borrowed = ({ outstanding }: Week): number => outstanding.reduce((sum, { amount_minor }) => sum + amount_minor, 0)

export function PlanWeeks({ project, plan: { weeks } }: { project: string; plan: Plan }) {
  const { t } = useTranslation()
  const words = useWords()
  const palette = PALETTES[useAppearance()]
  const { currency } = usePlanNames(project)
  const { data: ground } = useQuery(planningQuery(project))
  const reserveMinor = ground?.project.reserve_target_minor
  const option = useMemo(() => {
    const money = (minor: number): string => words.compactMoney(minor, currency)
    const line = (name: string, data: readonly number[], more: object) => ({ type: 'line', name, data, symbol: 'none', ...more })
    return {
      ...chartFrame(palette),
      tooltip: { ...chartFrame(palette).tooltip, valueFormatter: money },
      xAxis: { type: 'category', data: weeks.map(({ starts_on }) => words.namedDay(starts_on)), ...axisColours(palette) },
      yAxis: { type: 'value', ...axisColours(palette), axisLabel: { color: palette.muted, formatter: money }, axisLine: { show: false } },
      series: [
        line(t('plans.cash'), weeks.map(({ cash_minor }) => cash_minor), { step: 'end', areaStyle: { opacity: 0.12 } }), // biome-ignore format: one series
        line(t('plans.outstanding'), weeks.map(borrowed), { step: 'end' }),
        ...(reserveMinor === undefined ? [] : [line(t('plans.reserve'), weeks.map(() => reserveMinor), { lineStyle: { type: 'dashed', width: 1 } })]), // biome-ignore format: one series
        { type: 'bar', name: t('plans.gap'), data: weeks.map(({ gap_minor }) => gap_minor), itemStyle: { color: palette['bad-fill'] } },
      ],
    }
  }, [weeks, words, currency, palette, reserveMinor, t])
  return <ChartPanel title={t('plans.weekly')} option={option} table={<Table weeks={weeks} currency={currency} />} height={280} />
}

function Table({ weeks, currency }: { weeks: readonly Week[]; currency: string }) {
  const { t } = useTranslation()
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('plans.week')}</th>
          {(['cash', 'outstanding', 'reserveUse', 'gap'] as const).map((name) => (
            <th key={name} scope="col" className="end">
              {t(`plans.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.starts_on} className={week.gap_minor > 0 ? 'lit' : undefined}>
            <td>
              <Day on={week.starts_on} />
            </td>
            <td className="end">
              <Amount minor={week.cash_minor} currency={currency} form="full" />
            </td>
            <td className="end">
              <AmountOrNone minor={borrowed(week)} currency={currency} />
            </td>
            <td className="end">
              <AmountOrNone minor={week.reserve_use_minor} currency={currency} />
            </td>
            <td className={week.gap_minor > 0 ? 'end short' : 'end'}>
              <AmountOrNone minor={week.gap_minor} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

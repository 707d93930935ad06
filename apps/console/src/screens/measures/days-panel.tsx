import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '../../app/appearance.ts'
import { PALETTES } from '../../app/palette.ts'
import { ChartPanel } from '../../parts/chart.tsx'
import { useWords } from '../../parts/use-words.ts'
import { type DaySeries, type Days, daysOption } from './days-option.ts'

type Wanted = Omit<DaySeries, 'colour'> & { readonly tone: 'neutral' | 'bad-fill' | 'warn-fill' | 'good-fill' }

export function DaysPanel({ title, dates, series }: { title: string; dates: readonly string[]; series: readonly Wanted[] }) {
  const appearance = useAppearance()
  const palette = PALETTES[appearance]
  const days: Days = { dates, series: series.map(({ tone, ...one }) => ({ ...one, colour: palette[tone] })) }
  const key = JSON.stringify([dates, days.series.map(({ name, counts }) => [name, ...counts])])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the days as text stand for the days
  const option = useMemo(() => daysOption(days, palette), [key, palette])
  return <ChartPanel title={title} option={option} height={190} table={<DaysTable {...days} />} />
}

function DaysTable({ dates, series }: Days) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('measures.day')}</th>
          {series.map(({ name }) => (
            <th key={name} className="end">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dates.map((date) => (
          <tr key={date}>
            <td className="number">{words.namedDay(date)}</td>
            {series.map(({ name, counts }) => (
              <td key={name} className="end number">
                {words.count(counts.get(date) ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

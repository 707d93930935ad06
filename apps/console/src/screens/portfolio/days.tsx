import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchPortfolioDays } from '../../api/requests.ts'
import { useAppearance } from '../../app/appearance.ts'
import { PALETTES } from '../../app/palette.ts'
import { ChartPanel } from '../../parts/chart.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useCategoryName } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { type DaysByCategory, daysByCategory, daysOption } from './days-chart.ts'

export function Days({ currency }: { currency: string | undefined }) {
  const { t } = useTranslation()
  const query = useQuery({
    queryKey: ['portfolio', 'days', currency],
    queryFn: (context) => fetchPortfolioDays(currency, context),
    staleTime: 30_000,
  })
  if (query.data && query.data.data.length > 1) return <DaysChart days={daysByCategory(query.data.data)} />
  return (
    <Panel title={t('portfolio.daysTitle')} flush>
      <Loaded query={query}>{() => <Empty title={t('portfolio.daysEmpty')} />}</Loaded>
    </Panel>
  )
}

function DaysChart({ days }: { days: DaysByCategory }) {
  const { t } = useTranslation()
  const nameOf = useCategoryName()
  const appearance = useAppearance()
  const key = JSON.stringify(days)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the days as text stand for the days
  const option = useMemo(() => daysOption(days, nameOf, PALETTES[appearance]), [key, appearance, t])
  return <ChartPanel title={t('portfolio.daysTitle')} option={option} height={230} table={<DaysTable days={days} />} />
}

function DaysTable({ days: { dates, categories } }: { days: DaysByCategory }) {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useCategoryName()
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('portfolio.day')}</th>
          {categories.map(({ category }) => (
            <th key={category} className="end">
              {nameOf(category)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dates.map((date, day) => (
          <tr key={date}>
            <td className="number">{words.namedDay(date)}</td>
            {categories.map(({ category, counts }) => (
              <td key={category} className="end number">
                {words.count(counts[day] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

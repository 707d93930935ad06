import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LimitHistory } from '../../api/views.ts'
import { useAppearance } from '../../app/appearance.ts'
import { PALETTES } from '../../app/palette.ts'
import { Amount } from '../../parts/amount.tsx'
import { ChartPanel } from '../../parts/chart.tsx'
import { useEventWords } from '../../parts/event-words.ts'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { historyOption } from './history-option.ts'
import { limitHistoryQuery } from './limit-history-query.ts'

type HistoryProps = { id: string; currency: string | null }

export function LimitHistoryPanel({ id, currency }: HistoryProps) {
  const { t } = useTranslation()
  const query = useQuery(limitHistoryQuery(id))
  if (query.data && query.data.data.length > 0) return <History history={query.data} currency={currency ?? 'CNY'} />
  return (
    <Panel title={t('line.history')} flush>
      <Loaded query={query}>{() => <Empty title={t('line.noHistory')} />}</Loaded>
    </Panel>
  )
}

function History({ history, currency }: { history: LimitHistory; currency: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const appearance = useAppearance()
  const event = useEventWords()
  const titleOf = useReasonTitle()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words and names of a language change together
  const option = useMemo(
    () =>
      historyOption(history.data, {
        palette: PALETTES[appearance],
        names: { limit: t('parts.limit'), drawn: t('parts.drawn') },
        money: (minor) => words.compactMoney(minor, currency),
        when: words.dayAndTime,
        tick: isShort(history) ? words.timeOfDay : words.day,
        why: ({ outcome, reasons }) => (outcome ? [event.outcome(outcome), ...reasons.map(titleOf)].join(' · ') : ''),
      }),
    [history, appearance, words, currency],
  )
  return (
    <ChartPanel title={t('line.history')} option={option} height={200} table={<HistoryTable history={history} currency={currency} />} />
  )
}

const DAY_MS = 86_400_000

const isShort = ({ data }: LimitHistory): boolean => Date.parse(data.at(-1)?.at ?? '') - Date.parse(data[0]?.at ?? '') < DAY_MS

function HistoryTable({ history, currency }: { history: LimitHistory; currency: string }) {
  const { t } = useTranslation()
  const event = useEventWords()
  const titleOf = useReasonTitle()
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('line.at')}</th>
          <th className="end">{t('parts.limit')}</th>
          <th className="end">{t('parts.drawn')}</th>
          <th>{t('parts.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {history.data.toReversed().map(({ sequence, at, limit_minor, drawn_minor, outcome, reasons }) => (
          <tr key={sequence}>
            <td>
              <Moment at={at} />
            </td>
            <td className="end">
              <Amount minor={limit_minor} currency={currency} form="full" />
            </td>
            <td className="end">
              <Amount minor={drawn_minor} currency={currency} form="full" />
            </td>
            <td>{outcome && [event.outcome(outcome), ...reasons.map(titleOf)].join(' · ')}</td>
          </tr>
        ))}
        {!history.is_whole && (
          <tr>
            <td colSpan={4} className="muted">
              {t('line.historyCut')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

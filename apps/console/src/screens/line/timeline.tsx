import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '../../api/views.ts'
import { isMinorOutcome, useEventWords } from '../../parts/event-words.ts'
import { Moment } from '../../parts/moment.tsx'
import { OutcomeLine } from '../../parts/outcome.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Fault, Loading } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { timelineQuery } from './timeline-query.ts'

type TimelineProps = { id: string; currency: string | null; open: (sequence: number) => void }

export function TimelinePanel({ id, currency, open }: TimelineProps) {
  const { t } = useTranslation()
  const [onlyOutcomes, setOnlyOutcomes] = useState(false)
  const query = useInfiniteQuery(timelineQuery(id, onlyOutcomes ? { with_outcomes: 'true' } : {}))
  const entries = query.data?.pages.flatMap(({ data }) => data) ?? []
  const filter = (
    <Checkbox checked={onlyOutcomes} onChange={({ target }) => setOnlyOutcomes(target.checked)}>
      {t('line.onlyOutcomes')}
    </Checkbox>
  )
  return (
    <Panel title={t('line.timeline')} flush extra={filter}>
      {query.isPending && <Loading />}
      {query.error && entries.length === 0 && <Fault error={query.error} retry={() => void query.refetch()} />}
      {query.data && entries.length === 0 && <Empty title={t('line.noEvents')} />}
      <ol className="timeline">
        {entries.map((entry) => (
          <Entry key={entry.sequence} entry={entry} currency={currency} open={open} />
        ))}
      </ol>
      {entries.length > 0 && (
        <div style={{ padding: 10, textAlign: 'center' }}>
          {query.hasNextPage ? (
            <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('line.loadMore')}
            </Button>
          ) : (
            <span className="label">{t('line.beginning')}</span>
          )}
        </div>
      )}
    </Panel>
  )
}

/** The one amount that says most of a fact. */
const AMOUNTS = ['amount_minor', 'paid_minor', 'principal_minor', 'balance_minor'] as const

function Entry({ entry, currency, open }: { entry: TimelineEntry; currency: string | null; open: (sequence: number) => void }) {
  const name = useEventWords()
  const words = useWords()
  const { sequence, type, occurred_at, data, decision } = entry
  const minor = AMOUNTS.map((field) => data[field]).find((value) => typeof value === 'number')
  const amount = minor === undefined ? '' : words.money(minor, currency ?? 'CNY')
  return (
    <li>
      <button type="button" onClick={() => open(sequence)} aria-haspopup="dialog">
        <span className="muted">
          <Moment at={occurred_at} short />
        </span>
        <span style={{ minWidth: 0 }}>
          <span className="card-row">
            <span>
              {name.fact(type)} <span className="number">{amount}</span>
            </span>
            <span className="label number">#{sequence}</span>
          </span>
          {decision.outcomes
            .filter((outcome) => !isMinorOutcome(outcome.type))
            .map((outcome, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the outcomes of one decision never change
              <OutcomeLine key={at} outcome={outcome} currency={currency} />
            ))}
        </span>
      </button>
    </li>
  )
}

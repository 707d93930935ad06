import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StreamedDecision } from '../../api/views.ts'
import { useLive } from '../../live/use-live.ts'
import { isQuietOutcome, toneOfOutcome, useEventWords } from '../../parts/event-words.ts'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { Empty } from '../../parts/state.tsx'

const SHOWN = 8

const isTelling = ({ outcomes }: StreamedDecision): boolean => outcomes.some(({ type }) => !isQuietOutcome(type))

/** What was decided last, as it happens. */
export function Feed() {
  const { t } = useTranslation()
  const [latest, setLatest] = useState<readonly StreamedDecision[]>([])
  useLive(({ items }) => {
    const telling = items.filter(isTelling).reverse()
    if (telling.length > 0) setLatest((before) => [...telling, ...before].slice(0, SHOWN))
  })
  return (
    <Panel title={t('portfolio.feedTitle')} flush className="fill">
      {latest.length === 0 ? (
        <Empty title={t('portfolio.feedEmpty')} />
      ) : (
        <ul>
          {latest.map((decision) => (
            <FeedRow key={`${decision.borrower_id} ${decision.sequence}`} decision={decision} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function FeedRow({ decision: { borrower_id, decided_at, outcomes } }: { decision: StreamedDecision }) {
  const name = useEventWords()
  const titleOf = useReasonTitle()
  const [first] = outcomes.filter(({ type }) => !isQuietOutcome(type))
  if (!first) return null
  return (
    <li className="feed-row">
      <span className="muted number">
        <Moment at={decided_at} short />
      </span>
      <Link to="/lines/$borrower" params={{ borrower: borrower_id }} className="cut" dir="auto">
        {borrower_id}
      </Link>
      <span className="outcome cut" data-tone={toneOfOutcome(first.type)} style={{ display: 'block', margin: 0 }}>
        <b>{name.outcome(first.type)}</b> <span className="muted">{first.reasons.map(titleOf).join(' · ')}</span>
      </span>
    </li>
  )
}

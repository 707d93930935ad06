import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StreamedDecision } from '../../api/views.ts'
import { useLive } from '../../live/use-live.ts'
import { toneOfOutcome, useEventWords } from '../event-words.ts'
import { Moment } from '../moment.tsx'
import { Panel } from '../page.tsx'
import { useReasonTitle } from '../reasons-book.ts'
import { Empty } from '../state.tsx'

const SHOWN = 20

/** What the live feed says of this borrower: the same as every other listener hears. */
export function Streamed({ borrower }: { borrower: string }) {
  const { t } = useTranslation()
  const name = useEventWords()
  const titleOf = useReasonTitle()
  const [heard, setHeard] = useState<readonly StreamedDecision[]>([])
  useLive(({ items }) => {
    const own = items.filter(({ borrower_id }) => borrower_id === borrower).reverse()
    if (own.length > 0) setHeard((before) => [...own, ...before].slice(0, SHOWN))
  })
  return (
    <Panel title={t('playground.streamed')} flush>
      {heard.length === 0 && <Empty title={t('playground.streamedEmpty')} />}
      <ol className="items">
        {heard.map(({ sequence, type, decided_at, outcomes }) => (
          <li key={sequence} style={{ paddingBlock: 6 }}>
            <div className="card-row">
              <span>{name.fact(type)}</span>
              <span className="muted">
                <Moment at={decided_at} /> #{sequence}
              </span>
            </div>
            {outcomes.map((outcome, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the outcomes of one decision never change
              <div key={at} className="outcome" data-tone={toneOfOutcome(outcome.type)}>
                <b>{name.outcome(outcome.type)}</b>
                <span className="muted">{outcome.reasons.map(titleOf).join(' · ')}</span>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

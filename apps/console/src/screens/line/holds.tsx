import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BorrowerView, HoldView } from '../../api/views.ts'
import { Deadline, Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Reason } from '../../parts/reason.tsx'
import { Empty } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { HoldDates, Steps } from './hold-steps.tsx'
import { Restoration } from './restoration.tsx'

export function Holds({ borrower: { holds, line } }: { borrower: BorrowerView }) {
  const { t } = useTranslation()
  const [both, setBoth] = useState(false)
  const toggle = (
    <Checkbox checked={both} onChange={({ target }) => setBoth(target.checked)}>
      {t('parts.bothLanguages')}
    </Checkbox>
  )
  return (
    <Panel title={holds.length > 0 ? `${t('line.holds')} ${holds.length}` : t('line.holds')} flush extra={holds.length > 0 && toggle}>
      {holds.length === 0 ? (
        <Empty title={t('line.noHolds')} />
      ) : (
        <ul className="items">
          {holds.map((hold) => (
            <li key={hold.id}>
              <Hold hold={hold} both={both} currency={line.currency} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Hold({ hold, both, currency }: { hold: HoldView; both: boolean; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const { scope, placed_at, observed_until, reason, blocks } = hold
  return (
    <>
      <div className="row" style={{ marginBottom: 6 }}>
        <Tag tone={!blocks ? 'info' : scope === 'draw' ? 'bad' : 'warn'}>
          {blocks ? t(`parts.scopeBlocks.${scope}`) : t('line.restoring')}
        </Tag>
        <HoldDates hold={hold} />
        {observed_until && (
          <Tag tone="info" title={t('parts.observedUntil', { time: words.dayAndTime(observed_until) })}>
            {t('parts.observing')} · <Deadline until={observed_until} />
          </Tag>
        )}
        <span style={{ flex: 1 }} />
        <span className="muted">
          {t('parts.placedAt', { time: '' })}
          <Moment at={placed_at} />
        </span>
      </div>
      <Reason reason={reason} both={both} currency={currency} steps={<Steps steps={hold.steps} both={both} />} />
      {hold.restoration && <Restoration restoration={hold.restoration} currency={currency} />}
    </>
  )
}

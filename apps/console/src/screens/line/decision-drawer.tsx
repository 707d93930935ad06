import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionTrace } from '../../api/views.ts'
import { decisionQuery } from '../../parts/decision-query.ts'
import { DecisionTable } from '../../parts/decision-table.tsx'
import { isMinorOutcome, useEventWords } from '../../parts/event-words.ts'
import { Moment } from '../../parts/moment.tsx'
import { OutcomeLine } from '../../parts/outcome.tsx'
import { Reason } from '../../parts/reason.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { SentData } from './sent-data.tsx'

type DrawerProps = { id: string; sequence: number | undefined; currency: string | null; close: () => void }

export function DecisionDrawer({ id, sequence, currency, close }: DrawerProps) {
  const { t } = useTranslation()
  return (
    <Drawer
      open={sequence !== undefined}
      onClose={close}
      size={860}
      destroyOnHidden
      title={sequence === undefined ? '' : t('line.decision', { sequence })}
    >
      {sequence !== undefined && <Decision id={id} sequence={sequence} currency={currency} />}
    </Drawer>
  )
}

function Decision({ id, sequence, currency }: { id: string; sequence: number; currency: string | null }) {
  const { t } = useTranslation()
  const query = useQuery(decisionQuery(id, sequence))
  return (
    <Loaded query={query} rows={6}>
      {(trace) => (
        <>
          <Trace trace={trace} currency={currency} />
          <Button
            href={`/v1/borrowers/${encodeURIComponent(id)}/events/${sequence}/receipt`}
            download={`${id}-${sequence}.json`}
            style={{ marginTop: 18 }}
          >
            {t('line.receipt')}
          </Button>
        </>
      )}
    </Loaded>
  )
}

function Trace({ trace, currency }: { trace: DecisionTrace; currency: string | null }) {
  const { t } = useTranslation()
  const [onlyFired, setOnlyFired] = useState(true)
  const [both, setBoth] = useState(false)
  const { decision, tables } = trace
  return (
    <div className="stack" style={{ gap: 18 }}>
      <Head trace={trace} />
      <section>
        <h3 className="label">{t('parts.outcomes')}</h3>
        {decision.outcomes.length === 0 && <p>{t('parts.noOutcomes')}</p>}
        {decision.outcomes
          .filter(({ type }) => !isMinorOutcome(type))
          .map((outcome, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the outcomes of one decision never change
            <OutcomeLine key={at} outcome={outcome} currency={currency} />
          ))}
      </section>
      {decision.reasons.length > 0 && (
        <section className="stack">
          <Checkbox checked={both} onChange={({ target }) => setBoth(target.checked)}>
            {t('parts.bothLanguages')}
          </Checkbox>
          {decision.reasons.map((reason) => (
            <Reason key={reason.code} reason={reason} both={both} currency={currency} />
          ))}
        </section>
      )}
      <SentData trace={trace} currency={currency} />
      <section className="stack">
        <div className="card-row">
          <h3 className="label">{t('line.tables')}</h3>
          <Checkbox checked={onlyFired} onChange={({ target }) => setOnlyFired(target.checked)}>
            {t('line.onlyFired')}
          </Checkbox>
        </div>
        {tables.map((table) => (
          <DecisionTable key={table.name} table={table} onlyFired={onlyFired} currency={currency} />
        ))}
      </section>
    </div>
  )
}

function Head({ trace: { type, occurred_at, agrees, decision, pack_title } }: { trace: DecisionTrace }) {
  const { t } = useTranslation()
  const name = useEventWords()
  const words = useWords()
  return (
    <header>
      <h2 style={{ fontSize: 16 }}>{name.fact(type)}</h2>
      <p className="muted">
        <Moment at={occurred_at} /> · {t('line.pack')} {words.pick(pack_title)} <span className="mono">{decision.pack.slice(0, 12)}</span>
      </p>
      <p style={{ marginTop: 6 }}>
        <Tag tone={agrees ? 'good' : 'bad'}>{agrees ? t('line.agrees') : t('line.disagrees')}</Tag>
      </p>
    </header>
  )
}

/** The cash flow of a project's enterprise: its months as bars and figures, where it goes, and what is made of it as evidence for the way back. */
import './coaching-acts.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CashFlow } from '../../../api/coaching-act-requests.ts'
import type { Incident } from '../../../api/incident-requests.ts'
import { addCoachingActWords } from '../../../locales/coaching-acts.ts'
import { Amount } from '../../../parts/amount.tsx'
import { Figure } from '../../../parts/figures.tsx'
import { May } from '../../../parts/may.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { CashFlowMonthForm } from './cash-flow-month-form.tsx'
import { cashFlowQuery } from './coaching-act-queries.ts'
import { RecoveryEvidence } from './recovery-evidence.tsx'

addCoachingActWords()

const TONES = { improving: 'good', stable: 'plain', worsening: 'bad', too_little_data: 'plain' } as const
const SHOWN = 6
const PPM_PER_PERMILLE = 1_000

/** `incident`: to which evidence may be attached. `name`: where several projects stand beside each other. */
type Props = { projectId: string; name?: string; incident?: Incident }

export function CashFlowPanel({ projectId, name, incident }: Props) {
  const { t } = useTranslation()
  const [isAdding, add] = useState(false)
  const query = useQuery(cashFlowQuery(projectId))
  const title = t('coachingActs.cash.title')
  return (
    <Panel
      title={name === undefined ? title : `${title} · ${name}`}
      extra={
        <May do="desk:plan">
          <Button size="small" onClick={() => add(true)}>
            {t('coachingActs.cash.add')}
          </Button>
        </May>
      }
    >
      <p className="label">{t('coachingActs.cash.about')}</p>
      <Loaded query={query} rows={3}>
        {(flow) => (
          <>
            {flow.months.length === 0 ? <Empty title={t('coachingActs.cash.none')} /> : <Flow flow={flow} />}
            {incident && flow.months.length > 0 && <RecoveryEvidence incident={incident} flow={flow} />}
            {isAdding && <CashFlowMonthForm projectId={projectId} currency={flow.currency} close={() => add(false)} />}
          </>
        )}
      </Loaded>
    </Panel>
  )
}

function Flow({ flow }: { flow: CashFlow }) {
  const words = useWords()
  return (
    <div className="stack">
      <Trend flow={flow} />
      <Months flow={flow} />
      {flow.notes.map((note) => (
        <p key={note.en} className="label">
          {words.pick(note)}
        </p>
      ))}
    </div>
  )
}

function Trend({ flow: { trend, currency } }: { flow: CashFlow }) {
  const { t } = useTranslation()
  const words = useWords()
  const { last_average_minor: last, before_average_minor: before, coverage_ppm: coverage, verdict } = trend
  return (
    <>
      <p>
        <Tag tone={TONES[verdict]}>{words.pick(trend.words)}</Tag>
      </p>
      <dl className="figures">
        <Figure
          label={t('coachingActs.cash.last')}
          tone={last !== null && last < 0 ? 'bad' : undefined}
          note={before === null ? undefined : t('coachingActs.cash.before', { amount: words.compactMoney(before, currency) })}
        >
          {last === null ? t('coachingActs.cash.unknown') : <Amount minor={last} currency={currency} form="compact" />}
        </Figure>
        <Figure label={t('coachingActs.cash.row')}>{t('coachingActs.cash.months', { count: trend.non_negative_in_a_row })}</Figure>
        <Figure label={t('coachingActs.cash.coverage')}>
          {coverage === null
            ? t(last === null ? 'coachingActs.cash.unknown' : 'coachingActs.cash.noDebt')
            : words.percent(Math.floor(coverage / PPM_PER_PERMILLE))}
        </Figure>
      </dl>
    </>
  )
}

function Months({ flow: { months, currency } }: { flow: CashFlow }) {
  const { t } = useTranslation()
  const words = useWords()
  const shown = months.slice(0, SHOWN)
  const most = Math.max(1, ...shown.map(({ net_minor }) => Math.abs(net_minor)))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
    <div className="scroll" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('coachingActs.cash.month')}</th>
            <th scope="col">{t('coachingActs.cash.net')}</th>
            <th scope="col">{t('coachingActs.cash.due')}</th>
            <th scope="col">{t('coachingActs.cash.source')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.month}>
              <td className="flow-month">{words.month(one.month)}</td>
              <td className="number" title={`${t('coachingActs.cash.inflow')} ${words.fullMoney(one.inflow_minor, currency)}`}>
                <span className="flow-cell">
                  <Amount minor={one.net_minor} currency={currency} form="compact" />
                  <span className="flow-bar" aria-hidden="true" data-below={one.net_minor < 0}>
                    <i style={{ width: `${(Math.abs(one.net_minor) * 50) / most}%` }} />
                  </span>
                </span>
              </td>
              <td className="number">
                <Amount minor={one.due_debt_minor} currency={currency} form="compact" />
              </td>
              <td className="label" title={one.evidence_sha256}>
                {words.pick(one.source_words)}
                {one.statement_id !== null && ` · ${t('coachingActs.cash.fromStatement')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What rang, the worst and the longest waiting first, and who looks after it. */
import './desk.css'
import './incidents.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../api/incident-requests.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { addIncidentWords } from '../../locales/incidents.ts'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { ResponseClock, Severity, StateTag, useIncidentTitle } from './incident-parts.tsx'
import { incidentsQuery } from './incident-queries.ts'
import { NoticesPanel } from './notices-panel.tsx'
import { Person } from './person.tsx'
import { Ago } from './standing.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()
addIncidentWords()

type Group = 'waiting' | 'taken' | 'closed'
const GROUPS: readonly Group[] = ['waiting', 'taken', 'closed']

const groupOf = ({ state, response }: Incident): Group => (state === 'closed' ? 'closed' : response.taken_at === null ? 'waiting' : 'taken')
const inOrder = (a: Incident, b: Incident): number => a.severity - b.severity || a.opened_at.localeCompare(b.opened_at)
const newestFirst = (a: Incident, b: Incident): number => b.opened_at.localeCompare(a.opened_at)

export function IncidentsPage() {
  const { t } = useTranslation()
  useDeskLive()
  const incidents = useQuery(incidentsQuery)
  const [chosen, choose] = useState<Group>()
  const all = incidents.data ?? []
  const countOf = (group: Group) => all.filter((one) => groupOf(one) === group).length
  const group = chosen ?? GROUPS.find((one) => countOf(one) > 0) ?? 'waiting'
  const shown = all.filter((one) => groupOf(one) === group).sort(group === 'closed' ? newestFirst : inOrder)
  return (
    <Page
      title={t('incidents.title')}
      extra={
        <>
          <Segmented<Group>
            value={group}
            onChange={choose}
            options={GROUPS.map((one) => ({ value: one, label: `${t(`incidents.group.${one}`)} ${countOf(one)}` }))}
          />
          <Link to="/desk/recoveries">{t('incidents.toRecoveries')}</Link>
        </>
      }
    >
      <div className="stack">
        <p className="muted">{t('incidents.about')}</p>
        <Panel title={t(`incidents.group.${group}`)} flush>
          <Loaded query={incidents} rows={8}>
            {() =>
              shown.length === 0 ? <Empty title={t(`incidents.none.${group}`)} text={t('incidents.noneText')} /> : <Rows rows={shown} />
            }
          </Loaded>
        </Panel>
        <NoticesPanel />
      </div>
    </Page>
  )
}

/** Of one kind that struck many at once, the first are shown; the rest are asked for. */
const SHOWN = 40

function Rows({ rows }: { rows: readonly Incident[] }) {
  const { t } = useTranslation()
  const [isAll, showAll] = useState(false)
  return (
    <>
      <ul>
        <li className="incident-row incident-head" aria-hidden="true">
          <span>{t('incidents.col.severity')}</span>
          <span>{t('incidents.col.what')}</span>
          <span>{t('incidents.col.state')}</span>
          <span>{t('incidents.col.age')}</span>
          <span>{t('incidents.col.clock')}</span>
          <span>{t('incidents.col.owner')}</span>
        </li>
        {rows.slice(0, isAll ? rows.length : SHOWN).map((incident) => (
          <Row key={incident.id} incident={incident} />
        ))}
      </ul>
      {rows.length > SHOWN && !isAll && (
        <button type="button" className="desk-open incident-more" onClick={() => showAll(true)}>
          {t('incidents.more', { count: rows.length - SHOWN })}
        </button>
      )}
    </>
  )
}

function Row({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const { response } = incident
  return (
    <li className="incident-row">
      <span>
        <Severity level={incident.severity} />
      </span>
      <Link to="/desk/incidents/$incident" params={{ incident: incident.id }} className="incident-title">
        {titleOf(incident)}
      </Link>
      <span>
        <StateTag state={incident.state} />
      </span>
      <span data-label={t('incidents.col.age')}>
        <Ago at={incident.began_at} />
      </span>
      <span>
        <ResponseClock incident={incident} />
      </span>
      <span data-label={t('incidents.col.owner')}>
        {response.taken_by === null ? <span className="muted">{t('incidents.nobody')}</span> : <Person id={response.taken_by} />}
      </span>
    </li>
  )
}

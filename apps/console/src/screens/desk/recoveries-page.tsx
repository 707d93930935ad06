/** All recovery cases: those that run first, by the day on which to look again. */
import './desk.css'
import './incidents.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recovery } from '../../api/recovery-requests.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { addIncidentWords } from '../../locales/incidents.ts'
import { addRecoveryWords } from '../../locales/recoveries.ts'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useIncidentTitle } from './incident-parts.tsx'
import { incidentsQuery } from './incident-queries.ts'
import { Person } from './person.tsx'
import { RecoveryDrawer } from './recovery-drawer.tsx'
import { isRunning, RecoveryState } from './recovery-parts.tsx'
import { recoveriesQuery } from './recovery-queries.ts'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()
addIncidentWords()
addRecoveryWords()

const SHOWN = ['running', 'all'] as const
const byDay = (a: Recovery, b: Recovery): number =>
  Number(isRunning(b)) - Number(isRunning(a)) || a.next_check_on.localeCompare(b.next_check_on) || a.id.localeCompare(b.id)

export function RecoveriesPage() {
  const { t } = useTranslation()
  useDeskLive()
  const recoveries = useQuery(recoveriesQuery)
  const [shown, show] = useState<(typeof SHOWN)[number]>('running')
  const [chosen, choose] = useState<string>()
  const opened = recoveries.data?.find(({ id }) => id === chosen)
  return (
    <Page
      title={t('recoveries.title')}
      extra={<Segmented value={shown} onChange={show} options={SHOWN.map((value) => ({ value, label: t(`recoveries.${value}`) }))} />}
    >
      <div className="stack">
        <p className="muted">{t('recoveries.about')}</p>
        <Panel title={t(`recoveries.${shown}`)} flush>
          <Loaded query={recoveries} rows={8}>
            {(found) => <Rows rows={found.filter((one) => shown === 'all' || isRunning(one)).sort(byDay)} choose={choose} />}
          </Loaded>
        </Panel>
      </div>
      {opened && <RecoveryDrawer recovery={opened} close={() => choose(undefined)} />}
    </Page>
  )
}

function Rows({ rows, choose }: { rows: readonly Recovery[]; choose: (id: string) => void }) {
  const { t } = useTranslation()
  const title = useIncidentTitle()
  const { data: incidents = [] } = useQuery(incidentsQuery)
  const titleOf = (id: string): string => {
    const found = incidents.find((one) => one.id === id)
    return found === undefined ? id : title(found)
  }
  if (rows.length === 0) return <Empty title={t('recoveries.none')} text={t('recoveries.noneText')} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
    <section className="scroll" tabIndex={0} aria-label={t('recoveries.title')}>
      <table className="table">
        <thead>
          <tr>
            {(['line', 'trouble', 'state', 'next', 'check', 'owner', 'incident'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`recoveries.col.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <td>
                <button type="button" className="desk-open" onClick={() => choose(one.id)}>
                  {one.label}
                </button>
              </td>
              <td>{one.trouble === null ? '—' : t(`recoveries.trouble.${one.trouble}`)}</td>
              <td>
                <RecoveryState state={one.state} />
              </td>
              <td>{t(`recoveries.next.${one.next}`)}</td>
              <td className="number">
                {one.next_check_on}
                {one.is_late && <strong className="short"> {t('recoveries.late')}</strong>}
              </td>
              <td>
                <Person id={one.assignee} />
              </td>
              <td>
                {one.incident_id === null ? (
                  '—'
                ) : (
                  <Link to="/desk/incidents/$incident" params={{ incident: one.incident_id }}>
                    {titleOf(one.incident_id)}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Of one incident: its recovery cases, and a way to open one for each line that it is about. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../api/incident-requests.ts'
import type { Recovery } from '../../api/recovery-requests.ts'
import { addRecoveryWords } from '../../locales/recoveries.ts'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { useMay } from '../../parts/use-may.ts'
import { RecoveryDrawer } from './recovery-drawer.tsx'
import { RecoveryForm } from './recovery-form.tsx'
import { RecoveryState } from './recovery-parts.tsx'
import { guidesQuery, recoveriesQuery } from './recovery-queries.ts'

addRecoveryWords()

export function RecoveryPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { data: all = [] } = useQuery(recoveriesQuery)
  const { data: lines = [] } = useQuery(guidesQuery(incident.id))
  const [isOpening, opening] = useState(false)
  const [chosen, choose] = useState<string>()
  const own = all.filter(({ incident_id }) => incident_id === incident.id)
  const mayOpen = useMay('desk:plan') && incident.state !== 'closed' && lines.length > 0
  const shown = all.find(({ id }) => id === chosen)
  const extra = mayOpen && (
    <Button size="small" onClick={() => opening(true)}>
      {t('recoveries.open')}
    </Button>
  )
  return (
    <Panel title={t('recoveries.title')} extra={extra} flush>
      {own.length === 0 ? (
        <Empty title={t('recoveries.none')} text={t(lines.length > 0 ? 'recoveries.panelNone' : 'recoveries.unlisted')} />
      ) : (
        <ul className="desk-money">
          {own.map((one) => (
            <Row key={one.id} recovery={one} open={() => choose(one.id)} />
          ))}
        </ul>
      )}
      {isOpening && (
        <RecoveryForm incident={incident.id} lines={lines} owner={incident.response.taken_by ?? undefined} close={() => opening(false)} />
      )}
      {shown && <RecoveryDrawer recovery={shown} close={() => choose(undefined)} />}
    </Panel>
  )
}

function Row({ recovery, open }: { recovery: Recovery; open: () => void }) {
  const { t } = useTranslation()
  return (
    <li>
      <span>
        <RecoveryState state={recovery.state} />{' '}
        <button type="button" className="desk-open" onClick={open}>
          {recovery.label}
        </button>
        {recovery.trouble !== null && <span className="label"> {t(`recoveries.trouble.${recovery.trouble}`)}</span>}
      </span>
      <span className="label end">{recovery.ticket ?? t('recoveries.noTicket')}</span>
      <span className="label">
        {t(`recoveries.next.${recovery.next}`)}
        {recovery.is_late && <strong className="short"> {t('recoveries.late')}</strong>}
      </span>
    </li>
  )
}

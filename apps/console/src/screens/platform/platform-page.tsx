/** How the platform is: faults, maintenance, orders, funders, sources and clients, each with what ends it; and a form to say what is. */

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { statusQuery } from '../../api/queries.ts'
import type { PlatformStatus } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { AskApproval } from '../../parts/ask-approval.tsx'
import { useValueName } from '../../parts/field-value.ts'
import { May } from '../../parts/may.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { BulkPanel } from './bulk-panel.tsx'
import { SayForm } from './say-form.tsx'
import { type Row, StatusTable } from './status-table.tsx'
import { type Said, useSay } from './use-say.ts'

export function PlatformPage() {
  const { t } = useTranslation()
  const query = useQuery(statusQuery)
  const say = useSay()
  return (
    <Page title={t('platform.title')}>
      <Loaded query={query} rows={8}>
        {(status) => (
          <div className="stack">
            <Incidents status={status} say={say} />
            <Maintenance status={status} say={say} />
            <Orders status={status} say={say} />
            <div className="grid columns">
              <Others status={status} say={say} />
            </div>
            <BulkPanel />
            <SayForm say={say} />
            <AskApproval wish={say.wish} close={say.forget} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

type Part = { status: PlatformStatus; say: Said }

const PARTS = ['platform', 'limits', 'drawdowns', 'payouts'] as const

/** A part that drawing needs has a name; any other is called as whoever told of it calls it. */
function usePartName(): (part: string) => string {
  const { t } = useTranslation()
  return (part) => {
    const known = PARTS.find((one) => one === part)
    return known === undefined ? part : t(`platform.parts.${known}`)
  }
}

const GRAVITY: Readonly<Record<PlatformStatus['incidents'][number]['severity'], Tone>> = { minor: 'plain', major: 'warn', critical: 'bad' }

function Incidents({ status: { incidents }, say }: Part) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const partName = usePartName()
  const rows = incidents.map(
    ({ id, component, kind, severity, started_at, expected_end_at }): Row => ({
      id,
      what: (
        <>
          <Tag tone={GRAVITY[severity]} dot>
            {nameOf(severity)}
          </Tag>{' '}
          {nameOf(kind)} · {partName(component)}
        </>
      ),
      from: started_at,
      to: expected_end_at,
      actions: (
        <May do="platform:run">
          <Button size="small" disabled={say.isBusy} onClick={() => void say.run('incident-closed', { incident_id: id })}>
            {t('platform.close')}
          </Button>
        </May>
      ),
    }),
  )
  return <StatusTable title={t('platform.incidents')} nothing={t('platform.noIncidents')} rows={rows} />
}

function Maintenance({ status: { maintenance }, say }: Part) {
  const { t } = useTranslation()
  const partName = usePartName()
  const rows = maintenance.map(
    ({ id, components, starts_at, ends_at, state }): Row => ({
      id,
      what: (
        <>
          <Tag tone={state === 'on' ? 'warn' : 'info'}>{t(`platform.states.${state}`)}</Tag> {components.map(partName).join(' · ')}
        </>
      ),
      from: starts_at,
      to: ends_at,
      actions: (
        <May do="platform:run">
          {state === 'planned' && (
            <Button size="small" disabled={say.isBusy} onClick={() => void say.run('maintenance-started', { maintenance_id: id })}>
              {t('platform.start')}
            </Button>
          )}
          <Button size="small" disabled={say.isBusy} onClick={() => void say.run('maintenance-ended', { maintenance_id: id })}>
            {t('platform.end')}
          </Button>
        </May>
      ),
    }),
  )
  return <StatusTable title={t('platform.maintenance')} nothing={t('platform.noMaintenance')} rows={rows} />
}

function Orders({ status: { orders }, say }: Part) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const rows = orders.map(
    ({ id, closes, licence, basis, starts_at, ends_at, state }): Row => ({
      id,
      what: (
        <>
          <Tag tone={state === 'in_force' ? 'bad' : 'plain'}>{t(`platform.states.${state}`)}</Tag> {nameOf(closes)} ·{' '}
          {licence === null ? t('platform.everyLicence') : nameOf(licence)}
          <div className="label wrap">{basis}</div>
        </>
      ),
      from: starts_at,
      to: ends_at,
      actions: (
        <May do="orders:issue">
          <Button size="small" disabled={say.isBusy} onClick={() => void say.run('regulator-order-lifted', { order_id: id })}>
            {t('platform.lift')}
          </Button>
        </May>
      ),
    }),
  )
  return <StatusTable title={t('platform.orders')} nothing={t('platform.noOrders')} rows={rows} />
}

function Others({ status: { funders, sources, clients }, say }: Part) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  return (
    <>
      <Panel title={t('platform.funders')} className="span-4">
        {funders.length === 0 && <Empty title={t('platform.noFunders')} />}
        {funders.map(({ funder, limit_minor, currency, since }) => (
          <p key={funder}>
            {funder} <Amount minor={limit_minor} currency={currency} /> <span className="label">{<Moment at={since} />}</span>
          </p>
        ))}
      </Panel>
      <Panel title={t('platform.sources')} className="span-4">
        {sources.length === 0 && <Empty title={t('platform.noSources')} />}
        {sources.map(({ source, since }) => (
          <p key={source} className="row">
            {source} <span className="label">{<Moment at={since} />}</span>
            <May do="platform:run">
              <Button size="small" disabled={say.isBusy} onClick={() => void say.run('source-restored', { source })}>
                {t('platform.restored')}
              </Button>
            </May>
          </p>
        ))}
      </Panel>
      <Panel title={t('platform.clients')} className="span-4">
        {clients.length === 0 && <Empty title={t('platform.noClients')} />}
        {clients.map(({ client, version }) => (
          <p key={client}>
            {nameOf(client)} <span className="number">{version}</span>
          </p>
        ))}
      </Panel>
    </>
  )
}

/** How the desk hears of its lines: doors for webhooks, lenders that are asked in turn, files, and what is entered by hand. */
import './desk.css'
import './registers.css'
import './connectors.css'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Connection, type ConnectionSecret, type Connections, fetchConnections, type Pulled } from '../../api/connector-requests.ts'
import { addConnectorWords } from '../../locales/connectors.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { addImportWords } from '../../locales/imports.ts'
import { addRegisterWords } from '../../locales/registers.ts'
import { May } from '../../parts/may.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { BringImport } from './bring-import.tsx'
import { ConnectionForm } from './connection-form.tsx'
import { Door } from './connector-door.tsx'
import { PulledLines } from './connector-pulls.tsx'
import { SecretDialog } from './connector-secret.tsx'
import { channelsQuery, DESK_KEY, providersQuery } from './desk-queries.ts'
import { FilesPanel } from './files-panel.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()
addConnectorWords()
addImportWords()
addRegisterWords()

/** Refusals are no facts of the desk: nobody is told of them. */
const ANYWAY_MS = 10_000
const connectionsQuery = queryOptions({ queryKey: [...DESK_KEY, 'connections'], queryFn: fetchConnections, refetchInterval: ANYWAY_MS })

export function ConnectorsPage() {
  const { t } = useTranslation()
  useDeskLive()
  const query = useQuery(connectionsQuery)
  const [isAdding, setAdding] = useState(false)
  const [told, setTold] = useState<ConnectionSecret>()
  const add = (
    <May do="desk:connect">
      <Button onClick={() => setAdding(true)}>{t('connectors.add')}</Button>
    </May>
  )
  return (
    <Page title={t('connectors.title')} extra={add}>
      <div className="stack">
        <p className="muted">{t('connectors.about')}</p>
        <Loaded query={query} rows={8}>
          {(all) => <Rooms all={all} onSecret={setTold} />}
        </Loaded>
      </div>
      {isAdding && <ConnectionForm onMade={setTold} close={() => setAdding(false)} />}
      {told && <SecretDialog told={told} close={() => setTold(undefined)} />}
    </Page>
  )
}

function Rooms({ all: { data, pulled }, onSecret }: { all: Connections; onSecret: (told: ConnectionSecret) => void }) {
  const { t } = useTranslation()
  const nameOf = useChannelName()
  return (
    <>
      <Panel title={t('connectors.doors')} flush>
        {data.length === 0 && <Empty title={t('connectors.noDoors')} text={t('connectors.noDoorsText')} />}
        <ul>
          {data.map((one) => (
            <Door key={one.id} connection={one} channel={nameOf(one.channel_id)} unheard={unheardOf(one, pulled)} onSecret={onSecret} />
          ))}
        </ul>
      </Panel>
      <PulledLines lines={pulled} />
      <div className="feed-pair">
        <BringImport />
        <FilesPanel />
      </div>
      <Panel title={t('connectors.forms')}>
        <p className="muted">{t('connectors.formsText')}</p>
      </Panel>
    </>
  )
}

/** Lines of its channel that no webhook tells of. */
const unheardOf = ({ channel_id }: Connection, pulled: readonly Pulled[]): string[] =>
  pulled.filter((line) => line.channel_id === channel_id && line.connection_id === null).map((line) => line.enrolment_id)

function useChannelName(): (id: string) => string {
  const { data: channels = [] } = useQuery(channelsQuery)
  const { data: providers = [] } = useQuery(providersQuery)
  return (id) => {
    const channel = channels.find((one) => one.id === id)
    const provider = providers.find((one) => one.id === channel?.provider_id)
    return channel === undefined ? id : [provider?.name, channel.product].filter(Boolean).join(' · ')
  }
}

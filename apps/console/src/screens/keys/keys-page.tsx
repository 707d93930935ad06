/** Keys of service accounts: what they open, from where, and when they were last used. */
import './keys.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wish } from '../../api/approval-requests.ts'
import { type ApiKey, fetchKeys } from '../../api/control-requests.ts'
import { addControlWords } from '../../locales/control.ts'
import { AskApproval } from '../../parts/ask-approval.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useProof } from '../../parts/use-proof.tsx'
import { EndDialog, type EndOrder } from './end-dialog.tsx'
import { MakeDialog } from './make-dialog.tsx'
import { SecretDialog } from './secret-dialog.tsx'

addControlWords()

const PAGE = 200
const TONE: Readonly<Record<ApiKey['state'], Tone>> = { active: 'good', ending: 'warn', expired: 'plain', revoked: 'bad' }

/** All of them: an organisation has few. */
async function fetchAllKeys({ signal }: { signal: AbortSignal }): Promise<ApiKey[]> {
  const keys: ApiKey[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof fetchKeys>> = await fetchKeys({ limit: PAGE, ...(cursor && { cursor }) }, { signal })
    keys.push(...page.data)
    cursor = page.next_cursor
  }
  return keys.sort((one, other) => other.created_at.localeCompare(one.created_at))
}

const isOver = ({ state }: ApiKey): boolean => state === 'expired' || state === 'revoked'

export function KeysPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const proof = useProof()
  const query = useQuery({ queryKey: ['keys'], queryFn: fetchAllKeys })
  const [isMaking, setMaking] = useState(false)
  const [order, setOrder] = useState<{ key: ApiKey; order: EndOrder }>()
  const [wanted, want] = useState<{ wish: Wish | undefined; reason?: string }>({ wish: undefined })
  const [secret, setSecret] = useState<string>()
  const done = (told?: string): void => {
    setMaking(false)
    setOrder(undefined)
    setSecret(told)
    void client.invalidateQueries({ queryKey: ['keys'] })
  }
  const askAnother = (wish: Wish, reason: string): void => {
    setMaking(false)
    want({ wish, reason })
  }
  const make = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('control.keys.make')}
    </Button>
  )
  return (
    <Page title={t('control.keys.title')} extra={make}>
      <div className="stack">
        <Alert type="info" title={t('control.keys.about')} />
        <Loaded query={query} rows={6}>
          {(keys) => (
            <>
              <Keys title={t('control.keys.title')} keys={keys.filter((key) => !isOver(key))} onOrder={setOrder} />
              {keys.some(isOver) && <Keys title={t('control.keys.ended')} keys={keys.filter(isOver)} onOrder={setOrder} />}
            </>
          )}
        </Loaded>
      </div>
      {isMaking && <MakeDialog proof={proof} onMade={done} onTwo={askAnother} onClose={() => setMaking(false)} />}
      <AskApproval {...wanted} close={() => want({ wish: undefined })} />
      {order && <EndDialog of={order.key} order={order.order} proof={proof} onDone={done} onClose={() => setOrder(undefined)} />}
      {secret !== undefined && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
      {proof.dialog}
    </Page>
  )
}

type OnOrder = (asked: { key: ApiKey; order: EndOrder }) => void

function Keys({ title, keys, onOrder }: { title: string; keys: readonly ApiKey[]; onOrder: OnOrder }) {
  const { t } = useTranslation()
  return (
    <Panel title={title} flush>
      {keys.length === 0 ? (
        <Empty title={t('control.keys.none')} />
      ) : (
        <ul>
          {keys.map((key) => (
            <KeyRow key={key.id} of={key} onOrder={onOrder} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function KeyRow({ of: key, onOrder }: { of: ApiKey; onOrder: OnOrder }) {
  const { t } = useTranslation()
  const isRoot = key.scopes.includes('admin')
  return (
    <li className="key-row">
      <div>
        <strong>{key.name}</strong>{' '}
        <Tag tone={TONE[key.state]} dot>
          {t(`control.keys.state.${key.state}`)}
        </Tag>
        <p className="muted">{isRoot ? t('control.keys.root') : key.purpose}</p>
        <p className="mono muted">
          {key.prefix}… · {key.id}
        </p>
      </div>
      <div className="key-tags">
        {key.scopes.map((scope) => (
          <Tag key={scope}>{scope}</Tag>
        ))}
        {key.addresses.length === 0 ? <Tag>{t('control.keys.anywhere')}</Tag> : key.addresses.map((one) => <Tag key={one}>{one}</Tag>)}
        {key.requests_per_minute !== null && <Tag>{t('control.keys.perMinuteShort', { count: key.requests_per_minute })}</Tag>}
      </div>
      <div className="muted">
        <p>
          {key.last_used_at === null ? (
            t('control.keys.never')
          ) : (
            <>
              {t('control.keys.used')} <Moment at={key.last_used_at} />
            </>
          )}
        </p>
        {key.expires_at !== null && (
          <p>
            {t('control.keys.ends')} <Moment at={key.expires_at} />
          </p>
        )}
        {key.made_by !== null && (
          <p>
            {t('control.keys.madeBy')} {key.made_by.name}
          </p>
        )}
      </div>
      {!isOver(key) && (
        <div className="row">
          {!isRoot && (
            <Button size="small" onClick={() => onOrder({ key, order: 'rotate' })}>
              {t('control.keys.rotate')}
            </Button>
          )}
          <Button size="small" danger onClick={() => onOrder({ key, order: 'revoke' })}>
            {t('control.keys.revoke')}
          </Button>
        </div>
      )}
    </li>
  )
}

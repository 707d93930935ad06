import { keyTakesTwo } from '@fairline/access/roles'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wish } from '../../api/approval-requests.ts'
import { type KeyWish, makeKey } from '../../api/control-requests.ts'
import { Refused } from '../../api/faults.ts'
import { sessionQuery } from '../../api/queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { NotProved, type Proof } from '../../parts/use-proof.tsx'
import { grantableScopes } from './grantable.ts'
import { useKeyFault } from './key-fault.ts'

type Props = { proof: Proof; onMade: (secret: string) => void; onTwo: (wish: Wish, reason: string) => void; onClose: () => void }

type Draft = { name: string; purpose: string; scopes: string[]; addresses: string; until: string | undefined; perMinute: number | null }
const EMPTY: Draft = { name: '', purpose: '', scopes: [], addresses: '', until: undefined, perMinute: null }
/** What such a key says is said as an operator: four eyes hold. */
const SENDERS = ['operator']

const wishOf = ({ name, purpose, scopes, addresses, until, perMinute }: Draft): KeyWish => ({
  ...{ name: name.trim(), purpose: purpose.trim(), scopes, addresses: addresses.split(/[\s,]+/).filter(Boolean) },
  ...(scopes.includes('events:write') && { senders: SENDERS }),
  ...(until !== undefined && { expires_at: new Date(`${until}T23:59:59.999`).toISOString() }),
  ...(perMinute !== null && { requests_per_minute: perMinute }),
})

export function MakeDialog({ proof: { withProof }, onMade, onTwo, onClose }: Props) {
  const { t } = useTranslation()
  const say = useKeyFault()
  const { data: session } = useQuery(sessionQuery)
  const scopes = grantableScopes(session?.permissions ?? [])
  const [wish, setWish] = useState(EMPTY)
  const [fault, setFault] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const change = (next: Partial<Draft>) => setWish({ ...wish, ...next })
  const make = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    try {
      onMade((await withProof(() => makeKey(wishOf(wish)))).secret)
    } catch (error) {
      if (error instanceof Refused && error.problem.code === 'approval-required')
        return onTwo({ kind: 'api-key', request: wishOf(wish) }, wish.purpose.trim())
      if (!(error instanceof NotProved)) setFault(error)
      setBusy(false)
    }
  }
  const isWhole = wish.name.trim() !== '' && wish.purpose.trim() !== '' && wish.scopes.length > 0
  const footer = [
    <Button key="no" onClick={onClose}>
      {t('control.keys.cancel')}
    </Button>,
    <Button key="yes" type="primary" loading={isBusy} disabled={!isWhole} onClick={() => void make()}>
      {t('control.keys.create')}
    </Button>,
  ]
  return (
    <Modal open title={t('control.keys.make')} onCancel={onClose} footer={footer} width={480}>
      <div style={{ display: 'grid', gap: 14 }}>
        {fault !== undefined && <Alert type="error" role="alert" title={say(fault)} />}
        <div>
          <label htmlFor="key-name">{t('control.keys.name')}</label>
          <Input id="key-name" value={wish.name} maxLength={100} onChange={({ target }) => change({ name: target.value })} />
        </div>
        <div>
          <label htmlFor="key-purpose">{t('control.keys.purpose')}</label>
          <Input id="key-purpose" value={wish.purpose} maxLength={500} onChange={({ target }) => change({ purpose: target.value })} />
        </div>
        <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
          <legend style={{ fontSize: 'inherit', marginBottom: 4 }}>{t('control.keys.scopes')}</legend>
          <Checkbox.Group value={wish.scopes} options={[...scopes]} onChange={(chosen) => change({ scopes: chosen })} />
          <p className="muted">{scopes.length === 0 ? t('control.keys.noScopes') : t('control.keys.scopesHint')}</p>
          {keyTakesTwo(wish.scopes) && <p>{t('control.keys.waits')}</p>}
        </fieldset>
        <Limits wish={wish} change={change} />
      </div>
    </Modal>
  )
}

function Limits({ wish, change }: { wish: Draft; change: (next: Partial<Draft>) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <div>
        <label htmlFor="key-addresses">{t('control.keys.addresses')}</label>
        <Input.TextArea
          id="key-addresses"
          autoSize={{ minRows: 2 }}
          value={wish.addresses}
          placeholder={t('control.keys.addressesHint')}
          onChange={({ target }) => change({ addresses: target.value })}
        />
      </div>
      <div className="row">
        <span>{t('control.keys.until')}</span>
        <DayField label={t('control.keys.until')} value={wish.until} change={(until) => change({ until })} />
      </div>
      <div className="row">
        <label htmlFor="key-per-minute">{t('control.keys.perMinute')}</label>
        <InputNumber<number>
          id="key-per-minute"
          min={1}
          max={1_000_000}
          precision={0}
          value={wish.perMinute}
          onChange={(perMinute) => change({ perMinute })}
        />
      </div>
    </>
  )
}

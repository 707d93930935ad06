import { Alert, Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiKey, revokeKey, rotateKey } from '../../api/control-requests.ts'
import { NotProved, type Proof } from '../../parts/use-proof.tsx'
import { useKeyFault } from './key-fault.ts'

export type EndOrder = 'rotate' | 'revoke'

type Props = { of: ApiKey; order: EndOrder; proof: Proof; onDone: (secret?: string) => void; onClose: () => void }

const OVERLAP_HOURS = [0, 1, 24, 72, 168]
const MINUTES_PER_HOUR = 60

const WORDS = {
  rotate: ['control.keys.rotateTitle', 'control.keys.rotateText'],
  revoke: ['control.keys.revokeTitle', 'control.keys.revokeText'],
} as const

export function EndDialog({ of: key, order, proof: { withProof }, onDone, onClose }: Props) {
  const { t } = useTranslation()
  const say = useKeyFault()
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState(24)
  const [fault, setFault] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const carryOut = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    const asked = { id: key.id, reason: reason.trim() }
    try {
      if (order === 'revoke') {
        await withProof(() => revokeKey(asked))
        onDone()
      } else {
        const { secret } = await withProof(() => rotateKey({ ...asked, overlap_minutes: hours * MINUTES_PER_HOUR }))
        onDone(secret)
      }
    } catch (error) {
      if (!(error instanceof NotProved)) setFault(error)
      setBusy(false)
    }
  }
  const [title, text] = WORDS[order]
  const footer = [
    <Button key="no" onClick={onClose}>
      {t('control.keys.cancel')}
    </Button>,
    <Button
      key="yes"
      type="primary"
      danger={order === 'revoke'}
      loading={isBusy}
      disabled={reason.trim() === ''}
      onClick={() => void carryOut()}
    >
      {t('control.keys.confirm')}
    </Button>,
  ]
  return (
    <Modal open title={t(title, { name: key.name })} onCancel={onClose} footer={footer} width={440}>
      <div style={{ display: 'grid', gap: 14 }}>
        <p>{t(text)}</p>
        {fault !== undefined && <Alert type="error" role="alert" title={say(fault)} />}
        {order === 'rotate' && <Overlap hours={hours} change={setHours} />}
        <div>
          <label htmlFor="key-reason">{t('control.keys.reason')}</label>
          <Input id="key-reason" value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
        </div>
      </div>
    </Modal>
  )
}

/** How long both work. */
function Overlap({ hours, change }: { hours: number; change: (hours: number) => void }) {
  const { t } = useTranslation()
  return (
    <Select
      aria-label={t('control.keys.overlap')}
      value={hours}
      onChange={change}
      options={OVERLAP_HOURS.map((count) => ({
        value: count,
        label: count === 0 ? t('control.keys.atOnce') : t('control.keys.hours', { count }),
      }))}
    />
  )
}

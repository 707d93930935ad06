import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Account, renewBackupCodes } from '../../api/people-requests.ts'
import type { SessionView } from '../../api/views.ts'
import { BackupCodes } from '../../parts/backup-codes.tsx'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { NotProved, useProof } from '../../parts/use-proof.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'

type Props = { account: Account; onChanged: (session?: SessionView) => Promise<void> }

export function FactorPanel({ account, onChanged }: Props) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const { withProof, dialog } = useProof()
  const [codes, setCodes] = useState<readonly string[]>()
  const [isSetting, setSetting] = useState(false)
  const [fault, setFault] = useState<unknown>()
  const renew = async (): Promise<void> => {
    setFault(undefined)
    try {
      setCodes((await withProof(renewBackupCodes)).backup_codes)
    } catch (error) {
      if (!(error instanceof NotProved)) setFault(error)
    }
  }
  const close = async (session?: SessionView): Promise<void> => {
    setSetting(false)
    setCodes(undefined)
    await onChanged(session)
  }
  const isOn = account.has_second_factor
  return (
    <Panel title={t('people.account.factor')}>
      {fault !== undefined && <Alert type="error" role="alert" title={say(fault)} />}
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <Tag tone={isOn ? 'good' : 'warn'} dot>
          {t(isOn ? 'people.account.factorOn' : 'people.account.factorOff')}
        </Tag>
        {isOn && <span className="muted">{t('people.account.codesLeft', { count: account.backup_codes_left })}</span>}
        <span style={{ marginLeft: 'auto' }} />
        {isOn && (
          <Button size="small" onClick={() => void renew()}>
            {t('people.account.renew')}
          </Button>
        )}
        <Button size="small" onClick={() => setSetting(true)}>
          {t(isOn ? 'people.account.replace' : 'people.account.set')}
        </Button>
      </div>
      {dialog}
      <Modal open={isSetting} title={t('people.enrol.title')} onCancel={() => void close()} footer={null} width={440} destroyOnHidden>
        <div style={{ display: 'grid', gap: 14 }}>
          <SecondFactorForm hasPassword={account.has_password} onDone={(session) => void close(session)} withProof={withProof} />
        </div>
      </Modal>
      <Modal open={codes !== undefined} title={t('people.enrol.codes')} onCancel={() => void close()} footer={null} width={440}>
        {codes && <BackupCodes codes={codes} onKept={() => void close()} />}
      </Modal>
    </Panel>
  )
}

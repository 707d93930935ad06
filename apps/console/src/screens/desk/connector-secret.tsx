/** A secret, the only time it is told. */
import { CopyOutlined } from '@ant-design/icons'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSecret } from '../../api/connector-requests.ts'
import { Facts } from '../../parts/figures.tsx'

export function SecretDialog({ told: { address, secret, told, untold }, close }: { told: ConnectionSecret; close: () => void }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }
  const buttons = [
    <Button key="copy" icon={<CopyOutlined />} onClick={() => void copy()}>
      {t(isCopied ? 'connectors.copied' : 'connectors.copy')}
    </Button>,
    <Button key="done" type="primary" onClick={close}>
      {t('connectors.done')}
    </Button>,
  ]
  return (
    <Modal open title={t('connectors.secretOnce')} footer={buttons} onCancel={close} mask={{ closable: false }} width={560}>
      <div className="stack">
        <p>{t('connectors.secretText')}</p>
        <Facts
          rows={[
            [
              t('connectors.address'),
              <code key="address" className="mono wrap">
                {address}
              </code>,
            ],
            [
              t('connectors.secret'),
              <code key="secret" className="mono wrap">
                {secret}
              </code>,
            ],
          ]}
        />
        {told > 0 && <p>{t('connectors.rotatedTold', { count: told })}</p>}
        {untold > 0 && <Alert type="warning" title={t('connectors.rotatedUntold', { count: untold })} />}
      </div>
    </Modal>
  )
}

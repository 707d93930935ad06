/** A secret, the only time it is told. */
import { Alert, Button, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ConnectionSecret } from '../../api/connector-requests.ts'
import { Facts } from '../../parts/figures.tsx'

export function SecretDialog({ told: { address, secret, told, untold }, close }: { told: ConnectionSecret; close: () => void }) {
  const { t } = useTranslation()
  const button = (
    <Button type="primary" onClick={close}>
      {t('connectors.done')}
    </Button>
  )
  return (
    <Modal open title={t('connectors.secretOnce')} footer={button} onCancel={close} mask={{ closable: false }} width={560}>
      <div className="stack">
        <p>{t('connectors.secretText')}</p>
        <Facts
          rows={[
            [t('connectors.address'), <Copied key="address" text={address} />],
            [t('connectors.secret'), <Copied key="secret" text={secret} />],
          ]}
        />
        {told > 0 && <p>{t('connectors.rotatedTold', { count: told })}</p>}
        {untold > 0 && <Alert type="warning" title={t('connectors.rotatedUntold', { count: untold })} />}
      </div>
    </Modal>
  )
}

const Copied = ({ text }: { text: string }) => (
  <Typography.Text code copyable className="wrap">
    {text}
  </Typography.Text>
)

import { Button, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'

/** A new key, this once: it is not closed by a click beside it. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation()
  const stored = (
    <Button type="primary" onClick={onClose}>
      {t('control.keys.stored')}
    </Button>
  )
  return (
    <Modal open title={t('control.keys.secret')} footer={stored} closable={false} keyboard={false} mask={{ closable: false }} width={480}>
      <div style={{ display: 'grid', gap: 10 }}>
        <p>{t('control.keys.secretText')}</p>
        <Input.TextArea
          value={secret}
          readOnly
          autoSize
          className="mono"
          aria-label={t('control.keys.secret')}
          onFocus={({ target }) => target.select()}
        />
      </div>
    </Modal>
  )
}

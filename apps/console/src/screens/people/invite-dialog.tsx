import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { invite } from '../../api/people-requests.ts'
import { useLanguage } from '../../locales/i18n.ts'
import { NotProved, type Proof } from '../../parts/use-proof.tsx'
import { RolesField } from './roles-field.tsx'
import { useRoomFault } from './room-fault.ts'

type Props = { proof: Proof; onDone: (said?: string) => void; onClose: () => void }

/** Where no e-mail can be sent, the link is shown to be handed over: this once. */
export function InviteDialog({ proof: { withProof }, onDone, onClose }: Props) {
  const { t } = useTranslation()
  const say = useRoomFault()
  const language = useLanguage()
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<readonly string[]>([])
  const [link, setLink] = useState<string>()
  const [fault, setFault] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const send = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    try {
      const { token } = await withProof(() => invite({ email: email.trim(), roles: [...roles], language }))
      if (token === null) {
        onDone(t('people.room.sent', { email: email.trim() }))
        onClose()
      } else {
        setLink(`${window.location.origin}/welcome#${token}`)
        onDone()
      }
    } catch (error) {
      if (!(error instanceof NotProved)) setFault(error)
    }
    setBusy(false)
  }
  const button = (
    <Button type="primary" loading={isBusy} disabled={email.trim() === '' || roles.length === 0} onClick={() => void send()}>
      {t('people.room.send')}
    </Button>
  )
  return (
    <Modal open title={t('people.room.invite')} onCancel={onClose} footer={link === undefined ? button : null} width={480}>
      {link === undefined ? (
        <div style={{ display: 'grid', gap: 14 }}>
          {fault !== undefined && <Alert type="error" role="alert" title={say(fault)} />}
          <div>
            <label htmlFor="invited">{t('people.room.email')}</label>
            <Input
              id="invited"
              type="email"
              value={email}
              maxLength={254}
              autoComplete="off"
              onChange={({ target }) => setEmail(target.value)}
            />
          </div>
          <RolesField value={roles} onChange={setRoles} />
        </div>
      ) : (
        <div style={{ display: 'grid', gap: 10 }}>
          <p className="muted">{t('people.room.linkText')}</p>
          <Input.TextArea value={link} readOnly autoSize aria-label={t('people.room.link')} onFocus={({ target }) => target.select()} />
        </div>
      )}
    </Modal>
  )
}

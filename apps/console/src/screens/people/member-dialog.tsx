import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MEMBER_ORDERS, type Member, setRoles } from '../../api/people-requests.ts'
import { NotProved, type Proof } from '../../parts/use-proof.tsx'
import { RolesField } from './roles-field.tsx'
import { useRoomFault } from './room-fault.ts'

export type MemberOrder = 'set-roles' | keyof typeof MEMBER_ORDERS

type Props = { member: Member; order: MemberOrder; proof: Proof; onDone: () => void; onClose: () => void }

export const MEMBER_WORDS = {
  'set-roles': 'people.room.change',
  suspend: 'people.room.suspend',
  restore: 'people.room.restore',
  endSessions: 'people.room.endSessions',
  removeFactor: 'people.room.removeFactor',
} as const satisfies Record<MemberOrder, string>

export function MemberDialog({ member, order, proof: { withProof }, onDone, onClose }: Props) {
  const { t } = useTranslation()
  const say = useRoomFault()
  const [roles, setWanted] = useState<readonly string[]>(member.roles)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const carryOut = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    const { id } = member
    try {
      await withProof(() => (order === 'set-roles' ? setRoles({ id, roles: [...roles], reason }) : MEMBER_ORDERS[order]({ id, reason })))
      onDone()
    } catch (error) {
      if (!(error instanceof NotProved)) setFault(error)
      setBusy(false)
    }
  }
  const footer = [
    <Button key="no" onClick={onClose}>
      {t('people.room.cancel')}
    </Button>,
    <Button
      key="yes"
      type="primary"
      danger={order === 'suspend'}
      loading={isBusy}
      disabled={reason.trim() === '' || roles.length === 0}
      onClick={() => void carryOut()}
    >
      {t('people.room.confirm')}
    </Button>,
  ]
  return (
    <Modal open title={`${t(MEMBER_WORDS[order])} · ${member.name}`} onCancel={onClose} footer={footer} width={480}>
      <div style={{ display: 'grid', gap: 14 }}>
        {fault !== undefined && <Alert type="error" role="alert" title={say(fault)} />}
        {order === 'set-roles' && <RolesField value={roles} onChange={setWanted} />}
        <div>
          <label htmlFor="reason">{t('people.room.reason')}</label>
          <Input
            id="reason"
            value={reason}
            maxLength={500}
            placeholder={t('people.room.reasonHint')}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      </div>
    </Modal>
  )
}

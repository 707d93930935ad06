import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Wish } from '../../api/approval-requests.ts'
import { Refused } from '../../api/faults.ts'
import { joinAccounts, MEMBER_ORDERS, type Member, setRoles } from '../../api/people-requests.ts'
import { NotProved, type Proof } from '../../parts/use-proof.tsx'
import { RolesField } from './roles-field.tsx'
import { useRoomFault } from './room-fault.ts'
import { SameAsField } from './same-as-field.tsx'

export type MemberOrder = 'set-roles' | 'join' | keyof typeof MEMBER_ORDERS

/** `onTwo`: it takes another administrator, and is to be asked for. */
type Props = {
  member: Member
  order: MemberOrder
  proof: Proof
  onDone: () => void
  onTwo: (wish: Wish, reason: string) => void
  onClose: () => void
}

export const MEMBER_WORDS = {
  'set-roles': 'people.room.change',
  suspend: 'people.room.suspend',
  restore: 'people.room.restore',
  endSessions: 'people.room.endSessions',
  removeFactor: 'people.room.removeFactor',
  join: 'people.room.join',
} as const satisfies Record<MemberOrder, string>

/** What opens something to somebody waits for another administrator, where there is one. */
const WAITS: readonly MemberOrder[] = ['set-roles', 'restore', 'removeFactor', 'join']

type Sent = { id: string; roles: string[]; same_as: string; reason: string }

const send = (order: MemberOrder, { id, roles, same_as, reason }: Sent): Promise<unknown> => {
  if (order === 'set-roles') return setRoles({ id, roles, reason })
  return order === 'join' ? joinAccounts({ id, same_as, reason }) : MEMBER_ORDERS[order]({ id, reason })
}

function wishOf(order: MemberOrder, { id, roles, same_as }: { id: string; roles: readonly string[]; same_as: string | undefined }): Wish {
  if (order === 'set-roles') return { kind: 'role-change', request: { id, roles } }
  if (order === 'join') return { kind: 'account-join', request: { id, same_as } }
  return { kind: order === 'restore' ? 'access-restore' : 'second-factor-removal', request: { id } }
}

const takesTwo = (error: unknown): boolean => error instanceof Refused && error.problem.code === 'approval-required'

export function MemberDialog({ member, order, proof: { withProof }, onDone, onTwo, onClose }: Props) {
  const { t } = useTranslation()
  const say = useRoomFault()
  const [roles, setWanted] = useState<readonly string[]>(member.roles)
  const [sameAs, setSameAs] = useState<string>()
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const carryOut = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    const { id } = member
    try {
      await withProof(() => send(order, { id, roles: [...roles], same_as: sameAs ?? '', reason }))
      onDone()
    } catch (error) {
      if (takesTwo(error)) return onTwo(wishOf(order, { id, roles, same_as: sameAs }), reason)
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
      disabled={reason.trim() === '' || roles.length === 0 || (order === 'join' && sameAs === undefined)}
      onClick={() => void carryOut()}
    >
      {t('people.room.confirm')}
    </Button>,
  ]
  return (
    <Modal open title={`${t(MEMBER_WORDS[order])} · ${member.name}`} onCancel={onClose} footer={footer} width={480}>
      <div style={{ display: 'grid', gap: 14 }}>
        {fault !== undefined && <Alert type="error" role="alert" title={say(fault)} />}
        {WAITS.includes(order) && <p className="muted">{t('people.room.waits')}</p>}
        {order === 'join' && <SameAsField of={member} value={sameAs} onChange={setSameAs} />}
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

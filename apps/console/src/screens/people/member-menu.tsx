import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member } from '../../api/people-requests.ts'
import { MEMBER_WORDS, type MemberOrder } from './member-dialog.tsx'

/** What may be done about him; about oneself, another administrator does it. */
export function MemberMenu({ member, isYou, onOrder }: { member: Member; isYou: boolean; onOrder: (order: MemberOrder) => void }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const orders: MemberOrder[] = [
    ...(member.issuer === null ? (['set-roles'] as const) : []),
    'endSessions',
    ...(member.has_second_factor ? (['removeFactor'] as const) : []),
    'join',
    member.suspended_at === null ? 'suspend' : 'restore',
  ]
  const choose = (order: MemberOrder): void => {
    setOpen(false)
    onOrder(order)
  }
  return (
    <>
      <Button size="small" disabled={isYou} onClick={() => setOpen(true)} aria-label={`${t('people.room.manage')} · ${member.name}`}>
        {t('people.room.manage')}
      </Button>
      <Modal open={isOpen} title={member.name} onCancel={() => setOpen(false)} footer={null} width={360}>
        <div style={{ display: 'grid', gap: 8 }}>
          {orders.map((order) => (
            <Button key={order} block danger={order === 'suspend'} onClick={() => choose(order)}>
              {t(MEMBER_WORDS[order])}
            </Button>
          ))}
        </div>
      </Modal>
    </>
  )
}

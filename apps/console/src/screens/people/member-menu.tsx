import { EllipsisOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Member } from '../../api/people-requests.ts'
import type { MemberOrder } from './member-dialog.tsx'

const WORDS = {
  'set-roles': 'people.room.change',
  suspend: 'people.room.suspend',
  restore: 'people.room.restore',
  endSessions: 'people.room.endSessions',
  removeFactor: 'people.room.removeFactor',
} as const satisfies Record<MemberOrder, string>

/** What may be done about him; about oneself, another administrator does it. */
export function MemberMenu({ member, isYou, onOrder }: { member: Member; isYou: boolean; onOrder: (order: MemberOrder) => void }) {
  const { t } = useTranslation()
  const orders: MemberOrder[] = [
    ...(member.issuer === null ? (['set-roles'] as const) : []),
    member.suspended_at === null ? 'suspend' : 'restore',
    'endSessions',
    ...(member.has_second_factor ? (['removeFactor'] as const) : []),
  ]
  const items = orders.map((key) => ({ key, label: t(WORDS[key]), danger: key === 'suspend', onClick: () => onOrder(key) }))
  return (
    <Dropdown menu={{ items }} trigger={['click']} disabled={isYou} placement="bottomRight">
      <Button type="text" size="small" icon={<EllipsisOutlined />} aria-label={`${t('people.room.change')} · ${member.name}`} />
    </Dropdown>
  )
}

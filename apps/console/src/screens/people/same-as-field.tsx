/** Which other account is the same person's. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchPeople, type Member } from '../../api/people-requests.ts'

const PAGE = 200

type Props = { of: Member; value: string | undefined; onChange: (id: string) => void }

export function SameAsField({ of: member, value, onChange }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery({ queryKey: ['people'], queryFn: (context) => fetchPeople({ limit: PAGE }, context) })
  const others = (data?.data ?? []).filter(({ id, person }) => id !== member.id && person !== member.person)
  return (
    <div>
      <label htmlFor="same-as">{t('people.room.sameAs')}</label>
      <Select
        id="same-as"
        style={{ width: '100%' }}
        value={value ?? null}
        options={others.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
        onChange={onChange}
      />
    </div>
  )
}

import { ROLE_NAMES } from '@fairline/access/roles'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRoleName } from '../../parts/role-name.ts'

/** Several add up. */
export function RolesField({ value, onChange }: { value: readonly string[]; onChange: (roles: readonly string[]) => void }) {
  const { t } = useTranslation()
  const roleName = useRoleName()
  const options = ROLE_NAMES.map((role) => ({ value: role as string, label: roleName(role) }))
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend style={{ marginBottom: 6, font: 'inherit', fontSize: 13 }}>{t('people.room.pickRoles')}</legend>
      <Checkbox.Group
        options={options}
        value={[...value]}
        onChange={onChange}
        style={{ display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: 8 }}
      />
    </fieldset>
  )
}

import { Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** A code of the authenticator, or a backup code, which is longer. */
export function CodeField({ id, label, value, onChange }: { id: string; label?: string; value: string; onChange: (code: string) => void }) {
  const { t } = useTranslation()
  return (
    <div>
      <label htmlFor={id}>{label ?? t('people.code.label')}</label>
      <Input
        id={id}
        size="large"
        className="code-input"
        value={value}
        maxLength={20}
        autoComplete="one-time-code"
        inputMode="numeric"
        onChange={({ target }) => onChange(target.value)}
        autoFocus
      />
    </div>
  )
}

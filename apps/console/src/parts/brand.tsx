import { useTranslation } from 'react-i18next'

/** Three lines of credit, one of them free. */
export function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="5" fill="#0b4fb3" />
      <path d="M5 16.5h14M5 12h9M5 7.5h5" stroke="#fff" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  )
}

export function Brand() {
  const { t } = useTranslation()
  return (
    <span className="brand" style={{ padding: 0, height: 'auto' }}>
      <Mark />
      {t('shell.product')}
    </span>
  )
}

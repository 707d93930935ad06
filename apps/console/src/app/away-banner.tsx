import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { connection } from '../api/connection.ts'

export function AwayBanner() {
  const { t } = useTranslation()
  const isAway = useSyncExternalStore(connection.subscribe, connection.isAway)
  return (
    <div role="status" aria-live="polite">
      {isAway && <div className="banner">{t('shell.away')}</div>}
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { useWords } from './use-words.ts'

/** A calendar day of the book. */
export function Day({ on }: { on: string | null }) {
  const words = useWords()
  const { t } = useTranslation()
  if (on === null) return <span className="muted">{t('parts.none')}</span>
  return (
    <time dateTime={on} className="number">
      {words.namedDay(on)}
    </time>
  )
}

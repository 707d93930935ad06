import { useTranslation } from 'react-i18next'
import { useWords } from './use-words.ts'

type Form = 'plain' | 'full' | 'compact'

/** The one component that prints money. `compact` carries the exact amount as its title. */
export function Amount({ minor, currency, form = 'plain' }: { minor: number; currency: string | null; form?: Form }) {
  const words = useWords()
  const { t } = useTranslation()
  if (currency === null) return <span className="muted">{t('parts.none')}</span>
  const exact = words.fullMoney(minor, currency)
  if (form === 'compact') {
    return (
      <span className="number" title={exact}>
        {words.compactMoney(minor, currency)}
      </span>
    )
  }
  return <span className="number">{form === 'full' ? exact : words.money(minor, currency)}</span>
}

import { useTranslation } from 'react-i18next'
import type { LineStatus } from '../api/views.ts'
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

/** In a column of figures nothing is a dash. */
export function AmountOrNone({ minor, currency }: { minor: number; currency: string }) {
  return <Amount minor={minor} currency={minor === 0 ? null : currency} form="full" />
}

type Held = { status: LineStatus; available_minor: number; currency: string | null }

/** Beside other lines: what is left of a limit that cannot be drawn now is paler, and says why. */
export function AvailableAmount({ line: { status, available_minor, currency }, form = 'plain' }: { line: Held; form?: Form }) {
  const { t } = useTranslation()
  const amount = <Amount minor={available_minor} currency={currency} form={form} />
  if (status !== 'suspended') return amount
  return (
    <span className="muted" title={t('parts.status.suspendedText')}>
      {amount}
    </span>
  )
}

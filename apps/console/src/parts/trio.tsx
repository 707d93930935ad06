import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineView } from '../api/views.ts'
import { permilleOf } from '../format/number.ts'
import { Amount } from './amount.tsx'
import { UtilisationCell } from './bar.tsx'
import { Figure } from './figures.tsx'

/** What can be drawn now comes first: it is what everybody asks. Where drawing is stopped that is nothing, and what is left of the limit comes after. */
export function LineTrio({ line }: { line: LineView }) {
  const { t } = useTranslation()
  const { status, currency, limit_minor, drawn_minor, available_minor } = line
  const isStopped = status === 'suspended'
  const permille = limit_minor > 0 ? permilleOf(drawn_minor, limit_minor) : null
  const amount = (minor: number): ReactNode => <Amount minor={minor} currency={currency} />
  return (
    <div>
      <dl className="figures" style={{ alignItems: 'flex-end' }}>
        <Figure isLead label={isStopped ? t('parts.drawableNow') : t('parts.available')} tone={status === 'active' ? undefined : 'muted'}>
          {amount(isStopped ? 0 : available_minor)}
        </Figure>
        <Figure label={t('parts.limit')}>{amount(limit_minor)}</Figure>
        <Figure label={t('parts.drawn')}>{amount(drawn_minor)}</Figure>
      </dl>
      <div style={{ marginTop: 10, maxWidth: 520 }}>
        <UtilisationCell permille={permille} />
      </div>
      {isStopped && available_minor > 0 && (
        <p className="muted" style={{ marginTop: 6 }}>
          <span className="lead-in">{t('parts.onceReleased')}</span>
          {amount(available_minor)}
        </p>
      )}
      {permille !== null && permille > 1_000 && <p className="muted">{t('parts.aboveLimit')}</p>}
    </div>
  )
}

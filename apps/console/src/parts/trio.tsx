import { useTranslation } from 'react-i18next'
import type { LineView } from '../api/views.ts'
import { permilleOf } from '../format/number.ts'
import { Amount } from './amount.tsx'
import { UtilisationCell } from './bar.tsx'

/** Available first: it is what everybody asks. */
export function LineTrio({ line }: { line: LineView }) {
  const { t } = useTranslation()
  const permille = line.limit_minor > 0 ? permilleOf(line.drawn_minor, line.limit_minor) : null
  return (
    <div>
      <dl className="figures" style={{ alignItems: 'flex-end' }}>
        <div className="figure lead">
          <dt>{t('parts.available')}</dt>
          <dd className="figure-value">
            <Amount minor={line.available_minor} currency={line.currency} />
          </dd>
        </div>
        <div className="figure">
          <dt>{t('parts.limit')}</dt>
          <dd className="figure-value">
            <Amount minor={line.limit_minor} currency={line.currency} />
          </dd>
        </div>
        <div className="figure">
          <dt>{t('parts.drawn')}</dt>
          <dd className="figure-value">
            <Amount minor={line.drawn_minor} currency={line.currency} />
          </dd>
        </div>
      </dl>
      <div style={{ marginTop: 10, maxWidth: 520 }}>
        <UtilisationCell permille={permille} />
      </div>
      {permille !== null && permille > 1_000 && <p className="muted">{t('parts.aboveLimit')}</p>}
    </div>
  )
}

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Portfolio } from '../../api/views.ts'
import { Panel } from '../../parts/page.tsx'
import { useWords } from '../../parts/use-words.ts'
import { LiveRate } from './live-rate.tsx'

const TILES = [
  ['lines_restricted', 'portfolio.restricted', { status: ['suspended'], sort: '-as_of' }],
  ['lines_released', 'portfolio.released', { status: ['active'], sort: '-as_of' }],
  ['holds_placed', 'portfolio.holdsPlaced', { sort: '-as_of', scope: ['draw', 'increase'] }],
  ['holds_lifted', 'portfolio.holdsLifted', { sort: '-as_of' }],
  ['drawdowns_approved', 'portfolio.approved', { sort: '-drawn_minor' }],
  ['drawdowns_declined', 'portfolio.declined', { sort: '-as_of' }],
  ['limits_raised', 'portfolio.raised', { sort: '-limit_minor' }],
  ['limits_cut', 'portfolio.cut', { sort: 'limit_minor' }],
  ['lines_opened', 'portfolio.opened', { sort: '-opened_at' }],
] as const

export function Today({ portfolio, className }: { portfolio: Portfolio; className: string }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Panel
      title={t('portfolio.today')}
      className={className}
      extra={<span className="muted number">{words.namedDay(portfolio.today.date)}</span>}
    >
      <div className="tiles">
        {TILES.map(([field, label, search]) => (
          <Link key={field} to="/lines" search={search as never} className="figure">
            <span className="figure-label">{t(label)}</span>
            <span className="figure-value number">{words.count(portfolio.today[field])}</span>
          </Link>
        ))}
        <LiveRate />
      </div>
    </Panel>
  )
}

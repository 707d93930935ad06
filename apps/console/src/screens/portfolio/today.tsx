import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Portfolio } from '../../api/views.ts'
import { Panel } from '../../parts/page.tsx'
import { useWords } from '../../parts/use-words.ts'
import { LiveRate } from './live-rate.tsx'

/** `day`: by which of its days the list behind a tile is narrowed to today. */
const TILES = [
  ['lines_restricted', 'portfolio.restricted', { status: ['suspended'], sort: '-as_of' }, 'placed_on'],
  ['lines_released', 'portfolio.released', { status: ['active'], sort: '-as_of' }, 'lifted_on'],
  ['holds_placed', 'portfolio.holdsPlaced', { sort: '-as_of' }, 'placed_on'],
  ['holds_lifted', 'portfolio.holdsLifted', { sort: '-as_of' }, 'lifted_on'],
  ['drawdowns_approved', 'portfolio.approved', { sort: '-drawn_minor' }, null],
  ['drawdowns_declined', 'portfolio.declined', { sort: '-as_of' }, null],
  ['limits_raised', 'portfolio.raised', { sort: '-limit_minor' }, null],
  ['limits_cut', 'portfolio.cut', { sort: 'limit_minor' }, null],
  ['lines_opened', 'portfolio.opened', { sort: '-opened_at' }, null],
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
        {TILES.map(([field, label, search, day]) => (
          <Link
            key={field}
            to="/lines"
            search={{ ...search, ...(day !== null && { [day]: portfolio.today.date }) } as never}
            className="figure"
          >
            <span className="figure-label">{t(label)}</span>
            <span className="figure-value number">{words.count(portfolio.today[field])}</span>
          </Link>
        ))}
        <LiveRate />
      </div>
    </Panel>
  )
}

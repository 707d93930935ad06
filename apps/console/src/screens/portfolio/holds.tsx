import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Portfolio } from '../../api/views.ts'
import { permilleOf } from '../../format/number.ts'
import { ShareBar } from '../../parts/bar.tsx'
import { Panel } from '../../parts/page.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { Empty } from '../../parts/state.tsx'
import { CategoryTag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { byCategory, type CategoryOfHolds } from './by-category.ts'

export function Holds({ portfolio, className }: { portfolio: Portfolio; className: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const categories = byCategory(portfolio.holds)
  const total = categories.reduce((sum, { holds }) => sum + holds, 0)
  const most = Math.max(...categories.flatMap(({ reasons }) => reasons.map(({ holds }) => holds)), 1)
  return (
    <Panel
      title={t('portfolio.holdsTitle')}
      className={className}
      flush
      extra={<span className="muted number">{t('portfolio.holdsTotal', { count: words.count(total) as unknown as number })}</span>}
    >
      {total === 0 ? (
        <Empty title={t('portfolio.noHolds')} />
      ) : (
        <div className="scroll">
          <table className="table">
            <thead>
              <tr>
                <th>{t('parts.reason')}</th>
                <th style={{ width: '26%' }} />
                <th className="end">{t('portfolio.holds')}</th>
                <th className="end">{t('portfolio.observed')}</th>
              </tr>
            </thead>
            <tbody>
              {categories.map((category) => (
                <CategoryRows key={category.category} {...category} most={most} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function CategoryRows({ category, holds, reasons, most }: CategoryOfHolds & { most: number }) {
  const words = useWords()
  const titleOf = useReasonTitle()
  return (
    <Fragment>
      <tr>
        <td colSpan={2}>
          <Link to="/lines" search={{ category: [category] }}>
            <CategoryTag category={category} />
          </Link>
        </td>
        <td className="end number">
          <b>{words.count(holds)}</b>
        </td>
        <td />
      </tr>
      {reasons.map(({ reason, holds: count, observed }) => (
        <tr key={reason}>
          <td>
            <Link to="/lines" search={{ reason: [reason] }}>
              {titleOf(reason)}
            </Link>
          </td>
          <td style={{ verticalAlign: 'middle' }}>
            <ShareBar permille={permilleOf(count, most)} />
          </td>
          <td className="end number">{words.count(count)}</td>
          <td className="end number muted">{observed > 0 ? words.count(observed) : ''}</td>
        </tr>
      ))}
    </Fragment>
  )
}

import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LineRow } from '../../api/views.ts'
import { Amount, AvailableAmount } from '../../parts/amount.tsx'
import { UtilisationCell } from '../../parts/bar.tsx'
import { StatusTag } from '../../parts/tag.tsx'
import { HoldsInShort } from './holds-in-short.tsx'
import type { ListProps } from './line-table.tsx'

export function LineCards({ rows, hasMore, isMoreComing, more }: ListProps) {
  const { t } = useTranslation()
  return (
    <>
      <ul className="cards">
        {rows.map((row) => (
          <li key={row.borrower_id}>
            <LineCard row={row} />
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button block style={{ marginTop: 10 }} loading={isMoreComing} onClick={more}>
          {t('lines.loadMore')}
        </Button>
      )}
    </>
  )
}

function LineCard({ row }: { row: LineRow }) {
  const { t } = useTranslation()
  return (
    <Link to="/lines/$borrower" params={{ borrower: row.borrower_id }} className="card">
      <div className="card-row">
        <b className="cut" dir="auto">
          {row.borrower_id}
        </b>
        <StatusTag status={row.status} />
      </div>
      <div className="card-row" style={{ marginTop: 6 }}>
        <span className="label">{t('parts.available')}</span>
        <b>
          <AvailableAmount line={row} />
        </b>
      </div>
      <div className="card-row">
        <span className="label">{t('parts.limit')}</span>
        <Amount minor={row.limit_minor} currency={row.currency} />
      </div>
      <UtilisationCell permille={row.utilisation_permille} />
      {row.holds.length > 0 && <HoldsInShort holds={row.holds} />}
    </Link>
  )
}

import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineRow } from '../../api/views.ts'
import { Amount, AvailableAmount } from '../../parts/amount.tsx'
import { UtilisationCell } from '../../parts/bar.tsx'
import { StatusTag } from '../../parts/tag.tsx'
import { HoldsInShort } from './holds-in-short.tsx'
import type { ListProps } from './line-table.tsx'

/** Of what has come, so many are painted at a time. */
const PAINTED = 30

export function LineCards({ rows, search, hasMore, isMoreComing, more }: ListProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState({ search, count: PAINTED })
  // Another question begins at its top.
  const painted = shown.search === search ? shown.count : PAINTED
  const isWhole = painted >= rows.length
  const next = (): void => {
    setShown({ search, count: painted + PAINTED })
    if (hasMore && painted + PAINTED >= rows.length) more()
  }
  return (
    <>
      <ul className="cards">
        {rows.slice(0, painted).map((row) => (
          <li key={row.borrower_id}>
            <LineCard row={row} />
          </li>
        ))}
      </ul>
      {(hasMore || !isWhole) && (
        <Button block style={{ marginTop: 10 }} loading={isWhole && isMoreComing} onClick={next}>
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

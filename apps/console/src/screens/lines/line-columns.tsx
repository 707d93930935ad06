import { Link } from '@tanstack/react-router'
import type { TableColumnType } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LineRow } from '../../api/views.ts'
import { Amount, AvailableAmount } from '../../parts/amount.tsx'
import { UtilisationCell } from '../../parts/bar.tsx'
import { Moment } from '../../parts/moment.tsx'
import { StatusTag } from '../../parts/tag.tsx'
import { HoldsInShort } from './holds-in-short.tsx'
import { type LineSearch, SORT_COLUMNS, sortOf } from './line-search.ts'

type Column = TableColumnType<LineRow> & { key: string; width: number; title: string }

const isSorted = (key: string): boolean => SORT_COLUMNS.some((column) => column === key)

/** All columns of the list, in their order, sorted as the address says. */
export function useLineColumns({ sort }: LineSearch): Column[] {
  const { t } = useTranslation()
  const [sorted, order] = sortOf(sort)
  const none = <span className="muted">{t('parts.none')}</span>
  const money = (key: 'limit_minor' | 'drawn_minor' | 'available_minor', title: string): Column => ({
    key,
    title,
    width: 112,
    align: 'end',
    render: (_, row) => <Amount minor={row[key]} currency={row.currency} form="full" />,
  })
  const columns: Column[] = [
    {
      key: 'borrower_id',
      title: t('lines.borrower'),
      width: 140,
      fixed: 'start',
      render: (_, { borrower_id }) => <BorrowerLink id={borrower_id} />,
    },
    { key: 'status', title: t('lines.status'), width: 112, render: (_, { status }) => <StatusTag status={status} /> },
    { ...money('available_minor', t('parts.available')), render: (_, row) => <AvailableAmount line={row} form="full" /> },
    money('limit_minor', t('parts.limit')),
    money('drawn_minor', t('parts.drawn')),
    {
      key: 'utilisation_permille',
      title: t('lines.utilisation'),
      width: 140,
      render: (_, row) => <UtilisationCell permille={row.utilisation_permille} />,
    },
    { key: 'grade', title: t('parts.grade'), width: 64, render: (_, { grade }) => grade ?? none },
    {
      key: 'behaviour_score',
      title: t('lines.score'),
      width: 96,
      align: 'end',
      render: (_, row) => <span className="number">{row.behaviour_score ?? none}</span>,
    },
    { key: 'holds', title: t('lines.holds'), width: 212, render: (_, { holds }) => <HoldsInShort holds={holds} /> },
    {
      key: 'opened_at',
      title: t('lines.opened'),
      width: 140,
      render: (_, { opened_at }) => (opened_at ? <Moment at={opened_at} /> : none),
    },
    { key: 'as_of', title: t('lines.updated'), width: 112, render: (_, { as_of }) => <Moment at={as_of} short /> },
  ]
  return columns.map((column) =>
    isSorted(column.key) ? { ...column, sorter: true, sortOrder: sorted === column.key ? order : null, showSorterTooltip: false } : column,
  )
}

function BorrowerLink({ id }: { id: string }) {
  return (
    <Link to="/lines/$borrower" params={{ borrower: id }} className="cut" title={id.slice(0, 200)} dir="auto">
      {id}
    </Link>
  )
}

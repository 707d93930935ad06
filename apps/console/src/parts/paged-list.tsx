/** A list of a room: a table where there is room for one, cards on a phone; more of it comes as one scrolls. */
import { Button, Table, type TableColumnType } from 'antd'
import type { KeyboardEvent, ReactNode, UIEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { neighbour } from './row-keys.ts'
import { Fault, Loading } from './state.tsx'
import { useNarrow } from './use-narrow.ts'
import type { Pages } from './use-pages.ts'
import { useRoom } from './use-room.ts'

export type ListColumn<Row> = TableColumnType<Row> & { key: string; width: number; title: string }

type ListProps<Row extends object> = {
  pages: Pages<Row>
  rowKey: (row: Row) => string
  columns: readonly ListColumn<Row>[]
  /** Columns that can be sorted by; the address says which is, and `-` before it turns the order round. */
  sorts?: readonly string[]
  sort?: string | undefined
  resort?: (sort: string | undefined) => void
  card: (row: Row) => ReactNode
  empty: ReactNode
}

export function PagedList<Row extends object>({ empty, ...list }: ListProps<Row>) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const { query, rows, isBegunAnew } = list.pages
  if (query.isPending) return <Loading rows={6} />
  if (query.error && rows.length === 0) return <Fault error={query.error} retry={() => void query.refetch()} />
  if (rows.length === 0) return empty
  return (
    <>
      <p className="notice" role="status">
        {isBegunAnew && t('lines.begunAnew')}
      </p>
      {isNarrow ? <Cards {...list} /> : <Wide {...list} />}
    </>
  )
}

type Shown<Row extends object> = Omit<ListProps<Row>, 'empty'>

function Cards<Row extends object>({ pages: { rows, query }, rowKey, card }: Shown<Row>) {
  const { t } = useTranslation()
  return (
    <>
      <ul className="cards">
        {rows.map((row) => (
          <li key={rowKey(row)}>{card(row)}</li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button block style={{ marginTop: 10 }} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('lines.loadMore')}
        </Button>
      )}
    </>
  )
}

const NEAR_END_PX = 1_200

function Wide<Row extends object>({ pages: { rows, query }, rowKey, columns, sorts = [], sort, resort }: Shown<Row>) {
  const { t } = useTranslation()
  const [place, height] = useRoom()
  const onScroll = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent<HTMLElement>): void => {
    const isNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
    if (isNearEnd && query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go from link to link of the rows
    <div ref={place} className="panel" style={{ overflow: 'hidden' }} onKeyDown={moveAlongRows}>
      <Table<Row>
        virtual
        size="small"
        rowKey={rowKey}
        dataSource={rows}
        columns={columns.map((column) => sorted(column, sorts, sort))}
        pagination={false}
        scroll={{ x: columns.reduce((sum, { width }) => sum + width, 0), y: height }}
        onScroll={onScroll}
        onChange={(_page, _filters, sorter) => resort?.(sortText(sorter))}
      />
      <footer style={{ padding: '6px 10px', borderTop: '1px solid var(--hairline)' }}>
        <span className="label number">{t('lines.shown', { count: rows.length })}</span>
      </footer>
    </div>
  )
}

/** Up and down, as with j and k, from the first link of a row to that of the next. */
function moveAlongRows(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget, key, altKey, ctrlKey, metaKey } = event
  if (altKey || ctrlKey || metaKey || !(target instanceof HTMLAnchorElement)) return
  const links = [...currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-row]')]
  const next = neighbour(links.indexOf(target), key, links.length)
  if (next === undefined) return
  event.preventDefault()
  links[next]?.focus()
}

function sorted<Row>(column: ListColumn<Row>, sorts: readonly string[], sort: string | undefined): TableColumnType<Row> {
  if (!sorts.includes(column.key)) return column
  const order = sort === column.key ? 'ascend' : sort === `-${column.key}` ? 'descend' : null
  return { ...column, sorter: true, sortOrder: order, showSorterTooltip: false }
}

type Sorter = { columnKey?: unknown; order?: 'ascend' | 'descend' | null }

function sortText(sorter: Sorter | Sorter[]): string | undefined {
  const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
  return order && typeof columnKey === 'string' ? `${order === 'descend' ? '-' : ''}${columnKey}` : undefined
}

import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Table } from 'antd'
import { type UIEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineRow } from '../../api/views.ts'
import { useRoom } from '../../parts/use-room.ts'
import { useLineColumns } from './line-columns.tsx'
import type { LineSearch, Sort } from './line-search.ts'
import { usePlace } from './use-place.ts'

export type ListProps = {
  rows: readonly LineRow[]
  search: LineSearch
  change: (next: LineSearch) => void
  hasMore: boolean
  isMoreComing: boolean
  more: () => void
}

const HIDDEN_AS = 'fairline.line-columns-hidden'
const HIDDEN_FIRST = ['opened_at']
const NEAR_END_PX = 1_200

export function LineTable({ rows, search, change, hasMore, isMoreComing, more }: ListProps) {
  const { t } = useTranslation()
  const all = useLineColumns(search)
  const [hidden, setHidden] = useState(readHidden)
  const [place, height] = useRoom()
  const [table, keepPlace] = usePlace(search)
  const columns = all.filter(({ key }) => !hidden.includes(key))
  const hide = (next: string[]): void => {
    localStorage.setItem(HIDDEN_AS, next.join(','))
    setHidden(next)
  }
  const onScroll = ({ currentTarget: { scrollHeight, scrollTop, clientHeight } }: UIEvent<HTMLElement>): void => {
    keepPlace(scrollTop)
    if (hasMore && !isMoreComing && scrollHeight - scrollTop - clientHeight < NEAR_END_PX) more()
  }
  return (
    <div ref={place} className="panel" style={{ overflow: 'hidden' }}>
      <Table<LineRow>
        ref={table}
        virtual
        size="small"
        rowKey="borrower_id"
        dataSource={rows as LineRow[]}
        columns={columns}
        pagination={false}
        scroll={{ x: columns.reduce((sum, { width }) => sum + width, 0), y: height }}
        onScroll={onScroll}
        onChange={(_page, _filters, sorter) => change(withSort(search, sorter))}
      />
      <footer className="card-row" style={{ padding: '4px 10px', borderTop: '1px solid var(--hairline)' }}>
        <span className="label number">{t('lines.shown', { count: rows.length })}</span>
        <ColumnPicker all={all} hidden={hidden} hide={hide} />
      </footer>
    </div>
  )
}

const readHidden = (): string[] => localStorage.getItem(HIDDEN_AS)?.split(',').filter(Boolean) ?? HIDDEN_FIRST

type Sorter = { columnKey?: unknown; order?: 'ascend' | 'descend' | null }

function withSort(search: LineSearch, sorter: Sorter | Sorter[]): LineSearch {
  const { sort: _, ...filters } = search
  const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
  if (!order || typeof columnKey !== 'string') return filters
  return { ...filters, sort: `${order === 'descend' ? '-' : ''}${columnKey}` as Sort }
}

type PickerProps = { all: readonly { key: string; title: string }[]; hidden: string[]; hide: (next: string[]) => void }

function ColumnPicker({ all, hidden, hide }: PickerProps) {
  const { t } = useTranslation()
  const content = (
    <Checkbox.Group
      style={{ display: 'grid', gap: 4 }}
      value={all.map(({ key }) => key).filter((key) => !hidden.includes(key))}
      options={all.map(({ key, title }) => ({ value: key, label: title, disabled: key === 'borrower_id' }))}
      onChange={(shown) => hide(all.map(({ key }) => key).filter((key) => !shown.includes(key)))}
    />
  )
  return (
    <Popover trigger="click" placement="topRight" content={content}>
      <Button size="small" type="text" icon={<SettingOutlined />}>
        {t('lines.columns')}
      </Button>
    </Popover>
  )
}

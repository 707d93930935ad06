import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HoldScope, LineStatus } from '../../api/views.ts'
import { SearchBox } from '../../parts/search-box.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { Days } from './days.tsx'
import { useCategoryOptions, useReasonOptions } from './filter-options.ts'
import { filterCount, type LineSearch, type ListName } from './line-search.ts'
import { Ranges } from './ranges.tsx'
import { Views } from './views.tsx'

type FilterProps = { search: LineSearch; change: (next: LineSearch) => void }

export function Filters({ search, change }: FilterProps) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const [isOpen, setOpen] = useState(false)
  const count = filterCount(search)
  return (
    <search className="toolbar">
      <LineSearchBox search={search} change={change} />
      {isNarrow && (
        <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {t('lines.filters')}
          {count > 0 ? ` (${count})` : ''}
        </Button>
      )}
      {(!isNarrow || isOpen) && <Lists search={search} change={change} />}
      {(!isNarrow || isOpen) && <Ranges search={search} change={change} />}
      {(!isNarrow || isOpen) && <Days search={search} change={change} />}
      {count > 0 && (
        <Button type="text" onClick={() => change(search.sort ? { sort: search.sort } : {})}>
          {t('lines.clear')}
        </Button>
      )}
      <span style={{ flex: 1 }} />
      <Views search={search} change={change} />
    </search>
  )
}

function LineSearchBox({ search, change }: FilterProps) {
  const { t } = useTranslation()
  const look = (q: string | undefined): void => {
    const { q: _, ...others } = search
    change(q === undefined ? others : { ...others, q })
  }
  return <SearchBox label={t('lines.search')} value={search.q} change={look} />
}

const STATUSES: readonly LineStatus[] = ['active', 'suspended', 'pending', 'closed', 'charged_off']
const SCOPES: readonly HoldScope[] = ['draw', 'increase', 'login', 'profile']

function Lists({ search, change }: FilterProps): ReactNode {
  const { t } = useTranslation()
  const categories = useCategoryOptions()
  const reasons = useReasonOptions()
  const lists = [
    ['status', t('lines.status'), STATUSES.map((value) => ({ value, label: t(`parts.status.${value}`) })), 120],
    ['category', t('lines.category'), categories, 165],
    ['reason', t('lines.reason'), reasons, 150],
    ['scope', t('lines.scope'), SCOPES.map((value) => ({ value, label: t(`parts.scope.${value}`) })), 145],
  ] satisfies readonly (readonly [ListName, string, { value: string; label: string }[], number])[]
  return lists.map(([name, label, options, width]) => (
    <Select
      key={name}
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      style={{ minWidth: width, maxWidth: 260 }}
      popupMatchSelectWidth={false}
      placeholder={label}
      aria-label={label}
      value={search[name] ?? []}
      options={options}
      optionFilterProp="label"
      onChange={(values: string[]) => change(withList(search, name, values))}
    />
  ))
}

function withList(search: LineSearch, name: ListName, values: string[]): LineSearch {
  const { [name]: _, ...others } = search
  return values.length > 0 ? { ...others, [name]: values } : others
}

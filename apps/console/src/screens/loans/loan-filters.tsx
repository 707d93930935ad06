import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceFilter } from '../../parts/choice-filter.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { ProductFilter } from '../../parts/product-filter.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { BUCKETS, filterCount, type LoanSearch, readLoanSearch, STATUSES } from './loan-search.ts'

type FilterProps = { search: LoanSearch; change: (next: LoanSearch) => void }

export function LoanFilters({ search, change }: FilterProps) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const [isOpen, setOpen] = useState(false)
  const count = filterCount(search)
  const withOne = (part: Partial<Record<keyof LoanSearch, unknown>>): void => change(readLoanSearch({ ...search, ...part }))
  return (
    <search className="toolbar">
      <SearchBox label={t('loans.search')} value={search.borrower} change={(borrower) => withOne({ borrower })} />
      {isNarrow && (
        <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {t('lines.filters')}
          {count > 0 ? ` (${count})` : ''}
        </Button>
      )}
      {(!isNarrow || isOpen) && <Choices search={search} withOne={withOne} />}
      {count > 0 && (
        <Button type="text" onClick={() => change(search.sort ? { sort: search.sort } : {})}>
          {t('loans.clear')}
        </Button>
      )}
    </search>
  )
}

type ChoicesProps = { search: LoanSearch; withOne: (part: Partial<Record<keyof LoanSearch, unknown>>) => void }

function Choices({ search, withOne }: ChoicesProps) {
  const { t } = useTranslation()
  return (
    <>
      <ChoiceFilter
        label={t('lending.status')}
        options={STATUSES.map((value) => ({ value, label: t(`lending.loan.${value}`) }))}
        values={search.status}
        change={(status) => withOne({ status })}
      />
      <ChoiceFilter
        label={t('loans.bucket')}
        options={BUCKETS.map((value) => ({
          value,
          short: t(`lending.bucket.${value}`),
          label: `${t(`lending.bucket.${value}`)} · ${t(`lending.bucketText.${value}`)}`,
        }))}
        values={search.bucket}
        change={(bucket) => withOne({ bucket })}
        width={190}
      />
      <ProductFilter value={search.product} change={(product) => withOne({ product })} />
      <span className="row" style={{ gap: 6 }}>
        <span className="label">{t('loans.dueBefore')}</span>
        <DayField label={t('loans.dueBefore')} value={search.due_before} change={(due_before) => withOne({ due_before })} />
      </span>
    </>
  )
}

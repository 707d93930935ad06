import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchLoans, type LoanQuestion } from '../../api/lending-requests.ts'
import type { LoanRow } from '../../api/views.ts'
import { ListChanges } from '../../parts/list-changes.tsx'
import { LoanCard } from '../../parts/loan-card.tsx'
import { Page } from '../../parts/page.tsx'
import { PagedList } from '../../parts/paged-list.tsx'
import { questionOf } from '../../parts/search-values.ts'
import { Empty } from '../../parts/state.tsx'
import { usePages } from '../../parts/use-pages.ts'
import { useWords } from '../../parts/use-words.ts'
import { useLoanColumns } from './loan-columns.tsx'
import { LoanFilters } from './loan-filters.tsx'
import { filterCount, LOAN_SORTS, type LoanSearch, readLoanSearch } from './loan-search.ts'

const route = getRouteApi('/loans')

export function LoansPage() {
  const { t } = useTranslation()
  const words = useWords()
  const search = route.useSearch({ select: readLoanSearch, structuralSharing: true })
  const navigate = route.useNavigate()
  const change = (next: LoanSearch): void => void navigate({ search: next, replace: true })
  const question = useMemo((): LoanQuestion => questionOf(search), [search])
  const pages = usePages(['loans', search], (page, given) => fetchLoans({ ...question, ...page }, given))
  const columns = useLoanColumns(search)
  const on = pages.query.data?.pages[0]?.on
  const changes = (
    <div className="row">
      <ListChanges fits={({ outcomes }) => outcomes.length > 0} isComing={pages.query.isFetching} refresh={pages.refresh} />
      {on !== undefined && <span className="muted number">{t('loans.on', { day: words.namedDay(on) })}</span>}
    </div>
  )
  return (
    <Page title={t('loans.title')} extra={changes}>
      <LoanFilters search={search} change={change} />
      <PagedList<LoanRow>
        pages={pages}
        rowKey={({ borrower_id, loan_id }) => `${borrower_id} ${loan_id}`}
        columns={columns}
        sorts={LOAN_SORTS}
        sort={search.sort}
        resort={(sort) => change(readLoanSearch({ ...search, sort }))}
        card={(loan) => <LoanCard loan={loan} withBorrower />}
        empty={<NoLoans isFiltered={filterCount(search) > 0} clear={() => change({})} />}
      />
    </Page>
  )
}

function NoLoans({ isFiltered, clear }: { isFiltered: boolean; clear: () => void }) {
  const { t } = useTranslation()
  if (!isFiltered) return <Empty title={t('loans.none')} text={t('loans.noneText')} />
  return <Empty title={t('loans.noneFit')} action={<Button onClick={clear}>{t('loans.clear')}</Button>} />
}

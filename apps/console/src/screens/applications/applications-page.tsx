import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApplicationQuestion, fetchApplications } from '../../api/lending-requests.ts'
import type { ApplicationRow } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { BorrowerLink } from '../../parts/book-links.tsx'
import { ChoiceFilter } from '../../parts/choice-filter.tsx'
import { LendingTag } from '../../parts/lending-tag.tsx'
import { ListChanges } from '../../parts/list-changes.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { type ListColumn, PagedList } from '../../parts/paged-list.tsx'
import { ProductFilter } from '../../parts/product-filter.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { SearchBox } from '../../parts/search-box.tsx'
import { questionOf } from '../../parts/search-values.ts'
import { Empty } from '../../parts/state.tsx'
import { usePages } from '../../parts/use-pages.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { type ApplicationSearch, isFiltered, readApplicationSearch, STATES } from './application-search.ts'

const route = getRouteApi('/applications')
const CHANGED_BY = /^fairline\.(application-|offer-made|line-granted|grant-declined)/

export function ApplicationsPage() {
  const { t } = useTranslation()
  const search = route.useSearch({ select: readApplicationSearch, structuralSharing: true })
  const navigate = route.useNavigate()
  const change = (next: ApplicationSearch): void => void navigate({ search: next, replace: true })
  const question = useMemo((): ApplicationQuestion => questionOf(search), [search])
  const pages = usePages(['applications', search], (page, given) => fetchApplications({ ...question, ...page }, given))
  const changes = (
    <div className="row">
      <ListChanges
        fits={({ outcomes }) => outcomes.some(({ type }) => CHANGED_BY.test(type))}
        isComing={pages.query.isFetching}
        refresh={pages.refresh}
      />
    </div>
  )
  return (
    <Page title={t('applications.title')} extra={changes}>
      <Filters search={search} change={change} />
      <PagedList<ApplicationRow>
        pages={pages}
        rowKey={({ borrower_id, application_id }) => `${borrower_id} ${application_id}`}
        columns={useColumns()}
        card={(application) => <ApplicationCard application={application} />}
        empty={<NoApplications isFiltered={isFiltered(search)} clear={() => change({})} />}
      />
    </Page>
  )
}

function Filters({ search, change }: { search: ApplicationSearch; change: (next: ApplicationSearch) => void }) {
  const { t } = useTranslation()
  const withOne = (part: Partial<Record<keyof ApplicationSearch, unknown>>): void => change(readApplicationSearch({ ...search, ...part }))
  return (
    <search className="toolbar">
      <SearchBox label={t('applications.search')} value={search.borrower} change={(borrower) => withOne({ borrower })} />
      <ChoiceFilter
        label={t('lending.status')}
        options={STATES.map((value) => ({ value, label: t(`lending.application.${value}`) }))}
        values={search.state}
        change={(state) => withOne({ state })}
      />
      <ProductFilter value={search.product} change={(product) => withOne({ product })} />
      {isFiltered(search) && (
        <Button type="text" onClick={() => change({})}>
          {t('applications.clear')}
        </Button>
      )}
    </search>
  )
}

function useColumns(): ListColumn<ApplicationRow>[] {
  const { t } = useTranslation()
  return [
    { key: 'id', title: t('applications.id'), width: 150, fixed: 'start', render: (_, one) => <ApplicationLink application={one} /> },
    { key: 'borrower', title: t('lending.borrower'), width: 130, render: (_, { borrower_id }) => <BorrowerLink id={borrower_id} /> },
    { key: 'state', title: t('lending.status'), width: 116, render: (_, { state }) => <LendingTag kind="application" state={state} /> },
    { key: 'waiting', title: t('applications.waiting'), width: 176, render: (_, application) => <Waiting application={application} /> },
    { key: 'offer', title: t('applications.offer'), width: 118, align: 'end', render: (_, { offer }) => <Offered offer={offer} /> },
    { key: 'why', title: t('parts.reason'), width: 226, render: (_, { reasons }) => <Reasons codes={reasons} /> },
    { key: 'product', title: t('lending.product'), width: 120, render: (_, { product }) => <span className="mono">{product}</span> },
    { key: 'submitted', title: t('applications.submitted'), width: 146, render: (_, { submitted_at }) => <Moment at={submitted_at} /> },
  ]
}

function ApplicationLink({ application: { borrower_id, application_id } }: { application: ApplicationRow }) {
  return (
    <Link
      to="/applications/$borrower/$application"
      params={{ borrower: borrower_id, application: application_id }}
      className="cut"
      dir="auto"
      title={application_id}
      data-row=""
    >
      {application_id}
    </Link>
  )
}

function Offered({ offer }: { offer: ApplicationRow['offer'] }) {
  const { t } = useTranslation()
  if (offer === null) return <span className="muted">{t('parts.none')}</span>
  return <Amount minor={offer.limit_minor} currency={offer.currency} form="full" />
}

function Reasons({ codes }: { codes: readonly string[] }) {
  const titleOf = useReasonTitle()
  const text = codes.map((code) => titleOf(code)).join(' · ')
  return (
    <span className="cut" title={text}>
      {text}
    </span>
  )
}

function ApplicationCard({ application }: { application: ApplicationRow }) {
  const { t } = useTranslation()
  const { borrower_id, application_id, state, offer, reasons } = application
  return (
    <Link to="/applications/$borrower/$application" params={{ borrower: borrower_id, application: application_id }} className="card">
      <div className="card-row">
        <b className="cut" dir="auto">
          {borrower_id}
        </b>
        <LendingTag kind="application" state={state} />
      </div>
      <div className="card-row">
        <span className="muted cut">{application_id}</span>
        <Waiting application={application} />
      </div>
      {offer && (
        <div className="card-row">
          <span className="label">{t('applications.offer')}</span>
          <b>
            <Offered offer={offer} />
          </b>
        </div>
      )}
      {reasons.length > 0 && <Reasons codes={reasons} />}
    </Link>
  )
}

function NoApplications({ isFiltered: isNarrowed, clear }: { isFiltered: boolean; clear: () => void }) {
  const { t } = useTranslation()
  if (!isNarrowed) return <Empty title={t('applications.none')} text={t('applications.noneText')} />
  return <Empty title={t('applications.noneFit')} action={<Button onClick={clear}>{t('applications.clear')}</Button>} />
}

import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchCases } from '../../api/case-requests.ts'
import type { CaseRow } from '../../api/views.ts'
import { BorrowerLink } from '../../parts/book-links.tsx'
import { useBookNow } from '../../parts/book-now.ts'
import { CaseDue, CaseLink, CaseStateTag } from '../../parts/case-parts.tsx'
import { ChoiceFilter } from '../../parts/choice-filter.tsx'
import { useValueName } from '../../parts/field-value.ts'
import { ListChanges } from '../../parts/list-changes.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { type ListColumn, PagedList } from '../../parts/paged-list.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { SearchBox } from '../../parts/search-box.tsx'
import { Empty } from '../../parts/state.tsx'
import { usePages } from '../../parts/use-pages.ts'
import { CATEGORIES, type CaseSearch, caseQuestion, DUES, isFiltered, KINDS, readCaseSearch, STATES } from './case-search.ts'

const route = getRouteApi('/cases')
const CHANGED_BY = /^fairline\.(case-|appeal-|manual-review-|document-|explanation-|automated-decision-|reverification-|commitment-)/

export function CasesPage() {
  const { t } = useTranslation()
  const search = route.useSearch({ select: readCaseSearch, structuralSharing: true })
  const navigate = route.useNavigate()
  const now = useBookNow()
  const change = (next: CaseSearch): void => void navigate({ search: next, replace: true })
  const question = caseQuestion(search, now)
  const pages = usePages(['cases', question], (page, given) => fetchCases({ ...question, ...page }, given))
  const changes = (
    <div className="row">
      <ListChanges fits={({ type }) => CHANGED_BY.test(type)} isComing={pages.query.isFetching} refresh={pages.refresh} />
    </div>
  )
  return (
    <Page title={t('cases.title')} extra={changes}>
      <Filters search={search} change={change} />
      <PagedList<CaseRow>
        pages={pages}
        rowKey={({ borrower_id, case_id }) => `${borrower_id} ${case_id}`}
        columns={useColumns()}
        card={(one) => <CaseCard one={one} />}
        empty={<NoCases isFiltered={isFiltered(search)} clear={() => change({})} />}
      />
    </Page>
  )
}

function Filters({ search, change }: { search: CaseSearch; change: (next: CaseSearch) => void }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const withOne = (part: Partial<Record<keyof CaseSearch, unknown>>): void => change(readCaseSearch({ ...search, ...part }))
  const dues = [{ value: '', label: t('cases.dueAny') }, ...DUES.map((value) => ({ value, label: t(`cases.${dueKey(value)}`) }))]
  return (
    <search className="toolbar">
      <SearchBox label={t('cases.search')} value={search.borrower} change={(borrower) => withOne({ borrower })} />
      <Select
        aria-label={t('cases.due')}
        style={{ width: 130 }}
        value={search.due ?? ''}
        options={dues}
        onChange={(due) => withOne({ due })}
      />
      <ChoiceFilter
        label={t('cases.kind')}
        options={KINDS.map((value) => ({ value, label: nameOf(value) }))}
        values={search.kind}
        change={(kind) => withOne({ kind })}
      />
      <ChoiceFilter
        label={t('cases.state')}
        options={STATES.map((value) => ({ value, label: t(`cases.states.${value}`) }))}
        values={search.state}
        change={(state) => withOne({ state })}
      />
      <ChoiceFilter
        label={t('cases.category')}
        options={CATEGORIES.map((value) => ({ value, label: t(`parts.category.${value}`) }))}
        values={search.category}
        change={(category) => withOne({ category })}
      />
      <Select
        aria-label={t('cases.assignee')}
        style={{ width: 140 }}
        value={search.assignee ?? ''}
        options={assigneeOptions(search.assignee, t('cases.anybody'), t('cases.unassigned'))}
        onChange={(assignee) => withOne({ assignee })}
      />
      {isFiltered(search) && (
        <Button type="text" onClick={() => change({})}>
          {t('cases.clear')}
        </Button>
      )}
    </search>
  )
}

const dueKey = (due: (typeof DUES)[number]) => (due === 'over' ? 'dueOver' : 'dueSoon')

const NOBODY = 'none'

/** Whoever the address names is among them. */
function assigneeOptions(chosen: string | undefined, anybody: string, nobody: string) {
  const named = chosen === undefined || chosen === NOBODY ? [] : [{ value: chosen, label: chosen }]
  return [{ value: '', label: anybody }, { value: NOBODY, label: nobody }, ...named]
}

function useColumns(): ListColumn<CaseRow>[] {
  const { t } = useTranslation()
  const nameOf = useValueName()
  return [
    { key: 'due', title: t('cases.due'), width: 136, fixed: 'start', render: (_, one) => <CaseDue one={one} /> },
    { key: 'id', title: t('cases.id'), width: 168, render: (_, one) => <CaseLink one={one} isRow /> },
    { key: 'kind', title: t('cases.kind'), width: 104, render: (_, { kind }) => nameOf(kind) },
    { key: 'state', title: t('cases.state'), width: 116, render: (_, { state }) => <CaseStateTag state={state} /> },
    { key: 'borrower', title: t('cases.borrower'), width: 140, render: (_, { borrower_id }) => <BorrowerLink id={borrower_id} /> },
    { key: 'reasons', title: t('cases.reasons'), width: 240, render: (_, { reasons }) => <Reasons codes={reasons} /> },
    { key: 'assignee', title: t('cases.assignee'), width: 130, render: (_, one) => <Assignee one={one} /> },
    { key: 'opened', title: t('cases.opened'), width: 146, render: (_, { opened_at }) => <Moment at={opened_at} /> },
  ]
}

function Assignee({ one: { assignee } }: { one: CaseRow }) {
  const { t } = useTranslation()
  if (assignee === null) return <span className="muted">{t('cases.unassigned')}</span>
  return (
    <span className="cut" title={assignee}>
      {assignee}
    </span>
  )
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

function CaseCard({ one }: { one: CaseRow }) {
  const nameOf = useValueName()
  const { borrower_id, case_id, kind, state, reasons } = one
  return (
    <Link to="/cases/$borrower/$case" params={{ borrower: borrower_id, case: case_id }} className="card">
      <div className="card-row">
        <b className="cut" dir="auto">
          {nameOf(kind)} · {borrower_id}
        </b>
        <CaseStateTag state={state} />
      </div>
      <div className="card-row">
        <span className="muted cut">{case_id}</span>
        <CaseDue one={one} />
      </div>
      {reasons.length > 0 && <Reasons codes={reasons} />}
    </Link>
  )
}

function NoCases({ isFiltered: isNarrowed, clear }: { isFiltered: boolean; clear: () => void }) {
  const { t } = useTranslation()
  if (!isNarrowed) return <Empty title={t('cases.none')} text={t('cases.noneText')} />
  return <Empty title={t('cases.noneFit')} action={<Button onClick={clear}>{t('cases.clear')}</Button>} />
}

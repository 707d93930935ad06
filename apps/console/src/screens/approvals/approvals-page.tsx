/** What waits for a second person, what one asked for oneself, and what became of it. */
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchApprovals } from '../../api/approval-requests.ts'
import type { Approval } from '../../api/views.ts'
import { ApprovalLink, ApprovalStateTag } from '../../parts/approval-parts.tsx'
import { ChoiceFilter } from '../../parts/choice-filter.tsx'
import { useValueName } from '../../parts/field-value.ts'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { type ListColumn, PagedList } from '../../parts/paged-list.tsx'
import { Empty } from '../../parts/state.tsx'
import { usePages } from '../../parts/use-pages.ts'
import { type ApprovalSearch, approvalQuestion, isFiltered, KINDS, readApprovalSearch, SIDES, STATES } from './approval-search.ts'

const route = getRouteApi('/approvals')

export function ApprovalsPage() {
  const { t } = useTranslation()
  const search = route.useSearch({ select: readApprovalSearch, structuralSharing: true })
  const navigate = route.useNavigate()
  const change = (next: ApprovalSearch): void => void navigate({ search: next, replace: true })
  const question = approvalQuestion(search)
  const pages = usePages(['approvals', question], (page, given) => fetchApprovals({ ...question, ...page }, given))
  return (
    <Page title={t('shell.approvals')}>
      <Filters search={search} change={change} />
      <PagedList<Approval>
        pages={pages}
        rowKey={({ approval_id }) => approval_id}
        columns={useColumns()}
        card={(one) => <Card one={one} />}
        empty={<None search={search} clear={() => change(search.side === undefined ? {} : { side: search.side })} />}
      />
    </Page>
  )
}

type FiltersProps = { search: ApprovalSearch; change: (next: ApprovalSearch) => void }

function Filters({ search, change }: FiltersProps) {
  const { t } = useTranslation()
  const side = search.side ?? 'to-decide'
  return (
    <search className="toolbar">
      <Segmented
        aria-label={t('approvals.side')}
        value={side}
        options={SIDES.map((value) => ({ value, label: t(`approvals.sides.${value}`) }))}
        onChange={(value) => change(readApprovalSearch({ ...search, side: value }))}
      />
      <ChoiceFilter
        label={t('approvals.kind')}
        options={KINDS.map((value) => ({ value, label: t(`approvals.kinds.${value}`) }))}
        values={search.kind}
        change={(kind) => change(readApprovalSearch({ ...search, kind }))}
      />
      {side !== 'to-decide' && (
        <ChoiceFilter
          label={t('approvals.state')}
          options={STATES.map((value) => ({ value, label: t(`approvals.states.${value}`) }))}
          values={search.state}
          change={(state) => change(readApprovalSearch({ ...search, state }))}
        />
      )}
    </search>
  )
}

function useColumns(): ListColumn<Approval>[] {
  const { t } = useTranslation()
  const nameOf = useValueName()
  return [
    { key: 'kind', title: t('approvals.kind'), width: 190, fixed: 'start', render: (_, one) => <ApprovalLink one={one} isRow /> },
    { key: 'state', title: t('approvals.state'), width: 110, render: (_, { state }) => <ApprovalStateTag state={state} /> },
    { key: 'subject', title: t('approvals.subject'), width: 160, render: (_, { subject }) => <Cut text={nameOf(subject)} /> },
    { key: 'reason', title: t('approvals.reason'), width: 240, render: (_, { reason }) => <Cut text={reason} /> },
    { key: 'asker', title: t('approvals.asker'), width: 130, render: (_, { asked_by_name }) => <Cut text={asked_by_name} /> },
    { key: 'asked', title: t('approvals.askedAt'), width: 146, render: (_, { asked_at }) => <Moment at={asked_at} /> },
    { key: 'expires', title: t('approvals.expires'), width: 146, render: (_, one) => <Expiry one={one} /> },
  ]
}

const Cut = ({ text }: { text: string }) => (
  <span className="cut" dir="auto" title={text}>
    {text}
  </span>
)

/** Of what is over nothing expires any more. */
const Expiry = ({ one: { state, expires_at } }: { one: Approval }) =>
  state === 'open' || state === 'failed' ? <Moment at={expires_at} /> : <span className="muted">–</span>

function Card({ one }: { one: Approval }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const { approval_id, kind, state, subject, reason, asked_by_name } = one
  return (
    <Link to="/approvals/$approval" params={{ approval: approval_id }} className="card">
      <div className="card-row">
        <b className="cut">{t(`approvals.kinds.${kind}`)}</b>
        <ApprovalStateTag state={state} />
      </div>
      <div className="card-row">
        <span className="muted cut" dir="auto">
          {nameOf(subject)}
        </span>
        <Expiry one={one} />
      </div>
      <span className="cut" dir="auto">
        {asked_by_name} · {reason}
      </span>
    </Link>
  )
}

function None({ search, clear }: { search: ApprovalSearch; clear: () => void }) {
  const { t } = useTranslation()
  if (isFiltered(search)) return <Empty title={t('approvals.noneFit')} action={<Button onClick={clear}>{t('approvals.clear')}</Button>} />
  return <Empty title={t(`approvals.none.${search.side ?? 'to-decide'}`)} text={t('approvals.noneText')} />
}

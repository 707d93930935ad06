import { queryOptions, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isRefused } from '../../api/faults.ts'
import { fetchLoan } from '../../api/lending-requests.ts'
import type { LoanDetail } from '../../api/views.ts'
import { useLiveRefresh } from '../../live/use-live.ts'
import { Amount } from '../../parts/amount.tsx'
import { BorrowerLink, Trail } from '../../parts/book-links.tsx'
import { DocumentsPanel } from '../../parts/documents-panel.tsx'
import { Figure } from '../../parts/figures.tsx'
import { BucketTag, LendingTag } from '../../parts/lending-tag.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { BalancePanel } from './balance-panel.tsx'
import { JournalPanel } from './journal-panel.tsx'
import { PaymentsPanel } from './payments-panel.tsx'
import { PayoffPanel } from './payoff-panel.tsx'
import { SchedulePanel } from './schedule-panel.tsx'
import { LendersPanel, TermsPanel } from './terms-panel.tsx'

const route = getRouteApi('/loans/$borrower/$loan')
const REFRESH_MS = 1_000

const loanQuery = (borrower: string, loan: string) =>
  queryOptions({ queryKey: ['loan', borrower, loan], queryFn: (context) => fetchLoan(borrower, loan, context) })

export function LoanPage() {
  const { t } = useTranslation()
  const { borrower, loan: id } = route.useParams()
  const query = useQuery(loanQuery(borrower, id))
  useLiveRefresh(['loan', borrower, id], ({ borrower_id }) => borrower_id === borrower, REFRESH_MS)
  const back = <Link to="/loans">{t('loans.title')}</Link>
  if (isRefused(query.error, 404) || isRefused(query.error, 400) || isRefused(query.error, 422)) {
    return (
      <Page title={t('loans.notFound')}>
        <Empty title={t('loans.notFound')} text={t('loans.notFoundText')} action={<Link to="/loans">{t('loans.back')}</Link>} />
      </Page>
    )
  }
  return (
    <Page
      title={id}
      heading={
        <Trail room={back} id={id}>
          {query.data && <Tags loan={query.data} />}
        </Trail>
      }
      extra={<Owner id={borrower} />}
    >
      <Loaded query={query} rows={6}>
        {(loan) => <Rooms loan={loan} />}
      </Loaded>
    </Page>
  )
}

function Tags({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  return (
    <>
      <LendingTag kind="loan" state={loan.status} />
      <BucketTag loan={loan} />
      {loan.restructured && <Tag>{t('loans.relieved')}</Tag>}
      <Tag title={t('lending.tierName')}>{`${t('lending.tierName')} ${t(`lending.tier.${loan.five_tier}`)}`}</Tag>
    </>
  )
}

function Owner({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <span style={{ minWidth: 0 }}>
      <span className="label lead-in">{t('lending.borrower')}</span>
      <BorrowerLink id={id} />
    </span>
  )
}

function Rooms({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div className="stack">
      <Panel title={t('loans.on', { day: words.namedDay(loan.on) })}>
        <Head loan={loan} />
      </Panel>
      <div className="grid columns" style={{ alignItems: 'start' }}>
        <div className="span-8 stack">
          <SchedulePanel loan={loan} />
          <PaymentsPanel loan={loan} />
          <div className="later">
            <JournalPanel loan={loan} />
          </div>
        </div>
        <div className="span-4 stack">
          <BalancePanel loan={loan} />
          {loan.status !== 'settled' && <PayoffPanel loan={loan} />}
          <TermsPanel loan={loan} />
          <LendersPanel loan={loan} />
          <DocumentsPanel borrower={loan.borrower_id} fits={({ subject }) => subject === loan.loan_id || subject === loan.drawdown_id} />
        </div>
      </div>
    </div>
  )
}

function Head({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const { currency, due, overdue_since } = loan
  const amount = (minor: number) => <Amount minor={minor} currency={currency} form="full" />
  const parts = (['principal', 'interest', 'penalty'] as const).filter((part) => due[`${part}_minor`] > 0)
  const dueNote = parts.map((part) => `${t(`lending.${part}`)} ${words.fullMoney(due[`${part}_minor`], currency)}`).join(' · ')
  return (
    <dl className="figures">
      <Figure isLead label={t('loans.left')} note={t('loans.of', { amount: words.fullMoney(loan.principal_minor, currency) })}>
        {amount(loan.principal_left_minor)}
      </Figure>
      <Figure label={t('loans.due')} tone={overdue_since === null ? undefined : 'bad'} note={dueNote || t('loans.nothingDue')}>
        {amount(loan.due_minor)}
      </Figure>
      {overdue_since !== null && (
        <Figure label={t('loans.overdue')} tone="bad" note={t(`lending.bucketText.${loan.bucket}`)}>
          <span className="number">{words.days(loan.days_past_due)}</span>
        </Figure>
      )}
      <Figure label={t('loans.next')} note={loan.next_due_on === null ? t('loans.noNext') : words.namedDay(loan.next_due_on)}>
        {loan.next_due_on === null ? <span className="muted">{t('parts.none')}</span> : amount(loan.next_due_minor)}
      </Figure>
      <Figure label={t('loans.payoff')} note={t('loans.payoffText')}>
        {amount(loan.payoff_minor)}
      </Figure>
      {loan.settled_on !== null && (
        <Figure label={t('loans.settledOn')}>
          <span className="number">{words.namedDay(loan.settled_on)}</span>
        </Figure>
      )}
    </dl>
  )
}

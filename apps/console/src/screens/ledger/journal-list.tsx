import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { fetchJournal } from '../../api/lending-requests.ts'
import type { JournalEntry } from '../../api/views.ts'
import { AccountName, SideAmount } from '../../parts/account-name.tsx'
import { BorrowerLink, LoanLink } from '../../parts/book-links.tsx'
import { ChoiceFilter } from '../../parts/choice-filter.tsx'
import { Day } from '../../parts/day.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { ListChanges } from '../../parts/list-changes.tsx'
import { type ListColumn, PagedList } from '../../parts/paged-list.tsx'
import { ProductFilter } from '../../parts/product-filter.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { Empty } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { usePages } from '../../parts/use-pages.ts'
import { journalQuestion, type LedgerProps, ROLES } from './ledger-search.ts'

export function JournalList({ search, change }: LedgerProps) {
  const { t } = useTranslation()
  const question = journalQuestion(search)
  const pages = usePages(['journal', question], (page, given) => fetchJournal({ ...question, ...page }, given))
  const isFiltered = Object.keys(question).length > 0
  const clear = (): void => change({ view: 'journal' })
  const none = isFiltered ? (
    <Empty title={t('ledger.noneFit')} action={<Button onClick={clear}>{t('ledger.clear')}</Button>} />
  ) : (
    <Empty title={t('ledger.empty')} text={t('ledger.emptyText')} />
  )
  return (
    <>
      <search className="toolbar">
        <Filters search={search} change={change} />
        {isFiltered && (
          <Button type="text" onClick={clear}>
            {t('ledger.clear')}
          </Button>
        )}
        <ListChanges
          fits={({ outcomes }) => outcomes.some(({ type }) => type.includes('journal-posted'))}
          isComing={pages.query.isFetching}
          refresh={pages.refresh}
        />
      </search>
      <PagedList<JournalEntry>
        pages={pages}
        rowKey={({ borrower_id, sequence, nth }) => `${borrower_id} ${sequence} ${nth}`}
        columns={useColumns()}
        card={(entry) => <EntryCard entry={entry} />}
        empty={none}
      />
    </>
  )
}

function Filters({ search, change }: LedgerProps) {
  const { t } = useTranslation()
  const { loan, ...others } = search
  return (
    <>
      <SearchBox label={t('loans.search')} value={search.borrower} change={(borrower) => change({ ...others, borrower })} width={180} />
      {loan !== undefined && (
        <Tag tone="info">
          {t('ledger.loan')} {loan}
        </Tag>
      )}
      <ChoiceFilter
        label={t('ledger.account')}
        options={ROLES.map((value) => ({ value, label: t(`lending.account.${value}`) }))}
        values={search.account}
        change={(account) => change({ ...search, account })}
        width={150}
      />
      <ProductFilter value={search.product} change={(product) => change({ ...search, product })} />
      <span className="row" style={{ gap: 6 }}>
        <DayField label={t('lending.from')} value={search.from} change={(from) => change({ ...search, from })} />
        <span className="muted">–</span>
        <DayField label={t('lending.to')} value={search.to} change={(to) => change({ ...search, to })} />
      </span>
    </>
  )
}

function useColumns(): ListColumn<JournalEntry>[] {
  const { t } = useTranslation()
  return [
    { key: 'booked_on', title: t('lending.bookedOn'), width: 110, render: (_, { booked_on }) => <Day on={booked_on} /> },
    { key: 'account', title: t('lending.accountName'), width: 300, render: (_, entry) => <AccountName of={entry} /> },
    {
      key: 'debit',
      title: t('lending.debit'),
      width: 130,
      align: 'end',
      render: (_, { amount_minor, currency }) => <SideAmount side="debit" minor={amount_minor} currency={currency} />,
    },
    {
      key: 'credit',
      title: t('lending.credit'),
      width: 130,
      align: 'end',
      render: (_, { amount_minor, currency }) => <SideAmount side="credit" minor={amount_minor} currency={currency} />,
    },
    { key: 'loan', title: t('ledger.loan'), width: 160, render: (_, entry) => <OfLoan entry={entry} isRow /> },
    { key: 'borrower', title: t('lending.borrower'), width: 150, render: (_, { borrower_id }) => <BorrowerLink id={borrower_id} /> },
    {
      key: 'event',
      title: t('ledger.event'),
      width: 80,
      align: 'end',
      render: (_, { sequence }) => <span className="muted number">#{sequence}</span>,
    },
  ]
}

function OfLoan({ entry: { borrower_id, loan_id }, isRow = false }: { entry: JournalEntry; isRow?: boolean }) {
  const { t } = useTranslation()
  if (loan_id === null) return <span className="muted">{t('ledger.noLoan')}</span>
  return <LoanLink loan={{ borrower_id, loan_id }} isRow={isRow} />
}

function EntryCard({ entry }: { entry: JournalEntry }) {
  const { t } = useTranslation()
  const { booked_on, amount_minor, currency } = entry
  const side = amount_minor > 0 ? 'debit' : 'credit'
  return (
    <div className="card">
      <div className="card-row">
        <AccountName of={{ ...entry, code: null }} />
        <span>
          <span className="label lead-in">{t(`lending.${side}`)}</span>
          <b>
            <SideAmount side={side} minor={amount_minor} currency={currency} />
          </b>
        </span>
      </div>
      <div className="card-row">
        <span className="muted">
          <Day on={booked_on} />
        </span>
        <OfLoan entry={entry} />
      </div>
    </div>
  )
}

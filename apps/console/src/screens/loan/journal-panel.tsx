import { Link, type LinkProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { JournalEntry, LoanDetail } from '../../api/views.ts'
import { AccountName, SideAmount } from '../../parts/account-name.tsx'
import { Day } from '../../parts/day.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { useWords } from '../../parts/use-words.ts'

const WHOLE = 200

export function JournalPanel({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const { journal, borrower_id, loan_id, booked_through } = loan
  const search = { view: 'journal', borrower: borrower_id, loan: loan_id } as unknown as LinkProps['search'] & object
  const extra = (
    <span className="row">
      <span className="label">{t('loans.bookedThrough', { day: words.namedDay(booked_through) })}</span>
      <Link to="/ledger" search={search}>
        {t('loans.journalAll')}
      </Link>
    </span>
  )
  return (
    <Panel title={t('loans.journal')} flush extra={extra}>
      {journal.length === 0 ? <Empty title={t('loans.noJournal')} /> : <Entries journal={journal} />}
      {journal.length >= WHOLE && (
        <p className="label" style={{ padding: '8px 16px' }}>
          {t('loans.journalCut')}
        </p>
      )}
    </Panel>
  )
}

function Entries({ journal }: { journal: readonly JournalEntry[] }) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
    <section className="scroll" style={{ maxHeight: 420, overflowY: 'auto' }} tabIndex={0} aria-label={t('loans.journal')}>
      <table className="table tight">
        <thead>
          <tr>
            <th>{isNarrow ? t('lending.accountName') : t('lending.bookedOn')}</th>
            {!isNarrow && <th>{t('lending.accountName')}</th>}
            <th className="end">{t('lending.debit')}</th>
            <th className="end">{t('lending.credit')}</th>
          </tr>
        </thead>
        <tbody>
          {journal.map((entry, at) => {
            const before = journal[at - 1]
            const isFirst = before?.sequence !== entry.sequence
            return <Entry key={`${entry.sequence} ${entry.nth}`} entry={entry} isFirst={isFirst} isNarrow={isNarrow} />
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Entries of one event stand together: its day is said once. */
function Entry({ entry, isFirst, isNarrow }: { entry: JournalEntry; isFirst: boolean; isNarrow: boolean }) {
  const { booked_on, amount_minor, currency } = entry
  return (
    <tr className={isFirst ? '' : 'joined'}>
      {!isNarrow && <td>{isFirst && <Day on={booked_on} />}</td>}
      <td>
        {isNarrow && isFirst && (
          <div className="label">
            <Day on={booked_on} />
          </div>
        )}
        <AccountName of={isNarrow ? { ...entry, code: null } : entry} />
      </td>
      <td className="end">
        <SideAmount side="debit" minor={amount_minor} currency={currency} />
      </td>
      <td className="end">
        <SideAmount side="credit" minor={amount_minor} currency={currency} />
      </td>
    </tr>
  )
}

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LoanRow } from '../api/views.ts'
import { Amount } from './amount.tsx'
import { Day } from './day.tsx'
import { BucketTag, LendingTag } from './lending-tag.tsx'

/** A loan in short, for a phone and beside other things. */
export function LoanCard({ loan, withBorrower = false }: { loan: LoanRow; withBorrower?: boolean }) {
  const { t } = useTranslation()
  const { loan_id, borrower_id, currency, principal_minor, principal_left_minor, due_minor, next_due_on, next_due_minor } = loan
  return (
    <Link to="/loans/$borrower/$loan" params={{ borrower: borrower_id, loan: loan_id }} className="card">
      <div className="card-row">
        <b className="cut" dir="auto">
          {loan_id}
        </b>
        <span className="row" style={{ gap: 6, flex: 'none' }}>
          <BucketTag loan={loan} />
          <LendingTag kind="loan" state={loan.status} />
        </span>
      </div>
      {withBorrower && (
        <div className="muted cut" dir="auto">
          {borrower_id}
        </div>
      )}
      <div className="card-row" style={{ marginTop: 6 }}>
        <span className="label">{t('loans.left')}</span>
        <span>
          <b>
            <Amount minor={principal_left_minor} currency={currency} />
          </b>
          <span className="muted">
            {' / '}
            <Amount minor={principal_minor} currency={currency} />
          </span>
        </span>
      </div>
      {due_minor > 0 && (
        <div className="card-row">
          <span className="label">{t('loans.due')}</span>
          <Amount minor={due_minor} currency={currency} />
        </div>
      )}
      {next_due_on !== null && (
        <div className="card-row">
          <span className="label">{t('loans.next')}</span>
          <span>
            <span className="muted lead-in">
              <Day on={next_due_on} />
            </span>
            <Amount minor={next_due_minor} currency={currency} />
          </span>
        </div>
      )}
    </Link>
  )
}

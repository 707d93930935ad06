import { useTranslation } from 'react-i18next'
import type { LoanRow } from '../../api/views.ts'
import { Amount, AmountOrNone } from '../../parts/amount.tsx'
import { BorrowerLink, LoanLink } from '../../parts/book-links.tsx'
import { Day } from '../../parts/day.tsx'
import { BucketTag, LendingTag } from '../../parts/lending-tag.tsx'
import type { ListColumn } from '../../parts/paged-list.tsx'
import type { LoanSearch } from './loan-search.ts'

export function useLoanColumns({ status, sort }: LoanSearch): ListColumn<LoanRow>[] {
  const { t } = useTranslation()
  const hasSettled = status?.includes('settled') === true || sort?.endsWith('settled_on') === true
  const money = (key: 'principal_minor' | 'principal_left_minor' | 'due_minor', title: string): ListColumn<LoanRow> => ({
    key,
    title,
    width: 112,
    align: 'end',
    render: (_, loan) => <AmountOrNone minor={loan[key]} currency={loan.currency} />,
  })
  const settled: ListColumn<LoanRow> = {
    key: 'settled_on',
    title: t('loans.settledOn'),
    width: 108,
    render: (_, loan) => <Day on={loan.settled_on} />,
  }
  return [
    { key: 'loan_id', title: t('loans.id'), width: 136, fixed: 'start', render: (_, loan) => <LoanLink loan={loan} isRow /> },
    { key: 'borrower', title: t('lending.borrower'), width: 116, render: (_, { borrower_id }) => <BorrowerLink id={borrower_id} /> },
    {
      key: 'status',
      title: t('lending.status'),
      width: 178,
      render: (_, loan) => (
        <span style={{ display: 'flex', gap: 6 }}>
          <LendingTag kind="loan" state={loan.status} />
          <BucketTag loan={loan} />
        </span>
      ),
    },
    money('principal_minor', t('lending.principal')),
    money('principal_left_minor', t('loans.leftShort')),
    money('due_minor', t('loans.due')),
    { key: 'first_unpaid_on', title: t('loans.firstUnpaid'), width: 128, render: (_, loan) => <Day on={loan.first_unpaid_on} /> },
    {
      key: 'next_due',
      title: t('loans.next'),
      width: 180,
      align: 'end',
      render: (_, loan) => <NextDue loan={loan} />,
    },
    ...(hasSettled ? [settled] : []),
    { key: 'disbursed_on', title: t('loans.disbursed'), width: 104, render: (_, loan) => <Day on={loan.disbursed_on} /> },
  ]
}

function NextDue({ loan: { next_due_on, next_due_minor, currency } }: { loan: LoanRow }) {
  if (next_due_on === null) return <Day on={null} />
  return (
    <>
      <span className="muted lead-in">
        <Day on={next_due_on} />
      </span>
      <Amount minor={next_due_minor} currency={currency} form="full" />
    </>
  )
}

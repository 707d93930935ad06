import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LoanDetail } from '../../api/views.ts'
import { Amount, AmountOrNone } from '../../parts/amount.tsx'
import { Day } from '../../parts/day.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { useWords } from '../../parts/use-words.ts'

type Payment = LoanDetail['payments'][number]
type OneProps = { payment: Payment; loan: LoanDetail }

export function PaymentsPanel({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const isNarrow = useNarrow()
  const newestFirst = loan.payments.toReversed()
  const surplus = loan.surplus_minor > 0 && (
    <Tag tone="warn">{t('loans.surplus', { amount: words.fullMoney(loan.surplus_minor, loan.currency) })}</Tag>
  )
  return (
    <Panel title={t('loans.payments')} flush extra={surplus}>
      {newestFirst.length === 0 ? (
        <Empty title={t('loans.noPayments')} />
      ) : isNarrow ? (
        <ul className="items">
          {newestFirst.map((payment) => (
            <Stacked key={payment.repayment_id} payment={payment} loan={loan} />
          ))}
        </ul>
      ) : (
        <Wide payments={newestFirst} loan={loan} />
      )}
    </Panel>
  )
}

function Wide({ payments, loan }: { payments: readonly Payment[]; loan: LoanDetail }) {
  const { t } = useTranslation()
  return (
    <table className="table tight">
      <thead>
        <tr>
          <th>{t('loans.paidOn')}</th>
          <th>{t('loans.repaymentId')}</th>
          <th className="end">{t('loans.amount')}</th>
          <th className="end">{t('lending.principal')}</th>
          <th className="end">{t('lending.interest')}</th>
          <th className="end">{t('lending.penalty')}</th>
        </tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <Row key={payment.repayment_id} payment={payment} loan={loan} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ payment, loan }: OneProps) {
  const { paid_on, amount_minor, principal_minor, interest_minor, penalty_minor, taken_back_at } = payment
  return (
    <tr className={taken_back_at === null ? '' : 'struck'}>
      <td>
        <Day on={paid_on} />
      </td>
      <td>
        <Source payment={payment} loan={loan} />
      </td>
      {[amount_minor, principal_minor, interest_minor, penalty_minor].map((minor, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its column
        <td key={at} className="end">
          <AmountOrNone minor={minor} currency={loan.currency} />
        </td>
      ))}
    </tr>
  )
}

/** The event that brought it, with the decision on it. */
function Source({ payment: { repayment_id, sequence, taken_back_at }, loan }: OneProps) {
  const { t } = useTranslation()
  const words = useWords()
  const title = taken_back_at === null ? '' : t('loans.takenBackAt', { time: words.dayAndTime(taken_back_at) })
  return (
    <>
      <Link to="/lines/$borrower" params={{ borrower: loan.borrower_id }} search={{ decision: sequence }} className="cut" dir="auto">
        {repayment_id}
      </Link>{' '}
      {taken_back_at !== null && (
        <Tag tone="bad" title={title}>
          {t('loans.takenBack')}
        </Tag>
      )}
    </>
  )
}

function Stacked({ payment, loan }: OneProps) {
  const { t } = useTranslation()
  const parts = [
    ['principal', payment.principal_minor],
    ['interest', payment.interest_minor],
    ['penalty', payment.penalty_minor],
  ] as const
  return (
    <li className={payment.taken_back_at === null ? '' : 'struck'}>
      <div className="card-row">
        <Day on={payment.paid_on} />
        <b>
          <Amount minor={payment.amount_minor} currency={loan.currency} form="full" />
        </b>
      </div>
      <div className="row">
        <Source payment={payment} loan={loan} />
      </div>
      <div className="row label">
        {parts
          .filter(([, minor]) => minor !== 0)
          .map(([name, minor]) => (
            <span key={name}>
              {t(`lending.${name}`)} <Amount minor={minor} currency={loan.currency} form="full" />
            </span>
          ))}
      </div>
    </li>
  )
}

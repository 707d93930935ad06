import { useTranslation } from 'react-i18next'
import type { Instalment, LoanDetail } from '../../api/views.ts'
import { Amount, AmountOrNone } from '../../parts/amount.tsx'
import { Day } from '../../parts/day.tsx'
import { LendingTag } from '../../parts/lending-tag.tsx'
import { Panel } from '../../parts/page.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { useWords } from '../../parts/use-words.ts'
import { dueMinor, paidMinor, timelinessOf, totalsOf } from './timeliness.ts'

/** Every instalment as it stands today; on a phone one below the other. */
export function SchedulePanel({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  return (
    <Panel title={t('loans.schedule')} flush>
      {isNarrow ? <Stacked loan={loan} /> : <Wide loan={loan} />}
    </Panel>
  )
}

function Wide({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const totals = totalsOf(loan.schedule)
  const amount = (minor: number) => <Amount minor={minor} currency={loan.currency} form="full" />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
    <section className="scroll" tabIndex={0} aria-label={t('loans.schedule')}>
      <table className="table tight">
        <thead>
          <tr>
            <th>{t('loans.nth')}</th>
            <th>{t('loans.dueOn')}</th>
            <th>{t('lending.status')}</th>
            <th className="end">{t('lending.principal')}</th>
            <th className="end">{t('lending.interest')}</th>
            <th className="end">{t('lending.penalty')}</th>
            <th className="end">{t('lending.total')}</th>
            <th className="end">{t('loans.unpaid')}</th>
            <th>{t('loans.settled')}</th>
          </tr>
        </thead>
        <tbody>
          {loan.schedule.map((row) => (
            <Row key={row.nth} row={row} on={loan.on} currency={loan.currency} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={3}>{t('lending.total')}</th>
            <td className="end">{amount(totals.principal)}</td>
            <td className="end">{amount(totals.interest)}</td>
            <td className="end">{amount(totals.penalty)}</td>
            <td className="end">{amount(totals.due)}</td>
            <td className="end">{amount(totals.unpaid)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

type RowProps = { row: Instalment; on: string; currency: string }

function Row({ row, on, currency }: RowProps) {
  return (
    <tr className={row.state === 'overdue' ? 'lit' : row.state === 'settled' ? 'done' : ''}>
      <td className="number">{row.nth}</td>
      <td>
        <Day on={row.due_on} />
      </td>
      <td>
        <LendingTag kind="instalment" state={row.state} />
      </td>
      <PartCell minor={row.principal_minor} paidMinor={row.paid_principal_minor} currency={currency} />
      <PartCell minor={row.interest_minor} paidMinor={row.paid_interest_minor} currency={currency} />
      <PartCell minor={row.penalty_minor} paidMinor={row.paid_penalty_minor} currency={currency} />
      <PartCell minor={dueMinor(row)} paidMinor={paidMinor(row)} currency={currency} />
      <td className="end">
        <Unpaid row={row} currency={currency} />
      </td>
      <td>
        <Settled row={row} on={on} />
      </td>
    </tr>
  )
}

/** What is due of one kind; below it how much of it is paid, while it is not all. */
function PartCell({ minor, paidMinor: paid, currency }: { minor: number; paidMinor: number; currency: string }) {
  return (
    <td className="end">
      <AmountOrNone minor={minor} currency={currency} />
      {paid > 0 && paid < minor && <PaidPart minor={paid} currency={currency} />}
    </td>
  )
}

function PaidPart({ minor, currency }: { minor: number; currency: string }) {
  const { t } = useTranslation()
  const words = useWords()
  return <div className="label number">{t('loans.paidPart', { amount: words.fullMoney(minor, currency) })}</div>
}

function Unpaid({ row, currency }: { row: Instalment; currency: string }) {
  if (row.unpaid_minor === 0) return <AmountOrNone minor={0} currency={currency} />
  return (
    <b className={row.state === 'overdue' ? 'bad' : ''}>
      <Amount minor={row.unpaid_minor} currency={currency} form="full" />
    </b>
  )
}

const TONE = { early: 'good', onTime: 'muted', late: 'warn', lateNow: 'bad' } as const

function Settled({ row, on }: { row: Instalment; on: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const timeliness = timelinessOf(row, on)
  return (
    <>
      {row.settled_on !== null && <Day on={row.settled_on} />}
      {timeliness && (
        <div className={`small ${TONE[timeliness.is]}`}>{t(`loans.${timeliness.is}`, { days: words.days(timeliness.days) })}</div>
      )}
    </>
  )
}

function Stacked({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const { currency, on } = loan
  return (
    <ol className="items">
      {loan.schedule.map((row) => (
        <li key={row.nth}>
          <div className="card-row">
            <span>
              <b>{t('loans.nthOf', { nth: row.nth })}</b>{' '}
              <span className="muted">
                <Day on={row.due_on} />
              </span>
            </span>
            <LendingTag kind="instalment" state={row.state} />
          </div>
          <Part label={t('lending.principal')} minor={row.principal_minor} paid={row.paid_principal_minor} currency={currency} />
          <Part label={t('lending.interest')} minor={row.interest_minor} paid={row.paid_interest_minor} currency={currency} />
          {row.penalty_minor > 0 && (
            <Part label={t('lending.penalty')} minor={row.penalty_minor} paid={row.paid_penalty_minor} currency={currency} />
          )}
          {row.unpaid_minor > 0 && (
            <div className="card-row">
              <span className="label">{t('loans.unpaid')}</span>
              <Unpaid row={row} currency={currency} />
            </div>
          )}
          <div className="card-row">
            <span className="label">{row.settled_on === null ? '' : t('loans.settled')}</span>
            <span style={{ textAlign: 'end' }}>
              <Settled row={row} on={on} />
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}

function Part({ label, minor, paid, currency }: { label: string; minor: number; paid: number; currency: string }) {
  return (
    <div className="card-row">
      <span className="label">{label}</span>
      <span style={{ textAlign: 'end' }}>
        <Amount minor={minor} currency={currency} form="full" />
        {paid > 0 && paid < minor && <PaidPart minor={paid} currency={currency} />}
      </span>
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchTrialBalance } from '../../api/lending-requests.ts'
import type { TrialBalance } from '../../api/views.ts'
import { useLiveRefresh } from '../../live/use-live.ts'
import { SideBalance, useAccountName } from '../../parts/account-name.tsx'
import { Amount } from '../../parts/amount.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Panel } from '../../parts/page.tsx'
import { ProductFilter } from '../../parts/product-filter.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { useWords } from '../../parts/use-words.ts'
import type { LedgerProps } from './ledger-search.ts'
import { Verdict } from './verdict.tsx'

type TrialRow = TrialBalance['data'][number]
const REFRESH_MS = 5_000

export function TrialPanel({ search, change }: LedgerProps) {
  const { t } = useTranslation()
  const { on, product } = search
  const query = useQuery({
    queryKey: ['trial-balance', on, product],
    queryFn: (context) => fetchTrialBalance({ ...(on !== undefined && { on }), ...(product !== undefined && { product }) }, context),
  })
  useLiveRefresh(['trial-balance'], ({ outcomes }) => outcomes.some(({ type }) => type.includes('journal-posted')), REFRESH_MS)
  return (
    <>
      <search className="toolbar">
        <span className="label">{t('ledger.on')}</span>
        <DayField label={t('ledger.on')} value={on ?? query.data?.on} change={(next) => change({ ...search, on: next })} />
        <ProductFilter value={product} change={(next) => change({ ...search, product: next })} />
      </search>
      <Loaded query={query} rows={8}>
        {(trial) => <Trial trial={trial} />}
      </Loaded>
    </>
  )
}

function Trial({ trial }: { trial: TrialBalance }) {
  const { t } = useTranslation()
  const words = useWords()
  const [showsAll, setShowsAll] = useState(false)
  const isNarrow = useNarrow()
  const rows = trial.data.filter((row) => showsAll || row.debit_minor > 0 || row.credit_minor > 0)
  const toggle = (
    <Checkbox checked={showsAll} onChange={({ target }) => setShowsAll(target.checked)}>
      {t('ledger.allAccounts')}
    </Checkbox>
  )
  return (
    <div className="stack">
      {trial.totals.map((total) => (
        <Balances key={total.currency} total={total} />
      ))}
      <Panel title={t('ledger.onDay', { day: words.namedDay(trial.on) })} flush extra={toggle}>
        {rows.length === 0 && <Empty title={t('ledger.empty')} text={t('ledger.emptyText')} />}
        {rows.length > 0 && (isNarrow ? <Stacked rows={rows} trial={trial} /> : <Wide rows={rows} trial={trial} />)}
      </Panel>
    </div>
  )
}

function Balances({ total: { debit_minor, credit_minor, currency } }: { total: TrialBalance['totals'][number] }) {
  const { t } = useTranslation()
  const words = useWords()
  const apart = Math.abs(debit_minor - credit_minor)
  return (
    <Verdict isGood={apart === 0} title={apart === 0 ? t('ledger.balances') : t('ledger.differs')}>
      {apart === 0
        ? t('ledger.balancesText', { amount: words.fullMoney(debit_minor, currency) })
        : t('ledger.differsText', { amount: words.fullMoney(apart, currency) })}
    </Verdict>
  )
}

type RowsProps = { rows: readonly TrialRow[]; trial: TrialBalance }

function Wide({ rows, trial }: RowsProps) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard too
    <section className="scroll" tabIndex={0} aria-label={t('ledger.trial')}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('ledger.code')}</th>
            <th>{t('lending.accountName')}</th>
            <th className="end">{t('ledger.debits')}</th>
            <th className="end">{t('ledger.credits')}</th>
            <th className="end">{t('ledger.balance')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.currency} ${row.account}`}>
              <td className="mono muted">{row.code}</td>
              <td>
                <ToJournal row={row} trial={trial} />
              </td>
              <td className="end">
                <Amount minor={row.debit_minor} currency={row.currency} form="full" />
              </td>
              <td className="end">
                <Amount minor={row.credit_minor} currency={row.currency} form="full" />
              </td>
              <td className="end">
                <SideBalance minor={row.balance_minor} currency={row.currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {trial.totals.map((total) => (
            <tr key={total.currency}>
              <th colSpan={2}>{t('lending.total')}</th>
              <td className="end">
                <Amount minor={total.debit_minor} currency={total.currency} form="full" />
              </td>
              <td className="end">
                <Amount minor={total.credit_minor} currency={total.currency} form="full" />
              </td>
              <td className="end">
                <Amount minor={total.balance_minor} currency={total.currency} form="full" />
              </td>
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  )
}

/** From an account to its entries up to that day. */
function ToJournal({ row, trial: { on, product } }: { row: TrialRow; trial: TrialBalance }) {
  const nameOf = useAccountName()
  const search = { view: 'journal', account: [row.account], to: on, ...(product !== null && { product }) }
  return (
    <Link to="/ledger" search={search as unknown as LinkProps['search'] & object}>
      {nameOf(row)}
    </Link>
  )
}

function Stacked({ rows, trial }: RowsProps) {
  const { t } = useTranslation()
  return (
    <ul className="items">
      {rows.map((row) => (
        <li key={`${row.currency} ${row.account}`}>
          <div className="card-row">
            <ToJournal row={row} trial={trial} />
            <span>
              <SideBalance minor={row.balance_minor} currency={row.currency} />
            </span>
          </div>
          <div className="card-row label">
            <span>
              {t('lending.debit')} <Amount minor={row.debit_minor} currency={row.currency} form="full" />
            </span>
            <span>
              {t('lending.credit')} <Amount minor={row.credit_minor} currency={row.currency} form="full" />
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}

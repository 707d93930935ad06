import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchDrawdowns, fetchLoans } from '../../api/lending-requests.ts'
import { fetchTimeline } from '../../api/requests.ts'
import type { DrawdownRow, LoanRow } from '../../api/views.ts'
import { dayRateText } from '../../format/day-rate.ts'
import { Amount } from '../../parts/amount.tsx'
import { useBookNow } from '../../parts/book-now.ts'
import { LendingTag } from '../../parts/lending-tag.tsx'
import { LoanCard } from '../../parts/loan-card.tsx'
import { Deadline, Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'
import { openQuotes, type Quote } from './open-quotes.ts'

const LOANS_SHOWN = 6
const DRAWDOWNS_SHOWN = 5
const QUOTES_LOOKED_AT = 20

/** What is lent on the line, and what is on its way: keyed under the borrower, so that it follows him. */
export function Lending({ id }: { id: string }) {
  const { t } = useTranslation()
  const loans = useQuery({
    queryKey: ['borrower', id, 'loans'],
    queryFn: (context) => fetchLoans({ borrower: id, limit: LOANS_SHOWN }, context),
  })
  const drawdowns = useQuery({
    queryKey: ['borrower', id, 'drawdowns'],
    queryFn: (context) => fetchDrawdowns({ borrower: id, state: 'pending,approved,failed', limit: DRAWDOWNS_SHOWN }, context),
  })
  const timeline = useQuery({
    queryKey: ['borrower', id, 'quotes'],
    queryFn: (context) => fetchTimeline(id, { type: 'fairline.quote-requested.v1', limit: QUOTES_LOOKED_AT }, context),
  })
  const now = useBookNow()
  const quotes = now === undefined ? [] : openQuotes(timeline.data?.data ?? [], now)
  const search = { borrower: id } as never
  const all = loans.data?.has_more && (
    <Link to="/loans" search={search}>
      {t('line.moreLoans')}
    </Link>
  )
  return (
    <Panel title={t('line.lending')} extra={all}>
      <Loaded query={loans} rows={2}>
        {({ data }) => <Loans loans={data} />}
      </Loaded>
      {drawdowns.data && drawdowns.data.data.length > 0 && <Drawdowns drawdowns={drawdowns.data.data} />}
      {quotes.length > 0 && <Quotes quotes={quotes} />}
    </Panel>
  )
}

function Loans({ loans }: { loans: readonly LoanRow[] }) {
  const { t } = useTranslation()
  if (loans.length === 0) return <Empty title={t('line.noLending')} />
  return (
    <ul className="cards two">
      {loans.map((loan) => (
        <li key={loan.loan_id}>
          <LoanCard loan={loan} />
        </li>
      ))}
    </ul>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section style={{ marginTop: 14 }}>
      <h3 className="label">{title}</h3>
      <ul>{children}</ul>
    </section>
  )
}

function Drawdowns({ drawdowns }: { drawdowns: readonly DrawdownRow[] }) {
  const { t } = useTranslation()
  return (
    <Group title={t('line.drawdownsHead')}>
      {drawdowns.map(({ drawdown_id, state, amount_minor, currency, decided_at }) => (
        <li key={drawdown_id} className="card-row" style={{ padding: '4px 0' }}>
          <span className="row" style={{ minWidth: 0 }}>
            <LendingTag kind="drawdown" state={state} />
            <span className="mono muted cut">{drawdown_id}</span>
          </span>
          <span style={{ flex: 'none' }}>
            <span className="muted lead-in">
              <Moment at={decided_at} short />
            </span>
            <b>
              <Amount minor={amount_minor} currency={currency} />
            </b>
          </span>
        </li>
      ))}
    </Group>
  )
}

function Quotes({ quotes }: { quotes: readonly Quote[] }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Group title={t('line.quotesHead')}>
      {quotes.map(({ quoteId, amountMinor, currency, tenorMonths, dayRate, expiresAt }) => (
        <li key={quoteId} className="card-row" style={{ padding: '4px 0' }}>
          <span>
            {t('line.quoteOf', { amount: words.money(amountMinor, currency), months: words.months(tenorMonths) })}{' '}
            <span className="muted">
              {dayRateText(dayRate)} {t('lending.perDay')}
            </span>
          </span>
          <span className="muted">
            <Deadline until={expiresAt} />
          </span>
        </li>
      ))}
    </Group>
  )
}

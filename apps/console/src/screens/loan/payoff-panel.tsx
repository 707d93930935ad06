import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askPayoff } from '../../api/lending-requests.ts'
import type { LoanDetail, PayoffQuote } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Facts } from '../../parts/figures.tsx'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'

/** What ends the loan on a day to come. Only asked: nothing changes by it. */
export function PayoffPanel({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const { borrower_id, loan_id, on, sequence, currency } = loan
  const [asked, setAsked] = useState<string>()
  const day = asked === undefined || asked < on ? on : asked
  const query = useQuery({
    queryKey: ['loan', borrower_id, loan_id, 'payoff', day, sequence],
    queryFn: (context) => askPayoff(borrower_id, loan_id, day, context),
  })
  return (
    <Panel title={t('loans.quote')} extra={<DayField label={t('loans.quoteDay')} value={day} min={on} change={setAsked} />}>
      <Loaded query={query} rows={2}>
        {(quote) => <Quote quote={quote} currency={currency} />}
      </Loaded>
      <p className="label" style={{ marginTop: 8 }}>
        {t('loans.quoteText')}
      </p>
    </Panel>
  )
}

function Quote({ quote: { total }, currency }: { quote: PayoffQuote; currency: string }) {
  const { t } = useTranslation()
  const words = useWords()
  if (total.total_minor === 0) return <p>{t('loans.payoffEnded')}</p>
  const amount = (minor: number) => <Amount key={minor} minor={minor} currency={currency} form="full" />
  return (
    <>
      <Facts
        rows={[
          [t('lending.principal'), amount(total.principal_minor)],
          [t('lending.interest'), amount(total.interest_minor)],
          ...(total.penalty_minor > 0 ? [[t('lending.penalty'), amount(total.penalty_minor)] as const] : []),
          [t('lending.total'), <b key="total">{amount(total.total_minor)}</b>],
        ]}
      />
      {total.due_minor > 0 && (
        <p className="muted" style={{ marginTop: 6 }}>
          {t('loans.quoteDueInAnyCase', { amount: words.fullMoney(total.due_minor, currency) })}
        </p>
      )}
    </>
  )
}

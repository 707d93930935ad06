import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LoanDetail } from '../../api/views.ts'
import { annualRateText, dayRateText } from '../../format/day-rate.ts'
import { decimalText } from '../../format/decimal.ts'
import { useValueName } from '../../parts/field-value.ts'
import { Facts } from '../../parts/figures.tsx'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

export function TermsPanel({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const rows = useTerms(loan)
  return (
    <Panel title={t('loans.terms')}>
      <Facts rows={rows} />
    </Panel>
  )
}

/** What was agreed, in words. */
function useTerms({
  terms,
  simple_annual_ppm,
  product_title,
  product,
  purpose,
  drawdown_id,
  currency,
  reliefs,
  misuses,
}: LoanDetail): (readonly [string, ReactNode])[] {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useValueName()
  const parts = terms.allocation.map((part) => t(`lending.${part}`).toLowerCase()).join(t('loans.andThen'))
  const times = timesText(terms.penalty_permille)
  const dueDay = t('loans.dueDayText', { day: terms.due_day })
  const of = { days: terms.year_days }
  const titled = product_title === null ? null : `${words.pick(product_title)} `
  return [
    [t('lending.product'), <>{titled}<span className="mono muted">{product}</span></>], // biome-ignore format: one row
    [t('loans.rate'), t('loans.rateText', { day: dayRateText(terms.day_rate), year: annualRateText(simple_annual_ppm) })],
    [t('loans.method'), `${nameOf(terms.method)} · ${words.months(terms.tenor_months)}`],
    [t('loans.dueDay'), terms.due_date_moves ? t('loans.dueDayMoves', { text: dueDay }) : dueDay],
    [t('loans.interestBy'), terms.interest_by === 'days' ? t('loans.byDays', of) : t('loans.byMonths', of)],
    [t('loans.grace'), terms.grace_days > 0 ? t('loans.graceText', { days: words.days(terms.grace_days) }) : t('loans.noGrace')],
    [t('loans.penaltyRate'), t('loans.penaltyText', { times })],
    [t('loans.order'), t('loans.orderText', { parts })],
    [t('loans.afterEarly'), t(`loans.${terms.after_early}`)],
    ...(reliefs.length === 0
      ? []
      : [[t('loans.relief'), reliefs.map((one) => <Relief key={one.relief_id} relief={one} currency={currency} />)] as const]),
    ...(misuses.length === 0
      ? []
      : [[t('loans.misuse'), misuses.map((one) => <Misuse key={one.charged_from + one.until} misuse={one} />)] as const]),
    ...(purpose === null ? [] : [[t('loans.purpose'), nameOf(purpose)] as const]),
    [t('loans.drawdown'), <span key="id" className="mono wrap">{drawdown_id}</span>], // biome-ignore format: one row
  ]
}

/** What it was, from when on, and what it changed. */
function Relief({ relief, currency }: { relief: LoanDetail['reliefs'][number]; currency: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useValueName()
  const { kind, granted_on, instalments: count, last_due_on } = relief
  const of = { count, last: last_due_on && words.namedDay(last_due_on), waived: words.fullMoney(relief.waived_penalty_minor, currency) }
  return <div>{`${words.namedDay(granted_on)} · ${nameOf(kind)} · ${t('loans.reliefText', of)}`}</div>
}

const timesText = (permille: number): string => decimalText(permille, 3).replace(/\.?0+$/, '')

function Misuse({ misuse: { charged_from, until, penalty_permille } }: { misuse: LoanDetail['misuses'][number] }) {
  const { t } = useTranslation()
  const words = useWords()
  const days = `${words.namedDay(charged_from)} – ${until === null ? '' : words.namedDay(until)}`
  return <div>{`${days} · ${t('loans.misuseText', { times: timesText(penalty_permille) })}`}</div>
}

/** Who lends how much of it. */
export function LendersPanel({ loan }: { loan: LoanDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Panel title={t('loans.lenders')} flush>
      <ul className="items">
        {loan.lenders.map(({ role, name, permille, principal_left_minor }) => (
          <li key={role}>
            <div className="card-row">
              <b>{name === null ? t(`loans.${role}`) : words.pick(name)}</b>
              <Tag>{t(`loans.${role}`)}</Tag>
            </div>
            <span className="muted number">
              {t('loans.share', { share: words.percent(permille), amount: words.fullMoney(principal_left_minor, loan.currency) })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

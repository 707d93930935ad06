import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Portfolio } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { UtilisationCell } from '../../parts/bar.tsx'
import { Panel } from '../../parts/page.tsx'
import { useWords } from '../../parts/use-words.ts'

export function Amounts({ portfolio, className }: { portfolio: Portfolio; className: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const [main, ...others] = portfolio.amounts
  if (!main) return null
  const figures = [
    ['parts.limit', main.limit_minor, '-limit_minor'],
    ['parts.drawn', main.drawn_minor, '-drawn_minor'],
    ['parts.available', main.available_minor, '-available_minor'],
  ] as const
  return (
    <Panel title={t('portfolio.amounts')} className={className}>
      <div className="figures">
        {figures.map(([label, minor, sort]) => (
          <Link key={label} to="/lines" search={{ sort }} className="figure lead">
            <span className="figure-label">{t(label)}</span>
            <span className="figure-value">
              <Amount minor={minor} currency={main.currency} form="compact" />
            </span>
          </Link>
        ))}
      </div>
      <div style={{ marginTop: 14 }}>
        <Link to="/lines" search={{ sort: '-utilisation_permille' }} className="figure-label">
          {t('parts.utilisation')}
        </Link>
        <UtilisationCell permille={main.utilisation_permille} />
      </div>
      {others.length > 0 && (
        <p className="label" style={{ marginTop: 10 }}>
          <span className="lead-in">{t('portfolio.otherCurrencies')}</span>
          {others.map(({ currency, limit_minor, lines }) => (
            <Link key={currency} to="/lines" search={{ currency: [currency] }} className="number lead-in">
              {currency} {words.compactMoney(limit_minor, currency)} ({words.count(lines)})
            </Link>
          ))}
        </p>
      )}
    </Panel>
  )
}

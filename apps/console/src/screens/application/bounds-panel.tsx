import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ApplicationDetail } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { decisionQuery } from '../../parts/decision-query.ts'
import { DecisionTable } from '../../parts/decision-table.tsx'
import { Facts } from '../../parts/figures.tsx'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { type Bound, offerOf } from './steps.ts'
import { stepsQuery } from './steps-query.ts'

/** Tables of the pack that say how much and at what price. */
const BOUNDING = new Set(['granted_limit', 'limit_factor', 'grade', 'price'])

/** The rules that fired when the offer was made. */
export function BoundsPanel({ application }: { application: ApplicationDetail }) {
  const { data } = useQuery(stepsQuery(application))
  const found = data && offerOf(data.data, application)
  if (found === undefined) return null
  return <Bounds application={application} sequence={found.sequence} bounds={found.bounds} />
}

type BoundsProps = { application: ApplicationDetail; sequence: number; bounds: readonly Bound[] }

function Bounds({ application: { borrower_id, offer }, sequence, bounds }: BoundsProps) {
  const { t } = useTranslation()
  const query = useQuery(decisionQuery(borrower_id, sequence))
  const whole = (
    <Link to="/lines/$borrower" params={{ borrower: borrower_id }} search={{ decision: sequence }}>
      {t('applications.wholeDecision')}
    </Link>
  )
  return (
    <Panel title={t('applications.bounds')} extra={whole}>
      <div className="stack">
        {bounds.length > 0 && offer && <BoundList bounds={bounds} currency={offer.currency} />}
        <p className="label">{t('applications.boundsHint')}</p>
        <Loaded query={query}>
          {({ tables }) =>
            tables
              .filter(({ name }) => BOUNDING.has(name))
              .map((table) => <DecisionTable key={table.name} table={table} onlyFired currency={offer?.currency ?? null} />)
          }
        </Loaded>
      </div>
    </Panel>
  )
}

const NAMES = ['wish', 'policy', 'affordability', 'product', 'law'] as const

/** What the limit may be at most, each by itself: the lowest decided. */
function BoundList({ bounds, currency }: { bounds: readonly Bound[]; currency: string }) {
  const { t } = useTranslation()
  const nameOf = (name: string): string => {
    const known = NAMES.find((one) => one === name)
    return known ? t(`applications.bound.${known}`) : name
  }
  const rows = bounds.map(({ name, limit_minor }, at) => {
    const amount = <BoundAmount key={name} minor={limit_minor} currency={currency} isLowest={at === 0} />
    return [nameOf(name), amount] as const
  })
  return <Facts rows={rows} />
}

function BoundAmount({ minor, currency, isLowest }: { minor: number; currency: string; isLowest: boolean }) {
  const { t } = useTranslation()
  const amount = <Amount minor={minor} currency={currency} form="full" />
  if (!isLowest) return amount
  return (
    <>
      <b>{amount}</b> <Tag tone="info">{t('applications.decided')}</Tag>
    </>
  )
}

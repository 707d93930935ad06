/** What it is, who answers for it, and what proves it. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../api/plan-requests.ts'
import { Amount } from '../../../parts/amount.tsx'
import { Figure } from '../../../parts/figures.tsx'
import { Panel } from '../../../parts/page.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { usePersonName } from '../person.tsx'
import { Ago } from '../standing.tsx'
import { usePlanNames } from './plan-names.ts'
import { PlanState } from './plan-state.tsx'

type Of = { project: string; plan: Plan }

export function PlanHeadline({ project, plan }: Of) {
  const { t } = useTranslation()
  const words = useWords()
  const { currency } = usePlanNames(project)
  const { gap } = plan
  return (
    <Panel title={t('plans.title')} extra={<PlanState plan={plan} />}>
      <dl className="figures">
        <Figure
          label={gap === null ? t('plans.survives') : t('plans.gap')}
          isLead
          tone={gap === null ? undefined : 'bad'}
          note={
            gap === null
              ? null
              : t('plans.gapFrom', { day: words.namedDay(gap.first_on), amount: words.compactMoney(gap.peak_minor, currency) })
          }
        >
          {gap === null ? (
            t('plans.wholeHorizon', { day: words.namedDay(plan.ends_on) })
          ) : (
            <Amount minor={gap.peak_minor} currency={currency} form="compact" />
          )}
        </Figure>
        <Figure label={t('plans.cost')} note={t('plans.costNote')}>
          <Amount minor={plan.total_cost_minor} currency={currency} form="compact" />
        </Figure>
        <Figure label={t('plans.proof')} tone={plan.proof?.holds ? undefined : 'muted'} note={<Proof plan={plan} />}>
          {plan.proof?.holds ? t('plans.proven') : t('plans.unproven')}
        </Figure>
        <Figure
          label={t('plans.ledger')}
          tone={plan.ledger.ok ? undefined : 'bad'}
          note={plan.ledger.ok ? t('plans.ledgerNote', { amount: words.compactMoney(plan.ledger.least_headroom_minor, currency) }) : null}
        >
          {plan.ledger.ok ? t('plans.ledgerOk') : t('plans.ledgerBad')}
        </Figure>
      </dl>
      <p className="label">
        <Standing plan={plan} /> · {t('plans.madeAt')} <Ago at={plan.made_at} />
        {plan.replan_of !== null && ` · ${t('plans.replanOf', { id: plan.replan_of })}`}
      </p>
      {plan.because !== null && (
        <p className="short">
          {words.pick(plan.because.text)} · {t('plans.byRules')}
        </p>
      )}
    </Panel>
  )
}

const PPM_PER_TENTH_PERCENT = 1_000

function Proof({ plan: { proof } }: { plan: Plan }) {
  const { t } = useTranslation()
  const words = useWords()
  if (proof === null || !proof.holds || proof.at_most_above_ppm === null) return null
  return <>{t('plans.provenText', { share: words.percent(Math.ceil(proof.at_most_above_ppm / PPM_PER_TENTH_PERCENT)) })}</>
}

function Standing({ plan: { state, approved, superseded_by: by } }: { plan: Plan }) {
  const { t } = useTranslation()
  const nameOf = usePersonName()
  if (state === 'made') return <>{t('plans.draft')}</>
  return (
    <>
      {approved !== null && (
        <Link to="/approvals/$approval" params={{ approval: approved.approval_id }} style={{ textDecoration: 'underline' }}>
          {t('plans.approval')}
        </Link>
      )}
      {approved !== null && ` · ${t('plans.agreedBy', { asked: nameOf(approved.asked_by), approved: nameOf(approved.approved_by) })}`}
      {by !== null && ` · ${t('plans.replaced', { id: by })}`}
    </>
  )
}

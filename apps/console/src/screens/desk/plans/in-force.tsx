/** The plan that people act by: how long it lasts, whichever provider fails, and what has to be asked for next. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../api/desk-requests.ts'
import type { PlanHead } from '../../../api/plan-requests.ts'
import { Amount } from '../../../parts/amount.tsx'
import { Day } from '../../../parts/day.tsx'
import { Figure } from '../../../parts/figures.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Empty } from '../../../parts/state.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { pictureQuery, planningQuery } from '../desk-queries.ts'
import { daysAfter } from '../money-ahead.ts'
import { nextDraws } from './plan-moves.ts'
import { usePlanNames } from './plan-names.ts'
import { tasksQuery } from './plan-queries.ts'

const SOON_DAYS = 14

export function InForce({ project, plan }: { project: Project; plan: PlanHead | undefined }) {
  const { t } = useTranslation()
  if (plan === undefined)
    return (
      <Panel title={t('plans.inForce')}>
        <Empty title={t('plans.noInForce')} text={t('plans.noInForceText')} />
      </Panel>
    )
  const open = (
    <Link to="/desk/projects/$project/plans/$plan" params={{ project: project.id, plan: plan.plan_id }}>
      {t('plans.open')} <span className="mono">{plan.plan_id}</span>
    </Link>
  )
  return (
    <Panel title={t('plans.inForce')} extra={open}>
      <Figures project={project} plan={plan} />
      <Next project={project} plan={plan} />
    </Panel>
  )
}

type Of = { project: Project; plan: PlanHead }

function Figures({ project, plan }: Of) {
  const { t } = useTranslation()
  const words = useWords()
  const { data: picture } = useQuery(pictureQuery(project.id))
  const weeks = (name: string): number | null => picture?.data[0]?.measures.find(({ measure }) => measure === name)?.value ?? null
  const lasts = (name: string) => {
    const count = weeks(name)
    return count === null ? <span title={t('plans.notKnownText')}>{t('plans.notKnown')}</span> : t('plans.weeks', { count })
  }
  const { gap } = plan
  const note =
    gap === null
      ? t('plans.wholeHorizon', { day: words.namedDay(plan.ends_on) })
      : t('plans.gapFrom', { day: words.namedDay(gap.first_on), amount: words.compactMoney(gap.peak_minor, project.currency) })
  return (
    <dl className="figures">
      <Figure label={t('plans.survives')} isLead tone={gap === null ? undefined : 'bad'} note={note}>
        {lasts('survival')}
      </Figure>
      <Figure label={t('plans.withoutAny')} tone={weeks('survival_without_any') === null ? 'muted' : undefined}>
        {lasts('survival_without_any')}
      </Figure>
      <Figure label={t('plans.cost')} note={t('plans.costNote')}>
        <Amount minor={plan.total_cost_minor} currency={project.currency} form="compact" />
      </Figure>
    </dl>
  )
}

function Next({ project, plan }: Of) {
  const { t } = useTranslation()
  const words = useWords()
  const names = usePlanNames(project.id)
  const { data: tasks = [] } = useQuery(tasksQuery(plan.plan_id))
  const { data: ground } = useQuery(planningQuery(project.id))
  const open = tasks.filter(({ state }) => state === 'open' || state === 'doing')
  const today = ground?.today ?? plan.as_of
  const draws = nextDraws(plan, today, daysAfter(today, SOON_DAYS))
  return (
    <>
      <h3 className="desk-small">
        {t('plans.next')} <span className="label">{t('plans.nextNote')}</span>
      </h3>
      {open.length > 0 && <p>{t('plans.openTasks', { count: open.length, late: open.filter(({ is_late }) => is_late).length })}</p>}
      {draws.length === 0 ? (
        <p className="muted">{t('plans.nothingNext')}</p>
      ) : (
        <ul className="plan-next">
          {draws.map((draw) => (
            <li key={`${draw.facility_id} ${draw.lands_on}`}>
              <Day on={draw.lands_on} />
              <span>
                {t('plans.draw')} {names.line(draw.facility_id)}
                <span className="label"> {t('plans.request', { day: words.namedDay(draw.request_on) })}</span>
              </span>
              <span className="end">
                <Amount minor={draw.amount_minor} currency={project.currency} form="compact" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

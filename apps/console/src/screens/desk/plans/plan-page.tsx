/** One plan: whether it suffices, what to do by it and when, what if something fails, and what proves it. */
import '../desk.css'
import './plans.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../api/plan-requests.ts'
import { addDeskWords } from '../../../locales/desk.ts'
import { addPlanWords } from '../../../locales/plans.ts'
import { May } from '../../../parts/may.tsx'
import { Page } from '../../../parts/page.tsx'
import { Loaded } from '../../../parts/state.tsx'
import { useDeskLive } from '../use-desk-live.ts'
import { ForIncident } from './for-incident.tsx'
import { LostLines } from './lost-lines.tsx'
import { PlanBlocked } from './plan-blocked.tsx'
import { PlanCapCost } from './plan-cap-cost.tsx'
import { PlanFailures } from './plan-failures.tsx'
import { PlanGap } from './plan-gap.tsx'
import { PlanHeadline } from './plan-headline.tsx'
import { PlanMoves } from './plan-moves-table.tsx'
import { PlanPremium } from './plan-premium.tsx'
import { PlanPrices } from './plan-prices.tsx'
import { planQuery } from './plan-queries.ts'
import { PlanTasks } from './plan-tasks.tsx'
import { PlanWeeks } from './plan-weeks.tsx'
import { ProposeForm } from './propose-form.tsx'
import { RehearseForm } from './rehearse-form.tsx'

addDeskWords()
addPlanWords()

const route = getRouteApi('/desk/projects/$project/plans/$plan')

export function PlanPage() {
  const { t } = useTranslation()
  useDeskLive()
  const { project, plan: id } = route.useParams()
  const { incident } = route.useSearch()
  const plan = useQuery(planQuery(project, id))
  const extra = (
    <>
      <Link to="/desk/plans" search={{ project }}>
        {t('plans.list')}
      </Link>
      <Link to="/desk/projects/$project" params={{ project }}>
        {t('plans.planGround')}
      </Link>
      {plan.data !== undefined && <Acts key={id} project={project} plan={plan.data} incident={incident} />}
    </>
  )
  return (
    <Page title={t('plans.one', { id })} extra={extra}>
      <Loaded query={plan} rows={10}>
        {(found) => <Whole key={id} project={project} plan={found} incident={incident} />}
      </Loaded>
    </Page>
  )
}

type Of = { project: string; plan: Plan; incident: string | undefined }

function Acts({ project, plan, incident }: Of) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'propose' | 'rehearse'>()
  const close = (): void => setOpen(undefined)
  return (
    <May do="desk:plan">
      <Button onClick={() => setOpen('rehearse')}>{t('plans.rehearse')}</Button>
      {plan.state === 'made' && (
        <Button type="primary" onClick={() => setOpen('propose')}>
          {t('plans.propose')}
        </Button>
      )}
      {open === 'propose' && <ProposeForm project={project} plan={plan.plan_id} incident={incident} close={close} />}
      {open === 'rehearse' && <RehearseForm project={project} plan={plan} close={close} />}
    </May>
  )
}

function Whole({ project, plan, incident }: Of) {
  const answers = plan.approved?.incident_id ?? (plan.state === 'made' ? incident : undefined)
  return (
    <div className="stack">
      {answers !== undefined && <ForIncident id={answers} isAgreed={plan.approved !== null} />}
      {plan.state === 'approved' && <LostLines project={project} plan={plan} incident={incident} />}
      <PlanHeadline project={project} plan={plan} />
      {plan.state === 'approved' && <PlanTasks project={project} plan={plan} />}
      {plan.gap !== null && <PlanGap project={project} plan={plan} gap={plan.gap} />}
      <div className="grid desk-columns">
        <div className="span-7 stack">
          <PlanWeeks project={project} plan={plan} />
          <PlanFailures project={project} plan={plan} />
        </div>
        <div className="span-5 stack">
          <PlanMoves project={project} plan={plan} />
          <PlanBlocked project={project} plan={plan} />
          <PlanPrices project={project} plan={plan} />
          <PlanCapCost project={project} plan={plan} />
          <PlanPremium project={project} plan={plan} />
        </div>
      </div>
    </div>
  )
}

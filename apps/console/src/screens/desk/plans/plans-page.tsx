/** Funding plans of a project: the one in force, what is next by it and what it counts on that is lost; and all that were made. */
import '../desk.css'
import './plans.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../api/desk-requests.ts'
import type { PlanHead } from '../../../api/plan-requests.ts'
import { addDeskWords } from '../../../locales/desk.ts'
import { addPlanWords } from '../../../locales/plans.ts'
import { Amount } from '../../../parts/amount.tsx'
import { May } from '../../../parts/may.tsx'
import { Page, Panel } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { projectsQuery } from '../desk-queries.ts'
import { Ago } from '../standing.tsx'
import { useDeskLive } from '../use-desk-live.ts'
import { ForIncident } from './for-incident.tsx'
import { InForce } from './in-force.tsx'
import { LostLines } from './lost-lines.tsx'
import { MakePlan } from './make-plan.tsx'
import { plansQuery } from './plan-queries.ts'
import { PlanState } from './plan-state.tsx'

addDeskWords()
addPlanWords()

const route = getRouteApi('/desk/plans')

export function PlansPage() {
  const { t } = useTranslation()
  useDeskLive()
  const { project: asked, incident } = route.useSearch()
  const projects = useQuery(projectsQuery)
  const running = (projects.data ?? []).filter(({ state }) => state !== 'closed')
  const project = running.find(({ id }) => id === asked) ?? running.find(({ state }) => state !== 'draft') ?? running[0]
  const extra = project !== undefined && <Choose projects={running} project={project} incident={incident} />
  return (
    <Page title={t('plans.title')} extra={extra}>
      <Loaded query={projects} rows={8}>
        {() =>
          project === undefined ? (
            <Panel title={t('plans.title')}>
              <Empty title={t('desk.home.noProjects')} text={t('desk.home.noProjectsText')} />
            </Panel>
          ) : (
            <Plans key={project.id} project={project} incident={incident} />
          )
        }
      </Loaded>
    </Page>
  )
}

type Of = { project: Project; incident: string | undefined }

function Choose({ projects, project, incident }: Of & { projects: readonly Project[] }) {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  return (
    <>
      {projects.length > 1 && (
        <Select
          aria-label={t('plans.project')}
          value={project.id}
          options={projects.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: string) => void navigate({ search: (before) => ({ ...before, project: id }) })}
          style={{ width: 220, maxWidth: '100%' }}
        />
      )}
      <May do="desk:plan">
        <MakePlan project={project.id} incident={incident} />
      </May>
    </>
  )
}

function Plans({ project, incident }: Of) {
  const { t } = useTranslation()
  const plans = useQuery(plansQuery(project.id))
  return (
    <Loaded query={plans} rows={8}>
      {(all) => {
        const current = all.find(({ state }) => state === 'approved')
        return (
          <div className="stack">
            {incident !== undefined && <ForIncident id={incident} isAgreed={false} />}
            {current !== undefined && <LostLines project={project.id} plan={current} incident={incident} />}
            <InForce project={project} plan={current} />
            <Panel title={t('plans.list')} flush>
              {all.length === 0 ? (
                <Empty title={t('plans.none')} text={t('plans.noneText')} />
              ) : (
                <List project={project} plans={all} incident={incident} />
              )}
            </Panel>
          </div>
        )
      }}
    </Loaded>
  )
}

function List({ project, plans, incident }: Of & { plans: readonly PlanHead[] }) {
  const search = incident === undefined ? {} : { incident }
  const { t } = useTranslation()
  return (
    <ul className="plan-list">
      {plans.map((plan) => (
        <li key={plan.plan_id}>
          <span className="row">
            <Link
              to="/desk/projects/$project/plans/$plan"
              params={{ project: project.id, plan: plan.plan_id }}
              search={search}
              className="mono"
            >
              {plan.plan_id}
            </Link>
            <PlanState plan={plan} />
          </span>
          <span className="label">
            {t('plans.madeAt')} <Ago at={plan.made_at} />
            {plan.replan_of !== null && ` · ${t('plans.replanOf', { id: plan.replan_of })}`}
          </span>
          <GapWords plan={plan} currency={project.currency} />
          <span className="end">
            <Amount minor={plan.total_cost_minor} currency={project.currency} form="compact" />
          </span>
        </li>
      ))}
    </ul>
  )
}

function GapWords({ plan: { gap }, currency }: { plan: PlanHead; currency: string }) {
  const { t } = useTranslation()
  if (gap === null) return <span>{t('plans.noGap')}</span>
  return (
    <span className="short">
      {t('plans.gap')} <Amount minor={gap.peak_minor} currency={currency} form="compact" /> · {gap.first_on}
    </span>
  )
}

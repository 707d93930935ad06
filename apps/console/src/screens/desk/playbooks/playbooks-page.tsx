/** Playbooks by level, the contingency book of the plan in force, and drills with a clock. */
import '../desk.css'
import '../plans/plans.css'
import './playbooks.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../api/desk-requests.ts'
import type { PlaybookBoard } from '../../../api/playbook-requests.ts'
import { addDeskWords } from '../../../locales/desk.ts'
import { addPlanWords } from '../../../locales/plans.ts'
import { addPlaybookWords } from '../../../locales/playbooks.ts'
import { May } from '../../../parts/may.tsx'
import { Page, Panel } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { projectsQuery } from '../desk-queries.ts'
import { PlanFailures } from '../plans/plan-failures.tsx'
import { plansQuery } from '../plans/plan-queries.ts'
import { useDeskLive } from '../use-desk-live.ts'
import { DrillHistory } from './drill-history.tsx'
import { DrillPanel } from './drill-panel.tsx'
import { DrillPlanForm, type Supposed } from './drill-plan-form.tsx'
import { LevelTag, PlaybookLevels } from './playbook-levels.tsx'
import { playbookBoardQuery } from './playbook-queries.ts'

addDeskWords()
addPlanWords()
addPlaybookWords()

const route = getRouteApi('/desk/playbooks')

export function PlaybooksPage() {
  const { t } = useTranslation()
  useDeskLive()
  const { project: asked } = route.useSearch()
  const projects = useQuery(projectsQuery)
  const board = useQuery(playbookBoardQuery)
  const running = (projects.data ?? []).filter(({ state }) => state !== 'closed')
  const project = running.find(({ id }) => id === asked) ?? running.find(({ state }) => state !== 'draft') ?? running[0]
  return (
    <Page title={t('playbooks.title')} extra={project !== undefined && <Choose projects={running} project={project} />}>
      <p className="muted playbook-about">{t('playbooks.about')}</p>
      <Loaded query={board} rows={10}>
        {(found) => <Room key={project?.id ?? ''} board={found} project={project} />}
      </Loaded>
    </Page>
  )
}

function Choose({ projects, project }: { projects: readonly Project[]; project: Project }) {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  if (projects.length < 2) return <span className="label">{project.name}</span>
  return (
    <Select
      aria-label={t('playbooks.project')}
      value={project.id}
      options={projects.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: string) => void navigate({ search: { project: id } })}
      style={{ width: 220, maxWidth: '100%' }}
    />
  )
}

function Room({ board, project }: { board: PlaybookBoard; project: Project | undefined }) {
  return (
    <div className="grid desk-columns">
      <div className="span-12">
        <Now board={board} />
      </div>
      <div className="span-7 stack">
        <PlaybookLevels board={board} project={project} />
      </div>
      <div className="span-5 stack playbook-drills">{project !== undefined && <Drilling board={board} project={project} />}</div>
    </div>
  )
}

function Now({ board: { projects } }: { board: PlaybookBoard }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('playbooks.now')}>
      {projects.length === 0 ? (
        <Empty title={t('playbooks.noProject')} text={t('playbooks.noProjectText')} />
      ) : (
        <ul className="playbook-now">
          {projects.map((one) => (
            <li key={one.project_id}>
              <Link to="/desk/projects/$project" params={{ project: one.project_id }}>
                {one.name}
              </Link>
              <LevelTag level={one.level} name={one.level_name} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** Drills go by the contingency book of the plan in force. */
function Drilling({ board, project }: { board: PlaybookBoard; project: Project }) {
  const { t } = useTranslation()
  const { data: plans } = useQuery(plansQuery(project.id))
  const [supposed, suppose] = useState<Supposed>()
  const plan = plans?.find(({ state }) => state === 'approved')
  const playbooks = board.levels
    .flatMap((level) => level.playbooks)
    .filter(({ project_id }) => project_id === null || project_id === project.id)
  return (
    <>
      <DrillPanel project={project.id} begin={plan === undefined ? undefined : () => suppose({})} />
      {plan === undefined ? (
        <Panel title={t('playbooks.book.title')}>
          <Empty
            title={t('playbooks.book.none')}
            text={t('playbooks.book.noneText')}
            action={
              <Link to="/desk/plans" search={{ project: project.id }}>
                {t('playbooks.book.toPlans')}
              </Link>
            }
          />
        </Panel>
      ) : (
        <PlanFailures
          project={project.id}
          plan={plan}
          title={t('playbooks.book.title')}
          act={({ kind, id }, name) => (
            <May do="desk:plan">
              <Button size="small" onClick={() => suppose({ kind, id })} aria-label={t('playbooks.drill.beginOf', { name })}>
                {t('playbooks.drill.begin')}
              </Button>
            </May>
          )}
        />
      )}
      <DrillHistory project={project.id} playbooks={playbooks} today={board.as_of} />
      {supposed !== undefined && plan !== undefined && (
        <DrillPlanForm
          project={project.id}
          plan={plan.plan_id}
          playbooks={playbooks}
          supposed={supposed}
          close={() => suppose(undefined)}
        />
      )}
    </>
  )
}

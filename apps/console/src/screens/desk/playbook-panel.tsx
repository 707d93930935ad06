/** What to do now: about money, about people, to get it back; and by when the playbook of each project asks for what. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Diagnosis, IncidentDetail } from '../../api/incident-requests.ts'
import { May } from '../../parts/may.tsx'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { projectsQuery } from './desk-queries.ts'
import { At } from './incident-parts.tsx'
import { Person } from './person.tsx'

const PARTS = ['money', 'people', 'recovery'] as const

type Props = { course: Diagnosis['course'] | undefined; detail: IncidentDetail }

export function PlaybookPanel({ course, detail: { incident, playbook, plans } }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  if (course === undefined && playbook.length === 0) return null
  return (
    <Panel title={t('incidents.now.title')}>
      {course && (
        <dl className="course">
          {PARTS.map((part) => (
            <div key={part}>
              <dt>{t(`incidents.now.${part}`)}</dt>
              <dd>{words.pick(course[part])}</dd>
            </div>
          ))}
        </dl>
      )}
      {playbook.map((one) => (
        <OfProject key={one.project_id} incident={incident} plans={plans} {...one} />
      ))}
    </Panel>
  )
}

type OfProjectProps = Pick<IncidentDetail, 'incident' | 'plans'> & IncidentDetail['playbook'][number]

function OfProject({ incident, plans, project_id, level, tasks }: OfProjectProps) {
  const { t } = useTranslation()
  const words = useWords()
  const { data: projects = [] } = useQuery(projectsQuery)
  return (
    <section className="playbook">
      <h3 className="desk-small">
        {projects.find(({ id }) => id === project_id)?.name ?? project_id}{' '}
        <Tag tone={level.level >= 3 ? 'bad' : level.level > 0 ? 'warn' : level.is_running ? 'good' : 'plain'}>{words.pick(level.name)}</Tag>
      </h3>
      <p>{words.pick(level.switching_words)}</p>
      {level.triggers.length > 0 && (
        <p className="label">
          {t('incidents.now.because')} {level.triggers.map((one) => words.pick(one.words)).join(t('incidents.and'))}
        </p>
      )}
      {level.is_running && (
        <p className="label">
          {t('incidents.now.authority')} {words.pick(level.authority)} · {t('incidents.now.exit')} {words.pick(level.exit)}
        </p>
      )}
      {tasks.length > 0 && (
        <ul className="timers">
          {tasks.map(({ task, words: said, due_at, is_late }) => (
            <li key={task}>
              <span>{words.pick(said)}</span>
              <span className={is_late ? 'short' : 'label'}>
                <At at={due_at} /> {is_late && t('incidents.late')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <PlansOf plans={plans.filter((plan) => plan.project_id === project_id)} />
      <span className="row">
        {level.is_running && incident.state !== 'closed' && (
          <May do="desk:plan">
            <Link to="/desk/plans" search={{ project: project_id, incident: incident.id }}>
              {t('incidents.now.makePlan')}
            </Link>
          </May>
        )}
        <Link to="/desk/playbooks" search={{ project: project_id }}>
          {t('incidents.now.toBook')}
        </Link>
      </span>
    </section>
  )
}

const TONES = { asked: 'warn', approved: 'good', superseded: 'plain' } as const

function PlansOf({ plans }: Pick<IncidentDetail, 'plans'>) {
  const { t } = useTranslation()
  if (plans.length === 0) return null
  return (
    <ul className="timers">
      {plans.map(({ plan_id, project_id, approval_id, state, by }) => (
        <li key={`${plan_id} ${approval_id}`}>
          <Link to="/desk/projects/$project/plans/$plan" params={{ project: project_id, plan: plan_id }} className="mono">
            {plan_id}
          </Link>
          <span className="label">
            <Tag tone={TONES[state]}>{t(`incidents.plan.${state}`)}</Tag> <Person id={by} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What to do now: about money, about people, to get it back; and by when the playbook of each project asks for what. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Diagnosis, IncidentDetail } from '../../api/incident-requests.ts'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { projectsQuery } from './desk-queries.ts'
import { At } from './incident-parts.tsx'

const PARTS = ['money', 'people', 'recovery'] as const

export function PlaybookPanel({ course, playbook }: { course: Diagnosis['course'] | undefined; playbook: IncidentDetail['playbook'] }) {
  const { t } = useTranslation()
  const words = useWords()
  const { data: projects = [] } = useQuery(projectsQuery)
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
      {playbook.map(({ project_id, level, tasks }) => (
        <section key={project_id} className="playbook">
          <h3 className="desk-small">
            {projects.find(({ id }) => id === project_id)?.name ?? project_id}{' '}
            <Tag tone={level.level >= 3 ? 'bad' : level.level > 0 ? 'warn' : 'good'}>{words.pick(level.name)}</Tag>
          </h3>
          <p>{words.pick(level.switching_words)}</p>
          {level.triggers.length > 0 && (
            <p className="label">
              {t('incidents.now.because')} {level.triggers.map((one) => words.pick(one.words)).join(t('incidents.and'))}
            </p>
          )}
          <p className="label">
            {t('incidents.now.authority')} {words.pick(level.authority)} · {t('incidents.now.exit')} {words.pick(level.exit)}
          </p>
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
          <Link to="/desk/plans" search={{ project: project_id }}>
            {t('incidents.now.toPlan')}
          </Link>
        </section>
      ))}
    </Panel>
  )
}

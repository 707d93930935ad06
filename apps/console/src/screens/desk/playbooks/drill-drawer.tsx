/** One drill that is over: its steps with their times, what was said of it, and the tasks that came of it. */
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Drill } from '../../../api/playbook-requests.ts'
import { Loaded } from '../../../parts/state.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { Person, usePersonName } from '../person.tsx'
import { usePlanNames } from '../plans/plan-names.ts'
import { DrillSteps } from './drill-steps.tsx'
import { failingName } from './drill-words.ts'
import { drillTasksQuery } from './playbook-queries.ts'

export function DrillDrawer({ drill, close }: { drill: Drill; close: () => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const names = usePlanNames(drill.project_id)
  const nameOf = usePersonName()
  return (
    <Drawer open size={460} title={t('playbooks.drill.supposed', { name: failingName(names, drill) })} onClose={close}>
      <div className="stack">
        {drill.started_by !== null && drill.started_at !== null && (
          <p className="label">
            {words.dayAndTime(drill.started_at)} · {t('playbooks.drill.by', { name: nameOf(drill.started_by) })}
          </p>
        )}
        {drill.started_at !== null && (
          <section>
            <h3 className="desk-small">{t('playbooks.drill.steps')}</h3>
            <DrillSteps drill={drill} names={names} />
          </section>
        )}
        <ul className="timers">
          {drill.moves.map(({ at, actor, note }) => (
            <li key={at}>
              <q>{note}</q>
              <span className="label">
                <Person id={actor} /> · {words.dayAndTime(at)}
              </span>
            </li>
          ))}
        </ul>
        <section>
          <h3 className="desk-small">{t('playbooks.drill.tasks')}</h3>
          <Tasks drill={drill.id} />
        </section>
      </div>
    </Drawer>
  )
}

function Tasks({ drill }: { drill: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const tasks = useQuery(drillTasksQuery(drill))
  return (
    <Loaded query={tasks} rows={2}>
      {(found) =>
        found.length === 0 ? (
          <p className="label">{t('playbooks.drill.noTasks')}</p>
        ) : (
          <ul className="timers">
            {found.map(({ id, words: said, assignee, due_at, state, is_late }) => (
              <li key={id}>
                <span>
                  <Tag tone={state === 'done' ? 'good' : is_late ? 'bad' : 'plain'}>{t(`playbooks.drill.task.${state}`)}</Tag> {said}
                </span>
                <span className={is_late ? 'short' : 'label'}>
                  <Person id={assignee} /> · {words.dayAndTime(due_at)} {is_late && t('playbooks.drill.late')}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

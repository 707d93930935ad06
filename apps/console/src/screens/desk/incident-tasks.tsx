/** What has to be done about an incident, by whom and by when. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Incident, moveTask, openTask, type Task } from '../../api/incident-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useMay } from '../../parts/use-may.ts'
import { DESK_KEY } from './desk-queries.ts'
import { Choice, FormDrawer, Labelled, NumberField, newId } from './form-parts.tsx'
import { At } from './incident-parts.tsx'
import { Person, PersonField } from './person.tsx'

const HOUR_MS = 3_600_000
const HOURS = 4

export function IncidentTasks({ incident, tasks }: { incident: Incident; tasks: readonly Task[] }) {
  const { t } = useTranslation()
  const [isAdding, add] = useState(false)
  const mayAct = useMay('desk:plan') && incident.state !== 'closed'
  const extra = mayAct && (
    <Button size="small" onClick={() => add(true)}>
      {t('incidents.tasks.add')}
    </Button>
  )
  return (
    <Panel title={t('incidents.tasks.title')} extra={extra} flush>
      {tasks.length === 0 ? (
        <Empty title={t('incidents.tasks.none')} text={t('incidents.tasks.noneText')} />
      ) : (
        <ul className="desk-money">
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} mayAct={mayAct} />
          ))}
        </ul>
      )}
      {isAdding && <TaskForm incident={incident} close={() => add(false)} />}
    </Panel>
  )
}

function TaskRow({ task, mayAct }: { task: Task; mayAct: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const say = useFaultWords()
  const isOpen = task.state === 'open' || task.state === 'doing'
  const moving = useMutation({
    mutationFn: (state: 'doing' | 'done' | 'dropped') => moveTask({ id: task.id, state, note: t(`incidents.tasks.state.${state}`) }),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  return (
    <li>
      <span>
        <Tag tone={task.state === 'done' ? 'good' : task.is_late ? 'bad' : 'plain'}>{t(`incidents.tasks.state.${task.state}`)}</Tag>
        <span className="label">{t(`incidents.tasks.kind.${task.kind}`)}</span>
        <span>{task.words}</span>
      </span>
      <span className="row end">
        {mayAct && task.state === 'open' && (
          <Button size="small" onClick={() => moving.mutate('doing')}>
            {t('incidents.tasks.begin')}
          </Button>
        )}
        {mayAct && isOpen && (
          <Button size="small" onClick={() => moving.mutate('done')}>
            {t('incidents.tasks.finish')}
          </Button>
        )}
      </span>
      <span className="label">
        <Person id={task.assignee} /> · {t('incidents.tasks.due')} <At at={task.due_at} />
        {task.is_late && <strong className="short"> {t('incidents.late')}</strong>}
      </span>
      {moving.error && (
        <span role="alert" className="short">
          {say(moving.error)}
        </span>
      )}
    </li>
  )
}

const KINDS = ['call', 'collect_evidence', 'confirm', 'update_profile', 'reevaluate', 'apply'] as const

function TaskForm({ incident, close }: { incident: Incident; close: () => void }) {
  const { t } = useTranslation()
  const [id] = useState(() => newId('task'))
  const [kind, setKind] = useState<(typeof KINDS)[number]>('call')
  const [said, setSaid] = useState('')
  const [assignee, setAssignee] = useState(incident.response.taken_by ?? undefined)
  const [hours, setHours] = useState<number | null>(HOURS)
  const isWhole = said.trim() !== '' && assignee !== undefined && hours !== null
  const save = () =>
    openTask({
      ...{ id, kind, incident_id: incident.id, assignee: assignee ?? '', words: said },
      due_at: new Date(Date.now() + (hours ?? 0) * HOUR_MS).toISOString(),
    })
  return (
    <FormDrawer title={t('incidents.tasks.add')} isWhole={isWhole} save={save} close={close}>
      <Choice
        label={t('incidents.tasks.what')}
        value={kind}
        names={KINDS}
        nameOf={(one) => t(`incidents.tasks.kind.${one}`)}
        change={setKind}
      />
      <Labelled label={t('incidents.tasks.words')}>
        {(field) => <Input id={field} maxLength={300} value={said} onChange={({ target }) => setSaid(target.value)} />}
      </Labelled>
      <PersonField label={t('incidents.tasks.assignee')} value={assignee} change={setAssignee} />
      <NumberField label={t('incidents.tasks.hours')} value={hours} change={setHours} max={2_000} />
    </FormDrawer>
  )
}

/** What has to be done about an incident, by whom and by when; the way back through the official channel is one of it, with its ticket. */
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

type Form = 'task' | 'appeal'
const HOUR_MS = 3_600_000

export function IncidentTasks({ incident, tasks }: { incident: Incident; tasks: readonly Task[] }) {
  const { t } = useTranslation()
  const [form, open] = useState<Form>()
  const mayAct = useMay('desk:plan') && incident.state !== 'closed'
  const extra = mayAct && (
    <span className="row">
      <Button size="small" onClick={() => open('appeal')}>
        {t('incidents.tasks.appeal')}
      </Button>
      <Button size="small" onClick={() => open('task')}>
        {t('incidents.tasks.add')}
      </Button>
    </span>
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
      {form && <TaskForm form={form} incident={incident} close={() => open(undefined)} />}
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

function TaskForm({ form, incident, close }: { form: Form; incident: Incident; close: () => void }) {
  const { t } = useTranslation()
  const [id] = useState(() => newId('task'))
  const [kind, setKind] = useState<(typeof KINDS)[number]>('call')
  const [said, setSaid] = useState('')
  const [ticket, setTicket] = useState('')
  const [assignee, setAssignee] = useState(incident.response.taken_by ?? undefined)
  const [hours, setHours] = useState<number | null>(form === 'appeal' ? 24 : 4)
  const isWhole = said.trim() !== '' && assignee !== undefined && hours !== null && (form === 'task' || ticket.trim() !== '')
  const save = () =>
    openTask({
      ...{ id, kind: form === 'appeal' ? 'appeal' : kind, incident_id: incident.id, assignee: assignee ?? '' },
      words: form === 'appeal' ? t('incidents.tasks.appealWords', { route: said, ticket }) : said,
      due_at: new Date(Date.now() + (hours ?? 0) * HOUR_MS).toISOString(),
    })
  return (
    <FormDrawer title={t(form === 'appeal' ? 'incidents.tasks.appeal' : 'incidents.tasks.add')} isWhole={isWhole} save={save} close={close}>
      {form === 'appeal' ? (
        <p className="muted">{t('incidents.tasks.appealText')}</p>
      ) : (
        <Choice
          label={t('incidents.tasks.what')}
          value={kind}
          names={KINDS}
          nameOf={(one) => t(`incidents.tasks.kind.${one}`)}
          change={setKind}
        />
      )}
      <Labelled label={form === 'appeal' ? t('incidents.tasks.route') : t('incidents.tasks.words')}>
        {(field) => <Input id={field} maxLength={300} value={said} onChange={({ target }) => setSaid(target.value)} />}
      </Labelled>
      {form === 'appeal' && (
        <Labelled label={t('incidents.tasks.ticket')}>
          {(field) => <Input id={field} maxLength={64} value={ticket} onChange={({ target }) => setTicket(target.value)} />}
        </Labelled>
      )}
      <PersonField label={t('incidents.tasks.assignee')} value={assignee} change={setAssignee} />
      <NumberField
        label={form === 'appeal' ? t('incidents.tasks.checkHours') : t('incidents.tasks.hours')}
        value={hours}
        change={setHours}
        max={2_000}
      />
    </FormDrawer>
  )
}

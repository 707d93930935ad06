/** Carrying out an approved plan: its tasks in their order, each with its time, what to say, what proves it, and what the statement shows. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan, Task } from '../../../api/plan-requests.ts'
import { sessionQuery } from '../../../api/queries.ts'
import { May } from '../../../parts/may.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/state.tsx'
import { Tag, type Tone } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { planningQuery } from '../desk-queries.ts'
import { usePersonName } from '../person.tsx'
import { DoneForm } from './done-form.tsx'
import { switchQuery, tasksQuery } from './plan-queries.ts'
import { saidIn } from './said-in.ts'

const byStep = (a: Task, b: Task): number => (a.step ?? 0) - (b.step ?? 0)
const isOver = ({ state }: Task): boolean => state === 'done' || state === 'dropped'

type Of = { project: string; plan: Plan }

export function PlanTasks({ project, plan }: Of) {
  const { t } = useTranslation()
  const tasks = useQuery(tasksQuery(plan.plan_id))
  const all = tasks.data ?? []
  const progress = all.length > 0 && (
    <span className="label number">{t('plans.progress', { done: all.filter(isOver).length, all: all.length })}</span>
  )
  return (
    <Panel
      title={t('plans.tasks')}
      extra={[
        <span key="note" className="label">
          {t('plans.tasksNote')}
        </span>,
        progress,
      ]}
      flush
    >
      {' '}
      {/* biome-ignore format: one head */}
      <Loaded query={tasks} rows={4}>
        {(found) => (found.length === 0 ? <Empty title={t('plans.noTasks')} /> : <Steps project={project} plan={plan} tasks={found.toSorted(byStep)} />)}
      </Loaded>
    </Panel>
  )
}

function Steps({ project, plan, tasks }: Of & { tasks: readonly Task[] }) {
  const { t } = useTranslation()
  const [finishing, setFinishing] = useState<Task>()
  const { data: carried } = useQuery(switchQuery(project, plan.plan_id))
  const next = tasks.find((task) => !isOver(task))
  return (
    <>
      <ol className="plan-steps">
        {tasks.map((task) => (
          <Step
            key={task.id}
            project={project}
            task={task}
            isNext={task === next}
            matchedOn={carried?.steps.find(({ task_id }) => task_id === task.id)?.matched?.booked_on ?? null}
            finish={() => setFinishing(task)}
          />
        ))}
      </ol>
      <p className="plan-end label" role="status">
        {next === undefined && <strong>{t('plans.allDone')} · </strong>}
        {carried?.minutes == null ? t('plans.switchRunning') : t('plans.switchTime', { minutes: carried.minutes })}
      </p>
      {finishing !== undefined && <DoneForm task={finishing} close={() => setFinishing(undefined)} />}
    </>
  )
}

const TONES: Readonly<Record<Task['state'], Tone>> = { open: 'warn', doing: 'info', done: 'good', dropped: 'plain' }

type StepProps = { project: string; task: Task; isNext: boolean; matchedOn: string | null; finish: () => void }

function Step({ project, task, isNext, matchedOn, finish }: StepProps) {
  const { t } = useTranslation()
  const words = useWords()
  const { data: session } = useQuery(sessionQuery)
  const nameOf = usePersonName()
  const owner = task.assignee === session?.user_id ? t('plans.mine') : nameOf(task.assignee)
  const last = task.moves.at(-1)
  return (
    <li className={isNext ? 'next' : undefined} aria-current={isNext ? 'step' : undefined}>
      <span className="number muted">{task.step}</span>
      <span className="desk-what">
        <strong>
          {t(`plans.task.${task.kind}`)} <Tag tone={TONES[task.state]}>{t(`plans.taskState.${task.state}`)}</Tag>{' '}
          {task.is_late && <Tag tone="bad">{t('plans.late')}</Tag>}
        </strong>
        <span>{saidIn(task.words, words.language)}</span>
        <span className="label">
          {owner} · {t('plans.due', { time: words.dayAndTime(task.due_at) })}
          {task.expects !== undefined &&
            ` · ${matchedOn === null ? t('plans.awaiting') : t('plans.matched', { day: words.namedDay(matchedOn) })}`}
          {last?.note != null && ` · ${last.note}`}
        </span>
      </span>
      {!isOver(task) && (
        <May do="desk:plan">
          <span className="row">
            {task.kind === 'call' && <CopyWords project={project} task={task} />}
            <Button type={isNext ? 'primary' : 'default'} size="small" onClick={finish} aria-label={`${t('plans.done')} ${task.step}`}>
              {t('plans.done')}
            </Button>
          </span>
        </May>
      )}
    </li>
  )
}

/** What to say to the provider or the supplier, ready to be sent by whatever means. */
function CopyWords({ project, task }: { project: string; task: Task }) {
  const { t } = useTranslation()
  const { data: ground } = useQuery(planningQuery(project))
  const { language } = useWords()
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(
      t('plans.template', { project: ground?.project.name ?? project, words: saidIn(task.words, language) }),
    )
    setCopied(true)
  }
  return (
    <Button size="small" onClick={() => void copy()}>
      {isCopied ? t('plans.copied') : t('plans.copy')}
    </Button>
  )
}

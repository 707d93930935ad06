/** The drill that runs, with its clock; and those that are planned. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Drill, moveDrill } from '../../../api/playbook-requests.ts'
import { useFaultWords } from '../../../parts/fault-words.ts'
import { May } from '../../../parts/may.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { DESK_KEY } from '../desk-queries.ts'
import { FormDrawer, Labelled } from '../form-parts.tsx'
import { usePlanNames } from '../plans/plan-names.ts'
import { DrillEndForm } from './drill-end-form.tsx'
import { DrillSteps } from './drill-steps.tsx'
import { clockOf, failingName } from './drill-words.ts'
import { drillsQuery } from './playbook-queries.ts'

type Props = {
  project: string
  /** Undefined: no plan is in force to drill by. */
  begin: (() => void) | undefined
}

export function DrillPanel({ project, begin }: Props) {
  const { t } = useTranslation()
  const { data: drills = [] } = useQuery(drillsQuery(project))
  const running = drills.filter(({ state }) => state === 'running' || state === 'funds_ready')
  const planned = drills
    .filter(({ state }) => state === 'planned')
    .toSorted((a, b) => Date.parse(a.planned_for ?? '') - Date.parse(b.planned_for ?? ''))
  const extra = (
    <May do="desk:plan">
      <Button
        type="primary"
        size="small"
        disabled={begin === undefined}
        onClick={begin}
        title={begin === undefined ? t('playbooks.drill.needsPlan') : ''}
      >
        {t('playbooks.drill.plan')}
      </Button>
    </May>
  )
  return (
    <Panel title={t('playbooks.drill.title')} extra={extra} flush>
      {running.length + planned.length === 0 && (
        <p className="playbook-quiet label">{t(begin === undefined ? 'playbooks.drill.needsPlan' : 'playbooks.drill.planText')}</p>
      )}
      {running.map((drill) => (
        <Running key={drill.id} drill={drill} />
      ))}
      {planned.map((drill) => (
        <Planned key={drill.id} drill={drill} />
      ))}
    </Panel>
  )
}

function useMoving(drill: Drill) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (move: { state: 'running' | 'funds_ready'; note: string }) => moveDrill({ id: drill.id, ...move }),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
}

function Fault({ error }: { error: Error | null }) {
  const say = useFaultWords()
  return (
    error && (
      <p role="alert" className="short">
        {say(error)}
      </p>
    )
  )
}

const TICK_MS = 1_000

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

function Running({ drill }: { drill: Drill }) {
  const { t } = useTranslation()
  const words = useWords()
  const now = useNow()
  const names = usePlanNames(drill.project_id)
  const [isEnding, end] = useState(false)
  const moving = useMoving(drill)
  const started = Date.parse(drill.started_at ?? '')
  const until = drill.funds_at === null ? now : Date.parse(drill.funds_at)
  return (
    <section className="drill-running" aria-label={t('playbooks.drill.running')}>
      <header>
        <div>
          <Tag tone={drill.funds_at === null ? 'bad' : 'good'} dot>
            {t(drill.funds_at === null ? 'playbooks.drill.running' : 'playbooks.drill.fundsAt')}
          </Tag>
          <strong>{t('playbooks.drill.supposed', { name: failingName(names, drill) })}</strong>
        </div>
        <div className="drill-clock number" role="timer" aria-label={t('playbooks.drill.clock')}>
          {clockOf(until - started)}
        </div>
      </header>
      {drill.funds_at !== null && (
        <p className="label">
          {t('playbooks.drill.fundsAt')} {words.dayAndTime(drill.funds_at)}
        </p>
      )}
      <DrillSteps drill={drill} names={names} mayTick />
      <Fault error={moving.error} />
      <May do="desk:plan">
        <div className="row">
          {drill.state === 'running' && (
            <Button
              type="primary"
              loading={moving.isPending}
              onClick={() => moving.mutate({ state: 'funds_ready', note: t('playbooks.drill.fundsReadyNote') })}
            >
              {t('playbooks.drill.fundsReady')}
            </Button>
          )}
          <Button onClick={() => end(true)}>{t('playbooks.drill.finish')}</Button>
        </div>
      </May>
      {isEnding && <DrillEndForm drill={drill} close={() => end(false)} />}
    </section>
  )
}

function Planned({ drill }: { drill: Drill }) {
  const { t } = useTranslation()
  const words = useWords()
  const names = usePlanNames(drill.project_id)
  const [isOff, callOff] = useState(false)
  const moving = useMoving(drill)
  const isOverdue = Date.parse(drill.planned_for ?? '') < Date.now()
  return (
    <section className="drill-planned">
      <div className="desk-what">
        <strong>{t('playbooks.drill.supposed', { name: failingName(names, drill) })}</strong>
        <span className="label">
          {t('playbooks.drill.planned', { time: words.dayAndTime(drill.planned_for ?? '') })}
          {isOverdue && <span className="short"> · {t('playbooks.drill.overdue')}</span>}
        </span>
      </div>
      <May do="desk:plan">
        <span className="row">
          <Button
            size="small"
            type="primary"
            loading={moving.isPending}
            onClick={() => moving.mutate({ state: 'running', note: t('playbooks.drill.startNote') })}
          >
            {t('playbooks.drill.start')}
          </Button>
          <Button size="small" onClick={() => callOff(true)}>
            {t('playbooks.drill.callOff')}
          </Button>
        </span>
      </May>
      <Fault error={moving.error} />
      {isOff && <CallOffForm drill={drill} close={() => callOff(false)} />}
    </section>
  )
}

function CallOffForm({ drill, close }: { drill: Drill; close: () => void }) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const save = () => moveDrill({ id: drill.id, state: 'called_off', note: note.trim() })
  return (
    <FormDrawer
      title={t('playbooks.drill.callOff')}
      act={t('playbooks.drill.callOff')}
      isWhole={note.trim() !== ''}
      save={save}
      close={close}
    >
      <Labelled label={t('playbooks.drill.callOffWhy')}>
        {(id) => <Input.TextArea id={id} rows={2} maxLength={1_000} value={note} onChange={({ target }) => setNote(target.value)} />}
      </Labelled>
    </FormDrawer>
  )
}

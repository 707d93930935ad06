/** Entries of a statement that matched nothing: a person says which draw or repayment each is, or that it is none of ours, and can take that back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  assignStatementEntry,
  fetchStatementEntries,
  reopenStatementEntry,
  type Statement,
  type StatementEntry,
  setAsideStatementEntry,
} from '../../api/desk-registers.ts'
import { Refused } from '../../api/faults.ts'
import { fetchTasks, type Task } from '../../api/incident-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Loaded } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { DESK_KEY } from './desk-queries.ts'
import { Labelled } from './form-parts.tsx'

const REASON_MAX = 500

export function StatementEntries({ statement: { statement_id: id, account_end }, close }: { statement: Statement; close: () => void }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: [...DESK_KEY, 'statement-entries', id], queryFn: (given) => fetchStatementEntries(id, given) })
  const { data: tasks = [] } = useQuery({ queryKey: [...DESK_KEY, 'all-tasks'], queryFn: fetchTasks })
  return (
    <Drawer open size={520} title={`${t('registers.statements.assign.open')} · ${account_end}`} onClose={close}>
      <div className="stack">
        <p className="muted">{t('registers.statements.assign.text')}</p>
        <Loaded query={query}>
          {({ data }) => (
            <>
              {data.length === 0 && <p>{t('registers.statements.assign.none')}</p>}
              {data.map((entry) => (
                <Entry key={entry.entry_key} entry={entry} tasks={tasks} />
              ))}
            </>
          )}
        </Loaded>
      </div>
    </Drawer>
  )
}

const TONES: Readonly<Record<StatementEntry['state'], Tone>> = { open: 'warn', assigned: 'good', set_aside: 'plain' }
const SIDES: Readonly<Record<StatementEntry['direction'], readonly string[]>> = {
  credit: ['draw'],
  debit: ['repay'],
  neutral: ['draw', 'repay'],
}

function Entry({ entry, tasks }: { entry: StatementEntry; tasks: readonly Task[] }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <section
      className="import-held stack"
      aria-label={`${words.namedDay(entry.booked_on)} ${words.money(entry.amount_minor, entry.currency)}`}
    >
      <div className="row">
        <Tag tone={TONES[entry.state]}>{t(`registers.statements.assign.state.${entry.state}`)}</Tag>
        <strong>
          {t(`registers.statements.direction.${entry.direction}`)} {words.money(entry.amount_minor, entry.currency)}
        </strong>
        <span className="label">{words.namedDay(entry.booked_on)}</span>
        <span className="label">{entry.line === null ? entry.path : t('registers.statements.assign.place', { line: entry.line })}</span>
      </div>
      {entry.state === 'open' && <p className="label">{t(`registers.statements.why.${entry.why}`)}</p>}
      {entry.reason !== null && entry.said_at !== null && (
        <p>
          {entry.task_id !== null && <code>{entry.task_id} </code>}
          {t('registers.statements.assign.said', {
            actor: entry.said_by ?? '',
            time: words.dayAndTime(entry.said_at),
            reason: entry.reason,
          })}
        </p>
      )}
      <Say entry={entry} tasks={tasks} />
    </section>
  )
}

function useSaying(entry: StatementEntry, reason: string) {
  const client = useQueryClient()
  const said = { statement_id: entry.statement_id, entry_key: entry.entry_key, reason: reason.trim() }
  return useMutation({
    mutationFn: (as: Readonly<{ task: string }> | 'not_ours' | 'reopen') =>
      as === 'reopen' ? reopenStatementEntry(said) : as === 'not_ours' ? setAsideStatementEntry(said) : assignStatementEntry(said, as.task),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
}

function Say({ entry, tasks }: { entry: StatementEntry; tasks: readonly Task[] }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [task, setTask] = useState<string>()
  const saying = useSaying(entry, reason)
  const isSaid = reason.trim() !== ''
  const fitting = tasks.filter(({ kind, state }) => SIDES[entry.direction].includes(kind) && state !== 'dropped')
  return (
    <>
      {saying.error && <WhyNot error={saying.error} />}
      {entry.state === 'open' && (
        <Labelled label={t('registers.statements.assign.task')}>
          {(id) => (
            <Select
              id={id}
              value={task}
              allowClear
              placeholder={t(fitting.length === 0 ? 'registers.statements.assign.noTask' : 'registers.statements.assign.chooseTask')}
              onChange={setTask}
              options={fitting.map((one) => ({ value: one.id, label: `${one.words} · ${one.id}` }))}
            />
          )}
        </Labelled>
      )}
      <Labelled label={t('registers.statements.assign.reason')}>
        {(id) => (
          <Input
            {...{ id, value: reason, maxLength: REASON_MAX, placeholder: t('registers.statements.assign.reasonHint') }}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Labelled>
      <div className="row">
        {entry.state === 'open' ? (
          <>
            <Button
              size="small"
              type="primary"
              disabled={!isSaid || task === undefined}
              loading={saying.isPending}
              onClick={() => task !== undefined && saying.mutate({ task })}
            >
              {t('registers.statements.assign.assign')}
            </Button>
            <Button size="small" disabled={!isSaid} onClick={() => saying.mutate('not_ours')}>
              {t('registers.statements.assign.notOurs')}
            </Button>
          </>
        ) : (
          <Button size="small" disabled={!isSaid} loading={saying.isPending} onClick={() => saying.mutate('reopen')}>
            {t('registers.statements.assign.reopen')}
          </Button>
        )}
      </div>
    </>
  )
}

function WhyNot({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const { errors = [] } = error instanceof Refused ? (error.problem as { errors?: readonly { detail: string }[] }) : {}
  const detail = errors.map((one) => one.detail).join('; ')
  return <Alert type="error" role="alert" title={detail === '' ? say(error) : t('registers.statements.assign.unfit', { detail })} />
}

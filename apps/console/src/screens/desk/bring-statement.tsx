/** A file of statements: dropped, read without keeping anything, then taken, or refused with the figure that differs. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bringStatement, type StatementAnswer } from '../../api/desk-registers.ts'
import { Panel } from '../../parts/page.tsx'
import { Loading } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { DESK_KEY, projectsQuery } from './desk-queries.ts'
import { FileDrop } from './file-drop.tsx'
import { Labelled } from './form-parts.tsx'
import { useRegisterFault } from './register-form.tsx'
import { Quarantined, ReadStatements } from './statement-answer.tsx'

const ACCOUNT_MAX = 64

export function BringStatement() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const say = useRegisterFault()
  const [file, setFile] = useState<File>()
  const [project, setProject] = useState<string>()
  const [account, setAccount] = useState('')
  const query = { ...(project !== undefined && { project_id: project }), ...(account.trim() !== '' && { account: account.trim() }) }
  const looking = useMutation({ mutationFn: (one: File) => bringStatement(one, { ...query, preview: 'true' }) })
  const taking = useMutation({
    mutationFn: (one: File) => bringStatement(one, query),
    onSuccess: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  const look = (one: File | undefined): void => {
    if (one === undefined) return
    setFile(one)
    taking.reset()
    looking.mutate(one)
  }
  const error = looking.error ?? taking.error
  const again = () => {
    looking.reset()
    taking.reset()
  }
  const answer = taking.data ?? looking.data
  return (
    <Panel title={t('registers.statements.bring')}>
      <div className="stack">
        {answer === undefined && !looking.isPending && (
          <>
            <Where {...{ project, setProject, account, setAccount }} />
            <FileDrop title={t('registers.statements.drop')} text={t('registers.statements.dropText')} look={look} />
          </>
        )}
        {looking.isPending && <Loading rows={5} />}
        {error && <Alert type="error" role="alert" title={say(error)} />}
        {answer && <Answered answer={answer} />}
        {answer && <Next answer={answer} isTaking={taking.isPending} take={() => file && taking.mutate(file)} again={again} />}
      </div>
    </Panel>
  )
}

const isFaulty = ({ fault_count }: StatementAnswer): boolean => fault_count > 0
const isKept = ({ state }: StatementAnswer): boolean => state !== 'previewed'

function Answered({ answer }: { answer: StatementAnswer }) {
  const { t } = useTranslation()
  if (isFaulty(answer)) return <Quarantined answer={answer} />
  const hasNew = answer.statements.some(({ state }) => state === 'new')
  return (
    <>
      <p role="status">
        <Tag tone={isKept(answer) || hasNew ? 'good' : 'plain'}>
          {t(
            isKept(answer)
              ? 'registers.statements.taken'
              : hasNew
                ? 'registers.statements.previewGood'
                : 'registers.statements.previewNothing',
          )}
        </Tag>
      </p>
      <ReadStatements statements={answer.statements} />
    </>
  )
}

type NextProps = { answer: StatementAnswer; isTaking: boolean; take: () => void; again: () => void }

function Next({ answer, isTaking, take, again }: NextProps) {
  const { t } = useTranslation()
  const canTake = !isKept(answer) && (isFaulty(answer) || answer.statements.some(({ state }) => state === 'new'))
  return (
    <div className="row">
      {canTake && (
        <Button type={isFaulty(answer) ? 'default' : 'primary'} loading={isTaking} onClick={take}>
          {t(isFaulty(answer) ? 'registers.statements.keepQuarantine' : 'registers.statements.take')}
        </Button>
      )}
      {isKept(answer) && isFaulty(answer) && <span role="status">{t('registers.statements.kept')}</span>}
      <Button onClick={again}>{t('registers.statements.again')}</Button>
    </div>
  )
}

type WhereProps = {
  project: string | undefined
  setProject: (id: string | undefined) => void
  account: string
  setAccount: (text: string) => void
}

function Where({ project, setProject, account, setAccount }: WhereProps) {
  const { t } = useTranslation()
  const { data: projects = [] } = useQuery(projectsQuery)
  return (
    <div className="desk-pair">
      <Labelled label={t('registers.statements.project')}>
        {(id) => (
          <Select
            id={id}
            value={project}
            allowClear
            placeholder={t('registers.statements.noProject')}
            onChange={setProject}
            options={projects.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Labelled>
      <Labelled label={t('registers.statements.account')}>
        {(id) => <Input id={id} value={account} maxLength={ACCOUNT_MAX} onChange={({ target }) => setAccount(target.value)} />}
      </Labelled>
    </div>
  )
}

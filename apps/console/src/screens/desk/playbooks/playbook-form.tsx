/** A playbook is written, or changed as a whole: whom to call, which money comes first, what is said, and when it is over. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../api/desk-requests.ts'
import { keepPlaybook, type Playbook, type PlaybookBoard } from '../../../api/playbook-requests.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { Choice, FormDrawer, Labelled, newId } from '../form-parts.tsx'
import { draftOf, isWhole, type PlaybookDraft, wishOf } from './playbook-draft.ts'
import { ContactRows, SourceRows, TriggerChoice } from './playbook-rows.tsx'

type Props = {
  board: PlaybookBoard
  project: Project | undefined
  level: number
  playbook: Playbook | undefined
  close: () => void
}
const AUDIENCES = ['borrower', 'supplier', 'lender', 'board'] as const
const [NAME_MAX, EXIT_MAX, MESSAGE_MAX] = [200, 1_000, 2_000]
const ALL = ''

export function PlaybookForm({ board, project, level, playbook, close }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const [id] = useState(() => playbook?.id ?? newId('playbook'))
  const levelOf = board.levels.find((one) => one.level === level)
  const [draft, setDraft] = useState(() => draftOf(level, playbook, levelOf === undefined ? '' : words.pick(levelOf.exit)))
  const change = (more: Partial<PlaybookDraft>): void => setDraft((before) => ({ ...before, ...more }))
  const projects = board.projects.map((one) => one.project_id)
  return (
    <FormDrawer
      title={t(playbook === undefined ? 'playbooks.form.new' : 'playbooks.form.edit')}
      act={t('playbooks.form.save')}
      isWhole={isWhole(draft)}
      save={() => keepPlaybook(id, wishOf(draft, playbook?.version ?? 0))}
      close={close}
    >
      <Labelled label={t('playbooks.form.name')}>
        {(field) => <Input id={field} maxLength={NAME_MAX} value={draft.name} onChange={({ target }) => change({ name: target.value })} />}
      </Labelled>
      {playbook === undefined && projects.length > 0 && (
        <Choice
          label={t('playbooks.form.project')}
          value={draft.project}
          names={[ALL, ...projects]}
          nameOf={(one) =>
            one === ALL ? t('playbooks.form.allProjects') : (board.projects.find((of) => of.project_id === one)?.name ?? one)
          }
          change={(one) => change({ project: one })}
        />
      )}
      <TriggerChoice levels={board.levels} value={draft.triggers} change={(triggers) => change({ triggers })} />
      <ContactRows rows={draft.contacts} change={(contacts) => change({ contacts })} />
      <SourceRows rows={draft.sources} project={project?.id ?? ''} change={(sources) => change({ sources })} />
      <Messages draft={draft} change={change} />
      <Ending draft={draft} change={change} />
    </FormDrawer>
  )
}

type PartProps = { draft: PlaybookDraft; change: (more: Partial<PlaybookDraft>) => void }

function Messages({ draft, change }: PartProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="playbook-fields">
      <legend>{t('playbooks.form.messages')}</legend>
      {AUDIENCES.map((audience) => (
        <Labelled key={audience} label={t(`playbooks.audience.${audience}`)}>
          {(field) => (
            <Input.TextArea
              id={field}
              rows={2}
              maxLength={MESSAGE_MAX}
              value={draft.messages[audience] ?? ''}
              onChange={({ target }) => change({ messages: { ...draft.messages, [audience]: target.value } })}
            />
          )}
        </Labelled>
      ))}
    </fieldset>
  )
}

function Ending({ draft, change }: PartProps) {
  const { t } = useTranslation()
  return (
    <>
      <Labelled label={t('playbooks.form.exit')}>
        {(field) => (
          <Input.TextArea
            id={field}
            rows={2}
            maxLength={EXIT_MAX}
            value={draft.exit}
            onChange={({ target }) => change({ exit: target.value })}
          />
        )}
      </Labelled>
      <div>
        <span>{t('playbooks.form.reviewBy')}</span>
        <DayField label={t('playbooks.form.reviewBy')} value={draft.reviewBy} change={(reviewBy) => change({ reviewBy: reviewBy ?? '' })} />
      </div>
    </>
  )
}

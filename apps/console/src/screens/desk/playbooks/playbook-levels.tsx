/** Each level with who may start it and what calls it, and the playbooks that the desk keeps for it, with what is missing in them. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../api/desk-requests.ts'
import type { Playbook, PlaybookBoard, PlaybookLevel } from '../../../api/playbook-requests.ts'
import type { Bilingual } from '../../../api/views.ts'
import { May } from '../../../parts/may.tsx'
import { Panel } from '../../../parts/page.tsx'
import { Empty } from '../../../parts/state.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { PlaybookCard } from './playbook-card.tsx'
import { PlaybookForm } from './playbook-form.tsx'

const GRAVE = 3

/** `level` null: a draft has none. */
export function LevelTag({ level, name }: { level: number | null; name: Bilingual }) {
  const words = useWords()
  return (
    <Tag tone={level === null ? 'plain' : level >= GRAVE ? 'bad' : level > 0 ? 'warn' : 'good'} dot>
      {words.pick(name)}
    </Tag>
  )
}

type Open = Readonly<{ level: number; playbook?: Playbook }>

export function PlaybookLevels({ board, project }: { board: PlaybookBoard; project: Project | undefined }) {
  const [open, setOpen] = useState<Open>()
  const nameOf = (id: string): string => board.projects.find(({ project_id }) => project_id === id)?.name ?? id
  return (
    <>
      {[...board.levels].reverse().map((level) => (
        <Level
          key={level.level}
          level={level}
          at={board.projects.filter((one) => one.level === level.level).map(({ name }) => name)}
          nameOf={nameOf}
          add={() => setOpen({ level: level.level })}
          edit={(playbook) => setOpen({ level: level.level, playbook })}
        />
      ))}
      {open !== undefined && (
        <PlaybookForm board={board} project={project} level={open.level} playbook={open.playbook} close={() => setOpen(undefined)} />
      )}
    </>
  )
}

type LevelProps = {
  level: PlaybookLevel
  at: readonly string[]
  nameOf: (project: string) => string
  add: () => void
  edit: (playbook: Playbook) => void
}

function Level({ level: { name, authority, exit, triggers, playbooks }, at, nameOf, add, edit }: LevelProps) {
  const { t } = useTranslation()
  const words = useWords()
  const extra = (
    <May do="desk:plan">
      <Button size="small" onClick={add} aria-label={`${t('playbooks.add')} ${words.pick(name)}`}>
        {t('playbooks.add')}
      </Button>
    </May>
  )
  return (
    <Panel title={words.pick(name)} extra={extra} flush>
      <dl className="playbook-level">
        {at.length > 0 && (
          <div>
            <dt className="short">{t('playbooks.level.calledBy', { projects: at.join(t('desk.people.comma')) })}</dt>
          </div>
        )}
        <div>
          <dt>{t('playbooks.level.authority')}</dt>
          <dd>{words.pick(authority)}</dd>
        </div>
        {playbooks.length === 0 && (
          <>
            <div>
              <dt>{t('playbooks.level.triggers')}</dt>
              <dd>{triggers.map((one) => words.pick(one.words)).join(t('desk.people.comma'))}</dd>
            </div>
            <div>
              <dt>{t('playbooks.level.exit')}</dt>
              <dd>{words.pick(exit)}</dd>
            </div>
          </>
        )}
      </dl>
      {playbooks.length === 0 ? (
        <Empty title={t('playbooks.none')} text={t('playbooks.noneText')} />
      ) : (
        playbooks.map((playbook) => <PlaybookCard key={playbook.id} playbook={playbook} nameOf={nameOf} edit={() => edit(playbook)} />)
      )}
    </Panel>
  )
}

/** Files that were brought, statements and registers together, the newest first: by what each was read, what came of it, and what waits. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Statement } from '../../api/desk-registers.ts'
import type { Import } from '../../api/import-requests.ts'
import { May } from '../../parts/may.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { useKindName } from './import-names.ts'
import { importsQuery } from './import-queries.ts'
import { ImportRows } from './import-rows.tsx'
import { ImportUndo } from './import-undo.tsx'
import { ReadBy } from './read-by.tsx'
import { statementsQuery } from './register-queries.ts'
import { UndoForm } from './undo-form.tsx'

type File = Readonly<{ at: string } & ({ statement: Statement; brought: null } | { statement: null; brought: Import })>

export function FilesPanel() {
  const { t } = useTranslation()
  const { data: imports } = useQuery(importsQuery)
  const { data: statements } = useQuery(statementsQuery)
  const [undone, undo] = useState<Import>()
  const [held, hold] = useState<Import>()
  const [statement, undoStatement] = useState<Statement>()
  const files: File[] = [
    ...(imports?.data ?? []).map((brought) => ({ at: brought.recorded_at, brought, statement: null })),
    ...(statements?.data ?? []).map((one) => ({ at: one.recorded_at, statement: one, brought: null })),
  ].sort((a, b) => b.at.localeCompare(a.at))
  const isThere = imports !== undefined && statements !== undefined
  return (
    <Panel title={t('imports.files')} flush>
      {isThere && files.length === 0 && <Empty title={t('imports.filesNone')} text={t('imports.filesNoneText')} />}
      <ul>
        {files.map((file) =>
          file.brought === null ? (
            <StatementFile key={file.statement.statement_id} one={file.statement} undo={undoStatement} />
          ) : (
            <ImportFile key={file.brought.import_id} one={file.brought} undo={undo} hold={hold} />
          ),
        )}
      </ul>
      {undone && <ImportUndo one={undone} close={() => undo(undefined)} />}
      {held && <ImportRows one={held} close={() => hold(undefined)} />}
      {statement && <UndoForm statement={statement} close={() => undoStatement(undefined)} />}
    </Panel>
  )
}

const TONES: Readonly<Record<Import['state'], Tone>> = { taken: 'good', quarantined: 'bad', undone: 'plain', set_aside: 'plain' }

function ImportFile({ one, undo, hold }: { one: Import; undo: (one: Import) => void; hold: (one: Import) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const kindName = useKindName()
  const { rows, registered, changed, same, quarantined } = one
  const isOpen = one.state === 'taken' || one.state === 'quarantined'
  const { profile_name: name, profile } = one
  return (
    <li className="import-file">
      <div className="row">
        <Tag tone={TONES[one.state]}>{t(`imports.state.${one.state}`)}</Tag>
        <strong>{one.file_name ?? kindName(one.kind)}</strong>
        <span className="label">{kindName(one.kind)}</span>
        <span className="feed-gap" />
        {one.waiting > 0 && (
          <May do="desk:plan">
            <Button size="small" onClick={() => hold(one)}>
              {t('imports.waiting', { count: one.waiting })}
            </Button>
          </May>
        )}
        {isOpen && (
          <May do="desk:plan">
            <Button size="small" onClick={() => undo(one)}>
              {t(one.state === 'taken' ? 'imports.undo' : 'imports.setAside')}
            </Button>
          </May>
        )}
      </div>
      <p>
        {one.state === 'quarantined' || one.state === 'set_aside'
          ? one.fault_codes.join(' · ')
          : t('imports.counts', { rows, registered, changed, same, quarantined })}
      </p>
      <p className="label">
        {t('imports.readBy', { name, version: profile.version })} ·{' '}
        {t('imports.by', { actor: one.brought_by, time: words.dayAndTime(one.recorded_at) })}
      </p>
    </li>
  )
}

const STATEMENT_TONES: Readonly<Record<Statement['state'], Tone>> = {
  ...{ new: 'info', taken: 'good', quarantined: 'bad', waits: 'warn', earlier: 'plain', repeated: 'plain', undone: 'plain' },
}

function StatementFile({ one, undo }: { one: Statement; undo: (one: Statement) => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const isOpen = one.state === 'taken' || one.state === 'quarantined'
  return (
    <li className="import-file">
      <div className="row">
        <Tag tone={STATEMENT_TONES[one.state]}>{t(`registers.statements.state.${one.state}`)}</Tag>
        <strong>{one.account_end === '' ? t('imports.statementBad') : t('imports.statement', { end: one.account_end })}</strong>
        <span className="feed-gap" />
        {isOpen && (
          <May do="desk:plan">
            <Button size="small" onClick={() => undo(one)}>
              {t(one.state === 'taken' ? 'imports.undo' : 'imports.setAside')}
            </Button>
          </May>
        )}
      </div>
      <p>
        {one.account_end === ''
          ? one.fault_codes.join(' · ')
          : t('imports.statementCounts', { entries: one.entries, matches: one.matches, assigned: one.assigned, aside: one.set_aside })}
      </p>
      <p className="label">
        {one.read_by && (
          <>
            <ReadBy read={one.read_by} /> ·{' '}
          </>
        )}
        {t('imports.by', { actor: one.brought_by, time: words.dayAndTime(one.recorded_at) })}
      </p>
    </li>
  )
}

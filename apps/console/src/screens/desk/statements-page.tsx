/** Statements of the desk's accounts: looked at first, taken whole or quarantined whole, and taken back. */
import './desk.css'
import './registers.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Statement } from '../../api/desk-registers.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { addRegisterWords } from '../../locales/registers.ts'
import { May } from '../../parts/may.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { BringStatement } from './bring-statement.tsx'
import { usePersonName } from './person.tsx'
import { ReadBy } from './read-by.tsx'
import { statementsQuery } from './register-queries.ts'
import { StatementEntries } from './statement-entries.tsx'
import { UndoForm } from './undo-form.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()
addRegisterWords()

const FORMATS = [
  ['camt', 'camt'],
  ['mt940', 'mt940'],
  ['alipayApp', 'table'],
  ['alipayWeb', 'table'],
  ['bank', 'table'],
] as const

export function StatementsPage() {
  const { t } = useTranslation()
  useDeskLive()
  const statements = useQuery(statementsQuery)
  const [undone, undo] = useState<Statement>()
  const [judged, judge] = useState<Statement>()
  return (
    <Page title={t('registers.statements.title')}>
      <p className="muted register-about">{t('registers.statements.about')}</p>
      <div className="grid desk-columns">
        <div className="span-7 stack">
          <May do="desk:observe">
            <BringStatement />
          </May>
        </div>
        <div className="span-5 stack">
          <Panel title={t('registers.statements.list')} flush>
            <Loaded query={statements}>{({ data }) => <Brought statements={data} undo={undo} judge={judge} />}</Loaded>
          </Panel>
          <Panel title={t('registers.statements.formats')} flush>
            <ul className="desk-money">
              {FORMATS.map(([format, by]) => (
                <li key={format}>
                  <span>{t(`registers.statements.format.${format}`)}</span>
                  <span className="label end">{t(`registers.statements.formatBy.${by}`)}</span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
      {judged && <StatementEntries statement={judged} close={() => judge(undefined)} />}
      {undone && <UndoForm statement={undone} close={() => undo(undefined)} />}
    </Page>
  )
}

const TONES: Readonly<Record<Statement['state'], Tone>> = {
  new: 'info',
  taken: 'good',
  quarantined: 'bad',
  waits: 'warn',
  earlier: 'plain',
  repeated: 'plain',
  undone: 'plain',
}

type BroughtProps = { statements: readonly Statement[]; undo: (one: Statement) => void; judge: (one: Statement) => void }

function Brought({ statements, undo, judge }: BroughtProps) {
  const { t } = useTranslation()
  const nameOf = usePersonName()
  const words = useWords()
  if (statements.length === 0) return <Empty title={t('registers.statements.listNone')} text={t('registers.statements.listNoneText')} />
  return (
    <ul className="desk-money statement-list">
      {statements.map((one) => (
        <li key={one.statement_id}>
          <span>
            <Tag tone={TONES[one.state]}>{t(`registers.statements.state.${one.state}`)}</Tag>
            {one.account_end !== '' && t('registers.statements.account_end', { end: one.account_end })}
          </span>
          <span className="end">
            <May do="desk:plan">
              {one.state === 'taken' && one.entries > one.matches && (
                <Button size="small" onClick={() => judge(one)}>
                  {t('registers.statements.assign.openCount')}
                </Button>
              )}
              {(one.state === 'taken' || one.state === 'quarantined') && (
                <Button size="small" onClick={() => undo(one)}>
                  {t(one.state === 'taken' ? 'registers.statements.undo' : 'registers.statements.setAside')}
                </Button>
              )}
            </May>
          </span>
          <span className="label">
            {one.state === 'quarantined'
              ? one.fault_codes.join(' · ')
              : `${t('registers.statements.period', { from: words.namedDay(one.from), to: words.namedDay(one.to) })} · ${t('registers.statements.counts', { entries: one.entries, matches: one.matches })}`}
          </span>
          <span className="label end">
            {one.read_by && (
              <>
                <ReadBy read={one.read_by} /> ·{' '}
              </>
            )}
            {t('registers.statements.by', { actor: nameOf(one.brought_by), time: words.dayAndTime(one.recorded_at) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What the risk group looks at while it meets: how things stand, what waits for whom, and what changed since it met last. */
import './desk.css'
import './people.css'
import './reports.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchGroupBoard, type GroupBoard } from '../../api/desk-report-requests.ts'
import { addDeskWords } from '../../locales/desk.ts'
import { addDeskPeopleWords } from '../../locales/desk-people.ts'
import { addDeskReportWords } from '../../locales/desk-reports.ts'
import { May } from '../../parts/may.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useMay } from '../../parts/use-may.ts'
import { useWords } from '../../parts/use-words.ts'
import { DESK_KEY } from './desk-queries.ts'
import { GroupGaps, GroupIncidents } from './group-clocks.tsx'
import { MeetingForm } from './meeting-form.tsx'
import { RemindersPanel } from './reminders-panel.tsx'
import { Ago, BADGES, Badge } from './standing.tsx'
import { useDeskLive } from './use-desk-live.ts'

addDeskWords()
addDeskPeopleWords()
addDeskReportWords()

/** Clocks run on though nothing is told. */
const ANYWAY_MS = 30_000

export function GroupPage() {
  const { t } = useTranslation()
  useDeskLive()
  const [isMinuting, minute] = useState(false)
  const board = useQuery({ queryKey: [...DESK_KEY, 'group'], queryFn: fetchGroupBoard, refetchInterval: ANYWAY_MS })
  const act = (
    <May do="desk:plan">
      <Button type="primary" onClick={() => minute(true)}>
        {t('deskReports.minute')}
      </Button>
    </May>
  )
  return (
    <Page title={t('deskReports.group')} extra={act}>
      <p className="muted report-about">{t('deskReports.groupAbout')}</p>
      <Loaded query={board} rows={10}>
        {(all) => <Board board={all} />}
      </Loaded>
      {isMinuting && <MeetingForm close={() => minute(false)} />}
    </Page>
  )
}

function Board({ board }: { board: GroupBoard }) {
  return (
    <div className="grid">
      <div className="span-7 stack">
        <Channels channels={board.channels} />
        <GroupIncidents incidents={board.incidents} now={Date.parse(board.as_of)} />
      </div>
      <div className="span-5 stack">
        <GroupGaps gaps={board.gaps} />
        <WaitingFor waiting={board.waiting} />
        <RemindersPanel />
        <Late late={board.late} />
        <Recovering recovering={board.recovering} />
        <Decisions decisions={board.decisions} />
      </div>
      <div className="span-12 group-changes">
        <Changes board={board} />
      </div>
    </div>
  )
}

type RowsProps<Row> = { title: string; rows: readonly Row[]; none: string; extra?: ReactNode; children: (row: Row) => ReactNode }

function Rows<Row>({ title, rows, none, extra, children }: RowsProps<Row>) {
  return (
    <Panel title={title} extra={extra ?? (rows.length > 0 && <span className="label number">{rows.length}</span>)} flush>
      {rows.length === 0 ? <Empty title={none} /> : <ul>{rows.map(children)}</ul>}
    </Panel>
  )
}

function Channels({ channels }: Pick<GroupBoard, 'channels'>) {
  const { t } = useTranslation()
  return (
    <Rows title={t('deskReports.channels')} rows={channels} none={t('deskReports.noChannels')}>
      {({ id, product, badges, hidden, failed }) => (
        <li key={id} className="group-row">
          <span>
            <strong>{product}</strong>
            <span className="label">
              {id}
              {failed > 0 && ` · ${t('deskReports.failing', { count: failed })}`}
            </span>
          </span>
          <span className="group-badges">
            {BADGES.filter((name) => (badges[name] ?? 0) > 0).map((name) => (
              <Badge key={name} name={name} count={badges[name] ?? 0} />
            ))}
            {hidden > 0 && (
              <Tag>
                {t('deskReports.hidden')} <b className="number">{hidden}</b>
              </Tag>
            )}
          </span>
        </li>
      )}
    </Rows>
  )
}

function WaitingFor({ waiting }: Pick<GroupBoard, 'waiting'>) {
  const { t } = useTranslation()
  const mayReview = useMay('approvals:read')
  return (
    <Rows title={t('deskReports.waiting')} rows={waiting} none={t('deskReports.noWaiting')}>
      {({ id, kind, reason, asked_by, asked_at }) => (
        <li key={id} className="group-row">
          <span>
            <strong>{t(`deskReports.kind.${kind as 'funding-plan'}`)}</strong>
            <span className="label">{reason}</span>
            <span className="label">
              {t('deskReports.askedBy', { name: asked_by })} · <Ago at={asked_at} />
            </span>
          </span>
          <span>
            {mayReview && (
              <Link to="/approvals/$approval" params={{ approval: id }}>
                {t('deskReports.open')}
              </Link>
            )}
          </span>
        </li>
      )}
    </Rows>
  )
}

function Late({ late }: Pick<GroupBoard, 'late'>) {
  const { t } = useTranslation()
  return (
    <Rows title={t('deskReports.late')} rows={late} none={t('deskReports.noLate')}>
      {({ id, words, assignee, due_at }) => (
        <li key={id} className="group-row">
          <span>
            {words}
            <span className="label">{assignee}</span>
          </span>
          <Ago at={due_at} />
        </li>
      )}
    </Rows>
  )
}

function Recovering({ recovering }: Pick<GroupBoard, 'recovering'>) {
  const { t } = useTranslation()
  return (
    <Rows title={t('deskReports.recovering')} rows={recovering} none={t('deskReports.noRecovering')}>
      {({ kind, id, words, since }) => (
        <li key={`${kind} ${id}`} className="group-row">
          <span>
            {words ?? t('deskReports.hiddenTitle')}
            <span className="label">{t(`deskReports.of.${kind}`)}</span>
          </span>
          <Ago at={since} />
        </li>
      )}
    </Rows>
  )
}

function Changes({ board: { changes, last_meeting: last } }: { board: GroupBoard }) {
  const { t, i18n } = useTranslation()
  const words = useWords()
  const named = (of: 'subject' | 'told', name: string): string => {
    const key = `deskReports.${of}.${name}`
    return i18n.exists(key) ? t(key as 'deskReports.subject.project') : t(`deskReports.${of}.other`)
  }
  const note = last === null ? t('deskReports.changesAll') : t('deskReports.since', { at: words.dayAndTime(last.held_at) })
  return (
    <Rows title={t('deskReports.changes')} rows={changes} none={t('deskReports.noChanges')} extra={<span className="label">{note}</span>}>
      {({ kind, type, times, last_at }) => (
        <li key={`${kind} ${type}`} className="group-row">
          <span>
            {named('subject', kind)} · {named('told', type)}
            <span className="label number">{t('deskReports.times', { count: times })}</span>
          </span>
          <Ago at={last_at} />
        </li>
      )}
    </Rows>
  )
}

function Decisions({ decisions }: Pick<GroupBoard, 'decisions'>) {
  const { t } = useTranslation()
  return (
    <Rows title={t('deskReports.decisions')} rows={decisions} none={t('deskReports.noDecisions')}>
      {({ meeting_id, words, decided_by, minuted_by, held_at }) => (
        <li key={`${meeting_id} ${words}`} className="group-row">
          <span>
            {words}
            <span className="label">
              {decided_by.join(' · ')} · {t('deskReports.minutedBy', { name: minuted_by })}
            </span>
          </span>
          <Ago at={held_at} />
        </li>
      )}
    </Rows>
  )
}

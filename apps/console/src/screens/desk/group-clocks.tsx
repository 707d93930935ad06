/** Open incidents with the clocks that run, and how many weeks each project is from its first gap. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupBoard } from '../../api/desk-report-requests.ts'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

/** The gravest come first; the others are one step away. */
const SHOWN = 10
const SEVERITY_TONES: Readonly<Record<number, Tone>> = { 1: 'bad', 2: 'bad', 3: 'warn' }

export function GroupIncidents({ incidents, now }: Pick<GroupBoard, 'incidents'> & { now: number }) {
  const { t } = useTranslation()
  const words = useWords()
  const [isWhole, showAll] = useState(false)
  const shown = isWhole ? incidents : incidents.slice(0, SHOWN)
  const count = incidents.length > 0 && <span className="label number">{incidents.length}</span>
  return (
    <Panel title={t('deskReports.incidents')} extra={count} flush>
      {incidents.length === 0 && <Empty title={t('deskReports.noIncidents')} />}
      <ul>
        {shown.map(({ id, title, severity, state, began_at, taken_at }) => (
          <li key={id} className="group-row">
            <span>
              <Tag tone={SEVERITY_TONES[severity] ?? 'plain'}>{t('deskReports.severity', { level: severity })}</Tag>{' '}
              <strong>{title ?? t('deskReports.hiddenTitle')}</strong>
              <span className="label">
                {id} · {t(`deskReports.state.${state as 'open'}`)}
              </span>
            </span>
            <span>
              <span className="muted">{t('deskReports.sinceBegan')}</span>{' '}
              <b className="number">{words.duration(Math.max(0, now - Date.parse(began_at)))}</b>
              <span className="label">{taken_at === null ? t('deskReports.notTaken') : t('deskReports.taken')}</span>
            </span>
          </li>
        ))}
      </ul>
      {shown.length < incidents.length && (
        <div className="group-more">
          <Button type="link" size="small" onClick={() => showAll(true)}>
            {t('deskReports.showAll', { count: incidents.length })}
          </Button>
        </div>
      )}
    </Panel>
  )
}

const [NEAR_WEEKS, AT_HAND_WEEKS] = [8, 2]
const toneOf = (weeks: number): Tone => (weeks < AT_HAND_WEEKS ? 'bad' : weeks < NEAR_WEEKS ? 'warn' : 'plain')

export function GroupGaps({ gaps }: Pick<GroupBoard, 'gaps'>) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Panel title={t('deskReports.gaps')} flush>
      {gaps.length === 0 && <Empty title={t('deskReports.noGaps')} />}
      <ul>
        {gaps.map(({ project_id, name, has_plan, weeks, ends_on }) => (
          <li key={project_id} className="group-row">
            <span>
              {name}
              {ends_on !== null && <span className="label">{t('deskReports.until', { day: words.namedDay(ends_on) })}</span>}
            </span>
            <span>
              {weeks !== null && <Tag tone={toneOf(weeks)}>{t('deskReports.weeks', { count: weeks })}</Tag>}
              {weeks === null && (
                <span className={has_plan ? undefined : 'muted'}>{t(has_plan ? 'deskReports.noGap' : 'deskReports.noPlan')}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Drills so far: how long each switch took, whether that gets better, what came of it, and by when the next one is due. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Drill, Playbook } from '../../../api/playbook-requests.ts'
import { Panel } from '../../../parts/page.tsx'
import { Empty } from '../../../parts/state.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { usePlanNames } from '../plans/plan-names.ts'
import { Ago } from '../standing.tsx'
import { DrillDrawer } from './drill-drawer.tsx'
import { failingName, halfMinutes, measuredDrills } from './drill-words.ts'
import { drillsQuery } from './playbook-queries.ts'

const MINUTE_MS = 60_000
const TREND_MAX = 24

export function DrillHistory({ project, playbooks, today }: { project: string; playbooks: readonly Playbook[]; today: string }) {
  const { t } = useTranslation()
  const { data: drills = [] } = useQuery(drillsQuery(project))
  const [looked, look] = useState<string>()
  const over = drills
    .filter(({ state }) => state === 'ended' || state === 'called_off')
    .toSorted((a, b) => Date.parse(timeOf(b)) - Date.parse(timeOf(a)))
  const shown = drills.find(({ id }) => id === looked)
  return (
    <Panel title={t('playbooks.drill.history')} extra={<NextDue playbooks={playbooks} today={today} />} flush>
      {over.length === 0 ? (
        <Empty title={t('playbooks.drill.noHistory')} text={t('playbooks.drill.noHistoryText')} />
      ) : (
        <>
          <Trend drills={drills} />
          <ul className="desk-money">
            {over.map((drill) => (
              <Row key={drill.id} drill={drill} before={beforeOf(drills, drill)} look={() => look(drill.id)} />
            ))}
          </ul>
        </>
      )}
      {shown !== undefined && <DrillDrawer drill={shown} close={() => look(undefined)} />}
    </Panel>
  )
}

const timeOf = ({ started_at, planned_for }: Drill): string => started_at ?? planned_for ?? ''

/** In minutes, of the last one that was timed before it. */
function beforeOf(drills: readonly Drill[], { id }: Drill): number | undefined {
  const measured = measuredDrills(drills)
  return measured[measured.findIndex((one) => one.id === id) - 1]?.minutes
}

/** The first of those that are due: by its day, or at once. */
function NextDue({ playbooks, today }: { playbooks: readonly Playbook[]; today: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const [first] = playbooks.flatMap(({ drill_due_on }) => drill_due_on ?? []).toSorted()
  if (first === undefined) return null
  const isNow = playbooks.some(({ gaps }) => gaps.includes('drill-overdue')) || first <= today.slice(0, first.length)
  return (
    <span className={isNow ? 'short' : 'label'}>
      {isNow ? t('playbooks.drill.nextNow') : t('playbooks.drill.next', { day: words.namedDay(first) })}
    </span>
  )
}

function Row({ drill, before, look }: { drill: Drill; before: number | undefined; look: () => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const names = usePlanNames(drill.project_id)
  const name = failingName(names, drill)
  return (
    <li>
      <span>
        <button type="button" className="desk-open" onClick={look}>
          {t('playbooks.drill.supposed', { name })}
        </button>
      </span>
      <span className="end number">
        {drill.state === 'called_off'
          ? t('playbooks.drill.calledOff')
          : drill.minutes === null
            ? t('playbooks.drill.none')
            : words.duration(Math.max(1, drill.minutes) * MINUTE_MS)}
      </span>
      <span className="label">
        <Ago at={timeOf(drill)} />
      </span>
      <span className="label end">{drill.minutes !== null && before !== undefined && <Change by={drill.minutes - before} />}</span>
    </li>
  )
}

function Change({ by }: { by: number }) {
  const { t } = useTranslation()
  const words = useWords()
  if (by === 0) return <>{t('playbooks.drill.same')}</>
  const time = words.duration(Math.abs(by) * MINUTE_MS)
  return by < 0 ? (
    <span>{t('playbooks.drill.faster', { time })}</span>
  ) : (
    <span className="short">{t('playbooks.drill.slower', { time })}</span>
  )
}

/** Bars, the newest on the right: the longest of them is as high as there is room. */
function Trend({ drills }: { drills: readonly Drill[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const measured = measuredDrills(drills).slice(-TREND_MAX)
  const half = halfMinutes(measured.map(({ minutes }) => minutes))
  if (half === undefined) return null
  const most = Math.max(1, ...measured.map(({ minutes }) => minutes))
  return (
    <figure className="drill-trend">
      <ol>
        {measured.map(({ id, minutes, started_at }) => (
          <li key={id} title={`${words.dayAndTime(started_at)} · ${words.duration(Math.max(1, minutes) * MINUTE_MS)}`}>
            <span className="number">{minutes}</span>
            <i style={{ height: `${Math.max(2, Math.round((minutes / most) * 48))}px` }} />
          </li>
        ))}
      </ol>
      <figcaption className="label">
        {t('playbooks.drill.trend')} · {t('playbooks.drill.half', { time: words.duration(Math.max(1, half) * MINUTE_MS) })}
      </figcaption>
    </figure>
  )
}

/** What the list of incidents and each of them share: how bad, whose, and how long somebody may still take to answer. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../api/incident-requests.ts'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { boardQuery, channelsQuery, facilitiesQuery, projectsQuery } from './desk-queries.ts'
import { indicatorsQuery } from './incident-queries.ts'

function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** As people call it: the label of a line, the product of a channel, the name of a project. What the desk may not see keeps its id. */
export function useSubjectName(): (subject: string) => string {
  const { data: board = [] } = useQuery(boardQuery)
  const { data: channels = [] } = useQuery(channelsQuery)
  const { data: facilities = [] } = useQuery(facilitiesQuery)
  const { data: projects = [] } = useQuery(projectsQuery)
  return (subject) => {
    const [kind, id] = [subject.slice(0, subject.indexOf(':')), subject.slice(subject.indexOf(':') + 1)]
    const productOf = (channel: string | undefined) => channels.find((one) => one.id === channel)?.product
    switch (kind) {
      case 'enrolment':
        return board.find(({ enrolment_id }) => enrolment_id === id)?.label ?? id
      case 'facility':
        return (
          board.find(({ facility_id }) => facility_id === id)?.label ?? productOf(facilities.find((one) => one.id === id)?.channel_id) ?? id
        )
      case 'channel':
        return productOf(id) ?? id
      case 'project':
        return projects.find((one) => one.id === id)?.name ?? id
      default:
        return id || subject
    }
  }
}

const SEVERITY_TONES: readonly Tone[] = ['plain', 'bad', 'bad', 'warn', 'plain']
const SEVERITIES = ['1', '2', '3', '4'] as const

export function Severity({ level }: { level: number }) {
  const { t } = useTranslation()
  const name = SEVERITIES[level - 1] ?? '4'
  return (
    <Tag tone={SEVERITY_TONES[level] ?? 'plain'} title={t(`incidents.severityText.${name}`)}>
      {t(`incidents.severity.${name}`)}
    </Tag>
  )
}

const STATE_TONES: Readonly<Record<Incident['state'], Tone>> = {
  open: 'bad',
  diagnosing: 'warn',
  switching: 'warn',
  recovering: 'info',
  observing: 'info',
  closed: 'plain',
}
export const StateTag = ({ state }: { state: Incident['state'] }) => {
  const { t } = useTranslation()
  return (
    <Tag tone={STATE_TONES[state]} dot>
      {t(`incidents.state.${state}`)}
    </Tag>
  )
}

export function At({ at }: { at: string }) {
  const words = useWords()
  return (
    <time dateTime={at} className="number">
      {words.dayAndTime(at)}
    </time>
  )
}

const TICK_MS = 10_000
const MINUTE_MS = 60_000

/** From when it was opened until somebody took it, against what is asked for. */
export function ResponseClock({ incident: { response, opened_at, state } }: { incident: Incident }) {
  const { t } = useTranslation()
  const words = useWords()
  const now = useNow(TICK_MS)
  if (response.taken_at !== null) {
    const took = Math.max(MINUTE_MS, Date.parse(response.taken_at) - Date.parse(opened_at))
    return <span className="label">{t('incidents.clock.taken', { time: words.duration(took) })}</span>
  }
  if (state === 'closed' || response.due_at === null) return <span className="muted">{t('incidents.clock.none')}</span>
  const left = Date.parse(response.due_at) - now
  return left < 0 ? (
    <strong className="short number">{t('incidents.clock.over', { time: words.duration(-left) })}</strong>
  ) : (
    <span className="number">{t('incidents.clock.left', { time: words.duration(Math.max(MINUTE_MS, left)) })}</span>
  )
}

/** What rang, and of whom. Of a borrower who does not let the desk see him any more it is not told what. */
export function useIncidentTitle(): (incident: Incident) => string {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useSubjectName()
  const { data: indicators = [] } = useQuery(indicatorsQuery)
  return ({ title, warning }) => {
    if (warning === undefined) return title
    if (warning.indicator === null) return t('incidents.hidden')
    const named = indicators.find(({ indicator }) => indicator === warning.indicator)
    return `${named === undefined ? title.split(' · ')[0] : words.pick(named.name)} · ${nameOf(warning.key)}`
  }
}

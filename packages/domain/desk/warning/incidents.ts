/**
 * Warnings that belong together are one incident, so that ten lines of one failing channel ring once.
 *
 * Rule    a warning is of its subject. Where its channel itself is known to be hit (C1) as it begins, it belongs to the incident of the channel. What comes back within a day
 *         is the same incident.
 * Always  in whatever order changes of one instant come, the same incidents.
 */
import { DAY_MS } from '../../kernel/time.ts'
import { type IndicatorId, indicatorOf } from './catalogue.ts'
import type { Band, Severity } from './indicator.ts'

/** `channel`: to which the subject belongs, or itself; null for a project as a whole. */
export type Changed = Readonly<{ indicator: IndicatorId; subject: string; channel: string | null; at: number; from: Band; to: Band }>
export type Alert = Readonly<{ indicator: IndicatorId; subject: string; at: number; band: 'amber' | 'red' }>
export type WarningIncident = Readonly<{
  /** What it is about. */
  key: string
  openedAt: number
  /** Null while any warning of it stands. */
  closedAt: number | null
  severity: Severity
  /** Each rise of a band, in order of time. */
  alerts: readonly Alert[]
}>

const SAME_WITHIN_MS = DAY_MS

type Open = { -readonly [Key in keyof WarningIncident]: WarningIncident[Key] } & { alerts: Alert[]; standing: Set<string> }

export function incidentsOf(changes: readonly Changed[]): WarningIncident[] {
  const all: Open[] = []
  const hit = new Set<string>()
  const homes = new Map<string, Open>()
  for (const change of [...changes].sort(inOrder)) {
    const { indicator, subject, channel, to } = change
    if (indicator === 'C1' && to === 'normal') hit.delete(subject)
    if (indicator === 'C1' && to !== 'normal') hit.add(subject)
    const name = `${indicator} ${subject}`
    const home =
      homes.get(name) ?? (to === 'normal' ? undefined : homeOf(all, channel !== null && hit.has(channel) ? channel : subject, change))
    if (home === undefined) continue
    homes.set(name, home)
    follow(home, name, change)
    if (to === 'normal') homes.delete(name)
  }
  return all.map(({ standing: _standing, ...incident }) => incident)
}

/** Channels first: what begins at the same instant as its channel's own warning belongs to it. */
const inOrder = (a: Changed, b: Changed): number =>
  a.at - b.at ||
  Number(b.indicator === 'C1') - Number(a.indicator === 'C1') ||
  compare(a.subject, b.subject) ||
  compare(a.indicator, b.indicator)
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function homeOf(all: Open[], key: string, { at }: Changed): Open {
  const last = all.findLast((incident) => incident.key === key)
  if (last !== undefined && (last.closedAt === null || at - last.closedAt <= SAME_WITHIN_MS)) return last
  const incident: Open = { key, openedAt: at, closedAt: null, severity: 4, alerts: [], standing: new Set() }
  all.push(incident)
  return incident
}

function follow(incident: Open, name: string, { indicator, subject, at, from, to }: Changed): void {
  if (to === 'normal') incident.standing.delete(name)
  else {
    incident.standing.add(name)
    const severity = indicatorOf(indicator).severity[to]
    if (severity < incident.severity) incident.severity = severity
    if (from === 'normal' || to === 'red') incident.alerts.push({ indicator, subject, at, band: to })
  }
  incident.closedAt = incident.standing.size === 0 ? at : null
}

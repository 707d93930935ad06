/** Warnings of a desk, from the readings that were told: bands that held for as long as they have to, and the incidents that they come to. */
import type { DeskBook } from '../model/desk-book.ts'
import { type IndicatorId, indicatorOf } from '../warning/catalogue.ts'
import { type History, historyOf } from '../warning/history.ts'
import type { MaintenanceWindow } from '../warning/hygiene.ts'
import { type Changed, incidentsOf, type WarningIncident } from '../warning/incidents.ts'
import type { Marks } from './band-reading.ts'
import { type ToldReading, toldReadings } from './told-readings.ts'

export type Standing = Readonly<{
  indicator: IndicatorId
  subject: string
  channel: string | null
  history: History
  last: ToldReading
  readings: readonly ToldReading[]
}>
export type Warnings = Readonly<{ standing: readonly Standing[]; incidents: readonly WarningIncident[] }>

type Asked = Readonly<{ marks: Marks; windows: readonly MaintenanceWindow[] }>

export function warningsOf(book: DeskBook, { marks, windows }: Asked, now: number): Warnings {
  const standing = [...toldReadings(book).values()].map((readings): Standing => {
    const last = readings.at(-1)!
    const { indicator, subject, channel } = last
    return { indicator, subject, channel, last, readings, history: historyOf(readings, marks(indicator), now) }
  })
  return { standing, incidents: incidentsOf(standing.flatMap((one) => heardOf(one, windows, now))) }
}

function heardOf({ indicator, subject, channel, history }: Standing, windows: readonly MaintenanceWindow[], now: number): Changed[] {
  const changes = history.changes.map((change): Changed => ({ indicator, subject, channel, ...change }))
  return indicatorOf(indicator).isMutedByMaintenance ? afterMaintenance(changes, windows, now) : changes
}

/** What began during an announced maintenance is heard of once it is over, and only if it still stands then. */
function afterMaintenance(changes: readonly Changed[], windows: readonly MaintenanceWindow[], now: number): Changed[] {
  const heard: Changed[] = []
  for (const change of changes) {
    const last = heard.at(-1)
    const at = heardAt(change, windows)
    if (last?.at === at && at !== change.at) heard[heard.length - 1] = { ...last, to: change.to }
    else heard.push({ ...change, at, from: last?.to ?? 'normal' })
  }
  return heard.filter(({ at, from, to }) => at <= now && from !== to)
}

const heardAt = ({ at, channel }: Changed, windows: readonly MaintenanceWindow[]): number =>
  windows.reduce((until, window) => (window.channel === channel && window.from <= until && until < window.to ? window.to : until), at)

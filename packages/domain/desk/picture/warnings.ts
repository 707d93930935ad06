/** Warnings of a desk, from the readings that were told: bands that held for as long as they have to, and the incidents that they come to. */
import type { DeskBook } from '../model/desk-book.ts'
import { type IndicatorId, indicatorOf } from '../warning/catalogue.ts'
import { type History, historyOf, type Reading } from '../warning/history.ts'
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
  return { standing, incidents: incidentsOf(standing.flatMap((one) => heardOf(one, { marks, windows }, now))) }
}

function heardOf({ indicator, subject, channel, history, readings }: Standing, { marks, windows }: Asked, now: number): Changed[] {
  const own = indicatorOf(indicator).isMutedByMaintenance ? windows.filter((window) => window.channel === channel) : []
  const heard = own.length === 0 ? history : historyOf(afterMaintenance(readings, own), marks(indicator), now)
  return heard.changes.map((change): Changed => ({ indicator, subject, channel, ...change }))
}

/** What is read during an announced maintenance is heard of once it is over, as it is read then. */
function afterMaintenance(readings: readonly Reading[], windows: readonly MaintenanceWindow[]): Reading[] {
  const heard = windows.reduce<readonly Reading[]>((all, { from, to }) => {
    const last = all.findLast(({ at }) => at < to)
    const outside = all.filter(({ at }) => at < from || at >= to)
    return last === undefined || last.at < from ? outside : [...outside, { at: to, band: last.band }]
  }, readings)
  // What is read at the very end of it comes after what stood until then.
  return [...heard].sort((a, b) => a.at - b.at)
}

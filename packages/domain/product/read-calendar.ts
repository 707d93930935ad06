/** `calendars/<id>.yaml` of a pack. */
import { z } from 'zod'
import { type Day, knownDay, partsOf, weekdayOf } from '../kernel/day.ts'
import { Bilingual, fileDate, fileId, readYaml, type YamlRead, yamlFaultAt } from '../pack/yaml-file.ts'
import type { Calendar, CalendarYear } from './calendar.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/** Longer is a slip of the pen. */
const HOLIDAY_DAYS_MAX = 31

const Holiday = z.strictObject({ from: fileDate, to: fileDate, zh: z.string().min(1), en: z.string().min(1) })
const Year = z.strictObject({
  /** Who announced it, and where it can be read. */
  source: z.string().min(1),
  verified: z.enum(['text', 'secondary', 'no']),
  holidays: z.array(Holiday),
  working_days: z.array(fileDate),
})
const CalendarFile = z.strictObject({
  format: z.literal(1),
  id: fileId,
  title: Bilingual,
  /** Not all seven: nothing would ever be a business day. */
  weekend: z.array(z.enum(WEEKDAYS)).max(6),
  years: z.record(z.string().regex(/^\d{4}$/, 'must be a year'), Year),
})

type Fault = Readonly<{ path: readonly (string | number)[]; message: string }>
type Days = { holidays: Map<Day, Bilingual>; workingDays: Set<Day>; faults: Fault[] }

export function readCalendar(content: string, file: string): YamlRead<Calendar> {
  const read = readYaml(content, file, CalendarFile)
  if (!read.ok) return read
  const { id, title, weekend, years } = read.value
  const weekdays = new Set(weekend.map((name) => WEEKDAYS.indexOf(name)))
  const days: Days = { holidays: new Map(), workingDays: new Set(), faults: [] }
  if (file !== `calendars/${id}.yaml`) days.faults.push({ path: ['id'], message: `must be the name of the file: calendars/${id}.yaml` })
  for (const [year, said] of Object.entries(years)) addYear(days, year, said, weekdays)
  if (days.faults.length > 0)
    return { ok: false, diagnostics: days.faults.map(({ path, message }) => yamlFaultAt(content, file, path, message)) }
  const told = Object.entries(years).map(([year, { source, verified }]): [number, CalendarYear] => [Number(year), { source, verified }])
  const { holidays, workingDays } = days
  return { ok: true, value: { id, title, weekend: weekdays, holidays, workingDays, years: new Map(told) } }
}

function addYear({ holidays, workingDays, faults }: Days, year: string, said: z.infer<typeof Year>, weekend: ReadonlySet<number>): void {
  const isOutside = (day: Day): boolean => partsOf(day).year !== Number(year)
  for (const [nth, { from, to, zh, en }] of said.holidays.entries()) {
    const fault = (message: string) => faults.push({ path: ['years', year, 'holidays', nth], message })
    const [first, last] = [knownDay(from), knownDay(to)]
    if (last < first) fault('ends before it begins')
    else if (last - first >= HOLIDAY_DAYS_MAX) fault(`is longer than ${HOLIDAY_DAYS_MAX} days`)
    else if (isOutside(first) || isOutside(last)) fault(`is not within ${year}`)
    else
      for (let day = first; day <= last; day++) {
        if (holidays.has(day)) fault('overlaps another holiday')
        holidays.set(day, { zh, en })
      }
  }
  for (const [nth, text] of said.working_days.entries()) {
    const fault = (message: string) => faults.push({ path: ['years', year, 'working_days', nth], message })
    const day = knownDay(text)
    if (isOutside(day)) fault(`is not within ${year}`)
    if (!weekend.has(weekdayOf(day))) fault('is a business day in any case: only days of a weekend are named here')
    if (holidays.has(day)) fault('is a holiday too')
    workingDays.add(day)
  }
}

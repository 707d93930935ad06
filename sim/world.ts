/** What all borrowers share: the seed, the months, and the hours in which nothing works. */
import { DAY_MS, HOUR_MS, MINUTE_MS, type Month, monthOf } from './calendar.ts'
import type { DueDay } from './loan.ts'
import { PARAMETERS } from './parameters.ts'
import { RandomStream } from './random.ts'
import type { HearTruth } from './truth.ts'

/** Hours in which nothing can be drawn; the end is not included. */
export type Fault = Readonly<{
  kind: 'outage' | 'maintenance' | 'break-in' | 'funder-pause'
  id: string
  from: number
  to: number
  severity: 'minor' | 'major' | 'critical'
}>

export type World = Readonly<{
  seed: number
  startAt: number
  borrowers: number
  /** As the product has it: a day of the month, or that of the day the money came. */
  dueDay: DueDay
  /** Logins, as a share of those of a real person. */
  loginShare: number
  /** How many times as often as in real life people get into trouble. */
  trouble: number
  onTruth: HearTruth
  /** Of the book; each borrower has months of his own, from when he joined. */
  monthOf: (nth: number) => Month
  faultsOf: (nth: number) => readonly Fault[]
}>

export type WorldOptions = Pick<World, 'seed' | 'startAt' | 'borrowers' | 'dueDay' | 'loginShare' | 'trouble' | 'onTruth'>

export function openWorld(options: WorldOptions): World {
  const { seed, startAt } = options
  const months: Month[] = []
  const faults: (readonly Fault[])[] = []
  const random = new RandomStream(seed, 'book')
  const rare = new RandomStream(seed, 'book, rarely')
  return {
    ...options,
    monthOf: (nth) => {
      while (months.length <= nth) months.push(monthOf(startAt, months.length))
      return months[nth]!
    },
    faultsOf(nth) {
      while (faults.length <= nth) {
        const month = this.monthOf(faults.length)
        faults.push([...faultsIn(month, random), ...rareFaultsIn(month, rare)])
      }
      return faults[nth]!
    },
  }
}

/** Where something was broken at that time, or undefined. */
export const faultAt = (world: World, at: number): Fault | undefined =>
  world.faultsOf(bookMonthAt(world, at)).find(({ from, to }) => from <= at && at < to)

const LONGEST_MONTH_MS = 31 * DAY_MS

function bookMonthAt(world: World, at: number): number {
  let nth = Math.max(0, Math.floor((at - world.startAt) / LONGEST_MONTH_MS))
  while (world.monthOf(nth).endAt <= at) nth++
  return nth
}

/** The first half of a month may have an outage, by day; the second has maintenance, by night. They never meet. */
function faultsIn(month: Month, random: RandomStream): Fault[] {
  const { chanceMonthly, minMinutes, maxMinutes } = PARAMETERS.outage.value
  const faults: Fault[] = []
  const breaks = random.chance(chanceMonthly)
  const [from, minutes] = [month.startAt + random.between(2, 13) * DAY_MS, random.whole(minMinutes, maxMinutes)]
  const severity = minutes > (minMinutes + maxMinutes) / 2 ? 'major' : 'minor'
  if (breaks) faults.push({ kind: 'outage', id: `inc_${month.nth}`, from, to: from + minutes * MINUTE_MS, severity })
  const night = month.startAt + random.whole(16, 24) * DAY_MS
  const hours = PARAMETERS.maintenance.value.hours
  faults.push({ kind: 'maintenance', id: `mt_${month.nth}`, from: night, to: night + hours * HOUR_MS, severity: 'minor' })
  return faults.map((fault) => ({ ...fault, from: wholeMinute(fault.from), to: wholeMinute(fault.to) }))
}

/** Before the first days of a month with its outage, and after its last night of maintenance: they meet none of these. */
function rareFaultsIn(month: Month, random: RandomStream): Fault[] {
  const { breakInsMonthly, minHours, maxHours, funderPausesMonthly, pauseDays } = PARAMETERS.rareFaults.value
  const [breaksIn, pauses] = [random.chance(breakInsMonthly), random.chance(funderPausesMonthly)]
  const [in_, hours] = [wholeMinute(month.startAt + random.between(1, 1.5) * DAY_MS), random.whole(minHours, maxHours)]
  const paused = wholeMinute(month.startAt + random.between(25, 25.5) * DAY_MS)
  const faults: Fault[] = []
  if (breaksIn) faults.push({ kind: 'break-in', id: `sec_${month.nth}`, from: in_, to: in_ + hours * HOUR_MS, severity: 'critical' })
  if (pauses) faults.push({ kind: 'funder-pause', id: `fp_${month.nth}`, from: paused, to: paused + pauseDays * DAY_MS, severity: 'major' })
  return faults
}

const wholeMinute = (at: number): number => Math.floor(at / MINUTE_MS) * MINUTE_MS

/** Whether the bureau's model is off at that time: scores fall without cause in the first month only. */
export function driftPhase(world: World, at: number): 'begins' | 'lasts' | null {
  const { month, months } = PARAMETERS.modelDrift.value
  if (at < world.monthOf(month).startAt || at >= world.monthOf(month + months).startAt) return null
  return at < world.monthOf(month).endAt ? 'begins' : 'lasts'
}

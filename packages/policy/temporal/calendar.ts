/**
 * The proleptic Gregorian calendar in whole numbers, far beyond what JavaScript's own dates reach.
 *
 * Units    days are counted from 1970-01-01. Years are astronomical: 0 is the year before 1, as in ISO 8601.
 * Source   the civil-day method of counting in eras of 400 years of 146,097 days, which start on 1 March.
 */

export const MAX_YEAR = 999_999_999
const DAYS_OF_ERA = 146_097

export type Civil = { readonly year: number; readonly month: number; readonly day: number }

export const floorDiv = (dividend: number, divisor: number): number => Math.floor(dividend / divisor)
export const floorMod = (dividend: number, divisor: number): number => dividend - divisor * Math.floor(dividend / divisor)

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function epochDayOf({ year, month, day }: Civil): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = floorDiv(shifted, 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = floorDiv(153 * (month + (month > 2 ? -3 : 9)) + 2, 5) + day - 1
  return era * DAYS_OF_ERA + yearOfEra * 365 + floorDiv(yearOfEra, 4) - floorDiv(yearOfEra, 100) + dayOfYear - 719_468
}

export function civilOf(epochDay: number): Civil {
  const shifted = epochDay + 719_468
  const era = floorDiv(shifted, DAYS_OF_ERA)
  const dayOfEra = shifted - era * DAYS_OF_ERA
  const yearOfEra = floorDiv(dayOfEra - floorDiv(dayOfEra, 1460) + floorDiv(dayOfEra, 36_524) - floorDiv(dayOfEra, DAYS_OF_ERA - 1), 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + floorDiv(yearOfEra, 4) - floorDiv(yearOfEra, 100))
  const shiftedMonth = floorDiv(5 * dayOfYear + 2, 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - floorDiv(153 * shiftedMonth + 2, 5) + 1 }
}

/** Monday is 1, Sunday 7. */
export const weekdayOf = (epochDay: number): number => floorMod(epochDay + 3, 7) + 1

export const dayOfYearOf = (epochDay: number): number => epochDay - epochDayOf({ year: civilOf(epochDay).year, month: 1, day: 1 }) + 1

/** ISO 8601: a week belongs to the year of its Thursday. */
export function weekOfYearOf(epochDay: number): number {
  const thursday = epochDay - weekdayOf(epochDay) + 4
  return floorDiv(dayOfYearOf(thursday) - 1, 7) + 1
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function plusMonths({ year, month, day }: Civil, months: number): Civil {
  const count = year * 12 + (month - 1) + months
  const target = { year: floorDiv(count, 12), month: floorMod(count, 12) + 1 }
  return { ...target, day: Math.min(day, daysInMonth(target.year, target.month)) }
}

/** The day with the same offsets by zone, moved by whole eras into the years that `Intl` answers for. */
export function dayWithinIntl(epochDay: number): number {
  if (epochDay < EARLIEST) return epochDay + DAYS_OF_ERA * Math.ceil((EARLIEST - epochDay) / DAYS_OF_ERA)
  return epochDay > LATEST ? epochDay - DAYS_OF_ERA * Math.ceil((epochDay - LATEST) / DAYS_OF_ERA) : epochDay
}

const EARLIEST = epochDayOf({ year: 401, month: 1, day: 1 })
const LATEST = epochDayOf({ year: 9990, month: 12, day: 31 })

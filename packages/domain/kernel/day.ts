/**
 * Calendar days: whole days since 1970-01-01 of the proleptic Gregorian calendar, without time or zone. Due dates, value dates and terms are days;
 * which day an instant falls on is a matter of the product's time zone (zone.ts).
 *
 * Throws   BrokenInvariant on what is no day of the years 1970 to 9999.
 */
import { writeDay } from '@fairline/contract/instant'
import { invariant } from './outcome.ts'

export type Day = number

const LAST_DAY = 2_932_896
const MS_A_DAY = 86_400_000
const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/

/** `month` from 1. A day beyond the end of its month is its last day: the 31st of February is the 28th or 29th. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const first = Math.floor(Date.UTC(year, month - 1, 1) / MS_A_DAY)
  const day = first + Math.min(dayOfMonth, daysInMonth(year, month)) - 1
  invariant(dayOfMonth >= 1 && isDay(day), 'a day is one of the years 1970 to 9999')
  return day
}

/** `month` may run beyond 12 or below 1: the year follows. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const isDay = (day: number): boolean => Number.isInteger(day) && day >= 0 && day <= LAST_DAY

export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly dayOfMonth: number } {
  const date = new Date(day * MS_A_DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() }
}

/** The same day of a later month, or its last day; `dayOfMonth` keeps the 31st through shorter months. */
export function addMonths(day: Day, months: number, dayOfMonth: number = partsOf(day).dayOfMonth): Day {
  const { year, month } = partsOf(day)
  return dayOf(year, month + months, dayOfMonth)
}

/** The last day of the day's month. */
export function monthEnd(day: Day): Day {
  const { year, month } = partsOf(day)
  return dayOf(year, month, 31)
}

/** 0 is Monday. */
export const weekdayOf = (day: Day): number => (day + 3) % 7

/** `2026-02-28`. */
export function dayText(day: Day): string {
  invariant(isDay(day), 'a day is one of the years 1970 to 9999')
  return writeDay(day)
}

/** Undefined for what is no date. */
export function readDay(text: string): Day | undefined {
  if (!DAY_TEXT.test(text)) return undefined
  const day = Math.round(Date.parse(`${text}T00:00:00Z`) / MS_A_DAY)
  return isDay(day) && dayText(day) === text ? day : undefined
}

/** Of a text that we wrote. */
export function knownDay(text: string): Day {
  const day = readDay(text)
  invariant(day !== undefined, 'a date is written as year, month and day')
  return day
}

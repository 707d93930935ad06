import { type Civil, civilOf, daysInMonth, epochDayOf, MAX_YEAR } from './calendar.ts'

/** A day of the calendar. Where a moment is asked for it is its midnight in UTC. */
export class FeelDate {
  readonly kind = 'date'
  readonly year: number
  readonly month: number
  readonly day: number
  readonly epochDay: number

  private constructor({ year, month, day }: Civil, epochDay: number) {
    this.year = year
    this.month = month
    this.day = day
    this.epochDay = epochDay
  }

  /** Null where the calendar has no such day. */
  static of(civil: Civil): FeelDate | null {
    const { year, month, day } = civil
    if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null
    if (Math.abs(year) > MAX_YEAR || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
    return new FeelDate(civil, epochDayOf(civil))
  }

  static ofEpochDay(epochDay: number): FeelDate | null {
    const civil = civilOf(epochDay)
    return Math.abs(civil.year) > MAX_YEAR ? null : new FeelDate(civil, epochDay)
  }

  toString(): string {
    const year = String(Math.abs(this.year)).padStart(4, '0')
    return `${this.year < 0 ? '-' : ''}${year}-${twoDigits(this.month)}-${twoDigits(this.day)}`
  }

  toJSON(): string {
    return this.toString()
  }
}

export const twoDigits = (value: number): string => String(value).padStart(2, '0')

import { DAY_NANOS, NANOS } from './date-time.ts'
import { fractionText } from './time.ts'

/** As many seconds as 63 bits count: three hundred thousand million years, and numbers stay short. */
const MAX_NANOS = ((1n << 63n) - 1n) * NANOS

/** Days and time: a length of time, exact to the nanosecond. */
export class DaysDuration {
  readonly kind = 'days and time duration'
  readonly nanos: bigint

  private constructor(nanos: bigint) {
    this.nanos = nanos
  }

  /** Null when it is too long. */
  static of(nanos: bigint): DaysDuration | null {
    return nanos > MAX_NANOS || nanos < -MAX_NANOS ? null : new DaysDuration(nanos)
  }

  toString(): string {
    if (this.nanos === 0n) return 'PT0S'
    const size = this.nanos < 0n ? -this.nanos : this.nanos
    const [days, rest] = [size / DAY_NANOS, size % DAY_NANOS]
    const second = Number(rest / NANOS)
    const seconds = `${second % 60}${fractionText(Number(rest % NANOS))}`
    const clock = `${part(Math.floor(second / 3600), 'H')}${part(Math.floor(second / 60) % 60, 'M')}${seconds === '0' ? '' : `${seconds}S`}`
    return `${this.nanos < 0n ? '-' : ''}P${days === 0n ? '' : `${days}D`}${clock === '' ? '' : `T${clock}`}`
  }

  toJSON(): string {
    return this.toString()
  }
}

/** Years and months: a step in the calendar, of no fixed length. */
export class MonthsDuration {
  readonly kind = 'years and months duration'
  readonly months: number

  private constructor(months: number) {
    this.months = months
  }

  /** Null when it is too long. */
  static of(months: number): MonthsDuration | null {
    return Number.isSafeInteger(months) ? new MonthsDuration(months === 0 ? 0 : months) : null
  }

  toString(): string {
    if (this.months === 0) return 'P0M'
    const size = Math.abs(this.months)
    return `${this.months < 0 ? '-' : ''}P${part(Math.floor(size / 12), 'Y')}${part(size % 12, 'M')}`
  }

  toJSON(): string {
    return this.toString()
  }
}

const part = (value: number, unit: string): string => (value === 0 ? '' : `${value}${unit}`)

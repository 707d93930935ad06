import { twoDigits } from './date.ts'

/** 18 hours, in seconds: more than any place on earth is ahead of UTC, or behind. */
const MAX_OFFSET = 18 * 3600

export type ClockFields = { readonly hour: number; readonly minute: number; readonly second: number; readonly nano: number }
/** Local, at an offset (seconds east of UTC), or in a named zone; never both of the latter. */
export type Place = { readonly offset: number | null; readonly zone: string | null }

export const LOCAL: Place = { offset: null, zone: null }

/** A time of day. Its zone's offset is known only together with a date. */
export class FeelTime {
  readonly kind = 'time'
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly nano: number
  readonly offset: number | null
  readonly zone: string | null

  private constructor({ hour, minute, second, nano }: ClockFields, { offset, zone }: Place) {
    this.hour = hour
    this.minute = minute
    this.second = second
    this.nano = nano
    this.offset = offset
    this.zone = zone
  }

  /** Null where the clock shows no such time. A zone is taken as it is: its reader knows that there is one. */
  static of(clock: ClockFields, place: Place): FeelTime | null {
    const { hour, minute, second, nano } = clock
    const fits = within(hour, 23) && within(minute, 59) && within(second, 59) && within(nano, 999_999_999)
    if (!fits || (place.offset !== null && !within(Math.abs(place.offset), MAX_OFFSET))) return null
    return new FeelTime(clock, place)
  }

  /** `secondOfDay` from 0 and less than 86,400. */
  static ofSecondOfDay(secondOfDay: number, nano: number, place: Place): FeelTime {
    const [hour, rest] = [Math.floor(secondOfDay / 3600), secondOfDay % 3600]
    return new FeelTime({ hour, minute: Math.floor(rest / 60), second: rest % 60, nano }, place)
  }

  get secondOfDay(): number {
    return this.hour * 3600 + this.minute * 60 + this.second
  }

  toString(): string {
    const clock = [this.hour, this.minute, this.second].map(twoDigits).join(':')
    return `${clock}${fractionText(this.nano)}${this.zone === null ? offsetText(this.offset) : `@${this.zone}`}`
  }

  toJSON(): string {
    return this.toString()
  }
}

const within = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most

/** `.5` of 500,000,000 nanoseconds, nothing of none. */
export const fractionText = (nano: number): string => (nano === 0 ? '' : `.${String(nano).padStart(9, '0').replace(/0+$/, '')}`)

function offsetText(offset: number | null): string {
  if (offset === null) return ''
  if (offset === 0) return 'Z'
  const size = Math.abs(offset)
  const seconds = size % 60 === 0 ? [] : [size % 60]
  return `${offset < 0 ? '-' : '+'}${[Math.floor(size / 3600), Math.floor(size / 60) % 60, ...seconds].map(twoDigits).join(':')}`
}

import { FeelDate } from './date.ts'
import { FeelTime, type Place } from './time.ts'
import { DAY_SECONDS, type Instant, offsetAt, offsetAtLocal, plusSeconds } from './zone.ts'

export const NANOS = 1_000_000_000n
export const DAY_NANOS = 86_400n * NANOS

/** A date and a time on it. In a named zone `offset` is the one in force, so it is a moment even where the clock shows an hour twice. */
export class FeelDateTime {
  readonly kind = 'date and time'
  readonly date: FeelDate
  readonly time: FeelTime
  /** Seconds east of UTC; null for a local one, which is no moment. */
  readonly offset: number | null

  private constructor(date: FeelDate, time: FeelTime, offset: number | null) {
    this.date = date
    this.time = time
    this.offset = offset
  }

  /** A time that the zone's clock leaves out moves on by the length of the gap. Null beyond the last year. */
  static of(date: FeelDate, time: FeelTime): FeelDateTime | null {
    if (time.zone === null) return new FeelDateTime(date, time, time.offset)
    const local: Instant = { day: date.epochDay, second: time.secondOfDay }
    const offset = offsetAtLocal(time.zone, local)
    return FeelDateTime.ofInstant(plusSeconds(local, -offset), time.nano, time)
  }

  /** What the clock at a place shows at an instant; at no place, the instant is the clock. */
  static ofInstant(instant: Instant, nano: number, { offset, zone }: Place): FeelDateTime | null {
    const shift = zone === null ? offset : offsetAt(zone, instant)
    const { day, second } = plusSeconds(instant, shift ?? 0)
    const date = FeelDate.ofEpochDay(day)
    return date && new FeelDateTime(date, FeelTime.ofSecondOfDay(second, nano, { offset, zone }), shift)
  }

  static ofNanos(nanos: bigint, place: Place): FeelDateTime | null {
    const nano = positiveRest(nanos, NANOS)
    const seconds = (nanos - nano) / NANOS
    const second = positiveRest(seconds, BigInt(DAY_SECONDS))
    const day = (seconds - second) / BigInt(DAY_SECONDS)
    return FeelDateTime.ofInstant({ day: Number(day), second: Number(second) }, Number(nano), place)
  }

  get place(): Place {
    return { offset: this.time.offset, zone: this.time.zone }
  }

  /** In UTC; of a local one, what the clock shows. */
  get instant(): Instant {
    return plusSeconds({ day: this.date.epochDay, second: this.time.secondOfDay }, -(this.offset ?? 0))
  }

  /** Nanoseconds since 1970 in UTC; of a local one, by its clock. */
  get nanos(): bigint {
    const { day, second } = this.instant
    return BigInt(day) * DAY_NANOS + BigInt(second) * NANOS + BigInt(this.time.nano)
  }

  toString(): string {
    return `${this.date.toString()}T${this.time.toString()}`
  }

  toJSON(): string {
    return this.toString()
  }
}

export function positiveRest(dividend: bigint, divisor: bigint): bigint {
  const rest = dividend % divisor
  return rest < 0n ? rest + divisor : rest
}

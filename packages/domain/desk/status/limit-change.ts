import { ppmOf } from '../measures/parts.ts'
import type { Observation, ObservationOf } from './observation.ts'

export type LimitChange = Readonly<{
  direction: 'unchanged' | 'raised' | 'cut' | 'zero'
  /** The agreed limit, or the highest one heard of since it was last agreed on. */
  agreedMinor: number
  /** Against `agreedMinor`, in parts per million towards zero: -999_500 is 99.95 % less. */
  changePpm: number
}>

type LimitSaid = Extract<Observation, ObservationOf<'limit'>>

/** `heard` in order. Null where no limit was ever heard of. A cut that is accepted is confirmed, and is the agreed limit from then on. */
export function limitChangeOf(heard: readonly Observation[], lastMinor: number | null): LimitChange | null {
  if (lastMinor === null) return null
  const said = heard.filter((one): one is LimitSaid => one.field === 'limit')
  const confirmed = said.findLastIndex((one) => one.confirmed === true)
  const agreedMinor = Math.max(lastMinor, ...said.slice(Math.max(0, confirmed)).map(({ value }) => value))
  if (lastMinor === 0) return { direction: 'zero', agreedMinor, changePpm: agreedMinor === 0 ? 0 : -1_000_000 }
  const first = said[Math.max(0, confirmed)]!.value
  const direction = lastMinor < agreedMinor ? 'cut' : lastMinor > first ? 'raised' : 'unchanged'
  return { direction, agreedMinor, changePpm: 0 - ppmOf(agreedMinor - lastMinor, agreedMinor) }
}

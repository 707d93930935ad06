import type { LimitChange } from './limit-change.ts'
import type { FieldValues } from './observation.ts'

export type Health = 'consistent' | 'contradictory' | 'stale' | 'feed_down'
export type Read<Value> = Readonly<{
  /** `never`: nobody ever spoke of it, as where the borrower's consent does not reach. */
  health: Health | 'never'
  known: Value | null
  lastKnown: Value | null
  /** Since when `lastKnown` holds, by the source that says so. */
  since: number | null
  confidencePermille: number
  /** How many of the sources that speak say so. */
  agreeing: number
  /** The last words of all of them. */
  observations: readonly string[]
}>
export type StatusFields = Readonly<{
  authorisation: Read<FieldValues['authorisation']>
  availability: Read<FieldValues['availability']>
  limit: Read<number>
  obligation: Read<FieldValues['obligation']>
  limitChange: LimitChange | null
  health: Health
}>

/** How long it takes to stand on another leg. */
import { type Waited, waitedOf } from '../../measures/waited.ts'

/** From what was first observed to backup funds in the account; null while they are not there. `waitedUntil`: nobody waits for them any more since then, as of a drill that ended without. */
export type Switch = Readonly<{ firstSeenAt: number; fundsAt: number | null; waitedUntil?: number | null; kind: 'drill' | 'incident' }>

/** Switch time of those of one kind; who still waits at `now` is counted in as long as he has waited. Drills and real incidents are never mixed: a drill knows that it comes. */
export const switchTimes = (switches: readonly Switch[], kind: Switch['kind'], now: number): Waited =>
  waitedOf(
    switches
      .filter((one) => one.kind === kind)
      .map(({ firstSeenAt, fundsAt, waitedUntil }) => ({ ms: (fundsAt ?? waitedUntil ?? now) - firstSeenAt, isOver: fundsAt !== null })),
  )

const MINUTE_MS = 60_000
/** Whole minutes, cut off. Null while it goes on. */
export const switchMinutes = ({ firstSeenAt, fundsAt }: Switch): number | null =>
  fundsAt === null ? null : Math.floor((fundsAt - firstSeenAt) / MINUTE_MS)

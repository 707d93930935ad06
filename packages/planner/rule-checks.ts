/** Caps and purposes on whole minor units, for plans that no model made. */
import { dayOf } from './calendar.ts'
import type { LedgerResult } from './ledger.ts'
import type { Holder, PlanCase } from './plan-case.ts'
import type { Schedule } from './schedule.ts'

const PPM = 1e6

/** What a draw on a line may come to in a bucket, and later, before its purposes have no more need. */
export function purposeRoomMinor({ input, unions, grid }: PlanCase, { draws }: Schedule, nth: number, landing: number): number {
  let room = Number.POSITIVE_INFINITY
  for (const { facilities, needs } of unions) {
    if (!facilities.includes(nth)) continue
    const ids = new Set(facilities.map((place) => input.facilities[place]!.id))
    for (let bucket = landing; bucket < grid.starts.length; bucket++) {
      const before = grid.starts[bucket + 1] ?? grid.end
      const needed = needs.reduce((sum, need) => sum + (dayOf(input.needs[need]!.dueOn) < before ? input.needs[need]!.amountMinor : 0), 0)
      const drawn = draws.reduce((sum, draw) => sum + (ids.has(draw.facilityId) && draw.landsOn < before ? draw.amountMinor : 0), 0)
      room = Math.min(room, needed - drawn)
    }
  }
  return room
}

/** A draw may not take its provider, its groups or the debt as a whole further beyond a cap, in any bucket. */
export function lawfulShares({ input, providers, groups }: PlanCase, before: LedgerResult, after: LedgerResult, nth: number): boolean {
  const { providerCapPpm, groupCapPpm, concentrationMaxPpm, leverage, deMinimisMinor } = input.policy
  const held = (of: LedgerResult, bucket: number, places: readonly number[]): number =>
    places.reduce((sum, place) => sum + of.outstandingMinor[bucket]![place]!, 0)
  const everyone = input.facilities.map((_, place) => place)
  const debtMaxMinor = leverage
    ? (leverage.equityMinor * leverage.maxPpm) / (PPM - leverage.maxPpm) - leverage.otherDebtMinor
    : Number.POSITIVE_INFINITY
  return after.outstandingMinor.every((_, bucket) => {
    const debt = held(after, bucket, everyone)
    const grows = debt > held(before, bucket, everyone)
    if (!grows) return true
    const isWithin = (holders: readonly Holder[], capPpm: number | undefined): boolean =>
      capPpm === undefined ||
      holders.every(
        ({ facilities }) => !facilities.includes(nth) || held(after, bucket, facilities) <= (capPpm / PPM) * debt + deMinimisMinor,
      )
    const shares = providers.map(({ facilities }) => held(after, bucket, facilities))
    const cone = concentrationMaxPpm === undefined || Math.hypot(...shares) <= Math.sqrt(concentrationMaxPpm / PPM) * debt + deMinimisMinor
    return debt <= debtMaxMinor && cone && isWithin(providers, providerCapPpm) && isWithin(groups, groupCapPpm)
  })
}

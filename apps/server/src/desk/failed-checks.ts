/** When webhooks of each channel failed their check, to the minute: what the early warning reads (D4). */
import type { Queryable } from '../store/database.ts'
import { refusalsOfHour } from '../store/desk-webhook-table.ts'
import { COUNTED } from './take-webhook.ts'

/** More of a channel are not counted: it reads red long before. */
const COUNTED_MAX = 100

export async function failedChecksOf(
  database: Queryable,
  organisationId: number,
  now: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, readonly number[]>()
  for (const { channelId, minuteAt, refused } of await refusalsOfHour(database, organisationId, COUNTED, now)) {
    const before = times.get(channelId) ?? []
    times.set(channelId, [...before, ...Array.from({ length: refused }, () => minuteAt)].slice(-COUNTED_MAX))
  }
  return times
}

/** How a drill is told: what is taken to fail, and how long it takes. */
import type { Drill } from '../../../api/playbook-requests.ts'
import type { Names } from '../plans/plan-names.ts'

export function failingName(names: Names, { kind, fails }: Pick<Drill, 'kind' | 'fails'>): string {
  if (kind === 'facility') return names.line(fails)
  return kind === 'group' ? names.group(fails) : names.provider(fails)
}

const [SECOND_MS, SECONDS, MINUTES] = [1_000, 60, 60]
const two = (count: number): string => count.toString().padStart(2, '0')

/**
 * As a stop-watch shows it; never less than nothing.
 *
 * @example clockOf(3_723_000) // '1:02:03'
 */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS))
  const minutes = Math.floor(seconds / SECONDS)
  const hours = Math.floor(minutes / MINUTES)
  const rest = `${two(minutes % MINUTES)}:${two(seconds % SECONDS)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** Those that took their time to the end, the oldest first. */
export const measuredDrills = (drills: readonly Drill[]): (Drill & { minutes: number; started_at: string })[] =>
  drills
    .filter((drill): drill is Drill & { minutes: number; started_at: string } => drill.minutes !== null && drill.started_at !== null)
    .toSorted((a, b) => Date.parse(a.started_at) - Date.parse(b.started_at))

/** Half of them took no longer; undefined: there are none. */
export function halfMinutes(minutes: readonly number[]): number | undefined {
  const sorted = minutes.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length / 2) - 1]
}

import { DAY_MS, type Levels } from './problem.ts'
import type { Setting } from './setting.ts'

/** The most of an action that has taken effect by a date; null where not even the least has. */
export function mostInTime<State>(
  { problem, actions }: Setting<State>,
  action: number,
  { least, most }: Levels,
  date: number,
): number | null {
  const isInTime = (level: number) => problem.at + actions[action]!.waitDays(level) * DAY_MS <= date
  if (most < least || !isInTime(least)) return null
  if (isInTime(most)) return most
  let [low, high] = [least, most]
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (isInTime(middle)) low = middle
    else high = middle
  }
  return low
}

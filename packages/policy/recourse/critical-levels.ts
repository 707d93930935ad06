/**
 * The levels of an action that can matter: of all that look the same to the policy, the least. Between two of them nothing changes.
 *
 * Assumed  what is looked at goes one way only as the level grows: two ends that look the same have nothing else between them.
 *          Where there are few levels, each is looked at, and nothing is assumed.
 */
import type { Value } from '../value.ts'

export type Code = readonly Value[]
const FEW = 16

export const sameCode = (a: Code, b: Code): boolean => a.every((value, index) => value === b[index])

/**
 * Ascending; the least of all is always among them. Null where there are more than `limit`.
 *
 * @param likely levels at which something may begin, such as mattered elsewhere: where they are right, few others are looked at. What is found is the same.
 */
export function criticalLevels(
  least: number,
  most: number,
  codeAt: (level: number) => Code,
  limit: number,
  likely: Iterable<number> = [],
): readonly number[] | null {
  if (most - least < FEW) {
    const levels: number[] = []
    let before: Code | null = null
    for (let level = least; level <= most; level++) {
      const code = codeAt(level)
      if (before === null || !sameCode(before, code)) levels.push(level)
      before = code
    }
    return levels
  }
  const levels = [least]
  const looked = new Set([...likely].flatMap((level) => [level - 1, level]))
  const changes = { codeAt, levels, limit, looked: [...looked].sort((a, b) => a - b) }
  addChanges({ level: least, code: codeAt(least) }, { level: most, code: codeAt(most) }, changes)
  return levels.length > limit ? null : levels
}

type End = { readonly level: number; readonly code: Code }
/** `looked`: ascending, levels to look at before others. */
type Changes = {
  readonly codeAt: (level: number) => Code
  readonly levels: number[]
  readonly limit: number
  readonly looked: readonly number[]
}

function addChanges(low: End, high: End, changes: Changes): void {
  if (changes.levels.length > changes.limit || sameCode(low.code, high.code)) return
  if (high.level - low.level === 1) {
    changes.levels.push(high.level)
    return
  }
  const between = changes.looked.filter((level) => level > low.level && level < high.level)
  const level = between[between.length >> 1] ?? low.level + Math.floor((high.level - low.level) / 2)
  const middle = { level, code: changes.codeAt(level) }
  addChanges(low, middle, changes)
  addChanges(middle, high, changes)
}

/** As many levels as asked for, evenly, from the least to the most; all where there are no more. `gap`: how far apart they are. */
export function lattice(least: number, most: number, count: number): { levels: readonly number[]; gap: number } {
  const gap = Math.max(1, Math.ceil((most - least) / Math.max(1, count - 1)))
  const levels: number[] = []
  for (let level = least; level < most; level += gap) levels.push(level)
  return { levels: [...levels, most], gap }
}

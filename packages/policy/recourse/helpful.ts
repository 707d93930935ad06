/**
 * The actions that can have a part in a plan: all others are left aside before any of them is followed through the days to come.
 *
 * Kept     an action that moves what is read by a row which fires at some date while nothing is done, or by a row that `keep` concerns, silent as it may be:
 *          it may be silent because something is not known. And whatever moves what is read by a row that such an action may wake, and so on.
 * Why      the rows that the others reach are silent by themselves, and nobody who is kept wakes them: without these steps, a plan is as good.
 * Else     one that moves more than it names, as it is taken, is not left aside, and neither is any other then.
 */
import { sameCode } from './critical-levels.ts'
import { type Action, DAY_MS, type Problem } from './problem.ts'
import type { AvoidedRow } from './target.ts'

/** `dates`: those at which time alone may change something, up to where a plan may have to stand. */
export function helpful<State>(
  problem: Problem<State>,
  actions: readonly Action<State>[],
  dates: readonly number[],
): readonly Action<State>[] {
  const { keep, target } = problem
  if (keep === undefined || actions.some(({ after }) => after !== undefined)) return actions
  const fired = new Set(dates.flatMap((date) => firedAt(problem, date)))
  const read = new Set(target.avoided.filter((row) => fired.has(row) || keep.concerns(row)).flatMap(({ inputs }) => [...inputs]))
  const kept = new Set<Action<State>>()
  for (let found = true; found; ) {
    found = false
    for (const action of actions) {
      if (kept.has(action) || !action.moves.some((input) => read.has(input))) continue
      kept.add(action)
      found = true
      for (const { inputs } of target.avoided)
        if (action.moves.some((input) => inputs.has(input))) for (const input of inputs) read.add(input)
    }
  }
  const others = actions.filter((action) => !kept.has(action))
  return others.every((action) => isHeldToItsName(problem, action)) ? actions.filter((action) => kept.has(action)) : actions
}

function firedAt<State>({ target, featuresAt, state }: Problem<State>, date: number): AvoidedRow[] {
  return target.ask(featuresAt(state, date)).fired.flatMap(({ decision, row }) => {
    const place = target.placeOf(decision, row)
    return place === undefined ? [] : [target.avoided[place]!]
  })
}

function isHeldToItsName<State>(
  { state, at, target, featuresAt }: Problem<State>,
  { moves, levels, apply, waitDays }: Action<State>,
): boolean {
  const range = levels(state, at)
  if (range === null || range.most < range.least) return true
  const effectiveAt = at + waitDays(range.most) * DAY_MS
  const before = featuresAt(state, effectiveAt)
  const after = featuresAt(apply(state, range.most, effectiveAt), effectiveAt)
  const others = [...target.inputs].filter((input) => !moves.includes(input))
  return sameCode(
    others.map((input) => target.codeOf(input, before[input])),
    others.map((input) => target.codeOf(input, after[input])),
  )
}

/** What stays the same from date to date of one search. */
import type { Action, Limits, Problem } from './problem.ts'

/** An action moved what it does not name: nothing that rests on that can be trusted. */
export class NotSeparate extends Error {
  override name = 'NotSeparate'
}

/** What stays the same from date to date. `shared`: inputs that more than one action moves. */
export type Setting<State> = {
  readonly problem: Problem<State>
  readonly actions: readonly Action<State>[]
  readonly stepsMax: number
  readonly latticeLevels: number
  /** Whether actions are held to what they name: false where one was caught moving something else. */
  readonly isSeparate: boolean
  readonly meet: (a: number, b: number) => boolean
  readonly shared: ReadonlySet<string>
  readonly gaps: Map<string, number>
  /** By action, levels at which something began at another date, or with which another begins or ends that moves the same. */
  readonly likely: readonly Set<number>[]
  /** By what was chosen: a state is worked out once, and the host may remember what becomes of it. */
  readonly states: Map<string, State>
}

export function settingOf<State>(
  problem: Problem<State>,
  actions: readonly Action<State>[],
  { stepsMax, latticeLevels }: Limits,
  isSeparate: boolean,
): Setting<State> {
  const { inputs } = problem.target
  const moved = actions.map(({ moves }) => new Set(moves.filter((input) => inputs.has(input))))
  const shared = new Set([...inputs].filter((input) => moved.filter((each) => each.has(input)).length > 1))
  const meets = actions.map((one, a) =>
    actions.map((other, b) => {
      const isNamed = one.after?.includes(other.id) === true || other.after?.includes(one.id) === true
      return a !== b && (!isSeparate || isNamed || [...moved[a]!].some((input) => moved[b]!.has(input)))
    }),
  )
  const ends = actions.map(({ levels }) => levels(problem.state, problem.at))
  const isMet = (a: number, b: number): boolean => a === b || [...moved[a]!].some((input) => moved[b]!.has(input))
  return {
    problem,
    actions,
    stepsMax,
    likely: actions.map((_, a) => new Set(ends.flatMap((range, b) => (range !== null && isMet(a, b) ? [range.least, range.most] : [])))),
    latticeLevels,
    isSeparate,
    shared,
    meet: (a, b) => meets[a]![b]!,
    gaps: new Map(),
    states: new Map(),
  }
}

/** Those of the action; the most of it; and where another that moves the same was chosen before, that much less of it than matters alone. */
export function likelyAfter<State>(
  { likely, meet }: Setting<State>,
  chosen: readonly { readonly action: number; readonly level: number }[],
  action: number,
  most: number,
): readonly number[] {
  const alone = [...likely[action]!]
  const less = chosen.flatMap((one) => (meet(one.action, action) ? alone.map((level) => level - one.level) : []))
  return [...alone, ...less, most]
}

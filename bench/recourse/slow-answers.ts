/** Two other ways to the same answer: every combination tried, and an integer program solved by HiGHS. Neither shares code with the search. */

import type { Gate } from '@fairline/policy/recourse/gate'
import type { Action } from '@fairline/policy/recourse/problem'
import type { Highs } from 'highs'
import type { Features } from './taiwan-people.ts'
import { type Condition, pointsOf, type TaiwanPolicy } from './taiwan-policy.ts'

const STEPS_MAX = 4

type Level = { readonly costMinor: number; readonly values: Features }

/** Of each action, every level at which something it moves comes into another bin or past another bound; all levels are looked at. */
export function levelsThatMatter(
  actions: readonly Action<Features>[],
  start: Features,
  policy: TaiwanPolicy,
  gate: Gate | null = null,
): readonly (readonly Level[])[] {
  const codeOf = (features: Features, moves: readonly string[]): string =>
    moves
      .map((name) => {
        const bounds = policy.rules.flat().map(({ feature, bound }) => feature === name && features[name]! >= bound)
        const passed = gate?.edges.get(name)?.filter(({ at }) => features[name]! >= Number(at)).length
        return [policy.scorecard.get(name)!.filter(({ from }) => features[name]! >= from).length, passed, ...bounds].join()
      })
      .join(';')
  return actions.map(({ levels, apply, moves, costMinor }) => {
    const range = levels(start, 0)
    const found: Level[] = []
    let before = codeOf(start, moves)
    for (let level = range?.least ?? 1; level <= (range?.most ?? 0); level++) {
      const after = apply(start, level, 0)
      const code = codeOf(after, moves)
      if (code !== before)
        found.push({ costMinor: costMinor(level), values: Object.fromEntries(moves.map((name) => [name, after[name]!])) })
      before = code
    }
    return found
  })
}

/** The least cost, or null. Actions move different numbers, so that their changes can be laid over each other. */
export function exhaustively(
  levels: readonly (readonly Level[])[],
  start: Features,
  isAccepted: (values: Features) => boolean,
  stepsMax = STEPS_MAX,
): number | null {
  let least = Number.POSITIVE_INFINITY
  const visit = (first: number, steps: number, costMinor: number, values: Features): void => {
    if (costMinor >= least) return
    if (isAccepted(values)) {
      least = costMinor
      return
    }
    if (steps === stepsMax) return
    for (let action = first; action < levels.length; action++) {
      for (const level of levels[action]!) visit(action + 1, steps + 1, costMinor + level.costMinor, { ...values, ...level.values })
    }
  }
  visit(0, 0, 0, start)
  return Number.isFinite(least) ? least : null
}

/** The same as an integer program: a binary for each level, one row for the score, one for each rule. */
export function byHighs(highs: Highs, levels: readonly (readonly Level[])[], start: Features, policy: TaiwanPolicy): number | null {
  const variables = levels.flatMap((all, action) => all.map((level, index) => ({ name: `x${action}_${index}`, action, level })))
  if (variables.length === 0) return null
  const term = (coefficient: number, name: string): string => `${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${name}`
  const rows: string[] = []
  for (const [action, all] of levels.entries())
    if (all.length > 0) rows.push(`a${action}: ${all.map((_, index) => `+ x${action}_${index}`).join(' ')} <= 1`)
  rows.push(`steps: ${variables.map(({ name }) => `+ ${name}`).join(' ')} <= ${STEPS_MAX}`)
  const points = (values: Features) =>
    Object.entries(values).reduce((sum, [name, value]) => sum + pointsOf(policy.scorecard.get(name)!, value), 0)
  const gains = variables.map(({ name, level }) => term(points(level.values) - points(pick(start, level.values)), name))
  const need = policy.cut - points(start)
  rows.push(`score: ${gains.join(' ')} >= ${need}`)
  for (const [nth, rule] of policy.rules.entries()) {
    const held = rule.filter((one) => holds(one, start)).length
    const changes = variables.flatMap(({ name, level }) => {
      const change = rule.reduce(
        (sum, one) => (one.feature in level.values ? sum + Number(holds(one, level.values)) - Number(holds(one, start)) : sum),
        0,
      )
      return change === 0 ? [] : [term(change, name)]
    })
    if (changes.length > 0) rows.push(`r${nth}: ${changes.join(' ')} <= ${rule.length - 1 - held}`)
    else if (held === rule.length) return null
  }
  const objective = variables.map(({ name, level }) => term(level.costMinor, name)).join(' ')
  const problem = `Minimize\n obj: ${objective}\nSubject To\n ${rows.join('\n ')}\nBinary\n ${variables.map(({ name }) => name).join(' ')}\nEnd`
  const solution = highs.solve(problem, { mip_rel_gap: 0, mip_abs_gap: 0 })
  return solution.Status === 'Optimal' ? Math.round(solution.ObjectiveValue) : null
}

const holds = ({ feature, how, bound }: Condition, values: Features): boolean =>
  how === '>=' ? values[feature]! >= bound : values[feature]! < bound

const pick = (from: Features, like: Features): Features => Object.fromEntries(Object.keys(like).map((name) => [name, from[name]!]))

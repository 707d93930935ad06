/**
 * A borrower of chance, and all his plans one by one: every set of actions, every level, every day. The slow twin of the search.
 * Nothing outside tests imports it.
 */
import type { Answer, Inputs } from '../policy.ts'
import { type Action, DAY_MS, type Problem } from './problem.ts'
import { chance, randomPolicy } from './random-policy.fixture.ts'
import { compileTarget } from './target.ts'

/** `effects`: by how much each number is moved, from when on. The last number only falls, as days go by. */
export type Borrower = { readonly numbers: readonly number[]; readonly expiries: readonly number[]; readonly effects: readonly Effect[] }
type Effect = { readonly at: number; readonly by: readonly number[] }

const HORIZON_DAYS = 20
const FEATURES = 4

export function randomProblem(seed: number): Problem<Borrower> {
  const { policy, asked, features } = randomPolicy({ features: FEATURES, seed })
  const pick = chance(seed + 7)
  const rows = policy.decisions.get('holds')!.rows
  const stays = rows.map(() => (pick(4) === 0 ? 1 + pick(6) : 0))
  const avoid = rows.map(({ row }, index) => ({ decision: 'holds', row, stayMs: stays[index]! * DAY_MS }))
  const expiries = Array.from({ length: 1 + pick(4) }, () => 1 + pick(15))
  const featuresAt = ({ numbers, expiries: ends, effects }: Borrower, at: number): Inputs => {
    const moved = effects.filter((effect) => effect.at <= at)
    const values = numbers.map((number, index) => moved.reduce((sum, { by }) => sum + by[index]!, number))
    values[FEATURES - 1] = values[FEATURES - 1]! + 4 * ends.filter((end) => end * DAY_MS > at).length
    return Object.fromEntries(features.map((name, index) => [name, values[index]!]))
  }
  const target = compileTarget(policy, asked, avoid)
  const isSilent = ({ fired }: Answer, row: number) => !fired.some((one) => one.decision === 'holds' && one.row === row)
  return {
    state: { numbers: Array.from({ length: FEATURES }, () => pick(20)), expiries, effects: [] },
    at: 0,
    target,
    featuresAt,
    judge(_answer, state, at) {
      const back = Array.from({ length: Math.max(...stays) + 1 }, (_, days) => at - days * DAY_MS).filter((day) => day >= 0)
      const answers = back.map((day) => target.ask(featuresAt(state, day)))
      const held = avoid.every(({ row }, index) => answers.slice(0, stays[index]! + 1).every((one) => isSilent(one, row)))
      return held ? 'reached' : 'missing'
    },
    criticalDates(_state, from) {
      const starts = [from, ...expiries.map((day) => day * DAY_MS)]
      return starts.flatMap((start) => [start, ...stays.map((stay) => start + stay * DAY_MS)])
    },
    actions: randomActions(pick, features, seed),
    policyHash: 'policy',
    stateHash: String(seed),
    honourUntil: 0,
    preference: seed % 2 === 0 ? { kind: 'lexicographic' } : { kind: 'weighted', monthlyIncomeMinor: 50, money: 1, month: 1, step: 0.5 },
    limits: { stepsMax: 3, horizonDays: HORIZON_DAYS, latticeLevels: 50 },
  }
}

/** Most move one number, some two or three at once, two of them perhaps the same one. */
function randomActions(pick: (below: number) => number, features: readonly string[], seed: number): readonly Action<Borrower>[] {
  return Array.from({ length: 5 }, (_, nth): Action<Borrower> => {
    const first = seed % 3 === 0 ? pick(FEATURES - 1) : nth % (FEATURES - 1)
    const weights: number[] = features.map((_, index) => (index === first ? (pick(2) === 0 ? 2 : -2) : 0))
    if (pick(3) === 0 && seed % 3 !== 1) weights[(first + 1) % (FEATURES - 1)] = pick(2) === 0 ? 1 : -1
    const [fixed, each, wait, waitEach, most] = [pick(6), pick(3), pick(3) * 4, pick(5) === 0 ? 1 : 0, 1 + pick(5)]
    return {
      id: `a${nth}`,
      moves: features.filter((_, index) => weights[index] !== 0),
      levels: () => ({ least: 1, most }),
      apply: (state, level, at) => ({ ...state, effects: [...state.effects, { at, by: weights.map((weight) => weight * level) }] }),
      costMinor: (level) => fixed + each * level,
      waitDays: (level) => wait + waitEach * level,
    }
  })
}

export type Point = readonly [costMinor: number, days: number, steps: number]

/** What every plan costs, when it is there, and in how many steps; only those that no other beats. */
export function slowFront({ state, actions, judge, target, featuresAt, limits }: Problem<Borrower>): readonly Point[] {
  const points: Point[] = []
  const visit = (first: number, chosen: readonly { action: number; level: number }[]): void => {
    const cost = chosen.reduce((sum, { action, level }) => sum + actions[action]!.costMinor(level), 0)
    for (let day = 0; day <= HORIZON_DAYS; day++) {
      const due = chosen.map(({ action, level }) => ({ action, level, at: actions[action]!.waitDays(level) * DAY_MS }))
      if (due.some(({ at }) => at > day * DAY_MS)) continue
      due.sort((a, b) => a.at - b.at || a.action - b.action)
      const after = due.reduce((now, { action, level, at }) => actions[action]!.apply(now, level, at), state)
      const answer = target.ask(featuresAt(after, day * DAY_MS))
      if (
        answer.fired.some(({ decision, row }) => target.placeOf(decision, row) !== undefined) ||
        judge(answer, after, day * DAY_MS) !== 'reached'
      )
        continue
      points.push([cost, day, chosen.length])
      break
    }
    if (chosen.length === limits!.stepsMax) return
    for (let action = first; action < actions.length; action++) {
      const range = actions[action]!.levels(state, 0)!
      for (let level = range.least; level <= range.most; level++) visit(action + 1, [...chosen, { action, level }])
    }
  }
  visit(0, [])
  const beats = (a: Point, b: Point) => a.every((value, index) => value <= b[index]!) && a.some((value, index) => value < b[index]!)
  return points.filter((point) => !points.some((other) => beats(other, point)))
}

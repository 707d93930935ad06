/**
 * The cheapest plan of a moment with at most so many steps: best first, by what it costs and what it must cost at least from there.
 *
 * Once     each set of actions is met once: a plan grows only by actions that come later in the catalogue.
 * Exact    the bound is never above the truth, so the first plan found is the cheapest; of several, that with the fewest steps, then the first by
 *          catalogue and level.
 */
import type { Answer, Inputs } from '../policy.ts'
import { sameCode } from './critical-levels.ts'
import { Heap } from './heap.ts'
import type { Choice, Moment, Option } from './moment.ts'
import { NotSeparate } from './setting.ts'

export type Found =
  | { readonly outcome: 'found'; readonly chosen: readonly Choice[]; readonly costMinor: number }
  | { readonly outcome: 'none' }
  /** Out of budget: whatever there is costs at least this. */
  | { readonly outcome: 'stopped'; readonly lowerBoundMinor: number }

/** Counted over all searches of a problem. */
export type Budget = { spent: number; readonly most: number }

type Node = {
  readonly chosen: readonly Choice[]
  readonly costMinor: number
  readonly inputs: () => readonly Inputs[]
  /** No plan that begins so costs less. */
  bound: number
  seen: { readonly inputs: readonly Inputs[]; readonly answers: readonly Answer[]; readonly firing: readonly number[] } | null
}

/** Cheaper than `belowMinor`, in at most `steps` steps. */
export function searchAt<State>(moment: Moment<State>, steps: number, belowMinor: number, budget: Budget): Found {
  const open = new Heap<Node>(byBound)
  open.push({ chosen: [], costMinor: 0, inputs: () => moment.inputs, bound: 0, seen: null })
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.bound >= belowMinor) break
    if (node.seen === null) {
      if (budget.spent >= budget.most) return { outcome: 'stopped', lowerBoundMinor: node.bound }
      budget.spent++
      const inputs = node.inputs()
      const answers = node.chosen.length === 0 ? moment.answers : inputs.map((one) => moment.target.ask(one))
      const firing = moment.firing(answers)
      node.seen = { inputs, answers, firing }
      const first = (node.chosen.at(-1)?.action ?? -1) + 1
      const rest = {
        inputs: inputs[0]!,
        chosen: node.chosen,
        first,
        steps: steps - node.chosen.length,
        scoreOf: scoresIn(moment, answers[0]!),
      }
      const bound = node.costMinor + costOfSilence(moment, firing, rest)
      if (bound >= belowMinor) continue
      if (bound > node.bound) {
        node.bound = bound
        open.push(node)
        continue
      }
    }
    if (node.seen.firing.length === 0) {
      const judgement = confirm(moment, node.chosen, node.seen.inputs)
      if (judgement === 'reached') return { outcome: 'found', chosen: node.chosen, costMinor: node.costMinor }
      if (judgement === 'not-yet') continue
    }
    if (node.chosen.length < steps) grow(moment, node, steps, belowMinor, open)
  }
  return { outcome: 'none' }
}

function byBound(a: Node, b: Node): number {
  const first = a.bound - b.bound || a.chosen.length - b.chosen.length
  if (first !== 0) return first
  for (let index = 0; index < a.chosen.length; index++) {
    const [left, right] = [a.chosen[index]!, b.chosen[index]!]
    const order = left.action - right.action || left.level - right.level
    if (order !== 0) return order
  }
  return 0
}

const scoresIn =
  <State>({ target }: Moment<State>, { values }: Answer) =>
  (card: number): number | null => {
    const sum = values[target.cards[card]!.place]
    return typeof sum === 'number' ? sum : null
  }

/** `inputs`: as they are at the date; left out, nothing is asked of gates. */
type Rest = {
  readonly inputs?: Inputs
  readonly chosen?: readonly Choice[]
  readonly first: number
  readonly steps: number
  readonly scoreOf: (card: number) => number | null
}

/** What silencing all of them costs at least. Where two have no action in common, both are to be paid. */
export function costOfSilence<State>(
  moment: Moment<State>,
  firing: readonly number[],
  { inputs, chosen, first, steps, scoreOf }: Rest,
): number {
  if (firing.length === 0) return 0
  if (steps === 0) return Number.POSITIVE_INFINITY
  if (!moment.setting.isSeparate) return 0
  let [dearest, apart, used, count] = [0, 0, 0, 0]
  for (const place of firing) {
    const { from, actions } = moment.silencing(place)
    const { canBeSilent } = moment.target.avoided[place]!
    const lack = chosen === undefined ? null : moment.lack(place)
    const isShut = inputs !== undefined && canBeSilent?.(inputs, moment.ranges(first)) === false
    if (isShut || lack?.isHopeless(chosen!, first) === true) return Number.POSITIVE_INFINITY
    const alone = Math.min(from[first]!, costByScore(moment, place, { first, steps, scoreOf }))
    const cost = lack === null ? alone : Math.max(alone, lack.costOf(lack.now(chosen!), first, steps))
    if (cost === Number.POSITIVE_INFINITY) return cost
    dearest = Math.max(dearest, cost)
    if ((used & actions) !== 0) continue
    used |= actions
    apart += cost
    count++
  }
  return count > steps ? Number.POSITIVE_INFINITY : Math.max(dearest, apart)
}

function costByScore<State>(moment: Moment<State>, place: number, { first, steps, scoreOf }: Rest): number {
  let least = Number.POSITIVE_INFINITY
  for (const { card, holdsAt, sums } of moment.target.avoided[place]!.scores) {
    const sum = scoreOf(card)
    // It fires at another time, or by a sum that nobody knows: nothing is said of what it takes.
    if (sum === null || !holdsAt(sum)) return 0
    const above = sums.find((other) => other > sum && !holdsAt(other))
    if (sums.some((other) => other < sum && !holdsAt(other))) return 0
    if (above !== undefined) least = Math.min(least, moment.gains(card).costOf(above - sum, first, steps))
  }
  return least
}

function grow<State>(moment: Moment<State>, node: Node, steps: number, belowMinor: number, open: Heap<Node>): void {
  const { isSeparate, meet, actions } = moment.setting
  const { chosen, seen, costMinor } = node
  const left = steps - chosen.length - 1
  for (let action = (chosen.at(-1)?.action ?? -1) + 1; action < actions.length; action++) {
    if (costMinor + moment.leastCost(action) >= belowMinor) continue
    const isAlone = isSeparate && !chosen.some((one) => meet(one.action, action))
    const lacking = moment.summed.map((place) => moment.lack(place)!.costsAfter(chosen, action, left))
    for (const [nth, option] of (chosen.length === 0 || isAlone ? moment.options(action) : moment.optionsAfter(chosen, action)).entries()) {
      const cost = costMinor + option.costMinor
      const lack = lacking.reduce((most, costs) => Math.max(most, costs[nth] ?? 0), 0)
      if (cost + lack >= belowMinor) continue
      const rest = isAlone ? Math.max(lack, stillToPay(moment, seen!.firing, seen!.answers, option, left)) : lack
      const bound = Math.max(node.bound, cost + rest)
      if (bound >= belowMinor) continue
      const { level, effectiveAt } = option
      const inputs = isAlone ? () => seen!.inputs.map((before, index) => ({ ...before, ...option.seen[index] })) : () => option.seen
      open.push({
        chosen: [...chosen, { action, level, costMinor: option.costMinor, effectiveAt }],
        costMinor: cost,
        inputs,
        bound,
        seen: null,
      })
    }
  }
}

/** A first bound of what comes after a step, before anything is evaluated: rows that it does not touch fire on. */
function stillToPay<State>(
  moment: Moment<State>,
  firing: readonly number[],
  answers: readonly Answer[],
  option: Option,
  steps: number,
): number {
  const { actions } = moment.setting
  const { moves } = actions[option.action]!
  const scores = scoresIn(moment, answers[0]!)
  let most = 0
  for (const place of firing) {
    const row = moment.target.avoided[place]!
    if (moves.some((input) => row.opaque.has(input) || row.plain.some((test) => test.input === input))) continue
    const isTouched = moves.some((input) => row.inputs.has(input))
    if (isTouched && moves.some((input) => row.inputs.has(input) && moment.setting.shared.has(input))) continue
    if (isTouched && row.scores.length > 1) continue
    const scoreOf = (card: number) => {
      const sum = scores(card)
      return sum === null || !isTouched ? sum : sum + moment.gainOf(card, option)
    }
    const [score] = row.scores
    if (isTouched && score !== undefined && !score.holdsAt(scoreOf(score.card) ?? Number.NaN)) continue
    if (steps === 0) return Number.POSITIVE_INFINITY
    const rest = { first: option.action + 1, steps, scoreOf }
    most = Math.max(most, Math.min(moment.silencing(place).from[option.action + 1]!, costByScore(moment, place, rest)))
  }
  return most
}

/** On the state itself, as it will be decided. */
function confirm<State>(moment: Moment<State>, chosen: readonly Choice[], expected: readonly Inputs[]) {
  const { problem } = moment.setting
  const inputs = moment.times.map((time) => problem.featuresAt(moment.stateAt(chosen, time), time))
  if (!sameCode(moment.codesOf(inputs), moment.codesOf(expected))) throw new NotSeparate()
  return problem.judge(problem.target.ask(inputs[0]!), moment.stateAt(chosen, moment.date), moment.date)
}

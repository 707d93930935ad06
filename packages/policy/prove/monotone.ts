/**
 * "More days past due never raise the limit": for every pair of inputs that differ in one feature only, over the whole policy. Proved, or refuted by such
 * a pair, or not decided.
 *
 * Exact    where outputs are values in every band. Where they are computed, by their bounds and their shape; what these cannot tell is tried with values
 *          at the ends of the bands, and else not decided.
 */

import type { Inputs } from '../policy.ts'
import { compareNum, isNum, sameValue, type Value } from '../value.ts'
import { directionOf } from './bounds.ts'
import { shownInputs } from './confirm.ts'
import type { Node, Way } from './diagram.ts'
import { samplesTogether } from './samples.ts'
import { outputIn, type Session } from './session.ts'
import { isAtMostInParts } from './split.ts'
import type { Monotone } from './statements.ts'
import { falseTerm, type Term, trueTerm, unknownTerm } from './term.ts'
import { inputsOf } from './variable.ts'

/** The second differs from the first in the one input, which is higher; `outputs` is what the evaluator gives for them. */
export type Pair = { readonly inputs: readonly [Inputs, Inputs]; readonly outputs: readonly [Value, Value] }
export type MonotoneProof =
  | { readonly verdict: 'proved' }
  | { readonly verdict: 'refuted'; readonly pair: Pair }
  | { readonly verdict: 'undecided'; readonly why: 'computed' | 'budget' | 'unknown-input' | 'unknown-decision'; readonly share: number }

export function proveMonotone(session: Session, statement: Monotone): MonotoneProof {
  const decision = session.decisionNamed(statement.decision)
  if (decision === undefined) return { verdict: 'undecided', why: 'unknown-decision', share: 0 }
  if (!session.variables.has(statement.input)) return { verdict: 'undecided', why: 'unknown-input', share: 0 }
  let share = 0
  const { built } = session.within((): MonotoneProof => {
    const variable = session.world.variableNamed(statement.input)
    // What no test looks at moves nothing.
    if (variable === undefined) return { verdict: 'proved' }
    if (variable.axis === null) return { verdict: 'undecided', why: 'computed', share: 0 }
    const hand: Hand = { session, statement, variable: variable.index, value: session.output(decision, statement.output) }
    return overPairs(hand, (done) => {
      share = done
    })
  })
  if (built !== null) return built
  const pair = tryPairs(session, statement)
  return pair === null ? { verdict: 'undecided', why: 'budget', share } : { verdict: 'refuted', pair }
}

type Hand = { readonly session: Session; readonly statement: Monotone; readonly variable: number; readonly value: Node }

function overPairs(hand: Hand, tell: (share: number) => void): MonotoneProof {
  const { session, variable, value } = hand
  const { bands } = session.world.axisAt(variable)
  const known = bands.flatMap(({ witness }, band) => (witness === null ? [] : [band]))
  const parts = new Map(known.map((band) => [band, session.world.diagram.restrict(value, variable, band)]))
  const pairs = known.flatMap((low, place) =>
    known.slice(place).flatMap((high) => (low === high && bands[low]!.single ? [] : [[low, high] as const])),
  )
  const holds = session.world.diagram.liftAll(([a, b]) => session.world.diagram.end(compare(a!, b!, hand)))
  const openPairs: (readonly [number, number, Way])[] = []
  for (const [done, [low, high]] of pairs.entries()) {
    tell(done / pairs.length)
    const node = holds([parts.get(low)!, parts.get(high)!])
    for (const { way, end } of session.world.diagram.waysTo(node, (each) => each !== trueTerm, WAYS_TRIED)) {
      const pair = findPair(hand, way, low, high)
      if (pair !== null) return { verdict: 'refuted', pair }
      if (end !== trueTerm) openPairs.push([low, high, way])
    }
  }
  return openPairs.length === 0
    ? { verdict: 'proved' }
    : { verdict: 'undecided', why: 'computed', share: 1 - openPairs.length / pairs.length }
}

/** Of one pair of bands. */
const WAYS_TRIED = 12

/** Does the statement hold for what a lower and a higher band of the input give? True, false, or not known. */
function compare(low: Term, high: Term, { statement, variable }: Hand): Term {
  const [first, second] = statement.direction === 'never-lowers' ? [low, high] : [high, low]
  if (low.term === 'value' && high.term === 'value') {
    return isInOrder(first.term === 'value' ? first.value : null, second.term === 'value' ? second.value : null, statement)
      ? trueTerm
      : falseTerm
  }
  if (isNull(first)) return statement.noAnswer === 'highest' ? unknownTerm : trueTerm
  if (isNull(second)) return statement.noAnswer === 'lowest' ? unknownTerm : trueTerm
  if (statement.order !== null) return unknownTerm
  // The same term in one band: how it moves within it.
  if (low.key === high.key) {
    const way = directionOf(low, variable)
    const wanted = statement.direction === 'never-lowers' ? 'up' : 'down'
    return way === 'still' || way === wanted ? trueTerm : unknownTerm
  }
  return isAtMostInParts(first, second) ? trueTerm : unknownTerm
}

const isNull = (term: Term): boolean => term.term === 'value' && term.value === null

/** Where the whole cannot be looked at: pairs at random, the same ones each time. */
function tryPairs(session: Session, statement: Monotone): Pair | null {
  const { world } = session
  const moved = world.variableNamed(statement.input)
  const names = world.variables()
  let seed = 1
  const below = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    return (seed >> 8) % limit
  }
  if (!moved?.axis) return null
  const known = moved.axis.bands.flatMap(({ witness }, band) => (witness === null ? [] : [band]))
  for (let tried = 0; tried < PAIRS_TRIED && known.length > 1; tried++) {
    const way = new Map(
      names.flatMap(({ index, axis }) => (axis === null || index === moved.index ? [] : [[index, below(axis.bands.length)]])),
    )
    const place = below(known.length - 1)
    const pair = findPair({ session, statement, variable: moved.index }, way, known[place]!, known[place + 1]!, 1)
    if (pair !== null) return pair
  }
  return null
}

const PAIRS_TRIED = 3_000

/** Is the first never above the second? */
function isInOrder(first: Value, second: Value, { order, noAnswer }: Monotone): boolean {
  if (first === null || second === null) {
    if (noAnswer === 'apart' || first === second) return true
    return noAnswer === 'lowest' ? first === null : second === null
  }
  if (order !== null) {
    const [a, b] = [first, second].map((value) => order.findIndex((each) => sameValue(each, value)))
    return a! >= 0 && b! >= 0 && a! <= b!
  }
  return isNum(first) && isNum(second) ? compareNum(first, second) <= 0 : sameValue(first, second) || (first === false && second === true)
}

/** Values of the bands, until the evaluator shows a pair that breaks the statement. */
function findPair({ session, statement, variable }: Omit<Hand, 'value'>, way: Way, low: number, high: number, limit?: number): Pair | null {
  const { world, policy, variables } = session
  // A variable of one band is on no way.
  const always = world
    .variables()
    .flatMap(({ index, axis }) => (axis?.bands.length === 1 && !axis.bands[0]!.single ? [[index, 0] as const] : []))
  const others = [...way, ...always].filter(([index]) => index !== variable)
  for (const told of samplesTogether(
    others.map(([index, band]) => [world.nameOf(index), world.axisAt(index).bands[band]!] as const),
    limit,
  )) {
    for (const [a, b] of pairsOf(world.axisAt(variable).bands[low]!, world.axisAt(variable).bands[high]!)) {
      const inputs = [a, b].map((value) => inputsOf(new Map([...told, [statement.input, value]]), variables)) as [Inputs, Inputs]
      const outputs = inputs.map((each) => outputIn(policy.evaluate(each, [statement.decision]), statement.decision, statement.output)) as [
        Value,
        Value,
      ]
      const [first, second] = statement.direction === 'never-lowers' ? outputs : [outputs[1], outputs[0]]
      if (isInOrder(first, second, statement)) continue
      const shown = inputs.map((each) => shownInputs(policy, statement.decision, each, new Map([...told, [statement.input, null]])))
      return { inputs: shown as [Inputs, Inputs], outputs }
    }
  }
  return null
}

type Bands = Parameters<typeof samplesTogether>[0][number][1]

function pairsOf(low: Bands, high: Bands): (readonly [Value, Value])[] {
  const [lows, highs] = [low, high].map((band) => [...samplesTogether([['x', band]])].map((told) => told.get('x')!)) as [Value[], Value[]]
  const isRising = (a: Value, b: Value): boolean => (isNum(a) && isNum(b) ? compareNum(a, b) < 0 : a !== b)
  return lows.flatMap((a) => highs.flatMap((b) => (isRising(a, b) ? [[a, b] as const] : [])))
}

/**
 * What a term can be at least and at most, and whether one is never more than another: by intervals and by the shape of the terms.
 *
 * Always   "yes" is proved; "no" means only that it was not.
 * Limits   results beyond decimal128, which evaluate to null, are left out.
 */

import type { Move } from '../feel/function-value.ts'
import { add, compareNum, divide, isNum, multiply, type Num, negate } from '../value.ts'
import type { Span } from './axis.ts'
import { functionOf, type Term } from './term.ts'

type Computed = Extract<Term, { term: 'computed' }>
const anything: Span = { low: null, lowOpen: true, high: null, highOpen: true }
const exactly = (value: Num): Span => ({ low: value, lowOpen: false, high: value, highOpen: false })

/** Numbers only: a span without ends where nothing is known. */
export function boundsOf(term: Term): Span {
  if (term.term === 'value') return isNum(term.value) ? exactly(term.value) : anything
  if (term.term === 'within') return term.span ?? anything
  return term.term === 'computed' ? boundsOfComputed(term) : anything
}

function boundsOfComputed({ ir, of }: Computed): Span {
  const spans = of.map(boundsOf)
  const [left, right] = [spans[0] ?? anything, spans[1] ?? anything]
  if (ir.op === 'negate') return flip(left)
  if (ir.op === 'if') return join(spans[1] ?? anything, spans[2] ?? anything)
  if (ir.op === 'arithmetic' && ir.how === '+') return plus(left, right)
  if (ir.op === 'arithmetic' && ir.how === '-') return plus(left, flip(right))
  if (ir.op === 'arithmetic' && ir.how === '*') return times(left, right)
  if (ir.op === 'arithmetic' && ir.how === '/') return over(left, right)
  if (ir.op === 'call' && (ir.name === 'min' || ir.name === 'max')) return spans.reduce((a, b) => extreme(ir.name === 'max', a, b))
  return anything
}

const flip = ({ low, lowOpen, high, highOpen }: Span): Span => ({
  low: high === null ? null : negate(high),
  lowOpen: highOpen,
  high: low === null ? null : negate(low),
  highOpen: lowOpen,
})

function plus(a: Span, b: Span): Span {
  const low = a.low === null || b.low === null ? null : add(a.low, b.low)
  const high = a.high === null || b.high === null ? null : add(a.high, b.high)
  return { low, lowOpen: a.lowOpen || b.lowOpen, high, highOpen: a.highOpen || b.highOpen }
}

const isNever = (span: Span, sign: 'negative' | 'positive'): boolean =>
  sign === 'negative' ? span.low !== null && compareNum(span.low, 0) >= 0 : span.high !== null && compareNum(span.high, 0) <= 0

/** By the signs of both; spans that lie on both sides of zero only where they have ends. */
function times(a: Span, b: Span): Span {
  const [aNever, bNever] = [isNever(a, 'negative'), isNever(b, 'negative')]
  if (aNever && bNever) {
    const high = a.high === null || b.high === null ? null : multiply(a.high, b.high)
    return { low: multiply(a.low!, b.low!), lowOpen: false, high, highOpen: false }
  }
  if (!aNever && isNever(a, 'positive')) return flip(times(flip(a), b))
  if (!bNever && isNever(b, 'positive')) return flip(times(a, flip(b)))
  const ends = (span: Span): Num[] => [span.low, span.high].filter((end) => end !== null)
  const products = ends(a).flatMap((left) => ends(b).map((right) => multiply(left, right)))
  if (products.length < 4 || products.includes(null)) return anything
  const sorted = (products as Num[]).sort(compareNum)
  return { low: sorted[0]!, lowOpen: false, high: sorted.at(-1)!, highOpen: false }
}

/** By a known number only. */
function over(a: Span, b: Span): Span {
  if (b.low === null || b.high === null || compareNum(b.low, b.high) !== 0 || b.low === 0) return anything
  const by = b.low
  const quotient = (end: Num | null): Num | null => (end === null ? null : divide(end, by))
  const straight = { low: quotient(a.low), lowOpen: false, high: quotient(a.high), highOpen: false }
  return compareNum(by, 0) > 0 ? straight : { ...straight, low: straight.high, high: straight.low }
}

function extreme(isMax: boolean, a: Span, b: Span): Span {
  if (!isMax) return flip(extreme(true, flip(a), flip(b)))
  const low = a.low === null ? b.low : b.low === null || compareNum(a.low, b.low) >= 0 ? a.low : b.low
  const high = a.high === null || b.high === null ? null : compareNum(a.high, b.high) >= 0 ? a.high : b.high
  return { low, lowOpen: false, high, highOpen: false }
}

function join(a: Span, b: Span): Span {
  const low = a.low === null || b.low === null ? null : compareNum(a.low, b.low) <= 0 ? a.low : b.low
  const high = a.high === null || b.high === null ? null : compareNum(a.high, b.high) >= 0 ? a.high : b.high
  return { low, lowOpen: false, high, highOpen: false }
}

/** Is the first never more than the second, wherever their variables lie in their bands? */
export function isAtMost(a: Term, b: Term): boolean {
  if (a.key === b.key && a.term !== 'unknown') return true
  const [high, low] = [boundsOf(a).high, boundsOf(b).low]
  if (high !== null && low !== null && compareNum(high, low) <= 0) return true
  return byExtremes(a, b) || byScale(a, b) || byParts(a, b)
}

const isCall = (term: Term, name: string): boolean => term.term === 'computed' && term.ir.op === 'call' && term.ir.name === name
const partsOf = (term: Term): readonly Term[] => (term.term === 'computed' ? term.of : [])
const isOp = (term: Term, how: string): boolean => term.term === 'computed' && term.ir.op === 'arithmetic' && term.ir.how === how
const isIf = (term: Term): boolean => term.term === 'computed' && term.ir.op === 'if'

function byExtremes(a: Term, b: Term): boolean {
  const [ofA, ofB] = [partsOf(a), partsOf(b)]
  if (isCall(a, 'max')) return ofA.every((each) => isAtMost(each, b))
  if (isCall(b, 'min')) return ofB.every((each) => isAtMost(a, each))
  if (isIf(a)) return ofA.slice(1).every((each) => isAtMost(each, b))
  if (isIf(b)) return ofB.slice(1).every((each) => isAtMost(a, each))
  return (isCall(a, 'min') && ofA.some((each) => isAtMost(each, b))) || (isCall(b, 'max') && ofB.some((each) => isAtMost(a, each)))
}

function scaled(term: Term): { by: Num; of: Term } {
  if (isOp(term, '*')) {
    const [left, right] = partsOf(term) as [Term, Term]
    if (right.term === 'value' && isNum(right.value)) return { by: right.value, of: left }
    if (left.term === 'value' && isNum(left.value)) return { by: left.value, of: right }
  }
  return { by: 1, of: term }
}

function byScale(a: Term, b: Term): boolean {
  const [left, right] = [scaled(a), scaled(b)]
  if (left.of === a && right.of === b) return false
  const order = compareNum(left.by, right.by)
  if (left.of.key === right.of.key && isNever(boundsOf(left.of), 'positive')) return order >= 0
  const isRising = compareNum(left.by, 0) >= 0 && (order === 0 || (order < 0 && isNever(boundsOf(left.of), 'negative')))
  return isRising && isAtMost(left.of, right.of)
}

const ROUNDING: ReadonlySet<string> = new Set(['floor', 'ceiling'])

function byParts(a: Term, b: Term): boolean {
  if (a.term !== 'computed' || b.term !== 'computed') return false
  const [first, second] = [a.of, b.of]
  if (isOp(a, '+') && isOp(b, '+')) return first.every((each, index) => isAtMost(each, second[index]!))
  if (isOp(a, '-') && isOp(b, '-')) return isAtMost(first[0]!, second[0]!) && isAtMost(second[1]!, first[1]!)
  const [one, other] = [a.ir, b.ir]
  const called = functionOf(one)
  if (called !== null)
    return called === functionOf(other) && called.moves.every((move, place) => isMoved(move, first[place]!, second[place]!))
  return one.op === 'call' && other.op === 'call' && one.name === other.name && ROUNDING.has(one.name) && isAtMost(first[0]!, second[0]!)
}

/** Does what an argument does leave the result no lower? */
function isMoved(move: Move, first: Term, second: Term): boolean {
  if (first.key === second.key && first.term !== 'unknown') return true
  return move === 'up' ? isAtMost(first, second) : move === 'down' && isAtMost(second, first)
}

/** How a term moves as one variable rises within its band and all others stay. */
export type Direction = 'still' | 'up' | 'down' | 'unknown'

export function directionOf(term: Term, variable: number): Direction {
  if (term.term === 'value') return 'still'
  if (term.term === 'within') return term.variable === variable ? 'up' : 'still'
  if (term.term !== 'computed') return 'unknown'
  const { ir, of } = term
  const ways = of.map((each) => directionOf(each, variable))
  if (ways.every((way) => way === 'still')) return 'still'
  if (ir.op === 'negate') return turned(ways[0]!)
  if (ir.op === 'if') return ways[0] === 'still' ? together(ways.slice(1)) : 'unknown'
  const moves = functionOf(ir)?.moves
  if (moves !== undefined) return together(ways.map((way, place) => (way === 'still' ? way : along(way, moves[place] ?? null))))
  if (ir.op === 'call') return ir.name === 'min' || ir.name === 'max' || ROUNDING.has(ir.name) ? together(ways) : 'unknown'
  if (ir.op !== 'arithmetic') return 'unknown'
  if (ir.how === '+') return together(ways)
  if (ir.how === '-') return together([ways[0]!, turned(ways[1]!)])
  const [left, right] = of as [Term, Term]
  if (ir.how === '*') return together([bySign(ways[0]!, boundsOf(right)), bySign(ways[1]!, boundsOf(left))])
  return ir.how === '/' && ways[1] === 'still' ? bySign(ways[0]!, boundsOf(right)) : 'unknown'
}

const along = (way: Direction, move: Move): Direction => (move === null ? 'unknown' : move === 'up' ? way : turned(way))

const turned = (way: Direction): Direction => (way === 'up' ? 'down' : way === 'down' ? 'up' : way)

/** A direction, times something of known sign. */
function bySign(way: Direction, by: Span): Direction {
  if (way === 'still') return 'still'
  if (isNever(by, 'negative')) return way
  return isNever(by, 'positive') ? turned(way) : 'unknown'
}

function together(ways: readonly Direction[]): Direction {
  const moving = ways.filter((way) => way !== 'still')
  return moving.every((way) => way === moving[0]) ? (moving[0] ?? 'still') : 'unknown'
}

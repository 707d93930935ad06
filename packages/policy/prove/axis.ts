/**
 * The values of one variable, parted into bands: within a band every test against constants gives the same answer.
 *
 * Always   the bands are disjoint and together take every value that the type and the allowed values let through, null included where it may be.
 *          A band without a value (two decimals with none between) is left out.
 */
import { compileCell } from '../compile/cell.ts'
import type { Type } from '../feel/type.ts'
import type { IrCell } from '../ir/ir.ts'
import { FeelDate } from '../temporal/date.ts'
import { NANOS } from '../temporal/date-time.ts'
import { DaysDuration, MonthsDuration } from '../temporal/duration.ts'
import { add, compareNum, divide, Exact, isNum, type Num, type Value } from '../value.ts'
import { frameOf } from './frame-of.ts'
import { type Cut, compareAt, isDated, type Marks, sortedCuts } from './marks.ts'

/** From low to high; null is without end. */
export type Span = { readonly low: Num | null; readonly lowOpen: boolean; readonly high: Num | null; readonly highOpen: boolean }
export type Band = {
  /** A value of the band, whole where there is a whole one. */
  readonly witness: Value
  /** As a cell would say it. */
  readonly text: string
  /** Of numbers; null where there are none. */
  readonly span: Span | null
  /** Nothing but the witness. */
  readonly single: boolean
}
export type Axis = { readonly bands: readonly Band[] }

/** Null where the type has no axis: lists, contexts, and what is known only at run time. */
export function axisOf(type: Type, marks: Marks, allowed: readonly IrCell[], nullable: boolean): Axis | null {
  const bands = bandsOf(type, marks)
  if (bands === null) return null
  const permits = allowed.map(compileCell)
  const legal = bands.filter(({ witness }) => permits.every((permit) => permit === null || permit(frameOf(0), witness)))
  return { bands: nullable ? [nullBand, ...legal] : legal }
}

const nullBand: Band = { witness: null, text: 'null', span: null, single: true }

function bandsOf(type: Type, marks: Marks): Band[] | null {
  if (type.kind === 'boolean') return [true, false].map(one)
  if (type.kind === 'number') return numberBands(marks.cuts.filter(({ at }) => isNum(at)))
  if (type.kind === 'date' || type.kind === 'days and time duration' || type.kind === 'years and months duration')
    return orderedBands(
      marks.cuts.filter(({ at }) => isDated(at) && at.kind === type.kind),
      DATED[type.kind],
    )
  if (type.kind !== 'string') return null
  if (type.values !== undefined) return type.values.map(one)
  return marks.isOrdered
    ? orderedBands(
        marks.cuts.filter(({ at }) => typeof at === 'string'),
        TEXTS,
      )
    : [...[...marks.texts].map(one), other(marks.texts)]
}

const one = (witness: Value): Band => ({ witness, text: JSON.stringify(witness), span: null, single: true })

function other(texts: ReadonlySet<string>): Band {
  const text = texts.size === 0 ? 'any text' : `not(${[...texts].map((each) => JSON.stringify(each)).join(', ')})`
  let witness = 'other'
  while (texts.has(witness)) witness += '?'
  return { witness, text, span: null, single: false }
}

type Ends = { readonly from: Cut | null; readonly to: Cut | null }

function betweenCuts(cuts: readonly Cut[]): Ends[] {
  const sorted = sortedCuts(cuts)
  return [...sorted, null].map((to, index) => ({ from: sorted[index - 1] ?? null, to }))
}

function numberBands(cuts: readonly Cut[]): Band[] {
  return betweenCuts(cuts).flatMap(({ from, to }): Band[] => {
    const span = spanOf(from, to)
    const witness = numberIn(span)
    if (witness === null) return []
    const single = span.low !== null && span.high !== null && compareNum(span.low, span.high) === 0
    return [{ witness, text: spanText(span), span, single }]
  })
}

const spanOf = (from: Cut | null, to: Cut | null): Span => ({
  low: from === null ? null : (from.at as Num),
  lowOpen: from === null || from.above,
  high: to === null ? null : (to.at as Num),
  highOpen: to === null || !to.above,
})

/** Some bands of an axis as a cell would say them; neighbours as one interval. */
export function bandsText({ bands }: Axis, meant: readonly number[]): string {
  const texts: string[] = []
  let run = null as Span | null
  for (const [place, index] of meant.entries()) {
    const { span, text } = bands[index]!
    const next = bands[meant[place + 1] ?? -1]
    if (span === null) texts.push(text)
    else {
      run = run === null ? span : { ...run, high: span.high, highOpen: span.highOpen }
      const goesOn = next?.span && meant[place + 1] === index + 1
      if (!goesOn) texts.push(spanText(run))
      if (!goesOn) run = null
    }
  }
  return texts.join(', ')
}

function spanText({ low, lowOpen, high, highOpen }: Span): string {
  if (low === null && high === null) return 'any number'
  if (low === null) return `${highOpen ? '<' : '<='} ${String(high)}`
  if (high === null) return `${lowOpen ? '>' : '>='} ${String(low)}`
  if (compareNum(low, high) === 0) return String(low)
  return `${lowOpen ? '(' : '['}${String(low)}..${String(high)}${highOpen ? ')' : ']'}`
}

export const holdsNumber = ({ span }: Pick<Band, 'span'>, value: Num): boolean => span !== null && within(value, span)

const within = (value: Num, { low, lowOpen, high, highOpen }: Span): boolean =>
  (low === null || (lowOpen ? compareNum(value, low) > 0 : compareNum(value, low) >= 0)) &&
  (high === null || (highOpen ? compareNum(value, high) < 0 : compareNum(value, high) <= 0))

/** A number of the span: a whole one where there is one, else an end that belongs to it, else the middle; null where it holds none. */
export function numberIn(span: Span): Num | null {
  const { low, high } = span
  const middle = low === null || high === null ? null : halfway(low, high)
  const candidates = [wholeIn(span), low, high, middle]
  return candidates.find((candidate) => candidate !== null && within(candidate, span)) ?? null
}

function wholeIn({ low, lowOpen, high, highOpen }: Span): Num | null {
  if (low === null && high === null) return 0
  if (low === null) return highOpen ? add(whole(high!, 'ceil'), -1) : whole(high!, 'floor')
  return lowOpen ? add(whole(low, 'floor'), 1) : whole(low, 'ceil')
}

function whole(value: Num, how: 'floor' | 'ceil'): Num {
  if (typeof value === 'number') return value
  return add(new Exact(value)[how](), 0) ?? value
}

export function halfway(low: Num, high: Num): Num | null {
  const sum = add(low, high)
  return sum === null ? null : divide(sum, 2)
}

/** How values of a kind without numbers lie beside each other. */
type Order = {
  /** Where nothing is known, from below and from above. */
  readonly any: Value
  /** What may lie just above and just below a value, the finest step last; exact when no value lies between a value and that. */
  readonly above: (at: Cut['at']) => readonly Value[]
  readonly below: (at: Cut['at']) => readonly Value[]
}

/** By UTF-16 unit: the next after a text is that text with a null character. The empty text is the first. */
const TEXTS: Order = { any: '', above: (at) => [`${String(at)}a`, `${String(at)}\u0000`], below: () => [''] }

const ofDays = (at: Cut['at'], days: number): Value => (at instanceof FeelDate ? FeelDate.ofEpochDay(at.epochDay + days) : null)
const ofMonths = (at: Cut['at'], months: number): Value => (at instanceof MonthsDuration ? MonthsDuration.of(at.months + months) : null)
const ofNanos = (at: Cut['at'], nanos: bigint): Value => (at instanceof DaysDuration ? DaysDuration.of(at.nanos + nanos) : null)

const DATED: Readonly<Record<'date' | 'days and time duration' | 'years and months duration', Order>> = {
  date: { any: FeelDate.ofEpochDay(20_454), above: (at) => [ofDays(at, 1)], below: (at) => [ofDays(at, -1)] },
  'years and months duration': { any: MonthsDuration.of(0), above: (at) => [ofMonths(at, 1)], below: (at) => [ofMonths(at, -1)] },
  'days and time duration': {
    any: DaysDuration.of(0n),
    above: (at) => [ofNanos(at, NANOS), ofNanos(at, 1n)],
    below: (at) => [ofNanos(at, -NANOS), ofNanos(at, -1n)],
  },
}

function orderedBands(cuts: readonly Cut[], { any, above, below }: Order): Band[] {
  return betweenCuts(cuts).flatMap(({ from, to }): Band[] => {
    const near =
      from === null ? (to === null ? [any] : [...(to.above ? [to.at] : []), ...below(to.at)]) : from.above ? above(from.at) : [from.at]
    const witness = near.find((each) => each !== null && isBelow(each as Cut['at'], to))
    if (witness === undefined) return []
    const single = from !== null && to !== null && compareAt(from.at, to.at) === 0
    return [{ witness, text: orderedText(from, to, single), span: null, single }]
  })
}

const isBelow = (value: Cut['at'], to: Cut | null): boolean => {
  if (to === null) return true
  const sign = compareAt(value, to.at)
  return to.above ? sign <= 0 : sign < 0
}

function orderedText(from: Cut | null, to: Cut | null, single: boolean): string {
  const write = (at: Cut['at']): string => (typeof at === 'string' ? JSON.stringify(at) : `@"${String(at)}"`)
  if (single) return write(from!.at)
  const low = from && `${from.above ? '>' : '>='} ${write(from.at)}`
  const high = to && `${to.above ? '<=' : '<'} ${write(to.at)}`
  return [low, high].filter(Boolean).join(' and ') || 'any value'
}

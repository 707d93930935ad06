/**
 * Cells as sets of values, so that rows can be compared. Exact for what is made of constants; anything else has no region.
 */
import type { Type } from '../feel/type.ts'
import type { IrCell, IrTest } from '../ir/ir.ts'
import { compareNum, isNum, type Num } from '../value.ts'

/** From low to high; null is infinity. */
export type Interval = { readonly low: Num | null; readonly lowOpen: boolean; readonly high: Num | null; readonly highOpen: boolean }
/** Texts or booleans: those listed, or all but those listed. */
type Listed = { readonly kind: 'listed'; readonly values: ReadonlySet<string | boolean>; readonly except: boolean }
type Numbers = { readonly kind: 'numbers'; readonly intervals: readonly Interval[] }
export type Region = {
  readonly takesNull: boolean
  readonly whole: boolean
  readonly values: Listed | Numbers
  readonly domain: ReadonlySet<string | boolean> | null
}

const everything: Interval = { low: null, lowOpen: true, high: null, highOpen: true }

export function regionOf(cell: IrCell, type: Type): Region | null {
  const domain = domainOf(type)
  const takesNull = cell.match === 'any' || (cell.match === 'some' && cell.tests.some(({ test }) => test === 'null'))
  const tests = cell.match === 'any' ? [] : cell.tests.filter(({ test }) => test !== 'null')
  const complement = cell.match !== 'some'
  if (type.kind === 'number') {
    const intervals = tests.flatMap((test) => intervalsOf(test) ?? [null])
    const known = intervals.filter((interval) => interval !== null)
    if (known.length < intervals.length) return null
    return { takesNull, whole: cell.match === 'any', values: { kind: 'numbers', intervals: complement ? outside(known) : known }, domain }
  }
  if (type.kind !== 'string' && type.kind !== 'boolean')
    return cell.match === 'any' ? { takesNull, whole: true, values: listed([], true), domain } : null
  const values = tests.map(constantOf)
  if (values.some((value) => value === undefined)) return null
  return { takesNull, whole: cell.match === 'any', values: listed(values as (string | boolean)[], complement), domain }
}

function domainOf(type: Type): Region['domain'] {
  if (type.kind === 'boolean') return new Set([true, false])
  return type.kind === 'string' && type.values ? new Set(type.values) : null
}

const listed = (values: readonly (string | boolean)[], except: boolean): Listed => ({ kind: 'listed', values: new Set(values), except })

function constantOf(test: IrTest): string | boolean | undefined {
  if (test.test !== 'equal' || test.negated || test.operand.op !== 'constant') return undefined
  const { value } = test.operand
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined
}

function intervalsOf(test: IrTest): Interval[] | null {
  if (test.test === 'interval') {
    if (test.low.op !== 'constant' || test.high.op !== 'constant' || !isNum(test.low.value) || !isNum(test.high.value)) return null
    return [{ low: test.low.value, lowOpen: test.lowOpen, high: test.high.value, highOpen: test.highOpen }]
  }
  if ((test.test !== 'order' && test.test !== 'equal') || test.operand.op !== 'constant' || !isNum(test.operand.value)) return null
  const at = test.operand.value
  if (test.test === 'equal') {
    const point: Interval = { low: at, lowOpen: false, high: at, highOpen: false }
    return test.negated ? outside([point]) : [point]
  }
  const open = test.how === '<' || test.how === '>'
  return test.how === '<' || test.how === '<=' ? [{ ...everything, high: at, highOpen: open }] : [{ ...everything, low: at, lowOpen: open }]
}

/** All numbers that lie in none of the intervals. */
const outside = (intervals: readonly Interval[]): Interval[] =>
  intervals.reduce<Interval[]>((left, interval) => left.flatMap((piece) => withoutInterval(piece, interval)), [everything])

function withoutInterval(piece: Interval, gone: Interval): Interval[] {
  const below: Interval[] = gone.low === null ? [] : [meet(piece, { ...everything, high: gone.low, highOpen: !gone.lowOpen })]
  const above: Interval[] = gone.high === null ? [] : [meet(piece, { ...everything, low: gone.high, lowOpen: !gone.highOpen })]
  return [...below, ...above].filter((interval) => !isVoid(interval))
}

function meet(a: Interval, b: Interval): Interval {
  const low = a.low === null || (b.low !== null && (compareNum(b.low, a.low) || Number(b.lowOpen) - Number(a.lowOpen)) > 0) ? b : a
  const high = a.high === null || (b.high !== null && (compareNum(a.high, b.high) || Number(b.highOpen) - Number(a.highOpen)) > 0) ? b : a
  return { low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen }
}

function isVoid({ low, lowOpen, high, highOpen }: Interval): boolean {
  if (low === null || high === null) return false
  const sign = compareNum(low, high)
  return sign > 0 || (sign === 0 && (lowOpen || highOpen))
}

export function intersect(a: Region, b: Region): Region {
  return {
    takesNull: a.takesNull && b.takesNull,
    whole: a.whole && b.whole,
    values: both(a.values, b.values),
    domain: a.domain ?? b.domain,
  }
}

function both(a: Region['values'], b: Region['values']): Region['values'] {
  if (a.kind === 'numbers' && b.kind === 'numbers') {
    const intervals = a.intervals.flatMap((left) => b.intervals.map((right) => meet(left, right)))
    return { kind: 'numbers', intervals: intervals.filter((interval) => !isVoid(interval)) }
  }
  if (a.kind === 'numbers') return a
  if (b.kind === 'numbers') return b
  if (a.except && b.except) return listed([...a.values, ...b.values], true)
  const [some, other] = a.except ? [b, a] : [a, b]
  return listed(
    [...some.values].filter((value) => other.values.has(value) !== other.except),
    false,
  )
}

export function isEmpty({ takesNull, values, domain }: Region): boolean {
  if (takesNull) return false
  if (values.kind === 'numbers') return values.intervals.every(isVoid)
  if (!values.except) return values.values.size === 0
  return domain !== null && [...domain].every((value) => values.values.has(value))
}

/** Does `wider` take everything that `region` takes? */
export function within(region: Region, wider: Region): boolean {
  if (region.takesNull && !wider.takesNull) return false
  return isEmpty({ ...intersect(region, complementOf(wider)), takesNull: false })
}

function complementOf({ values, ...rest }: Region): Region {
  if (values.kind === 'numbers') return { ...rest, values: { kind: 'numbers', intervals: outside(values.intervals) } }
  return { ...rest, values: { ...values, except: !values.except } }
}

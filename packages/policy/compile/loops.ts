/** Filters, `for`, `some` and `every`: each step is paid for. */
import { FeelDate } from '../temporal/date.ts'
import { isContext, isList, isNum, isRange, type Range, type Value } from '../value.ts'
import { bounded, type Frame, type Run, spend } from './frame.ts'

export type Walk = { readonly slot: number; readonly from: Run; readonly to: Run | null }

/** A number picks an item, from the end when it is negative; otherwise those items stay of which the condition is true. */
export function compileFilter(of: Run, slot: number, condition: Run): Run {
  const conditionOf = (item: Value, frame: Frame, it: Value): Value => {
    frame[slot] = item
    return condition(frame, it)
  }
  return (frame, it) => {
    const value = of(frame, it)
    if (value === null) return null
    const items = isList(value) ? value : [value]
    if (items.length === 0) return isNum(conditionOf(null, frame, it)) ? null : []
    const kept: Value[] = []
    for (const [index, item] of items.entries()) {
      if (!spend(frame)) return null
      const holds = conditionOf(item, frame, it)
      if (index === 0 && isNum(holds)) return pick(items, holds)
      if (holds === true) kept.push(item)
    }
    return kept
  }
}

/** The same where it is known that the condition is a number, which may stand outside of all items. */
export function compileIndex(of: Run, slot: number, index: Run): Run {
  return (frame, it) => {
    const value = of(frame, it)
    if (value === null) return null
    const items = isList(value) ? value : [value]
    frame[slot] = items[0] ?? null
    return pick(items, index(frame, it))
  }
}

function pick(items: readonly Value[], index: Value): Value {
  if (typeof index !== 'number') return null
  return (index > 0 ? items[index - 1] : index < 0 ? items[items.length + index] : null) ?? null
}

/** A field of the item where it has one; else what the name means outside. */
export const compileFieldOrElse =
  (of: Run, field: string, otherwise: Run): Run =>
  (frame, it) => {
    const value = of(frame, it)
    return isContext(value) && Object.hasOwn(value, field) ? value[field]! : otherwise(frame, it)
  }

export function compileFor(walks: readonly Walk[], partial: number | null, body: Run): Run {
  return (frame, it) => {
    const results: Value[] = []
    const whole = walk(walks, frame, it, () => {
      if (partial === null) {
        results.push(body(frame, it))
        return true
      }
      // Whoever keeps what there is so far keeps it as it is now.
      frame[partial] = results.slice()
      const value = body(frame, it)
      results.push(value)
      return value === null || (spend(frame, 1 + (results.length >> 4)) && bounded(frame, value) !== null)
    })
    return whole ? bounded(frame, results) : null
  }
}

export function compileQuantified(some: boolean, walks: readonly Walk[], condition: Run): Run {
  return (frame, it) => {
    let result: boolean | null = !some
    const whole = walk(walks, frame, it, () => {
      const holds = condition(frame, it)
      if (holds === some) result = some
      else if (typeof holds !== 'boolean') result = null
      return holds !== some
    })
    return whole ? result : null
  }
}

/** False where there is nothing to walk over, or no more to spend. `visit` gives false when no more is wanted. */
function walk(walks: readonly Walk[], frame: Frame, it: Value, visit: () => boolean): boolean {
  let goes = true
  const visitFrom = (level: number): boolean => {
    const current = walks[level]
    if (current === undefined) {
      goes = visit()
      return true
    }
    const items = itemsOf(current, frame, it)
    if (items === null) return false
    for (const item of items) {
      if (!spend(frame)) return false
      frame[current.slot] = item
      if (!visitFrom(level + 1)) return false
      if (!goes) return true
    }
    return true
  }
  return visitFrom(0)
}

function itemsOf({ from, to }: Walk, frame: Frame, it: Value): Iterable<Value> | null {
  const source = from(frame, it)
  if (to !== null) return between(source, to(frame, it))
  if (isList(source)) return source
  if (isRange(source)) return withinRange(source)
  return source === null ? null : [source]
}

/** From one whole number or day to another, up or down. */
function between(from: Value, to: Value): Iterable<Value> | null {
  if (typeof from === 'number' && typeof to === 'number') return steps(from, to)
  return from instanceof FeelDate && to instanceof FeelDate ? days(from.epochDay, to.epochDay) : null
}

function* days(from: number, to: number): Iterable<Value> {
  for (const day of steps(from, to)) yield FeelDate.ofEpochDay(day)
}

function* steps(from: number, to: number): Iterable<number> {
  const step = from <= to ? 1 : -1
  for (let at = from; step > 0 ? at <= to : at >= to; at += step) yield at
}

/** The whole numbers or days of a range, up or down. */
function withinRange({ low, high, lowOpen, highOpen }: Range): Iterable<Value> | null {
  if (typeof low === 'number' && typeof high === 'number') return inside(low, high, lowOpen, highOpen, steps)
  const areDays = low instanceof FeelDate && high instanceof FeelDate
  return areDays ? inside(low.epochDay, high.epochDay, lowOpen, highOpen, days) : null
}

function inside(
  low: number,
  high: number,
  lowOpen: boolean,
  highOpen: boolean,
  walkOver: (from: number, to: number) => Iterable<Value>,
): Iterable<Value> {
  const step = low <= high ? 1 : -1
  const [first, last] = [lowOpen ? low + step : low, highOpen ? high - step : high]
  return (last - first) * step < 0 ? [] : walkOver(first, last)
}

/** Lists, contexts and ranges → closures. */
import { compareValues } from '../feel/builtins/order.ts'
import { FeelRange, type RangeForm, rangeOfComparison } from '../feel/range.ts'
import type { Context, Value } from '../value.ts'
import { bounded, type Run } from './frame.ts'

export const compileList =
  (items: readonly Run[]): Run =>
  (frame, it) =>
    bounded(
      frame,
      items.map((item) => item(frame, it)),
    )

type Entry = { readonly key: string; readonly slot: number; readonly run: Run }

/** Entries see those before them; `last` is the value, where there is one. */
export function compileContext(entries: readonly Entry[], last: Run | null): Run {
  return (frame, it) => {
    const fields: [string, Value][] = []
    for (const { key, slot, run } of entries) {
      const value = run(frame, it)
      frame[slot] = value
      fields.push([key, value])
    }
    return last === null ? bounded(frame, Object.fromEntries(fields) as Context) : last(frame, it)
  }
}

/** An interval whose ends have no order is null. */
export function compileRange(form: RangeForm, low: Run, high: Run, { lowOpen, highOpen }: { lowOpen: boolean; highOpen: boolean }): Run {
  if (form !== 'interval') return (frame, it) => rangeOfComparison(form, low(frame, it))
  return (frame, it) => {
    const [from, to] = [low(frame, it), high(frame, it)]
    if (from !== null && to !== null && compareValues(from, to) === null) return null
    return new FeelRange(form, from, to, lowOpen, highOpen)
  }
}

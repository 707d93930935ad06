import type { CompareOp } from './operator.ts'

/** How a range was written: `[1..5]` is an interval, `(<5)` a comparison. Ranges written differently are not equal (DMN 1.5, 10.3.2.9). */
export type RangeForm = 'interval' | CompareOp

/**
 * A range as a value. Ends that a comparison leaves open are null; an interval with a null end contains nothing that could be decided.
 * Generic only so that this file stands below the union of all values.
 */
export class FeelRange<Value> {
  readonly form: RangeForm
  readonly low: Value | null
  readonly high: Value | null
  readonly lowOpen: boolean
  readonly highOpen: boolean

  constructor(form: RangeForm, low: Value | null, high: Value | null, lowOpen: boolean, highOpen: boolean) {
    this.form = form
    this.low = low
    this.high = high
    this.lowOpen = lowOpen
    this.highOpen = highOpen
  }
}

/** `<5`, `=5` and their like as ranges. `!=5` is everything but a point: its ends are the point, both open. */
export function rangeOfComparison<Value>(how: CompareOp, at: Value): FeelRange<Value> {
  const low = how === '<' || how === '<=' ? null : at
  const high = how === '>' || how === '>=' ? null : at
  return new FeelRange(how, low, high, how !== '>=' && how !== '=', how !== '<=' && how !== '=')
}

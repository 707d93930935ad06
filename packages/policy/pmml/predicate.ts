/**
 * PREDICATE elements as data, and from there a function of a frame.
 *
 * Three-valued: null is UNKNOWN, what a test of a missing value says.
 * Source   PMML 4.4, Tree Models, predicates.
 */
import { isNumeric, type PmmlValue } from './data-type.ts'
import type { Field, Frame } from './scope.ts'

export type Order = 'lessThan' | 'lessOrEqual' | 'greaterThan' | 'greaterOrEqual'
export type Predicate =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** Of a field of texts in an order, `bound` is a place in it. */
  | { readonly kind: 'order'; readonly field: Field; readonly how: Order; readonly bound: number; readonly written: string }
  | { readonly kind: 'equal'; readonly field: Field; readonly negated: boolean; readonly value: PmmlValue }
  | { readonly kind: 'missing'; readonly field: Field; readonly negated: boolean }
  | { readonly kind: 'among'; readonly field: Field; readonly negated: boolean; readonly values: readonly PmmlValue[] }
  | { readonly kind: 'compound'; readonly how: 'and' | 'or' | 'xor' | 'surrogate'; readonly of: readonly Predicate[] }

/** A number is its own rank; a text of an ordinal field has its place in the list. */
export function rankOf({ type, optype, values }: Field, value: PmmlValue): number | null {
  if (isNumeric(type)) return typeof value === 'number' ? value : null
  const place = optype === 'ordinal' && values !== null ? values.indexOf(value) : -1
  return place < 0 ? null : place
}

export type Test = (frame: Frame) => boolean | null

export function compilePredicate(predicate: Predicate): Test {
  switch (predicate.kind) {
    case 'constant': {
      const { value } = predicate
      return () => value
    }
    case 'missing': {
      const { field, negated } = predicate
      return (frame) => (field.read(frame) === null) !== negated
    }
    case 'equal': {
      const { field, negated, value: wanted } = predicate
      return known(field, (value) => (value === wanted) !== negated)
    }
    case 'among': {
      const { field, negated } = predicate
      const set = new Set(predicate.values)
      return known(field, (value) => set.has(value) !== negated)
    }
    case 'order':
      return compileOrder(predicate)
    case 'compound':
      return compileCompound(
        predicate.how,
        predicate.of.map((each) => compilePredicate(each)),
      )
  }
}

const known =
  ({ read }: Field, holds: (value: PmmlValue) => boolean | null): Test =>
  (frame) => {
    const value = read(frame)
    return value === null ? null : holds(value)
  }

const ORDERS: Record<Order, (value: number, bound: number) => boolean> = {
  lessThan: (value, bound) => value < bound,
  lessOrEqual: (value, bound) => value <= bound,
  greaterThan: (value, bound) => value > bound,
  greaterOrEqual: (value, bound) => value >= bound,
}

function compileOrder({ field, how, bound }: Extract<Predicate, { kind: 'order' }>): Test {
  const holds = ORDERS[how]
  return known(field, (value) => {
    const rank = rankOf(field, value)
    return rank === null ? null : holds(rank, bound)
  })
}

function compileCompound(how: 'and' | 'or' | 'xor' | 'surrogate', tests: readonly Test[]): Test {
  switch (how) {
    case 'and':
      return (frame) => junction(tests, frame, false)
    case 'or':
      return (frame) => junction(tests, frame, true)
    case 'xor':
      return (frame) => {
        let odd: boolean | null = false
        for (const test of tests) {
          const holds = test(frame)
          odd = odd === null || holds === null ? null : odd !== holds
        }
        return odd
      }
    case 'surrogate':
      return (frame) => {
        for (const test of tests) {
          const holds = test(frame)
          if (holds !== null) return holds
        }
        return null
      }
  }
}

function junction(tests: readonly Test[], frame: Frame, decisive: boolean): boolean | null {
  let result: boolean | null = !decisive
  for (const test of tests) {
    const holds = test(frame)
    if (holds === decisive) return decisive
    if (holds === null) result = null
  }
  return result
}

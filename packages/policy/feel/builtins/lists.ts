/** Functions that tell something of a list: DMN 1.5, section 10.3.4.4. */
import { add, canonical, compareNum, divide, Exact, multiply, type Num, sameValue, subtract, type Value } from '../../value.ts'
import { anyType, listOf, type Type, unify } from '../type.ts'
import { type Builtin, booleanType, define, type Functions, fold, foldAll, list, numberType, whatever } from './builtin.ts'
import { compareValues } from './order.ts'

const nums = (values: readonly Value[]): readonly Num[] => values as readonly Num[]

/** Null where some two have no order. */
function extreme(values: readonly Value[], sign: 1 | -1): Value {
  let best = values[0] ?? null
  if (best === null || compareValues(best, best) === null) return null
  for (let index = 1; index < values.length; index++) {
    const order = compareValues(values[index]!, best)
    if (order === null) return null
    if (order * sign > 0) best = values[index]!
  }
  return best
}

/** Null when there are none, or when a step has no result. */
function total(values: readonly Num[], combine: (left: Num, right: Num) => Num | null): Num | null {
  let result: Num | null = values[0] ?? null
  for (let index = 1; index < values.length && result !== null; index++) result = combine(result, values[index]!)
  return result
}

function mean(values: readonly Num[]): Num | null {
  const sum = total(values, add)
  return sum === null ? null : divide(sum, values.length)
}

const ascending = (values: readonly Num[]): Num[] => [...values].sort(compareNum)

function median(values: readonly Num[]): Num | null {
  const ordered = ascending(values)
  const middle = Math.floor(ordered.length / 2)
  return ordered.length % 2 === 1 ? ordered[middle]! : mean(ordered.slice(Math.max(middle - 1, 0), middle + 1))
}

/** Of a sample: squares over one less than there are. */
function deviation(values: readonly Num[]): Num | null {
  const centre = mean(values)
  if (centre === null || values.length < 2) return null
  const squares = values.map((value) => {
    const distance = subtract(value, centre)
    return distance === null ? null : multiply(distance, distance)
  })
  const sum = squares.includes(null) ? null : total(squares as Num[], add)
  const variance = sum === null ? null : divide(sum, values.length - 1)
  return variance === null ? null : canonical(new Exact(variance).sqrt())
}

/** The most frequent ones, ascending. */
function mode(values: readonly Num[]): readonly Num[] {
  const runs: { readonly value: Num; count: number }[] = []
  for (const value of ascending(values)) {
    const last = runs.at(-1)
    if (last && compareNum(last.value, value) === 0) last.count++
    else runs.push({ value, count: 1 })
  }
  const most = Math.max(...runs.map(({ count }) => count))
  return runs.filter(({ count }) => count === most).map(({ value }) => value)
}

/** Kleene: the deciding value wins, and whatever is no boolean leaves it open. */
function quantify(values: readonly Value[], deciding: boolean): boolean | null {
  if (values.includes(deciding)) return deciding
  return values.every((value) => value === !deciding) ? !deciding : null
}

/** What the items of the list, or the values, have in common. */
function itemTypeOf(args: readonly Type[]): Type {
  const [first] = args
  if (args.length === 1 && first) return first.kind === 'list' ? first.item : first
  return args.reduce<Type | null>((joined, each) => joined && unify(joined, each), first ?? anyType) ?? anyType
}

const has = (items: Value | undefined, element: Value | undefined): boolean =>
  (items as readonly Value[]).some((item) => sameValue(item, element ?? null))

const ofNumbers = (body: (values: readonly Num[]) => Num | null): Builtin =>
  fold(numberType, 'n', numberType, (values) => body(nums(values)))

export const LIST_FUNCTIONS: Functions = [
  ['list contains', define([list(), whatever('element')], booleanType, ([items, element]) => has(items, element))],
  ['count', define([list()], numberType, ([items]) => (items as readonly Value[]).length)],
  ['min', fold(anyType, 'c', itemTypeOf, (values) => extreme(values, -1))],
  ['max', fold(anyType, 'c', itemTypeOf, (values) => extreme(values, 1))],
  ['sum', ofNumbers((values) => total(values, add))],
  ['product', ofNumbers((values) => total(values, multiply))],
  ['mean', ofNumbers(mean)],
  ['median', ofNumbers(median)],
  ['stddev', ofNumbers(deviation)],
  ['mode', fold(numberType, 'n', listOf(numberType), (values) => mode(nums(values)))],
  ['all', foldAll(booleanType, 'b', booleanType, (values) => quantify(values, false))],
  ['any', foldAll(booleanType, 'b', booleanType, (values) => quantify(values, true))],
]

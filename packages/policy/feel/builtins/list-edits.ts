/** Functions that make a list of others: DMN 1.5, section 10.3.4.4. Positions count from 1, and from -1 backwards. */
import { isDuration, isTemporal } from '../../temporal/temporal.ts'
import { type FunctionValue, isFunction, isList, isNum, type Num, sameValue, type Value } from '../../value.ts'
import { anyType, listOf, type Type, unify } from '../type.ts'
import {
  anyFunction,
  anyList,
  type Builtin,
  define,
  type Functions,
  list,
  number,
  numberType,
  optional,
  overload,
  type Parameter,
  required,
  whatever,
} from './builtin.ts'
import { sorted } from './order.ts'
import { work } from './work.ts'

type Values = readonly Value[]

/** Index of a position, or null where the list has none. A position that is no whole number is none. */
function indexOf(position: Value, length: number): number | null {
  const at = Number(position)
  if (!Number.isInteger(at) || at === 0 || Math.abs(at) > length) return null
  return at > 0 ? at - 1 : length + at
}

/** A length that reaches beyond the end is none. */
function sublist([items, start, length]: Values): Value {
  const values = items as Values
  const from = indexOf(start!, values.length)
  if (from === null) return null
  if (length === undefined) return values.slice(from)
  const size = Math.trunc(Number(length))
  return size >= 1 && from + size <= values.length ? values.slice(from, from + size) : null
}

function replaceAt(values: Values, position: Value, item: Value): Value {
  const at = indexOf(position, values.length)
  return at === null ? null : values.with(at, item)
}

/** A condition that is no boolean makes the result null. */
function replaceWhere(values: Values, matches: FunctionValue, item: Value): Value {
  const found = values.map((value) => matches.call([value, item]))
  if (!found.every((each) => typeof each === 'boolean')) return null
  return values.map((value, index) => (found[index] === true ? item : value))
}

/** What is found by its text is not compared with each. */
function distinct(values: Values): Values {
  const [kept, others, keys]: [Value[], Value[], Set<string>] = [[], [], new Set()]
  for (const value of values) {
    const key = keyOf(value)
    if (key === null) work(others.length)
    if (key === null ? others.some((each) => sameValue(each, value)) : keys.has(key)) continue
    kept.push(value)
    if (key === null) others.push(value)
    else keys.add(key)
  }
  return kept
}

/** Equal for equal values and for no others; null where only comparing tells. */
function keyOf(value: Value): string | null {
  if (typeof value === 'string') return `"${value}`
  if (isNum(value) || typeof value === 'boolean' || value === null) return String(value)
  return isTemporal(value) && (value.kind === 'date' || isDuration(value)) ? `${value.kind} ${value.toString()}` : null
}

const flatten = (values: Values): Values => values.flatMap((value) => (isList(value) ? flatten(value) : [value]))

/** Merges halves, so that any function ends and equal items keep their places. Null when the function gives no boolean. */
function sortBy(values: Values, precedes: FunctionValue): Values | null {
  if (values.length < 2) return values
  const middle = Math.floor(values.length / 2)
  const [left, right] = [sortBy(values.slice(0, middle), precedes), sortBy(values.slice(middle), precedes)]
  if (left === null || right === null) return null
  const merged: Value[] = []
  let [l, r] = [0, 0]
  while (l < left.length && r < right.length) {
    const isBefore = precedes.call([right[r]!, left[l]!])
    if (typeof isBefore !== 'boolean') return null
    merged.push(isBefore ? right[r++]! : left[l++]!)
  }
  return [...merged, ...left.slice(l), ...right.slice(r)]
}

const sort = ([items, precedes]: Values): Value =>
  precedes !== undefined && isFunction(precedes) ? sortBy(items as Values, precedes) : sorted(items as Values)

const positions = (values: Values, match: Value): Num[] => values.flatMap((value, index) => (sameValue(value, match) ? [index + 1] : []))

/** The list itself, where one item may stand for a list of it. */
const asList = (type: Type | undefined): Type =>
  type === undefined || type.kind === 'any' || type.kind === 'list' ? (type ?? anyList) : listOf(type)
const itemOf = (type: Type): Type => (type.kind === 'list' ? type.item : anyType)
const sameList = ([first]: readonly Type[]): Type => asList(first)
/** A list that also takes items of the other types. */
const withItems = (of: Type | undefined, others: readonly Type[]): Type =>
  listOf(others.reduce<Type>((joined, each) => unify(joined, each) ?? anyType, itemOf(asList(of))))
const joined = (args: readonly Type[]): Type =>
  withItems(
    args[0],
    args.slice(1).map((each) => itemOf(asList(each))),
  )
const deepItem = (type: Type): Type => (type.kind === 'list' ? deepItem(type.item) : type)

const ofList = (body: (values: Values) => Value): Builtin => define([list()], sameList, ([items]) => body(items as Values))
const ofLists = (body: (values: Values) => Value): Builtin =>
  overload(joined, [{ params: [list()], variadic: true, body: (lists) => body(lists.flatMap((each) => each as Values)) }])
const newItem: Parameter = whatever('newItem')

export const LIST_EDITS: Functions = [
  ['sublist', define([list(), number('start position'), optional('length', numberType)], sameList, sublist)],
  [
    'append',
    overload(
      ([first, ...items]) => withItems(first, items),
      [{ params: [list(), whatever('item')], variadic: true, body: ([items, ...more]) => [...(items as Values), ...more] }],
    ),
  ],
  ['concatenate', ofLists((values) => values)],
  ['union', ofLists(distinct)],
  [
    'insert before',
    define(
      [list(), number('position'), newItem],
      ([first, , item]) => withItems(first, item ? [item] : []),
      ([items, position, item]) => {
        const at = indexOf(position!, (items as Values).length)
        return at === null ? null : (items as Values).toSpliced(at, 0, item!)
      },
    ),
  ],
  [
    'remove',
    define([list(), number('position')], sameList, ([items, position]) => {
      const at = indexOf(position!, (items as Values).length)
      return at === null ? null : (items as Values).toSpliced(at, 1)
    }),
  ],
  [
    'list replace',
    overload(
      ([first, , item]) => withItems(first, item ? [item] : []),
      [
        {
          params: [list(), number('position'), newItem],
          body: ([items, position, item]) => replaceAt(items as Values, position!, item!),
        },
        {
          params: [list(), required('match', anyFunction), newItem],
          body: ([items, match, item]) => replaceWhere(items as Values, match as FunctionValue, item!),
        },
      ],
    ),
  ],
  ['reverse', ofList((values) => values.toReversed())],
  ['index of', define([list(), whatever('match')], listOf(numberType), ([items, match]) => positions(items as Values, match!))],
  ['distinct values', ofList(distinct)],
  [
    'flatten',
    define(
      [list()],
      ([first]) => listOf(deepItem(asList(first))),
      ([items]) => flatten(items as Values),
    ),
  ],
  ['sort', define([list(), optional('precedes', anyFunction)], sameList, sort)],
]

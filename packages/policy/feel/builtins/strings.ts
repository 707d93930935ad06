/** Functions of strings: DMN 1.5, section 10.3.4.3. Positions and lengths count code points, not UTF-16 units. */
import type { Value } from '../../value.ts'
import { matches, replace, split } from '../regex/regex.ts'
import { listOf } from '../type.ts'
import {
  type Builtin,
  booleanType,
  define,
  type Functions,
  number,
  numberType,
  optional,
  type Parameter,
  required,
  string,
  stringType,
} from './builtin.ts'

const text = (value: Value | undefined): string => value as string
const points = (value: Value | undefined): string[] => Array.from(text(value))
/** Positions and lengths lose their fraction. */
const whole = (value: Value): number => Math.trunc(Number(value))

function substring(args: readonly Value[]): Value {
  const characters = points(args[0])
  const start = whole(args[1]!)
  const length = args[2] === undefined ? undefined : whole(args[2])
  if (start === 0 || Math.abs(start) > characters.length || (length !== undefined && length < 1)) return null
  const from = start > 0 ? start - 1 : characters.length + start
  return characters.slice(from, length === undefined ? undefined : from + length).join('')
}

function part(of: string, mark: string, side: 'before' | 'after'): string {
  const index = of.indexOf(mark)
  if (index < 0) return ''
  return side === 'before' ? of.slice(0, index) : of.slice(index + mark.length)
}

/** Items that are null are left out. */
const join = ([items, delimiter]: readonly Value[]): string =>
  (items as readonly (string | null)[]).filter((item) => item !== null).join(text(delimiter ?? ''))

const matched = (body: (whole: string, match: string) => boolean): Builtin =>
  define([string('string'), string('match')], booleanType, ([whole, match]) => body(text(whole), text(match)))
const parted = (side: 'before' | 'after'): Builtin =>
  define([string('string'), string('match')], stringType, ([whole, match]) => part(text(whole), text(match), side))
const orNull = (name: string): Parameter => ({ name, type: stringType, optional: true, nullable: true })

export const STRING_FUNCTIONS: Functions = [
  ['string length', define([string('string')], numberType, ([value]) => points(value).length)],
  ['upper case', define([string('string')], stringType, ([value]) => text(value).toUpperCase())],
  ['lower case', define([string('string')], stringType, ([value]) => text(value).toLowerCase())],
  ['contains', matched((whole, match) => whole.includes(match))],
  ['starts with', matched((whole, match) => whole.startsWith(match))],
  ['ends with', matched((whole, match) => whole.endsWith(match))],
  ['substring', define([string('string'), number('start position'), optional('length', numberType)], stringType, substring)],
  ['substring before', parted('before')],
  ['substring after', parted('after')],
  ['string join', define([required('list', listOf(stringType)), orNull('delimiter')], stringType, join)],
  [
    'split',
    define([string('string'), string('delimiter')], listOf(stringType), ([value, delimiter]) => split(text(value), text(delimiter))),
  ],
  [
    'matches',
    define([string('input'), string('pattern'), orNull('flags')], booleanType, ([input, pattern, flags]) =>
      matches(text(input), text(pattern), text(flags ?? '')),
    ),
  ],
  [
    'replace',
    define(
      [string('input'), string('pattern'), string('replacement'), orNull('flags')],
      stringType,
      ([input, pattern, replacement, flags]) => replace(text(input), text(pattern), text(replacement), text(flags ?? '')),
    ),
  ],
]

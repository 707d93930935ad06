/**
 * How points and ranges lie to each other: DMN 1.5, section 10.3.4.8.
 *
 * A point is a range from itself to itself. An end that a comparison leaves open (`<5`) is infinitely far away; an interval that names null as an end,
 * and `!=5`, have no place on the line, so the answer is null, as it is where two ends have no order.
 */
import { isRange, type Range, type Value } from '../../value.ts'
import { anyType } from '../type.ts'
import { anyRange, type Builtin, booleanType, type Functions, overload, type Parameter, required } from './builtin.ts'
import { compareValues } from './order.ts'

type Span = Pick<Range, 'low' | 'high' | 'lowOpen' | 'highOpen'>
/** How the ends of two spans compare. `lows`: negative when the left one's low end is lower, and so on. `ends`: its high end to the other's low. */
type Ends = { readonly lows: number; readonly highs: number; readonly highToLow: number; readonly lowToHigh: number }
type Relation = (left: Span, right: Span, ends: Ends) => boolean

function spanOf(value: Value): Span | null {
  if (!isRange(value)) return { low: value, high: value, lowOpen: false, highOpen: false }
  const isBounded = value.low !== null && value.high !== null
  return value.form === '!=' || (value.form === 'interval' && !isBounded) ? null : value
}

const compare = (left: Value, right: Value, ifLeftOpen: number, ifRightOpen: number): number | null => {
  if (left === null) return right === null && ifLeftOpen === -ifRightOpen ? 0 : ifLeftOpen
  return right === null ? ifRightOpen : compareValues(left, right)
}

function endsOf(left: Span, right: Span): Ends | null {
  const lows = compare(left.low, right.low, -1, 1)
  const highs = compare(left.high, right.high, 1, -1)
  const highToLow = compare(left.high, right.low, 1, 1)
  const lowToHigh = compare(left.low, right.high, -1, -1)
  if (lows === null || highs === null || highToLow === null || lowToHigh === null) return null
  return { lows, highs, highToLow, lowToHigh }
}

const flipped = ({ lows, highs, highToLow, lowToHigh }: Ends): Ends => ({
  lows: 0 - lows,
  highs: 0 - highs,
  highToLow: 0 - lowToHigh,
  lowToHigh: 0 - highToLow,
})
const reverse =
  (relation: Relation): Relation =>
  (left, right, ends) =>
    relation(right, left, flipped(ends))

const before: Relation = (left, right, { highToLow }) => highToLow < 0 || (highToLow === 0 && (left.highOpen || right.lowOpen))
const meets: Relation = (left, right, { highToLow }) => highToLow === 0 && !left.highOpen && !right.lowOpen
/** The left one begins no later, and later than the other only by its open end. */
const overlaps: Relation = (left, right, ends) => !before(left, right, ends) && !before(right, left, flipped(ends))
const beginsBefore: Relation = (left, right, { lows }) => lows < 0 || (lows === 0 && !left.lowOpen && right.lowOpen)
const beginsNoLater: Relation = (left, right, { lows }) => lows < 0 || (lows === 0 && (!left.lowOpen || right.lowOpen))
const endsNoLater: Relation = (left, right, { highs }) => highs < 0 || (highs === 0 && (left.highOpen || !right.highOpen))
const overlapsBefore: Relation = (left, right, ends) =>
  beginsBefore(left, right, ends) && !before(left, right, ends) && endsNoLater(left, right, ends)
const overlapsAfter: Relation = (left, right, ends) =>
  reverse(beginsBefore)(left, right, ends) && !reverse(before)(left, right, ends) && reverse(endsNoLater)(left, right, ends)
const finishes: Relation = (left, right, ends) =>
  ends.highs === 0 && left.highOpen === right.highOpen && reverse(beginsNoLater)(left, right, ends)
const starts: Relation = (left, right, ends) => ends.lows === 0 && left.lowOpen === right.lowOpen && endsNoLater(left, right, ends)
const includes: Relation = (left, right, ends) => beginsNoLater(left, right, ends) && reverse(endsNoLater)(left, right, ends)
const coincides: Relation = (left, right, { lows, highs }) =>
  lows === 0 && highs === 0 && left.lowOpen === right.lowOpen && left.highOpen === right.highOpen

const point = (name: string): Parameter => required(name, anyType)
const range = (name: string): Parameter => required(name, anyRange)

const RANGES = [range('range1'), range('range2')] as const
const POINTS = [point('point1'), point('point2')] as const
const POINT_RANGE = [point('point'), range('range')] as const
const RANGE_POINT = [range('range'), point('point')] as const

function relate(relation: Relation, ...forms: readonly (readonly Parameter[])[]): Builtin {
  const body = ([first, second]: readonly Value[]): Value => {
    const [left, right] = [spanOf(first!), spanOf(second!)]
    const ends = left && right && endsOf(left, right)
    return ends && relation(left!, right!, ends)
  }
  return overload(
    booleanType,
    forms.map((params) => ({ params, body: (args) => (fitsForm(params, args) ? body(args) : null) })),
  )
}

/** `any` takes ranges too, so that a point must be told from one here. */
const fitsForm = (params: readonly Parameter[], args: readonly Value[]): boolean =>
  args.every((arg, index) => isRange(arg) === (params[index]!.type.kind === 'range'))

export const RANGE_FUNCTIONS: Functions = [
  ['before', relate(before, RANGES, POINT_RANGE, RANGE_POINT, POINTS)],
  ['after', relate(reverse(before), RANGES, POINT_RANGE, RANGE_POINT, POINTS)],
  ['meets', relate(meets, RANGES)],
  ['met by', relate(reverse(meets), RANGES)],
  ['overlaps', relate(overlaps, RANGES)],
  ['overlaps before', relate(overlapsBefore, RANGES)],
  ['overlaps after', relate(overlapsAfter, RANGES)],
  ['finishes', relate(finishes, RANGES, POINT_RANGE)],
  ['finished by', relate(reverse(finishes), RANGES, RANGE_POINT)],
  ['includes', relate(includes, RANGES, RANGE_POINT)],
  ['during', relate(reverse(includes), RANGES, POINT_RANGE)],
  ['starts', relate(starts, RANGES, POINT_RANGE)],
  ['started by', relate(reverse(starts), RANGES, RANGE_POINT)],
  ['coincides', relate(coincides, RANGES, POINTS)],
]

/** A few values of each band of some variables, together: its witness, its ends and its middle. */
import { add, compareNum, type Num, type Value } from '../value.ts'
import { type Band, halfway, numberIn, type Span } from './axis.ts'

const MAX_SAMPLES = 300

export function* samplesTogether(
  bands: readonly (readonly [name: string, band: Band])[],
  limit = MAX_SAMPLES,
): Generator<Map<string, Value>> {
  const choices = bands.map(([name, band]) => [name, samplesOf(band)] as const)
  let left = limit
  const told = new Map<string, Value>()
  function* visit(place: number): Generator<Map<string, Value>> {
    const choice = choices[place]
    if (choice === undefined) {
      left--
      yield new Map(told)
      return
    }
    for (const value of choice[1]) {
      if (left <= 0) return
      told.set(choice[0], value)
      yield* visit(place + 1)
    }
  }
  yield* visit(0)
}

function samplesOf({ witness, span, single }: Band): Value[] {
  if (span === null || single) return [witness]
  const low = numberIn(span)
  const beyond = span.low === null ? add(span.high ?? 0, -1_000_000) : span.high === null ? add(span.low, 1_000_000) : null
  const middle = span.low === null || span.high === null ? beyond : halfway(span.low, span.high)
  const top = span.high === null ? beyond : (numberIn({ ...span, low: middle, lowOpen: true }) ?? middle)
  return distinct([low, middle, top, endOf(span), justBelow(span)].filter((value) => value !== null))
}

/** Near an end that does not belong to it. */
function justBelow(span: Span): Num | null {
  const { low, high, highOpen } = span
  if (high === null || !highOpen) return null
  const near = add(high, -1)
  if (near !== null && (low === null || compareNum(near, low) > 0)) return near
  return low === null ? null : halfway(halfway(low, high) ?? low, high)
}

const endOf = ({ high, highOpen }: Span): Num | null => (high === null || highOpen ? null : high)
const distinct = (values: readonly Num[]): Num[] =>
  values.filter((value, index) => values.findIndex((each) => String(each) === String(value)) === index)

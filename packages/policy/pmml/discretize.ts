/** Discretize: the value of the first bin that holds the number. */
import type { Element } from '../dmn/xml.ts'
import { type Compiling, cut, findField } from './compiling.ts'
import { cast, type PmmlValue } from './data-type.ts'
import { type Expression, missingValue } from './expression-value.ts'
import { isWithin, readInterval } from './interval.ts'
import { childNamed, childrenNamed, dataTypeAt, expectOnly, malformed, required, text } from './reading.ts'
import type { Scope } from './scope.ts'

export function readDiscretize(element: Element, scope: Scope, compiling: Compiling): Expression {
  expectOnly(element, ['field', 'mapMissingTo', 'defaultValue', 'dataType'], ['DiscretizeBin'], compiling)
  const field = findField(required(element, 'field', compiling), element, scope, compiling)
  const type = dataTypeAt(element, compiling) ?? 'string'
  const bins = childrenNamed(element, 'DiscretizeBin').flatMap((bin) => {
    expectOnly(bin, ['binValue'], ['Interval'], compiling)
    const value = cast(type, required(bin, 'binValue', compiling))
    const interval = childNamed(bin, 'Interval')
    if (interval === undefined) malformed(bin, compiling, 'needs an Interval')
    return interval === undefined ? [] : [{ value, interval: readInterval(interval, compiling) }]
  })
  if (field === null) return missingValue
  for (const { interval } of bins) for (const margin of [interval.low, interval.high]) cut(compiling, field, margin)
  const [instead, fallback] = ['mapMissingTo', 'defaultValue'].map((name) => cast(type, text(element, name)))
  const { read, inputs } = field
  return {
    type,
    inputs,
    linear: null,
    constant: null,
    read: (frame): PmmlValue => {
      const value = read(frame)
      if (typeof value !== 'number') return instead!
      return bins.find(({ interval }) => isWithin(value, interval))?.value ?? fallback!
    },
  }
}

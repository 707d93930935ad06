/** NormContinuous: a line through given points. */
import type { Element } from '../dmn/xml.ts'
import { type Compiling, findField } from './compiling.ts'
import { numberFrom, type PmmlValue } from './data-type.ts'
import { type Expression, missingValue } from './expression-value.ts'
import { childrenNamed, choice, expectOnly, malformed, required, requiredNumber, text } from './reading.ts'
import type { Scope } from './scope.ts'

type Point = { readonly orig: number; readonly norm: number }

export function readNormContinuous(element: Element, scope: Scope, compiling: Compiling): Expression {
  expectOnly(element, ['field', 'outliers', 'mapMissingTo'], ['LinearNorm'], compiling)
  const field = findField(required(element, 'field', compiling), element, scope, compiling)
  const points = childrenNamed(element, 'LinearNorm').map((each): Point => {
    expectOnly(each, ['orig', 'norm'], [], compiling)
    return { orig: requiredNumber(each, 'orig', compiling), norm: requiredNumber(each, 'norm', compiling) }
  })
  const outliers = choice(element, 'outliers', ['asIs', 'asMissingValues', 'asExtremeValues'], 'asIs', compiling)
  if (points.length < 2 || points.some(({ orig }, index) => index > 0 && orig <= points[index - 1]!.orig))
    malformed(element, compiling, 'needs two or more LinearNorm elements, each farther right than the one before')
  const replacement = text(element, 'mapMissingTo')
  const instead = replacement === null ? null : numberFrom(replacement)
  if (field === null || points.length < 2) return missingValue
  const { read, inputs, linear } = field
  const [first, last] = [points[0]!, points.at(-1)!]
  const line = points.length === 2 && outliers === 'asIs' && linear !== null ? (last.norm - first.norm) / (last.orig - first.orig) : null
  return {
    type: 'double',
    inputs,
    constant: null,
    linear:
      line === null
        ? null
        : { input: linear!.input, factor: linear!.factor * line, offset: first.norm + (linear!.offset - first.orig) * line },
    read: (frame): PmmlValue => {
      const value = read(frame)
      if (typeof value !== 'number') return instead
      if (outliers !== 'asIs' && (value < first.orig || value > last.orig)) {
        if (outliers === 'asMissingValues') return instead
        return value < first.orig ? first.norm : last.norm
      }
      return onLine(points, value)
    },
  }
}

/** Beyond the ends the outermost pieces go on. */
function onLine(points: readonly Point[], value: number): number {
  let right = 1
  while (right < points.length - 1 && value > points[right]!.orig) right++
  const [a, b] = [points[right - 1]!, points[right]!]
  return a.norm + ((value - a.orig) / (b.orig - a.orig)) * (b.norm - a.norm)
}

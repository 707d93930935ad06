/**
 * EXPRESSION elements → functions of a frame.
 *
 * Errors  none at run time: what has no result is missing.
 * Source  PMML 4.4, Transformations and Functions.
 */
import { type Element, elementsOf } from '../dmn/xml.ts'
import { applyFunction } from './apply.ts'
import { type Compiling, findField } from './compiling.ts'
import { constantOf } from './data-dictionary.ts'
import { cast, type DataType, numberFrom, type PmmlValue } from './data-type.ts'
import { readDiscretize } from './discretize.ts'
import { type Expression, missingValue } from './expression-value.ts'
import { readMapValues } from './map-values.ts'
import { readNormContinuous } from './norm-continuous.ts'
import { dataTypeAt, expectOnly, isPmml, malformed, refuse, required, text, truthAt } from './reading.ts'
import type { Scope } from './scope.ts'

const EXPRESSIONS: ReadonlySet<string> = new Set([
  'FieldRef',
  'Constant',
  'NormContinuous',
  'NormDiscrete',
  'Discretize',
  'MapValues',
  'Apply',
])
/** Known to be expressions of the standard, so that they are named when they are refused. */
const OTHERS: ReadonlySet<string> = new Set(['TextIndex', 'Aggregate', 'Lag'])

export const EXPRESSION_NAMES: readonly string[] = [...EXPRESSIONS, ...OTHERS]

/** The expression that an element holds. */
export function readExpressionIn(holder: Element, scope: Scope, compiling: Compiling): Expression {
  const found = elementsOf(holder).filter((child) => isPmml(child) && EXPRESSION_NAMES.includes(child.localName ?? ''))
  if (found.length === 1) return readExpression(found[0]!, scope, compiling)
  malformed(holder, compiling, found.length === 0 ? 'needs an expression' : 'holds more than one expression')
  return missingValue
}

function readExpression(element: Element, scope: Scope, compiling: Compiling): Expression {
  switch (element.localName) {
    case 'FieldRef':
      return readFieldRef(element, scope, compiling)
    case 'Constant':
      return readConstant(element, compiling)
    case 'NormContinuous':
      return readNormContinuous(element, scope, compiling)
    case 'NormDiscrete':
      return readNormDiscrete(element, scope, compiling)
    case 'Discretize':
      return readDiscretize(element, scope, compiling)
    case 'MapValues':
      return readMapValues(element, scope, compiling)
    case 'Apply':
      return applyFunction(
        element,
        elementsOf(element)
          .filter(isArgument)
          .map((each) => readExpression(each, scope, compiling)),
        compiling,
      )
    default:
      refuse(element, compiling)
      return missingValue
  }
}

const isArgument = (element: Element): boolean => element.localName !== 'Extension'

function readFieldRef(element: Element, scope: Scope, compiling: Compiling): Expression {
  expectOnly(element, ['field', 'mapMissingTo'], [], compiling)
  const field = findField(required(element, 'field', compiling), element, scope, compiling)
  if (field === null) return missingValue
  const { type, inputs, linear, read } = field
  const replacement = text(element, 'mapMissingTo')
  if (replacement === null) return { type, inputs, linear, read, constant: null }
  const instead = cast(type, replacement)
  return { type, inputs, linear, read: (frame) => read(frame) ?? instead, constant: null }
}

/** Without a type, a numeral is a number and everything else a text. */
function readConstant(element: Element, compiling: Compiling): Expression {
  expectOnly(element, ['dataType', 'missing'], [], compiling)
  if (truthAt(element, 'missing', false, compiling)) return missingValue
  const written = element.textContent ?? ''
  const type = dataTypeAt(element, compiling) ?? typeOfConstant(written)
  const value = written.trim() === 'NaN' && type !== 'string' ? null : constantOf(type, written)
  if (value === undefined) malformed(element, compiling, `holds \`${written}\`, which is no ${type}`)
  const constant = value ?? null
  return { type, inputs: [], linear: null, read: () => constant, constant }
}

function typeOfConstant(written: string): DataType {
  const number = numberFrom(written)
  if (number === null) return 'string'
  return /^\s*[+-]?\d+\s*$/.test(written) ? 'integer' : 'double'
}

function readNormDiscrete(element: Element, scope: Scope, compiling: Compiling): Expression {
  expectOnly(element, ['field', 'value', 'mapMissingTo', 'method'], [], compiling)
  const field = findField(required(element, 'field', compiling), element, scope, compiling)
  if (field === null) return missingValue
  const written = required(element, 'value', compiling)
  const wanted: PmmlValue | undefined = constantOf(field.type, written)
  if (wanted === undefined) malformed(element, compiling, `has value="${written}", which is no ${field.type}`)
  const replacement = text(element, 'mapMissingTo')
  const instead = replacement === null ? null : numberFrom(replacement)
  const { read, inputs } = field
  return {
    type: 'double',
    inputs,
    linear: null,
    constant: null,
    read: (frame) => {
      const value = read(frame)
      return value === null ? instead : Number(value === wanted)
    },
  }
}

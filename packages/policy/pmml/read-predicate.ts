/** PREDICATE elements, read. */
import { type Element, elementsOf } from '../dmn/xml.ts'
import { readArray } from './array.ts'
import { type Compiling, cut, findField } from './compiling.ts'
import { constantOf } from './data-dictionary.ts'
import { isNumeric, type PmmlValue } from './data-type.ts'
import { type Predicate, rankOf } from './predicate.ts'
import { childNamed, choice, expectOnly, isPmml, malformed, refuse, required } from './reading.ts'
import type { Field, Scope } from './scope.ts'

export const PREDICATE_NAMES = ['SimplePredicate', 'SimpleSetPredicate', 'CompoundPredicate', 'True', 'False'] as const
const NEVER: Predicate = { kind: 'constant', value: false }

const isPredicate = (element: Element): boolean =>
  isPmml(element) && (PREDICATE_NAMES as readonly string[]).includes(element.localName ?? '')

/** The predicate that an element holds. */
export function readPredicateIn(holder: Element, scope: Scope, compiling: Compiling): Predicate {
  const found = elementsOf(holder).filter(isPredicate)
  if (found.length === 1) return readPredicate(found[0]!, scope, compiling)
  malformed(holder, compiling, 'needs one predicate')
  return NEVER
}

function readPredicate(element: Element, scope: Scope, compiling: Compiling): Predicate {
  switch (element.localName) {
    case 'True':
    case 'False':
      expectOnly(element, [], [], compiling)
      return { kind: 'constant', value: element.localName === 'True' }
    case 'SimplePredicate':
      return readSimple(element, scope, compiling)
    case 'SimpleSetPredicate':
      return readSet(element, scope, compiling)
    default:
      expectOnly(element, ['booleanOperator'], PREDICATE_NAMES, compiling)
      return {
        kind: 'compound',
        how: choice(element, 'booleanOperator', ['and', 'or', 'xor', 'surrogate'], 'and', compiling),
        of: elementsOf(element)
          .filter(isPredicate)
          .map((each) => readPredicate(each, scope, compiling)),
      }
  }
}

const OPERATORS = ['equal', 'notEqual', 'lessThan', 'lessOrEqual', 'greaterThan', 'greaterOrEqual', 'isMissing', 'isNotMissing'] as const

function readSimple(element: Element, scope: Scope, compiling: Compiling): Predicate {
  expectOnly(element, ['field', 'operator', 'value'], [], compiling)
  required(element, 'operator', compiling)
  const operator = choice(element, 'operator', OPERATORS, 'equal', compiling)
  const field = findField(required(element, 'field', compiling), element, scope, compiling)
  if (field === null) return NEVER
  if (operator === 'isMissing' || operator === 'isNotMissing') return { kind: 'missing', field, negated: operator === 'isNotMissing' }
  const written = required(element, 'value', compiling)
  const value = comparable(field, written, element, compiling)
  if (operator === 'equal' || operator === 'notEqual') {
    if (typeof value === 'number') cut(compiling, field, value)
    return { kind: 'equal', field, negated: operator === 'notEqual', value }
  }
  const bound = rankOf(field, value)
  if (bound === null) refuse(element, compiling, `operator ${operator} on \`${field.name}\`, whose values have no order,`)
  else if (isNumeric(field.type)) cut(compiling, field, bound)
  return { kind: 'order', field, how: operator, bound: bound ?? 0, written }
}

function comparable(field: Field, written: string, element: Element, compiling: Compiling): PmmlValue {
  const value = constantOf(field.type, written)
  if (value === undefined) malformed(element, compiling, `compares \`${field.name}\` with "${written}", which is no ${field.type}`)
  return value ?? null
}

function readSet(element: Element, scope: Scope, compiling: Compiling): Predicate {
  expectOnly(element, ['field', 'booleanOperator'], ['Array'], compiling)
  const field = findField(required(element, 'field', compiling), element, scope, compiling)
  const negated = choice(element, 'booleanOperator', ['isIn', 'isNotIn'], 'isIn', compiling) === 'isNotIn'
  const array = childNamed(element, 'Array')
  if (array === undefined) malformed(element, compiling, 'needs an Array')
  if (field === null || array === undefined) return NEVER
  const values = readArray(array, compiling).map((written) => comparable(field, written, array, compiling))
  for (const value of values) if (typeof value === 'number') cut(compiling, field, value)
  return { kind: 'among', field, negated, values }
}

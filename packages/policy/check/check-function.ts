/** Functions of a model: parameters get slots behind the decisions, bodies are typed once. */
import type { DmnFunction, DmnModel } from '../dmn/model.ts'
import { unknownType } from '../feel/type.ts'
import { childrenOf } from '../ir/children.ts'
import type { Ir } from '../ir/ir.ts'
import { type Checking, checkLiteralExpression } from './check-text.ts'
import type { Place } from './diagnostic.ts'
import { inRequiredOrder } from './required-order.ts'
import { broken, type KnownFunction, type Variable } from './typing.ts'

/** Parts of a function, with those of the functions it calls: a call costs its caller that much, and calls can double at each step. */
const MAX_PARTS = 1_000

type Known = Map<string, KnownFunction>

/** By id; `end` is the first slot that nobody has. What stands on a cycle is left out. */
export function checkFunctions(
  { functions }: DmnModel,
  firstSlot: number,
  nameOf: ReadonlyMap<string, string>,
  checking: Checking,
): { functions: Known; end: number } {
  const known: Known = new Map()
  let end = firstSlot
  for (const each of inRequiredOrder(functions, nameOf, checking)) {
    known.set(each.id, checkFunction(each, end, known, nameOf, checking))
    end += each.params.length
  }
  return { functions: known, end }
}

function checkFunction(
  each: DmnFunction,
  firstSlot: number,
  known: Known,
  nameOf: ReadonlyMap<string, string>,
  checking: Checking,
): KnownFunction {
  const place: Place = { file: checking.file, line: each.line, table: each.name }
  const params = each.params.map(({ name, typeRef, line }, index) => {
    const declared = checking.typeOf(typeRef, { ...place, line })
    if (declared === null) checking.report({ ...place, line }, 'unknown-type', `parameter \`${name}\` has no type`)
    if (declared !== null && declared.allowed.match !== 'any')
      checking.report({ ...place, line }, 'unsupported', 'allowed values of a parameter are outside the policy profile')
    return { name, type: declared?.type ?? unknownType, slot: firstSlot + index }
  })
  const variables = new Map(params.map(({ name, type, slot }): [string, Variable] => [name, { type, slot, kind: 'parameter' }]))
  const functions = new Map(
    each.requires.flatMap(({ id }): [string, KnownFunction][] => (known.has(id) ? [[nameOf.get(id)!, known.get(id)!]] : [])),
  )
  if (each.body === null) checking.report(place, 'missing-expression', `function \`${each.name}\` has no expression`)
  const body = each.body
    ? checkLiteralExpression(each.body, each.name, { variables, functions, elsewhere: new Set(nameOf.values()) }, checking)
    : broken
  const fits = countParts(body, MAX_PARTS) <= MAX_PARTS
  if (!fits) checking.report(place, 'too-complex', `function \`${each.name}\` has more than ${MAX_PARTS} parts, those it calls included`)
  return { params, body: fits ? body : broken }
}

/** Stops as soon as there are more than `limit`. */
function countParts(ir: Ir, limit: number): number {
  let parts = 1
  for (const child of childrenOf(ir)) {
    if (parts > limit) return parts
    parts += countParts(child, limit - parts)
  }
  return parts
}

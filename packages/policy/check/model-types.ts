/** Item definitions and type references of a model → types and allowed values. */
import type { DmnText, ItemDefinition } from '../dmn/model.ts'
import { knownNames } from '../feel/lexer.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { parseCellText } from '../feel/parse-text.ts'
import { type ScalarKind, scalar, type Type, unknownType } from '../feel/type.ts'
import type { IrCell } from '../ir/ir.ts'
import type { Place, Report } from './diagnostic.ts'
import { typeCell } from './type-cell.ts'

/** A type and the values it may take; `any` allows all. */
export type Declared = { readonly type: Type; readonly allowed: IrCell }
/** Null when nothing is declared, so the type is inferred. */
export type TypeOf = (typeRef: string | null, place: Place) => Declared | null

const SCALARS: ReadonlySet<string> = new Set<ScalarKind>(['number', 'string', 'boolean'])
const REFUSED: ReadonlySet<string> = new Set([
  'date',
  'time',
  'date and time',
  'dateTime',
  'duration',
  'days and time duration',
  'dayTimeDuration',
  'years and months duration',
  'yearMonthDuration',
  'context',
  'list',
  'function',
  'range',
]) // prettier-ignore
/** An item definition refers to another at most so many times. */
const MAX_DEPTH = 20
const anything: IrCell = { match: 'any' }
const broken: Declared = { type: unknownType, allowed: anything }

export function typesOf(definitions: readonly ItemDefinition[], file: string, report: Report): TypeOf {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]))
  const resolve = (typeRef: string | null, place: Place, depth: number): Declared | null => {
    const name = typeRef?.replace(/^feel:/, '') ?? 'Any'
    if (name === 'Any') return null
    if (SCALARS.has(name)) return { type: scalar(name as ScalarKind), allowed: anything }
    const definition = byName.get(name)
    if (definition && depth < MAX_DEPTH) return define(definition, depth)
    if (REFUSED.has(name) || definition) report(place, 'unsupported', `type ${name} is outside the policy profile`)
    else report(place, 'unknown-type', `no type is called \`${name}\``, hintOf(nearestName(name, [...SCALARS, ...byName.keys()])))
    return broken
  }
  const define = (definition: ItemDefinition, depth: number): Declared => {
    const place = { file, line: definition.line }
    const one = definition.components.length > 0 ? contextOf(definition, depth) : resolve(definition.typeRef, place, depth + 1)
    const narrowed = narrow(
      one ?? broken,
      definition.allowedValues,
      { file, line: definition.allowedValues?.line ?? definition.line },
      report,
    )
    if (!definition.isCollection) return narrowed
    refuseUnenforced(narrowed, place)
    return { type: { kind: 'list', item: narrowed.type }, allowed: anything }
  }
  const contextOf = (definition: ItemDefinition, depth: number): Declared => {
    const fields = new Map<string, Type>()
    for (const component of definition.components) {
      const field = define(component, depth + 1)
      refuseUnenforced(field, { file, line: component.line })
      fields.set(component.name, field.type)
    }
    return { type: { kind: 'context', fields }, allowed: anything }
  }
  /** Inside a list or a context only enumerations are checked, through the type. */
  const refuseUnenforced = ({ type, allowed }: Declared, place: Place): void => {
    const enumerated = 'values' in type && type.values !== undefined
    if (allowed.match !== 'any' && !enumerated)
      report(place, 'unsupported', 'allowed values other than texts, inside a list or a context, are outside the policy profile')
  }
  return (typeRef, place) => resolve(typeRef, place, 0)
}

const hintOf = (nearest: string | undefined): string | undefined => (nearest === undefined ? undefined : `did you mean \`${nearest}\`?`)

/** The type with the values that a clause or definition allows. Values are tests; when they are all texts the type becomes an enumeration. */
export function narrow(declared: Declared, values: DmnText | null, place: Place, report: Report): Declared {
  if (values === null || values.text === '') return declared
  const parsed = parseCellText(values.text, knownNames([]))
  if (!parsed.ok) {
    report(place, parsed.code, `in the allowed values: ${parsed.message}`)
    return declared
  }
  const fault: Parameters<typeof typeCell>[1]['fault'] = (code, message, hint) =>
    report(place, code, `in the allowed values: ${message}`, hint)
  const allowed = typeCell(parsed.value, { variables: new Map(), functions: new Map(), elsewhere: new Set(), it: declared.type, fault })
  const texts = textsOf(allowed)
  return texts !== null && declared.type.kind === 'string'
    ? { type: { ...declared.type, values: texts }, allowed }
    : { type: declared.type, allowed }
}

function textsOf(cell: IrCell): string[] | null {
  if (cell.match !== 'some') return null
  const texts: string[] = []
  for (const test of cell.tests) {
    if (test.test === 'null') continue
    if (test.test !== 'equal' || test.negated || test.operand.op !== 'constant' || typeof test.operand.value !== 'string') return null
    texts.push(test.operand.value)
  }
  return texts
}

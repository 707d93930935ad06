/** Item definitions and type references of a model → types and allowed values. */
import type { DmnText, ItemDefinition } from '../dmn/model.ts'
import { BUILTINS } from '../feel/builtins/registry.ts'
import { knownNames } from '../feel/names.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { parseCellText } from '../feel/parse-text.ts'
import { anyType, listOf, scalar, type Type, unknownType } from '../feel/type.ts'
import type { Held, IrCell } from '../ir/ir.ts'
import type { Place, Report } from './diagnostic.ts'
import { typeCell } from './type-cell.ts'
import type { Fault, Language } from './typing.ts'

/** Null when nothing is declared, so the type is inferred. */
export type TypeOf = (typeRef: string | null, place: Place) => Held | null

const anything: IrCell = { match: 'any' }
const of = (type: Type): Held => ({ type, allowed: anything })
const broken = of(unknownType)

/** Types of the language, with the names that older versions and XML Schema have for them. */
const NAMED: ReadonlyMap<string, Held> = new Map<string, Held>([
  ...(['number', 'string', 'boolean', 'date', 'time', 'date and time'] as const).map((kind) => [kind, of(scalar(kind))] as const),
  ...(['days and time duration', 'years and months duration'] as const).map((kind) => [kind, of(scalar(kind))] as const),
  ['dateTime', of(scalar('date and time'))],
  ['dayTimeDuration', of(scalar('days and time duration'))],
  ['yearMonthDuration', of(scalar('years and months duration'))],
  ['list', of(listOf(anyType))],
  ['context', { type: anyType, allowed: anything, anyContext: true }],
  ['range', of({ kind: 'range', of: anyType })],
  ['function', of({ kind: 'function', params: null, result: anyType })],
])
type TypesHand = { readonly report: Report; readonly language: Language }
/** All parts of one type, those of the types it refers to included: what later passes walk. */
const MAX_PARTS = 5_000

type Hand = TypesHand & {
  readonly file: string
  readonly byName: ReadonlyMap<string, ItemDefinition>
  readonly known: Map<ItemDefinition, Held>
  /** Being defined: what refers to one of these refers to itself. */
  readonly open: Set<ItemDefinition>
  /** What is counted is not walked again. */
  readonly parts: Map<Held, number>
}

export function typesOf(definitions: readonly ItemDefinition[], file: string, { report, language }: TypesHand): TypeOf {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]))
  const hand: Hand = { file, report, language, byName, known: new Map(), open: new Set(), parts: new Map() }
  return (typeRef, place) => resolve(typeRef, place, hand)
}

function resolve(typeRef: string | null, place: Place, hand: Hand): Held | null {
  const name = typeRef?.replace(/^feel:/, '') ?? 'Any'
  // Older editors put the prefix of a namespace before the names of the model's own types.
  const definition = hand.byName.get(name) ?? hand.byName.get(name.slice(name.indexOf(':') + 1))
  if (definition) return defineOnce(definition, place, hand)
  if (name === 'Any') return null
  const named = NAMED.get(name)
  if (named) return named
  const nearest = nearestName(name, [...NAMED.keys(), ...hand.byName.keys()])
  hand.report(place, 'unknown-type', `no type is called \`${name}\``, nearest === undefined ? undefined : `did you mean \`${nearest}\`?`)
  return broken
}

function defineOnce(definition: ItemDefinition, place: Place, hand: Hand): Held {
  const { known, open, report } = hand
  const same = known.get(definition)
  if (same) return same
  if (open.has(definition)) {
    report(place, 'unsupported', `type \`${definition.name}\` refers to itself, which is outside the policy profile`)
    return of(anyType)
  }
  open.add(definition)
  const made = define(definition, hand)
  open.delete(definition)
  known.set(definition, made)
  return made
}

function define(definition: ItemDefinition, hand: Hand): Held {
  const place = { file: hand.file, line: definition.line }
  const narrowed = narrow(single(definition, place, hand), definition.allowedValues, place, hand)
  const whole = definition.isCollection ? { type: listOf(narrowed.type), allowed: anything, item: narrowed } : narrowed
  const made = narrow(whole, definition.typeConstraint, place, hand)
  const size = countParts(made, hand)
  hand.parts.set(made, size)
  if (size <= MAX_PARTS) return made
  hand.report(place, 'too-complex', `type \`${definition.name}\` has more than ${MAX_PARTS} parts`)
  return broken
}

function countParts(held: Held, hand: Hand): number {
  const below = [...(held.item ? [held.item] : []), ...(held.fields?.values() ?? [])]
  return hand.parts.get(held) ?? below.reduce((sum, part) => sum + countParts(part, hand), 1)
}

function single({ components, functionItem, typeRef }: ItemDefinition, place: Place, hand: Hand): Held {
  if (components.length > 0) return contextOf(components, hand)
  return functionItem ? functionOf(functionItem, place, hand) : (resolve(typeRef, place, hand) ?? of(anyType))
}

function contextOf(components: readonly ItemDefinition[], hand: Hand): Held {
  const fields = new Map(components.map((each) => [each.name, defineOnce(each, { file: hand.file, line: each.line }, hand)]))
  return { type: { kind: 'context', fields: new Map([...fields].map(([name, { type }]) => [name, type])) }, allowed: anything, fields }
}

function functionOf({ params, result }: NonNullable<ItemDefinition['functionItem']>, place: Place, hand: Hand): Held {
  const typeOf = (typeRef: string | null): Type => resolve(typeRef, place, hand)?.type ?? anyType
  return of({ kind: 'function', params: params.map(({ typeRef }) => typeOf(typeRef)), result: typeOf(result) })
}

/** The type with the values that a clause or definition allows. Values are tests; when they are all texts the type becomes an enumeration. */
export function narrow(declared: Held, values: DmnText | null, place: Place, { report, language }: TypesHand): Held {
  if (values === null || values.text === '') return declared
  const at = { ...place, line: values.line }
  const parsed = parseCellText(values.text, knownNames(BUILTINS.keys()))
  if (!parsed.ok) {
    report(at, parsed.code, `in the allowed values: ${parsed.message}`)
    return declared
  }
  const fault: Fault = (part, code, message, hint) =>
    report(
      part === null ? at : { ...at, text: values.text, at: part.at, length: part.end - part.at },
      code,
      `in the allowed values: ${message}`,
      hint,
    )
  const typing = { variables: new Map(), functions: new Map(), elsewhere: new Set<string>(), item: null, language }
  const allowed = typeCell(parsed.value, { ...typing, it: declared.type, fault })
  const texts = textsOf(allowed)
  return texts !== null && declared.type.kind === 'string'
    ? { ...declared, type: { ...declared.type, values: texts }, allowed }
    : { ...declared, allowed }
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

/** One text of a model, at its place: parsed and typed. */
import type { DmnText } from '../dmn/model.ts'
import type { Expr, UnaryTests } from '../feel/ast.ts'
import { BUILTINS, REFUSED_BUILTINS } from '../feel/builtins/registry.ts'
import { WORD_ONLY } from '../feel/characters.ts'
import { type Names, scopedNames } from '../feel/names.ts'
import { type Parsed, parseCellText, parseExpressionText } from '../feel/parse-text.ts'
import type { Type } from '../feel/type.ts'
import type { Ir, IrCell } from '../ir/ir.ts'
import { linesBefore } from './caret.ts'
import type { Place, Report } from './diagnostic.ts'
import type { TypeOf } from './model-types.ts'
import { typeCell } from './type-cell.ts'
import { typeExpression } from './type-expression.ts'
import { broken, type Fault, type Language, type Scope, type Typing } from './typing.ts'

export type Checking = {
  readonly file: string
  readonly report: Report
  /** For faults in texts of FEEL: only a warning where the text is null then. */
  readonly reportText: Report
  readonly typeOf: TypeOf
  /** All names of the model. */
  readonly names: Names
  readonly language: Language
  /** What is checked has been checked already: the decision of a service. */
  readonly isCopy?: boolean
}

type Text = Pick<DmnText, 'text'>

/** Counts what it tells. */
type CountingFault = { readonly fault: Fault; readonly count: () => number }

export function faultAt(text: string, place: Place, report: Report): CountingFault {
  let count = 0
  const fault: Fault = (part, code, message, hint) => {
    count++
    const { at, end } = part ?? { at: 0, end: text.length }
    const line = place.line === undefined ? {} : { line: place.line + linesBefore(text, at) }
    report({ ...place, ...line, text, at, length: end - at }, code, message, hint)
  }
  return { fault, count: () => count }
}

/** Names by scope: every cell of a table stands in the same one. */
const namesByScope = new WeakMap<Scope['variables'], Names>()

function namesIn({ variables, functions }: Scope, model: Names): Names {
  const known = namesByScope.get(variables)
  if (known) return known
  const fields = new Set<string>()
  for (const { type } of variables.values()) addFields(type, fields, new Set())
  const names = scopedNames([...variables.keys(), ...functions.keys(), ...BUILTINS.keys(), ...REFUSED_BUILTINS], fields, model)
  namesByScope.set(variables, names)
  return names
}

/** Names of all parts of a type that are more than a word. Types are shared, so each is walked once. */
function addFields(type: Type, fields: Set<string>, seen: Set<Type>): void {
  if (seen.has(type)) return
  seen.add(type)
  if (type.kind === 'list') addFields(type.item, fields, seen)
  if (type.kind === 'range') addFields(type.of, fields, seen)
  if (type.kind === 'function') addFields(type.result, fields, seen)
  if (type.kind !== 'context') return
  for (const [name, field] of type.fields) {
    if (!WORD_ONLY.test(name)) fields.add(name)
    addFields(field, fields, seen)
  }
}

function parsedOr<T>(parsed: Parsed<T>, fault: Fault): T | null {
  if (parsed.ok) return parsed.value
  fault(parsed, parsed.code, parsed.message)
  return null
}

/** Null when it does not parse, which is told. */
export function parseText({ text }: Text, place: Place, scope: Scope | Typing, checking: Checking): Expr | null {
  return parsedOr(parseExpressionText(text, namesIn(scope, checking.names)), faultAt(text, place, checking.reportText).fault)
}

/** Parses and types one expression at one place, in the scope of a decision or inside of one of its boxes. */
export function checkText(text: Text, place: Place, scope: Scope | Typing, checking: Checking): Ir {
  const expr = parseText(text, place, scope, checking)
  const { fault } = faultAt(text.text, place, checking.reportText)
  return expr === null ? broken : typeExpression(expr, typingIn(scope, null, fault, checking))
}

/** One cell over values of type `it`. A broken one takes nothing, so that one fault does not make its row overlap others as well. */
export function checkCellText({ text }: Text, place: Place, it: Type, scope: Scope | Typing, checking: Checking): IrCell {
  const { fault, count } = faultAt(text, place, checking.reportText)
  const tests: UnaryTests | null = parsedOr(parseCellText(text, namesIn(scope, checking.names)), fault)
  const cell = tests && typeCell(tests, typingIn(scope, it, fault, checking))
  return cell && (count() === 0 || checking.language.lenient) ? cell : { match: 'some', tests: [] }
}

export function typingIn(scope: Scope | Typing, it: Type | null, fault: Fault, { language }: Pick<Checking, 'language'>): Typing {
  return { item: null, ...scope, it, fault, language }
}

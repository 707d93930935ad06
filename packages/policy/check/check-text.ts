/** One text of a model, at its place: parsed and typed. */
import type { DmnExpression } from '../dmn/model.ts'
import type { Names } from '../feel/lexer.ts'
import { parseExpressionText } from '../feel/parse-text.ts'
import { fits, typeName, unknownType } from '../feel/type.ts'
import type { Ir } from '../ir/ir.ts'
import type { Place, Report } from './diagnostic.ts'
import type { TypeOf } from './model-types.ts'
import { typeExpression } from './type-expression.ts'
import type { Typing } from './typing.ts'

export type Checking = { readonly file: string; readonly report: Report; readonly typeOf: TypeOf; readonly names: Names }

/** What names mean inside one decision: what it requires and nothing else. */
export type ScopeOfDecision = Omit<Typing, 'it' | 'fault'>

/** Parses and types one expression at one place. */
export function checkText(text: { text: string }, place: Place, scope: ScopeOfDecision, checking: Checking): Ir {
  const parsed = parseExpressionText(text.text, checking.names)
  const fault: Typing['fault'] = (code, message, hint) => checking.report(place, code, message, hint)
  if (parsed.ok) return typeExpression(parsed.value, { ...scope, it: null, fault })
  fault(parsed.code, `${parsed.message} (character ${parsed.at + 1})`)
  return { op: 'constant', value: null, type: unknownType }
}

/** A boxed literal expression, held to the type it declares. */
export function checkLiteralExpression(expression: DmnExpression, table: string, scope: ScopeOfDecision, checking: Checking): Ir {
  const place: Place = { file: checking.file, line: expression.line, table }
  const value = checkText(expression, place, scope, checking)
  const declared = checking.typeOf(expression.typeRef, place)
  if (declared && !fits(value.type, declared.type)) {
    checking.report(place, 'type-mismatch', `this gives a ${typeName(value.type)}, and says it is a ${typeName(declared.type)}`)
  }
  return value
}

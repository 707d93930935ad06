/** Model + host's inputs → typed IR. Tells every fault it can reach; the caller compiles only when none is an error. */
import type { DmnDecision, DmnExpression, DmnModel, InputData } from '../dmn/model.ts'
import { BUILTINS, REFUSED_BUILTINS } from '../feel/builtins.ts'
import { knownNames, type Names } from '../feel/lexer.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { fits, type Type, typeName, unknownType } from '../feel/type.ts'
import type { InputSchema, OfferedInput } from '../input-schema.ts'
import type { IrCell, IrDecision, IrInput, IrPolicy } from '../ir/ir.ts'
import { checkFunctions } from './check-function.ts'
import { checkTable } from './check-table.ts'
import { type Checking, checkLiteralExpression, type ScopeOfDecision } from './check-text.ts'
import { type Diagnostic, type Place, reportInto } from './diagnostic.ts'
import { typesOf } from './model-types.ts'
import { inRequiredOrder } from './required-order.ts'
import type { KnownFunction, Variable } from './typing.ts'

const anything: IrCell = { match: 'any' }

export function checkModel(model: DmnModel, file: string, schema: InputSchema, diagnostics: Diagnostic[]): IrPolicy {
  const report = reportInto(diagnostics)
  const checking: Checking = { file, report, typeOf: typesOf(model.types, file, report), names: namesOf(model) }
  reportDuplicates(model, checking)
  const inputs = model.inputs.map((input, slot) => checkInput(input, slot, schema, checking))
  const variables = new Map<string, Variable>()
  for (const { slot, type } of inputs) variables.set(model.inputs[slot]!.id, { slot, type, kind: 'input' })
  const nameOf = new Map(elementsOf(model).map(({ id, name }) => [id, name]))
  const { functions, end } = checkFunctions(model, inputs.length + model.decisions.length, nameOf, checking)
  const decisions = inRequiredOrder(model.decisions, nameOf, checking).map((decision, index) => {
    const checked = checkDecision(decision, inputs.length + index, { variables, functions, nameOf }, checking)
    variables.set(decision.id, { slot: checked.slot, type: checked.type, kind: 'decision' })
    return checked
  })
  return { size: end, inputs, decisions }
}

const elementsOf = ({ inputs, functions, decisions }: DmnModel): readonly Requirable[] => [...inputs, ...functions, ...decisions]
type Requirable = { readonly id: string; readonly name: string; readonly line: number }

/** Every name an expression of this model may use, fields of types and columns included. */
function namesOf(model: DmnModel): Names {
  const names: string[] = [...BUILTINS.keys(), ...REFUSED_BUILTINS]
  const collect = (definitions: DmnModel['types']): void => {
    for (const { name, components } of definitions) {
      names.push(name)
      collect(components)
    }
  }
  for (const { components } of model.types) collect(components)
  for (const { name } of elementsOf(model)) names.push(name)
  for (const { params } of model.functions) names.push(...params.map(({ name }) => name))
  for (const { body } of model.decisions) if (body?.kind === 'table') names.push(...body.outputs.flatMap(({ name }) => name ?? []))
  return knownNames(names.filter((name) => name.trim() !== ''))
}

function reportDuplicates(model: DmnModel, { file, report }: Checking): void {
  for (const key of ['name', 'id'] as const) {
    const lines = new Map<string, number>()
    for (const element of elementsOf(model)) {
      const first = lines.get(element[key])
      if (first === undefined) lines.set(element[key], element.line)
      else report({ file, line: element.line }, 'duplicate-name', `${key} \`${element[key]}\` is taken by line ${first}`)
    }
  }
}

function checkInput({ name, typeRef, line }: InputData, slot: number, schema: InputSchema, checking: Checking): IrInput {
  const { report, file } = checking
  const place: Place = { file, line }
  const declared = checking.typeOf(typeRef, place)
  const offered = schema.get(name)
  if (!offered) {
    const nearest = nearestName(name, schema.keys())
    report(place, 'unknown-input', `no input is called \`${name}\``, nearest === undefined ? undefined : `did you mean \`${nearest}\`?`)
    return { name, slot, type: declared?.type ?? unknownType, allowed: anything }
  }
  const type = offeredType(offered, declared?.type)
  if (declared && !fits(type, declared.type))
    report(place, 'input-type-differs', `\`${name}\` is a ${typeName(type)}, the model says ${typeName(declared.type)}`)
  return { name, slot, type, allowed: declared?.allowed ?? anything }
}

function offeredType(offered: OfferedInput, declared: Type | undefined): Type {
  if (offered.type === 'context') {
    const partOf = (field: string): Type | undefined => (declared?.kind === 'context' ? declared.fields.get(field) : undefined)
    return { kind: 'context', fields: new Map([...offered.fields].map(([field, part]) => [field, offeredType(part, partOf(field))])) }
  }
  const { type: kind, nullable, values } = offered
  const allowed = values ?? (declared?.kind === 'string' ? declared.values : undefined)
  return { kind, nullable, ...(allowed === undefined ? {} : { values: allowed }) }
}

type Resolved = {
  readonly variables: ReadonlyMap<string, Variable>
  readonly functions: ReadonlyMap<string, KnownFunction>
  readonly nameOf: ReadonlyMap<string, string>
}

function checkDecision(decision: DmnDecision, slot: number, resolved: Resolved, checking: Checking): IrDecision {
  const { name, line, body } = decision
  const place: Place = { file: checking.file, line, table: name }
  const typing = typingOf(decision, resolved)
  const declared = checking.typeOf(decision.typeRef, place)
  const common = {
    name,
    slot,
    line,
    allowed: declared?.allowed ?? anything,
    requires: decision.requires.flatMap(({ id }) => resolved.nameOf.get(id) ?? []),
  }
  if (body === null) {
    checking.report(place, 'missing-expression', `decision \`${name}\` has no decision table and no expression`)
    return { ...common, type: unknownType, body: { kind: 'expression', value: { op: 'constant', value: null, type: unknownType } } }
  }
  const checked =
    body.kind === 'table' ? checkTable(body, name, declared, typing, checking) : checkLiteralBody(body, name, typing, checking)
  const wanted = declared?.type ?? checked.type
  if (!fits(checked.type, wanted)) {
    checking.report(place, 'type-mismatch', `\`${name}\` gives a ${typeName(checked.type)}, its variable is a ${typeName(wanted)}`)
  }
  return { ...common, type: declared ? wanted : checked.type, body: checked.body }
}

type CheckedBody = { readonly type: Type; readonly body: IrDecision['body'] }

function checkLiteralBody(text: DmnExpression, table: string, scope: ScopeOfDecision, checking: Checking): CheckedBody {
  const value = checkLiteralExpression(text, table, scope, checking)
  return { type: value.type, body: { kind: 'expression', value } }
}

function typingOf(decision: DmnDecision, { variables, functions, nameOf }: Resolved): ScopeOfDecision {
  const required = new Map<string, Variable>()
  const known = new Map<string, KnownFunction>()
  for (const { id } of decision.requires) {
    const [variable, callable, name] = [variables.get(id), functions.get(id), nameOf.get(id)]
    if (variable && name !== undefined) required.set(name, variable)
    if (callable && name !== undefined) known.set(name, callable)
  }
  return { variables: required, functions: known, elsewhere: new Set(nameOf.values()) }
}

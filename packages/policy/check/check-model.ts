/** Model + host's inputs → typed IR. Tells every fault it can reach; the caller compiles only when none is an error. */
import type { DmnDecision, DmnModel } from '../dmn/model.ts'
import { type Type, unknownType } from '../feel/type.ts'
import type { InputSchema } from '../input-schema.ts'
import type { Held, IrCell, IrDecision, IrPolicy } from '../ir/ir.ts'
import { countParts, countTableParts } from '../ir/parts.ts'
import { checkBox } from './check-box.ts'
import { checkCallables } from './check-callable.ts'
import { checkInput } from './check-input.ts'
import { checkTable } from './check-table.ts'
import { type Checking, faultAt } from './check-text.ts'
import { type Diagnostic, type Place, reportInto } from './diagnostic.ts'
import { requires } from './hold.ts'
import { namesOf } from './model-names.ts'
import { typesOf } from './model-types.ts'
import { findMoment, inputOfMoment, requiringMoment } from './moment.ts'
import { inRequiredOrder } from './required-order.ts'
import { elementsOf, inOwnFile, type Resolved, scopeOf } from './scope.ts'
import { broken, type Language, newLanguage } from './typing.ts'

const anything: IrCell = { match: 'any' }
/** Of all expressions together: what there is to compile. */
const MAX_PARTS = 2_000_000

export function checkModel(
  model: DmnModel,
  file: string,
  schema: InputSchema,
  diagnostics: Diagnostic[],
  { faults = 'refuse', moment: momentName }: { readonly faults?: 'refuse' | 'null'; readonly moment?: string } = {},
): IrPolicy {
  const checking = checkingOf(model, file, diagnostics, faults === 'null')
  const { language } = checking
  const moment = momentName === undefined ? null : findMoment(momentName, model, schema, checking)
  language.moment = moment
  reportDuplicates(model, checking)
  const inputs = model.inputs.map((input, slot) => checkInput(input, slot, schema, inOwnFile(checking, input)))
  const nameOf = new Map(elementsOf(model).map(({ id, name }) => [id, name]))
  const resolved: Resolved = { variables: new Map(), functions: new Map(), nameOf, names: new Set(nameOf.values()) }
  for (const { slot, type } of inputs) resolved.variables.set(model.inputs[slot]!.id, { slot, type, kind: 'input' })
  const invocables = checkCallables(model, resolved, checking)
  // A function that asks for the moment has it from whoever calls it.
  const everyone = moment?.used === true
  const decisions = inRequiredOrder(model.decisions, nameOf, checking).map((decision, index) => {
    if (moment) moment.used = everyone
    const asked = checkDecision(decision, inputs.length + index, resolved, inOwnFile(checking, decision))
    const checked = moment?.used ? requiringMoment(asked, moment) : asked
    resolved.variables.set(decision.id, { slot: checked.slot, type: checked.type, kind: 'decision' })
    return checked
  })
  const parts = countAll({ decisions, invocables, tables: language.tables })
  // Whatever is done about faults: what is too large is not compiled.
  if (parts > MAX_PARTS)
    reportInto(diagnostics)(
      { file },
      'too-complex',
      `the policy has more than ${MAX_PARTS} parts, functions counted at each of their calls`,
    )
  // The last slot is the trace.
  const handed = moment ? inputOfMoment(moment, model) : []
  return { size: language.slots.next + 1, inputs: [...inputs, ...handed], decisions, tables: language.tables, invocables }
}

function countAll({ decisions, invocables = [], tables }: Pick<IrPolicy, 'decisions' | 'invocables' | 'tables'>): number {
  let parts = 0
  const add = (count: (limit: number) => number): void => {
    if (parts <= MAX_PARTS) parts += count(MAX_PARTS - parts)
  }
  for (const { body } of decisions) add((limit) => (body.kind === 'table' ? countTableParts(body, limit) : countParts(body.value, limit)))
  for (const { body } of invocables) add((limit) => countParts(body, limit))
  for (const { table } of tables) add((limit) => countTableParts(table, limit))
  return parts
}

/** Inputs and decisions have the first slots of a frame. */
function checkingOf(model: DmnModel, file: string, diagnostics: Diagnostic[], lenient: boolean): Checking {
  const report = reportInto(diagnostics, lenient)
  const names = new Set(model.types.map(({ name }) => name))
  const language: Language = newLanguage(lenient, (name) => (names.has(name) ? (typeOf(name, { file })?.type ?? null) : null))
  language.slots.next = model.inputs.length + model.decisions.length
  const typeOf = typesOf(model.types, file, { report, language })
  return { file, report, reportText: report, typeOf, names: namesOf(model), language }
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

function checkDecision(decision: DmnDecision, slot: number, resolved: Resolved, checking: Checking): IrDecision {
  const { name, line, body } = decision
  const place: Place = { file: checking.file, line, table: name }
  const declared = checking.typeOf(decision.typeRef, place)
  if (body === null && decision.isWhole)
    checking.report(place, 'missing-expression', `decision \`${name}\` has no decision table and no expression`)
  const checked = checkBody(decision, declared, resolved, checking)
  const { fault } = faultAt('', place, checking.reportText)
  // Values that are not allowed are told by the decision itself.
  const held = declared && { ...declared, allowed: anything }
  return {
    name,
    slot,
    line,
    allowed: declared?.allowed ?? anything,
    held: held && requires(checked.type, held, fault) ? held : null,
    requires: decision.requires.flatMap(({ id }) => resolved.nameOf.get(id) ?? []),
    type: declared?.type ?? checked.type,
    body: checked.body,
    ...(decision.model && { model: decision.model }),
  }
}

type CheckedBody = { readonly type: Type; readonly body: IrDecision['body'] }

/** A table that is all of a decision stays one: what fires in it has reasons, columns and bounds. */
function checkBody(
  { name, requires: required, body, isWhole }: DmnDecision,
  declared: Held | null,
  resolved: Resolved,
  checking: Checking,
): CheckedBody {
  const scope = scopeOf(required, resolved)
  if (body === null || (!isWhole && checking.language.lenient)) return { type: unknownType, body: { kind: 'expression', value: broken } }
  if (body.kind === 'table') return checkTable(body, name, declared, scope, checking)
  const value = checkBox(body, null, scope, { table: name, checking })
  return { type: value.type, body: { kind: 'expression', value } }
}

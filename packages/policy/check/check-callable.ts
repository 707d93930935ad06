/** What a model lets its decisions call: knowledge models and decision services. Bodies are typed once; parameters get slots of their own. */
import type { DmnDecision, DmnFunction, DmnModel, DmnService, Requirement } from '../dmn/model.ts'
import { anyType, type Type } from '../feel/type.ts'
import { heightOf } from '../ir/height.ts'
import type { Held, Ir, IrEntry, IrInvocable } from '../ir/ir.ts'
import { countParts } from '../ir/parts.ts'
import { checkBox } from './check-box.ts'
import { type Checking, faultAt } from './check-text.ts'
import type { Place } from './diagnostic.ts'
import { hold, isConstrained } from './hold.ts'
import { inRequiredOrder } from './required-order.ts'
import { inOwnFile, type Resolved, scopeOf } from './scope.ts'
import { broken, type KnownFunction, type Variable } from './typing.ts'

/** Parts of a function or service, with those of the functions it calls: a call costs its caller that much, and calls can double at each step. */
const MAX_PARTS = 10_000
/** Operators of a function and of those that it calls that stand on each other: as deep as the stack grows. */
const MAX_HEIGHT = 1_000

type Parameter = { readonly name: string; readonly slot: number; readonly held: Held }
type Callable = {
  readonly id: string
  readonly name: string
  readonly line: number
  readonly file?: string
  readonly requires: readonly Requirement[]
} & ({ readonly kind: 'function'; readonly of: DmnFunction } | { readonly kind: 'service'; readonly of: DmnService })

/** Puts what may be called into `resolved`, and gives what a host may call. What stands on a cycle is left out. */
export function checkCallables(model: DmnModel, resolved: Resolved, checking: Checking): IrInvocable[] {
  const { functions, services } = model
  const callables: Callable[] = [
    ...functions.map((of): Callable => ({ kind: 'function', ...headOf(of), requires: of.requires, of })),
    ...services.map((of): Callable => ({ kind: 'service', ...headOf(of), requires: knowledgeOf(of, model), of })),
  ]
  return inRequiredOrder(callables, resolved.nameOf, checking).map((each) => {
    const own = inOwnFile(checking, each.of)
    const checked = each.kind === 'function' ? checkFunction(each.of, resolved, own) : checkService(each.of, model, resolved, own)
    resolved.functions.set(each.id, asKnown(checked, each, own))
    return checked
  })
}

const headOf = ({ id, name, line, file }: DmnFunction | DmnService): Pick<Callable, 'id' | 'name' | 'line' | 'file'> => ({
  id,
  name,
  line,
  ...(file !== undefined && { file }),
})

function asKnown({ params, body }: IrInvocable, { name, line }: Callable, checking: Checking): KnownFunction {
  const isSmall = countParts(body, MAX_PARTS) <= MAX_PARTS
  const isLow = heightOf(body) <= MAX_HEIGHT
  const fits = isSmall && isLow
  const place: Place = { file: checking.file, line, table: name }
  if (!isSmall) checking.report(place, 'too-complex', `\`${name}\` has more than ${MAX_PARTS} parts, those it calls included`)
  if (!isLow) checking.report(place, 'too-complex', `\`${name}\` calls functions that call functions too deeply`)
  return {
    params: params.map(({ name: parameter, slot, held }) => ({ name: parameter, slot, type: held.type })),
    body: fits ? body : broken,
    once: checking.language.slots.next++,
  }
}

function parameterOf(name: string, typeRef: string | null, place: Place, { typeOf, language }: Checking): Parameter {
  return { name, slot: language.slots.next++, held: typeOf(typeRef, place) ?? { type: anyType, allowed: { match: 'any' } } }
}

/** A caller sees to the type; values that are not allowed count as null where the parameter is read. */
function variableOf({ name, slot, held }: Parameter): Variable {
  const { type } = held
  const plain: Ir = { op: 'slot', slot, name, type }
  const variable: Variable = { slot, type, kind: 'parameter' }
  return isConstrained(held) ? { ...variable, read: { op: 'hold', value: plain, to: held, type } } : variable
}

function checkFunction(each: DmnFunction, resolved: Resolved, checking: Checking): IrInvocable {
  const place: Place = { file: checking.file, line: each.line, table: each.name }
  const params = (each.logic?.params ?? []).map(({ name, typeRef, line }) => parameterOf(name, typeRef, { ...place, line }, checking))
  const scope = scopeOf(
    each.requires,
    resolved,
    params.map((param) => [param.name, variableOf(param)] as const),
  ) // prettier-ignore
  const isUsed = each.isWhole || !checking.language.lenient
  const logic = isUsed ? (each.logic?.body ?? null) : null
  if (logic === null && each.isWhole) checking.report(place, 'missing-expression', `function \`${each.name}\` has no expression`)
  const declared = resultOf(checking.typeOf(each.typeRef, place))
  const body = logic ? checkBox(logic, declared, scope, { table: each.name, checking }) : broken
  return { name: each.name, kind: 'function', params, body }
}

/** The variable of a function says the type of the function, or only that of its result. */
const resultOf = (declared: Held | null): Held | null =>
  declared?.type.kind === 'function' ? { type: declared.type.result, allowed: { match: 'any' } } : declared

/** What the decisions of a service call, so that it is there before the service is. */
const knowledgeOf = (service: DmnService, model: DmnModel): Requirement[] =>
  decisionsOf(service, model).flatMap(({ requires }) => requires.filter(({ of }) => of === 'knowledge'))

/** The output decisions and all that they require, up to what is handed in. */
function decisionsOf({ outputs, encapsulated, inputDecisions }: DmnService, { decisions }: DmnModel): DmnDecision[] {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  const reached = new Set(inputDecisions.map(({ id }) => id))
  const inside: DmnDecision[] = []
  const waiting = [...outputs, ...encapsulated].map(({ id }) => id)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const decision = byId.get(id)
    if (!decision || reached.has(id)) continue
    reached.add(id)
    inside.push(decision)
    waiting.push(...decision.requires.map((required) => required.id))
  }
  return inside
}

/** The decisions become entries of a context, in the order in which they need each other; the result is that of the one output, or of all by name. */
function checkService(service: DmnService, model: DmnModel, resolved: Resolved, checking: Checking): IrInvocable {
  const place: Place = { file: checking.file, line: service.line, table: service.name }
  const params = [...service.inputData, ...service.inputDecisions].flatMap(({ id, line, as }) => {
    const of = model.inputs.find((each) => each.id === id) ?? model.decisions.find((each) => each.id === id)
    if (of === undefined) checking.report({ ...place, line }, 'unknown-reference', `nothing has the id \`${id}\``)
    return of ? [{ id, ...parameterOf(as ?? of.name, of.typeRef, place, checking) }] : []
  })
  const inside: Resolved = { ...resolved, variables: new Map(params.map((param) => [param.id, variableOf(param)])) }
  // Their faults are told where they stand on their own.
  const silent: Checking = { ...checking, report: () => {}, reportText: () => {}, isCopy: true }
  const entries = inRequiredOrder(decisionsOf(service, model), resolved.nameOf, silent).map((decision) => {
    const declared = silent.typeOf(decision.typeRef, place)
    const scope = scopeOf(decision.requires, inside)
    const value = decision.body ? checkBox(decision.body, declared, scope, { table: decision.name, checking: silent }) : broken
    const slot = checking.language.slots.next++
    const type: Type = declared?.type ?? value.type
    inside.variables.set(decision.id, { slot, type, kind: 'parameter' })
    return { key: decision.name, slot, value: { ...value, type } }
  })
  const { fault } = faultAt('', place, checking.reportText)
  const body: Ir = { op: 'context', entries, ...resultsOf(service, inside) }
  return { name: service.name, kind: 'service', params, body: hold(body, resultOf(checking.typeOf(service.typeRef, place)), fault) }
}

function resultsOf({ outputs }: DmnService, { variables, nameOf }: Resolved): { result: Ir; type: Type } {
  const irs = outputs.map(({ id, as }): [string, Ir] => {
    const [variable, name] = [variables.get(id), as ?? nameOf.get(id) ?? '']
    return [name, variable ? { op: 'slot', slot: variable.slot, name, type: variable.type } : broken]
  })
  const only = irs[0]
  if (only && irs.length === 1) return { result: only[1], type: only[1].type }
  const type: Type = { kind: 'context', fields: new Map(irs.map(([name, ir]) => [name, ir.type])) }
  const entries = irs.map(([key, value]): IrEntry => ({ key, slot: value.op === 'slot' ? value.slot : 0, value }))
  return { result: { op: 'context', entries, result: null, type }, type }
}

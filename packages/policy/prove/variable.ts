/** What the host hands over to a policy, part by part: the variables that a proof ranges over. */
import { isOpen, isScalarKind, scalar, type Type } from '../feel/type.ts'
import type { InputSchema, OfferedInput } from '../input-schema.ts'
import type { Held, Ir, IrCell, IrPolicy } from '../ir/ir.ts'
import type { Inputs } from '../policy.ts'
import { isNum, type Value } from '../value.ts'
import { type Axis, axisOf } from './axis.ts'
import { type Marks, markCell, newMarks } from './marks.ts'

export type Variable = {
  /** `income`, or `loan.rate` for a part of an input. */
  readonly name: string
  readonly path: readonly string[]
  /** Of the input that it is, or is a part of. */
  readonly slot: number
  readonly type: Type
  readonly nullable: boolean
  readonly allowed: readonly IrCell[]
}
export type Variables = ReadonlyMap<string, Variable>

/** An input of no type is taken to hold what the policy compares it with. */
export function variablesOf(policy: IrPolicy, schema: InputSchema): Variables {
  const variables = offeredVariables(policy, schema)
  for (const [name, variable] of variables) {
    const type = isOpen(variable.type) ? comparedType(policy, name) : null
    if (type !== null) variables.set(name, { ...variable, type })
  }
  return variables
}

function comparedType({ decisions }: IrPolicy, name: string): Type | null {
  const kinds = new Set<Type['kind']>()
  for (const { body } of decisions) {
    if (body.kind !== 'table') continue
    for (const [index, { value }] of body.columns.entries()) {
      const { read, to } = unheld(value)
      if (placeOf(read)?.path.join('.') !== name) continue
      if (to !== null) kinds.add(to.kind)
      else for (const { cells } of body.rules) for (const kind of constantKinds(cells[index]!)) kinds.add(kind)
    }
  }
  const [kind] = kinds
  return kinds.size === 1 && kind !== undefined && isScalarKind(kind) ? scalar(kind) : null
}

/** What is read, and the type that it is held to. */
function unheld(ir: Ir): { read: Ir; to: Type | null } {
  if (ir.op === 'coerce') return { read: ir.value, to: ir.to }
  return ir.op === 'hold' && ir.to.allowed.match === 'any' ? { read: ir.value, to: ir.to.type } : { read: ir, to: null }
}

/** Kinds of the constants that a cell names. */
function constantKinds(cell: IrCell): Type['kind'][] {
  if (cell.match === 'any') return []
  return cell.tests
    .flatMap((test) => ('operand' in test ? [test.operand] : test.test === 'interval' ? [test.low, test.high] : []))
    .flatMap((operand) => {
      if (operand.op !== 'constant' || operand.value === null) return []
      const kind = isNum(operand.value) ? 'number' : typeof operand.value
      return kind === 'number' || kind === 'string' || kind === 'boolean' ? [kind] : []
    })
}

function offeredVariables({ inputs }: IrPolicy, schema: InputSchema): Map<string, Variable> {
  const variables = new Map<string, Variable>()
  for (const { name, slot, type, allowed, held = null } of inputs) {
    const offered = schema.get(name)
    if (offered) collect({ path: [name], slot, type, allowed: [allowed], nullable: offered.nullable }, held, offered, variables)
  }
  return variables
}

function collect(
  { path, slot, type, allowed, nullable }: Omit<Variable, 'name'>,
  held: Held | null,
  offered: OfferedInput,
  into: Map<string, Variable>,
): void {
  if (offered.type !== 'context') {
    const name = path.join('.')
    into.set(name, { name, path, slot, type, allowed, nullable })
    return
  }
  for (const [field, part] of offered.fields) {
    const own: Type = (type.kind === 'context' && type.fields.get(field)) || { kind: 'unknown' }
    const within = held?.fields?.get(field) ?? null
    collect(
      { path: [...path, field], slot, type: own, allowed: within ? [within.allowed] : [], nullable: nullable || part.nullable },
      within,
      part,
      into,
    )
  }
}

/** The name of the variable that an expression reads and does nothing else with; else null. */
export function variableOf(ir: Ir, variables: Variables): string | null {
  const { read, to } = unheld(ir)
  const place = placeOf(read)
  if (place === null) return null
  const name = place.path.join('.')
  // Held to the type that it has anyway.
  if (to !== null && variables.get(name)?.type.kind !== to.kind) return null
  // A parameter of a function may be called like an input: its slot is another.
  return variables.get(name)?.slot === place.slot ? name : null
}

function placeOf(ir: Ir): Pick<Variable, 'slot' | 'path'> | null {
  if (ir.op === 'slot') return { slot: ir.slot, path: [ir.name] }
  if (ir.op !== 'field') return null
  const of = placeOf(ir.of)
  return of && { slot: of.slot, path: [...of.path, ir.field] }
}

/** Values by variable → inputs by name. Variables that are not told are null where they may be, else anything that is allowed. */
export function inputsOf(told: ReadonlyMap<string, Value>, variables: Variables): Inputs {
  const inputs: Record<string, Value> = {}
  for (const { name, path, ...variable } of variables.values()) {
    const value = told.has(name) ? told.get(name)! : variable.nullable ? null : anyOf(variable)
    put(inputs, path, value)
  }
  return inputs
}

/** Into the slot of its input, where the evaluator reads it. */
export function putValue(frame: Value[], { slot, path }: Variable, value: Value): void {
  const holder = { at: frame[slot] ?? null } as Record<string, Value>
  put(holder, ['at', ...path.slice(1)], value)
  frame[slot] = holder.at!
}

function put(into: Record<string, Value>, [first, ...rest]: readonly string[], value: Value): void {
  if (first === undefined) return
  if (rest.length === 0) {
    into[first] = value
    return
  }
  into[first] = { ...(into[first] as Record<string, Value> | undefined) }
  put(into[first] as Record<string, Value>, rest, value)
}

const anyOf = (variable: Pick<Variable, 'type' | 'allowed'>): Value =>
  axisOfVariable({ ...variable, nullable: false }, newMarks())?.bands[0]?.witness ?? null

export function axisOfVariable({ type, allowed, nullable }: Pick<Variable, 'type' | 'allowed' | 'nullable'>, marks: Marks): Axis | null {
  for (const cell of allowed) markCell(cell, (ir) => (ir.op === 'it' ? marks : null))
  return axisOf(type, marks, allowed, nullable)
}

/**
 * Decision → JavaScript over the locals of a chain: a table of constants or an expression in place, anything else as a call of its closure, for
 * which the frame is filled.
 */
import type { Ir, IrColumn, IrDecision } from '../ir/ir.ts'
import { compileCell } from './cell.ts'
import type { Step } from './closures.ts'
import type { Column } from './emit-cell.ts'
import { emitLocal } from './emit-local.ts'
import { callClosure, type EmittedStep, isNumber, type Scope } from './emit-scope.ts'
import { emitTable } from './emit-table.ts'
import type { FixedTable } from './fixed-rows.ts'
import { near } from './near.ts'

/** `requires`: slots that the decision reads. */
export function emitStep(step: Step, requires: readonly number[], scope: Scope): EmittedStep {
  const { slot, decision } = step
  const { body, allowed, held = null } = decision
  scope.types.set(slot, decision.type)
  if (held !== null) return emitCall(step, requires, scope)
  if (body.kind === 'expression')
    return allowed.match === 'any' ? emitLocal(slot, body.value, requires, scope) : emitCall(step, requires, scope)
  const { fixed } = step
  const isPlain = body.columns.every((column) => column.allowed.match === 'any')
  if (fixed === null || !isPlain || !isAllowed(decision, fixed)) return emitCall(step, requires, scope)
  const columns = body.columns.map((column) => emitColumn(column, requires, scope))
  const places = columns.map(({ column }) => column)
  const table = emitTable({ table: body, fixed, slot, columns: places, requires }, scope)
  const made = columns.map(({ column, made }) => made.code + (scope.asked.has(column.id) ? made.value : ''))
  return { ...table, code: made.join('') + table.code }
}

/** What is not written out here. */
export function emitCall({ slot, run, decision }: Step, requires: readonly number[], scope: Scope): EmittedStep {
  scope.types.set(slot, decision.type)
  const code = `const c${slot}=${callClosure(scope, requires, run, 't')};`
  return { code: isNumber(decision.type) ? `${code}const d${slot}=${scope.keep(near)}(c${slot});` : code, value: '' }
}

/** Do all that the table can say keep to what the decision may be? */
function isAllowed({ allowed, body }: IrDecision, { rows, fallback }: FixedTable): boolean {
  const permits = compileCell(allowed)
  if (permits === null) return true
  const isOne = body.kind === 'table' && (body.hitPolicy === 'FIRST' || body.hitPolicy === 'UNIQUE')
  return isOne && [fallback, ...rows.map(({ output }) => output)].every((value) => value === null || permits([], value))
}

function emitColumn({ value }: IrColumn, requires: readonly number[], scope: Scope): { column: Column; made: EmittedStep } {
  if (isLocal(value, scope)) return { column: { id: value.slot, type: value.type }, made: { code: '', value: '' } }
  const id = scope.fresh()
  scope.types.set(id, value.type)
  return { column: { id, type: value.type }, made: emitLocal(id, value, requires, scope) }
}

const isLocal = (value: Ir, { types }: Scope): value is Extract<Ir, { op: 'slot' }> =>
  value.op === 'slot' && isNumber(types.get(value.slot)) === isNumber(value.type) && types.has(value.slot)

/**
 * Cell → JavaScript expression over the locals of one column, true exactly where `compile/cell.ts` says the value matches.
 *
 * Locals   `c`: the value. `d`: of a number what `near` makes of it, of anything else NaN, with which no order holds.
 * Safety   nothing of a policy stands in the code but numbers, booleans and texts through `JSON.stringify`. Names stay out of it.
 */
import { type Region, regionOf } from '../check/region.ts'
import type { OrderOp } from '../feel/operator.ts'
import type { Type } from '../feel/type.ts'
import type { IrCell, IrTest } from '../ir/ir.ts'
import { isNum, type Num, type Value } from '../value.ts'
import type { Keep } from './build.ts'
import { compileCell } from './cell.ts'
import { isFaithful } from './near.ts'

/** `type` is of its values, `id` tells its locals from others. */
export type Column = { readonly id: number; readonly type: Type }

export type EmittedCell = {
  readonly code: string
  readonly column: number
  /** Judged by a closure, which needs the frame. */
  readonly calls: boolean
  readonly usesValue: boolean
  readonly usesNumber: boolean
  /** The values it takes, where that is known. */
  readonly region: Region | null
}

/** Null for a dash. */
export function emitCell(cell: IrCell, column: Column, keep: Keep): EmittedCell | null {
  const match = compileCell(cell)
  if (match === null || cell.match === 'any') return null
  const tests = cell.tests.filter(({ test }) => test !== 'null').map((test) => emitTest(test, column))
  const texts = tests.filter((test) => test !== null)
  const common = { column: column.id, region: cell.match === 'some' ? regionOf(cell, column.type) : null }
  if (texts.length < tests.length) {
    return { ...common, code: `${keep(match)}(f,c${column.id})`, calls: true, usesValue: true, usesNumber: false, region: null }
  }
  const [text, ...more] = cell.match === 'some' ? emitSome(texts, cell.tests.length > texts.length, column) : emitNone(texts, column)
  const all = [text, ...more]
  return {
    ...common,
    code: `(${text.code})`,
    calls: false,
    usesValue: all.some(({ byOrder }) => !byOrder),
    usesNumber: all.some(({ byOrder }) => byOrder),
  }
}

/** `byOrder`: by `d`, else by `c`. */
type Emitted = { readonly code: string; readonly byOrder: boolean }

/** The first is all of it; those behind tell what is used. */
function emitSome(texts: readonly Emitted[], saysNull: boolean, column: Column): [Emitted, ...Emitted[]] {
  const all = saysNull ? [isNull(column), ...texts] : texts
  const code = all.map((test) => test.code).join('||') || 'false'
  return [{ code, byOrder: all[0]?.byOrder ?? true }, ...all]
}

const isNull = ({ id, type }: Column): Emitted =>
  type.kind === 'number' ? { code: `d${id}!==d${id}`, byOrder: true } : { code: `c${id}===null`, byOrder: false }

/** Where a test by order is undecided, as with a text, the cell does not match. */
function emitNone(texts: readonly Emitted[], { id, type }: Column): [Emitted, ...Emitted[]] {
  const byOrder = type.kind === 'number' || texts.some((test) => test.byOrder)
  const decided = byOrder ? `d${id}===d${id}` : `c${id}!==null`
  return [{ code: [decided, ...texts.map(({ code }) => `!(${code})`)].join('&&'), byOrder }, ...texts]
}

/** A test against constants, false for null; null for any other test. */
function emitTest(test: IrTest, column: Column): Emitted | null {
  const d = `d${column.id}`
  if (test.test === 'equal' && test.operand.op === 'constant') return emitEqual(test.operand.value, test.negated, column)
  if (test.test === 'interval' && test.low.op === 'constant' && test.high.op === 'constant') {
    const low = emitOrder(d, test.lowOpen ? '>' : '>=', test.low.value)
    const high = emitOrder(d, test.highOpen ? '<' : '<=', test.high.value)
    return low === null || high === null ? null : { code: `(${low}&&${high})`, byOrder: true }
  }
  if (test.test !== 'order' || test.operand.op !== 'constant') return null
  const code = emitOrder(d, test.how, test.operand.value)
  return code === null ? null : { code, byOrder: true }
}

/** Null where the bound is none that a double can be compared with. */
export function emitOrder(code: string, how: OrderOp, bound: Value): string | null {
  return isNum(bound) && isFaithful(bound) ? `${code}${how}${emitNumber(bound)}` : null
}

/** A safe integer, a text or a boolean has one form only, so that identity is equality. */
function emitEqual(wanted: Value, negated: boolean, { id, type }: Column): Emitted | null {
  if (type.kind === 'number' && isNum(wanted)) {
    if (!isFaithful(wanted)) return null
    const [d, at] = [`d${id}`, emitNumber(wanted)]
    return { code: negated ? `(${d}===${d}&&${d}!==${at})` : `${d}===${at}`, byOrder: true }
  }
  const literal = emitLiteral(wanted)
  if (literal === null) return null
  if (negated) return { code: `(c${id}!==null&&c${id}!==${literal})`, byOrder: false }
  // V8 compares texts quickly where it has seen nothing but texts.
  const isText = typeof wanted === 'string' ? `typeof c${id}==='string'&&` : ''
  return { code: `${isText}c${id}===${literal}`, byOrder: false }
}

export function emitLiteral(value: Value): string | null {
  if (typeof value === 'number') return emitNumber(value)
  return typeof value === 'string' || typeof value === 'boolean' ? JSON.stringify(value) : null
}

/** Of a Decimal its nearest double. */
export const emitNumber = (value: Num): string => `(${Number(value)})`

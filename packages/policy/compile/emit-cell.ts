/**
 * Cell → JavaScript expression over the locals of one column, true exactly where `compile/cell.ts` says the value matches.
 *
 * Locals   `c`: the value. `d`: the value where it is a JS number, else NaN, which no order holds with. Where a Decimal may stand in a column
 *          that is tested by order, the code is not to be used.
 * Safety   nothing of a policy stands in the code but numbers, booleans and texts through `JSON.stringify`. Names stay out of it.
 */
import { type Region, regionOf } from '../check/region.ts'
import type { Type } from '../feel/type.ts'
import type { IrCell, IrTest } from '../ir/ir.ts'
import { isNum, type Value } from '../value.ts'
import type { Keep } from './build.ts'
import { atMostWhole, compileCell, fromWhole } from './cell.ts'

export type EmittedCell = {
  readonly code: string
  readonly column: number
  /** Judged without a call. */
  readonly quick: boolean
  /** Uses `d`. */
  readonly byOrder: boolean
  /** The values it takes, where that is known. */
  readonly region: Region | null
}

/** Null for a dash. `type` is that of the column. */
export function emitCell(cell: IrCell, column: number, type: Type, keep: Keep): EmittedCell | null {
  const match = compileCell(cell)
  if (match === null || cell.match === 'any') return null
  const tests = cell.tests.filter(({ test }) => test !== 'null').map((test) => emitTest(test, column))
  const texts = tests.flatMap((test) => (test === null ? [] : [test.text]))
  if (texts.length < tests.length) return { code: `${keep(match)}(f,c${column})`, column, quick: false, byOrder: false, region: null }
  const code = cell.match === 'some' ? emitSome(texts, cell.tests.length > texts.length, column) : emitNone(tests, column)
  const byOrder = tests.some((test) => test?.byOrder)
  return { code: `(${code})`, column, quick: true, byOrder, region: cell.match === 'some' ? regionOf(cell, type) : null }
}

type EmittedTest = { readonly text: string; readonly byOrder: boolean }

const emitSome = (texts: readonly string[], saysNull: boolean, column: number): string =>
  [...(saysNull ? [`c${column}===null`] : []), ...texts].join('||') || 'false'

/** Where a test by order is undecided, as with a text, the cell does not match. */
function emitNone(tests: readonly (EmittedTest | null)[], column: number): string {
  const decided = tests.some((test) => test?.byOrder) ? `d${column}===d${column}` : `c${column}!==null`
  return `(${[decided, ...tests.map((test) => `!(${test!.text})`)].join('&&')})`
}

/** A test against constants, false for null; null for any other test. */
function emitTest(test: IrTest, column: number): EmittedTest | null {
  if (test.test === 'equal' && test.operand.op === 'constant') return emitEqual(test.operand.value, test.negated, column)
  if (test.test === 'interval' && test.low.op === 'constant' && test.high.op === 'constant') {
    const [low, high] = [test.low.value, test.high.value]
    if (!isNum(low) || !isNum(high)) return null
    const [first, last] = [fromWhole({ at: low, open: test.lowOpen }), atMostWhole({ at: high, open: test.highOpen })]
    return { text: `(d${column}>=${emitNumber(first)}&&d${column}<=${emitNumber(last)})`, byOrder: true }
  }
  if (test.test !== 'order' || test.operand.op !== 'constant' || !isNum(test.operand.value)) return null
  const bound = { at: test.operand.value, open: test.how === '<' || test.how === '>' }
  const below = test.how === '<' || test.how === '<='
  const text = below ? `d${column}<=${emitNumber(atMostWhole(bound))}` : `d${column}>=${emitNumber(fromWhole(bound))}`
  return { text, byOrder: true }
}

/** A safe integer, a text or a boolean has one form only, so that identity is equality. */
function emitEqual(wanted: Value, negated: boolean, column: number): EmittedTest | null {
  const literal = emitLiteral(wanted)
  if (literal === null) return null
  if (negated) return { text: `(c${column}!==null&&c${column}!==${literal})`, byOrder: false }
  // V8 compares texts quickly where it has seen nothing but texts.
  const isText = typeof wanted === 'string' ? `typeof c${column}==='string'&&` : ''
  return { text: `${isText}c${column}===${literal}`, byOrder: false }
}

function emitLiteral(value: Value): string | null {
  if (typeof value === 'number') return emitNumber(value)
  return typeof value === 'string' || typeof value === 'boolean' ? JSON.stringify(value) : null
}

/** A bound beyond all doubles is infinite. */
export function emitNumber(value: number): string {
  if (Number.isFinite(value)) return `(${value})`
  return value > 0 ? '(1/0)' : '(-1/0)'
}

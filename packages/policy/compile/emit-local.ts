/** Expression → statements that fill the locals of a slot or column. */
import type { Ir } from '../ir/ir.ts'
import { canonical, type Value } from '../value.ts'
import { emitNumber } from './emit-cell.ts'
import { asNumber, type Code, emitExpression, emitTruth } from './emit-expression.ts'
import { dividends, emitDouble, type NumberCode, type Quotient, type Work, wholeOf } from './emit-number.ts'
import { askValue, callClosure, type EmittedStep, isNumber, type Scope } from './emit-scope.ts'
import { compileExpression } from './expression.ts'
import { LARGEST_DIVIDEND, near, nearQuotient, QUOTIENT_DECIMALS } from './near.ts'

/** `requires`: slots that the closure of the expression reads. */
export function emitLocal(id: number, ir: Ir, requires: readonly number[], scope: Scope): EmittedStep {
  const work: Work = { scope, statements: [], checks: new Set() }
  const code = emitExpression(ir, work, null)
  const call = (): string => callClosure(scope, requires, compileExpression(ir), 'null')
  if (!isNumber(ir.type)) return { code: emitValue(id, code && asValue(code), work, call), value: '' }
  const number = code && asNumber(code)
  if (number?.kind === 'quotient' && scope.decimals <= QUOTIENT_DECIMALS) return emitQuotient(id, number, work, call)
  if (number !== null && number.kind !== 'quotient') return emitNumberLocal(id, ir, number, work, call)
  return { code: `const c${id}=${call()};const d${id}=${scope.keep(near)}(c${id});`, value: '' }
}

function emitValue(id: number, text: string | null, { statements, checks }: Work, call: () => string): string {
  if (text === null) return `const c${id}=${call()};`
  if (checks.size === 0) return `${statements.join('')}const c${id}=${text};`
  return `let c${id};{${statements.join('')}c${id}=${[...checks].join('&&')}?${text}:${call()};}`
}

function asValue(code: Code): string | null {
  if (code.kind === 'null') return 'null'
  if (code.kind === 'string') return code.code
  return code.kind === 'boolean' ? emitTruth(code) : null
}

function emitNumberLocal(id: number, ir: Ir, number: NumberCode, work: Work, call: () => string): EmittedStep {
  const [c, d, { scope }] = [`c${id}`, `d${id}`, work]
  if (number.kind === 'literal')
    return { code: `const ${d}=${emitNumber(near(number.value))};`, value: `const ${c}=${scope.keep(number.value)};` }
  if (ir.op === 'slot') return { code: `const ${d}=d${ir.slot};`, value: `const ${c}=${askValue(scope, ir.slot)};` }
  const whole = wholeOf(work, number)
  if (whole === null) return { code: `const ${c}=${call()};const ${d}=${scope.keep(near)}(${c});`, value: '' }
  const text = emitDouble(work, whole)
  const made = whole.scale === 0 ? `(${d}===${d}?${d}+0:null)` : `${scope.keep(valueOfDouble)}(${d})`
  const [statements, checks] = [work.statements.join(''), [...work.checks].join('&&')]
  if (checks === '') return { code: `${statements}const ${d}=${text};`, value: `const ${c}=${made};` }
  const v = `v${id}`
  const code = `let ${d},${v};{${statements}if(${checks})${d}=${text};else{${v}=${call()};${d}=${scope.keep(near)}(${v});}}`
  return { code, value: `const ${c}=${v}===undefined?${made}:${v};` }
}

/** Most quotients have no end, so that the value is a matter of Decimals; comparing them is none. */
function emitQuotient(id: number, quotient: Quotient, work: Work, call: () => string): EmittedStep {
  const { keep } = work.scope
  const [over, under] = dividends(work, quotient)
  const checks = [...work.checks, `!(Math.abs(${over})>${LARGEST_DIVIDEND})`].join('&&')
  const made = `${checks}?${keep(nearQuotient)}(${over},${under}):${keep(near)}(${call()})`
  return { code: `let d${id};{${work.statements.join('')}d${id}=${made};}`, value: `const c${id}=${call()};` }
}

const valueOfDouble = (double: number): Value => (Number.isNaN(double) ? null : canonical(double))

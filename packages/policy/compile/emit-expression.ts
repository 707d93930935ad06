/**
 * Expression → JavaScript over the locals of a chain. What is not a matter of plain numbers, texts and booleans stays with the closure of the
 * whole expression, and so does a number that leaves the safe integers.
 *
 * Order    all operands are worked out, those of a branch not taken too: nothing here has an effect, throws or takes long.
 */
import type { Ir, IrTest } from '../ir/ir.ts'
import { isNum, type Value } from '../value.ts'
import { emitLiteral } from './emit-cell.ts'
import { absolute, arithmetic, type BooleanCode, compare, either, type NumberCode, rounded, type Work, wholeOf } from './emit-number.ts'
import { askValue, isNumber } from './emit-scope.ts'

type TextCode = { readonly kind: 'string'; readonly code: string }
export type Code = NumberCode | BooleanCode | TextCode | { readonly kind: 'null' }

/** Text may double at each level: both what makes a condition true and what makes it false stand there. */
const LONGEST_TEXT = 4_000

/** Null where the closure has to do it. `it` stands for what a test tests. */
export function emitExpression(ir: Ir, work: Work, it: Code | null): Code | null {
  const code = emitOperation(ir, work, it)
  return code?.kind === 'boolean' && code.yes.length + code.no.length > LONGEST_TEXT ? null : code
}

function emitOperation(ir: Ir, work: Work, it: Code | null): Code | null {
  switch (ir.op) {
    case 'constant':
      return emitConstant(ir.value)
    case 'slot':
      return emitSlot(ir.slot, work)
    case 'it':
      return it
    case 'negate':
      return both(work, it, ir.operand, ZERO, (operand, zero) => subtractFrom(work, zero, operand))
    case 'arithmetic':
      return both(work, it, ir.left, ir.right, (a, b) => (isNumberCode(a) && isNumberCode(b) ? arithmetic(work, ir.how, a, b) : null))
    case 'compare':
      return both(work, it, ir.left, ir.right, (a, b) => emitCompare(work, ir.how, a, b))
    case 'logic':
      return both(work, it, ir.left, ir.right, (a, b) => emitLogic(ir.how, a, b))
    case 'if':
      return emitIf(ir, work, it)
    case 'call':
      return emitCall(ir.name, ir.args, work, it)
    case 'in':
      return emitIn(ir.value, ir.tests, work, it)
    case 'field':
    case 'path':
    case 'field-or-else':
    case 'concatenate':
    case 'apply':
    case 'invoke':
    case 'function':
    case 'builtin':
    case 'list':
    case 'context':
    case 'range':
    case 'filter':
    case 'for':
    case 'quantified':
    case 'instance':
    case 'coerce':
    case 'hold':
    case 'table':
      return null
  }
}

const ZERO: Ir = { op: 'constant', value: 0, type: { kind: 'number', nullable: false } }

const isNumberCode = (code: Code): code is NumberCode => code.kind !== 'boolean' && code.kind !== 'string' && code.kind !== 'null'

function both(work: Work, it: Code | null, left: Ir, right: Ir, join: (left: Code, right: Code) => Code | null): Code | null {
  const [a, b] = [emitExpression(left, work, it), emitExpression(right, work, it)]
  return a === null || b === null ? null : join(a, b)
}

const subtractFrom = (work: Work, from: Code, number: Code): Code | null =>
  isNumberCode(from) && isNumberCode(number) ? arithmetic(work, '-', from, number) : null

function emitConstant(value: Value): Code | null {
  if (value === null) return { kind: 'null' }
  if (isNum(value)) return { kind: 'literal', value }
  if (typeof value === 'boolean') return { kind: 'boolean', yes: `${value}`, no: `${!value}` }
  return typeof value === 'string' ? { kind: 'string', code: emitLiteral(value)! } : null
}

function emitSlot(slot: number, { scope }: Work): Code | null {
  const type = scope.types.get(slot)
  if (isNumber(type)) return { kind: 'near', code: `d${slot}` }
  if (type?.kind === 'string') return { kind: 'string', code: askValue(scope, slot) }
  if (type?.kind !== 'boolean') return null
  const code = askValue(scope, slot)
  return { kind: 'boolean', yes: `${code}===true`, no: `${code}===false` }
}

type Compare = Extract<Ir, { op: 'compare' }>

function emitCompare(work: Work, how: Compare['how'], a: Code, b: Code): Code | null {
  if (isNumberCode(a) && isNumberCode(b)) return compare(work, how, a, b)
  if (a.kind === 'string' && b.kind === 'string') return compareTexts(how, a.code, b.code)
  if (how !== '=' && how !== '!=') return null
  const [nothing, other] = a.kind === 'null' ? [a, b] : [b, a]
  const same = nothing.kind === 'null' ? emitIsNull(work, other) : emitSameTruth(a, b)
  return same === null || how === '=' ? same : { ...same, yes: same.no, no: same.yes }
}

function compareTexts(how: Compare['how'], a: string, b: string): BooleanCode {
  if (how === '=') return { kind: 'boolean', yes: `${a}===${b}`, no: `${a}!==${b}` }
  if (how === '!=') return { kind: 'boolean', yes: `${a}!==${b}`, no: `${a}===${b}` }
  const known = `${a}!==null&&${b}!==null`
  return { kind: 'boolean', yes: `(${known}&&${a}${how}${b})`, no: `(${known}&&!(${a}${how}${b}))` }
}

function emitIsNull(work: Work, code: Code): BooleanCode | null {
  if (code.kind === 'null') return { kind: 'boolean', yes: 'true', no: 'false' }
  if (code.kind === 'literal') return { kind: 'boolean', yes: 'false', no: 'true' }
  if (code.kind === 'boolean') return { kind: 'boolean', yes: `!((${code.yes})||(${code.no}))`, no: `((${code.yes})||(${code.no}))` }
  if (code.kind === 'string') return { kind: 'boolean', yes: `${code.code}===null`, no: `${code.code}!==null` }
  const text = code.kind === 'near' ? code.code : wholeOf(work, code)?.code
  return text === undefined ? null : { kind: 'boolean', yes: `${text}!==${text}`, no: `${text}===${text}` }
}

function emitSameTruth(a: Code, b: Code): BooleanCode | null {
  if (a.kind !== 'boolean' || b.kind !== 'boolean') return null
  const yes = `${emitTruth(a)}===${emitTruth(b)}`
  return { kind: 'boolean', yes, no: `!(${yes})` }
}

/** Text of true, false or null. */
export const emitTruth = ({ yes, no }: BooleanCode): string => `((${yes})?true:(${no})?false:null)`

const truthOf = (code: Code): BooleanCode | null => {
  if (code.kind === 'null') return { kind: 'boolean', yes: 'false', no: 'false' }
  return code.kind === 'boolean' ? code : null
}

function emitLogic(how: 'and' | 'or', left: Code, right: Code): BooleanCode | null {
  const [a, b] = [truthOf(left), truthOf(right)]
  if (a === null || b === null) return null
  const [all, some] = how === 'and' ? ['&&', '||'] : ['||', '&&']
  return { kind: 'boolean', yes: `(${a.yes}${all}${b.yes})`, no: `(${a.no}${some}${b.no})` }
}

function emitIf({ condition, yes, no }: Extract<Ir, { op: 'if' }>, work: Work, it: Code | null): Code | null {
  const tested = emitExpression(condition, work, it)
  const test = tested && truthOf(tested)
  if (test === null) return null
  const when = `(${test.yes})`
  return both(work, it, yes, no, (a, b) => {
    const [numberA, numberB] = [asNumber(a), asNumber(b)]
    if (a.kind === 'null' && b.kind === 'null') return a
    if (numberA !== null && numberB !== null) return either(work, when, numberA, numberB)
    const [textA, textB] = [asText(a), asText(b)]
    if (textA !== null && textB !== null) return { kind: 'string', code: `(${when}?${textA}:${textB})` }
    const [truthA, truthB] = [truthOf(a), truthOf(b)]
    if (truthA === null || truthB === null) return null
    return { kind: 'boolean', yes: `(${when}?${truthA.yes}:${truthB.yes})`, no: `(${when}?${truthA.no}:${truthB.no})` }
  })
}

export function asNumber(code: Code): NumberCode | null {
  if (code.kind === 'null') return { kind: 'whole', code: 'NaN', scale: 0 }
  return isNumberCode(code) ? code : null
}

const asText = (code: Code): string | null => (code.kind === 'null' ? 'null' : code.kind === 'string' ? code.code : null)

function emitCall(name: string, args: readonly Ir[], work: Work, it: Code | null): Code | null {
  const [only, ...more] = args
  if (only === undefined || more.length > 0 || !['not', 'abs', 'floor', 'ceiling'].includes(name)) return null
  const code = emitExpression(only, work, it)
  if (code === null) return null
  if (name === 'not') return code.kind === 'boolean' ? { kind: 'boolean', yes: code.no, no: code.yes } : null
  if (!isNumberCode(code)) return null
  return name === 'abs' ? absolute(work, code) : rounded(work, name === 'floor' ? 'floor' : 'ceil', code)
}

function emitIn(value: Ir, tests: readonly IrTest[], work: Work, it: Code | null): Code | null {
  const tested = emitExpression(value, work, it)
  if (tested === null) return null
  let result: BooleanCode = { kind: 'boolean', yes: 'false', no: 'true' }
  for (const test of tests) {
    const code = emitTest(test, work, tested)
    const joined = code && emitLogic('or', result, code)
    if (joined === null) return null
    result = joined
  }
  return result
}

/** By three-valued logic, as `in` asks. */
function emitTest(test: IrTest, work: Work, it: Code): Code | null {
  switch (test.test) {
    case 'null':
      return emitIsNull(work, it)
    case 'equal': {
      const operand = test.operand.type.kind === 'list' ? null : emitExpression(test.operand, work, it)
      return operand && emitCompare(work, test.negated ? '!=' : '=', it, operand)
    }
    case 'order': {
      const operand = emitExpression(test.operand, work, it)
      return operand && emitCompare(work, test.how, it, operand)
    }
    case 'interval':
      return emitInterval(test, work, it)
    case 'value':
      return null
    case 'expression': {
      const body = emitExpression(test.body, work, it)
      return body && truthOf(body)
    }
  }
}

/** Undecided where either end is, even for what lies beyond the other. */
function emitInterval(test: Extract<IrTest, { test: 'interval' }>, work: Work, it: Code): Code | null {
  const [low, high] = [emitExpression(test.low, work, it), emitExpression(test.high, work, it)]
  const above = low && emitCompare(work, test.lowOpen ? '>' : '>=', it, low)
  const below = high && emitCompare(work, test.highOpen ? '<' : '<=', it, high)
  if (above?.kind !== 'boolean' || below?.kind !== 'boolean') return null
  const decided = `((${above.yes})||(${above.no}))&&((${below.yes})||(${below.no}))`
  return { kind: 'boolean', yes: `(${above.yes}&&${below.yes})`, no: `(${decided}&&(${above.no}||${below.no}))` }
}

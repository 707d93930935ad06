/**
 * Arithmetic in doubles that hold safe integers, scaled by a power of ten where a decimal has a part in it: exact, or found out not to be.
 *
 * Null     NaN, which arithmetic keeps and no order holds with.
 * Exact    each operand and result is checked; where one leaves the safe integers the closure of the whole expression answers instead.
 */
import type { ArithmeticOp, CompareOp } from '../feel/operator.ts'
import { isDecimal, multiply, type Num } from '../value.ts'
import { emitNumber, emitOrder } from './emit-cell.ts'
import type { Scope } from './emit-scope.ts'

/** `over / under`, not worked out until somebody needs more than to compare it. */
export type Quotient = { readonly kind: 'quotient'; readonly over: Whole; readonly under: Whole }
/** The number is `code / 10 ** scale`. */
type Whole = { readonly kind: 'whole'; readonly code: string; readonly scale: number }
/** `near`: as a local has it, which may be no integer. */
export type NumberCode =
  | Quotient
  | Whole
  | { readonly kind: 'literal'; readonly value: Num }
  | { readonly kind: 'near'; readonly code: string }
/** Undecided where neither holds. */
export type BooleanCode = { readonly kind: 'boolean'; readonly yes: string; readonly no: string }

/** Statements to run before, and what must hold then for the result to stand. */
export type Work = { readonly scope: Scope; readonly statements: string[]; readonly checks: Set<string> }

const MOST_DECIMALS = 9
/** Decimals of so many digits that a double has one of its own for each. */
const DISTINCT = 1e15

const isWhole = (code: string): string => `(${code}!==${code}||Number.isSafeInteger(${code}))`

function set({ scope, statements, checks }: Work, code: string, check = isWhole): string {
  const name = `t${scope.fresh()}`
  statements.push(`const ${name}=${code};`)
  checks.add(check(name))
  return name
}

export function wholeOf(work: Work, number: NumberCode): Whole | null {
  switch (number.kind) {
    case 'whole':
      return number
    case 'near':
      work.checks.add(isWhole(number.code))
      return { kind: 'whole', code: number.code, scale: 0 }
    case 'literal':
      return wholeLiteral(number.value)
    case 'quotient':
      return divided(work, number)
  }
}

function wholeLiteral(value: Num): Whole | null {
  const scale = isDecimal(value) ? value.decimalPlaces() : 0
  const scaled = multiply(value, 10 ** scale)
  return scale <= MOST_DECIMALS && typeof scaled === 'number' ? { kind: 'whole', code: emitNumber(scaled), scale } : null
}

/** What is divided by what, both whole. */
export function dividends(work: Work, { over, under }: Quotient): [string, string] {
  const [a, b] = aligned(work, over, under)
  return [a, b]
}

/** A quotient that is no integer is the closure's. */
function divided(work: Work, { over, under }: Quotient): Whole | null {
  const [a, b] = aligned(work, over, under)
  const code = set(work, `${b}===0?NaN:${a}/${b}+0`, (name) => `(${name}!==${name}||(Number.isSafeInteger(${name})&&${name}*${b}===${a}))`)
  return { kind: 'whole', code, scale: 0 }
}

function scaledTo(work: Work, { code, scale }: Whole, wanted: number): string {
  return scale === wanted ? code : set(work, `${code}*${10 ** (wanted - scale)}`)
}

function aligned(work: Work, left: Whole, right: Whole): [string, string, number] {
  const scale = Math.max(left.scale, right.scale)
  return [scaledTo(work, left, scale), scaledTo(work, right, scale), scale]
}

export function arithmetic(work: Work, how: ArithmeticOp, left: NumberCode, right: NumberCode): NumberCode | null {
  const [a, b] = [wholeOf(work, left), wholeOf(work, right)]
  if (a === null || b === null || how === '**') return null
  if (how === '/') return { kind: 'quotient', over: a, under: b }
  if (how === '*')
    return a.scale + b.scale > MOST_DECIMALS ? null : { kind: 'whole', code: set(work, `${a.code}*${b.code}+0`), scale: a.scale + b.scale }
  const [x, y, scale] = aligned(work, a, b)
  return { kind: 'whole', code: set(work, `${x}${how}${y}`), scale }
}

/** One of two, by a condition. */
export function either(work: Work, condition: string, left: NumberCode, right: NumberCode): NumberCode | null {
  const [a, b] = [wholeOf(work, left), wholeOf(work, right)]
  if (a === null || b === null) return null
  const [x, y, scale] = aligned(work, a, b)
  return { kind: 'whole', code: set(work, `${condition}?${x}:${y}`), scale }
}

/** Of whole numbers: the number without its decimals, by Math.floor or Math.ceil. */
export function rounded(work: Work, how: 'floor' | 'ceil', number: NumberCode): NumberCode | null {
  const whole = wholeOf(work, number)
  if (whole === null || whole.scale === 0) return whole
  return { kind: 'whole', code: set(work, `Math.${how}(${emitDouble(work, whole)})+0`), scale: 0 }
}

export function absolute(work: Work, number: NumberCode): NumberCode | null {
  const whole = wholeOf(work, number)
  return whole && { ...whole, code: set(work, `Math.abs(${whole.code})`) }
}

/** Text of a double that stands for the number; see near.ts. */
export function emitDouble(work: Work, { code, scale }: Whole): string {
  if (scale === 0) return code
  work.checks.add(`!(Math.abs(${code})>=${DISTINCT})`)
  return `${code}/${10 ** scale}`
}

const CONTRARY = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const
const TURNED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const

export function compare(work: Work, how: CompareOp, left: NumberCode, right: NumberCode): BooleanCode | null {
  if (left.kind === 'literal' && right.kind !== 'literal') return compare(work, TURNED[how], right, left)
  if (how === '!=') {
    const same = compare(work, '=', left, right)
    return same && { kind: 'boolean', yes: same.no, no: same.yes }
  }
  if (left.kind === 'near' && right.kind === 'literal') return compareNear(how, left.code, right.value)
  if (left.kind === 'quotient' && right.kind === 'literal') return compareQuotient(work, how, left, right.value)
  const [a, b] = [wholeOf(work, left), wholeOf(work, right)]
  if (a === null || b === null) return null
  const [x, y] = aligned(work, a, b)
  if (how === '=') return decided(`(${x}===${y}||(${x}!==${x}&&${y}!==${y}))`)
  return { kind: 'boolean', yes: `${x}${how}${y}`, no: `${x}${CONTRARY[how]}${y}` }
}

const decided = (yes: string): BooleanCode => ({ kind: 'boolean', yes, no: `!(${yes})` })

function compareNear(how: Exclude<CompareOp, '!='>, code: string, literal: Num): BooleanCode | null {
  const [yes, no] = [emitOrder(code, how === '=' ? '>=' : how, literal), emitOrder(code, CONTRARY[how === '=' ? '>=' : how], literal)]
  if (yes === null || no === null) return null
  return how === '=' ? decided(`${code}===${emitNumber(literal)}`) : { kind: 'boolean', yes, no }
}

/**
 * Multiplied out. A quotient of safe integers is further from a decimal that it does not equal than the rounding to 34 digits moves it.
 */
function compareQuotient(work: Work, how: Exclude<CompareOp, '!='>, { over, under }: Quotient, literal: Num): BooleanCode | null {
  const bound = wholeLiteral(literal)
  if (bound === null) return null
  const [a, b] = aligned(work, over, under)
  const x = bound.scale === 0 ? a : set(work, `${a}*${10 ** bound.scale}`)
  const y = set(work, `${b}*${bound.code}`)
  if (how === '=') return decided(`(${b}!==0&&${x}===${y})`)
  const order = (by: '<' | '<=' | '>' | '>='): string => `(${b}>0?${x}${by}${y}:${b}<0&&${x}${TURNED[by]}${y})`
  return { kind: 'boolean', yes: order(how), no: order(CONTRARY[how]) }
}

/**
 * Inputs → JavaScript statements that read them into locals. A well-formed value of a plain input is taken here; where one is not, `P(s)` answers:
 * the closures know what is wrong with it.
 */
import { canonical, isDecimal, type Num, type Value } from '../value.ts'
import type { Keep } from './build.ts'
import { isNumber, type Scope } from './emit-scope.ts'
import { type ReaderOf, readOwn, type TakeInput } from './input.ts'
import { near } from './near.ts'

/** The most texts that are compared one by one. */
const TEXTS_COMPARED = 8

/** What the statements stand upon. */
export const OBJECT = 'const O=Object.prototype;'

/** A source that is no plain object, or whose prototype holds an input, is not read here: what was read may not be its own. */
export function emitReading<Source>(inputs: readonly TakeInput[], readerOf: ReaderOf<Source> | null, scope: Scope): string {
  const taken = inputs.map((input) =>
    emitTaken(input, readerOf === null ? emitNamed(input, scope.keep) : `${scope.keep(readerOf(input.name))}(s)`, scope),
  )
  const faultless = inputs.some(({ plain }) => plain === null) ? 'if(e.length!==0)return P(s);' : ''
  return `let v;${taken.join('\n')}\n${faultless}${readerOf === null ? emitOwnership(inputs) : ''}`
}

const isPlainName = (name: string): boolean => !(name in Object.prototype) && !name.includes('.')

const emitNamed = ({ name }: TakeInput, keep: Keep): string =>
  isPlainName(name) ? `s[${JSON.stringify(name)}]` : `${keep(readOwn(name))}(s)`

/** Asked after the reading: V8 knows the object by then, and answers at no cost. */
function emitOwnership(inputs: readonly TakeInput[]): string {
  const names = inputs.map(({ name }) => name).filter(isPlainName)
  const held = names.map((name) => `O[${JSON.stringify(name)}]!==undefined`)
  return `v=Object.getPrototypeOf(s);if(${['(v!==O&&v!==null)', ...held].join('||')})return P(s);`
}

function emitTaken({ slot, type, plain, take }: TakeInput, read: string, scope: Scope): string {
  const { keep, asked } = scope
  const [c, d] = [`c${slot}`, `d${slot}`]
  if (plain === null) {
    const value = `const ${c}=${keep(take)}(${read},f,t);`
    return isNumber(type) ? `${value}const ${d}=${keep(near)}(${c});` : value
  }
  const missing = plain.nullable ? 'if(v!==null&&v!==undefined)' : ''
  if (plain.type !== 'number')
    return `v=${read};let ${c}=null;if(${GUARDS[plain.type]}${emitListed(plain.values, keep)})${c}=v;else ${missing}return P(s);`
  // One branch for all that is rare: each more costs every evaluation.
  const other = `${keep(numberOf)}(v)`
  if (!isNumber(type))
    return `v=${read};let ${c}=null;if(Number.isSafeInteger(v))${c}=v+0;else ${missing}{${c}=${other};if(${c}===null)return P(s);}`
  if (!asked.has(slot))
    return `v=${read};let ${d}=NaN;if(Number.isSafeInteger(v))${d}=v;else ${missing}{${d}=${keep(nearOf)}(v);if(${d}!==${d})return P(s);}`
  const rare = `{${c}=${other};if(${c}===null)return P(s);${d}=${keep(near)}(${c});}`
  return `v=${read};let ${d}=NaN,${c}=null;if(Number.isSafeInteger(v)){${d}=v;${c}=v+0;}else ${missing}${rare}`
}

/** Null for what is no number. */
const numberOf = (given: unknown): Num | null => (typeof given === 'number' || isDecimal(given) ? canonical(given) : null)

/** NaN for what is no number. */
function nearOf(given: unknown): number {
  if (typeof given === 'number') return Number.isFinite(given) ? given : Number.NaN
  return near(numberOf(given) ?? undefined)
}

function emitListed(values: readonly string[] | undefined, keep: Keep): string {
  if (values === undefined) return ''
  if (values.length === 0 || values.length > TEXTS_COMPARED) return `&&${keep(new Set<Value>(values))}.has(v)`
  return `&&(${values.map((value) => `v===${JSON.stringify(value)}`).join('||')})`
}

const GUARDS = { string: `typeof v==='string'`, boolean: `typeof v==='boolean'` } as const

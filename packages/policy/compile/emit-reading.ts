/**
 * Inputs → JavaScript that reads them. A well-formed value of a plain input is taken here; all else by the closure, which knows what is wrong
 * with it.
 */
import type { Keep } from './build.ts'
import { type ReaderOf, readOwn, type TakeInput } from './input.ts'

const INPUTS_PER_FUNCTION = 40
/** The most texts that are compared one by one. */
const TEXTS_COMPARED = 8

/** What the functions of `emitReading` stand upon. */
export const OBJECT = 'const O=Object.prototype;'

/**
 * Function expressions of a source, a frame and a trace; true where all was read as it must be. False: the source is no plain object, or its
 * prototype holds an input, so that what was read may not be its own.
 */
export function emitReading<Source>(inputs: readonly TakeInput[], readerOf: ReaderOf<Source> | null, keep: Keep): string[] {
  const functions: string[] = []
  for (let start = 0; start < inputs.length; start += INPUTS_PER_FUNCTION) {
    const some = inputs.slice(start, start + INPUTS_PER_FUNCTION)
    const taken = some.map((input) =>
      readerOf === null ? emitNamed(input, keep) : emitTaken(input, `${keep(readerOf(input.name))}(s)`, keep),
    )
    const check = readerOf === null ? emitOwnership(some) : 'return true'
    functions.push(`function readInputs(s,f,t){let v;${taken.join('\n')}\n${check}}`)
  }
  return functions
}

const isPlainName = (name: string): boolean => !(name in Object.prototype)

const emitNamed = (input: TakeInput, keep: Keep): string =>
  emitTaken(input, isPlainName(input.name) ? `s[${JSON.stringify(input.name)}]` : `${keep(readOwn(input.name))}(s)`, keep)

/** Asked after the reading: V8 knows the object by then, and answers at no cost. */
function emitOwnership(inputs: readonly TakeInput[]): string {
  const names = inputs.map(({ name }) => name).filter(isPlainName)
  const unheld = names.map((name) => `O[${JSON.stringify(name)}]===undefined`)
  return `const p=Object.getPrototypeOf(s);return ${['(p===O||p===null)', ...unheld].join('&&')}`
}

function emitTaken({ slot, plain, take }: TakeInput, read: string, keep: Keep): string {
  const slow = `${keep(take)}(v,f,t)`
  const quick =
    plain === null ? slow : `${GUARDS[plain.type]}${emitListed(plain.values, keep)}?${plain.type === 'number' ? 'v+0' : 'v'}:${slow}`
  const missing = plain?.nullable ? `v===undefined||v===null?null:${quick}` : quick
  return `v=${read};f[${slot}]=${missing};`
}

function emitListed(values: readonly string[] | undefined, keep: Keep): string {
  if (values === undefined) return ''
  if (values.length === 0 || values.length > TEXTS_COMPARED) return `&&${keep(new Set(values))}.has(v)`
  return `&&(${values.map((value) => `v===${JSON.stringify(value)}`).join('||')})`
}

/** `v+0` above makes zero of minus zero. */
const GUARDS = { number: 'Number.isSafeInteger(v)', string: `typeof v==='string'`, boolean: `typeof v==='boolean'` } as const

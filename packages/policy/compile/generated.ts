/**
 * IR → JavaScript, for hosts that may generate code: reading inputs and finding the rows of a table. All else is shared with the closures,
 * which remain for a content security policy that forbids this, and as what this is checked against.
 *
 * Source   V8 stops optimising very large functions, so that 1,000 rules in one ran ten times slower than 40: code is emitted in chunks.
 */
import type { InputSchema } from '../input-schema.ts'
import type { IrPolicy, IrTable } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import { type BackEnd, type CompiledPolicy, compilePolicy } from './closures.ts'
import { emitCell, type Keep } from './emit-cell.ts'
import type { Frame } from './expression.ts'
import type { CompileReading, ReadInput, ReadInputs } from './input.ts'
import type { CompileMatching, Row } from './table.ts'

const RULES_PER_FUNCTION = 100
const TESTS_PER_FUNCTION = 500
const INPUTS_PER_FUNCTION = 40

/** False under a content security policy without `unsafe-eval`. */
export function canGenerate(): boolean {
  try {
    return build('return true', []) === true
  } catch {
    return false
  }
}

export const compileGenerated = (policy: IrPolicy, schema: InputSchema): CompiledPolicy => compilePolicy(policy, schema, GENERATED)

/** Only this module's own text, numbers, booleans and `JSON.stringify` of texts go into the code: see emit-cell.ts. */
function build(code: string, kept: readonly unknown[]): unknown {
  const names = kept.map((_value, index) => `k${index}=K[${index}]`)
  const constants = names.length > 0 ? `const ${names.join(',')};` : ''
  // oxlint-disable-next-line typescript/no-implied-eval -- the one place that generates code, and only for hosts that ask for it
  const factory = new Function('K', `"use strict";${constants}${code}`)
  return factory(kept)
}

function keeping(): { readonly kept: readonly unknown[]; readonly keep: Keep } {
  const kept: unknown[] = []
  return { kept, keep: (value) => `k${kept.push(value) - 1}` }
}

/** Adds the rows that match; true when no more are wanted. */
type FindIn = (frame: Frame, values: readonly Value[], found: Row[]) => boolean

const compileMatching: CompileMatching = (table, rows, columns) => {
  const { kept, keep } = keeping()
  const direct = table.columns.every(({ value, allowed }) => value.op === 'slot' && allowed.match === 'any')
  const code = emitTable(table, direct, keep(rows), keep)
  const chunks = build(code, kept) as readonly FindIn[]
  return (frame, trace) => {
    const values = direct ? frame : columns(frame, trace)
    const found: Row[] = []
    for (const findIn of chunks) if (findIn(frame, values, found)) break
    return found
  }
}

type EmittedRule = { readonly code: string; readonly columns: readonly number[] }

function emitTable(table: IrTable, direct: boolean, rows: string, keep: Keep): string {
  const rules = table.rules.map(({ cells }, index): EmittedRule => {
    // All cells must match and none has an effect, so that those without a call may go first.
    const tests = cells.map((cell, column) => emitCell(cell, column, keep)).filter((test) => test !== null)
    tests.sort((left, right) => Number(right.quick) - Number(left.quick))
    const then = table.hitPolicy === 'FIRST' ? `{o.push(${rows}[${index}]);return true}` : `o.push(${rows}[${index}]);`
    return { code: `if(${tests.map(({ code }) => code).join('&&') || 'true'})${then}`, columns: tests.map(({ column }) => column) }
  })
  const placeOf = (column: number): number => {
    const { value } = table.columns[column]!
    return direct && value.op === 'slot' ? value.slot : column
  }
  return `return [${chunksOf(rules)
    .map((chunk) => emitChunk(chunk, placeOf))
    .join(',')}]`
}

function chunksOf(rules: readonly EmittedRule[]): readonly (readonly EmittedRule[])[] {
  const chunks: EmittedRule[][] = []
  let tests = Number.POSITIVE_INFINITY
  for (const rule of rules) {
    tests += rule.columns.length
    if (tests > TESTS_PER_FUNCTION || chunks.at(-1)!.length === RULES_PER_FUNCTION) {
      chunks.push([])
      tests = rule.columns.length
    }
    chunks.at(-1)!.push(rule)
  }
  return chunks
}

function emitChunk(chunk: readonly EmittedRule[], placeOf: (column: number) => number): string {
  const columns = [...new Set(chunk.flatMap((rule) => rule.columns))]
  const locals = columns.map(
    (column) =>
      `const c${column}=v[${placeOf(column)}],d${column}=typeof c${column}==='number'?c${column}:NaN,` +
      `x${column}=typeof c${column}==='object'&&c${column}!==null;`,
  )
  return `function findRows(f,v,o){${locals.join('')}${chunk.map(({ code }) => code).join('\n')}return false}`
}

/** A well-formed value of a plain input is read here; all else by the closure, which knows what is wrong with it. */
const compileReading: CompileReading = (readers) => {
  const { kept, keep } = keeping()
  const functions: string[] = []
  for (let start = 0; start < readers.length; start += INPUTS_PER_FUNCTION) {
    const inputs = readers.slice(start, start + INPUTS_PER_FUNCTION).map((reader) => emitInput(reader, keep))
    functions.push(
      `function readInputs(i,f,t){const p=Object.getPrototypeOf(i),plain=p===null||p===Object.prototype;let v;${inputs.join('\n')}}`,
    )
  }
  const chunks = build(`const O=Object.prototype;return [${functions.join(',')}]`, kept) as readonly ReadInputs[]
  return (inputs, frame, trace) => {
    for (const read of chunks) read(inputs, frame, trace)
  }
}

function emitInput({ name, slot, plain, read }: ReadInput, keep: Keep): string {
  const [target, slow] = [`f[${slot}]`, `${keep(read)}(i,f,t)`]
  if (plain === null || name in Object.prototype) return `if(${target}===undefined)${target}=${slow};`
  const property = JSON.stringify(name)
  const listed = plain.values === undefined ? '' : `&&${keep(new Set(plain.values))}.has(v)`
  // What a property holds and the prototype's does not, is the object's own.
  const quick = `plain&&v!==O[${property}]&&${GUARDS[plain.type]}${listed}?${plain.type === 'number' ? 'v+0' : 'v'}:${slow}`
  const missing = plain.nullable ? `v===undefined||v===null?null:${quick}` : quick
  return `if(${target}===undefined){v=i[${property}];${target}=${missing};}`
}

/** `v+0` above makes zero of minus zero. */
const GUARDS = { number: 'Number.isSafeInteger(v)', string: `typeof v==='string'`, boolean: `typeof v==='boolean'` } as const

const GENERATED: BackEnd = { compileReading, compileMatching }

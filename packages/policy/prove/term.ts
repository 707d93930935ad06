/**
 * What an expression gives where every variable lies in a known band: a value where that is enough to know it, else a term over values within bands.
 *
 * Always   a term is rebuilt from the operations of the typed IR, and operations on known values are done by the evaluator itself.
 */
import { compileExpression } from '../compile/expression.ts'
import type { Ir } from '../ir/ir.ts'
import { type FunctionValue, isDecimal, isFunction, type Value } from '../value.ts'
import type { Span } from './axis.ts'
import { frameOf } from './frame-of.ts'

export type Term =
  | { readonly term: 'value'; readonly value: Value; readonly key: string }
  /** Some value of a band: the same one wherever the variable stands. */
  | { readonly term: 'within'; readonly variable: number; readonly span: Span | null; readonly key: string }
  /** `ir` reads its operands from slots 0, 1, … */
  | { readonly term: 'computed'; readonly ir: Ir; readonly of: readonly Term[]; readonly key: string }
  /** Several outputs of which some are no value. */
  | { readonly term: 'record'; readonly fields: ReadonlyMap<string, Term>; readonly key: string }
  /** True or false or anything else: not decided here. */
  | { readonly term: 'unknown'; readonly key: string }

export const valueTerm = (value: Value): Term => ({ term: 'value', value, key: keyOfValue(value) })
export const unknownTerm: Term = { term: 'unknown', key: '?' }
export const [trueTerm, falseTerm, nullTerm] = [valueTerm(true), valueTerm(false), valueTerm(null)]
export const withinTerm = (variable: number, band: number, span: Span | null): Term => ({
  term: 'within',
  variable,
  span,
  key: `v${variable}.${band}`,
})

function keyOfValue(value: Value): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(keyOfValue).join()}]`
  if (isDecimal(value)) return value.toString()
  if (Object.getPrototypeOf(value) !== Object.prototype) return keyOfInstance(value)
  return `{${Object.entries(value)
    .map(([name, each]) => `${JSON.stringify(name)}:${keyOfValue(each)}`)
    .join()}}`
}

const instances = new WeakMap<object, string>()
let instancesSeen = 0

/** Equal ones may have different keys: then work is done twice, never wrongly. */
function keyOfInstance(value: object): string {
  const known = instances.get(value) ?? `instance ${++instancesSeen}`
  instances.set(value, known)
  return known
}

export function recordTerm(names: readonly string[], terms: readonly Term[]): Term {
  if (terms.every((each) => each.term === 'value')) {
    return valueTerm(Object.freeze(Object.fromEntries(terms.map(({ value }, index) => [names[index]!, value]))))
  }
  const fields = new Map(names.map((name, index) => [name, terms[index]!]))
  return { term: 'record', fields, key: `{${names.map((name, index) => `${name}:${terms[index]!.key}`).join()}}` }
}

/** Operations by the terms of their operands. `ir` reads these from slots 0, 1, …; `id` tells operations apart. */
export function operation(ir: Ir, id: string): (of: readonly Term[]) => Term {
  const run = compileExpression(ir)
  return (of) => {
    if (of.every((each) => each.term === 'value'))
      return valueTerm(
        run(
          frameOf(
            of.length,
            of.map(({ value }) => value),
          ),
          null,
        ),
      )
    const chosen = chooseEarly(ir, of)
    if (chosen !== null) return chosen
    if (ir.op === 'field' && of[0]?.term === 'record') return of[0].fields.get(ir.field) ?? nullTerm
    if (of.some(({ term }) => term === 'unknown' || term === 'record')) return unknownTerm
    if (of.some((each) => each.term === 'value' && each.value === null)) return ofNull(ir, of)
    return { term: 'computed', ir, of, key: `${id}(${of.map(({ key }) => key).join()})` }
  }
}

/** What one operand settles by itself: the deciding side of `and` and `or`, the condition of `if`. */
function chooseEarly(ir: Ir, [first, yes, no]: readonly Term[]): Term | null {
  if (ir.op === 'if' && first?.term === 'value') return (first.value === true ? yes : no) ?? null
  if (ir.op !== 'logic') return null
  const deciding = ir.how === 'or'
  return [first, yes].some((each) => each?.term === 'value' && each.value === deciding) ? valueTerm(deciding) : null
}

/** What is called, where that is known before it runs. */
export const functionOf = (ir: Ir): FunctionValue | null =>
  ir.op === 'invoke' && ir.of.op === 'constant' && isFunction(ir.of.value) ? ir.of.value : null

/** A null among operands of which some are not known. */
function ofNull(ir: Ir, of: readonly Term[]): Term {
  if (ir.op === 'arithmetic' || ir.op === 'negate' || ir.op === 'concatenate') return nullTerm
  const called = functionOf(ir)
  if (called?.moves.some((move, place) => move !== null && of[place]?.term === 'value' && of[place].value === null)) return nullTerm
  if (ir.op !== 'compare') return unknownTerm
  if (ir.how !== '=' && ir.how !== '!=') return nullTerm
  // What lies within a band is no null; what is computed may be.
  return of.some(({ term }) => term === 'within') ? valueTerm(ir.how === '!=') : unknownTerm
}

/** What the host hands over → the value a policy sees. Anything malformed is an error that names the input, and counts as null. */
import type { Trace } from '../evaluation.ts'
import type { InputType, OfferedInput, StructuredInput } from '../input-schema.ts'
import type { IrInput } from '../ir/ir.ts'
import { type Context, canonical, isContext, isDecimal, type Value } from '../value.ts'
import { compileCell } from './cell.ts'
import type { Frame } from './expression.ts'

export type Inputs = Readonly<Record<string, Value | undefined>>
/** How the value of an input is found in what the host hands over. */
export type ReaderOf<Source> = (input: string) => (source: Source) => Value | undefined
/** `plain`: how the input is offered, when taking it is no more than checking that. */
export type TakeInput = {
  readonly name: string
  readonly slot: number
  readonly plain: InputType | null
  readonly take: (given: Value | undefined, frame: Frame, trace: Trace) => Value
}
/** Fills the slots that are still empty. */
export type ReadInputs<Source> = (source: Source, frame: Frame, trace: Trace) => void

/** Where no `readerOf` is given, the source holds the inputs by name. */
export function readByClosures<Source>(inputs: readonly TakeInput[], readerOf: ReaderOf<Source> | null): ReadInputs<Source> {
  const readers = inputs.map(({ name, slot, take }) => ({ slot, take, read: readerOf?.(name) ?? readOwn(name) }))
  return (source, frame, trace) => {
    for (const { slot, take, read } of readers) if (frame[slot] === undefined) frame[slot] = take(read(source), frame, trace)
  }
}

/** Own properties only: an input may be called `constructor`. */
export const readOwn =
  (name: string): ((source: unknown) => Value | undefined) =>
  (source) =>
    own(source as Inputs, name)

export function compileInput({ name, slot, allowed }: IrInput, offered: OfferedInput): TakeInput {
  const accept = compileOffered(name, offered)
  const permits = compileCell(allowed)
  if (permits === null) {
    const plain = offered.type === 'context' ? null : offered
    return { name, slot, plain, take: (given, _frame, trace) => accept(given, trace) }
  }
  const take: TakeInput['take'] = (given, frame, trace) => {
    const value = accept(given, trace)
    return value === null || permits(frame, value) ? value : tell('value-not-allowed', name, 'has a value that is not allowed', trace)
  }
  return { name, slot, plain: null, take }
}

type Accept = (given: Value | undefined, trace: Trace) => Value

const own = (inputs: Inputs, name: string): Value | undefined => (Object.hasOwn(inputs, name) ? inputs[name] : undefined)

function tell(code: 'input-type' | 'input-missing' | 'value-not-allowed', input: string, what: string, trace: Trace): null {
  trace.errors.push({ code, input, message: `input \`${input}\` ${what}` })
  return null
}

function compileOffered(name: string, offered: OfferedInput): Accept {
  const convert = offered.type === 'context' ? compileStructured(name, offered) : compileScalar(name, offered)
  const { nullable } = offered
  return (given, trace) => {
    if (given !== undefined && given !== null) return convert(given, trace)
    return nullable ? null : tell('input-missing', name, 'is never null, and is missing', trace)
  }
}

function compileScalar(name: string, { type, values }: InputType): (given: Value, trace: Trace) => Value {
  const convert = CONVERT[type]
  const listed = values === undefined ? null : new Set<Value>(values)
  return (given, trace) => {
    const value = convert(given)
    if (value === null) return tell('input-type', name, `is not a ${type}`, trace)
    return listed === null || listed.has(value) ? value : tell('value-not-allowed', name, 'has a value that is not allowed', trace)
  }
}

const CONVERT: Record<InputType['type'], (value: Value) => Value> = {
  number: (value) => (typeof value === 'number' || isDecimal(value) ? canonical(value) : null),
  string: (value) => (typeof value === 'string' ? value : null),
  boolean: (value) => (typeof value === 'boolean' ? value : null),
}

/** A part is named by its path: `loan.rate`. Parts that the schema does not name are dropped. */
function compileStructured(name: string, { fields }: StructuredInput): (given: Value, trace: Trace) => Value {
  const parts = [...fields].map(([field, offered]) => [field, compileOffered(`${name}.${field}`, offered)] as const)
  return (given, trace) => {
    if (!isContext(given)) return tell('input-type', name, 'is not a context', trace)
    const entries = parts.map(([field, accept]): [string, Value] => [field, accept(own(given, field), trace)])
    return Object.fromEntries(entries) as Context
  }
}

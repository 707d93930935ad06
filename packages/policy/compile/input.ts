/** What the host hands over → the value a policy sees. Anything malformed is an error that names the input, and counts as null. */
import type { Trace } from '../evaluation.ts'
import type { ScalarKind, Type } from '../feel/type.ts'
import type { InputType, ListInput, OfferedInput, StructuredInput } from '../input-schema.ts'
import type { IrInput } from '../ir/ir.ts'
import { momentOf } from '../temporal/arithmetic.ts'
import { FeelDate } from '../temporal/date.ts'
import { readDate, readDateTime, readDuration, readTime } from '../temporal/read.ts'
import { isTemporal, type Temporal } from '../temporal/temporal.ts'
import { type Context, canonical, isContext, isDecimal, isList, type Value } from '../value.ts'
import { compileCell } from './cell.ts'
import { type Frame, MAX_NESTING } from './frame.ts'
import { valueOfGiven } from './given.ts'
import { compileHold } from './hold.ts'
import { nestsWithin } from './size.ts'

export type Inputs = Readonly<Record<string, Value | undefined>>
/** How the value of an input is found in what the host hands over. */
export type ReaderOf<Source> = (input: string) => (source: Source) => Value | undefined
export type PlainInput = InputType & { readonly type: 'number' | 'string' | 'boolean' }
/** `plain`: how the input is offered, when taking it is no more than checking that. */
export type TakeInput = {
  readonly name: string
  readonly slot: number
  readonly type: Type
  readonly plain: PlainInput | null
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

/** Own properties only: an input may be called `constructor`. One of an imported model, `rates.Base`, may stand inside of a context `rates`. */
export function readOwn(name: string): (source: unknown) => Value | undefined {
  const dot = name.indexOf('.')
  if (dot < 0) return (source) => own(source as Inputs, name)
  const [outer, inner] = [name.slice(0, dot), readOwn(name.slice(dot + 1))]
  return (source) => {
    const context = own(source as Inputs, outer)
    return own(source as Inputs, name) ?? (isContext(context) ? inner(context) : undefined)
  }
}

export function compileInput({ name, slot, type, allowed, held = null }: IrInput, offered: OfferedInput): TakeInput {
  const accept = compileOffered(name, offered)
  const permits = compileCell(allowed)
  const hold = held && compileHold(held, compileCell)
  if (permits === null && hold === null)
    return { name, slot, type, plain: plainOf(offered), take: (given, _frame, trace) => accept(given, trace) }
  const take: TakeInput['take'] = (given, frame, trace) => {
    const accepted = accept(given, trace)
    const value = hold === null ? accepted : hold(accepted, frame)
    if (value === undefined) return tell('input-type', name, 'is not of the type that the model says', trace)
    return value === null || permits === null || permits(frame, value)
      ? value
      : tell('value-not-allowed', name, 'has a value that is not allowed', trace)
  }
  return { name, slot, type, plain: null, take }
}

function plainOf(offered: OfferedInput): PlainInput | null {
  const { type } = offered
  return type === 'number' || type === 'string' || type === 'boolean' ? { ...offered, type } : null
}

type Accept = (given: Value | undefined, trace: Trace) => Value

const own = (inputs: Inputs, name: string): Value | undefined => (Object.hasOwn(inputs, name) ? inputs[name] : undefined)

function tell(code: 'input-type' | 'input-missing' | 'value-not-allowed', input: string, what: string, trace: Trace): null {
  trace.errors.push({ code, input, message: `input \`${input}\` ${what}` })
  return null
}

/** A list of one value stands for the value, where no list is asked for. */
function compileOffered(name: string, offered: OfferedInput): Accept {
  const convert = compileGiven(name, offered)
  const { nullable, type } = offered
  const unwraps = type !== 'list' && type !== 'any'
  return (given, trace) => {
    const one = unwraps && isList(given) && given.length === 1 ? given[0] : given
    if (one !== undefined && one !== null) return convert(one, trace)
    return nullable ? null : tell('input-missing', name, 'is never null, and is missing', trace)
  }
}

function compileGiven(name: string, offered: OfferedInput): (given: Value, trace: Trace) => Value {
  switch (offered.type) {
    case 'context':
      return compileStructured(name, offered)
    case 'list':
      return compileList(name, offered)
    case 'any':
      return (given, trace) =>
        nestsWithin(given, MAX_NESTING) ? valueOfGiven(given) : tell('input-type', name, `nests more than ${MAX_NESTING} deep`, trace)
    default:
      return compileScalar(name, offered)
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

/** A temporal value, or its text; a date stands for its midnight in UTC. */
const temporal =
  (kind: ScalarKind, read: (text: string) => Temporal | null) =>
  (value: Value): Value => {
    const given = typeof value === 'string' ? read(value) : value
    if (kind === 'date and time' && given instanceof FeelDate) return momentOf(given)
    return isTemporal(given) && given.kind === kind ? given : null
  }

const CONVERT: Record<ScalarKind, (value: Value) => Value> = {
  number: (value) => (typeof value === 'number' || isDecimal(value) ? canonical(value) : null),
  string: (value) => (typeof value === 'string' ? value : null),
  boolean: (value) => (typeof value === 'boolean' ? value : null),
  date: temporal('date', readDate),
  time: temporal('time', readTime),
  'date and time': temporal('date and time', readDateTime),
  'days and time duration': temporal('days and time duration', readDuration),
  'years and months duration': temporal('years and months duration', readDuration),
}

/** One value stands for the list of it. */
function compileList(name: string, { item }: ListInput): (given: Value, trace: Trace) => Value {
  const accept = compileOffered(`${name}[]`, item)
  return (given, trace) => (isList(given) ? given : [given]).map((each) => accept(each, trace))
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

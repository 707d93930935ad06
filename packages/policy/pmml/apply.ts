/** Apply: a built-in function, or one that the model defines. */
import { type Element, elementsOf, lineOf } from '../dmn/xml.ts'
import { type Compiling, cut } from './compiling.ts'
import { cast, type DataType, isNumeric, type PmmlValue } from './data-type.ts'
import { type Expression, missingValue } from './expression-value.ts'
import { BUILT_INS, type BuiltIn } from './functions.ts'
import { choice, expectOnly, refuse, required, text } from './reading.ts'
import type { Frame, Linear, Read } from './scope.ts'

const MOST_CALLS = 10_000

export function applyFunction(element: Element, args: readonly Expression[], compiling: Compiling): Expression {
  const children = elementsOf(element).map((each) => each.localName ?? '')
  expectOnly(element, ['function', 'mapMissingTo', 'defaultValue', 'invalidValueTreatment'], children, compiling)
  choice(element, 'invalidValueTreatment', ['returnInvalid', 'asIs', 'asMissing'], 'returnInvalid', compiling)
  const name = required(element, 'function', compiling)
  const applied = called(name, element, args, compiling)
  return {
    ...applied,
    inputs: [...new Set(args.flatMap(({ inputs }) => inputs))],
    constant: null,
    read: withDefaults(element, applied, args),
  }
}

function called(name: string, element: Element, args: readonly Expression[], compiling: Compiling): Expression {
  const place = { file: compiling.file, line: lineOf(element) }
  const defined = compiling.functions.get(name)
  const builtIn = BUILT_INS.get(name)
  const [least, most] = defined ? [defined.params.length, defined.params.length] : [builtIn?.least ?? 0, builtIn?.most ?? 0]
  if (defined === undefined && builtIn === undefined) {
    refuse(element, compiling, `function ${name}`)
    return missingValue
  }
  if (args.length < least || args.length > most) {
    compiling.report(place, 'argument-count', `${name} takes ${most === least ? least : `${least} or more`} arguments, not ${args.length}`)
    return missingValue
  }
  if (builtIn !== undefined && defined === undefined) return callBuiltIn(name, builtIn, args, compiling)
  return callDefined(name, element, args, compiling)
}

function callDefined(name: string, element: Element, args: readonly Expression[], compiling: Compiling): Expression {
  const defined = compiling.functions.get(name)!
  const { params } = defined
  const field = defined.body()
  addWeight(defined.weight, element, compiling)
  if (field === null) {
    const message = `function ${name} calls itself or is broken`
    compiling.report({ file: compiling.file, line: lineOf(element) }, 'requirement-cycle', message)
    return missingValue
  }
  const read = (frame: Frame): PmmlValue => {
    const values = args.map((each, index) => cast(params[index]!.castTo, each.read(frame)))
    for (const [index, { slot }] of params.entries()) frame.slots[slot] = values[index]!
    return field.read(frame)
  }
  return { ...missingValue, type: field.type, read }
}

/** A function that calls another twice, which calls another twice, … runs for ever though its text is short. */
function addWeight(weight: number, element: Element, { calls, file, report }: Compiling): void {
  calls.weight += weight
  if (calls.isTold || calls.weight <= MOST_CALLS) return
  calls.isTold = true
  report({ file, line: lineOf(element) }, 'too-complex', `one evaluation would run more than ${MOST_CALLS} functions`)
}

function callBuiltIn(name: string, { missing, type, apply }: BuiltIn, args: readonly Expression[], compiling: Compiling): Expression {
  const result = resultType(type, args)
  const round = type === 'as arguments' && result === 'float' ? Math.fround : null
  const reads = args.map(({ read }) => read)
  if (name.startsWith('less') || name.startsWith('greater') || name.endsWith('qual')) tellCut(args, compiling)
  const compute: Read = (frame) => {
    const values: PmmlValue[] = []
    for (const read of reads) {
      const value = read(frame)
      if (value !== null || missing === 'is seen') values.push(value)
      else if (missing === 'gives missing') return null
    }
    const value = apply(values)
    return round !== null && typeof value === 'number' ? round(value) : value
  }
  const read: Read = (frame) => {
    const value = compute(frame)
    return Number.isNaN(value) ? null : value
  }
  return { ...missingValue, type: result, linear: linearOf(name, args), read }
}

function tellCut([left, right]: readonly Expression[], compiling: Compiling): void {
  if (typeof right?.constant === 'number') cut(compiling, left!, right.constant)
  if (typeof left?.constant === 'number') cut(compiling, right!, left.constant)
}

function resultType(type: BuiltIn['type'], args: readonly Expression[]): DataType | null {
  if (type === 'as last') return widest(args.slice(1))
  return type === 'as arguments' ? widest(args) : type
}

/** Of integers the result is kept as a double: a quotient of two is no integer. */
function widest(args: readonly Expression[]): DataType | null {
  const types = args.filter(({ type }) => type !== null).map(({ type }) => type!)
  if (types.length > 0 && !types.every(isNumeric)) return types.every((each) => each === types[0]) ? types[0]! : null
  return types.includes('float') && !types.includes('double') ? 'float' : 'double'
}

/** Adding, scaling and shifting keep a field a straight line of its input, so its cut points can be told. */
function linearOf(name: string, [left, right]: readonly Expression[]): Linear | null {
  const [a, b] = [left?.linear ?? null, right?.linear ?? null]
  const [x, y] = [left?.constant, right?.constant]
  if (a !== null && typeof y === 'number') {
    if (name === '+') return { ...a, offset: a.offset + y }
    if (name === '-') return { ...a, offset: a.offset - y }
    if (name === '*') return { input: a.input, factor: a.factor * y, offset: a.offset * y }
    if (name === '/' && y !== 0) return { input: a.input, factor: a.factor / y, offset: a.offset / y }
  }
  if (b !== null && typeof x === 'number') {
    if (name === '+') return { ...b, offset: b.offset + x }
    if (name === '-') return { input: b.input, factor: -b.factor, offset: x - b.offset }
    if (name === '*') return { input: b.input, factor: b.factor * x, offset: b.offset * x }
  }
  return null
}

/** `mapMissingTo` stands in where an argument is missing, `defaultValue` where the result is. */
function withDefaults(element: Element, { type, read }: Expression, args: readonly Expression[]): Read {
  const ofMissing = text(element, 'mapMissingTo')
  const ofNothing = text(element, 'defaultValue')
  if (ofMissing === null && ofNothing === null) return read
  const [instead, fallback] = [ofMissing, ofNothing].map((each) => (each === null ? null : cast(type, each)))
  return (frame) => {
    if (ofMissing !== null && args.some((each) => each.read(frame) === null)) return instead!
    return read(frame) ?? fallback!
  }
}

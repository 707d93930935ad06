/** TransformationDictionary and LocalTransformations → fields that are computed. */
import { type Element, lineOf } from '../dmn/xml.ts'
import { type Compiling, type DefinedFunction, type Parameter, remembered } from './compiling.ts'
import { OPTYPES } from './data-dictionary.ts'
import { cast, type DataType, type PmmlValue, valueAs } from './data-type.ts'
import { EXPRESSION_NAMES, readExpressionIn } from './expression.ts'
import { childrenNamed, choice, dataTypeAt, expectOnly, malformed, required, text } from './reading.ts'
import { type Field, Scope } from './scope.ts'

/** Fields may name each other in any order; all are made, so that each fault is told. */
export function declareDerived(holder: Element | undefined, scope: Scope, compiling: Compiling): void {
  if (holder === undefined) return
  expectOnly(holder, [], holder.localName === 'TransformationDictionary' ? ['DefineFunction', 'DerivedField'] : ['DerivedField'], compiling)
  const elements = childrenNamed(holder, 'DerivedField')
  const names = elements.map((element) => {
    const name = required(element, 'name', compiling)
    if (scope.has(name)) {
      const message = `there are two fields \`${name}\``
      compiling.report({ file: compiling.file, line: lineOf(element) }, 'duplicate-name', message)
    }
    scope.declare(name, () => readDerived(element, scope, compiling))
    return name
  })
  for (const name of names) scope.find(name)
}

function readDerived(element: Element, scope: Scope, compiling: Compiling): Field | null {
  expectOnly(element, ['name', 'displayName', 'optype', 'dataType'], [...EXPRESSION_NAMES, 'Value'], compiling)
  const type = dataTypeAt(element, compiling)
  if (type === null) malformed(element, compiling, 'needs an attribute dataType')
  return fieldOf(element, type ?? 'double', scope, compiling)
}

/** A field that is computed by the expression its element holds. */
function fieldOf(element: Element, type: DataType, scope: Scope, compiling: Compiling): Field {
  const { inputs, linear, read } = readExpressionIn(element, scope, compiling)
  const listed = childrenNamed(element, 'Value').map((each) => valueAs(type, text(each, 'value')) ?? null)
  return {
    name: text(element, 'name') ?? '',
    type,
    optype: choice(element, 'optype', OPTYPES, type === 'string' || type === 'boolean' ? 'categorical' : 'continuous', compiling),
    values: listed.length > 0 ? listed : null,
    displayValues: new Map(),
    inputs,
    linear: type === 'string' || type === 'boolean' ? null : linear,
    read: remembered(compiling.slots, (frame) => cast(type, read(frame))),
  }
}

/** Functions see their parameters only. Their bodies are read when first called: a function may call one that stands after it, never itself. */
export function defineFunctions(holder: Element | undefined, compiling: Compiling): void {
  for (const element of holder === undefined ? [] : childrenNamed(holder, 'DefineFunction')) {
    const name = required(element, 'name', compiling)
    expectOnly(element, ['name', 'optype', 'dataType'], ['ParameterField', ...EXPRESSION_NAMES], compiling)
    const scope = new Scope(null)
    const params = childrenNamed(element, 'ParameterField').map((each) => readParameter(each, compiling))
    for (const { field } of params) scope.add(field)
    scope.declare('', () => readBody(element, scope, compiling))
    const defined: DefinedFunction = { params, weight: 0, body: () => inBody(defined, scope, compiling) }
    compiling.functions.set(name, defined)
  }
  for (const { body } of compiling.functions.values()) body()
}

/** Counts the calls of the body by themselves. */
function inBody(defined: DefinedFunction, scope: Scope, { calls }: Compiling): Field | null {
  const before = calls.weight
  calls.weight = 0
  const field = scope.find('')
  if (defined.weight === 0) defined.weight = 1 + calls.weight
  calls.weight = before
  return field === 'circular' ? null : field
}

function readParameter(element: Element, compiling: Compiling): Parameter {
  expectOnly(element, ['name', 'displayName', 'optype', 'dataType'], [], compiling)
  const slot = compiling.slots.take()
  const castTo = dataTypeAt(element, compiling)
  const field: Field = {
    name: required(element, 'name', compiling),
    type: castTo ?? 'double',
    optype: choice(element, 'optype', OPTYPES, 'continuous', compiling),
    values: null,
    displayValues: new Map(),
    inputs: [],
    linear: null,
    read: (frame) => frame.slots[slot] ?? null,
  }
  return { field, slot, castTo }
}

/** Not remembered: each call has its own arguments. */
function readBody(element: Element, scope: Scope, compiling: Compiling): Field {
  const { type: given, read } = readExpressionIn(element, scope, compiling)
  const type = dataTypeAt(element, compiling) ?? given
  const computed = (value: PmmlValue): PmmlValue => cast(type, value)
  return {
    name: '',
    type: type ?? 'double',
    optype: 'continuous',
    values: null,
    displayValues: new Map(),
    inputs: [],
    linear: null,
    read: (frame) => computed(read(frame)),
  }
}

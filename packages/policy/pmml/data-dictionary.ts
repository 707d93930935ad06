/** DataDictionary → what each field may hold. Types outside the profile are refused where a model uses them. */
import { type Element, lineOf } from '../dmn/xml.ts'
import { type DataType, isNumeric, numberFrom, type OpType, type PmmlValue, valueAs } from './data-type.ts'
import { type Interval, readInterval } from './interval.ts'
import { childrenNamed, choice, expectOnly, malformed, type Reading, required, text } from './reading.ts'

export type Declaration = {
  readonly name: string
  readonly type: DataType
  readonly optype: OpType
  readonly valid: readonly PmmlValue[]
  readonly invalid: readonly PmmlValue[]
  /** As they are written: they may be of another type. */
  readonly missing: readonly string[]
  readonly intervals: readonly Interval[]
  readonly displayValues: ReadonlyMap<PmmlValue, string>
  readonly element: Element
  /** A type that is not read, or null. */
  readonly foreignType: string | null
}

const TYPES: readonly DataType[] = ['string', 'integer', 'float', 'double', 'boolean']
export const OPTYPES: readonly OpType[] = ['continuous', 'categorical', 'ordinal']

export function readDictionary(element: Element, reading: Reading): Map<string, Declaration> {
  expectOnly(element, ['numberOfFields'], ['DataField'], reading)
  const fields = new Map<string, Declaration>()
  for (const field of childrenNamed(element, 'DataField')) {
    const declaration = readDataField(field, reading)
    if (fields.has(declaration.name))
      reading.report({ file: reading.file, line: lineOf(field) }, 'duplicate-name', `there are two data fields \`${declaration.name}\``)
    fields.set(declaration.name, declaration)
  }
  return fields
}

function readDataField(element: Element, reading: Reading): Declaration {
  expectOnly(element, ['name', 'displayName', 'optype', 'dataType', 'isCyclic'], ['Interval', 'Value'], reading)
  const stated = required(element, 'dataType', reading)
  const type = TYPES.find((each) => each === stated) ?? 'string'
  const optype = choice(element, 'optype', OPTYPES, isNumeric(type) ? 'continuous' : 'categorical', reading)
  return {
    name: required(element, 'name', reading),
    type,
    optype,
    ...readValues(element, type, reading),
    intervals: childrenNamed(element, 'Interval').map((each) => readInterval(each, reading)),
    element,
    foreignType: type === stated || stated === '' ? null : stated,
  }
}

type Values = Pick<Declaration, 'valid' | 'invalid' | 'missing' | 'displayValues'>

function readValues(element: Element, type: DataType, reading: Reading): Values {
  const valid: PmmlValue[] = []
  const invalid: PmmlValue[] = []
  const missing: string[] = []
  const displayValues = new Map<PmmlValue, string>()
  for (const each of childrenNamed(element, 'Value')) {
    expectOnly(each, ['value', 'displayValue', 'property'], [], reading)
    const written = required(each, 'value', reading)
    const property = choice(each, 'property', ['valid', 'invalid', 'missing'], 'valid', reading)
    if (property === 'missing') {
      missing.push(written)
      continue
    }
    const value = constantOf(type, written)
    if (value === undefined) malformed(each, reading, `has value="${written}", which is no ${type}`)
    else (property === 'valid' ? valid : invalid).push(value)
    const shown = text(each, 'displayValue')
    if (shown !== null && value !== undefined) displayValues.set(value, shown)
  }
  return { valid, invalid, missing, displayValues }
}

/** A constant that is compared with a field: a fraction may be compared with an integer field, as producers do. */
export function constantOf(type: DataType, written: string): PmmlValue | undefined {
  if (type === 'integer') return numberFrom(written) ?? undefined
  return valueAs(type, type === 'string' ? written : written.trim())
}

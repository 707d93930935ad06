/**
 * MiningSchema → fields: what comes in is typed, checked and treated here, before anything is computed.
 *
 * Order   declared missing values, type, validity, outliers, then the replacement of what is missing.
 * Errors  a value that is not allowed, under `returnInvalid` (also the default), leaves the model without a result and says so.
 * Source  PMML 4.4, Mining Schema.
 */
import type { Element } from '../dmn/xml.ts'
import { type Compiling, findField, remembered } from './compiling.ts'
import { constantOf, type Declaration, OPTYPES } from './data-dictionary.ts'
import { isNumeric, type PmmlValue, valueAs } from './data-type.ts'
import { isWithin } from './interval.ts'
import { childrenNamed, choice, expectOnly, malformed, named, numberAt, refuse, required, text } from './reading.ts'
import type { Field, Frame, ModelErrorCode, Read, Scope } from './scope.ts'

/** `prepare` writes the field and tells whether the case may go on. */
export type ModelInput = {
  readonly field: Field
  readonly declaration: Declaration
  readonly nullable: boolean
  readonly isTreated: boolean
  readonly isActive: boolean
  readonly isOnlyRounded: boolean
  readonly prepare: Prepare
}
type Prepare = (raw: unknown, frame: Frame) => void

export type Schema = { readonly inputs: readonly ModelInput[]; readonly targets: readonly string[] }

type Treatment = {
  readonly invalid: 'returnInvalid' | 'asIs' | 'asMissing' | 'asValue'
  readonly invalidReplacement: PmmlValue
  readonly outliers: 'asIs' | 'asMissingValues' | 'asExtremeValues'
  readonly low: number
  readonly high: number
  readonly missingIsInvalid: boolean
  readonly replacement: PmmlValue
  readonly optype: Declaration['optype']
}

const USAGES = ['active', 'target', 'predicted', 'supplementary', 'group', 'order', 'frequencyWeight', 'analysisWeight'] as const
const ATTRIBUTES = ['name', 'usageType', 'optype', 'importance', 'outliers', 'lowValue', 'highValue', 'missingValueReplacement']
const TREATMENTS = ['missingValueTreatment', 'invalidValueTreatment', 'invalidValueReplacement', 'x-invalidValueReplacement']

/** The schema of the outermost model: its active and supplementary fields are the inputs. */
export function readSchema(model: Element, dictionary: ReadonlyMap<string, Declaration>, scope: Scope, compiling: Compiling): Schema {
  const inputs: ModelInput[] = []
  const targets: string[] = []
  for (const element of miningFields(model, compiling)) {
    const name = required(element, 'name', compiling)
    const usage = choice(element, 'usageType', USAGES, 'active', compiling)
    if (usage === 'target' || usage === 'predicted') targets.push(name)
    if (usage !== 'active' && usage !== 'supplementary') continue
    const declaration = dictionary.get(name)
    if (declaration === undefined) {
      findField(name, element, scope, compiling)
      continue
    }
    if (declaration.foreignType !== null && usage === 'supplementary') continue
    if (declaration.foreignType !== null) refuse(element, compiling, `an input of type ${declaration.foreignType}`)
    const treatment = readTreatment(element, declaration, compiling)
    const input = inputOf(declaration, treatment, usage === 'active', compiling)
    scope.add(input.field)
    inputs.push(input)
  }
  return { inputs, targets }
}

/** The schema of a model within a model: a field of the outer one, treated once more where it says how. */
export function readInnerSchema(model: Element, scope: Scope, outer: Scope, compiling: Compiling): readonly string[] {
  const targets: string[] = []
  for (const element of miningFields(model, compiling)) {
    const name = required(element, 'name', compiling)
    const usage = choice(element, 'usageType', USAGES, 'active', compiling)
    if (usage === 'target' || usage === 'predicted') targets.push(name)
    if (usage !== 'active' && usage !== 'supplementary') continue
    const field = usage === 'active' ? findField(name, element, outer, compiling) : outer.find(name)
    if (field === null || field === 'circular' || field.inputs.some((each) => compiling.absent.has(each))) continue
    const declaration = { ...field, valid: [], invalid: [], missing: [], intervals: [], element, foreignType: null }
    const treatment = readTreatment(element, declaration, compiling)
    if (treatment.outliers === 'asIs' && treatment.replacement === null && !treatment.missingIsInvalid) scope.add(field)
    else scope.add({ ...field, read: remembered(compiling.slots, (frame) => treated(field.read(frame), declaration, treatment, frame)) })
  }
  return targets
}

function miningFields(model: Element, compiling: Compiling): Element[] {
  const schemas = childrenNamed(model, 'MiningSchema')
  if (schemas.length !== 1) malformed(model, compiling, 'needs one MiningSchema')
  const fields = schemas.flatMap((schema) => {
    expectOnly(schema, [], ['MiningField'], compiling)
    return childrenNamed(schema, 'MiningField')
  })
  for (const field of fields) expectOnly(field, [...ATTRIBUTES, ...TREATMENTS], [], compiling)
  return fields
}

function readTreatment(element: Element, { type, optype }: Declaration, compiling: Compiling): Treatment {
  const methods = ['asIs', 'asMean', 'asMode', 'asMedian', 'asValue', 'returnInvalid'] as const
  const valueAt = (name: string): PmmlValue => {
    const written = text(element, name)
    const value = written === null ? null : constantOf(type, written)
    if (value === undefined) malformed(element, compiling, `has ${name}="${written}", which is no ${type}`)
    return value ?? null
  }
  return {
    invalid: choice(element, 'invalidValueTreatment', ['returnInvalid', 'asIs', 'asMissing', 'asValue'], 'returnInvalid', compiling),
    invalidReplacement: valueAt(named(element, 'invalidValueReplacement')),
    outliers: choice(element, 'outliers', ['asIs', 'asMissingValues', 'asExtremeValues'], 'asIs', compiling),
    low: numberAt(element, 'lowValue', compiling) ?? Number.NEGATIVE_INFINITY,
    high: numberAt(element, 'highValue', compiling) ?? Number.POSITIVE_INFINITY,
    missingIsInvalid: choice(element, 'missingValueTreatment', methods, 'asIs', compiling) === 'returnInvalid',
    replacement: valueAt('missingValueReplacement'),
    optype: choice(element, 'optype', OPTYPES, optype, compiling),
  }
}

function inputOf(declaration: Declaration, treatment: Treatment, isActive: boolean, { slots }: Compiling): ModelInput {
  const { name, type, valid, displayValues } = declaration
  const slot = slots.take()
  const linear = isNumeric(type) ? { input: name, factor: 1, offset: 0 } : null
  const read: Read = (frame) => frame.slots[slot] ?? null
  const values = valid.length > 0 ? valid : null
  const field: Field = { name, type, optype: treatment.optype, values, displayValues, inputs: [name], linear, read }
  const prepare: Prepare = (raw, frame) => {
    const faults = frame.errors.length
    frame.slots[slot] = accepted(raw, declaration, treatment, frame)
    if (!isActive) frame.errors.length = faults
  }
  const isTreated = isTreating(declaration, treatment)
  const isOnlyRounded = isTreated && !isTreating({ ...declaration, type: 'double' }, treatment)
  return { field, declaration, nullable: !treatment.missingIsInvalid, isTreated, isOnlyRounded, isActive, prepare }
}

function isTreating(
  { type, missing, invalid, valid, intervals }: Declaration,
  { outliers, replacement, invalid: how, missingIsInvalid }: Treatment,
): boolean {
  const isLimited = valid.length > 0 || intervals.length > 0
  const isRecoded = type === 'float' || missing.length > 0 || invalid.length > 0 || outliers !== 'asIs' || replacement !== null
  return isRecoded || missingIsInvalid || (isLimited && how !== 'returnInvalid')
}

function accepted(raw: unknown, declaration: Declaration, treatment: Treatment, frame: Frame): PmmlValue {
  const { type, missing } = declaration
  // A number is written out only where some text stands for what is missing: that takes longer than all the rest.
  const isMissing = missing.length > 0 && missing.includes(String(raw))
  const typed = isMissing ? null : valueAs(type, typeof raw === 'string' && type !== 'string' ? raw.trim() : raw)
  if (typed === null) return treated(null, declaration, treatment, frame)
  if (typed !== undefined && isAllowed(typed, declaration)) return treated(typed, declaration, treatment, frame)
  switch (treatment.invalid) {
    case 'asIs':
      return treated(typed ?? null, declaration, treatment, frame)
    case 'asMissing':
      return treated(null, declaration, treatment, frame)
    case 'asValue':
      return treated(treatment.invalidReplacement, declaration, treatment, frame)
    case 'returnInvalid':
      return fail(
        frame,
        typed === undefined ? 'input-type' : 'value-not-allowed',
        declaration,
        `holds ${typed === undefined ? `no ${type}` : 'a value that the model does not allow'}`,
      )
  }
}

function isAllowed(value: PmmlValue, { valid, invalid, intervals }: Declaration): boolean {
  if (invalid.includes(value)) return false
  if ((valid.length === 0 && intervals.length === 0) || valid.includes(value)) return true
  return typeof value === 'number' && intervals.some((interval) => isWithin(value, interval))
}

/** Outliers, then what is missing. */
function treated(value: PmmlValue, declaration: Declaration, treatment: Treatment, frame: Frame): PmmlValue {
  const kept = typeof value === 'number' ? withoutOutlier(value, treatment) : value
  if (kept !== null) return kept
  if (treatment.replacement !== null) return treatment.replacement
  return treatment.missingIsInvalid ? fail(frame, 'input-missing', declaration, 'is missing') : null
}

function withoutOutlier(value: number, { outliers, low, high }: Treatment): PmmlValue {
  if (outliers === 'asIs' || (value >= low && value <= high)) return value
  return outliers === 'asMissingValues' ? null : Math.min(Math.max(value, low), high)
}

function fail(frame: Frame, code: ModelErrorCode, { name }: Declaration, what: string): null {
  frame.errors.push({ code, input: name, message: `input \`${name}\` ${what}` })
  return null
}

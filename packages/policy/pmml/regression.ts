/**
 * RegressionModel: sums of terms, one table for a regression and one per category for a classification.
 *
 * Missing  a number that is missing leaves its table without a sum; a category that is missing adds nothing.
 * Source   PMML 4.4, Regression.
 */
import { type Element, elementsOf } from '../dmn/xml.ts'
import { findField } from './compiling.ts'
import { constantOf } from './data-dictionary.ts'
import { isNumeric, type PmmlValue } from './data-type.ts'
import type { ModelBody, ModelContext, Run } from './model-context.ts'
import { linkOf, NORMALISATIONS, type Normalisation, normaliserOf } from './normalisation.ts'
import { likeliest, NO_PREDICTION, predicted } from './prediction.ts'
import { childrenNamed, choice, expectOnly, malformed, numberAt, refuse, required, requiredNumber, text } from './reading.ts'
import type { Field, Frame } from './scope.ts'

/** NaN where it has no value. */
type Term = (frame: Frame) => number
type Table = { readonly category: PmmlValue; readonly sum: Term; readonly isTrivial: boolean }

export const REGRESSION_ATTRIBUTES = ['modelType', 'targetFieldName', 'normalizationMethod']

export function readRegression(context: ModelContext): ModelBody {
  const { element, compiling, isClassification, target, float32 } = context
  const method: Normalisation = choice(element, 'normalizationMethod', NORMALISATIONS, 'none', compiling)
  const tables = childrenNamed(element, 'RegressionTable').map((each) => readTable(each, context))
  if (isClassification) return classify(tables, method, context)
  const link = linkOf(method, float32)
  if (link === null) refuse(element, compiling, `normalizationMethod="${method}" of a regression`)
  if (tables.length !== 1) malformed(element, compiling, 'predicts a number, so it needs one RegressionTable')
  const sum = tables[0]?.sum ?? (() => Number.NaN)
  const run: Run = (frame) => {
    const value = (link ?? Number)(sum(frame))
    return predicted(Number.isNaN(value) ? null : value)
  }
  const moves =
    method === 'none' && !float32 ? movesOf(childrenNamed(element, 'RegressionTable')[0], context) : new Map<string, 'up' | 'down'>()
  return { categories: null, run, targetName: target?.name ?? null, moves }
}

/** Rounded or not, a line in an input never turns back: as long as only one term, and no derived field, reads the input. */
function movesOf(table: Element | undefined, { scope }: ModelContext): ReadonlyMap<string, 'up' | 'down'> {
  const terms = table === undefined ? [] : elementsOf(table)
  const reads = terms.map((term): readonly string[] => {
    const names = [text(term, 'name'), ...childrenNamed(term, 'FieldRef').map((each) => text(each, 'field'))]
    const fields = names.flatMap((name) => (name === null ? [] : scope.find(name)))
    return fields.flatMap((field) => (field === null || field === 'circular' ? [] : field.inputs))
  })
  const moves = new Map<string, 'up' | 'down'>()
  for (const [index, term] of terms.entries()) {
    const name = text(term, 'name') ?? ''
    const coefficient = Number(text(term, 'coefficient'))
    const isAlone = reads.filter((each) => each.includes(name)).length === 1 && reads[index]!.join() === name
    const isLine = term.localName === 'NumericPredictor' && (text(term, 'exponent') ?? '1').trim() === '1'
    const field = scope.find(name)
    const isDirect = field !== null && field !== 'circular' && field.linear?.input === name && field.linear.factor === 1
    if (isLine && isAlone && isDirect && Number.isFinite(coefficient)) moves.set(name, coefficient < 0 ? 'down' : 'up')
  }
  return moves
}

function classify(tables: readonly Table[], method: Normalisation, context: ModelContext): ModelBody {
  const { element, compiling, target, float32 } = context
  const ordered = inOrder(tables, method, context)
  const categories = ordered.map(({ category }) => category)
  const normalise = normaliserOf(method, categories.length, target?.optype === 'ordinal', float32)
  if (normalise === null) refuse(element, compiling, `normalizationMethod="${method}" of this classification`)
  if (tables.length < 2) malformed(element, compiling, 'predicts a category, so it needs a RegressionTable for each')
  const run: Run = (frame) => {
    const sums = ordered.map(({ sum }) => sum(frame))
    if (sums.some(Number.isNaN)) return NO_PREDICTION
    const probabilities = normalise!(sums)
    return { ...NO_PREDICTION, value: likeliest(categories, probabilities), probabilities }
  }
  return { categories, run }
}

/** An ordinal target says the order. Of two tables the trivial one, if any, takes what the other leaves. */
function inOrder(tables: readonly Table[], method: Normalisation, { target }: ModelContext): readonly Table[] {
  if (target?.optype === 'ordinal' && target.valid.length > 0) {
    const place = ({ category }: Table): number => target.valid.indexOf(category)
    return tables.toSorted((a, b) => place(a) - place(b))
  }
  const linked = method !== 'softmax' && method !== 'simplemax'
  return tables.length === 2 && linked && tables[0]!.isTrivial && !tables[1]!.isTrivial ? [tables[1]!, tables[0]!] : tables
}

function readTable(element: Element, context: ModelContext): Table {
  const { compiling, target, isClassification, float32 } = context
  expectOnly(element, ['intercept', 'targetCategory'], ['NumericPredictor', 'CategoricalPredictor', 'PredictorTerm'], compiling)
  const intercept = requiredNumber(element, 'intercept', compiling)
  const terms = [
    ...childrenNamed(element, 'NumericPredictor').map((each) => readNumeric(each, context)),
    ...readCategorical(element, context),
    ...childrenNamed(element, 'PredictorTerm').map((each) => readProduct(each, context)),
  ]
  const written = text(element, 'targetCategory')
  if (isClassification && written === null) required(element, 'targetCategory', compiling)
  const category = written === null ? null : (constantOf(target?.type ?? 'string', written) ?? written)
  return { category, sum: float32 ? singleSum(intercept, terms) : sumOf(intercept, terms), isTrivial: terms.length === 0 }
}

const sumOf =
  (intercept: number, terms: readonly Term[]): Term =>
  (frame) => {
    let sum = intercept
    for (const term of terms) sum += term(frame)
    return sum
  }

const singleSum =
  (intercept: number, terms: readonly Term[]): Term =>
  (frame) => {
    let sum = Math.fround(intercept)
    for (const term of terms) sum = Math.fround(sum + Math.fround(term(frame)))
    return sum
  }

function readNumeric(element: Element, { scope, compiling, float32 }: ModelContext): Term {
  expectOnly(element, ['name', 'exponent', 'coefficient'], [], compiling)
  const field = numericField(required(element, 'name', compiling), element, { scope, compiling })
  const exponent = numberAt(element, 'exponent', compiling) ?? 1
  const coefficient = requiredNumber(element, 'coefficient', compiling)
  const round = float32 ? Math.fround : (value: number): number => value
  const factor = round(coefficient)
  return (frame) => {
    const value = field === null ? Number.NaN : numberOf(field.read(frame))
    return factor * (exponent === 1 ? round(value) : round(value ** exponent))
  }
}

function numericField(name: string, element: Element, { scope, compiling }: Pick<ModelContext, 'scope' | 'compiling'>): Field | null {
  const field = findField(name, element, scope, compiling)
  if (field !== null && field.type === 'string') malformed(element, compiling, `needs a number, and \`${name}\` is a text`)
  return field
}

const numberOf = (value: PmmlValue): number => (value === null ? Number.NaN : Number(value))

/** All of one field together: one look finds the coefficient. */
function readCategorical(table: Element, { scope, compiling }: ModelContext): Term[] {
  const byField = new Map<Field, Map<PmmlValue, number>>()
  for (const element of childrenNamed(table, 'CategoricalPredictor')) {
    expectOnly(element, ['name', 'value', 'coefficient'], [], compiling)
    const field = findField(required(element, 'name', compiling), element, scope, compiling)
    if (field === null) continue
    const written = required(element, 'value', compiling)
    const value = constantOf(field.type, written)
    if (value === undefined) malformed(element, compiling, `has value="${written}", which is no ${field.type}`)
    const coefficients = byField.get(field) ?? new Map<PmmlValue, number>()
    const so = coefficients.get(value ?? null) ?? 0
    coefficients.set(value ?? null, so + requiredNumber(element, 'coefficient', compiling))
    byField.set(field, coefficients)
  }
  return [...byField].map(
    ([{ read }, coefficients]): Term =>
      (frame) => {
        const value = read(frame)
        return value === null ? 0 : (coefficients.get(value) ?? 0)
      },
  )
}

function readProduct(element: Element, { scope, compiling }: ModelContext): Term {
  expectOnly(element, ['name', 'coefficient'], ['FieldRef'], compiling)
  const coefficient = requiredNumber(element, 'coefficient', compiling)
  const fields = childrenNamed(element, 'FieldRef').flatMap((each) => {
    expectOnly(each, ['field'], [], compiling)
    const field = numericField(required(each, 'field', compiling), each, { scope, compiling })
    return field === null || !(isNumeric(field.type) || field.type === 'boolean') ? [] : [field]
  })
  if (childrenNamed(element, 'FieldRef').length === 0) malformed(element, compiling, 'needs a FieldRef')
  return (frame) => fields.reduce((so, { read }) => so * numberOf(read(frame)), coefficient)
}

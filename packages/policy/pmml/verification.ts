/**
 * ModelVerification: the model is run over the cases that its file holds. One that differs refuses the model.
 *
 * Numbers  within `precision` of what is expected, as a share of it; below `zeroThreshold` both count as zero.
 * Source   PMML 4.4, Model Verification.
 */
import { type Element, lineOf } from '../dmn/xml.ts'
import type { Compiling } from './compiling.ts'
import { numberFrom, type PmmlValue } from './data-type.ts'
import type { EvaluableModel, ModelEvaluation } from './evaluable-model.ts'
import { readInlineTable } from './map-values.ts'
import { childNamed, childrenNamed, expectOnly, malformed, numberAt, required, text } from './reading.ts'

type Column = {
  readonly field: string
  readonly column: string
  readonly precision: number
  readonly zeroThreshold: number
  readonly line: number
}

/** How many cases there were. */
export function verify(element: Element, model: EvaluableModel, compiling: Compiling): number {
  expectOnly(element, ['recordCount', 'fieldCount'], ['VerificationFields', 'InlineTable'], compiling)
  const [fields, table] = [childNamed(element, 'VerificationFields'), childNamed(element, 'InlineTable')]
  if (fields === undefined || table === undefined) {
    malformed(element, compiling, 'needs VerificationFields and an InlineTable')
    return 0
  }
  expectOnly(fields, [], ['VerificationField'], compiling)
  const columns = childrenNamed(fields, 'VerificationField').map((each) => readColumn(each, compiling))
  const isInput = ({ field }: Column): boolean => model.inputs.some(({ name }) => name === field)
  for (const column of columns.filter((each) => !isInput(each))) checkKnown(column, model, compiling)
  const rows = readInlineTable(table, compiling)
  for (const [index, row] of rows.entries()) {
    const given = Object.fromEntries(columns.filter(isInput).map(({ field, column }) => [field, row.get(column) ?? null]))
    const evaluation = model.evaluate(given)
    for (const column of columns) {
      const expected = row.get(column.column)
      if (isInput(column) || expected === undefined) continue
      const found = foundOf(column.field, evaluation, model)
      if (found !== undefined && !agrees(found, expected, column)) tell(column, index + 1, { found, expected, evaluation }, compiling)
    }
  }
  return rows.length
}

function readColumn(element: Element, compiling: Compiling): Column {
  expectOnly(element, ['field', 'column', 'precision', 'zeroThreshold'], [], compiling)
  const field = required(element, 'field', compiling)
  return {
    field,
    column: (text(element, 'column') ?? field).replace(/^.*:/, ''),
    precision: numberAt(element, 'precision', compiling) ?? 1e-6,
    zeroThreshold: numberAt(element, 'zeroThreshold', compiling) ?? 1e-16,
    line: lineOf(element),
  }
}

function checkKnown({ field, line }: Column, model: EvaluableModel, { file, report }: Compiling): void {
  const known = field === model.target || model.outputs.some(({ name }) => name === field)
  if (!known)
    report({ file, line }, 'unknown-name', `the verification names \`${field}\`, which is neither an input nor a result of the model`)
}

/** The target's own name always means the prediction. */
const foundOf = (field: string, { outputs, prediction }: ModelEvaluation, { target }: EvaluableModel): PmmlValue | undefined =>
  outputs.has(field) ? outputs.get(field) : field === target ? prediction : undefined

function agrees(found: PmmlValue, written: string, { precision, zeroThreshold }: Column): boolean {
  if (typeof found !== 'number') return found === null ? written.trim() === '' : String(found) === written.trim() || found === written
  const expected = numberFrom(written)
  if (expected === null) return false
  if (Math.abs(expected) <= zeroThreshold) return Math.abs(found) <= zeroThreshold
  return Math.abs(found - expected) <= precision * Math.abs(expected)
}

type Difference = { readonly found: PmmlValue; readonly expected: string; readonly evaluation: ModelEvaluation }

function tell({ field, line }: Column, row: number, { found, expected, evaluation }: Difference, { file, report }: Compiling): void {
  const why = evaluation.errors.map(({ message }) => `; ${message}`).join('')
  const message = `the model's own case ${row} expects \`${field}\` to be ${expected}, and it is ${found}${why}`
  report({ file, line, row, column: field }, 'verification-failed', message)
}

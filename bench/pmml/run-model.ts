/** One model over the rows of its table. */
import { type EvaluableModel, loadModel, type PmmlValue } from '@fairline/policy/pmml/load-model'
import type { Plan } from './columns.ts'
import { type Pair, pairOf, type Table } from './pairs.ts'

export type Status = 'passed' | 'failed' | 'refused' | 'no-table'
export type Result = {
  readonly model: string
  readonly status: Status
  readonly kind: string | null
  readonly table: string | null
  readonly rows: number
  readonly rowsPassed: number
  /** Columns that were held against the model's answers. */
  readonly compared: readonly string[]
  /** Why it was refused or failed: the first few. */
  readonly reasons: readonly string[]
}

const SHOWN = 5
/** Doubles to this share of what is expected, floats to what 32 bits hold. */
const TOLERANCE = { double: 1e-9, single: 2e-7 }
const ABSENT: ReadonlySet<string> = new Set(['', 'NA', 'N/A', 'null', 'NULL', 'NaN', 'nan', '?'])

export function runModel(path: string, xml: string, tables: readonly Table[]): Result {
  const none = { model: path, kind: null, table: null, rows: 0, rowsPassed: 0, compared: [] }
  const loaded = loadModel({ xml, file: path })
  if (!loaded.ok) {
    const reasons = loaded.diagnostics.slice(0, SHOWN).map(({ line, message }) => `line ${line ?? 1}: ${message}`)
    return { ...none, status: 'refused', reasons }
  }
  const { model } = loaded
  const pair = pairOf(path, model, tables)
  if (pair === null) return { ...none, status: 'no-table', kind: model.kind, reasons: ['no table has its inputs and its answers'] }
  return { ...none, kind: model.kind, table: pair.expected.path, ...runRows(model, pair) }
}

function runRows(model: EvaluableModel, { inputs, expected, plan, answers }: Pair): Omit<Result, 'model' | 'kind' | 'table'> {
  const { rows } = inputs.csv
  const reasons: string[] = []
  let rowsPassed = 0
  for (const [index, row] of rows.entries()) {
    const evaluation = model.evaluate(givenOf(model, plan, row))
    const differences = answers.expected.flatMap(({ column, name, found }) => {
      const [wanted, answer] = [expected.csv.rows[index]![column] ?? '', found(evaluation)]
      if (agrees(answer, wanted, model.precision)) return []
      return [
        `row ${index + 1}, ${name}: expected ${wanted || 'nothing'}, found ${answer}${evaluation.errors.map(({ message }) => ` (${message})`).join('')}`,
      ]
    })
    if (differences.length === 0) rowsPassed++
    else if (reasons.length < SHOWN) reasons.push(...differences.slice(0, SHOWN - reasons.length))
  }
  const passed = rowsPassed === rows.length && rows.length > 0
  return {
    status: passed ? 'passed' : 'failed',
    rows: rows.length,
    rowsPassed,
    compared: answers.expected.map(({ name }) => name),
    reasons,
  }
}

function givenOf({ inputs }: EvaluableModel, { inputs: places }: Plan, row: readonly string[]): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const { name, values } of inputs) {
    const cell = row[places.get(name) ?? -1]?.trim() ?? ''
    given[name] = ABSENT.has(cell) && !values?.includes(cell) ? null : cell
  }
  return given
}

function agrees(found: PmmlValue, written: string, precision: EvaluableModel['precision']): boolean {
  const cell = written.trim()
  if (found === null) return ABSENT.has(cell)
  if (typeof found !== 'number') return String(found).toLowerCase() === cell.toLowerCase() || sameNumber(String(found), cell)
  const wanted = Number(cell)
  return cell !== '' && Math.abs(found - wanted) <= TOLERANCE[precision] * Math.max(1, Math.abs(wanted))
}

/** A category `1` may be written `1.0`. */
const sameNumber = (found: string, cell: string): boolean => found !== '' && cell !== '' && Number(found) === Number(cell)

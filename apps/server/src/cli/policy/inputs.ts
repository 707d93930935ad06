/**
 * Borrowers to try a policy on: one JSON object or a list of them, NDJSON, or CSV with a column for each input (an empty cell is a missing value).
 *
 * Labels   a field or column called `id`, `case` or `subject` names a row, unless it is an input; columns `expect.…` are left to the pack's cases.
 */
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Inputs, Policy, Value } from '@fairline/policy/policy'
import { type Variable, type Variables, variablesOf } from '@fairline/policy/prove/variable'
import { parseNumeral } from '@fairline/policy/value'
import { parse } from 'csv-parse/sync'
import { CommandFault } from '../fault.ts'

export type Labelled = { readonly label: string; readonly inputs: Inputs }
type Row = Record<string, unknown>

const LABELS = ['id', 'case', 'subject']
const INPUTS_MAX = 1_000_000
export const INPUT_HELP = 'JSON itself, or a file of JSON, NDJSON or CSV, or - for standard input'

export async function readInputs(source: string, policy: Policy): Promise<Labelled[]> {
  const variables = variablesOf(policy.ir, policy.offered)
  const content = await contentOf(source)
  const isCsv = source.endsWith('.csv')
  const rows = isCsv ? csvRows(content, variables) : jsonRows(content)
  if (rows.length > INPUTS_MAX) throw new CommandFault(`more than ${INPUTS_MAX} rows`)
  const names = new Set([...policy.offered.keys()])
  return rows.map((row, index) => labelled(row, index, names))
}

async function contentOf(source: string): Promise<string> {
  if (/^\s*[[{]/.test(source)) return source
  if (source === '-') return text(process.stdin)
  return readFile(source, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandFault(`${source} cannot be read (${error.code ?? error.message})`)
  })
}

function jsonRows(content: string): Row[] {
  const whole = parseJson(content)
  const rows = whole === undefined ? linesOf(content) : Array.isArray(whole) ? whole : [whole]
  for (const [index, row] of rows.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new CommandFault(`item ${index + 1} is no JSON object`)
  }
  return rows as Row[]
}

function linesOf(content: string): unknown[] {
  return content
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => {
      const row = parseJson(line)
      if (row === undefined) throw new CommandFault(`line ${number} is no JSON`)
      return row
    })
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function csvRows(content: string, variables: Variables): Row[] {
  const records = parse(content, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[]
  return records.map((record, index) => {
    const row: Row = {}
    for (const [column, cell] of Object.entries(record)) {
      const variable = variables.get(column)
      if (variable === undefined) {
        if (LABELS.includes(column)) row[column] = cell
        else if (index === 0 && !column.startsWith('expect.')) throw new CommandFault(`column "${column}" is no input of this policy`)
      } else if (cell !== '') put(row, variable.path, cellValue(variable, cell, index))
    }
    return row
  })
}

/** The header is line 1. */
function cellValue({ name, type }: Variable, cell: string, index: number): Value {
  const fault = (): never => {
    throw new CommandFault(`line ${index + 2}: "${cell}" is no ${type.kind} for ${name}`)
  }
  if (type.kind === 'number') return (/^-?\d+(\.\d+)?$/.test(cell) ? parseNumeral(cell) : null) ?? fault()
  if (type.kind === 'boolean') return cell === 'true' || cell === 'false' ? cell === 'true' : fault()
  return cell
}

function put(row: Row, [first, ...rest]: readonly string[], value: Value): void {
  if (first === undefined) return
  if (rest.length === 0) row[first] = value
  else {
    row[first] ??= {}
    put(row[first] as Row, rest, value)
  }
}

function labelled(row: Row, index: number, names: ReadonlySet<string>): Labelled {
  const label = LABELS.find((each) => !names.has(each) && row[each] !== undefined)
  return { label: label === undefined ? String(index + 1) : String(row[label]), inputs: row as Inputs }
}

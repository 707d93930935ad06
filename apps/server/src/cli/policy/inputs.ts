/**
 * Borrowers to try a policy on: one JSON object or a list of them, NDJSON, or CSV with a column for each input (an empty cell is a missing value).
 *
 * Labels   a field or column called `id`, `case` or `subject` names a row, unless it is an input; columns `expect.…` are left to the pack's cases.
 */
import { text } from 'node:stream/consumers'
import type { Inputs, Policy, Value } from '@fairline/policy/policy'
import { type Variable, variablesOf } from '@fairline/policy/prove/variable'
import { parseNumeral } from '@fairline/policy/value'
import { parse } from 'csv-parse/sync'
import { CommandFault } from '../fault.ts'
import { readText } from './read-text.ts'

export type Labelled = { readonly label: string; readonly inputs: Inputs }
type Row = Record<string, unknown>

const LABELS = ['id', 'case', 'subject']
const INPUTS_MAX = 1_000_000
export const INPUT_HELP = 'JSON itself, or a file of JSON, NDJSON or CSV, or - for standard input'

/** What a column may be. */
export type Field = Pick<Variable, 'name' | 'path' | 'type'>
type Fields = ReadonlyMap<string, Field>

export const readInputs = (source: string, { ir, offered }: Policy): Promise<Labelled[]> =>
  readRows(source, { fields: variablesOf(ir, offered), names: new Set(offered.keys()) })

type Columns = {
  readonly fields: Fields
  /** Of inputs, which label nothing. */
  readonly names: ReadonlySet<string>
  /** Columns that may be there and are not read. */
  readonly unread?: ReadonlySet<string>
}

export async function readRows(source: string, { fields, names, unread = new Set() }: Columns): Promise<Labelled[]> {
  const content = await contentOf(source)
  const rows = source.endsWith('.csv') ? csvRows(content, fields, unread) : jsonRows(content)
  if (rows.length > INPUTS_MAX) throw new CommandFault(`more than ${INPUTS_MAX} rows`)
  return rows.map((row, index) => labelled(row, index, names))
}

async function contentOf(source: string): Promise<string> {
  if (/^\s*[[{]/.test(source)) return source
  if (source === '-') return text(process.stdin)
  return readText(source)
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

function csvRows(content: string, fields: Fields, unread: ReadonlySet<string>): Row[] {
  const records = parse(content, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[]
  return records.map((record, index) => {
    // No column is a name of the language itself.
    const row: Row = Object.create(null)
    for (const [column, cell] of Object.entries(record)) {
      const variable = fields.get(column)
      if (variable === undefined) {
        if (LABELS.includes(column)) row[column] = cell
        else if (index === 0 && !column.startsWith('expect.') && !unread.has(column))
          throw new CommandFault(`column "${column}" is no input of this policy`)
      } else if (cell !== '') put(row, variable.path, cellValue(variable, cell, index))
    }
    return row
  })
}

/** The header is line 1. */
function cellValue({ name, type }: Field, cell: string, index: number): Value {
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
    row[first] ??= Object.create(null)
    put(row[first] as Row, rest, value)
  }
}

function labelled(row: Row, index: number, names: ReadonlySet<string>): Labelled {
  const label = LABELS.find((each) => !names.has(each) && row[each] !== undefined)
  return { label: label === undefined ? String(index + 1) : String(row[label]), inputs: row as Inputs }
}

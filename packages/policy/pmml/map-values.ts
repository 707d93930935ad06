/** MapValues: a row of an inline table, found by one or more columns. */
import { type Element, elementsOf } from '../dmn/xml.ts'
import { type Compiling, findField } from './compiling.ts'
import { constantOf } from './data-dictionary.ts'
import { cast, type PmmlValue } from './data-type.ts'
import { type Expression, missingValue } from './expression-value.ts'
import { childNamed, childrenNamed, dataTypeAt, expectOnly, malformed, refuse, required, text } from './reading.ts'
import type { Field, Scope } from './scope.ts'

export function readMapValues(element: Element, scope: Scope, compiling: Compiling): Expression {
  const attributes = ['outputColumn', 'mapMissingTo', 'defaultValue', 'dataType']
  expectOnly(element, attributes, ['FieldColumnPair', 'InlineTable'], compiling)
  const pairs = childrenNamed(element, 'FieldColumnPair').flatMap((pair): [Field, string][] => {
    expectOnly(pair, ['field', 'column'], [], compiling)
    const field = findField(required(pair, 'field', compiling), pair, scope, compiling)
    return field === null ? [] : [[field, required(pair, 'column', compiling)]]
  })
  const table = childNamed(element, 'InlineTable')
  if (table === undefined || pairs.length === 0) {
    malformed(element, compiling, 'needs an InlineTable and a FieldColumnPair')
    return missingValue
  }
  const output = required(element, 'outputColumn', compiling)
  const type = dataTypeAt(element, compiling) ?? 'string'
  const results = new Map<string, PmmlValue>()
  for (const row of readInlineTable(table, compiling)) {
    const key = pairs.map(([{ type: keyType }, column]) => constantOf(keyType, row.get(column) ?? '') ?? null)
    const result = row.get(output)
    if (result !== undefined && !results.has(JSON.stringify(key))) results.set(JSON.stringify(key), cast(type, result))
  }
  const [instead, fallback] = ['mapMissingTo', 'defaultValue'].map((name) => cast(type, text(element, name)))
  return {
    type,
    inputs: [...new Set(pairs.flatMap(([{ inputs }]) => inputs))],
    linear: null,
    constant: null,
    read: (frame) => {
      const key = pairs.map(([{ read }]) => read(frame))
      if (key.includes(null)) return instead!
      return results.get(JSON.stringify(key)) ?? fallback!
    },
  }
}

/** Rows as they are written: texts by the name of their column, whatever the namespace. */
export function readInlineTable(table: Element, compiling: Compiling): ReadonlyMap<string, string>[] {
  const rows: ReadonlyMap<string, string>[] = []
  for (const row of elementsOf(table)) {
    if (row.localName === 'Extension') continue
    if (row.localName === 'row') rows.push(new Map(elementsOf(row).map((cell) => [cell.localName ?? '', cell.textContent ?? ''])))
    else refuse(row, compiling)
  }
  return rows
}

/** Types as they are written behind `instance of` and the parameters of a function. */
import type { TypeExpr } from './ast.ts'
import { advance, type Cursor, expect, nested, peek, sees, spanFrom, startOf, take, takeField, unexpected } from './cursor.ts'
import { longestPhrase, typeNames } from './names.ts'

export function parseType(cursor: Cursor): TypeExpr {
  return nested(cursor, () => {
    const at = startOf(cursor)
    const name = parseTypeName(cursor)
    const generic = GENERIC[name]
    if (generic === undefined || !sees(cursor, '<')) return { ...spanFrom(cursor, at), kind: 'named', name }
    advance(cursor)
    return generic(cursor, at)
  })
}

/** One of the language, also of several words; else a name, perhaps behind that of an imported model. */
function parseTypeName(cursor: Cursor): string {
  const at = startOf(cursor)
  const known = longestPhrase(typeNames, cursor.source, at)
  if (known) return advance(cursor, { kind: 'name', text: known.name, at, end: at + known.length }).text
  let name = takeField(cursor).text
  while (take(cursor, '.')) name = `${name}.${takeField(cursor).text}`
  return name
}

const GENERIC: Record<string, (cursor: Cursor, at: number) => TypeExpr> = {
  list: (cursor, at) => {
    const item = parseType(cursor)
    expect(cursor, '>')
    return { ...spanFrom(cursor, at), kind: 'list-of', item }
  },
  range: (cursor, at) => {
    const of = parseType(cursor)
    expect(cursor, '>')
    return { ...spanFrom(cursor, at), kind: 'range-of', of }
  },
  context: (cursor, at) => {
    const fields = parseFields(cursor)
    return { ...spanFrom(cursor, at), kind: 'context-of', fields }
  },
  function: (cursor, at) => {
    const params = sees(cursor, '>') ? [] : [parseType(cursor)]
    while (take(cursor, ',')) params.push(parseType(cursor))
    expect(cursor, '>')
    expect(cursor, '-')
    expect(cursor, '>')
    const result = parseType(cursor)
    return { ...spanFrom(cursor, at), kind: 'function-of', params, result }
  },
}

function parseFields(cursor: Cursor): { name: string; type: TypeExpr }[] {
  const fields: { name: string; type: TypeExpr }[] = []
  if (take(cursor, '>')) return fields
  do {
    const name = takeField(cursor).text
    if (!take(cursor, ':')) throw unexpected(peek(cursor), '`:`')
    fields.push({ name, type: parseType(cursor) })
  } while (take(cursor, ','))
  expect(cursor, '>')
  return fields
}

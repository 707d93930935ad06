/**
 * The rows of a table as entries of one register, as far as their cells can be read; what the register says of them comes after (place-entries.ts).
 *
 * Entry    a row; where it has a list inside, such as the instalments of a debt, all rows of its id.
 * Once     a row that stands there twice is one; the same id with other content is refused, and the first of them stands.
 * Id       of its column, or a hash of what the row says: then a row that comes again, in this file or another, is the same.
 */
import type { ImportProfile } from '@fairline/contract/desk/imports'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { groupBy } from '../../kernel/group-by.ts'
import type { HashText } from '../statements/entry-keys.ts'
import { type RowFault, rowFault } from './import-fault.ts'
import { columnsOf } from './profile-faults.ts'
import { type ReadRow, readRow } from './read-row.ts'
import { isOfList, listAndItem } from './register-shape.ts'
import type { RowCells } from './row-cells.ts'

/** `id` null: it has none that could be read. `content`: what the rows say, and nothing else. */
export type ReadEntry = Readonly<{
  id: string | null
  rows: readonly RowCells[]
  content: Readonly<Record<string, unknown>>
  faults: readonly RowFault[]
}>

export const cellsOf = (profile: ImportProfile, row: number, line: number | null, cell: (column: string) => string): RowCells => ({
  ...{ row, line },
  cells: Object.fromEntries(columnsOf(profile).map((column) => [column, cell(column)])),
})

/** In the order of their first rows. */
export function readEntries(rows: readonly RowCells[], profile: ImportProfile, hash: HashText): ReadEntry[] {
  const read = rows.map((row) => named(readRow(row, profile), profile, hash))
  const whole = read.filter((one): one is Named => one.id !== null)
  const nameless = read.filter(({ id }) => id === null).map((one) => entryOf(one, [one]))
  const hasLists = profile.fields.some(({ field }) => isOfList(field)) && profile.naming.column !== undefined
  const grouped = [...groupBy(whole, ({ id }) => id).values()].flatMap((all) => (hasLists ? [listed(all)] : once(all)))
  return [...grouped, ...nameless].sort((a, b) => a.rows[0]!.row - b.rows[0]!.row)
}

type Named = ReadRow & Readonly<{ id: string }>
const ID_DIGITS = 20

/** What cannot be read whole has no hash that would be the same once it is mended. */
function named(read: ReadRow, { naming: { column, prefix } }: ImportProfile, hash: HashText): ReadRow {
  if (column !== undefined || read.faults.length > 0) return read
  return { ...read, id: `${prefix}${hash(saidOf(read)).slice(0, ID_DIGITS)}` }
}

const saidOf = ({ values, items }: ReadRow): string => canonicalJson({ values, items })

const entryOf = ({ id, values }: ReadRow, of: readonly ReadRow[], faults: readonly RowFault[] = []): ReadEntry => ({
  ...{ id, rows: of.map(({ row }) => row), content: { ...values, ...listsIn(of) } },
  faults: [...of.flatMap((one) => one.faults), ...faults],
})

function listsIn(of: readonly ReadRow[]): Record<string, unknown> {
  const lists: Record<string, Record<string, unknown>[]> = {}
  for (const { items } of of)
    for (const [list, item] of groupBy(Object.entries(items), ([field]) => listAndItem(field)[0])) {
      const said = item.map(([field, value]) => [listAndItem(field)[1], value])
      if (said.length > 0) lists[list] = [...(lists[list] ?? []), Object.fromEntries(said)]
    }
  return lists
}

/** All rows of one id: what they say of the entry as a whole has to be the same in each. */
function listed(all: readonly Named[]): ReadEntry {
  const [first] = all as [Named, ...Named[]]
  const differing = all.slice(1).flatMap(({ row, values }) =>
    Object.keys({ ...first.values, ...values })
      .filter((field) => canonicalJson(values[field] ?? null) !== canonicalJson(first.values[field] ?? null))
      .map((field) => rowFault('rows-differ', { row: row.row, line: row.line, column: null, field })),
  )
  return entryOf(first, all, differing)
}

/** The first counts; those that say the same are it, too. */
function once(all: readonly Named[]): ReadEntry[] {
  const [first] = all as [Named, ...Named[]]
  const isSame = (one: Named) => one.faults.length === 0 && saidOf(one) === saidOf(first)
  const same = all.slice(1).filter(isSame)
  const others = all.slice(1).filter((one) => !isSame(one))
  const earlier = first.row.row
  return [
    { ...entryOf(first, [first]), rows: [first, ...same].map(({ row }) => row) },
    ...others.map((one) => entryOf(one, [one], [rowFault('id-repeated', { ...placeOf(one), field: 'id' }, { earlier })])),
  ]
}

const placeOf = ({ row: { row, line } }: ReadRow) => ({ row, line, column: null })

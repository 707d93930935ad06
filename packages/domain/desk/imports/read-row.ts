/** One row of a table by its profile: each field that is said, and every fault with its column. */
import type { ImportProfile } from '@fairline/contract/desk/imports'
import { publicId } from '@fairline/contract/text'
import { isCurrencyCode } from '../../kernel/amount-text.ts'
import { type RowFault, rowFault } from './import-fault.ts'
import { type CellReading, type ProfileField, readCell } from './read-cell.ts'
import { fieldShape, isOfList } from './register-shape.ts'
import type { RowCells } from './row-cells.ts'

type Said = Readonly<Record<string, unknown>>
/** `items`: of lists inside of the entry, such as `instalments/due_on`. */
export type ReadRow = Readonly<{ row: RowCells; id: string | null; values: Said; items: Said; faults: readonly RowFault[] }>

/** `id` null: it is named by what it says, or its id cannot be read. */
export function readRow(row: RowCells, profile: ImportProfile): ReadRow {
  const { id, faults: ofId } = readId(row, profile)
  const currency = currencyOf(row, profile)
  const reading: CellReading = { profile, currency: currency === false ? undefined : currency }
  const faults: RowFault[] = [...ofId]
  const [values, items]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
  for (const field of profile.fields) {
    const read = readField(row, field, profile, reading)
    // Where the currency cannot be read, that is said once, and not of each amount.
    if ('code' in read) {
      if (read.code !== 'currency-unreadable' || currency !== false) faults.push(read)
    } else if (read.value !== undefined) (isOfList(field.field) ? items : values)[field.field] = read.value
  }
  if (currency === false) faults.push(rowFault('currency-unreadable', placeOf(row, fieldNamed(profile, 'currency')!)))
  return { row, id, values, items, faults }
}

function readId({ row, line, cells }: RowCells, { naming: { column, prefix } }: ImportProfile): Pick<ReadRow, 'id' | 'faults'> {
  if (column === undefined) return { id: null, faults: [] }
  const text = (cells[column] ?? '').trim()
  const place = { row, line, column, field: 'id' }
  if (text === '') return { id: null, faults: [rowFault('id-missing', place)] }
  const id = publicId.safeParse(`${prefix}${text}`)
  return id.success ? { id: id.data, faults: [] } : { id: null, faults: [rowFault('not-taken', place, {}, id.error.issues[0]!.message)] }
}

const fieldNamed = ({ fields }: ImportProfile, name: string): ProfileField | undefined => fields.find(({ field }) => field === name)
const placeOf = ({ row, line }: RowCells, { column, field }: ProfileField) => ({ row, line, column: column ?? null, field })

/** False: it is said, and is none. Undefined: nothing says it. */
export function currencyOf(row: RowCells, profile: ImportProfile): string | undefined | false {
  const field = fieldNamed(profile, 'currency')
  const shape = fieldShape(profile.kind, 'currency')
  if (field === undefined || shape === undefined) return undefined
  const read = readCell(cellFor(row, field), field, shape, { profile, currency: undefined })
  if (!read.ok) return false
  if (read.value === undefined) return undefined
  return typeof read.value === 'string' && isCurrencyCode(read.value) ? read.value : false
}

const cellFor = ({ cells }: RowCells, { column }: ProfileField): string => (column === undefined ? '' : (cells[column] ?? ''))

function readField(
  row: RowCells,
  field: ProfileField,
  { kind }: ImportProfile,
  reading: CellReading,
): Readonly<{ value: unknown }> | RowFault {
  const shape = fieldShape(kind, field.field)
  if (shape === undefined) return { value: undefined }
  const read = readCell(cellFor(row, field), field, shape, reading)
  return read.ok ? { value: read.value } : rowFault(read.refusal.code, placeOf(row, field), read.refusal.given)
}

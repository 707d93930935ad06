/**
 * What the entries of a table come to in a desk: registered, changed, the same as they are, or not taken by the register.
 *
 * Whole    fields that the table does not speak of stay as they are registered; lists of a new entry that it does not speak of are empty.
 * Guards   those of every register (place-entry.ts): what is named is there and open, consents, what never changes. What a facility may pay for is no part of a table.
 */
import { DESK_ENTRIES, type DeskEntry, type DeskKind } from '@fairline/contract/desk/entries'
import type { ImportProfile } from '@fairline/contract/desk/imports'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { type DeskBook, stateOf } from '../model/desk-book.ts'
import { placeEntry } from '../model/place-entry.ts'
import { type RowFault, type RowFaultCode, rowFault } from './import-fault.ts'
import type { ReadEntry } from './read-entries.ts'
import { isOfList, listAndItem, listsOf } from './register-shape.ts'

type Content = Readonly<Record<string, unknown>>
/** `version`: as it stands. `fields`: that are said anew. */
export type PlacedEntry = Pick<ReadEntry, 'id' | 'rows'> &
  Readonly<{
    is: 'registered' | 'changed' | 'same' | 'quarantined'
    version: number
    content: Content
    fields: readonly string[]
    faults: readonly RowFault[]
  }>

export const placeEntries = (book: DeskBook, entries: readonly ReadEntry[], profile: ImportProfile, at: number): PlacedEntry[] =>
  entries.map((entry) => placeRead(book, entry, profile, at))

export function placeRead(book: DeskBook, entry: ReadEntry, profile: ImportProfile, at: number): PlacedEntry {
  const { id, rows, content, faults } = entry
  if (id === null || faults.length > 0) return { ...{ id, rows, content, faults }, is: 'quarantined', version: 0, fields: [] }
  const { kind } = profile
  const before = stateOf(book, kind, id, { at, knownAt: at })?.content as Content | undefined
  const parsed = DESK_ENTRIES[kind].safeParse({ ...Object.fromEntries(listsOf(kind).map((list) => [list, []])), ...before, ...content })
  const refused = (all: readonly RowFault[]): PlacedEntry => ({
    ...{ id, rows, content, faults: all },
    is: 'quarantined',
    version: 0,
    fields: [],
  })
  if (!parsed.success)
    return refused(parsed.error.issues.map(({ path, message }) => faultAt(entry, profile, path.map(String), 'not-taken', message)))
  const whole = parsed.data as Content
  const place = placeEntry(book, kind, id, parsed.data as DeskEntry<DeskKind>, at)
  if (place.is === 'ended') return refused([faultAt(entry, profile, ['id'], 'entry-over', null)])
  if (place.is === 'faulty')
    return refused(place.faults.map(({ pointer, detail }) => faultAt(entry, profile, pointer.split('/').slice(1), 'not-taken', detail)))
  const fields = Object.keys(whole).filter((field) => canonicalJson(whole[field] ?? null) !== canonicalJson(before?.[field] ?? null))
  return { ...{ id, rows, faults: [] }, is: place.is, version: place.version, content: whole, fields: before === undefined ? [] : fields }
}

/** The third instalment is told by the third row of its entry. */
function faultAt(
  { rows, content }: ReadEntry,
  { fields }: ImportProfile,
  path: readonly string[],
  code: RowFaultCode,
  detail: string | null,
): RowFault {
  const [name = '', nth, item] = path
  const mapped = fields.filter(({ field }) => field === name || (isOfList(field) && listAndItem(field)[0] === name))
  const told = mapped.find(({ field }) => item !== undefined && field === `${name}/${item}`) ?? mapped[0]
  const { row, line } = (rows.length > 1 ? rows[Number(nth)] : undefined) ?? rows[0]!
  const isMissing = code === 'not-taken' && content[name] === undefined && mapped.every(({ field }) => field === name)
  const place = { row, line, column: told?.column ?? null, field: told?.field ?? name }
  return isMissing ? rowFault('value-missing', place, {}, detail) : rowFault(code, place, {}, detail)
}

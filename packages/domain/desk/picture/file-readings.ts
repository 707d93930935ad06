/**
 * Files that do not add up (D3): statements and tables of registers that were quarantined as a whole.
 *
 * Until    a person has seen to it and set the file aside, or it was brought again and holds. Rows of a table that are quarantined by themselves are no failure of its totals.
 */
import { statementsOf } from '../funding/statement-record.ts'
import { importsOf } from '../imports/import-record.ts'
import type { DeskBook, When } from '../model/desk-book.ts'
import { type BandReading, bandReadings, type Marks } from './band-reading.ts'

type Ground = Readonly<{ book: DeskBook; when: When; marks: Marks }>

/** One for each file: whoever looks at a warning sees which it is. */
export function fileReadings({ book, when: { knownAt }, marks }: Ground): BandReading[] {
  const isOpen = ({ state, recordedAt }: Readonly<{ state: string; recordedAt: number }>) =>
    state === 'quarantined' && recordedAt <= knownAt
  const failed = [
    ...statementsOf(book)
      .filter(isOpen)
      .map(({ id, recordedAt }) => ({ kind: 'statement', id, recordedAt })),
    ...importsOf(book)
      .filter(isOpen)
      .map(({ id, recordedAt }) => ({ kind: 'import', id, recordedAt })),
  ]
  return failed.flatMap(({ kind, id, recordedAt }) =>
    bandReadings(
      { D3: { controlFailures: 1 } },
      { subject: `${kind}:${id}`, channel: null, inputs: [{ id: `${kind}:${id}`, effectiveAt: recordedAt }] },
      marks,
    ),
  )
}

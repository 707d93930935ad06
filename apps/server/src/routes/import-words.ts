/** Files of payments and their entries in the words of the API. */
import { writeInstant } from '@fairline/contract/instant'
import type { ImportEntry, ImportFile as ImportFileView } from '@fairline/contract/views/import-view'
import type { z } from 'zod'
import { type NotedEntry, outcomeOf } from '../imports/noted-entry.ts'
import type { ImportFile } from '../store/import-file-table.ts'

type EntryView = z.infer<typeof ImportEntry>
type FileView = z.infer<typeof ImportFileView>

const optionalInstant = (at: number | null): string | null => (at === null ? null : writeInstant(at))

const STATES: Readonly<Record<NotedEntry['state'], EntryView['state']>> = {
  'to-do': 'to_do',
  posted: 'posted',
  'taken-back': 'taken_back',
  listed: 'listed',
  open: 'open',
  assigning: 'assigning',
  assigned: 'assigned',
  returning: 'returning',
  returned: 'returned',
}

/** `ofImport`: the one that is looked at. */
export const entryView = (entry: NotedEntry, ofImport = entry.importId): EntryView => ({
  entry_id: entry.entryId,
  import_id: entry.importId,
  place: entry.place,
  reference: entry.reference,
  direction: entry.direction,
  amount_minor: entry.amountMinor,
  currency: entry.currency,
  booked_on: entry.bookedOn,
  value_on: entry.valueOn,
  outcome: outcomeOf(entry, ofImport),
  state: STATES[entry.state],
  rule: entry.rule,
  fit: entry.fit,
  why: entry.why,
  problem: entry.problem,
  borrower_id: entry.ref,
  loan_id: entry.loanId,
  original_entry_id: entry.originalId,
  resolved_at: optionalInstant(entry.resolvedAt),
  resolved_by: entry.resolvedBy,
})

const FILE_STATES = { 'under-way': 'under_way', done: 'done', refused: 'refused' } as const

export const fileView = ({
  actor,
  state,
  receivedAt,
  finishedAt,
  isPartial,
  faults,
  statements,
  totals,
  ...file
}: ImportFile): FileView => ({
  id: file.id,
  sha256: file.sha256,
  kind: file.kind,
  bytes: file.bytes,
  state: FILE_STATES[state],
  received_at: writeInstant(receivedAt),
  finished_at: optionalInstant(finishedAt),
  received_by: actor,
  is_partial: isPartial,
  faults: { count: faults.count, told: [...faults.told] },
  skipped: file.skipped,
  statements: [...statements],
  totals: [...totals],
})

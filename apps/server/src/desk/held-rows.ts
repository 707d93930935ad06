/** Rows of a register that wait in quarantine: sealed, as nobody knows what stands in a cell that could not be read. */
import type { RowFault } from '@fairline/domain/desk/imports/import-fault'
import type { PlacedEntry } from '@fairline/domain/desk/imports/place-entries'
import type { RowCells } from '@fairline/domain/desk/imports/row-cells'
import type { OrganisationSecrets } from '../sealing/organisation-secrets.ts'
import { type HeldRow, importRowPlace } from '../store/desk-file-table.ts'

/** `row`: the first of the entry. */
export type HeldEntry = Readonly<{ row: number; id: string | null; rows: readonly RowCells[]; faults: readonly RowFault[] }>

export const sealEntries = (secrets: OrganisationSecrets, importId: string, entries: readonly PlacedEntry[]): HeldRow[] =>
  entries
    .filter(({ is }) => is === 'quarantined')
    .map(({ id, rows, faults }) => {
      const { row } = rows[0]!
      return { row, sealed: secrets.seal(importRowPlace(importId, row), JSON.stringify({ id, rows, faults })) }
    })

export const openHeld = (secrets: OrganisationSecrets, importId: string, { row, sealed }: HeldRow): HeldEntry => ({
  ...(JSON.parse(secrets.open(importRowPlace(importId, row), sealed)) as Omit<HeldEntry, 'row'>),
  row,
})

/** Within the thread: reads what the parent gave it and tells it in pieces, so that the parent never waits long for one of them. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Statement, StatementEntry, StatementReading } from '@fairline/domain/desk/statements/statement'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { FileFault } from './read-camt-statement.ts'
import { readStatementFile, type StatementFileOptions } from './read-statement-file.ts'

export type StatementTask = { readonly bytes: Uint8Array; readonly options: StatementFileOptions }

/** A statement, its entries behind it, and at last what belongs to the file. */
export type StatementPiece =
  | { readonly statement: Omit<Statement, 'entries'> }
  | { readonly entries: readonly StatementEntry[] }
  | { readonly rest: Omit<StatementReading<FileFault>, 'statements'> }

const ENTRIES_A_PIECE = 500

export function answerParent(): void {
  const port = parentPort
  invariant(port !== null, 'it runs in a thread')
  const { bytes, options } = workerData as StatementTask
  const tell = (piece: StatementPiece): void => port.postMessage(piece)
  const { statements, skipped, faults } = readStatementFile(bytes, options)
  for (const { entries, ...statement } of statements) {
    tell({ statement })
    for (let from = 0; from < entries.length; from += ENTRIES_A_PIECE) tell({ entries: entries.slice(from, from + ENTRIES_A_PIECE) })
  }
  // What has methods does not pass from thread to thread.
  tell({ rest: { skipped, faults: { told: faults.told, count: faults.count } } })
}

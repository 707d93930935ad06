/** Within the thread: reads what the parent gave it and tells it in pieces, so that the parent never waits long for one of them. */
import { parentPort, workerData } from 'node:worker_threads'
import { invariant } from '@fairline/domain/kernel/outcome'
import { type FileKind, type ImportedEntry, type ReadingHead, readPaymentFile } from './file-reading.ts'

export type ReadingTask = { readonly bytes: Uint8Array; readonly kind: FileKind }
export type ReadingPiece = { readonly entries: readonly ImportedEntry[] } | { readonly head: ReadingHead }

const ENTRIES_A_PIECE = 500

export function answerParent(): void {
  const port = parentPort
  invariant(port !== null, 'it runs in a thread')
  const { bytes, kind } = workerData as ReadingTask
  const { entries, ...head } = readPaymentFile(bytes, kind)
  const tell = (piece: ReadingPiece): void => port.postMessage(piece)
  for (let from = 0; from < entries.length; from += ENTRIES_A_PIECE) tell({ entries: entries.slice(from, from + ENTRIES_A_PIECE) })
  tell({ head })
}

/** Reads a file of payments in a thread of its own: meanwhile this one answers others. */
import { Worker } from 'node:worker_threads'
import type { FileKind, FileReading, ImportedEntry } from './file-reading.ts'
import type { ReadingPiece, ReadingTask } from './reading-thread.ts'

const THREAD = new URL('./reading-thread.mjs', import.meta.url)
/** The largest file of either kind takes about half of it. */
const MEMORY_MB_MAX = 1_024

/** Throws what breaks in the thread, which is never a fault of the file. */
export function readInThread(bytes: Uint8Array, kind: FileKind): Promise<FileReading> {
  const task: ReadingTask = { bytes, kind }
  const worker = new Worker(THREAD, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX } })
  const entries: ImportedEntry[] = []
  return new Promise((resolve, reject) => {
    worker.on('message', (piece: ReadingPiece) => {
      if ('entries' in piece) entries.push(...piece.entries)
      else resolve({ ...piece.head, entries })
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the reading thread ended with ${code}`)))
  })
}

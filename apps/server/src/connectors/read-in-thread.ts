/** Reads a file of statements in a thread of its own: meanwhile this one answers others. */
import { Worker } from 'node:worker_threads'
import type { Statement, StatementEntry, StatementReading } from '@fairline/domain/desk/statements/statement'
import type { FileFault } from './read-camt-statement.ts'
import type { StatementFileOptions } from './read-statement-file.ts'
import type { StatementPiece, StatementTask } from './statement-thread.ts'

const THREAD = new URL('./statement-thread.mjs', import.meta.url)
/** The largest file of any kind takes about half of it. */
const MEMORY_MB_MAX = 1_024

/** Throws what breaks in the thread, which is never a fault of the file. */
export function readStatementInThread(bytes: Uint8Array, options: StatementFileOptions): Promise<StatementReading<FileFault>> {
  const task: StatementTask = { bytes, options }
  const worker = new Worker(THREAD, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX } })
  const statements: (Omit<Statement, 'entries'> & { entries: StatementEntry[] })[] = []
  return new Promise((resolve, reject) => {
    worker.on('message', (piece: StatementPiece) => {
      if ('statement' in piece) statements.push({ ...piece.statement, entries: [] })
      else if ('entries' in piece) statements.at(-1)?.entries.push(...piece.entries)
      else resolve({ statements, ...piece.rest })
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the reading thread ended with ${code}`)))
  })
}

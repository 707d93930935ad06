/** Passes a backup on to where it is kept, and checks it on the way: what was cut short is never taken for a backup. */
import { open, rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { type BackupSummary, checkBackup } from './read-backup.ts'

/** Where it is written until it is whole; one left by a killed run is overwritten by the next. */
export const draftOf = (path: string): string => `${path}.draft`

/** Readable by its owner only, flushed, and renamed to `path` when it is whole. Throws what the disk or `source` throws; no draft is left then. */
export async function copyToFile(source: AsyncIterable<Buffer>, path: string): Promise<BackupSummary> {
  const draft = draftOf(path)
  const file = await open(draft, 'w', 0o600)
  try {
    const summary = await checkBackup(passing(source, (chunk) => file.writeFile(chunk)))
    await file.sync()
    await file.close()
    await rename(draft, path)
    return summary
  } catch (error) {
    await file.close()
    await rm(draft, { force: true })
    throw error
  }
}

/** `out` is left open. */
export function copyToStream(source: AsyncIterable<Buffer>, out: Writable): Promise<BackupSummary> {
  out.on('error', () => {}) // Each write hears it too.
  const write = (chunk: Buffer) => new Promise<void>((resolve, reject) => out.write(chunk, (error) => (error ? reject(error) : resolve())))
  return checkBackup(passing(source, write))
}

async function* passing(source: AsyncIterable<Buffer>, write: (chunk: Buffer) => Promise<void>): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    await write(chunk)
    yield chunk
  }
}

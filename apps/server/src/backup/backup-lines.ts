/** The lines of a backup, hashed as they pass: nothing of it is kept in memory. */
import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { VERSION } from '../cli/version.ts'
import { type SectionName, sectionsOf } from '../store/book-sections.ts'
import { type RowsOf, withBookSnapshot } from '../store/book-snapshot.ts'
import type { Database } from '../store/database.ts'
import { BACKUP_FORMAT, type BackupHead, lineOf, type SectionEnd } from './backup-format.ts'

/** Fast; level 6 makes the file a fifth smaller and takes twice as long. */
const GZIP_LEVEL = 2

/** Writes the whole backup and ends `out`. Throws what the database or `out` throws: what was written then is no backup. */
export async function writeBackup(database: Database, { schema, at }: { schema: number; at: number }, out: Writable): Promise<void> {
  const head: BackupHead = {
    fairline: 'backup',
    format: BACKUP_FORMAT,
    schema,
    release: VERSION,
    taken_at: new Date(at).toISOString(),
  }
  try {
    await withBookSnapshot(database, (rowsOf) =>
      pipeline(backupLines(head, rowsOf), createGzip({ level: GZIP_LEVEL }), out, { end: false }),
    )
  } catch (error) {
    out.destroy(error as Error)
    throw error
  }
  out.end() // Only now: whoever has all of it may ask for the next one.
}

export async function* backupLines(head: BackupHead, rowsOf: RowsOf): AsyncGenerator<string | Buffer> {
  const controls = createHash('sha256')
  const control = (value: object): string => {
    const line = lineOf(value)
    controls.update(line)
    return line
  }
  let total = 0
  yield control(head)
  for (const section of sectionsOf(head)) {
    yield control({ section })
    const end = yield* rowLines(section, rowsOf)
    total += end.rows
    yield control(end)
  }
  yield lineOf({ total, sha256: controls.digest('hex') })
}

async function* rowLines(section: SectionName, rowsOf: RowsOf): AsyncGenerator<Buffer, SectionEnd> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const page of rowsOf(section)) {
    rows += page.length
    const bytes = Buffer.from(`${page.join('\n')}\n`)
    hash.update(bytes)
    yield bytes
  }
  return { end: section, rows, sha256: hash.digest('hex') }
}

/**
 * How far a file was replayed into a data folder: `<data>/replay/<hash>.json`, so that a second run continues where the first ended.
 *
 * Safe     events before the marker were acknowledged, so they are durable. A marker that is lost, or older than the truth, only means that
 *          events are sent again and answered `repeated`.
 * Names    by path, size, adapter and, where one was given, the server's address. A file changed since is replayed from its start.
 * Limit    the marker knows the data folder, not the database: after a change of DATABASE_URL, restart.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Progress } from './feed.ts'

export type MarkerOf = {
  readonly dataDir: string
  readonly path: string
  readonly adapter: string | undefined
  readonly url: string | undefined
}

export type Marker = { readonly read: () => Promise<Progress | undefined>; readonly write: (progress: Progress) => Promise<void> }

const count = z.int().nonnegative()
const Content = z.strictObject({
  path: z.string(),
  modified_ms: z.number(),
  position: count,
  recorded: count,
  repeated: count,
  refused: count,
})

export async function markerFor({ dataDir, path, adapter, url }: MarkerOf): Promise<Marker> {
  const whole = resolve(path)
  const { size, mtimeMs } = await stat(whole)
  const name = createHash('sha256')
    .update(JSON.stringify([whole, size, adapter ?? null, url ?? null]))
    .digest('hex')
  const dir = join(dataDir, 'replay')
  const file = join(dir, `${name}.json`)
  return {
    async read() {
      const content = await readContent(file)
      if (content === undefined || content.modified_ms !== mtimeMs) return undefined
      const { position, recorded, repeated, refused } = content
      return { position, recorded, repeated, refused }
    },
    async write({ position, recorded, repeated, refused }) {
      const content: z.infer<typeof Content> = { path: whole, modified_ms: mtimeMs, position, recorded, repeated, refused }
      const draft = `${file}.${randomUUID()}`
      await mkdir(dir, { recursive: true, mode: 0o700 })
      await writeFile(draft, `${JSON.stringify(content)}\n`, { mode: 0o600 })
      await rename(draft, file)
    },
  }
}

/** Standard input cannot be read again, so nothing is remembered of it. */
export const noMarker: Marker = { read: async () => undefined, write: async () => {} }

async function readContent(file: string): Promise<z.infer<typeof Content> | undefined> {
  try {
    return Content.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return undefined
  }
}

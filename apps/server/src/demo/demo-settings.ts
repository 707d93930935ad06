/** How a demo book was begun, and how fast it goes: kept in `<data>/demo-book.json`, so that the next start goes on with the same book. */
import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const DemoSettings = z.strictObject({
  seed: z.int().nonnegative(),
  borrowers: z.int().positive(),
  start_at: z.iso.datetime(),
  months: z.int().positive(),
  /** Facts in those months; null until they are counted. */
  history: z.int().positive().nullable(),
  pace: z.int().positive(),
  paused: z.boolean(),
})
export type DemoSettings = Readonly<z.infer<typeof DemoSettings>>

const pathOf = (dataDir: string): string => join(dataDir, 'demo-book.json')

export async function readDemoSettings(dataDir: string): Promise<DemoSettings | undefined> {
  try {
    return DemoSettings.parse(JSON.parse(await readFile(pathOf(dataDir), 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Written aside and renamed, so that a crash leaves no half file. */
export async function writeDemoSettings(dataDir: string, settings: DemoSettings): Promise<void> {
  const draft = `${pathOf(dataDir)}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(settings, null, 2)}\n`, { flush: true })
  await rename(draft, pathOf(dataDir))
}

/** `<data>/server.json`: how the other commands find the server that owns the data folder. */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const ServerFile = z.object({ pid: z.int(), url: z.string() })
export type ServerAddress = z.infer<typeof ServerFile>

const fileIn = (dataDir: string): string => join(dataDir, 'server.json')

export async function writeServerFile(dataDir: string, address: ServerAddress): Promise<void> {
  const draft = `${fileIn(dataDir)}.${process.pid}`
  await writeFile(draft, `${JSON.stringify(address)}\n`, { mode: 0o600 })
  await rename(draft, fileIn(dataDir))
}

export const removeServerFile = (dataDir: string): Promise<void> => rm(fileIn(dataDir), { force: true })

/** Undefined where no server wrote one, or it is not readable as one. */
export async function readServerFile(dataDir: string): Promise<ServerAddress | undefined> {
  try {
    return ServerFile.parse(JSON.parse(await readFile(fileIn(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}

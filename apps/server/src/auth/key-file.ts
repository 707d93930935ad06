/** A key kept in a file that only its owner may read. */
import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { isKey, makeKey } from './api-keys.ts'

/** The key in the file; made there when there is none. */
export const ensureKeyFile = async (path: string): Promise<string> => (await readKeyFile(path)) ?? (await writeKeyFile(path))

export async function readKeyFile(path: string): Promise<string | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  if (!isKey(text.trim())) throw new Error(`${path} holds no key: delete it, and the next start makes a new one`)
  return text.trim()
}

/** Written aside and renamed, so that a crash leaves no half key. */
async function writeKeyFile(path: string): Promise<string> {
  const key = makeKey()
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, `${key}\n`, { mode: 0o600, flush: true })
  await rename(draft, path)
  return key
}

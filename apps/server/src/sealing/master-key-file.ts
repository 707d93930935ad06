/**
 * Master keys in a file of the data folder, for installations without a key-management service.
 *
 * File     `<data>/master-keys.json`, readable by its owner only: `{ "current": NAME, "keys": { NAME: base64 of 32 bytes } }`. A new name may be
 *          added and made current by hand; a name that still wraps something must stay.
 * Danger   whoever loses it loses every personal value in the book, and whoever copies it beside the database can read them: keep a copy, apart
 *          from backups of the data.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { KEY_BYTES, type MasterKeys, masterKeysOf } from './master-keys.ts'

const MasterKeyFile = z.strictObject({ current: z.string().min(1), keys: z.record(z.string().min(1), z.base64()) })
const OTHERS_MAY_READ = 0o077

export const masterKeyFile = (dataDir: string): string => join(dataDir, 'master-keys.json')

/** Makes the file with the first start. Throws where it is there and cannot be used: a new one in its place would lock everything away. */
export async function ensureMasterKeys(dataDir: string): Promise<MasterKeys> {
  const path = masterKeyFile(dataDir)
  return keysIn(path, (await readPrivate(path)) ?? (await writeFirst(path)))
}

/** Undefined where there is no file yet. Throws where it cannot be used. */
export async function readMasterKeys(dataDir: string): Promise<MasterKeys | undefined> {
  const path = masterKeyFile(dataDir)
  const text = await readPrivate(path)
  return text === undefined ? undefined : keysIn(path, text)
}

function keysIn(path: string, text: string): MasterKeys {
  const { current, keys } = parse(path, text)
  const bytes = new Map(Object.entries(keys).map(([name, base64]) => [name, Buffer.from(base64, 'base64')]))
  if (!bytes.has(current) || [...bytes.values()].some(({ length }) => length !== KEY_BYTES)) {
    throw new Error(`${path} does not hold its current key, or a key of another length than ${KEY_BYTES} bytes`)
  }
  return masterKeysOf(current, bytes)
}

function parse(path: string, text: string): z.infer<typeof MasterKeyFile> {
  try {
    return MasterKeyFile.parse(JSON.parse(text))
  } catch {
    // What it holds instead may be half a key: not shown, and not kept as a cause.
    throw new Error(`${path} is not a file of master keys: restore it from your copy`)
  }
}

async function readPrivate(path: string): Promise<string | undefined> {
  let mode: number
  try {
    mode = (await stat(path)).mode
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  if (process.platform !== 'win32' && (mode & OTHERS_MAY_READ) !== 0) throw new Error(`${path} can be read by others: chmod 600 ${path}`)
  return readFile(path, 'utf8')
}

/** Written aside and renamed, so that a crash leaves no half key. */
async function writeFirst(path: string): Promise<string> {
  const name = `mk_${randomBytes(6).toString('hex')}`
  const text = `${JSON.stringify({ current: name, keys: { [name]: randomBytes(KEY_BYTES).toString('base64') } }, null, 2)}\n`
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text, { mode: 0o600, flush: true })
  await rename(draft, path)
  return text
}

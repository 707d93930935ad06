/**
 * Master keys in a file of the data folder, for installations without a key-management service.
 *
 * File     `<data>/master-keys.json`, readable by its owner only: `{ "current": NAME, "keys": { NAME: base64 of 32 bytes } }`. `fairline keys rotate` adds
 *          a name and makes it current; a name that still wraps something must stay. Whatever is written is on disk before anybody wraps with it.
 * Several  processes on copies of one file: a name that is not known is looked for in the file once more before it is missing.
 * Danger   whoever loses it loses every personal value in the book, and whoever copies it beside the database can read them: keep a copy, apart
 *          from backups of the data.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { KEY_BYTES, MasterKeyMissing, type MasterKeyring, type MasterKeys, masterKeysOf } from './master-keys.ts'

const MasterKeyFile = z.strictObject({ current: z.string().min(1), keys: z.record(z.string().min(1), z.base64()) })
type KeyFile = z.infer<typeof MasterKeyFile>
const OTHERS_MAY_READ = 0o077

export const masterKeyFile = (dataDir: string): string => join(dataDir, 'master-keys.json')

/** Makes the file with the first start. Throws where it is there and cannot be used: a new one in its place would lock everything away. */
export async function ensureMasterKeys(dataDir: string): Promise<MasterKeyring> {
  const path = masterKeyFile(dataDir)
  const known = parse(path, (await readPrivate(path)) ?? (await writeKeys(path, withNewKey({ current: '', keys: {} }))))
  return keyringOf(path, known)
}

/** Undefined where there is no file yet. Throws where it cannot be used. */
export async function readMasterKeys(dataDir: string): Promise<MasterKeys | undefined> {
  const path = masterKeyFile(dataDir)
  const text = await readPrivate(path)
  return text === undefined ? undefined : keysIn(path, parse(path, text))
}

function keyringOf(path: string, first: KeyFile): MasterKeyring {
  let file = first
  let keys = keysIn(path, file)
  const take = (next: KeyFile): void => {
    keys = keysIn(path, next)
    file = next
  }
  const readAgain = async (): Promise<KeyFile> => {
    const text = await readPrivate(path)
    if (text === undefined) throw new Error(`${path} is gone: restore it from your copy`)
    return parse(path, text)
  }
  return {
    wrap: (key, context) => keys.wrap(key, context),
    unwrap: async (wrapped, context) => {
      try {
        return await keys.unwrap(wrapped, context)
      } catch (error) {
        if (!(error instanceof MasterKeyMissing)) throw error
        take(await readAgain())
        return keys.unwrap(wrapped, context)
      }
    },
    current: () => file.current,
    names: () => Object.keys(file.keys),
    rotate: async () => {
      const next = withNewKey(await readAgain())
      await writeKeys(path, next)
      take(next)
      return next.current
    },
    remove: async (name) => {
      const { current, keys: before } = await readAgain()
      if (name === current) throw new Error(`${name} is the current master key`)
      const next = { current, keys: Object.fromEntries(Object.entries(before).filter(([one]) => one !== name)) }
      await writeKeys(path, next)
      take(next)
    },
  }
}

function withNewKey({ keys }: KeyFile): KeyFile {
  const name = `mk_${randomBytes(6).toString('hex')}`
  return { current: name, keys: { ...keys, [name]: randomBytes(KEY_BYTES).toString('base64') } }
}

function keysIn(path: string, { current, keys }: KeyFile): MasterKeys {
  const bytes = new Map(Object.entries(keys).map(([name, base64]) => [name, Buffer.from(base64, 'base64')]))
  if (!bytes.has(current) || [...bytes.values()].some(({ length }) => length !== KEY_BYTES)) {
    throw new Error(`${path} does not hold its current key, or a key of another length than ${KEY_BYTES} bytes`)
  }
  return masterKeysOf(current, bytes)
}

function parse(path: string, text: string): KeyFile {
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

/** Written aside, flushed and renamed, so that a crash leaves the file of before or this one, and never half a key. Gives the text. */
async function writeKeys(path: string, file: KeyFile): Promise<string> {
  const text = `${JSON.stringify(file, null, 2)}\n`
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text, { mode: 0o600, flush: true })
  await rename(draft, path)
  const folder = await open(dirname(path))
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
  return text
}

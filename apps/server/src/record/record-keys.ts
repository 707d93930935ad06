/**
 * The keys that tree heads are signed with, in a file of the data folder.
 *
 * File     `<data>/record-keys.json`, readable by its owner only: `{ "current": NAME, "keys": { NAME: base64 of a PKCS #8 Ed25519 key } }`, made with the first
 *          start. To change the key, add a new one and make it current; heads name the key that signed them.
 * Danger   whoever has it can sign another past. It is never in the database or a backup: only its public half is.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign, verify } from 'node:crypto'
import { chmod, link, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keyIdOf } from '@fairline/domain/record/receipt'
import { z } from 'zod'
import { sha256 } from './sha256.ts'

export type RecordKeys = {
  readonly id: string
  /** 32 bytes. */
  readonly publicKey: Buffer
  readonly sign: (text: string) => Buffer
}

const KeyFile = z.strictObject({ current: z.string().min(1), keys: z.record(z.string().min(1), z.base64()) })
const OTHERS_MAY_READ = 0o077

export const recordKeyFile = (dataDir: string): string => join(dataDir, 'record-keys.json')

/** Makes the file where there is none. Throws where it cannot be used: a new key in its place would break with every head before. */
export async function ensureRecordKeys(dataDir: string): Promise<RecordKeys> {
  const path = recordKeyFile(dataDir)
  await writeFirst(path)
  if (process.platform !== 'win32' && ((await stat(path)).mode & OTHERS_MAY_READ) !== 0)
    throw new Error(`${path} can be read by others: chmod 600 ${path}`)
  const key = privateKeyIn(path, await readFile(path, 'utf8'))
  const publicKey = publicBytes(createPublicKey(key))
  return { id: keyIdOf(sha256, publicKey), publicKey, sign: (text) => sign(null, Buffer.from(text), key) }
}

/** `publicKey`: 32 bytes; of another length it signs nothing. */
export function isSignedBy(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  if (publicKey.length !== RAW_BYTES) return false
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, signature)
}

const RAW_BYTES = 32
/** What stands before the 32 bytes of an Ed25519 key (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
const publicBytes = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(-RAW_BYTES)

function privateKeyIn(path: string, text: string): KeyObject {
  try {
    const { current, keys } = KeyFile.parse(JSON.parse(text))
    return createPrivateKey({ key: Buffer.from(keys[current]!, 'base64'), format: 'der', type: 'pkcs8' })
  } catch {
    // What it holds instead may be half a key: not shown, and not kept as a cause.
    throw new Error(`${path} is not a file of record keys, or lacks its current one: restore it from your copy`)
  }
}

/** Written aside and linked, so that a crash leaves no half key and of two servers that start at once one makes it. */
async function writeFirst(path: string): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  if (isThere) return
  const { privateKey } = generateKeyPairSync('ed25519')
  const key = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify({ current: 'first', keys: { first: key } }, null, 2)}\n`, { mode: 0o600, flush: true })
  await chmod(draft, 0o600)
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * The master keys: what wraps every other key, and is never in the database, in a backup or in a log.
 *
 * Port     a key-management service fits behind `MasterKeys`: it only ever wraps and unwraps 32 bytes, and may take its time. `masterKey` of what it wraps
 *          is its own name for the key and version; it must go on unwrapping older ones. sealing.test.ts runs one that answers late.
 * Form     wrapped: one version byte, 12 bytes of nonce, the ciphertext, 16 bytes of tag; AES-256-GCM, bound to `context`.
 * Errors   a wrapped key that was changed, or belongs somewhere else, does not unwrap.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

export const KEY_BYTES = 32

/** `masterKey` names the key that wrapped it: after a change of master keys, older ones still unwrap what they wrapped. */
export type WrappedKey = { readonly masterKey: string; readonly wrapped: Buffer }

export type MasterKeys = {
  /** `context`: what the key is for; it unwraps only with the same one. */
  readonly wrap: (key: Buffer, context: string) => Promise<WrappedKey>
  readonly unwrap: (key: WrappedKey, context: string) => Promise<Buffer>
}

/** Master keys that we look after ourselves, one of them current. A key-management service has its own ways. */
export type MasterKeyring = MasterKeys & {
  readonly current: () => string
  readonly names: () => readonly string[]
  /** Makes a new key current, and gives its name: it is kept before it wraps anything. */
  readonly rotate: () => Promise<string>
  /** Only for a key that wraps nothing any more. Throws for the current one. */
  readonly remove: (name: string) => Promise<void>
}

/** This name is not (or no more) among the master keys. */
export class MasterKeyMissing extends Error {
  override name = 'MasterKeyMissing'
}

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** `keys`: 32 bytes each, by name; the one named `current` wraps. */
export function masterKeysOf(current: string, keys: ReadonlyMap<string, Buffer>): MasterKeys {
  const keyNamed = (name: string): Buffer => {
    const key = keys.get(name)
    if (key === undefined) throw new MasterKeyMissing(`there is no master key ${name}`)
    return key
  }
  return {
    wrap: async (key, context) => ({ masterKey: current, wrapped: encrypt(keyNamed(current), key, context) }),
    unwrap: async ({ masterKey, wrapped }, context) => decrypt(keyNamed(masterKey), wrapped, context),
  }
}

/** Also what seals values: see seal.ts. */
export function encrypt(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const body = cipher.update(plain)
  return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.final(), cipher.getAuthTag()])
}

/** Throws on anything but what `encrypt` made with this key and context. */
export function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) throw new Error('these bytes were not sealed by this release')
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES)), decipher.final()])
}

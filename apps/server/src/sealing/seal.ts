/**
 * Sealing of personal values, one borrower's with one key.
 *
 * sealed   base64url of AES-256-GCM (master-keys.ts), bound to the place of the value: copied to another row or field, it does not open.
 * token    base64url of the first 16 bytes of HMAC-SHA-256 over kind and normalised value: equal for equal values of one borrower, different for two
 *          borrowers, and worth nothing once his key is gone. It is all that rules ever see of the value.
 * Limits   one key seals far fewer than 2^32 values, as random nonces want.
 */
import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { normalise } from '@fairline/contract/normalise'
import type { PersonalKind } from '@fairline/contract/personal-text'
import { decrypt, encrypt, KEY_BYTES } from './master-keys.ts'

/** `id` tells which key sealed a value; `secret` is what is wrapped. */
export type SealingKey = { readonly id: string; readonly secret: Buffer; readonly sealing: Buffer; readonly tokens: Buffer }

/** A personal value as the log keeps it. `key`: the id of the key that opens it. */
export type SealedValue = { readonly sealed: string; readonly token: string; readonly key: string }

/** Where a value stands: event and field, of one borrower. */
export type Place = { readonly borrowerId: bigint; readonly eventKey: string; readonly field: string }

const TOKEN_BYTES = 16

export const newSealingKey = (): SealingKey => sealingKeyOf(randomUUID(), randomBytes(KEY_BYTES))

export const sealingKeyOf = (id: string, secret: Buffer): SealingKey => ({
  id,
  secret,
  sealing: derive(secret, 'fairline values'),
  tokens: derive(secret, 'fairline tokens'),
})

export const sealValue = (key: SealingKey, place: Place, kind: PersonalKind, value: string): SealedValue => ({
  sealed: encrypt(key.sealing, Buffer.from(value), contextOf(place)).toString('base64url'),
  token: tokenOf(key.tokens, kind, value).toString('base64url'),
  key: key.id,
})

/** Throws on anything but what `sealValue` made with this key for this place. */
export const openValue = (key: SealingKey, place: Place, { sealed }: SealedValue): string =>
  decrypt(key.sealing, Buffer.from(sealed, 'base64url'), contextOf(place)).toString()

/** The same of bytes. `place`: what they are, of whom; they open as nothing else. */
export const sealBytes = (key: SealingKey, place: string, bytes: Buffer): Buffer => encrypt(key.sealing, bytes, place)
export const openBytes = (key: SealingKey, place: string, sealed: Buffer): Buffer => decrypt(key.sealing, sealed, place)

/** `key`: a borrower's, or an organisation's for its look-up index. */
export const tokenOf = (key: Buffer, kind: PersonalKind, value: string): Buffer =>
  createHmac('sha256', key)
    .update(`${kind}\0${normalise(kind, value)}`)
    .digest()
    .subarray(0, TOKEN_BYTES)

const derive = (secret: Buffer, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', use, KEY_BYTES))

const contextOf = ({ borrowerId, eventKey, field }: Place): string => `${borrowerId} ${eventKey} ${field}`

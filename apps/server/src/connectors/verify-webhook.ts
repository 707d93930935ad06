/**
 * Whether a webhook that came in is what its sender signed, and now: Standard Webhooks 1.0, over the raw bytes of the body.
 *
 * Secrets  all that are in force, so that a sender can change his without a gap: `whsec_` (HMAC-SHA-256, `v1`) or a public key `whpk_` (Ed25519, `v1a`).
 *          One that is malformed or too short verifies nothing.
 * Time     TOLERANCE_MS either way. It is looked at last: a message that is only late is known to be genuine.
 * Id       holds no point: `a.1` at second 2 and `a` at second `1.2` would be signed alike.
 */
import { createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto'
import { accept, type Outcome, refuse } from '@fairline/domain/kernel/outcome'
import { secretKey, signatureOf, signedText } from '../notices/sign-webhook.ts'

export const TOLERANCE_MS = 5 * 60 * 1000
/** A change of secrets needs two. */
const SIGNATURES_MAX = 8

export const WEBHOOK_FAULTS = ['header-missing', 'header-unreadable', 'signature-invalid', 'too-old', 'too-new'] as const
export type WebhookFault = (typeof WEBHOOK_FAULTS)[number]

/** `headers` with their names in small letters, as Node gives them. */
export type IncomingWebhook = { readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly body: Uint8Array }
export type VerifiedWebhook = { readonly id: string; readonly signedAt: number }

/** `now` in milliseconds. */
export function verifyWebhook(
  { headers, body }: IncomingWebhook,
  secrets: readonly string[],
  now: number,
): Outcome<VerifiedWebhook, WebhookFault> {
  const [id, seconds, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers[name])
  if (!id || !seconds || !signatures) return refuse('header-missing')
  // A header that came twice is a list.
  if (typeof id !== 'string' || typeof seconds !== 'string' || typeof signatures !== 'string') return refuse('header-unreadable')
  if (!ID.test(id) || !SECONDS.test(seconds)) return refuse('header-unreadable')
  const text = signedText(id, seconds, body)
  const given = signatures.split(' ').slice(0, SIGNATURES_MAX)
  if (!secrets.some((secret) => given.some((signature) => isSignedBy(secret, signature, text)))) return refuse('signature-invalid')
  const signedAt = Number(seconds) * 1000
  if (signedAt < now - TOLERANCE_MS) return refuse('too-old')
  return signedAt > now + TOLERANCE_MS ? refuse('too-new') : accept({ id, signedAt })
}

const ID = /^[!-\-/-~]{1,128}$/
const SECONDS = /^\d{1,11}$/

function isSignedBy(secret: string, signature: string, text: Buffer): boolean {
  const [version, base64 = ''] = signature.split(',')
  const bytes = Buffer.from(base64, 'base64')
  const key = version === 'v1' ? secretKey(secret) : undefined
  if (key) {
    const expected = signatureOf(key, text)
    return bytes.length === expected.length && timingSafeEqual(bytes, expected)
  }
  const publicKey = version === 'v1a' ? publicKeyOf(secret) : undefined
  return publicKey !== undefined && bytes.length === SIGNATURE_BYTES && verify(null, text, publicKey, bytes)
}

const PUBLIC_PREFIX = 'whpk_'
const KEY_BYTES = 32
const SIGNATURE_BYTES = 64

function publicKeyOf(secret: string): KeyObject | undefined {
  if (!secret.startsWith(PUBLIC_PREFIX)) return undefined
  const bytes = Buffer.from(secret.slice(PUBLIC_PREFIX.length), 'base64')
  if (bytes.length !== KEY_BYTES) return undefined
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }, format: 'jwk' })
}

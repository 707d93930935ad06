/** Standard Webhooks 1.0: `v1,` and the base64 of HMAC-SHA-256 over id, time and body, once for each secret in force. */
import { createHmac, randomBytes } from 'node:crypto'
import { invariant } from '@fairline/domain/kernel/outcome'

const PREFIX = 'whsec_'
const SECRET_BYTES = 24

export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64')

/** Undefined for what is no secret, or too short for one: a key of no bytes is everybody's. */
export function secretKey(secret: string): Buffer | undefined {
  if (!secret.startsWith(PREFIX)) return undefined
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return key.length >= SECRET_BYTES ? key : undefined
}

/** `body`: the very bytes that are sent; a text is UTF-8. */
export const signedText = (id: string, seconds: number | string, body: string | Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${id}.${seconds}.`), Buffer.from(body)])

export const signatureOf = (key: Buffer, text: Buffer): Buffer => createHmac('sha256', key).update(text).digest()

/** `at` in milliseconds; the header has seconds. */
export function webhookHeaders(id: string, at: number, body: string, secrets: readonly string[]): Record<string, string> {
  const seconds = Math.floor(at / 1000)
  const text = signedText(id, seconds, body)
  const signatures = secrets.map((secret) => `v1,${signatureOf(ownKey(secret), text).toString('base64')}`)
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') }
}

function ownKey(secret: string): Buffer {
  const key = secretKey(secret)
  invariant(key !== undefined, 'a secret of ours has its prefix and its length')
  return key
}

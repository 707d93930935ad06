/** Standard Webhooks 1.0: `v1,` and the base64 of HMAC-SHA-256 over id, time and body, once for each secret in force. */
import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'
const SECRET_BYTES = 24

export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64')

const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(PREFIX.length), 'base64')

/** `at` in milliseconds; the header has seconds. */
export function webhookHeaders(id: string, at: number, body: string, secrets: readonly string[]): Record<string, string> {
  const seconds = Math.floor(at / 1000)
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64')}`,
  )
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') }
}

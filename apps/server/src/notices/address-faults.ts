/** Why nothing is sent to an address that somebody gave us: what is sent is personal or opens something, so it travels encrypted, but on this very machine. */
import { isPublicHost } from './public-address.ts'
import type { WebhookReach } from './send-webhook.ts'

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Over `public`, nobody has us call our own network. Empty: nothing is wrong with it. */
export function addressFaults({ protocol, hostname, username, password }: URL, reach: WebhookReach): string[] {
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname))
  return [
    ...(isSafe ? [] : ['must begin with https, but on this machine itself']),
    ...(reach === 'public' && !isPublicHost(hostname) ? ['must be a public address'] : []),
    ...(username === '' && password === '' ? [] : ['must hold no user and no password']),
  ]
}

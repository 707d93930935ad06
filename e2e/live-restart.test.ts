/** kill -9 of the server, and of PostgreSQL, while two clients send and one listens: who comes again with the last id he has misses nothing, and hears nothing twice. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type HeardEvent, listen, type SseClient } from '../apps/server/src/testing/sse-client.ts'
import { outage } from '../apps/server/src/testing/test-api.ts'
import { newDataFolder, type Server, serve, stop } from './fairline-process.ts'

const WITHIN_MS = 180_000
const BETWEEN_MS = 1_500
const AGAIN_MS = 20

test('a listener hears each event once and in order, whatever is killed', { timeout: WITHIN_MS }, async () => {
  const { dataDir, remove } = newDataFolder()
  let server = await serve(dataDir)
  const over = { sending: false, hearing: false }
  const clients: SseClient[] = []
  const heard = () => clients.flatMap((client) => client.heard)
  try {
    const where = () => server
    // A first one is heard before anything is killed: from then on there is an id to come again with.
    const hearing = hear(where, over, clients)
    while (heard().length === 0) await Promise.all([post(server, 'first', `f${performance.now()}`), sleep(BETWEEN_MS / 10)])
    const senders = ['a', 'b'].map((borrower) => send(where, over, borrower))
    for (const what of ['server', 'postgres', 'server'] as const) {
      await sleep(BETWEEN_MS)
      if (what === 'postgres') process.kill(postmasterOf(dataDir), 'SIGKILL')
      else {
        server.child.kill('SIGKILL')
        await server.ended
        server = await serve(dataDir)
      }
    }
    await sleep(BETWEEN_MS)
    over.sending = true
    const sent = await Promise.all(senders)
    await expect.poll(() => ['a', 'b'].map((one) => sequencesOf(heard(), one).at(-1)), { timeout: 20_000 }).toEqual(sent)
    over.hearing = true
    await stop(server)
    await hearing
    for (const [nth, borrower] of ['a', 'b'].entries()) {
      expect(sequencesOf(heard(), borrower)).toEqual(Array.from({ length: sent[nth]! }, (_, index) => index + 1))
    }
    expect(Math.min(...sent)).toBeGreaterThan(100)
  } finally {
    Object.assign(over, { sending: true, hearing: true })
    server.child.kill('SIGKILL')
    await server.ended
    remove()
  }
})

type Over = { sending: boolean; hearing: boolean }

/** Each event until it is answered, then the next. How many were recorded. */
async function send(where: () => Server, over: Over, borrower: string): Promise<number> {
  let count = 0
  while (!over.sending) {
    while (!(await post(where(), borrower, `${count}`))) await sleep(AGAIN_MS)
    count++
  }
  return count
}

async function post({ url, key }: Server, borrower: string, id: string): Promise<boolean> {
  try {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const answer = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(outage(borrower, id)) })
    await answer.text()
    return answer.status === 200
  } catch {
    return false // Nobody there: asked again.
  }
}

async function hear(where: () => Server, over: Over, clients: SseClient[]): Promise<void> {
  while (!over.hearing) {
    const last = clients.findLast(({ heard }) => heard.length > 0)?.heard.at(-1)
    try {
      const { url, key } = where()
      const client = await listen(`${url}/v1/events/stream`, key, last && { 'last-event-id': last.id })
      clients.push(client)
      await client.ended
    } catch {
      // Nobody there: asked again.
    }
    await sleep(AGAIN_MS)
  }
}

const sequencesOf = (heard: readonly HeardEvent[], borrower: string) =>
  heard.flatMap(({ data }) => (data.borrower_id === borrower ? [Number(data.sequence)] : []))

const postmasterOf = (dataDir: string): number => Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

/** The connection to PostgreSQL is cut around the commit: nobody knows then, the sender sends again, and in the end each event is there once. */
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { outage, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { findAccount } from './account-table.ts'
import { borrowerKey } from './borrower-key.ts'

/** What the proxy does with the next message that says commit. */
type Cut = 'never' | 'before-the-commit' | 'before-its-answer' | 'both-ways-at-once'

let dir: string
let testing: TestDatabase
let proxy: Server
let api: TestApi
let url: string
let cut: Cut = 'never'

/** Passes bytes on until it is told to cut; what was passed on to PostgreSQL before the cut is carried out there. */
function pass(client: Socket, target: string): void {
  const database = connect(target)
  const end = () => [client, database].forEach((socket) => void socket.destroy())
  for (const socket of [client, database]) socket.on('error', end).on('close', end)
  client.on('data', (bytes) => {
    if (cut === 'before-the-commit' && isCommit(bytes)) return cutNow(end)
    database.write(bytes)
    if (cut === 'both-ways-at-once' && isCommit(bytes)) cutNow(end)
  })
  database.on('data', (bytes) => {
    if (cut === 'before-its-answer' && bytes.includes('COMMIT')) return cutNow(end)
    client.write(bytes)
  })
}

const isCommit = (bytes: Buffer): boolean => /commit/i.test(bytes.toString('latin1'))

function cutNow(end: () => void): void {
  cut = 'never'
  end()
}

beforeAll(async () => {
  testing = await testDatabase()
  dir = await mkdtemp(join(tmpdir(), 'fairline-test-cut-'))
  const real = new URL(testing.url)
  const target = join(real.searchParams.get('host')!, `.s.PGSQL.${real.searchParams.get('port')}`)
  proxy = createServer((client) => pass(client, target)).listen(join(dir, '.s.PGSQL.5432'))
  real.searchParams.set('host', dir)
  real.searchParams.set('port', '5432')
  api = await testApi(real.href)
  // What the server does for itself as it starts commits too: only the commits of the test are to be cut.
  await api.renewing.ended
  url = await api.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await api?.close()
  proxy?.close()
  await testing?.drop()
  await rm(dir, { recursive: true, force: true })
})
beforeEach(() => {
  cut = 'never'
})

const CUTS = ['before-the-commit', 'before-its-answer', 'both-ways-at-once'] as const

async function post(path: string, type: string, body: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${api.adminKey}`, 'content-type': type }, body }) // biome-ignore format: one line
  return { status: answer.status, text: await answer.text() }
}

const versionOf = async (subject: string): Promise<number> => (await findAccount(api.database.as(1), borrowerKey(1, subject)))?.version ?? 0

test.each(CUTS)('a single event, cut %s: 503, and once again makes it once', async (when) => {
  const subject = `single-${when}`
  const event = JSON.stringify(outage(subject, '1'))
  await post('/v1/events', 'application/json', JSON.stringify(outage(subject, '0')))
  cut = when
  expect((await post('/v1/events', 'application/json', event)).status).toBe(503)
  expect(cut).toBe('never')
  const again = await post('/v1/events', 'application/json', event)
  expect([again.status, JSON.parse(again.text).sequence]).toEqual([200, 2])
  if (when === 'before-the-commit') expect(again.text).toContain('"recorded"')
  if (when === 'before-its-answer') expect(again.text).toContain('"repeated"')
  expect(await versionOf(subject)).toBe(2)
})

test.each(CUTS)('a stream, cut %s: what is not answered is sent again, and the order is kept', async (when) => {
  const subject = `stream-${when}`
  const events = Array.from({ length: 1_200 }, (_, index) => JSON.stringify(outage(subject, `${index}`)))
  const places = new Map<string, number>()
  cut = when
  let attempts = 0
  for (let pending = events; pending.length > 0; attempts++) {
    const { text } = await post('/v1/events:batch?answer=brief', 'application/x-ndjson', pending.join('\n'))
    const answers = text.trim().split('\n').map((line) => JSON.parse(line) as { line: number; sequence?: number; problem?: { code: string } }) // biome-ignore format: one line
    expect(answers).toHaveLength(pending.length)
    for (const { line, sequence } of answers) if (sequence !== undefined) places.set(pending[line - 1]!, sequence)
    expect(new Set(answers.flatMap(({ problem }) => problem?.code ?? []))).toEqual(new Set(attempts === 0 ? ['unavailable'] : []))
    pending = pending.filter((event) => !places.has(event))
  }
  expect(attempts).toBe(2)
  expect(events.map((event) => places.get(event))).toEqual(events.map((_, index) => index + 1))
  expect(await versionOf(subject)).toBe(events.length)
})

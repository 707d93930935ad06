/**
 * Personal values sent to every request there is, in every place that takes one, come back in no problem, no log line at its most talkative and no metric; also
 * where our code breaks on them. What PostgreSQL writes is looked at in e2e/planted-values.test.ts.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEventLog } from '../operations/event-log.ts'
import { openMetrics } from '../operations/metrics.ts'
import { MARKS, plantedMessages, plantedPhone, plantedValue } from '../testing/planted.ts'
import { messageOf, type TestApi, testApi, testPack } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const DESCRIPTION = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, object>>
}
/** A stream has no end. */
const STREAMS: ReadonlySet<string> = new Set(['/v1/events/stream'])
const REQUESTS = Object.entries(DESCRIPTION.paths).flatMap(([path, methods]) =>
  STREAMS.has(path) ? [] : Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() as 'GET' | 'POST' })),
)

let testing: TestDatabase
let other: TestDatabase
let api: TestApi
let broken: TestApi
let metrics: ReturnType<typeof openMetrics>
const logged: string[] = []
const answered: { of: string; status: number; body: string }[] = []

beforeAll(async () => {
  testing = await testDatabase()
  const loaded = await testPack()
  const log = openEventLog('trace', { write: (line) => void logged.push(line) })
  metrics = openMetrics({ version: '0', pack: loaded.pack.hash, now: Date.now })
  api = await testApi(testing.url, undefined, loaded, { log, metrics })
  const prepareFrom = () => { throw new TypeError(`cannot read ${plantedValue()} of ${plantedPhone()}`) } // biome-ignore format: one line
  const pack = { ...loaded.pack, policy: { ...loaded.pack.policy, prepareFrom } }
  other = await testDatabase()
  broken = await testApi(other.url, undefined, { ...loaded, pack }, { log })
})
afterAll(async () => {
  await broken?.close()
  await api?.close()
  await testing?.drop()
  await other?.drop()
})
type Sent = { method: 'GET' | 'POST'; url: string; body?: string; headers?: Record<string, string> }
async function send(of: string, { method, url, body, headers = {} }: Sent): Promise<void> {
  const sent = { authorization: `Bearer ${api.adminKey}`, ...headers }
  const answer = await api.app.inject({ method, url, headers: sent, ...(body !== undefined && { payload: body }) })
  answered.push({ of, status: answer.statusCode, body: answer.statusCode >= 400 ? answer.body : '' })
}
const JSON_TYPE = { 'content-type': 'application/json' }

/** In the address, in its query, in a body of the wrong form, in one that breaks off, and in a header. */
async function sendAll(path: string, method: 'GET' | 'POST'): Promise<void> {
  const url = path.replace(/\{\w+\}/g, () => encodeURIComponent(plantedValue()))
  const bodies = method === 'GET' ? [undefined] : [JSON.stringify({ [plantedValue()]: plantedPhone() }), `{"phone":"${plantedPhone()}`]
  for (const body of bodies) {
    const query = `?${encodeURIComponent(plantedValue())}=${plantedPhone()}`
    const headers = { ...(body !== undefined && JSON_TYPE), cookie: `x=${encodeURIComponent(plantedValue())}`, 'x-planted': plantedPhone() }
    await send(`${method} ${path}`, { method, url: `${url}${query}`, headers, ...(body !== undefined && { body }) })
  }
}

const leaks = (text: string): boolean => MARKS.some((mark) => text.includes(mark) || text.includes(encodeURIComponent(mark)))

test('every request there is was asked, and told nothing back', async () => {
  expect(REQUESTS.length).toBeGreaterThan(100)
  for (const { path, method } of REQUESTS) await sendAll(path, method)
  for (const [nth, { type, data }] of plantedMessages().entries())
    await send(type, {
      method: 'POST',
      url: '/v1/events',
      headers: JSON_TYPE,
      body: JSON.stringify({ ...messageOf('borrower-registered', 'b', `${nth}`, data), type }),
    })
  const unknown = { ...messageOf('borrower-registered', 'b', 'unknown', { [plantedValue()]: 1, [plantedPhone()]: 1 }) }
  await send('unknown', { method: 'POST', url: '/v1/events', headers: JSON_TYPE, body: JSON.stringify(unknown) })
  await send('oversize', {
    method: 'POST',
    url: '/v1/events',
    headers: JSON_TYPE,
    body: JSON.stringify({ data: plantedPhone().repeat(200_000) }),
  })
  await send('no such path', { method: 'GET', url: `/v1/${plantedPhone()}/${encodeURIComponent(plantedValue())}` })
  await send('another type', { method: 'POST', url: '/v1/events', headers: { 'content-type': plantedPhone() }, body: plantedValue() })
  expect(answered.filter(({ body }) => leaks(body))).toEqual([])
  expect(answered.filter(({ status }) => status === 500)).toEqual([])
  expect(new Set(answered.map(({ status }) => status)).has(422)).toBe(true)
})

test('nor where our code breaks on it', async () => {
  const { type, data } = plantedMessages()[0]!
  const { status, body } = await broken.post({ ...messageOf('borrower-registered', 'broken', '1', data), type })
  expect([status, leaks(JSON.stringify(body))]).toEqual([500, false])
  const { body: aside } = await broken.get('/v1/admin/quarantine')
  expect([aside.data.length, leaks(JSON.stringify(aside))]).toEqual([1, false])
  expect(logged.some((line) => line.includes('event-quarantined'))).toBe(true)
})

test('the log and the meters hold none of it, at their most talkative', async () => {
  expect(logged.filter(leaks)).toEqual([])
  const text = await metrics.text()
  expect(text).toContain('/v1/borrowers/:id')
  expect(leaks(text)).toBe(false)
})

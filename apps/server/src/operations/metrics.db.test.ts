import { request } from 'node:http'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageOf, NOW, onboarding, outage, registered, type TestApi, testApi, testPack } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { openMetrics, QUARANTINE_ASKED_EVERY_MS } from './metrics.ts'
import type { Metrics } from './metrics-hooks.ts'
import { type MetricsServer, openMetricsServer } from './metrics-server.ts'

const SUBJECT = 'bor_not_in_a_label'
/** Ours, then those of the process. */
const OURS = ['outcome', 'code', 'route', 'method', 'status', 'road', 'lane', 'state', 'version', 'pack', 'le']
const LABELS = new Set([...OURS, 'type', 'space', 'kind', 'major', 'minor', 'patch'])

let testing: TestDatabase
let metrics: Metrics
let api: TestApi
let url: string
let told: MetricsServer
let now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  const pack = await testPack()
  metrics = openMetrics({ version: '1.2.3', pack: pack.pack.hash, now: () => now })
  api = await testApi(testing.url, () => NOW, pack, { metrics })
  url = await api.app.listen({ host: '127.0.0.1', port: 0 })
  told = await openMetricsServer(metrics, 0)
})
afterAll(async () => {
  await told?.close()
  await api?.close()
  await testing?.drop()
})

const scrape = async (): Promise<string> => (await fetch(told.url)).text()

/** The value of a meter with just these labels; undefined where it is not told. */
function numberOf(text: string, name: string, labels: Record<string, string> = {}): number | undefined {
  for (const line of text.split('\n')) {
    const [, found, inside = '', value] = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
    if (found !== name) continue
    const has = Object.fromEntries([...inside.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, label, of]) => [label, of]))
    const names = Object.keys(has)
    if (names.length === Object.keys(labels).length && names.every((label) => has[label] === labels[label])) return Number(value)
  }
  return undefined
}

const post = (path: string, type: string, body: string) =>
  fetch(`${url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${api.adminKey}`, 'content-type': type }, body })

const events = (text: string, outcome: string, code = '') => numberOf(text, 'fairline_events_total', { outcome, code })

test('after some events the numbers are theirs, and were not before', async () => {
  const before = await scrape()
  const one = JSON.stringify(outage(SUBJECT, 'one'))
  for (const message of onboarding(SUBJECT)) await (await post('/v1/events', 'application/json', JSON.stringify(message))).arrayBuffer()
  await (await post('/v1/events', 'application/json', JSON.stringify(registered(SUBJECT)))).arrayBuffer()
  const reused = { ...registered(SUBJECT), data: { kind: 'individual', currency: 'CNY' } }
  const lines = [one, one, '{"broken":', JSON.stringify(reused), JSON.stringify(outage(SUBJECT, 'two'))]
  await (await post('/v1/events:batch?answer=brief', 'application/x-ndjson', lines.join('\n'))).text()
  await (await fetch(`${url}/v1/borrowers/${SUBJECT}?x=${SUBJECT}`, { headers: { authorization: `Bearer ${api.adminKey}` } })).text()
  await (await fetch(`${url}/${SUBJECT}`)).text()
  const after = await scrape()

  expect([events(before, 'recorded'), events(after, 'recorded')]).toEqual([0, 7])
  expect([events(before, 'repeated'), events(after, 'repeated')]).toEqual([0, 2])
  expect([events(before, 'refused', 'malformed-json'), events(after, 'refused', 'malformed-json')]).toEqual([undefined, 1])
  expect([events(before, 'refused', 'id-reused'), events(after, 'refused', 'id-reused')]).toEqual([undefined, 1])
  for (const outcome of ['quarantined', 'internal', 'unavailable', 'overloaded']) expect(events(after, outcome)).toBe(0)
  const granted = (text: string) => numberOf(text, 'fairline_decisions_total', { outcome: 'line-granted' })
  expect([granted(before), granted(after)]).toEqual([0, 1])
  expect(numberOf(after, 'fairline_decisions_total', { outcome: 'hold-placed' })).toBe(0)

  const requests = (route: string, method: string, status: string) =>
    numberOf(after, 'fairline_http_request_duration_seconds_count', { route, method, status })
  expect(requests('/v1/events', 'POST', '2xx')).toBe(6)
  expect(requests('/v1/events', 'POST', '4xx')).toBeUndefined()
  expect(requests('/v1/events:batch', 'POST', '2xx')).toBe(1)
  expect(requests('/v1/borrowers/:id', 'GET', '4xx')).toBe(1)
  expect(requests('none', 'GET', '4xx')).toBe(1)

  const roads = (name: string) => ['quick', 'careful'].map((road) => numberOf(after, name, { road }) ?? 0)
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  expect(sum(roads('fairline_batch_events_sum'))).toBe(10)
  expect(roads('fairline_batch_events_count')).toEqual(roads('fairline_commit_duration_seconds_count'))
  expect(roads('fairline_batch_events_count').every((count) => count > 0)).toBe(true)
  expect(numberOf(after, 'fairline_database_connections', { state: 'total' })).toBeGreaterThan(0)
  expect(numberOf(after, 'fairline_build_info', { version: '1.2.3', pack: api.packs.current.hash })).toBe(1)
  expect(numberOf(after, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
  expect(after).toContain('nodejs_eventloop_lag_seconds')
  const labels = [...after.matchAll(/([a-z_]+)="([^"]*)"/g)]
  expect(new Set(labels.map(([, label]) => label))).toEqual(LABELS)
  const values = labels.map(([, , value]) => value!)
  const ids = [SUBJECT, 'registered', 'one', 'core', 'key_']
  expect(values.filter((value) => ids.includes(value) || value.includes(SUBJECT) || value.startsWith('key_'))).toEqual([])
})

test('a stream is counted while it is open', async () => {
  const open = async () => numberOf(await scrape(), 'fairline_batch_streams_open')
  expect(await open()).toBe(0)
  const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/x-ndjson' }
  const stream = request(`${url}/v1/events:batch`, { method: 'POST', headers }).on('error', () => {})
  stream.write(`${JSON.stringify(outage(SUBJECT, 'stream'))}\n`)
  await new Promise((resolve) => stream.once('response', resolve))
  expect(await open()).toBe(1)
  stream.destroy()
  await expect.poll(open).toBe(0)
})

test('the quarantine is counted, but not by every scrape', async () => {
  const aside = async () => numberOf(await scrape(), 'fairline_quarantine_events')
  const [before, first] = [await aside(), messageOf('profile-changed', SUBJECT, 'aside', { field: 'phone' })]
  await testing.query(
    `insert into quarantine (bucket, borrower_id, key, organisation_id, ref, type, schema_version, source, event_id, actor, occurred_at, known_at, data, fault)
     values (0, 1, gen_random_uuid(), 1, $1, 'profile-changed', 1, 'core', $2, 'a', now(), now(), '{}', '{}')`,
    [SUBJECT, first.id],
  )
  now += QUARANTINE_ASKED_EVERY_MS - 1
  const early = await aside()
  now += 1
  expect([before, early, await aside()]).toEqual([0, 0, 1])
})

test('a restart of PostgreSQL is counted', async () => {
  const restarts = async () => numberOf(await scrape(), 'fairline_postgres_restarts_total')
  expect(await restarts()).toBe(0)
  metrics.postgresRestarted()
  expect(await restarts()).toBe(1)
})

test('lanes: what waits and for how long, and none of it once it is answered', async () => {
  const text = await scrape()
  for (const lane of ['0', '1']) {
    expect([
      numberOf(text, 'fairline_lane_waiting_events', { lane }) ?? 0,
      numberOf(text, 'fairline_lane_oldest_seconds', { lane }) ?? 0,
    ]).toEqual([0, 0])
  }
})

test.each([
  ['GET', '/', 404],
  ['GET', '/metrics/', 404],
  ['GET', '/metrics?x=1', 404],
  ['POST', '/metrics', 405],
  ['HEAD', '/metrics', 405],
  ['GET', '/metrics', 200],
])('%s %s answers %i', async (method, path, status) => {
  expect((await fetch(new URL(path, told.url), { method })).status).toBe(status)
})

test('a port in use is thrown, not ignored', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const { port } = taken.address() as { port: number }
  await expect(openMetricsServer(metrics, port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  taken.close()
})

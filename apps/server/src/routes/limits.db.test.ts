import { once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashKey, makeKey } from '../auth/api-keys.ts'
import { BURST } from '../auth/wrong-keys.ts'
import { openEventLog } from '../operations/event-log.ts'
import { insertApiKey } from '../store/api-key-table.ts'
import { outage, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { HTTP_LIMITS } from './http-limits.ts'

const LIMITS = {
  ...HTTP_LIMITS,
  connections: 8,
  requestsPerKey: 3,
  streams: 3,
  streamsPerKey: 2,
  requestsPerConnection: 2,
  headersWithinMs: 800,
}

let testing: TestDatabase
let api: TestApi
let url: string
const logged: string[] = []

beforeAll(async () => {
  testing = await testDatabase()
  const log = openEventLog('info', { write: (line) => void logged.push(line) })
  api = await testApi(testing.url, undefined, undefined, { limits: LIMITS, log })
  url = await api.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

async function newKey(): Promise<string> {
  const key = makeKey()
  const row = { id: `key_${key.slice(4, 12)}`, name: 'test', prefix: key.slice(0, 10), sha256: hashKey(key), scopes: ['admin'] }
  await insertApiKey(api.database, { ...row, organisationId: 1, senders: [...OUTSIDE_SENDERS] })
  return key
}

const get = (path: string, key: string) => api.app.inject({ url: path, headers: { authorization: `Bearer ${key}` } })

/** A stream that has had an answer, so that it is known to be open. */
async function openStream(key: string): Promise<{ status: number; sending: ClientRequest }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' }
  const sending = request(`${url}/v1/events:batch`, { method: 'POST', headers, agent: false }).on('error', () => {})
  sending.write(`${JSON.stringify(outage('limits', 'same'))}\n`)
  const [response] = (await once(sending, 'response')) as [import('node:http').IncomingMessage]
  response.resume()
  return { status: response.statusCode!, sending }
}

test('streams: so many of a key, then 429; so many in all, then 503; and room again when one ends', async () => {
  const [one, other] = [await newKey(), await newKey()]
  const open = [await openStream(one), await openStream(one)]
  const third = await openStream(one)
  open.push(await openStream(other))
  const fourth = await openStream(other)
  expect([...open.map(({ status }) => status), third.status, fourth.status]).toEqual([200, 200, 200, 429, 503])
  for (const { sending } of [...open, third, fourth]) sending.destroy()
  await expect.poll(() => api.traffic.streams.count()).toBe(0)
  const again = await openStream(one)
  expect(again.status).toBe(200)
  again.sending.end()
  await expect.poll(() => api.traffic.requests.count()).toBe(0)
})

test('requests of one key at a time: as many as it may, one more is 429, and others are not hurt', async () => {
  const [one, other] = [await newKey(), await newKey()]
  const statuses = async (count: number) => {
    const answers = await Promise.all(Array.from({ length: count }, () => get('/v1/pack', one)))
    return answers.map(({ statusCode }) => statusCode)
  }
  expect(await statuses(3)).toEqual([200, 200, 200])
  const entries = [1, 2, 3].map(() => api.traffic.requests.enter(`key_${one.slice(4, 12)}`))
  const refused = await get('/v1/pack', one)
  expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([429, 'too-many-requests', '1'])
  expect((await get('/v1/pack', other)).statusCode).toBe(200)
  for (const entry of entries) if ('leave' in entry) entry.leave()
  expect((await get('/v1/pack', one)).statusCode).toBe(200)
})

describe('wrong keys', () => {
  test('so many of an address, then 429; a key that was right before still works; the log tells once', async () => {
    expect((await get('/v1/pack', api.adminKey)).statusCode).toBe(200)
    for (let index = 0; index < BURST; index++) expect((await get('/v1/pack', makeKey())).statusCode).toBe(401)
    const refused = [await get('/v1/pack', makeKey()), await get('/v1/pack', makeKey())]
    expect(refused.map(({ statusCode, headers }) => [statusCode, headers['retry-after']])).toEqual([[429, '1'], [429, '1']]) // biome-ignore format: one line
    expect((await get('/v1/pack', api.adminKey)).statusCode).toBe(200)
    expect((await api.app.inject({ url: '/v1/pack' })).statusCode).toBe(401)
    expect(logged.filter((line) => line.includes('keys-refused'))).toHaveLength(1)
  })
})

test('every answer names its request: by the id of the client where it is one', async () => {
  const asked = async (id: string) => (await api.app.inject({ url: '/nowhere', headers: { 'x-request-id': id } })).headers['x-request-id']
  expect([await asked('mine-1'), await asked('not mine')]).toEqual(['mine-1', expect.stringMatching(/^[0-9a-f]{12}-\d+$/)])
})

test.each([
  ['brackets', '['.repeat(60_000), 400],
  ['closed brackets', '['.repeat(30_000) + ']'.repeat(30_000), 422],
  ['objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 422],
  ['brackets with a minus zero', `${'['.repeat(30_000)}-0${']'.repeat(30_000)}`, 400],
  ['data', JSON.stringify(outage('deep', '1')).replace('"payment"', `${'['.repeat(20_000)}${']'.repeat(20_000)}`), 422],
])('nesting as deep as a body allows costs nothing: %s', async (_what, payload, status) => {
  const began = process.cpuUsage()
  const answer = await api.post(payload)
  const { user } = process.cpuUsage(began)
  expect([answer.status, user < 2_000_000]).toEqual([status, true])
})

test('connections: one more than the most is closed unheard', async () => {
  const { port } = api.app.server.address() as AddressInfo
  await expect.poll(() => new Promise((resolve) => api.app.server.getConnections((_error, count) => resolve(count)))).toBe(0)
  const sockets = Array.from({ length: LIMITS.connections }, () => connect(port, '127.0.0.1'))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  const talk = async (socket: import('node:net').Socket): Promise<string> => {
    socket.on('error', () => {}) // A closed door may come as a reset.
    socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n')
    return Promise.race([once(socket, 'data').then(([bytes]) => String(bytes).slice(9, 12)), once(socket, 'close').then(() => 'closed')])
  }
  expect(await talk(sockets.at(-1)!)).toBe('200')
  expect(await talk(connect(port, '127.0.0.1'))).toBe('closed')
  for (const socket of sockets) socket.destroy()
})

test('requests of one connection: the last says so', async () => {
  const { port } = api.app.server.address() as AddressInfo
  await expect.poll(() => new Promise((resolve) => api.app.server.getConnections((_error, count) => resolve(count)))).toBe(0)
  const socket = connect(port, '127.0.0.1')
  const heads: string[] = []
  for (let index = 0; index < LIMITS.requestsPerConnection; index++) {
    socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n')
    heads.push(String((await once(socket, 'data'))[0]))
  }
  expect(heads.map((head) => /connection: (\S+)/i.exec(head)?.[1])).toEqual(['keep-alive', 'close'])
  socket.destroy()
})

test.each([
  [LIMITS.headers, '200'],
  [LIMITS.headers + 1, '401'],
])('of %i headers the last, which is the key, counts: %s', async (count, status) => {
  const { port } = api.app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  const fill = Array.from({ length: count - 2 }, (_, index) => `x-${index}: 1\r\n`).join('')
  socket.write(`GET /v1/pack HTTP/1.1\r\nhost: x\r\n${fill}authorization: Bearer ${api.adminKey}\r\n\r\n`)
  expect(String((await once(socket, 'data'))[0]).slice(9, 12)).toBe(status)
  socket.destroy()
})

test('a head that does not come to its end in time is given up; one that does is answered', async () => {
  const { port } = api.app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.on('data', () => {}) // It may be told why.
  socket.write('GET /healthz HTTP/1.1\r\n')
  const began = performance.now()
  await once(socket, 'close')
  expect(performance.now() - began).toBeGreaterThanOrEqual(LIMITS.headersWithinMs / 2)
  const quick = connect(port, '127.0.0.1')
  quick.write('GET /healthz HTTP/1.1\r\n')
  await new Promise((resolve) => setTimeout(resolve, LIMITS.headersWithinMs / 8))
  quick.write('host: x\r\n\r\n')
  expect(String((await once(quick, 'data'))[0]).slice(9, 12)).toBe('200')
  quick.destroy()
})

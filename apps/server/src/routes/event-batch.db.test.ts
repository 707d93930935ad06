import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAccount } from '../store/account-table.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import { outage, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let url: string

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  url = await api.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const text = (value: unknown): string => JSON.stringify(value)

function open(query = ''): { sending: ClientRequest; answer: Promise<IncomingMessage> } {
  const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/x-ndjson' }
  const sending = request(`${url}/v1/events:batch${query}`, { method: 'POST', headers })
  return { sending, answer: new Promise((resolve, reject) => sending.on('response', resolve).on('error', reject)) }
}

type Line = { line: number; status?: string; sequence?: number; decision?: unknown; problem?: { code: string; status: number } }

async function linesOf(answer: IncomingMessage): Promise<Line[]> {
  let body = ''
  for await (const chunk of answer.setEncoding('utf8')) body += chunk
  return body.split('\n').filter(Boolean).map((line) => JSON.parse(line)) // biome-ignore format: one line
}

async function send(body: string | Buffer, query = ''): Promise<Line[]> {
  const { sending, answer } = open(query)
  sending.end(body)
  return linesOf(await answer)
}

test('each line gets its answer, in order; bad ones are told by number and cost no other', async () => {
  const lines = [
    text(outage('mixed', '1')),
    '',
    '{"broken":',
    text({ ...outage('mixed', '2'), pad: 'x' }),
    text(outage('mixed', 'x'.repeat(70_000))),
    text(outage('mixed', '1')),
    text(outage('mixed', '3')),
  ]
  const bad = Buffer.concat([Buffer.from(lines.join('\n')), Buffer.from([0x0a, 0xff, 0x0a]), Buffer.from(text(outage('mixed', '4')))])
  const told = (await send(bad)).map(({ line, status, sequence, problem }) => [line, problem?.code ?? `${status} ${sequence}`])
  expect(told).toEqual([
    [1, 'recorded 1'],
    [3, 'malformed-json'],
    [4, 'invalid-event'],
    [5, 'line-too-long'],
    [6, 'repeated 1'],
    [7, 'recorded 2'],
    [8, 'invalid-utf-8'],
    [9, 'recorded 3'],
  ])
})

test('a full answer says as much as that to a single event, a brief one only what a bulk load needs', async () => {
  const [full] = await send(text(outage('style', '1')))
  const single = await api.post(outage('style', '1'))
  expect(full).toEqual({ ...single.body, line: 1, status: 'recorded' })
  expect(await send(text(outage('style', '1')), '?answer=brief')).toEqual([{ line: 1, status: 'repeated', sequence: 1 }])
})

test('an empty batch has an empty answer; another media type or query is a problem', async () => {
  expect(await send('')).toEqual([])
  const headers = { authorization: `Bearer ${api.adminKey}` }
  const wrong = await api.app.inject({ method: 'POST', url: '/v1/events:batch', headers: { ...headers, 'content-type': 'application/json' }, payload: '{}' }) // biome-ignore format: one line
  expect(wrong.json().code).toBe('unsupported-media-type')
  const query = await api.app.inject({ method: 'POST', url: '/v1/events:batch?answer=long', headers: { ...headers, 'content-type': 'application/x-ndjson' }, payload: '' }) // biome-ignore format: one line
  expect([query.statusCode, query.json().code]).toEqual([422, 'invalid-request'])
})

test('an answer comes while the request is still being sent', async () => {
  const { sending, answer } = open()
  sending.write(`${text(outage('talk', '1'))}\n`)
  const response = (await answer).setEncoding('utf8')
  const [first] = (await response[Symbol.asyncIterator]().next()).value.split('\n')
  expect(JSON.parse(first)).toMatchObject({ line: 1, sequence: 1 })
  sending.destroy()
})

test('20,000 lines: in order per line and per borrower, within bounded memory', async () => {
  const count = 20_000
  const { sending, answer } = open('?answer=brief')
  const lines = answer.then(linesOf)
  const before = process.memoryUsage().arrayBuffers
  for (let index = 0; index < count; index++) {
    const ready = sending.write(`${text(outage(`bulk-${index % 100}`, `${index}`))}\n`)
    if (!ready) await new Promise((resolve) => sending.once('drain', resolve))
  }
  sending.end()
  const answers = await lines
  expect(answers).toHaveLength(count)
  expect(answers.every(({ line, sequence }, index) => line === index + 1 && sequence === Math.floor(index / 100) + 1)).toBe(true)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024)
})

test('a client that does not read its answers is no longer read, and costs no more memory then', async () => {
  const before = process.memoryUsage().rss
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.pause()
  socket.write(
    `POST /v1/events:batch HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${api.adminKey}\r\ncontent-type: application/x-ndjson\r\ncontent-length: 1000000000\r\n\r\n`,
  )
  const line = `${text(outage('deaf', 'same'))}\n`
  const block = line.repeat(500)
  let blocks = 0
  for (let stalled = false; !stalled && blocks < 1_000; blocks++) {
    if (!socket.write(block))
      stalled = await Promise.race([new Promise<false>((resolve) => socket.once('drain', () => resolve(false))), sleep(2_000, true)])
  }
  const grown = process.memoryUsage().rss - before
  socket.destroy()
  expect(blocks).toBeLessThan(1_000)
  expect(grown).toBeLessThan(200 * 1024 * 1024)
})

/** Idle ones of earlier tests go first: what is left belongs to a request. */
async function busyConnections(): Promise<number> {
  api.app.server.closeIdleConnections()
  await sleep(50)
  return new Promise((resolve, reject) => api.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))))
}

test('a client that vanishes mid-stream leaves what was read recorded, and the server well: no socket of his stays', async () => {
  const before = await busyConnections()
  const { sending, answer } = open()
  answer.catch(() => {})
  for (let index = 0; index < 1_000; index++) sending.write(`${text(outage('gone', `${index}`))}\n`)
  sending.write(text(outage('gone', 'half')).slice(0, 40))
  await answer
  expect(await busyConnections()).toBe(before + 1)
  sending.destroy()
  let version = -1
  for (let settled = false; !settled; ) {
    await sleep(100)
    const now = (await findAccount(api.database.as(1), borrowerKey(1, 'gone')))?.version ?? 0
    settled = now === version && now > 0
    version = now
  }
  expect(version).toBeLessThanOrEqual(1_000)
  expect((await api.post(outage('gone', 'after'))).body).toMatchObject({ status: 'recorded', sequence: version + 1 })
  expect(await busyConnections()).toBe(before)
})

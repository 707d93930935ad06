import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listen, type SseClient } from '../testing/sse-client.ts'
import { onboarding, outage, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let url: string
let clients: SseClient[] = []

beforeEach(async () => {
  testing = await testDatabase()
  await open()
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await api?.close()
  await testing?.drop()
})

async function open(): Promise<void> {
  api = await testApi(testing.url)
  url = await api.app.listen({ host: '127.0.0.1', port: 0 })
}

async function hear(query = '', headers = {}): Promise<SseClient> {
  const client = await listen(`${url}/v1/events/stream${query}`, api.adminKey, headers)
  clients.push(client)
  return client
}

const sequencesOf = ({ heard }: SseClient) => heard.map(({ data }) => data.sequence)

test('whoever listens hears each decision from now on', async () => {
  const earlier = await hear()
  await api.post(outage('a', 'before'))
  await earlier.until(1)
  const client = await hear()
  for (const id of ['1', '2', '3']) await api.post(outage('a', id))
  await client.until(3)
  expect(client.heard.map(({ event, data }) => [event, data.borrower_id, data.sequence, data.type])).toEqual([
    ['decided', 'a', 2, 'fairline.technical-failure-reported.v1'],
    ['decided', 'a', 3, 'fairline.technical-failure-reported.v1'],
    ['decided', 'a', 4, 'fairline.technical-failure-reported.v1'],
  ])
})

test('each hears what he asked for', async () => {
  const [one, typed, decided] = [
    await hear('?borrower=b'),
    await hear('?type=fairline.score-updated.v1,fairline.identity-verified.v1'),
    await hear('?with_outcomes=true'),
  ]
  for (const subject of ['a', 'b']) for (const message of onboarding(subject)) await api.post(message)
  await Promise.all([one.until(5), typed.until(4), decided.until(2)])
  expect(one.heard.every(({ data }) => data.borrower_id === 'b')).toBe(true)
  expect(decided.heard).toMatchObject([
    { data: { borrower_id: 'a', outcomes: [{ type: 'fairline.line-granted.v1', reasons: [] }] } },
    { data: { borrower_id: 'b' } },
  ])
})

test('after a restart of the server a client goes on where it was, without a gap and without a double', async () => {
  const before = await hear()
  for (const id of ['1', '2', '3']) await api.post(outage('a', id))
  await before.until(3)
  await api.close()
  await before.ended
  await open()
  for (const id of ['4', '5']) await api.post(outage('a', id))
  const after = await hear('?last_event_id=ignored', { 'last-event-id': before.heard[1]!.id })
  await after.until(3)
  await api.post(outage('a', '6'))
  await after.until(4)
  expect(sequencesOf(after)).toEqual([3, 4, 5, 6])
})

test('a client that comes with an old id hears more than a page, once each and in order, while others listen', async () => {
  const first = await hear()
  await api.post(outage('a', 'first'))
  await first.until(1)
  await Promise.all(Array.from({ length: 450 }, (_, index) => api.post(outage('a', `n${index}`))))
  const late = await hear(`?last_event_id=${first.heard[0]!.id}`)
  await Promise.all([late.until(450), first.until(451)])
  await api.post(outage('a', 'last'))
  await Promise.all([late.until(451), first.until(452)])
  expect(sequencesOf(late)).toEqual(Array.from({ length: 451 }, (_, index) => index + 2))
  expect(sequencesOf(first)).toEqual(Array.from({ length: 452 }, (_, index) => index + 1))
})

test('an id that another database told is refused, also where its place is one of this feed', async () => {
  const client = await hear()
  await api.post(outage('a', '1'))
  await client.until(1)
  const [feed = '', ...place] = client.heard[0]!.id.split('.')
  const other = feed.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
  const { body } = await api.get(`/v1/events/stream?last_event_id=${[other, ...place].join('.')}`)
  expect(body).toMatchObject({ status: 422, errors: [{ pointer: '/last_event_id' }] })
  const ahead = await api.get(`/v1/events/stream?last_event_id=${feed}.zzzzzzzzzz.1.1.1`)
  expect(ahead.body).toMatchObject({ status: 422, errors: [{ pointer: '/last_event_id' }] })
  await api.post(outage('a', '2'))
  const again = await hear(`?last_event_id=${[feed, ...place].join('.')}`)
  await again.until(1)
  expect(sequencesOf(again)).toEqual([2])
})

test.each([
  ['?last_event_id=nonsense', '/last_event_id'],
  ['?type=fairline.nothing.v1', '/type'],
])('%s is refused', async (query, pointer) => {
  expect((await api.get(`/v1/events/stream${query}`)).body).toMatchObject({ status: 422, errors: [{ pointer }] })
})

test('an end of the server ends the streams, and does not wait for them', async () => {
  const client = await hear()
  const began = performance.now()
  await api.stop()
  await client.ended
  expect(performance.now() - began).toBeLessThan(3_000)
})

test('who leaves before he is let in takes no place for good', async () => {
  const { hostname, port } = new URL(url)
  const leave = (afterMs: number) =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`GET /v1/events/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${api.adminKey}\r\n\r\n`, () =>
          setTimeout(() => socket.destroy(), afterMs),
        )
      })
      socket.once('error', reject).once('close', () => resolve())
    })
  await Promise.all(Array.from({ length: 100 }, (_, nth) => leave(nth / 2)))
  await expect.poll(() => [api.traffic.requests.count(), api.traffic.listeners.count()], { timeout: 5_000 }).toEqual([0, 0])
})

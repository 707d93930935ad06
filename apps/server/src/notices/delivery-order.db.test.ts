/** What becomes of deliveries where receivers fail, hang or are away: over a real database and real connections. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOLDS_UP_TRIES, takeDue } from '../store/due-delivery-table.ts'
import { messageOf, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { openSink, type Sink } from './webhook-sink.fixture.ts'

const BOTH = ['fairline.hold-placed.v1', 'fairline.notice-due.v1']
const DESK = { channel: 'webhook', endpointId: 'desk' } as const
const DAY_MS = 86_400_000

let database: TestDatabase
let api: TestApi
let sink: Sink

beforeEach(async () => {
  database = await testDatabase()
  api = await testApi(database.url, Date.now, undefined, { webhookReach: 'any' })
  sink = await openSink()
})
afterEach(async () => {
  await api?.close()
  await sink?.close()
  await database?.drop()
})

const register = async (id = 'desk', url = sink.url, types = BOTH) => {
  expect((await api.send('/v1/webhooks', { id, url, types })).status).toBe(200)
  await api.notices.endpoints.of(1)
}
async function restrict(subject: string): Promise<void> {
  const devices = ['x', 'y', 'z'].map((id) => messageOf('session-started', subject, id, { device_id: id }))
  for (const one of [...onboarding(subject), ...devices]) expect((await api.post(one)).status).toBe(200)
}
const send = () => api.notices.deliverer.sendDue(1)
type Row = { id: string; type: string; endpoint_id: string; state: string; attempts: number; problem: string | null }
const rows = async () =>
  (await database.query('select id::text, type, endpoint_id, state, attempts, problem from delivery order by delivery.id')) as Row[]
const makeDue = (id: string) => database.query(`update delivery set due_at = now() - interval '1 second' where id = ${id}`)
const ids = ({ heard }: Sink) => heard.map(({ headers }) => headers['webhook-id'])
/** As many more of the same event, as if each were a message. */
const more = (count: number) =>
  database.query(
    `insert into delivery (organisation_id, bucket, borrower_id, ref, sequence, nth, type, message_key, channel, endpoint_id, is_mandatory, due_at, queued_at)
     select organisation_id, bucket, borrower_id, ref, sequence, nth, type, 'more ' || n, channel, endpoint_id, false, due_at, queued_at
     from delivery cross join generate_series(1, ${count}) n where type = 'hold-placed'`,
  )

test('what comes behind one that failed waits for it, untried, and goes after it; of others it goes at once', async () => {
  await register()
  sink.answer = 500
  await restrict('b')
  await send()
  const [first, second] = await rows()
  expect([first, second]).toMatchObject([
    { state: 'waiting', attempts: 1, problem: 'status 500' },
    { state: 'waiting', attempts: 0, problem: null },
  ])
  sink.answer = 204
  await restrict('c')
  await send()
  expect((await rows()).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'sent', 'sent'])
  await makeDue(first!.id)
  await send()
  const [, , third, fourth] = await rows()
  expect(ids(sink)).toEqual([first, third, fourth, first, second].map((one) => `dlv_${one!.id}`))
})

test.each([
  [HOLDS_UP_TRIES - 1, 'waiting'],
  [HOLDS_UP_TRIES, 'sent'],
])('behind one that was tried %i times the next is %s', async (attempts, state) => {
  await register()
  await restrict('b')
  const [first] = await rows()
  await database.query(`update delivery set attempts = ${attempts}, due_at = now() + interval '1 hour' where id = ${first!.id}`)
  await send()
  expect((await rows()).map((row) => row.state)).toEqual(['waiting', state])
})

test('a receiver that never answers holds up no other, though it was added only now', async () => {
  const silent = await openSink()
  silent.answer = null
  try {
    await register('a-silent', silent.url)
    await register()
    await restrict('b')
    await more(40)
    api.notices.deliverer.start()
    await expect.poll(() => sink.heard.length, { timeout: 5_000, interval: 20 }).toBe(42)
    expect(silent.heard.length).toBe(32)
    await api.notices.deliverer.stop()
    const left = (await rows()).filter(({ endpoint_id }) => endpoint_id === 'a-silent')
    expect(left).toHaveLength(42)
    for (const row of left) expect(row).toMatchObject({ state: 'waiting', attempts: 0 })
  } finally {
    await silent.close()
  }
})

test('one that is away is tried by few, the rest waits untried and is sent when it is back; after three days it is given up', async () => {
  const away = await openSink()
  await away.close()
  await register('desk', away.url, ['fairline.hold-placed.v1'])
  await restrict('b')
  await more(100)
  await send()
  const tried = async () => (await rows()).filter(({ attempts }) => attempts > 0).length
  const first = await tried()
  expect(first).toBeGreaterThanOrEqual(8)
  expect(first).toBeLessThanOrEqual(40)
  await send()
  expect(await tried()).toBe(first)
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  await send()
  expect(await tried()).toBe(first + 1)
  await database.query(`update delivery set due_at = now() - interval '73 hours' where message_key like 'more 9%' and attempts = 0`)
  await new Promise((resolve) => setTimeout(resolve, 2_050))
  await send()
  const old = (await rows()).filter(({ state }) => state === 'given-up')
  expect(old.length).toBeGreaterThan(0)
  for (const row of old) expect(row).toMatchObject({ attempts: 0, problem: 'ECONNREFUSED' })
  const back = await openSink(Number(new URL(away.url).port))
  try {
    await new Promise((resolve) => setTimeout(resolve, 4_050))
    await send()
    const after = await rows()
    expect(after.filter(({ state, attempts }) => state === 'waiting' && attempts === 0)).toEqual([])
    expect(back.heard.length).toBe(after.filter(({ state }) => state === 'sent').length)
  } finally {
    await back.close()
  }
}, 60_000)

test('what a server left behind is sent by another once its lease has ended, and not before', async () => {
  await register()
  await restrict('b')
  const now = Date.now()
  const taken = await takeDue(api.database.as(1), DESK, { now, leaseUntil: now + 1_000, limit: 10 })
  expect(taken.map(({ attempt, dueAt }) => [attempt, dueAt <= now])).toEqual([
    [1, true],
    [1, true],
  ])
  await send()
  expect(sink.heard).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, now + 1_050 - Date.now()))
  await send()
  expect(ids(sink)).toEqual((await rows()).map(({ id }) => `dlv_${id}`))
})

test('of two who take at the same time each gets whole borrowers, and nobody gets anything twice', async () => {
  await register()
  for (const subject of ['b', 'c', 'd', 'e']) await restrict(subject)
  const [now, book] = [Date.now(), api.database.as(1)]
  const takes = await Promise.all([2, 1, 1, 5].map((limit) => takeDue(book, DESK, { now, leaseUntil: now + DAY_MS, limit })))
  const all = takes.flat().map(({ id }) => id)
  expect(new Set(all).size).toBe(8)
  expect(all).toHaveLength(8)
  for (const take of takes) for (const { borrower } of take) expect(take.filter((one) => one.borrower.id === borrower.id)).toHaveLength(2)
})

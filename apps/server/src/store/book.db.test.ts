/** Decisions and the book they saw: replayed bit for bit, on one server or several, and across a backup. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageOf, NOW, onboarding, type TestApi, type TestMessage, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { claimBook, isBookChanged, readBookHistory } from './book-table.ts'
import { checkRebuild } from './rebuild-check.ts'

const HOUR_MS = 3_600_000

let testing: TestDatabase
let api: TestApi
let other: TestApi
const clock = { at: NOW }

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => clock.at)
  other = await testApi(testing.url, () => clock.at)
})
afterAll(async () => {
  await api?.close()
  await other?.close()
  await testing?.drop()
})

let sent = 0
const draw = (subject: string): TestMessage =>
  messageOf('drawdown-requested', subject, `m${++sent}`, {
    ...{ drawdown_id: `d${sent}`, amount_minor: 100_000, currency: 'CNY', purpose: 'consumption' },
  })
const answerOf = async (at: TestApi, message: TestMessage): Promise<unknown> => {
  const { body } = await at.post(message)
  return body.decision.outcomes[0]?.data.code ?? body.decision.outcomes[0]?.type
}
const incident = (id: string) => ({
  ...{ incident_id: id, component: 'platform', kind: 'outage', severity: 'critical' },
  started_at: new Date(clock.at).toISOString(),
})
const versionsSeen = async (ref: string): Promise<unknown[]> =>
  (
    await testing.query<{ book: unknown }>(
      `select e.decision -> 'book' as book from event e join account a using (bucket, borrower_id) where a.ref = $1 order by e.sequence`,
      [ref],
    )
  ).map(({ book }) => book)
async function differences(): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const bucket of checkRebuild(api.database.as(1), api.packs.byId)) found.push(...bucket.differences)
  return found
}

test('whichever server is told, all decide by it from the answer on; decisions of before know no book, and all replay', async () => {
  for (const message of onboarding('a')) await api.post(message)
  expect(await answerOf(other, draw('a'))).toBe('fairline.drawdown-approved.v1')
  expect((await api.send('/v1/incidents', incident('i1'))).status).toBe(200)
  expect([await answerOf(other, draw('a')), await answerOf(api, draw('a'))]).toEqual(['technical', 'technical'])
  expect((await other.send('/v1/incidents:close', { incident_id: 'i1' })).status).toBe(200)
  expect(await answerOf(api, draw('a'))).toBe('fairline.drawdown-approved.v1')
  expect((await versionsSeen('a')).slice(-5)).toEqual([null, null, 1, 1, 2])
  expect(await differences()).toEqual([])
})

test('how a decision came about is shown with the book that it saw', async () => {
  const { body } = await api.get('/v1/borrowers/a/decisions/7')
  expect(body).toMatchObject({ agrees: true, decision: { reasons: [{ code: 'TE02' }] } })
})

test('a decision that names another book than it saw is found', async () => {
  const spoil = (from: number, to: number) =>
    testing.query(
      `update event e set decision = jsonb_set(decision, '{book}', $1::text::jsonb) from account a
       where a.bucket = e.bucket and a.borrower_id = e.borrower_id and a.ref = 'a' and e.decision -> 'book' = $2::text::jsonb`,
      [to, from],
    )
  await spoil(2, 1)
  expect(await differences()).toMatchObject([{ borrower: 'a', sequence: 9, kind: 'decision' }])
  await testing.query(
    `update event e set decision = jsonb_set(decision, '{book}', '2') from account a
     where a.bucket = e.bucket and a.borrower_id = e.borrower_id and a.ref = 'a' and e.sequence = 9`,
  )
  expect(await differences()).toEqual([])
})

test('many at once while the book changes on both: each decision saw what was the newest when it was committed', async () => {
  for (const ref of ['p', 'q', 'r', 's']) for (const message of onboarding(ref)) await api.post(message)
  const said: Promise<unknown>[] = []
  for (let round = 0; round < 12; round++) {
    const [one, two] = round % 2 === 0 ? [api, other] : [other, api]
    for (const ref of ['p', 'q', 'r', 's']) said.push(one.post(draw(ref)), two.post(draw(ref)))
    said.push(one.send('/v1/incidents', incident(`x${round}`)))
    if (round > 2) said.push(two.send('/v1/incidents:close', { incident_id: `x${round - 3}` }))
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  await Promise.all(said)
  expect(await differences()).toEqual([])
  const { versions } = await readBookHistory(api.database.as(1), 1)
  const [row] = await testing.query<{ book_version: number }>('select book_version from organisation where id = 1')
  expect(row?.book_version).toBe(versions.at(-1)?.version)
  // The events of one borrower are committed one after the other: none saw an older book than the one before it.
  const seen = await testing.query<{ most: number; back: number }>(
    `select max(book)::integer as most, (count(*) filter (where book < before))::integer as back from (
       select book, lag(book, 1, 0) over (partition by borrower_id order by sequence) as before from (
         select e.borrower_id, e.sequence, coalesce((e.decision ->> 'book')::integer, 0) as book
         from event e join account a using (bucket, borrower_id) where a.ref in ('p', 'q', 'r', 's')) one) pair`,
  )
  expect(seen[0]).toEqual({ most: expect.any(Number), back: 0 })
  expect(seen[0]?.most).toBeGreaterThan(5)
})

test('whoever decided by a book that is another by now commits nothing', async () => {
  const book = api.database.as(1)
  const [row] = await testing.query<{ book_version: number }>('select book_version from organisation where id = 1')
  await expect(book.withClient((client) => claimBook(client, 1, row!.book_version - 1))).rejects.toSatisfy(isBookChanged)
  await book.withClient((client) => claimBook(client, 1, row!.book_version))
})

test('an order holds whom it concerns at the next look, on any server, once; a look that was cut off goes on', async () => {
  for (const ref of ['o1', 'o2', 'o3']) for (const message of onboarding(ref)) await api.post(message)
  clock.at += HOUR_MS
  await api.scheduler.wakeAll()
  const order = { order_id: 'r1', closes: 'draws', basis: 'B', starts_at: new Date(clock.at).toISOString() }
  expect((await other.send('/v1/orders', order)).status).toBe(200)
  const woken = await Promise.all([api.scheduler.wakeAll(), other.scheduler.wakeAll()])
  expect(woken.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(3)
  const statusOf = async (ref: string) => (await api.get(`/v1/borrowers/${ref}`)).body.line.status
  expect([await statusOf('o1'), await statusOf('o2'), await statusOf('o3')]).toEqual(['suspended', 'suspended', 'suspended'])
  expect((await api.send('/v1/orders:lift', { order_id: 'r1' })).status).toBe(200)
  // As if the server that was told had died before it looked, and another had begun and died half-way.
  await testing.query('update organisation set wakes_of_book = wakes_of_book - 1 where id = 1')
  await other.scheduler.wakeAll()
  clock.at += 1
  await api.scheduler.wakeAll()
  expect([await statusOf('o1'), await statusOf('o2'), await statusOf('o3')]).toEqual(['active', 'active', 'active'])
  expect(await differences()).toEqual([])
})

test('what ends what never began is refused; said twice with one key it is recorded once', async () => {
  expect((await api.send('/v1/sources:restore', { source: 'nobody' })).body.code).toBe('nothing-to-end')
  const header = { 'idempotency-key': 'k1' }
  const first = await api.send('/v1/sources:fail', { source: 'zhima', expected_end_at: '2026-11-22T12:00:00+08:00' }, header)
  const again = await api.send('/v1/sources:fail', { source: 'zhima', expected_end_at: '2026-11-22T12:00:00+08:00' }, header)
  expect([first.body.status, again.body.status]).toEqual(['recorded', 'repeated'])
  expect((await api.get('/v1/status')).body).toMatchObject({
    sources: [{ source: 'zhima', expected_end_at: '2026-11-22T04:00:00.000Z' }],
    orders: [],
  })
})

import { describeAccount } from '@fairline/domain/account/explain'
import fc from 'fast-check'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { messageOf, NOW, onboarding, outage, type TestApi, type TestMessage, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { listAccounts } from './account-table.ts'
import { BUCKETS } from './borrower-key.ts'
import { rebuildViews } from './build-views.ts'
import { checkViews, type ViewDifference } from './check-views.ts'
import { readAccounts } from './current-account.ts'
import { openDatabase } from './database.ts'
import { orderFeedOfAnotherCluster } from './feed-of-another-cluster.ts'
import { followFeed } from './follow-feed.ts'
import { storedLines } from './stored-views.ts'

let testing: TestDatabase
let api: TestApi
const moment = { at: NOW }
const HOUR_MS = 60 * 60 * 1000

beforeEach(async () => {
  moment.at = NOW
  testing = await testDatabase()
  api = await testApi(testing.url, () => moment.at)
})
afterEach(async () => {
  await api?.close()
  await testing?.drop()
})

const FACTS = ['draw', 'draw-too-much', 'repay', 'device', 'score', 'outage', 'time', 'follow'] as const
const history = fc.array(
  fc.record({ what: fc.constantFrom(...FACTS), who: fc.constantFrom('a', 'b', 'c'), much: fc.integer({ min: 1, max: 400 }) }),
  {
    minLength: 10,
    maxLength: 60,
  },
)

function messageFor({ what, much }: { what: (typeof FACTS)[number]; much: number }, subject: string, id: string): TestMessage {
  const money = { amount_minor: what === 'draw-too-much' ? 900_000_000 : much * 1_000, currency: 'CNY' }
  if (what === 'repay') return messageOf('repayment-posted', subject, id, { repayment_id: id, ...money })
  if (what === 'device') return messageOf('session-started', subject, id, { device_id: `device-${much}` })
  if (what === 'score')
    return messageOf('score-updated', subject, id, { value: 350 + much, range_min: 350, range_max: 950, source: 'zhima' })
  if (what === 'outage') return outage(subject, id)
  return messageOf('drawdown-requested', subject, id, { drawdown_id: id, purpose: 'consumption', ...money })
}

async function differences(): Promise<ViewDifference[]> {
  const found: ViewDifference[] = []
  for await (const check of checkViews(api.database.as(1), 1)) found.push(...check.differences)
  return found
}

/** All that the views hold, apart from how far they have come. */
const dump = () =>
  Promise.all([
    testing.query('select * from line_view order by bucket, borrower_id'),
    testing.query('select * from hold_view order by bucket, borrower_id, hold_id'),
    testing.query('select * from day_view order by day, bucket, currency'),
    testing.query('select * from day_hold_view order by day, bucket, reason'),
    testing.query('select * from mark_view order by bucket, borrower_id, sequence, nth'),
  ])

test('after any history the views are what the log says, and what the accounts say, however they came to be', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const prefix = `r${++run}`
      for (const subject of ['a', 'b', 'c']) for (const message of onboarding(`${prefix}${subject}`)) await api.post(message)
      for (const [index, step] of steps.entries()) {
        if (step.what === 'follow') await api.follower.catchUp()
        else if (step.what === 'time') {
          moment.at += step.much * HOUR_MS
          await api.scheduler.wakeAll()
        } else await api.post(messageFor(step, `${prefix}${step.who}`, `e${index}`))
      }
      await api.follower.catchUp()
      expect(await differences()).toEqual([])
      await holdsToAccounts()
      const followed = await dump()
      for await (const _bucket of rebuildViews(api.database.as(1), 1)) void _bucket
      expect(await dump()).toEqual(followed)
    }),
    { numRuns: 8 },
  )
})

/** The slow twin: the accounts, which the write path keeps and no view has a part in. */
async function holdsToAccounts(): Promise<void> {
  const book = api.database.as(1)
  const rows = await listAccounts(book, { after: { bucket: 0, id: -1n }, lastBucket: BUCKETS - 1, limit: 1_000 })
  const accounts = await readAccounts(book, rows)
  for (const { borrower, ref } of rows) {
    const view = describeAccount(ref, accounts.get(borrower.id)!(), api.packs.current)
    const line = (await storedLines(book, 1, borrower.bucket)).get(borrower.id)
    expect(line).toMatchObject({
      ref,
      sequence: view.sequence,
      asOf: Date.parse(view.as_of),
      status: view.line.status,
      limitMinor: view.line.limit_minor,
      drawnMinor: view.line.drawn_minor,
      availableMinor: view.line.available_minor,
      grade: view.grade,
      behaviourScore: view.behaviour_score,
      holds: view.holds.map(({ id, scope, reason, placed_at }) => ({ id, scope, reason: reason.code, placedAt: Date.parse(placed_at) })),
    })
  }
  const [sums] = await testing.query<Record<string, string>>(
    `select sum(lines) as lines, sum(suspended) as suspended, sum(drawn_minor) as drawn, (select sum(placed - lifted) from day_hold_view) as holds from day_view`,
  )
  const described = rows.map(({ borrower, ref }) => describeAccount(ref, accounts.get(borrower.id)!(), api.packs.current))
  expect(Object.fromEntries(Object.entries(sums!).map(([name, value]) => [name, Number(value)]))).toEqual({
    lines: described.length,
    suspended: described.filter(({ line }) => line.status === 'suspended').length,
    drawn: described.reduce((sum, { line }) => sum + line.drawn_minor, 0),
    holds: described.reduce((sum, { holds }) => sum + holds.length, 0),
  })
}

test('two servers that follow one log count each event once', async () => {
  const other = await testApi(testing.url, () => moment.at)
  try {
    await api.follower.catchUp()
    for (const server of [api, other]) server.follower.start()
    const posts = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? api : other).post(outage(`s${index % 7}`, `e${index}`)))
    await Promise.all(posts)
    await api.follower.catchUp()
    expect(await differences()).toEqual([])
    expect(await testing.query('select sum(events)::integer as events from day_view')).toEqual([{ events: 200 }])
  } finally {
    await other.close()
  }
})

test('what commits late is waited for, not jumped over', async () => {
  await api.post(outage('a', 'first'))
  await api.follower.catchUp()
  const late = new pg.Client({ connectionString: testing.url })
  await late.connect()
  await late.query('begin')
  await late.query('select pg_current_xact_id()')
  await api.post(outage('a', 'second'))
  expect(await followFeed(api.database.as(1), 1)).toEqual({ state: 'done', events: 0 })
  await late.query('commit')
  await late.end()
  // Transactions of other tests are of the same cluster.
  await expect.poll(async () => (await followFeed(api.database.as(1), 1)).events).toBe(1)
})

test('a changed row, a lost one and a figure that is off are found', async () => {
  for (const message of onboarding('a')) await api.post(message)
  await api.post(outage('b', '1'))
  await api.follower.catchUp()
  expect(await differences()).toEqual([])
  await testing.query(`update line_view set limit_minor = limit_minor + 1 where ref = 'a'`)
  await testing.query(
    `update day_view set events = events + 1 where bucket = (select bucket from line_view where ref = 'a') and currency = ''`,
  )
  await testing.query(`delete from line_view where ref = 'b'`)
  const found = await differences()
  expect(found).toContainEqual({ view: 'lines', of: 'a' })
  expect(found).toContainEqual({ view: 'lines', of: 'b' })
  expect(found.some(({ view }) => view === 'days')).toBe(true)
  for await (const _bucket of rebuildViews(api.database.as(1), 1)) void _bucket
  expect(await differences()).toEqual([])
})

test('an organisation sees its own lines only', async () => {
  await api.post(outage('a', '1'))
  await api.follower.catchUp()
  const database = openDatabase(testing.url)
  for (const table of ['line_view', 'hold_view', 'day_view', 'day_hold_view', 'projection']) {
    expect((await database.as(2).query(`select count(*)::integer as count from ${table}`)).rows).toEqual([{ count: 0 }])
  }
  await database.close()
})

test('a log that came with the ids of another cluster is put in order, and the views are built anew', async () => {
  for (const id of ['1', '2', '3']) await api.post(outage('a', id))
  await api.follower.catchUp()
  await testing.query(`update event set transaction_id = '4000000000'`)
  await testing.query(`update projection set transaction_id = '4000000001'`)
  const owner = new pg.Client({ connectionString: testing.url })
  await owner.connect()
  expect([await orderFeedOfAnotherCluster(owner), await orderFeedOfAnotherCluster(owner)]).toEqual([3, 0])
  await owner.end()
  await api.post(outage('a', '4'))
  await api.follower.catchUp()
  expect(await testing.query('select sequence from line_view')).toEqual([{ sequence: 4 }])
  expect(await differences()).toEqual([])
})

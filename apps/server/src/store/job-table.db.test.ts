import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { type Database, openDatabase } from './database.ts'
import { countJobs, lookAtJobs, queueJobs, showLiving, unlockAbandoned } from './job-table.ts'
import { type OwnerPool, openOwnerPool } from './owner-pool.ts'

let testing: TestDatabase
let database: Database
let owner: OwnerPool

beforeAll(async () => {
  testing = await testDatabase()
  database = openDatabase(testing.url)
  owner = openOwnerPool(testing.url, 2)
})
afterAll(async () => {
  await owner?.close()
  await database?.close()
  await testing?.drop()
})

const job = (key: string) => {
  const payload = { organisationId: 1, ref: 'b', drawdownId: key, amountMinor: 1, currency: 'CNY' }
  return { task: 'pay-out', key, payload } as const
}
const lock = (key: string, by: string, secondsAgo: number) =>
  testing.query<{ id: string }>(
    `update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - make_interval(secs => $3) where key = $1 returning id::text`,
    [key, by, secondsAgo],
  )
const locked = async () => (await testing.query<{ key: string }>('select key from graphile_worker.jobs where locked_by is not null order by key')).map(({ key }) => key) // biome-ignore format: one question

test('what nobody is at is given back, and nothing else', async () => {
  await queueJobs(database, ['dead', 'alive', 'in-hand', 'lost', 'just-begun', 'mine-just-begun'].map(job))
  const other = await owner.pool.connect()
  try {
    await showLiving(other, 'pool-other')
    await lock('dead', 'pool-dead', 11)
    await lock('alive', 'pool-other', 3_600)
    const [inHand] = await lock('in-hand', 'pool-mine', 3_600)
    await lock('lost', 'pool-mine', 11)
    await lock('just-begun', 'pool-dead', 4)
    await lock('mine-just-begun', 'pool-mine', 4)
    await unlockAbandoned(owner, { workerIds: ['pool-mine'], jobIds: [inHand!.id] })
    expect(await locked()).toEqual(['alive', 'in-hand', 'just-begun', 'mine-just-begun'])
  } finally {
    other.release(true)
  }
  await expect.poll(() => testing.query(`select from pg_stat_activity where application_name = 'fairline pool-other'`)).toEqual([])
  await unlockAbandoned(owner, { workerIds: ['pool-mine'], jobIds: [] })
  expect(await locked()).toEqual(['just-begun', 'mine-just-begun'])
})

test('one thing to be done has one job, which stays as it is when it is queued again, waiting or under way', async () => {
  await queueJobs(database, [job('once')])
  await testing.query(`update graphile_worker._private_jobs set attempts = 3 where key = 'once'`)
  const state = () => testing.query(`select id, attempts, locked_by from graphile_worker.jobs where key = 'once'`)
  const before = await state()
  await queueJobs(database, [job('once')])
  expect(await state()).toEqual(before)
  await lock('once', 'pool-mine', 0)
  await queueJobs(database, [job('once'), job('another')])
  expect(await state()).toMatchObject([{ attempts: 3, locked_by: 'pool-mine' }])
})

test('one that was given up is tried anew when it is queued again', async () => {
  await queueJobs(database, [job('given-up')])
  await testing.query(`update graphile_worker._private_jobs set attempts = max_attempts where key = 'given-up'`)
  const before = await countJobs(owner)
  expect(before.givenUp).toBe(1)
  await queueJobs(database, [job('given-up')])
  expect(await testing.query(`select attempts from graphile_worker.jobs where key = 'given-up'`)).toEqual([{ attempts: 0 }])
})

test('with the transaction of the decision they come, or do not', async () => {
  await database.as(1).withClient(async (client) => {
    await client.query('begin')
    await queueJobs(client, [job('rolled-back')])
    await client.query('rollback')
  })
  expect(await testing.query(`select 1 from graphile_worker.jobs where key = 'rolled-back'`)).toEqual([])
  await testing.query('delete from graphile_worker._private_jobs')
  expect([await lookAtJobs(owner, []), await countJobs(owner)]).toEqual([
    { due: false, underWay: false },
    { waiting: 0, givenUp: 0, oldestMs: 0 },
  ])
})

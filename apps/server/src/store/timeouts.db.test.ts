import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { type Database, isUnavailable, openDatabase } from './database.ts'

let testing: TestDatabase
let database: Database

beforeAll(async () => {
  testing = await testDatabase()
  database = openDatabase(testing.url)
})
afterAll(async () => {
  await database?.close()
  await testing?.drop()
})

test.each([
  ['statement_timeout', '25s'],
  ['lock_timeout', '10s'],
  ['idle_in_transaction_session_timeout', '1min'],
])('%s is %s on our connections', async (name, value) => {
  const { rows } = await database.query<{ setting: string }>('select current_setting($1) as setting', [name])
  expect(rows[0]!.setting).toBe(value)
})

test('a statement, a lock and a transaction that take too long are told as unavailable: whoever asked may ask again', async () => {
  const other = new pg.Client({ connectionString: testing.url })
  await other.connect()
  await other.query('begin')
  await other.query('lock table pack')
  const slow = (setting: string, statement: string) =>
    database.as(1).withClient(async (client) => {
      await client.query(setting)
      await client.query(statement)
    })
  const errors = await Promise.all(
    [slow('set statement_timeout = 20', 'select pg_sleep(5)'), slow('set lock_timeout = 20', 'select 1 from pack')].map((asked) =>
      asked.then(
        () => undefined,
        (error: unknown) => error,
      ),
    ),
  )
  await other.end()
  expect(errors.map((error) => [(error as pg.DatabaseError).code, isUnavailable(error)])).toEqual([
    ['57014', true],
    ['55P03', true],
  ])
})

test('however many read at once, whoever records gets his connection', async () => {
  const reading = Array.from({ length: 30 }, () => database.reading.query('select pg_sleep(0.2)'))
  const began = performance.now()
  await Promise.all(Array.from({ length: 5 }, () => database.query('select 1')))
  expect(performance.now() - began).toBeLessThan(1_000)
  expect((await Promise.all(reading)).length).toBe(30)
})

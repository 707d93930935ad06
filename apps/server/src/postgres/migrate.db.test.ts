import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
let client: pg.Client
let dir: string

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fairline-migrations-'))
  client = await connect()
  // The clone carries the real schema; these tests begin with nothing.
  await client.query('drop schema public cascade; create schema public')
})

afterEach(async () => {
  await client.end()
  await rm(dir, { recursive: true, force: true })
})

async function connect(): Promise<pg.Client> {
  const connection = new pg.Client({ connectionString: database.url })
  await connection.connect()
  return connection
}

async function files(content: Record<string, string>): Promise<void> {
  for (const [name, sql] of Object.entries(content)) await writeFile(join(dir, name), sql)
}

async function applied(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by number')
  return rows.map(({ name }) => name)
}

const ONE = { '0001_line.sql': 'create table line (id int); create index line_id on line (id);' }
const TWO = { '0002_hold.sql': 'create table hold (id int)' }

test('applies in order, once each', async () => {
  await files({ ...TWO, ...ONE })
  expect(await migrate(client, dir)).toEqual(['0001_line.sql', '0002_hold.sql'])
  expect(await migrate(client, dir)).toEqual([])
  await files({ '0003_case.sql': 'alter table hold add column case_id int' })
  expect(await migrate(client, dir)).toEqual(['0003_case.sql'])
  expect(await applied()).toEqual(['0001_line.sql', '0002_hold.sql', '0003_case.sql'])
})

test('a failing file leaves nothing of itself, and all before it', async () => {
  await files({ ...ONE, '0002_broken.sql': 'create table half (id int); select 1 / 0;' })
  await expect(migrate(client, dir)).rejects.toThrow('0002_broken.sql failed, and nothing of it remains: division by zero')
  expect(await applied()).toEqual(['0001_line.sql'])
  const { rows } = await client.query("select to_regclass('half') as half")
  expect(rows).toEqual([{ half: null }])
})

test('two servers starting together apply each file once', async () => {
  await files({ ...ONE, ...TWO })
  const other = await connect()
  const done = await Promise.all([migrate(client, dir), migrate(other, dir)])
  await other.end()
  expect(done.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([0, 2])
})

test.each<[rule: string, then: Record<string, string>, message: string]>([
  [
    'a changed file is refused by name',
    { '0001_line.sql': 'create table line (id bigint)' },
    '0001_line.sql was changed after it was applied',
  ],
  ['a new file before an applied one is refused', { '0000_late.sql': 'select 1' }, '0000_late.sql comes before 0001_line.sql'],
  ['two files with one number are refused', { '0001_other.sql': 'select 1' }, 'two migrations have the number 1'],
  ['a file outside the naming rule is refused', { '2_hold.sql': 'select 1' }, '2_hold.sql is not named like a migration'],
])('%s', async (_rule, then, message) => {
  await files(ONE)
  await migrate(client, dir)
  await files(then)
  await expect(migrate(client, dir)).rejects.toThrow(message)
  expect(await applied()).toEqual(['0001_line.sql'])
})

test('a database of a newer release is refused, and nothing is applied', async () => {
  await files({ ...ONE, ...TWO })
  await migrate(client, dir)
  await rm(join(dir, '0002_hold.sql'))
  await expect(migrate(client, dir)).rejects.toThrow('the database is newer than this Fairline: it has 0002_hold.sql')
})

test('line ends of another system do not make a file look changed', async () => {
  await files({ '0001_line.sql': 'create table line (\n  id int\n)\n' })
  await migrate(client, dir)
  await files({ '0001_line.sql': 'create table line (\r\n  id int\r\n)\r\n' })
  expect(await migrate(client, dir)).toEqual([])
})

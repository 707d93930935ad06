import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningPostgres, startPostgres } from './supervisor.ts'

const PLANTED = 'planted-4711'

let dataDir: string
let postgres: RunningPostgres
let client: pg.Client

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-test-log-'))
  postgres = await startPostgres({ dataDir, settings: { shared_buffers: '32MB' } })
  client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`create table person (name text primary key check (name <> 'other'), number integer)`)
})
afterAll(async () => {
  await client?.end()
  await postgres?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const log = () => readFile(join(dataDir, 'postgres.log'), 'utf8')
const FAILING: [what: string, statement: string, values: unknown[]][] = [
  ['a parameter that is no number', 'select $1::text::integer', [PLANTED]],
  ['a duplicate, whose key the detail tells', 'insert into person values ($1), ($1)', [PLANTED]],
  ['a row that fails a check, which the detail tells', `insert into person select 'other' from (select $1::text) as given`, [PLANTED]],
  ['a literal in a statement that does not parse', `select '${PLANTED}' from where`, []],
  ['a function that raises what it was given', `do $$ begin raise exception '%', '${PLANTED}'; end $$`, []],
]

test.each(FAILING)('%s leaves no trace in the log', async (_what, statement, values) => {
  await expect(client.query(statement, values)).rejects.toThrow(pg.DatabaseError)
  const said = await log()
  expect(said).not.toContain(PLANTED)
  expect(said).toContain('ready to accept connections')
})

test('the same would be seen where errors are logged', async () => {
  await client.query(`set log_min_messages = 'error'`)
  await expect(client.query(...(FAILING[0]!.slice(1) as [string, unknown[]]))).rejects.toThrow(pg.DatabaseError)
  await expect.poll(log).toContain(PLANTED)
})

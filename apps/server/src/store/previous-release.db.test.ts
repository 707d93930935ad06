/** The database of the release before this one, made by its own server: 290 events of 19 borrowers. It is brought up to date and goes on. */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { wireType } from '@fairline/contract/cloud-event'
import type { FactType } from '@fairline/contract/facts'
import { FORMAT } from '@fairline/domain/account/codec'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../cli/environment.ts'
import { outage, type TestApi, type TestMessage, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { BUCKETS } from './borrower-key.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import { checkRebuild } from './rebuild-check.ts'

const DUMP = new URL('../testing/release-0001.ndjson.gz', import.meta.url)
const EVENTS = 290
const BORROWERS = 19

let testing: TestDatabase
let api: TestApi
let lines: string[]
let messages: TestMessage[]

beforeAll(async () => {
  lines = gunzipSync(await readFile(DUMP))
    .toString()
    .trimEnd()
    .split('\n')
  testing = await testDatabase('template0')
  await migrateToFirst()
  for (const table of ['pack', 'event', 'account']) {
    const rows = lines.filter((line) => line.startsWith(`{"table":"${table}"`))
    await testing.query(
      `insert into ${table} overriding system value
       select r.* from unnest($1::jsonb[]) line, jsonb_populate_record(null::${table}, line -> 'row') r`,
      [rows],
    )
  }
  // As it stood there: the dump holds rows, not sequences.
  await testing.query(`select setval(pg_get_serial_sequence('pack', 'id'), (select max(id) from pack))`)
  messages = await sentMessages()
  api = await testApi(testing.url)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

/** With the first migration alone, and the very one that the dump's database had. */
async function migrateToFirst(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'fairline-test-migrations-'))
  await copyFile(join(MIGRATIONS, '0001_event_and_account.sql'), join(dir, '0001_event_and_account.sql'))
  expect((await bringUpToDate(testing.url, dir)).newest).toBe(1)
  await rm(dir, { recursive: true })
  const { row } = JSON.parse(lines.find((line) => line.startsWith('{"table":"schema_migration"'))!) as { row: { sha256: string } }
  expect(await testing.query('select sha256 from schema_migration')).toEqual([{ sha256: row.sha256 }])
}

/** As their senders sent them. */
async function sentMessages(): Promise<TestMessage[]> {
  const rows = await testing.query<{
    event_id: string
    source: string
    ref: string
    type: FactType
    occurred_at: Date
    known_at: Date
    data: object
  }>(
    `select event_id, source, ref, type, occurred_at, known_at, data from event join account using (bucket, borrower_id)
     order by bucket, borrower_id, sequence`,
  )
  return rows.map(({ event_id, source, ref, type, occurred_at, known_at, data }) => {
    const times = ref === 'untimed' ? {} : { time: occurred_at.toISOString(), knownat: known_at.toISOString() }
    return { specversion: '1.0', id: event_id, source, subject: ref, type: wireType(type, 1), ...times, data: withWholeSeconds(data) }
  })
}

/** Instants within the data were sent without milliseconds, and are kept with them. */
const withWholeSeconds = (data: object): unknown => JSON.parse(JSON.stringify(data).replaceAll('.000Z"', 'Z"'))

/** Brought up to date, and then with every account of an older format, renewed by a start. */
describe.each<[what: string, prepare: () => Promise<void>]>([
  ['up-to-date', async () => {}],
  ['renewed', renewAll],
])('%s', (what, prepare) => {
  beforeAll(prepare)

  test('all events and accounts are there, in the first organisation', async () => {
    const [counts] = await testing.query(
      `select (select count(*)::integer from event where source in ('urn:bench', 'release-1')) as events, (select count(*)::integer from account) as accounts,
        (select count(*)::integer from event where organisation_id <> 1) + (select count(*)::integer from account where organisation_id <> 1) as others`,
    )
    expect(counts).toEqual({ events: EVENTS, accounts: BORROWERS, others: 0 })
  })

  test('the log explains every account and gives every decision again', async () => {
    const sum = { buckets: 0, borrowers: 0, differences: [] as unknown[] }
    for await (const { borrowers, differences } of checkRebuild(api.database.as(1), api.packs.byId)) {
      sum.buckets++
      sum.borrowers += borrowers
      sum.differences.push(...differences)
    }
    expect(sum).toEqual({ buckets: BUCKETS, borrowers: BORROWERS, differences: [] })
  })

  test('every event sent again is answered as repeated', async () => {
    const answers = await Promise.all(messages.map((message) => api.post(message)))
    expect(answers.filter(({ body }) => body.status !== 'repeated').map(({ body }) => body)).toEqual([])
    expect(answers).toHaveLength(EVENTS)
  })

  test('new events go on behind the old ones, and borrowers are found', async () => {
    const ref = messages[0]!.subject
    const { body } = await api.post(outage(ref, `new-${what}`))
    expect(body).toMatchObject({ status: 'recorded', subject: ref })
    expect(body.sequence).toBeGreaterThan(messages.filter(({ subject }) => subject === ref).length)
    expect((await api.get(`/v1/borrowers/${ref}`)).status).toBe(200)
    expect((await api.get('/v1/borrowers?limit=200')).body.data).toHaveLength(BORROWERS)
  })
})

async function renewAll(): Promise<void> {
  await api.renewing.ended
  await api.close()
  const before = await testing.query('select borrower_id, version, state from account order by 1')
  await testing.query(`update account set state = set_byte(overlay(state placing '\\x00000000'::bytea from 20), 8, $1)`, [FORMAT - 1])
  await testing.query('update organisation set account_format = $1', [FORMAT - 1])
  api = await testApi(testing.url)
  await api.renewing.ended
  expect(await testing.query('select borrower_id, version, state from account order by 1')).toEqual(before)
  expect(await testing.query('select account_format from organisation')).toEqual([{ account_format: FORMAT }])
}

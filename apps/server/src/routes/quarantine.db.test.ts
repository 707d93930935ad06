import { QuarantineList } from '@fairline/contract/answer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, makeKey } from '../auth/api-keys.ts'
import { openEventLog } from '../operations/event-log.ts'
import { insertApiKey } from '../store/api-key-table.ts'
import { countQuarantine } from '../store/quarantine-table.ts'
import { outage, registered, type TestApi, testApi, testPack } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let broken: TestApi
let mended: TestApi
const logged: string[] = []

beforeAll(async () => {
  testing = await testDatabase()
  const loaded = await testPack()
  const prepareFrom = () => { throw new TypeError('value 4711 is secret') } // biome-ignore format: one line
  const pack = { ...loaded.pack, policy: { ...loaded.pack.policy, prepareFrom } }
  const log = openEventLog('info', { write: (line) => void logged.push(line) })
  broken = await testApi(testing.url, undefined, { ...loaded, pack }, { log })
  mended = await testApi(testing.url, undefined, loaded)
})
afterAll(async () => {
  await broken?.close()
  await mended?.close()
  await testing?.drop()
})

async function list(query = ''): Promise<(typeof QuarantineList)['_zod']['output']> {
  return QuarantineList.parse((await mended.get(`/v1/admin/quarantine${query}`)).body)
}

test('an event that breaks our code is listed with the place of the fault and no value, until it goes through', async () => {
  expect(await list()).toEqual({ data: [], has_more: false })
  for (const subject of ['a', 'b']) expect((await broken.post(registered(subject))).body.code).toBe('quarantined')
  expect((await broken.post(outage('c', '1'))).status).toBe(200)

  const { data, has_more } = await list()
  expect([data.map(({ subject }) => subject).sort(), has_more]).toEqual([['a', 'b'], false])
  const [first] = data
  expect(first).toMatchObject({
    id: 'registered',
    source: 'core',
    type: 'fairline.borrower-registered.v1',
    attempts: 1,
    fault: { name: 'TypeError' },
  })
  expect(first!.fault.frames.some((frame) => frame.includes('quarantine.db.test.ts'))).toBe(true)
  expect(JSON.stringify(data)).not.toMatch(/4711|secret/)
  expect(await list('?limit=1')).toMatchObject({ data: [{}], has_more: true })
  expect(await list('?limit=2')).toMatchObject({ data: [{}, {}], has_more: false })

  expect((await mended.post(registered('a'))).body).toMatchObject({ status: 'recorded' })
  expect((await list()).data.map(({ subject }) => subject)).toEqual(['b'])
})

test('the log names the event by its key and the fault by its place', () => {
  const lines = logged.map((line) => JSON.parse(line)).filter(({ event }) => event === 'event-quarantined')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatchObject({
    level: 'error',
    fact_type: 'borrower-registered',
    event_key: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: 'TypeError',
  })
  expect(JSON.stringify(lines)).not.toMatch(/4711|secret|"registered"|"core"/)
})

test.each([
  ['?limit=0', 422],
  ['?limit=1', 200],
  ['?limit=200', 200],
  ['?limit=201', 422],
])('%s answers %i', async (query, status) => {
  expect((await mended.get(`/v1/admin/quarantine${query}`)).status).toBe(status)
})

test('the count for the meters is of what is still aside, and stops at its bound', async () => {
  const book = mended.database.as(1)
  expect(await countQuarantine(book)).toBe(1)
  const fill = (from: number, to: number) =>
    testing.query(
      `insert into quarantine (bucket, borrower_id, key, organisation_id, ref, type, schema_version, source, event_id, actor, occurred_at, known_at, data, fault)
       select 0, n, gen_random_uuid(), 1, 'many', 'profile-changed', 1, 'core', n::text, 'a', now(), now(), '{}', '{}' from generate_series($1::integer, $2) n`,
      [from, to],
    )
  await fill(1, 9_998)
  expect(await countQuarantine(book)).toBe(9_999)
  await fill(9_999, 10_000)
  expect(await countQuarantine(book)).toBe(10_000)
})

test('only an administrator sees it, and only of his own organisation', async () => {
  const ask = async (scopes: string[], organisationId: number) => {
    const key = makeKey()
    await insertApiKey(mended.database, {
      senders: [],
      id: `key_${key.slice(4, 16)}`,
      name: 'test',
      prefix: 'flk_',
      sha256: hashKey(key),
      scopes,
      organisationId,
    })
    return mended.app.inject({ url: '/v1/admin/quarantine', headers: { authorization: `Bearer ${key}` } })
  }
  expect((await ask(['book:read', 'events:write'], 1)).statusCode).toBe(403)
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'other', 1)`)
  const other = await ask(['admin'], 2)
  expect([other.statusCode, other.json()]).toEqual([200, { data: [], has_more: false }])
})

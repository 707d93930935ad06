import { generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onboarding, outage, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { insertAct } from './act-table.ts'
import { checkRecord, type RecordCheck, type RecordCheckOptions } from './check-record.ts'
import { giveLeaves } from './give-leaves.ts'

let testing: TestDatabase
let api: TestApi
const TABLES = ['event', 'act', 'record_batch', 'record_head', 'record_key'] as const

/** Two heads: one over most events, one over the rest and the acts. */
beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  for (const message of [...onboarding('anna'), ...onboarding('bert')]) await api.post(message)
  await api.signer.signAll()
  await api.post(outage('anna', 'late'))
  const by = { organisationId: 1, actor: 'usr_1', person: 'Li', roles: ['admin'], address: '127.0.0.1', requestId: 'r1' }
  const database = api.database.as(1)
  for (const subject of ['usr_2', 'usr_3'])
    await insertAct(database, by, { act: 'roles-changed', at: 1_800_000_000_000, subject, detail: { b: 1, a: [2] }, reason: 'asked' })
  await api.signer.signAll()
  for (const table of TABLES) await testing.query(`create table ${table}_before as select * from ${table}`)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const check = (options?: RecordCheckOptions): Promise<RecordCheck> => checkRecord(api.database.as(1), options)
const faults = async (options?: RecordCheckOptions): Promise<string[]> => (await check(options)).faults.map(({ kind }) => kind)

/** What an owner of the database does to it, looked at, and taken back. */
async function spoiled(sql: string, options?: RecordCheckOptions): Promise<string[]> {
  await testing.query(sql)
  try {
    return await faults(options)
  } finally {
    for (const table of TABLES) await testing.query(`delete from ${table}; insert into ${table} select * from ${table}_before`)
  }
}

test('a book as it was written is whole, and all of it is signed', async () => {
  const found = await check()
  expect(found).toMatchObject({ faults: [], faultsLeftOff: 0, heads: 2, unsigned: 0 })
  expect(found.rows).toBe(found.leaves)
  expect(found.rows).toBe(13)
})

const EVENT = `event set`
const ONE_EVENT = `where borrower_id = (select borrower_id from account where ref = 'anna') and sequence = 3`
const ONE_ACT = `where subject = 'usr_2'`

const OTHER_VALUE: Readonly<Record<string, string>> = {
  bucket: '(bucket + 1) % 64',
  borrower_id: 'borrower_id + 1',
  key: `'00000000-0000-0000-0000-000000000001'`,
  id: `'00000000-0000-0000-0000-000000000001'`,
  content_hash: `'00000000-0000-0000-0000-000000000001'`,
  sequence: '99',
  occurred_at: `occurred_at + interval '1 microsecond'`,
  known_at: `known_at + interval '1 microsecond'`,
  recorded_at: `recorded_at + interval '1 microsecond'`,
  at: `at + interval '1 microsecond'`,
  pack_id: '(select max(id) + 1 from pack)',
  data: `data || '{"x": 1}'`,
  decision: `decision || '{"score": 1}'`,
  detail: `detail || '{"a": [3]}'`,
  organisation_id: '2',
  schema_version: 'schema_version + 1',
  roles: `'{auditor}'`,
  record_tree: 'record_tree + 1',
  record_nth: 'case record_nth when 0 then 1 else record_nth - 1 end',
}
/** Given by the database at the commit, and anew by a restore. */
const NOT_RECORDED = ['transaction_id']

test.each(['event', 'act'])('a change of any column of %s is seen', async (table) => {
  await testing.query(`alter table event drop constraint if exists event_pack_fk`)
  const columns = await testing.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position`,
    [table],
  )
  const unseen: string[] = []
  for (const { name } of columns) {
    const value = OTHER_VALUE[name] ?? `${name} || 'x'`
    const one = table === 'event' ? ONE_EVENT : ONE_ACT
    if (NOT_RECORDED.includes(name)) continue
    if ((await spoiled(`update ${table} set ${name} = ${value} ${one}`)).length === 0) unseen.push(name)
  }
  expect(columns.length).toBeGreaterThan(12)
  expect(unseen).toEqual([])
})

test.each<[what: string, sql: string, found: readonly string[]]>([
  ['a row that was removed', `delete from event ${ONE_EVENT}`, ['leaf-without-row']],
  ['a value that is not there any more', `update ${EVENT} data = '{}' ${ONE_EVENT}`, ['row-changed']],
  ['an act that was removed', `delete from act ${ONE_ACT}`, ['leaf-without-row']],
  [
    'rows that changed places',
    `update event e set record_nth = o.record_nth from event o where e.borrower_id = o.borrower_id and e.sequence in (2, 3) and o.sequence = 5 - e.sequence
       and e.borrower_id = (select borrower_id from account where ref = 'anna')`,
    ['row-moved', 'row-moved'],
  ],
  [
    'a row that was added',
    `insert into event select bucket, borrower_id, gen_random_uuid(), content_hash, 9, type, source, event_id, occurred_at, known_at, recorded_at, pack_id,
       data, decision, organisation_id, actor, schema_version, transaction_id, null, null from event ${ONE_EVENT}`,
    ['row-without-leaf'],
  ],
  [
    'a leaf that was changed',
    `update record_batch set leaves = set_byte(leaves, 0, 255 - get_byte(leaves, 0)) where tree = -1 and first = 0`,
    ['row-changed', 'leaves-changed'],
  ],
  ['a tree cut off', `delete from record_batch where tree = -1 and first > 0`, ['row-without-leaf', 'leaves-cut-off']],
  [
    'a head that was changed',
    `update record_head set body = replace(body, '"number":2', '"number":3') where number = 2`,
    ['head-order', 'head-signature'],
  ],
  ['a head that was taken out', `delete from record_head where number = 1`, ['head-missing']],
])('%s is told', async (_what, sql, found) => {
  expect((await spoiled(sql)).sort()).toEqual([...found].sort())
})

test('what was cut off with its head is seen by whoever kept that head', async () => {
  const kept = (await check()).head!
  const cut = `delete from record_head where number = 2; delete from record_batch where tree = -1; delete from act`
  expect(await spoiled(cut)).toEqual([])
  expect(await spoiled(cut, { kept })).toEqual(['kept-head-differs'])
  expect(await faults({ kept })).toEqual([])
})

test('heads signed anew with another key are seen by whoever knows the key', async () => {
  const pinned = (await check()).keys[0]!.public
  expect(await faults({ pinned })).toEqual([])
  const { privateKey } = generateKeyPairSync('ed25519')
  const other = sign(null, Buffer.from('x'), privateKey).toString('hex')
  expect(await spoiled(`update record_head set signature = '\\x${other}' where number = 1`)).toEqual(['head-signature'])
  expect(await faults({ pinned: 'AAAA' })).toEqual(['head-other-key', 'head-other-key'])
})

test('a past that is not the one signed before is not signed over', async () => {
  const broken = `delete from record_batch where tree = -1; delete from record_tile; update record_batch set leaves = set_byte(leaves, 0, 1)`
  await testing.query(broken)
  await api.signer.signAll()
  const heads = await testing.query('select from record_head')
  for (const table of TABLES) await testing.query(`delete from ${table}; insert into ${table} select * from ${table}_before`)
  expect(heads).toHaveLength(2)
})

test('rows of before the record are said to be that, get their leaves, once, and then all is whole', async () => {
  await testing.query(
    `delete from record_batch; delete from record_head; delete from record_tile;
     update event set record_tree = null, record_nth = null; update act set record_nth = null`,
  )
  const { rows, before } = await check()
  expect([before, await faults()]).toEqual([rows, []])
  expect(await giveLeaves(api.database, () => false)).toBe(rows)
  expect(await giveLeaves(api.database, () => false)).toBe(0)
  await api.signer.signAll()
  expect(await check()).toMatchObject({ faults: [], before: 0, unsigned: 0, heads: 1, leaves: rows })
  // From here on whoever has none was added beside the record.
  await testing.query(`update act set record_nth = null where subject = 'usr_2'`)
  expect((await faults()).sort()).toEqual(['leaf-without-row', 'row-without-leaf'])
})

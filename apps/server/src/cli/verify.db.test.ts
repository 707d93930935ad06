/** The command on a book that a server owns, and on one that nobody does; what is planted is named in a sentence. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockData } from '../postgres/data-lock.ts'
import type { RecordCheck } from '../store/check-record.ts'
import { messageOf, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { writeServerFile } from './server-file.ts'
import { verify } from './verify.ts'

const TABLES = ['event', 'record_batch', 'record_head', 'record_key'] as const

let testing: TestDatabase
let api: TestApi
let folder: string
let free: Environment
let pinned: string
let release: () => Promise<void>

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  folder = await mkdtemp(join(tmpdir(), 'fairline-verify-'))
  free = { ...readEnvironment({}), dataDir: join(folder, 'free'), databaseUrl: testing.url }
  for (const message of onboarding('li-si')) await api.post(message)
  await api.signer.signAll()
  for (const nth of [1, 2, 3]) await api.post(messageOf('session-started', 'li-si', `s-${nth}`, { device_id: 'd' }))
  await api.signer.signAll()
  const { keys } = JSON.parse((await run({ json: true })).said[0]!) as RecordCheck
  pinned = keys[0]!.public
  for (const table of TABLES) await testing.query(`create table ${table}_before as select * from ${table}`)
})
afterAll(async () => {
  await release?.()
  await api?.close()
  await rm(folder, { recursive: true, force: true })
  await testing?.drop()
})

type Options = Parameters<typeof verify>[1]

async function run(options: Options = {}, environment = free): Promise<{ code: 0 | 1; said: string[] }> {
  const said: string[] = []
  const isWhole = await verify(environment, options, (line) => said.push(line))
  return { code: isWhole ? 0 : 1, said }
}

async function fileOf(name: string, content: unknown): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

async function spoiled(sql: string, options: Options = {}) {
  await testing.query(sql)
  try {
    return await run(options)
  } finally {
    for (const table of TABLES) await testing.query(`delete from ${table}; insert into ${table} select * from ${table}_before`)
  }
}

test('a book as it was written passes, whole or one borrower of it, in words and as JSON', async () => {
  expect(await run()).toEqual({
    code: 0,
    said: [expect.stringMatching(/^organisation 机构 1: .* tree heads 树头 2; the record is whole 记录完整$/)],
  })
  expect((await run({ borrower: 'li-si' })).code).toBe(0)
  const { code, said } = await run({ json: true, key: await fileOf('key', pinned) })
  expect([code, said.length]).toEqual([0, 1])
  expect(JSON.parse(said[0]!)).toMatchObject({ faults: [], heads: 2, unsigned: 0 })
  await expect(run({ borrower: 'nobody' })).rejects.toThrow('there is no such borrower')
})

const TAIL = `(select max(record_nth) from event where record_tree = (select max(record_tree) from event))`
const LAST = `sequence = (select max(sequence) from event)`

test.each<[what: string, sql: string, said: readonly RegExp[]]>([
  [
    'a planted change',
    `update event set decision = decision || '{"score": 1}' where sequence = 3`,
    [/^row li-si 3 was changed after it was recorded/],
  ],
  ['a removed row', `delete from event where sequence = 3`, [/^the row of leaf \d+\/2 was removed/]],
  [
    'a tail that was cut off, with its leaves',
    `delete from record_batch where first = ${TAIL}; delete from event where ${LAST}`,
    [/^the record ends at leaf \d+\/7 \(2\), before what its head covers/],
  ],
  ['a head that was taken out', `delete from record_head where number = 1`, [/^tree head 1 is missing/]],
  [
    'a head signed by a key that is not known',
    `delete from record_key`,
    [/^tree head 1 is signed with a key that is not known/, /^tree head 2 is/],
  ],
])('%s is named', async (_what, sql, expected) => {
  const { code, said } = await spoiled(sql)
  expect([code, said.slice(0, -1)]).toEqual([1, expected.map((line) => expect.stringMatching(line))])
  expect(said.at(-1)).toContain(`faults 不符: ${expected.length}`)
})

test('a head signed anew by another key is named, and so is every head where that is not the key you trust', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const [newest] = await testing.query<{ body: string }>('select body from record_head where number = 2')
  const other = sign(null, Buffer.from(newest!.body), privateKey).toString('hex')
  const { code, said } = await spoiled(`update record_head set signature = '\\x${other}' where number = 2`)
  expect([code, said[0]]).toEqual([1, expect.stringMatching(/^tree head 2 has a wrong signature/)])
  const wrong = await run({ key: await fileOf('wrong', { id: 'rk_x', public: `${'A'.repeat(43)}=` }) })
  expect([wrong.code, wrong.said[0]]).toEqual([1, expect.stringMatching(/^tree head 1 is not signed with the key that you trust/)])
  await expect(run({ key: await fileOf('none', 'nothing') })).rejects.toThrow('holds no public key')
})

test('a head that was kept shows an end that was cut off together with its head', async () => {
  const head = await fileOf('head', (await api.get('/v1/record/head')).body)
  const cut = `delete from record_head where number = 2; delete from record_batch where first > 5; delete from event where sequence > 6`
  expect((await run({ head })).code).toBe(0)
  expect((await spoiled(cut)).code).toBe(0)
  const { code, said } = await spoiled(cut, { head })
  expect([code, said[0]]).toEqual([1, expect.stringMatching(/^the head that you kept \(2: .*\) is no beginning of what is there now/)])
})

test('a receipt is checked without a database: one that holds, one of another text, one of another key, one that is none', async () => {
  const receipt = (await api.get('/v1/borrowers/li-si/events/3/receipt')).body as unknown as { data: string }
  const nowhere = { ...free, dataDir: join(folder, 'none'), databaseUrl: undefined }
  const of = async (name: string, content: unknown, more: Options = {}) => run({ receipt: await fileOf(name, content), ...more }, nowhere)
  expect(await of('good', receipt, { key: await fileOf('key', pinned) })).toMatchObject({
    code: 0,
    said: [expect.stringMatching(/^the receipt holds/)],
  })
  expect(await of('changed', { ...receipt, data: '{}' })).toMatchObject({
    code: 1,
    said: [expect.stringMatching(/the data are not those/)],
  })
  const other = await of('good', receipt, { key: await fileOf('wrong', `${'A'.repeat(43)}=`) })
  expect(other).toMatchObject({ code: 1, said: [expect.stringMatching(/another key than the one you trust/)] })
  expect(await of('bad', 'nothing', { json: true })).toEqual({ code: 1, said: ['{"faults":["unreadable"],"key":null}'] })
})

test('where a server owns the book, it is asked, and says the same', async () => {
  const owned = { ...free, dataDir: join(folder, 'owned'), databaseUrl: undefined, key: api.adminKey }
  await mkdir(owned.dataDir)
  const lock = await lockData(owned.dataDir)
  if ('heldBy' in lock) throw new Error('nobody else has this folder')
  release = lock.release
  await writeServerFile(owned.dataDir, { pid: process.pid, url: await api.app.listen({ host: '127.0.0.1', port: 0 }) })
  expect(await run({}, owned)).toEqual(await run())
  await testing.query(`update event set data = data || '{"x": 1}' where sequence = 4`)
  expect(await run({ borrower: 'li-si' }, owned)).toMatchObject({
    code: 1,
    said: [expect.stringMatching(/^row li-si 4 was changed/), expect.anything()],
  })
})

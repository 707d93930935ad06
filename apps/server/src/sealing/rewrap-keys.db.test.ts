import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listKeys, removeKey, rotateKeys } from '../cli/keys.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import { messageOf, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { type MasterKeyring, type MasterKeys, masterKeysOf } from './master-keys.ts'
import { reveal } from './reveal.ts'
import { rewrapKeys } from './rewrap-keys.ts'
import { openSealing } from './sealing.ts'

let testing: TestDatabase
let api: TestApi
beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const PEOPLE = ['one', 'two', 'three'] as const
const person = (subject: string) =>
  messageOf('borrower-registered', subject, 'r', { kind: 'individual', currency: 'CNY', phone: `139${subject}` })
const keys = async () =>
  (await api.get('/v1/admin/master-keys')).body.data as unknown as { name: string; current: boolean; wraps: number }[]
const phoneOf = async (subject: string): Promise<unknown> =>
  (await api.send(`/v1/borrowers/${subject}/personal-data:reveal`, { fields: ['phone'], purpose: 'audit' })).body

test('a new master key becomes current, everything is wrapped anew by it, and the old one may go only then', async () => {
  for (const subject of PEOPLE) await api.post(person(subject))
  const [old] = await keys()
  expect(old).toMatchObject({ current: true, wraps: PEOPLE.length + 1 })
  expect(await removeStatus(old!.name)).toBe(409)

  const rotated = await bare('POST', ':rotate')
  expect(rotated.statusCode).toBe(202)
  await api.keyUpkeep.settled()
  expect(await keys()).toMatchObject([
    { name: old!.name, current: false, wraps: 0 },
    { name: rotated.json().current, current: true, wraps: PEOPLE.length + 1 },
  ])
  expect(await removeStatus(old!.name)).toBe(204)
  expect(await removeStatus(old!.name)).toBe(404)
  for (const subject of PEOPLE) expect(await phoneOf(subject)).toMatchObject({ values: { phone: `139${subject}` } })
})

const bare = (method: 'POST' | 'DELETE', path: string) =>
  api.app.inject({ method, url: `/v1/admin/master-keys${path}`, headers: { authorization: `Bearer ${api.adminKey}` } })
const removeStatus = async (name: string): Promise<number> => (await bare('DELETE', `/${name}`)).statusCode

test('from the command line: listed, changed, and the old one forgotten', async () => {
  const target = { url: await api.app.listen({ host: '127.0.0.1', port: 0 }), key: api.adminKey, close: async () => {} }
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const old = (await keys()).find(({ current }) => current)!
  await expect(removeKey(target, old.name, say)).rejects.toThrow('it is the current one, or still wraps something')
  await rotateKeys(target, say)
  expect(said.at(-1)).toContain('0')
  await removeKey(target, old.name, say)
  await expect(removeKey(target, old.name, say)).rejects.toThrow('no master key of that name')
  said.length = 0
  await listKeys(target, say)
  expect(said).toEqual([expect.stringMatching(/^mk_[0-9a-f]{12} {2}wraps 封装 4 {2}current 当前$/)])
  const acts = await testing.query<{ act: string; subject: string }>(`select act, subject from act order by at, act`)
  expect(acts).toContainEqual({ act: 'master-key-removed', subject: old.name })
})

/** Two keys, the second current; `onUnwrap` is called before each unwrapping. */
function ringOf(onUnwrap: () => void): MasterKeyring {
  const bytes = new Map([['a', Buffer.alloc(32, 1)], ['b', Buffer.alloc(32, 2)]]) // biome-ignore format: one line
  const inner: MasterKeys = masterKeysOf('b', bytes)
  return {
    wrap: inner.wrap,
    unwrap: (key, context) => {
      onUnwrap()
      return inner.unwrap(key, context)
    },
    current: () => 'b',
    names: () => ['a', 'b'],
    rotate: () => Promise.reject(new Error('not here')),
    remove: () => Promise.reject(new Error('not here')),
  }
}

test('killed between two batches, or half-way through one, nothing is lost: the next run does the rest', async () => {
  const fresh = await testDatabase()
  const other = await testApi(fresh.url)
  try {
    await fresh.query(
      `insert into sealing_key (organisation_id, bucket, borrower_id, id, master_key, wrapped)
       select 1, nth % 64, nth, gen_random_uuid(), 'a', wrapped from unnest($1::bigint[], $2::bytea[]) as rows (nth, wrapped)`,
      [wrapped.map((_, nth) => nth), wrapped.map((one) => one.wrapped)],
    )
    const count = async () =>
      Number((await fresh.query<{ n: string }>(`select count(*) as n from sealing_key where master_key = 'b'`))[0]?.n)
    let batches = 0
    const between = { isStopped: () => batches === 1, onProgress: () => void batches++ }
    await rewrapKeys(
      other.database,
      ringOf(() => {}),
      between,
    )
    expect(await count()).toBe(200)
    let unwrapped = 0
    const halfWay = ringOf(() => {
      if (++unwrapped === 100) throw new Error('killed')
    })
    await expect(rewrapKeys(other.database, halfWay, { isStopped: () => false, onProgress: () => {} })).rejects.toThrow('killed')
    expect(await count()).toBe(200)
    expect(
      await rewrapKeys(
        other.database,
        ringOf(() => {}),
        { isStopped: () => false, onProgress: () => {} },
      ),
    ).toBe(250)
    expect(await count()).toBe(450)
  } finally {
    await other.close()
    await fresh.drop()
  }
})

const OLD = masterKeysOf('a', new Map([['a', Buffer.alloc(32, 1)]]))
const wrapped = await Promise.all(Array.from({ length: 450 }, (_, nth) => OLD.wrap(Buffer.alloc(32, 3), `fairline borrower ${nth}`)))
const LATE_MS = 5

/** As a key-management service would be: far away, with names of its own that hold a version, and an older version that goes on unwrapping. */
function lateService(): MasterKeys {
  let version = 0
  const versions = new Map<string, MasterKeys>()
  const next = (): string => {
    const name = `projects/lender/keys/fairline/versions/${++version}`
    versions.set(name, masterKeysOf(name, new Map([[name, Buffer.alloc(32, version)]])))
    return name
  }
  return {
    wrap: async (key, context) => {
      await sleep(LATE_MS)
      return versions.get(next())!.wrap(key, context)
    },
    unwrap: async (key, context) => {
      await sleep(LATE_MS)
      return versions.get(key.masterKey)!.unwrap(key, context)
    },
  }
}

test('a key-management service that answers late fits behind the port', async () => {
  const sealing = openSealing(lateService())
  const borrowers = ['far', 'away'].map((ref) => borrowerKey(1, ref))
  const { keys: made, made: rows } = await sealing.findOrMake(api.database.as(1), borrowers)
  expect(new Set(rows.map(({ masterKey }) => masterKey)).size).toBe(2)
  expect(made.size).toBe(2)
  expect(await reveal(api.database.as(1), sealing, borrowerKey(1, 'nobody'), ['phone'])).toEqual({})
})

import { readPack } from '@fairline/domain/pack/pack'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../pack-folder.ts'
import { messageOf, NOW, onboarding, type TestApi, type TestMessage, testApi, testPack } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const DAY_MS = 24 * 60 * 60 * 1000

let testing: TestDatabase
const apis: TestApi[] = []
beforeAll(async () => {
  testing = await testDatabase()
})
afterAll(async () => {
  for (const api of apis) await api.close()
  await testing?.drop()
})

async function start(pack?: Parameters<typeof testApi>[2]): Promise<TestApi> {
  const api = await testApi(testing.url, () => NOW, pack)
  apis.push(api)
  await api.renewing.ended
  return api
}

const devices = (subject: string, more: object = {}): TestMessage[] =>
  ['x', 'y', 'z'].map((device) => messageOf('session-started', subject, `session-${device}`, { device_id: device }, more))
const wakeOf = async (ref: string): Promise<number | null> => {
  const [row] = await testing.query<{ wake_at: Date | null }>('select wake_at from account where ref = $1', [ref])
  return row?.wake_at?.getTime() ?? null
}
const wakesOfPack = async () =>
  (await testing.query<{ wakes_of_pack: number | null }>('select wakes_of_pack from organisation where id = 1'))[0]?.wakes_of_pack

test('a start finds out when accounts of before are to be woken, but not those that were only told their past', async () => {
  const api = await start()
  const past = { time: new Date(NOW - 20 * DAY_MS).toISOString(), knownat: new Date(NOW - 20 * DAY_MS).toISOString() }
  for (const message of [...onboarding('live'), ...devices('live')]) await api.post(message)
  for (const message of [...onboarding('told'), ...devices('told')]) await api.post({ ...message, ...past })
  const wake = await wakeOf('live')
  expect(wake).toBeGreaterThan(NOW + 6 * DAY_MS)
  await testing.query(`update account set wake_at = null; update organisation set wakes_of_pack = null`)
  await start()
  expect([await wakeOf('live'), await wakeOf('told')]).toEqual([wake, null])
  expect(await wakesOfPack()).toBe(api.packs.currentId)
})

test('the same policy is not asked again; another is, and accounts are woken at its moments', async () => {
  await testing.query('update account set wake_at = null')
  await start()
  expect(await wakeOf('live')).toBeNull()
  const { files } = await testPack()
  const more = new Map(files).set('reasons.yaml', `${files.get('reasons.yaml')}\n# another edition\n`)
  const reading = readPack(more, sha256)
  if (!reading.ok) throw new Error('still a pack')
  const other = await start({ pack: reading.pack, files: more })
  expect(await wakeOf('live')).toBeGreaterThan(NOW + 6 * DAY_MS)
  expect(await wakesOfPack()).toBe(other.packs.currentId)
})

test('an account that cannot be read is passed over', async () => {
  await testing.query(`update account set state = '\\x0000000100000000ff', wake_at = null where ref = 'told'`)
  await testing.query('update organisation set wakes_of_pack = null; update account set wake_at = null')
  await start()
  expect(await wakeOf('live')).toBeGreaterThan(NOW)
  expect(await wakesOfPack()).not.toBeNull()
})

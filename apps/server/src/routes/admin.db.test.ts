import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, keyPrefix, makeKey } from '../auth/api-keys.ts'
import { writeBackup } from '../backup/backup-lines.ts'
import { checkBackup } from '../backup/read-backup.ts'
import { insertApiKey } from '../store/api-key-table.ts'
import { NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  for (const message of onboarding('a')) await api.post(message)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const ask = (key: string) => api.app.inject({ method: 'POST', url: '/v1/admin/backup', headers: { authorization: `Bearer ${key}` } })

async function keyOf(organisationId: number, scopes: string[]): Promise<string> {
  const key = makeKey()
  await insertApiKey(api.database, {
    id: `key_${key}`,
    name: 'x',
    prefix: keyPrefix(key),
    sha256: hashKey(key),
    scopes,
    organisationId,
    senders: [],
  })
  return key
}

async function* bytes(of: Buffer): AsyncGenerator<Buffer> {
  yield of
}

test('an administrator of the first organisation gets a whole backup', async () => {
  const { statusCode, headers, rawPayload } = await ask(api.adminKey)
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/gzip'])
  const { head, sections } = await checkBackup(bytes(rawPayload))
  expect(head).toMatchObject({ format: 2, taken_at: new Date(NOW).toISOString() })
  expect(sections.find(({ end }) => end === 'event')?.rows).toBe(5)
})

test('nobody else does: it holds every organisation', async () => {
  const others = [await keyOf(2, ['admin']), await keyOf(1, ['events:write', 'book:read']), makeKey()]
  expect((await Promise.all(others.map(ask))).map(({ statusCode }) => statusCode)).toEqual([403, 403, 401])
})

test('one at a time, and the next one after it', async () => {
  const both = await Promise.all([ask(api.adminKey), ask(api.adminKey)])
  expect(new Set(both.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 503]))
  expect((await ask(api.adminKey)).statusCode).toBe(200)
})

test('whom row-level security would hide rows from gets an error, never a part', async () => {
  await testing.query(`create role stranger_${process.pid} in role fairline_serving`)
  await testing.query(`grant select on all tables in schema public to stranger_${process.pid}`)
  // The pool lends the connection used last.
  await api.database.as(1).withClient((client) => client.query(`set session authorization stranger_${process.pid}`))
  await expect(writeBackup(api.database, { schema: 2, at: NOW }, new PassThrough().resume())).rejects.toThrow('row-level security')
})

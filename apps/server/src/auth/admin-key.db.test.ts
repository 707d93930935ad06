import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { may } from '@fairline/access/ability'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../store/database.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { adminKeyFile, ensureAdminKey } from './admin-key.ts'
import { hashKey, isKey, keyPrefix, makeKey, openKeyring } from './api-keys.ts'

let testing: TestDatabase
let database: Database
let dataDir: string

beforeAll(async () => {
  testing = await testDatabase()
  database = openDatabase(testing.url)
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-test-key-'))
})
afterAll(async () => {
  await database?.close()
  await testing?.drop()
  await rm(dataDir, { recursive: true, force: true })
})

const keyring = () =>
  openKeyring(database, Date.now, (error) => {
    throw error
  })

test('the administrator has one key for the life of the data folder, in the database as a hash only', async () => {
  const key = await ensureAdminKey(database, dataDir)
  expect(isKey(key)).toBe(true)
  expect(await ensureAdminKey(database, dataDir)).toBe(key)
  expect(await readdir(dataDir)).toEqual(['admin-key'])
  const { rows } = await database.query<{ name: string; prefix: string; sha256: Buffer }>('select name, prefix, sha256 from api_key')
  expect(rows).toEqual([{ name: 'administrator', prefix: keyPrefix(key), sha256: hashKey(key) }])
  const caller = await keyring().find(key)
  expect(caller && may(caller.ability, 'events:send')).toBe(true)
})

test('revoked in the database, the key of the file does not come back by a start', async () => {
  const key = await ensureAdminKey(database, dataDir)
  await database.query('update api_key set revoked_at = now()')
  await ensureAdminKey(database, dataDir)
  expect(await keyring().find(key)).toBeUndefined()
})

test('a file that holds no key is told, never overwritten', async () => {
  await writeFile(adminKeyFile(dataDir), 'something else')
  await expect(ensureAdminKey(database, dataDir)).rejects.toThrow('holds no key')
})

test('keys are long and all different', () => {
  expect(new Set(Array.from({ length: 1_000 }, makeKey)).size).toBe(1_000)
  expect([isKey(makeKey()), isKey(`${makeKey()}x`), isKey('flk_short'), isKey('')]).toEqual([true, false, false, false])
})

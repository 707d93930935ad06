/** The command against a server that listens. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Target } from '../replay/target.ts'
import { type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from './api-keys.ts'

let testing: TestDatabase
let api: TestApi
let target: Target

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  const url = await api.app.listen({ host: '127.0.0.1', port: 0 })
  target = { url, key: api.adminKey, close: async () => {} }
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const linesOf = async (work: (say: (line: string) => void) => Promise<void>): Promise<string[]> => {
  const lines: string[] = []
  await work((line) => lines.push(line))
  return lines
}
const wish = { name: 'bank', purpose: 'payments', scopes: 'events:write, book:read', senders: 'payment', from: '10.0.0.0/8' }

test('a key is made and printed once, replaced, listed and revoked', async () => {
  const [line, secret] = await linesOf((say) => createApiKey(target, { ...wish, perMinute: '60' }, say))
  const id = line!.split('  ')[0]!
  expect(line).toContain('active  bank  events:write,book:read  from 来自 10.0.0.0/8')
  expect(secret).toMatch(/^flk_[0-9A-Za-z]{32} {2}shown this once/)
  const [, second] = await linesOf((say) => rotateApiKey(target, id, { reason: 'once a year', overlap: '5' }, say))
  expect(second).not.toBe(secret)
  const all = await linesOf((say) => listApiKeys(target, say))
  expect(all.filter((one) => one.includes('bank')).map((one) => one.split('  ')[2])).toEqual(expect.arrayContaining(['active', 'ending']))
  expect(all.join()).not.toContain(secret!.split(' ')[0])
  expect((await linesOf((say) => revokeApiKey(target, id, { reason: 'lost' }, say)))[0]).toContain('revoked')
})

test('what is wrong is said in words', async () => {
  await expect(createApiKey(target, { ...wish, scopes: 'admin' }, () => {})).rejects.toThrow(
    '/scopes/0: is no scope that a key can be given',
  )
  await expect(revokeApiKey(target, 'key_none', { reason: 'lost' }, () => {})).rejects.toThrow('there is no key of that id')
})

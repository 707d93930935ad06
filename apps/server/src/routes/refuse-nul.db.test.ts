import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

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

test.each(['/v1/imports/x%00y', '/v1/lines/x%00y', '/v1/lines?q=x%00y', '/v1/desk/projects/x%00y/planning'])('%s', async (path) => {
  const { status, body } = await api.get(path)
  expect([status, body.code]).toEqual([422, 'invalid-request'])
  expect((await api.get(path.replace('%00', '%01'))).status).toBeLessThan(500)
})

test('who may not ask is told that, whatever he asks', async () => {
  expect((await api.app.inject({ url: '/v1/imports/x%00y' })).statusCode).toBe(401)
})

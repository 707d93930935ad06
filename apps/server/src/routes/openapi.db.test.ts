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

test('the committed description is what the routes make; `npx vitest run --project db openapi -u` writes it anew', async () => {
  const answer = await api.app.inject({ method: 'GET', url: '/openapi.json' })
  expect(answer.statusCode).toBe(200)
  await expect(`${JSON.stringify(answer.json(), null, 2)}\n`).toMatchFileSnapshot('../../../../docs/openapi.json')
})

test('it names its parts once, and says nothing of how it was made', async () => {
  const { components, paths } = (await api.app.inject({ method: 'GET', url: '/openapi.json' })).json()
  expect(Object.keys(components.schemas).filter((name) => name.endsWith('Input'))).toEqual([])
  expect(JSON.stringify(paths)).not.toContain('9007199254740991')
  expect(Object.keys(paths).filter((path) => path.includes('::'))).toEqual([])
})

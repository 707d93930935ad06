import { afterAll, beforeAll, expect, test } from 'vitest'
import { onboarding, type TestApi, testApi } from '../testing/test-api.ts'
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

test('the pack in force tells what it does not look at, and every signal which kind it is', async () => {
  expect((await api.get('/v1/pack')).body).toMatchObject({ hash: expect.any(String), signals_off: [] })
  for (const message of onboarding('a')) await api.post(message)
  const { data } = (await api.get('/v1/borrowers/a/signals')).body as unknown as { data: { signal: string; family: string | null }[] }
  const familyOf = (name: string) => data.find(({ signal }) => signal === name)?.family
  expect([familyOf('devices_30d'), familyOf('fraud_links'), familyOf('limit_minor')]).toEqual(['device', 'fraud_graph', null])
})

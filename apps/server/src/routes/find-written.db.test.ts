import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../store/database.ts'
import { findApplication } from '../store/lending-lists.ts'
import { messageOf, registered, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { findWritten } from './find-written.ts'

let testing: TestDatabase
let api: TestApi

/** Its views follow when it is told to, and not before. */
beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

test('what has just been written is found as soon as the views show it; what nobody wrote is not waited for', async () => {
  const database = openDatabase(testing.url)
  try {
    const book = database.as(1)
    await api.post(registered('a'))
    await api.follower.catchUp()
    await api.post(messageOf('application-submitted', 'a', 'apply-a', { application_id: 'ap', currency: 'CNY', limit_minor: 1_000_000 }))
    const looks: string[] = []
    const found = await findWritten(book, 1, async () => {
      if (looks.push('a') === 3) await api.follower.catchUp()
      return findApplication(book, 1, 'a', 'ap')
    })
    expect(found).toMatchObject({ id: 'ap', state: 'open' })
    expect(looks).toHaveLength(3)
    await findWritten(book, 1, async () => void looks.push('nobody'))
    expect(looks.filter((look) => look === 'nobody')).toHaveLength(2)
  } finally {
    await database.close()
  }
})

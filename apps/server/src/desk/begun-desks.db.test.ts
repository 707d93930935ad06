/** Desks that never began are asked now and then; one that begins is asked at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { openBegunDesks } from './begun-desks.ts'

let testing: TestDatabase
let database: Database
beforeAll(async () => {
  testing = await testDatabase()
  database = openDatabase(testing.url)
})
afterAll(async () => {
  await database?.close()
  await testing?.drop()
})

test('a desk that never began is empty until it is told something, and so is one told while it is asked', async () => {
  const begun = openBegunDesks(database)
  expect(await begun.newestOf(FIRST_ORGANISATION)).toBe(0)
  expect(begun.isEmpty(FIRST_ORGANISATION)).toBe(true)
  begun.told(FIRST_ORGANISATION)
  expect(begun.isEmpty(FIRST_ORGANISATION)).toBe(false)
  const asked = begun.newestOf(FIRST_ORGANISATION)
  begun.told(FIRST_ORGANISATION)
  expect(await asked).toBe(0)
  expect(begun.isEmpty(FIRST_ORGANISATION)).toBe(false)
})

test('who could not be asked is not taken for empty', async () => {
  const closed = openDatabase(testing.url)
  await closed.close()
  const begun = openBegunDesks(closed)
  await expect(begun.newestOf(FIRST_ORGANISATION)).rejects.toThrow('end')
  expect(begun.isEmpty(FIRST_ORGANISATION)).toBe(false)
})

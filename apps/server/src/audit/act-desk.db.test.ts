/** What is kept beside a request is written, once, also when the database is away for a while; and what is lost is told of. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MIGRATIONS } from '../cli/environment.ts'
import { bringUpToDate } from '../store/bring-up-to-date.ts'
import { type Books, type Database, openDatabase } from '../store/database.ts'
import { NOW } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { ONCE_WITHIN_MS, openActDesk } from './act-desk.ts'

let testing: TestDatabase
let database: Database
const by = { organisationId: 1, actor: 'usr_1', person: 'usr_1', roles: ['auditor'], address: '192.0.2.1', requestId: 'r' }
const look = (subject: string, at = NOW) => ({ act: 'borrower-seen', at, subject }) as const

beforeAll(async () => {
  testing = await testDatabase()
  await bringUpToDate(testing.url, MIGRATIONS)
  database = openDatabase(testing.url)
})
afterAll(async () => {
  await database?.close()
  await testing?.drop()
})

const subjects = async () => (await testing.query('select subject from act order by at, subject')).map(({ subject }) => subject)

function deskOf(books: Books = database) {
  const [logged, failures]: [unknown[], unknown[]] = [[], []]
  const log = (event: string, fields: object) => void logged.push({ event, ...fields })
  return { ...openActDesk({ database: books, log, onFailure: (error) => failures.push(error) }), logged, failures }
}

test('the same look within ten minutes is kept once, one of somebody else each time', async () => {
  const desk = deskOf()
  for (const at of [NOW, NOW + ONCE_WITHIN_MS - 1, NOW + ONCE_WITHIN_MS]) desk.keep(by, look('a', at))
  desk.keep({ ...by, actor: 'usr_9' }, look('a'))
  desk.keep({ ...by, person: 'usr_2' }, look('a'))
  await desk.stop()
  expect(await subjects()).toEqual(['a', 'a', 'a'])
  expect(desk.logged).toEqual([])
})

test('what could not be written waits, in its order, and is written once it can be', async () => {
  await testing.query('delete from act')
  let isAway = true
  const away: Books = {
    ...database,
    as: (organisationId) => ({
      ...database.as(organisationId),
      query: (async (...asked: Parameters<Database['query']>) => {
        if (isAway) throw new Error('away')
        return database.as(organisationId).query(...asked)
      }) as Database['query'],
    }),
  }
  const desk = deskOf(away)
  desk.keep(by, look('a'))
  desk.keep(by, look('b', NOW + 1))
  await desk.settled()
  expect([desk.failures.length > 0, await subjects()]).toEqual([true, []])
  isAway = false
  desk.keep(by, look('c', NOW + 2))
  await desk.stop()
  expect([await subjects(), desk.logged]).toEqual([['a', 'b', 'c'], []])
})

test('what is lost at the end, or is too much, is told of', async () => {
  const nowhere = openDatabase('postgres://127.0.0.1:1/none')
  const desk = deskOf(nowhere)
  for (let n = 0; n < 1_002; n++) desk.keep(by, look(`b${n}`))
  await desk.stop()
  expect(desk.logged).toEqual([
    { event: 'acts-lost', acts: 1 },
    { event: 'acts-lost', acts: 1 },
    { event: 'acts-lost', acts: 1_000 },
  ])
  await nowhere.close()
})

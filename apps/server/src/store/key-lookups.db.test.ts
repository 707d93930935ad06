/** A table that is empty when a connection plans its statements must not be read from end to end as it grows. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outage, submissionOf, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { openDatabase } from './database.ts'

let testing: TestDatabase
beforeAll(async () => {
  testing = await testDatabase()
})
afterAll(async () => {
  await testing?.drop()
})

type Scans = { relname: string; whole: boolean; by_key: boolean }

/** PostgreSQL counts a connection's scans, at the latest, a moment after that connection ended. */
async function scans(): Promise<Scans[]> {
  const database = openDatabase(testing.url)
  try {
    for (let tries = 0; ; tries++) {
      const { rows } = await database.query<Scans>(
        `select relname, seq_scan > 0 as whole, idx_scan > 0 as by_key from pg_stat_user_tables where relname in ('account', 'event') order by 1`,
      )
      if (rows.every(({ by_key }) => by_key) || tries === 50) return rows
      await sleep(100)
    }
  } finally {
    await database.close()
  }
}

test('batches look rows up by key, from the first on an empty table', async () => {
  const api = await testApi(testing.url)
  try {
    // Every second batch holds repeats, for which the log is looked at.
    for (let batch = 0; batch < 20; batch++) {
      const events = Array.from({ length: 20 }, (_, index) => outage(`scan-${index}`, `${batch >> 1}`))
      await Promise.all(events.map((event) => api.lanes.submit(submissionOf(event))))
    }
  } finally {
    await api.close()
  }
  expect(await scans()).toEqual(['account', 'event'].map((relname) => ({ relname, whole: false, by_key: true })))
})

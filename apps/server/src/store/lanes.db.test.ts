import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outage, submissionOf, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import type { Result } from './submission.ts'

let testing: TestDatabase
let one: TestApi
let other: TestApi

beforeAll(async () => {
  testing = await testDatabase()
  one = await testApi(testing.url)
  other = await testApi(testing.url)
})
afterAll(async () => {
  await one?.close()
  await other?.close()
  await testing?.drop()
})

const sequenceOf = (result: Result): number => (result.kind === 'answered' && !result.repeated ? result.sequence : Number.NaN)

let run = 0

test('however many send at once, the events of each borrower are recorded in the order they were submitted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(7), { minLength: 1, maxLength: 300 }),
      fc.array(fc.nat(3), { minLength: 1 }),
      async (borrowers, pauses) => {
        run++
        const results: { borrower: number; result: Promise<Result> }[] = []
        for (const [index, borrower] of borrowers.entries()) {
          if (pauses[index % pauses.length] === 0) await new Promise((resolve) => setImmediate(resolve))
          results.push({ borrower, result: one.lanes.submit(submissionOf(outage(`order-${run}-${borrower}`, `${index}`))) })
        }
        const next = new Map<number, number>()
        for (const { borrower, result } of results) {
          const expected = (next.get(borrower) ?? 0) + 1
          next.set(borrower, expected)
          expect(sequenceOf(await result)).toBe(expected)
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('two servers on one database neither lose, double nor deadlock', async () => {
  const count = 3_000
  const borrowers = 40
  const submit = (api: TestApi, name: string) =>
    Array.from({ length: count }, (_, index) =>
      api.lanes.submit(submissionOf(outage(`shared-${(index * 7) % borrowers}`, `${name}-${index}`))),
    )
  const same = Array.from({ length: 200 }, (_, index) =>
    [one, other].map((api) => api.lanes.submit(submissionOf(outage(`both-${index % 10}`, `${index}`)))),
  )
  const results = await Promise.all([...submit(one, 'one'), ...submit(other, 'other')])
  expect(results.every((result) => result.kind === 'answered' && !result.repeated)).toBe(true)
  const rows = await testing.query<{ events: string; dense: boolean }>(
    `select count(*) as events, bool_and(a.version = n.count and n.max = n.count) as dense from account a
     join (select bucket, borrower_id, count(*), max(sequence) from event group by 1, 2) n using (bucket, borrower_id)
     where a.ref like 'shared-%'`,
  )
  expect(rows[0]).toEqual({ events: String(borrowers), dense: true })
  for (const pair of same) {
    const [a, b] = await Promise.all(pair)
    expect(new Set([a, b].map((result) => result?.kind === 'answered' && result.repeated))).toEqual(new Set([false, true]))
  }
})

test('a database that drops every connection answers 503 for a moment, and nothing acknowledged is lost', async () => {
  let stop = false
  const acknowledged: string[] = []
  const seen = new Set<number>()
  const sender = async (name: string) => {
    for (let index = 0; !stop; index++) {
      const id = `${name}-${index}`
      for (let sure = false; !sure && !stop; ) {
        const answer = await one.post(outage(`cut-${name}`, id))
        seen.add(answer.status)
        sure = answer.status === 200
        if (sure) acknowledged.push(id)
        if (answer.status === 503) expect([answer.body.code, answer.headers['retry-after']]).toEqual(['unavailable', '1'])
      }
    }
  }
  const senders = ['a', 'b', 'c', 'd', 'e', 'f'].map(sender)
  for (let round = 0; round < 10; round++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    await testing
      .query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
      .catch(() => {})
  }
  stop = true
  await Promise.all(senders)
  expect(seen).toEqual(new Set([200, 503]))
  const rows = await testing.query<{ event_id: string }>(`select event_id from event where event_id ~ '^[a-f]-'`)
  const stored = rows.map(({ event_id }) => event_id)
  expect(new Set(stored).size).toBe(stored.length)
  const kept = new Set(stored)
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  expect(acknowledged.length).toBeGreaterThan(20)
})

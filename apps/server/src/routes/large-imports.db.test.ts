/** The largest file there may be: what it costs, and that others are answered meanwhile. */
import type { ImportAnswer } from '@fairline/contract/views/import-view'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { CSV_ROWS_MAX } from '../imports/read-payment-csv.ts'
import { registered, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  for (let nth = 0; nth < BORROWERS; nth++) await api.post(registered(`b-${nth}`))
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const BORROWERS = 200
/** Of the whole test, which takes 20 s where nobody else is at work. */
const PATIENCE_MS = 300_000
const ANSWERED_WITHIN_MS = 1_000
const GROWS_BY_MAX = 400 * 1024 * 1024

test(
  'fifty thousand payments are taken in bounded memory, and the server answers all the while',
  async () => {
    const rows = Array.from(
      { length: CSV_ROWS_MAX },
      (_, nth) => `r-${nth},2026-11-20,1.00,CNY,${nth % 2 === 0 ? `b-${nth % BORROWERS}` : ''},,`,
    )
    const payload = `reference,date,amount,currency,borrower_id,loan_id,text\n${rows.join('\n')}\n`
    const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'text/csv' }
    const before = process.memoryUsage().rss
    const began = performance.now()
    let most = 0
    let slowest = 0
    let isDone = false
    const sending = api.app.inject({ method: 'POST', url: '/v1/imports', headers, payload }).finally(() => {
      isDone = true
    })
    let second = ''
    while (!isDone) {
      const asked = performance.now()
      expect((await api.app.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200)
      slowest = Math.max(slowest, performance.now() - asked)
      most = Math.max(most, process.memoryUsage().rss)
      // One file at a time.
      second ||= (await api.app.inject({ method: 'POST', url: '/v1/imports', headers, payload: 'x' })).json().code
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const answer: z.infer<typeof ImportAnswer> = (await sending).json()
    const tookMs = performance.now() - began
    console.info(
      JSON.stringify({ tookMs: Math.round(tookMs), slowestMs: Math.round(slowest), grownMb: Math.round((most - before) / 1024 / 1024) }),
    )
    expect(answer.totals.map(({ outcome, count, amount_minor }) => [outcome, count, amount_minor])).toEqual([
      ['posted', CSV_ROWS_MAX / 2, 2_500_000],
      ['unmatched', CSV_ROWS_MAX / 2, 2_500_000],
    ])
    expect([answer.state, answer.entries.length, answer.entries_count, second]).toEqual(['done', 1_000, CSV_ROWS_MAX, 'import-under-way'])
    expect(slowest).toBeLessThan(ANSWERED_WITHIN_MS)
    expect(most - before).toBeLessThan(GROWS_BY_MAX)
  },
  PATIENCE_MS,
)

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { queryCost } from '../testing/query-cost.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { type Database, openDatabase } from './database.ts'
import { listHolds } from './hold-list.ts'
import { type LineQuestion, listLines } from './line-list.ts'

const LINES = 20_000
const PAGE = 51

let testing: TestDatabase
let database: Database
let client: pg.Client

beforeAll(async () => {
  testing = await testDatabase()
  database = openDatabase(testing.url)
  await testing.query(
    `insert into line_view select 1, n % 64, n, 'bor_' || n, 1, now() - n * interval '1 minute', case when n % 20 = 0 then 'suspended' else 'active' end,
       'CNY', n * 7919 % 1000003, n * 104729 % 500009, n % 1000, n % 1000, 'B', 300 + n % 500, now() - n * interval '1 hour', '[]',
       case when n % 20 = 0 then array['BE01', 'draw', 'BE01 draw'] else '{}' end from generate_series(1, $1::integer) n`,
    [LINES],
  )
  await testing.query(
    `insert into hold_view select 1, n % 64, n, 'hd_' || n, 'bor_' || n, case when n % 100 = 0 then 'SE01' else 'BE01' end, 'draw',
       now() - n * interval '1 minute', null, case when n % 3 = 0 then now() end, 1, null from generate_series(1, $1::integer) n`,
    [LINES],
  )
  await testing.query('analyze line_view, hold_view')
  client = new pg.Client({ connectionString: testing.url })
  await client.connect()
  await client.query(`set fairline.organisation = '1'`)
})
afterAll(async () => {
  await client?.end()
  await database?.close()
  await testing?.drop()
})

const costOf = (ask: Parameters<typeof queryCost>[1]) => queryCost(client, ask)

const COLUMNS = ['borrower_id', 'limit_minor', 'drawn_minor', 'available_minor', 'utilisation_permille', 'behaviour_score', 'opened_at', 'as_of'] as const // biome-ignore format: one table

const MIDDLE: Readonly<Record<string, string>> = { opened_at: '2026-06-01', as_of: '2026-06-01', borrower_id: 'bor_5' }

test.each(COLUMNS.flatMap((column) => [false, true].map((descending) => [column, descending] as const)))(
  'a page in the order of %s (the other way round: %s), from the middle on, is read off an index',
  async (column, descending) => {
    const question: LineQuestion = {
      organisationId: 1,
      filters: {},
      sort: { column, descending },
      after: [MIDDLE[column] ?? '400', 'bor_5'],
      limit: PAGE,
    }
    const { rows, nodes } = await costOf((book) => listLines(book, question))
    expect(nodes).not.toContain('Sort')
    expect(nodes).not.toContain('Seq Scan')
    expect(rows).toBeLessThanOrEqual(PAGE + 1)
  },
)

test.each<[of: string, filters: LineQuestion['filters']]>([
  ['suspended', { status: ['suspended'] }],
  ['under a reason', { reasons: ['BE01'] }],
  ['under a reason that nobody has', { reasons: ['XX99'] }],
  ['whose id begins so', { q: 'bor_199' }],
  ['held on that day', { placed_on: '2020-01-01' }],
])('lines %s cost no look at the whole book', async (_of, filters) => {
  const sort = { column: 'borrower_id', descending: false } as const
  const { rows, nodes } = await costOf((book) => listLines(book, { organisationId: 1, filters, sort, after: undefined, limit: PAGE }))
  expect(nodes).not.toContain('Seq Scan')
  expect(rows).toBeLessThanOrEqual(LINES / 10)
})

test.each([undefined, 'in-force', 'lifted'] as const)('a page of holds, %s, is read off an index', async (state) => {
  const { rows, nodes } = await costOf((book) => listHolds(book, { organisationId: 1, filters: { state }, after: undefined, limit: PAGE }))
  expect(nodes).not.toContain('Sort')
  expect(rows).toBeLessThanOrEqual(3 * PAGE)
})

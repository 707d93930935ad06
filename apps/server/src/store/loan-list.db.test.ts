import { LOAN_SORTS, type LoanSortColumn } from '@fairline/contract/views/loan-row'
import { knownDay } from '@fairline/domain/kernel/day'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { queryCost } from '../testing/query-cost.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { type JournalQuestion, listEntries } from './journal-list.ts'
import { listApplications, listDrawdowns, type NewestQuestion } from './lending-lists.ts'
import { type LoanQuestion, listLoans } from './loan-list.ts'

const LOANS = 20_000
const PAGE = 51

let testing: TestDatabase
let client: pg.Client

/** A loan is settled, overdue or running in turn; most of them run. */
beforeAll(async () => {
  testing = await testDatabase()
  const many = 'generate_series(1, $1::integer) n'
  await testing.query(
    `insert into loan_view select 1, n % 64, n, 'ld_' || n, 'bor_' || n, 'dd_' || n, 'cn-consumer', 'CNY', n * 7919 % 1000003, n * 104729 % 500009,
       date '2026-01-01' + n % 300, due, due + 4, case when n % 10 = 0 then date '2026-06-01' + n % 90 end, null, '2026-01-01', '{}', 1, 1
     from (select n, case when n % 10 > 0 then date '2026-07-01' + n % 200 * 3 end as due from ${many}) loan`,
    [LOANS],
  )
  await testing.query(
    `insert into drawdown_view select 1, n % 64, n, 'dd_' || n, 'bor_' || n, case when n % 50 = 0 then 'failed' else 'disbursed' end, 1, 'CNY', null, null,
       null, '[]', null, null, now() - n * interval '1 minute', null, 1, 1 from ${many}`,
    [LOANS],
  )
  await testing.query(
    `insert into application_view select 1, n % 64, n, 'app_' || n, 'bor_' || n, case when n % 50 = 0 then 'open' else 'accepted' end, 'cn-consumer', null,
       null, '[]', now() - n * interval '1 minute', null, null, null, null, 1, 1 from ${many}`,
    [LOANS],
  )
  await testing.query(
    `insert into journal_view select 1, n % 64, n, 1, nth, 'bor_' || n, date '2026-01-01' + n % 300, '2026-01-01', 'CNY', 'cn-consumer', 'ld_' || n,
       case when n % 100 = 0 then 'penalty_income' else 'cash' end, 1 from ${many}, generate_series(1, 2) nth`,
    [LOANS],
  )
  await testing.query('analyze loan_view, drawdown_view, application_view, journal_view')
  client = new pg.Client({ connectionString: testing.url })
  await client.connect()
  await client.query(`set fairline.organisation = '1'`)
})
afterAll(async () => {
  await client?.end()
  await testing?.drop()
})

const MIDDLE: Readonly<Record<LoanSortColumn, string>> = { loan_id: 'ld_5', disbursed_on: '2026-06-01', principal_minor: '400000', principal_left_minor: '200000', first_unpaid_on: '2026-12-01', settled_on: '2026-07-01' } // biome-ignore format: one table
const today = knownDay('2026-07-20')
const newestFirst = { column: 'disbursed_on', descending: true } as const

test.each(LOAN_SORTS.flatMap((column) => [false, true].map((descending) => [column, descending] as const)))(
  'a page in the order of %s (the other way round: %s), from the middle on, is read off an index',
  async (column, descending) => {
    const after = [MIDDLE[column], 'ld_5', 'bor_5'] as const
    const question: LoanQuestion = { organisationId: 1, filters: {}, today, sort: { column, descending }, after, limit: PAGE }
    const { rows, nodes } = await queryCost(client, (book) => listLoans(book, question))
    expect(nodes).not.toContain('Sort')
    expect(nodes).not.toContain('Seq Scan')
    expect(rows).toBeLessThanOrEqual(PAGE + 1)
  },
)

test.each<[of: string, filters: LoanQuestion['filters'], most: number]>([
  ['of a borrower', { borrower: 'bor_77' }, 2],
  ['that are overdue', { status: ['overdue'] }, LOANS / 2],
  ['of a bucket', { bucket: ['m1'] }, LOANS / 2],
  ['that are due soon', { due_before: '2026-07-10' }, LOANS / 4],
  ['that are due on a day', { due_on: '2026-07-04' }, LOANS / 4],
])('loans %s cost no look at the whole book', async (_of, filters, most) => {
  const sort =
    filters.due_before === undefined && filters.due_on === undefined
      ? newestFirst
      : ({ column: 'first_unpaid_on', descending: false } as const)
  const question: LoanQuestion = { organisationId: 1, filters, today, sort, after: undefined, limit: PAGE }
  const { rows, nodes } = await queryCost(client, (book) => listLoans(book, question))
  expect(nodes).not.toContain('Seq Scan')
  expect(rows).toBeLessThanOrEqual(most)
})

test.each<[of: string, filters: NewestQuestion['filters']]>([
  ['all', {}],
  ['that failed', { state: ['failed'] }],
  ['that failed, or are open', { state: ['failed', 'open'] }],
])('a page of drawdowns and of applications, %s, is read off an index', async (_of, filters) => {
  const question: NewestQuestion = { organisationId: 1, filters, after: undefined, limit: PAGE }
  for (const list of [listDrawdowns, listApplications]) {
    const { rows, nodes } = await queryCost(client, (book) => list(book, question))
    expect(nodes).not.toContain('Seq Scan')
    expect(rows).toBeLessThanOrEqual(filters.state?.length === 2 ? LOANS / 5 : PAGE + 1)
  }
})

test.each<[of: string, filters: JournalQuestion['filters'], most: number]>([
  ['all', {}, PAGE + 1],
  ['of one account', { account: ['penalty_income'] }, PAGE + 1],
  ['of a borrower', { borrower: 'bor_77' }, 4],
  ['of some days', { from: '2026-03-01', to: '2026-03-02' }, PAGE + 1],
])('a page of the journal, %s, costs no look at the whole of it', async (_of, filters, most) => {
  const question: JournalQuestion = { organisationId: 1, filters, after: undefined, limit: PAGE }
  const { rows, nodes } = await queryCost(client, (book) => listEntries(book, question))
  expect(nodes).not.toContain('Seq Scan')
  expect(rows).toBeLessThanOrEqual(most)
})

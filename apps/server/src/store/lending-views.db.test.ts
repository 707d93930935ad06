import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { messageOf, NOW, onboarding, registered, type TestApi, type TestMessage, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { listAccounts } from './account-table.ts'
import { BUCKETS } from './borrower-key.ts'
import { rebuildViews } from './build-views.ts'
import { checkViews, type ViewDifference } from './check-views.ts'
import { readAccounts } from './current-account.ts'
import { openDatabase } from './database.ts'
import { findLoans } from './loan-view-table.ts'

let testing: TestDatabase
let api: TestApi
const moment = { at: NOW }
const DAY_MS = 24 * 60 * 60 * 1000
const TABLES = ['loan_view', 'drawdown_view', 'application_view', 'repayment_view', 'due_day_view', 'journal_view', 'ledger_day_view']

beforeEach(async () => {
  moment.at = NOW
  testing = await testDatabase()
  api = await testApi(testing.url, () => moment.at)
})
afterEach(async () => {
  await api?.close()
  await testing?.drop()
})

const KINDS = [
  'draw',
  'draw',
  'out',
  'out',
  'fail',
  'repay',
  'repay',
  'bounce',
  'relieve',
  'relieve',
  'off',
  'apply',
  'time',
  'follow',
] as const
type Act = { what: (typeof KINDS)[number]; who: string; nth: number; much: number }
const history = fc.array(
  fc.record({
    what: fc.constantFrom(...KINDS),
    who: fc.constantFrom('a', 'b'),
    nth: fc.nat(3),
    much: fc.integer({ min: 1, max: 400 }),
  }),
  { minLength: 15, maxLength: 60 },
)

type Told = { drawn: { id: string; amount: number }[]; paid: { id: string; amount: number }[] }

/** Undefined for what cannot be said yet. */
function messageFor({ what, much, nth }: Act, subject: string, id: string, { drawn, paid }: Told): TestMessage | undefined {
  const [drawdown, repayment] = [drawn[nth % drawn.length], paid[nth % paid.length]]
  switch (what) {
    case 'draw': {
      drawn.push({ id, amount: 50_000 + much * 10_000 })
      const terms = { tenor_months: (much % 12) + 1, repayment_method: ['equal_instalment', 'interest_only', 'equal_principal'][nth % 3] }
      const money = { drawdown_id: id, amount_minor: 50_000 + much * 10_000, currency: 'CNY', purpose: 'consumption' }
      return messageOf('drawdown-requested', subject, id, { ...money, ...terms })
    }
    case 'out': {
      if (drawdown === undefined) return undefined
      const money = { amount_minor: drawdown.amount, currency: 'CNY' }
      return messageOf('drawdown-disbursed', subject, id, { drawdown_id: drawdown.id, loan_id: `ld_${drawdown.id}`, ...money })
    }
    case 'fail':
      return drawdown && messageOf('disbursement-failed', subject, id, { drawdown_id: drawdown.id, cause: 'technical' })
    case 'repay':
      paid.push({ id, amount: much * 5_000 })
      return messageOf('repayment-posted', subject, id, { repayment_id: id, amount_minor: much * 5_000, currency: 'CNY' })
    case 'bounce': {
      if (repayment === undefined) return undefined
      const money = { amount_minor: repayment.amount, currency: 'CNY' }
      return messageOf('repayment-reversed', subject, id, { repayment_id: repayment.id, ...money, cause: 'disputed' })
    }
    case 'relieve': {
      const relief = { relief_id: id, kind: nth % 2 === 0 ? 'defer' : 'extend', months: (much % 24) + 1, reason: 'hardship' }
      return drawdown && messageOf('relief-granted', subject, id, { ...relief, loan_id: `ld_${drawdown.id}` })
    }
    case 'off':
      return drawdown && messageOf('loan-charged-off', subject, id, { loan_id: `ld_${drawdown.id}`, principal_minor: 1, currency: 'CNY' })
    case 'apply':
      return messageOf('application-submitted', subject, id, { application_id: id, currency: 'CNY' })
    case 'time':
    case 'follow':
      return undefined
  }
}

async function live(acts: readonly Act[], prefix: string): Promise<void> {
  const told: Record<string, Told> = { a: { drawn: [], paid: [] }, b: { drawn: [], paid: [] } }
  // b applies before he has all that is needed, so that some applications wait.
  for (const message of onboarding(`${prefix}a`)) await api.post(message)
  await api.post(registered(`${prefix}b`))
  await api.post(messageOf('application-submitted', `${prefix}b`, 'ap', { application_id: 'ap', currency: 'CNY' }))
  for (const message of onboarding(`${prefix}b`).slice(1)) await api.post(message)
  await api.post(messageOf('offer-accepted', `${prefix}b`, 'yes', { application_id: 'ap' }))
  for (const [index, act] of acts.entries()) {
    if (act.what === 'follow') await api.follower.catchUp()
    if (act.what === 'time') {
      moment.at += (act.much / 8) * DAY_MS
      await api.scheduler.wakeAll()
    }
    const message = messageFor(act, `${prefix}${act.who}`, `e${index}`, told[act.who]!)
    if (message !== undefined) await api.post(message)
  }
  await api.follower.catchUp()
}

async function differences(): Promise<ViewDifference[]> {
  const found: ViewDifference[] = []
  for await (const check of checkViews(api.database.as(1), 1)) found.push(...check.differences)
  return found
}

const dump = () => Promise.all(TABLES.map((table) => testing.query(`select to_jsonb(v) as row from ${table} v order by 1`)))

/** The slow twin: the accounts, which the write path keeps. */
async function holdsToAccounts(): Promise<number> {
  const book = api.database.as(1)
  const rows = await listAccounts(book, { after: { bucket: 0, id: -1n }, lastBucket: BUCKETS - 1, limit: 1_000 })
  const accounts = await readAccounts(book, rows)
  let loans = 0
  for (const { borrower } of rows) {
    for (const { loan, settledOn, bookedThrough } of accounts.get(borrower.id)!().line.loans) {
      const [found] = await findLoans(book, [{ borrower, id: loan.id }])
      expect(found?.one).toMatchObject({ loan, settledOn, bookedThrough })
      loans++
    }
  }
  return loans
}

test('after any life the views are what the log says and what the accounts say, however they came to be', async () => {
  let [run, loans] = [0, 0]
  await fc.assert(
    fc.asyncProperty(history, async (acts) => {
      moment.at = NOW
      await live(acts, `r${++run}`)
      expect(await differences()).toEqual([])
      loans += await holdsToAccounts()
      const followed = await dump()
      for await (const _bucket of rebuildViews(api.database.as(1), 1)) void _bucket
      expect(await dump()).toEqual(followed)
    }),
    { numRuns: 8 },
  )
  expect(loans).toBeGreaterThan(10)
})

const LIFE: Act[] = [
  { what: 'draw', who: 'a', nth: 0, much: 100 },
  { what: 'out', who: 'a', nth: 0, much: 1 },
  { what: 'draw', who: 'a', nth: 1, much: 1_000_000 },
  { what: 'repay', who: 'a', nth: 0, much: 20 },
]

test.each([
  ['loans', `update loan_view set loan = jsonb_set(loan, '{payments}', '[]')`],
  ['loans', 'update loan_view set first_unpaid_on = first_unpaid_on + 1'],
  ['loans', `update drawdown_view set state = 'declined'`],
  ['loans', 'delete from repayment_view'],
  ['loans', 'update due_day_view set interest_minor = interest_minor + 1'],
  ['applications', `update application_view set state = 'lapsed'`],
  ['ledger', 'delete from journal_view where nth = 1'],
  ['ledger', 'update ledger_day_view set debit_minor = debit_minor + 1'],
] as const)('in %s it is found: %s', async (view, spoil) => {
  await live(LIFE, 'x')
  expect(await differences()).toEqual([])
  await testing.query(spoil)
  expect(new Set((await differences()).map((one) => one.view))).toEqual(new Set([view]))
  for await (const _bucket of rebuildViews(api.database.as(1), 1)) void _bucket
  expect(await differences()).toEqual([])
})

test('an organisation sees its own loans and accounts only', async () => {
  await live(LIFE, 'x')
  const database = openDatabase(testing.url)
  for (const table of TABLES) {
    expect(await testing.query(`select count(*) > 0 as any from ${table}`)).toEqual([{ any: true }])
    expect((await database.as(2).query(`select count(*)::integer as count from ${table}`)).rows).toEqual([{ count: 0 }])
  }
  await database.close()
})

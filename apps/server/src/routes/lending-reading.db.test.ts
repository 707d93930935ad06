import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayText, knownDay } from '@fairline/domain/kernel/day'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureAdministrator } from '../auth/admin-key.ts'
import { messageOf, NOW, onboarding, registered, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
const moment = { at: NOW }
const DAY_MS = 24 * 60 * 60 * 1000
/** NOW is the afternoon of 2026-11-22 in Shanghai; the scene ends on 2027-01-01. */
const at = (day: string) => {
  moment.at = NOW + (knownDay(day) - knownDay('2026-11-22')) * DAY_MS
}
const CNY = { currency: 'CNY' }

const draw = (who: string, amount: number, more: object = {}) =>
  messageOf('drawdown-requested', who, `draw-${who}`, { drawdown_id: `d${who}`, amount_minor: amount, ...CNY, purpose: 'consumption', tenor_months: 12, repayment_method: 'equal_instalment', ...more }) // biome-ignore format: one fact
const out = (who: string, amount: number) =>
  messageOf('drawdown-disbursed', who, `out-${who}`, { drawdown_id: `d${who}`, loan_id: `l${who}`, amount_minor: amount, ...CNY })
const repay = (who: string, id: string, amount: number) =>
  messageOf('repayment-posted', who, id, { repayment_id: id, amount_minor: amount, ...CNY })
const apply = (who: string) =>
  messageOf('application-submitted', who, `apply-${who}`, { application_id: `ap${who}`, ...CNY, limit_minor: 1_000_000 })

/** a never pays, b ends his loan early, c pays in time, d's is written off; e waits for the money, f is declined, g's money does not go; h and i apply. */
beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => moment.at)
  for (const who of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) for (const message of onboarding(who)) await api.post(message)
  await lend('a', 1_000_000)
  await lend('b', 300_000, { tenor_months: 1, repayment_method: 'interest_only' })
  await lend('c', 600_000, { tenor_months: 3, repayment_method: 'equal_principal' })
  await lend('d', 500_000)
  await api.post(draw('e', 200_000))
  await api.post(draw('f', 900_000_000))
  await api.post(draw('g', 200_000))
  await api.post(messageOf('disbursement-failed', 'g', 'fail-g', { drawdown_id: 'dg', cause: 'bank_card' }))
  at('2026-12-01')
  await api.post(repay('b', 'rb', 300_810))
  at('2026-12-22')
  await api.post(repay('c', 'rc', 205_400))
  await api.post(repay('c', 'bounced', 10_000))
  await api.post(
    messageOf('repayment-reversed', 'c', 'bounce', { repayment_id: 'bounced', amount_minor: 10_000, ...CNY, cause: 'disputed' }),
  )
  at('2026-12-30')
  await api.scheduler.wakeAll()
  await api.post(messageOf('loan-charged-off', 'd', 'off-d', { loan_id: 'ld', principal_minor: 500_000, ...CNY }))
  at('2027-01-01')
  await api.scheduler.wakeAll()
  for (const message of [registered('h'), apply('h'), registered('i'), apply('i'), ...onboarding('i').slice(1)]) await api.post(message)
  await api.post(messageOf('offer-accepted', 'i', 'accept-i', { application_id: 'api' }))
  await api.follower.catchUp()
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

async function lend(who: string, amount: number, more: object = {}): Promise<void> {
  for (const message of [draw(who, amount, more), out(who, amount)]) {
    const { status, body } = await api.post(message)
    expect([status, body]).toMatchObject([200, {}])
  }
}

type Body = Record<string, unknown> & { data: Record<string, unknown>[] }
async function read(path: string): Promise<Body> {
  const { status, body } = await api.get(path)
  expect([status, body]).toMatchObject([200, {}])
  return body as unknown as Body
}
const idsOf = ({ data }: Body, name: string) => data.map((row) => row[name])

async function paged(path: string, name: string): Promise<unknown[]> {
  const ids: unknown[] = []
  for (let cursor = ''; ; ) {
    const page = await read(`${path}&limit=1${cursor}`)
    ids.push(...idsOf(page, name))
    if (page.next_cursor === null) return ids
    cursor = `&cursor=${page.next_cursor as string}`
  }
}

test.each([
  ['loans?sort=loan_id', 'loan_id', ['la', 'lb', 'lc', 'ld']],
  ['loans?sort=-loan_id', 'loan_id', ['ld', 'lc', 'lb', 'la']],
  ['loans?sort=principal_minor', 'loan_id', ['lb', 'ld', 'lc', 'la']],
  ['loans?sort=-principal_left_minor', 'loan_id', ['la', 'ld', 'lc', 'lb']],
  ['loans?sort=first_unpaid_on', 'loan_id', ['lb', 'la', 'ld', 'lc']],
  ['loans?sort=-settled_on', 'loan_id', ['lb', 'ld', 'lc', 'la']],
  ['loans?status=overdue', 'loan_id', ['la']],
  ['loans?status=open', 'loan_id', ['lc']],
  ['loans?status=settled,written_off', 'loan_id', ['ld', 'lb']],
  ['loans?bucket=m1&sort=loan_id', 'loan_id', ['la', 'ld']],
  ['loans?bucket=current&sort=loan_id', 'loan_id', ['lb', 'lc']],
  ['loans?bucket=m2,m7_plus', 'loan_id', []],
  ['loans?borrower=c', 'loan_id', ['lc']],
  ['loans?borrower=nobody', 'loan_id', []],
  ['loans?product=cn-consumer&status=open', 'loan_id', ['lc']],
  ['loans?product=seed-literal', 'loan_id', []],
  ['loans?currency=USD', 'loan_id', []],
  ['loans?due_before=2026-12-22', 'loan_id', []],
  ['loans?due_before=2026-12-23&sort=loan_id', 'loan_id', ['la', 'ld']],
  ['loans?due_before=2027-01-23&sort=loan_id', 'loan_id', ['la', 'lc', 'ld']],
  ['loans?due_on=2026-12-22&sort=loan_id', 'loan_id', ['la']],
  ['loans?due_on=2027-01-22&sort=loan_id', 'loan_id', ['la', 'lc']],
  ['loans?due_on=2027-01-21', 'loan_id', []],
  ['loans?due_on=2027-11-22', 'loan_id', ['la']],
  ['drawdowns?x', 'drawdown_id', ['dg', 'df', 'de', 'dd', 'dc', 'db', 'da']],
  ['drawdowns?state=pending', 'drawdown_id', ['de']],
  ['drawdowns?state=failed,declined', 'drawdown_id', ['dg', 'df']],
  ['drawdowns?borrower=a', 'drawdown_id', ['da']],
  ['applications?x', 'application_id', ['api', 'aph']],
  ['applications?state=open', 'application_id', ['aph']],
  ['applications?state=accepted&product=cn-consumer', 'application_id', ['api']],
  ['applications?product=cn-business', 'application_id', []],
])('%s, in one page and in many', async (asked, name, ids) => {
  const path = `/v1/${asked.replace('?x', '?limit=200')}`
  expect(idsOf(await read(path), name)).toEqual(ids)
  expect(await paged(`/v1/${asked.replace('?x', '?')}`, name)).toEqual(ids)
})

test('a loan past due: what is due, what comes next, what ends it, to the fen', async () => {
  const loan = await read('/v1/loans/a/la')
  const figures = { principal_left_minor: 1_000_000, due_minor: 88_699, overdue_since: '2026-12-22', days_past_due: 10, next_due_on: '2027-01-22', next_due_minor: 88_342, payoff_minor: 1_012_119 } // biome-ignore format: one row
  expect(loan).toMatchObject({ on: '2027-01-01', status: 'overdue', bucket: 'm1', five_tier: 'special_mention', ...figures })
  expect(loan).toMatchObject({
    due: { penalty_minor: 357, interest_minor: 9_000, principal_minor: 79_342 },
    simple_annual_ppm: 109_500,
    purpose: 'consumption',
    product_title: { en: 'Consumer credit line' },
    lenders: [{ role: 'creditor', permille: 1000, principal_minor: 1_000_000, principal_left_minor: 1_000_000 }],
    payments: [],
    booked_through: '2027-01-01',
  })
  const schedule = loan.schedule as { state: string; unpaid_minor: number }[]
  expect(schedule.map(({ state }) => state)).toEqual(['overdue', ...Array(11).fill('upcoming')])
  expect(schedule.reduce((sum, one) => sum + one.unpaid_minor, 0)).toBe(88_699 + 10 * 88_342 + 88_341)
  const [row] = (await read('/v1/loans?borrower=a')).data
  expect(loan).toMatchObject(row!)
})

test('payments are told with what they paid, and that one bounced', async () => {
  const loan = await read('/v1/loans/c/lc')
  expect(loan.payments).toMatchObject([
    {
      repayment_id: 'rc',
      paid_on: '2026-12-22',
      amount_minor: 205_400,
      interest_minor: 5_400,
      principal_minor: 200_000,
      taken_back_at: null,
    },
    { repayment_id: 'bounced', amount_minor: 10_000, taken_back_at: expect.stringContaining('2026-12-22') },
  ])
  expect(loan.schedule).toMatchObject([{ state: 'settled', settled_on: '2026-12-22' }, { state: 'upcoming' }, { state: 'upcoming' }])
  expect(loan).toMatchObject({ status: 'open', principal_left_minor: 400_000, first_unpaid_on: '2027-01-22' })
})

test('a loan paid back, and one written off', async () => {
  expect(await read('/v1/loans/b/lb')).toMatchObject({
    status: 'settled',
    settled_on: '2026-12-01',
    payoff_minor: 0,
    first_unpaid_on: null,
  })
  expect(await read('/v1/loans/d/ld')).toMatchObject({ status: 'written_off', written_off_on: '2026-12-30', principal_left_minor: 500_000 })
})

test('a drawdown with its terms; one declined with every reason in words', async () => {
  expect(await read('/v1/drawdowns/a/da')).toMatchObject({ state: 'disbursed', loan_id: 'la', terms: { tenor_months: 12 }, reasons: [] })
  expect(await read('/v1/drawdowns/g/dg')).toMatchObject({ state: 'failed', failure: 'bank_card', ended_at: expect.any(String) })
  const declined = await read('/v1/drawdowns/f/df')
  expect(declined).toMatchObject({ state: 'declined', terms: null, decline_code: expect.any(String) })
  expect(declined.reasons).toMatchObject([{ text: { zh: expect.any(String), en: expect.any(String) }, cures: expect.any(Array) }])
})

test('an application that waits says what for; one that was accepted, how long it took', async () => {
  const waiting = await read('/v1/applications/h/aph')
  expect(waiting).toMatchObject({ state: 'open', wish_minor: 1_000_000, offer: null, took_ms: null, reasons: [] })
  const [missing] = waiting.missing as { evidence: { signal: string; test: string | null }[] }[]
  const tested = missing!.evidence.filter((one) => one.test !== null).map(({ signal }) => signal)
  expect(tested).toEqual(expect.arrayContaining(['consent_score', 'identity_verified', 'score']))
  const accepted = await read('/v1/applications/i/api')
  expect(accepted).toMatchObject({ state: 'accepted', missing: [], offer: { limit_minor: 1_000_000, product: 'cn-consumer@1' } })
  expect(accepted.took_ms).toBeGreaterThanOrEqual(0)
})

test('the calendar: what is to be paid per day, and what was not', async () => {
  const calendar = await read('/v1/repayment-calendar')
  expect(calendar).toMatchObject({ today: '2027-01-01', from: '2027-01-01', to: '2027-01-31' })
  // a's second instalment, and c's: 2,000.00 and 31 days of 4,000.00.
  const figures = { instalments: 2, principal_minor: 79_780 + 200_000, interest_minor: 8_562 + 3_720, total_minor: 292_062 }
  expect(calendar.data).toEqual([{ date: '2027-01-22', currency: 'CNY', ...figures }])
  const late = { currency: 'CNY', instalments: 1, principal_minor: 79_342, interest_minor: 9_000, total_minor: 88_342 }
  expect(calendar.unpaid_before_today).toEqual([late])
  expect((await read('/v1/repayment-calendar?from=2026-12-22&to=2026-12-22')).data).toEqual([{ date: '2026-12-22', ...late }])
  expect((await read('/v1/repayment-calendar?currency=USD')).data).toEqual([])
  expect((await read('/v1/repayment-calendar?product=cn-consumer')).data).toHaveLength(1)
})

const ask = (body: object) => api.send('/v1/payoff-quotes', body)

test('what ends loans on a day, for one and for all', async () => {
  const now = await ask({ borrower_id: 'a' })
  const amounts = { principal_minor: 1_000_000, interest_minor: 11_762, penalty_minor: 357, total_minor: 1_012_119, due_minor: 88_699 }
  expect(now).toMatchObject({
    status: 200,
    body: { on: '2027-01-01', currency: 'CNY', loans: [{ loan_id: 'la', ...amounts }], total: amounts },
  })
  // One day more: 2.76 of interest on the 9,206.58 not due yet, and 0.36 of penalty on the 793.42 past due.
  const tomorrow = await ask({ borrower_id: 'a', loan_ids: ['la'], on: '2027-01-02' })
  expect(tomorrow.body).toMatchObject({ total: { interest_minor: 12_038, penalty_minor: 393, total_minor: 1_012_431 } })
  expect((await ask({ borrower_id: 'b' })).body).toMatchObject({ loans: [], total: { total_minor: 0 } })
  expect((await ask({ borrower_id: 'b', loan_ids: ['lb'] })).body).toMatchObject({ loans: [{ loan_id: 'lb', total_minor: 0 }] })
})

test('paid what was quoted, the loan is at its end', async () => {
  const { body } = await ask({ borrower_id: 'c' })
  const { total_minor } = (body as unknown as { total: { total_minor: number } }).total
  await api.post(repay('c', 'payoff', total_minor))
  await api.follower.catchUp()
  expect(await read('/v1/loans/c/lc')).toMatchObject({ status: 'settled', payoff_minor: 0, surplus_minor: 0 })
  expect(await read('/v1/ledger/control')).toMatchObject({ agrees: true })
})

test.each<[what: string, body: object, status: number, pointer: string]>([
  ['nobody', { borrower_id: 'nobody' }, 404, ''],
  ['a loan of another', { borrower_id: 'a', loan_ids: ['la', 'lb'] }, 404, '/loan_ids/1'],
  ['yesterday', { borrower_id: 'a', on: '2026-12-31' }, 422, '/on'],
  ['a day too far', { borrower_id: 'a', on: '2050-01-01' }, 422, '/on'],
  ['a day that is none', { borrower_id: 'a', on: '2027-02-30' }, 422, '/on'],
  ['no loan at all', { borrower_id: 'a', loan_ids: [] }, 422, '/loan_ids'],
  ['a field too many', { borrower_id: 'a', amount_minor: 1 }, 422, '/'],
])('a payoff of %s is refused', async (_what, body, status, pointer) => {
  const answer = await ask(body)
  expect(answer).toMatchObject({ status, headers: { 'content-type': expect.stringContaining('application/problem+json') } })
  expect(answer.body.errors?.[0]?.pointer ?? '').toBe(pointer)
})

test('debits equal credits on every day, under the names of the chart', async () => {
  const lent = await read('/v1/ledger/trial-balance?on=2026-11-22')
  const balances = (body: Body) => Object.fromEntries(body.data.filter((row) => row.balance_minor !== 0).map((row) => [row.account, row.balance_minor])) // biome-ignore format: one expression
  expect(balances(lent)).toEqual({ cash: -2_400_000, loan_principal: 2_400_000 })
  expect(lent.totals).toEqual([{ currency: 'CNY', debit_minor: 2_400_000, credit_minor: 2_400_000, balance_minor: 0 }])
  expect(lent.data).toHaveLength(15)
  expect(lent.data[0]).toMatchObject({ account: 'cash', code: '1002', name: { zh: '银行存款' }, side: 'debit' })
  const paid = await read('/v1/ledger/trial-balance?on=2026-12-01&product=cn-consumer')
  expect(balances(paid)).toMatchObject({ interest_income: expect.any(Number) })
  expect(paid.totals).toMatchObject([{ balance_minor: 0 }])
  const before = await read('/v1/ledger/trial-balance?on=2026-11-21')
  expect([balances(before), before.data.length]).toEqual([{}, 15])
  expect(balances(await read('/v1/ledger/trial-balance'))).toMatchObject({ credit_loss: expect.any(Number) })
})

test('on every day the accounts are what the loans come to', async () => {
  for (let day = knownDay('2026-11-21'); day <= knownDay('2027-01-01'); day++) {
    expect(await read(`/v1/ledger/control?on=${dayText(day)}`)).toMatchObject({ agrees: true })
  }
  const control = await read('/v1/ledger/control')
  expect(control).toMatchObject({ loans: 4, agrees: true })
  expect(control.data.find(({ account }) => account === 'credit_loss')).toMatchObject({ difference_minor: 0 })
})

test('what is off in the accounts is seen', async () => {
  await testing.query(`update ledger_day_view set debit_minor = debit_minor + 7 where account = 'loan_principal' and booked_on = '2026-11-22' and debit_minor = 1000000`) // biome-ignore format: one statement
  const control = await read('/v1/ledger/control')
  expect(control.agrees).toBe(false)
  expect(control.data.filter((row) => row.difference_minor !== 0)).toMatchObject([{ account: 'loan_principal', difference_minor: 7 }])
  await testing.query(`update ledger_day_view set debit_minor = debit_minor - 7 where account = 'loan_principal' and booked_on = '2026-11-22' and debit_minor = 1000007`) // biome-ignore format: one statement
})

test('the journal, the newest first, by whatever it is asked for', async () => {
  const opened = await read('/v1/ledger/journal?borrower=a&loan=la&to=2026-11-22')
  expect(opened.data).toMatchObject([
    { account: 'loan_principal', amount_minor: 1_000_000, code: '1303.01', loan_id: 'la', booked_on: '2026-11-22', nth: 2 },
    { account: 'cash', amount_minor: -1_000_000, nth: 1 },
  ])
  const losses = await read('/v1/ledger/journal?account=credit_loss')
  expect(losses.data.map(({ loan_id, booked_on }) => [loan_id, booked_on])).toEqual([['ld', '2026-12-30']])
  const all = (await read('/v1/ledger/journal?limit=200')).data
  expect((await read('/v1/ledger/journal?limit=200&product=cn-consumer')).data).toEqual(all)
  const days = all.map((row) => row.booked_on as string)
  expect(days).toEqual([...days].sort().reverse())
  const nameOf = (row: Record<string, unknown>) => `${String(row.borrower_id)} ${String(row.sequence)} ${String(row.nth)}`
  const inPages: string[] = []
  for (let cursor = ''; ; ) {
    const page = await read(`/v1/ledger/journal?limit=7${cursor}`)
    inPages.push(...page.data.map(nameOf))
    if (page.next_cursor === null) break
    cursor = `&cursor=${page.next_cursor as string}`
  }
  expect(inPages).toEqual(all.map(nameOf))
})

test.each([
  ['loans/a/lb', 404, 'loan-not-found'],
  ['loans/nobody/la', 404, 'loan-not-found'],
  ['drawdowns/a/db', 404, 'drawdown-not-found'],
  ['applications/a/aph', 404, 'application-not-found'],
  ['loans?status=late', 422, 'invalid-request'],
  ['loans?sort=name', 422, 'invalid-request'],
  ['loans?due_before=2027-02-29', 422, 'invalid-request'],
  ['loans?due_before=0001-01-01', 422, 'invalid-request'],
  ['loans?due_on=2027-02-29', 422, 'invalid-request'],
  ['loans?cursor=abc', 422, 'invalid-request'],
  ['drawdowns?state=open', 422, 'invalid-request'],
  ['repayment-calendar?from=2027-02-01&to=2027-01-01', 422, 'invalid-request'],
  ['repayment-calendar?from=2027-01-01&to=2028-02-05', 422, 'invalid-request'],
  ['ledger/journal?loan=la', 422, 'invalid-request'],
  ['ledger/journal?account=money', 422, 'invalid-request'],
  ['ledger/trial-balance?product=gold', 422, 'product-unknown'],
  ['ledger/trial-balance?on=tomorrow', 422, 'invalid-request'],
  ['ledger/control?on=1969-12-31', 422, 'invalid-request'],
])('%s is answered with %i %s', async (path, status, code) => {
  expect(await api.get(`/v1/${path}`)).toMatchObject({ status, body: { code } })
})

test('relief gives what is unpaid other days, to the list as to the calendar', async () => {
  await api.post(
    messageOf('relief-granted', 'a', 'relief-a', { relief_id: 'ra', loan_id: 'la', kind: 'defer', months: 1, reason: 'illness' }),
  )
  await api.follower.catchUp()
  const { reliefs, restructured } = await read('/v1/loans/a/la')
  expect(restructured).toBe(true)
  expect(reliefs).toMatchObject([{ relief_id: 'ra', kind: 'defer', last_due_on: '2027-12-22', waived_penalty_minor: 357 }])
  const dueOn = async (day: string) => ((await read(`/v1/loans?due_on=${day}`)).data as Body[]).map(({ loan_id }) => loan_id)
  const counted = async (day: string) => (await read(`/v1/repayment-calendar?from=${day}&to=${day}`)).data
  expect([await dueOn('2026-12-22'), await counted('2026-12-22')]).toEqual([[], []])
  expect([await dueOn('2027-12-22'), await counted('2027-12-22')]).toMatchObject([['la'], [{ instalments: 1 }]])
})

test('a cursor of one list does not fit another', async () => {
  const { next_cursor } = await read('/v1/loans?limit=1')
  expect(await api.get(`/v1/drawdowns?cursor=${next_cursor as string}`)).toMatchObject({ status: 422 })
  expect(await api.get(`/v1/loans?sort=loan_id&cursor=${next_cursor as string}`)).toMatchObject({ status: 422 })
})

test('another organisation sees none of it', async () => {
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'other', 1)`)
  const folder = await mkdtemp(join(tmpdir(), 'fairline-test-key-'))
  const key = await ensureAdministrator(api.database, { path: join(folder, 'key'), name: 'other', organisationId: 2 })
  await rm(folder, { recursive: true })
  const headers = { authorization: `Bearer ${key}` }
  const get = async (path: string) =>
    (await api.app.inject({ method: 'GET', url: `/v1/${path}`, headers })).json() as Body & { code: string }
  for (const path of ['loans', 'drawdowns', 'applications', 'repayment-calendar?from=2026-11-22', 'ledger/journal', 'ledger/control']) {
    expect([path, (await get(path)).data]).toEqual([path, []])
  }
  expect((await get('ledger/trial-balance')).totals).toEqual([{ currency: 'CNY', debit_minor: 0, credit_minor: 0, balance_minor: 0 }])
  for (const path of ['loans/a/la', 'drawdowns/a/da', 'applications/h/aph']) expect((await get(path)).code).toMatch(/-not-found$/)
  const asked = await api.app.inject({ method: 'POST', url: '/v1/payoff-quotes', headers: { ...headers, 'content-type': 'application/json' }, payload: '{"borrower_id":"a"}' }) // biome-ignore format: one request
  expect([asked.statusCode, asked.json()]).toMatchObject([404, { code: 'borrower-not-found' }])
})

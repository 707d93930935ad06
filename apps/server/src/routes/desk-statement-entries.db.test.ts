/** Entries of statements that matched nothing, over HTTP: assigned, set aside, reopened, and what goes with their statement. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { camtFile } from '../testing/camt-file.ts'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi

type Body = Record<string, unknown> & {
  data: Record<string, unknown>[]
  statements: { statement_id: string; open: { entry_key: string }[] }[]
}
let ask: (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<{ status: number; body: Body }>

const EXPECTS = { line: 'revolving-1', currency: 'CNY', on: '2026-11-20', references: [], parties: ['北方银行'] }
const TASK = { assignee: 'usr_x', due_at: '2026-11-20T00:00:00Z', words: '提款' }

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => NOW)
  ask = async (method, path, body) => {
    const isFile = typeof body === 'string'
    const type = body === undefined ? {} : { 'content-type': isFile ? 'application/xml' : 'application/json' }
    const payload = body === undefined ? {} : { payload: isFile ? body : JSON.stringify(body) }
    const headers = { authorization: `Bearer ${api.adminKey}`, ...type }
    const answer = await api.app.inject({ method, url: `/v1/desk/${path}`, headers, ...payload })
    return { status: answer.statusCode, body: answer.json() as Body }
  }
  for (const [path, content] of Object.entries(DESK)) await ask('PUT', path, { version: 0, ...content })
  for (const [id, kind, amount_minor] of [['draw-1', 'draw', 100_000], ['repay-1', 'repayment', 40_000]] as const) // biome-ignore format: one row
    await ask('POST', 'tasks', { ...TASK, id, kind: kind === 'draw' ? 'draw' : 'repay', expects: { ...EXPECTS, kind, amount_minor } })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const FILE = camtFile('S1', [
  { amount: '1000.00', ref: 'r-1' },
  { amount: '300.00', ref: 'r-2', direction: 'DBIT' },
  { amount: '9.99', ref: 'r-3' },
])
let statementId: string
const rows = async (query = '') => (await ask('GET', `statement-entries?statement_id=${statementId}${query}`)).body.data
const keyOf = async (minor: number): Promise<string> => String((await rows()).find(({ amount_minor }) => amount_minor === minor)!.entry_key)
const say = (act: string, entry_key: string, more: object = {}) =>
  ask('POST', `statement-entries:${act}`, { statement_id: statementId, entry_key, reason: '银行核实', ...more })
const owed = async () => {
  const { body } = await ask('GET', 'observations?subject_kind=facility&subject_id=revolving-1')
  const seen = body.data.find(({ field }) => field === 'balance')
  return (seen?.value as { amount_minor: number } | undefined)?.amount_minor
}
const states = async () => Object.fromEntries((await rows()).map(({ amount_minor, state }) => [amount_minor, state]))

test('what matched nothing is kept with its place and without names and words, and says by what it was read', async () => {
  const { body } = await ask('POST', 'statements', FILE)
  expect(body).toMatchObject({
    state: 'taken',
    statements: [{ state: 'taken', matches: [], read_by: { source: 'camt053', profile: null } }],
  })
  statementId = body.statements[0]!.statement_id
  expect(await states()).toEqual({ 100000: 'open', 30000: 'open', 999: 'open' })
  expect((await rows()).find(({ amount_minor }) => amount_minor === 100_000)).toMatchObject({
    ...{ why: 'amount-and-day', direction: 'credit', booked_on: '2026-11-20', currency: 'CNY', task_id: null, reason: null },
  })
  const kept = await testing.query<{ row: string }>('select to_jsonb(e)::text as row from desk_statement_entry e')
  expect(kept.some(({ row }) => row.includes('付款人甲'))).toBe(false)
  expect((await ask('GET', 'statements')).body.data).toMatchObject([
    { read_by: { source: 'camt053', profile: null }, assigned: 0, set_aside: 0 },
  ])
})

test('a table says which version of which profile read it', async () => {
  const csv = [
    '交易流水,账号：6222',
    '交易日期,收入金额,支出金额,余额,对方户名,对方账号,摘要,流水号',
    '20261101,10.00,,10.00,甲,1,货款,x1',
  ].join('\n')
  const answer = await api.app.inject({
    ...{ method: 'POST', url: '/v1/desk/statements?preview=true', payload: csv },
    headers: { authorization: `Bearer ${api.adminKey}`, 'content-type': 'text/csv' },
  })
  expect(answer.json()).toMatchObject({ statements: [{ read_by: { source: 'csv', profile: { id: 'bank-two-sides', version: 1 } } }] })
})

test('assigned once, with a reason: what is owed follows; what does not fit is refused, and changes nothing', async () => {
  const [draw, repay] = [await keyOf(100_000), await keyOf(30_000)]
  expect(await say('assign', draw, { task_id: 'none' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/task_id' }] } })
  expect((await say('assign', draw, { task_id: 'repay-1' })).status).toBe(422)
  expect((await say('assign', 'no-such-entry', { task_id: 'draw-1' })).status).toBe(404)
  expect((await say('assign', draw, { task_id: 'draw-1', reason: '' })).status).toBe(422)
  expect([await owed(), await states()]).toEqual([undefined, { 100000: 'open', 30000: 'open', 999: 'open' }])
  const assigned = { state: 'assigned', line: 'revolving-1', moved_minor: 100_000, repeated: false }
  expect((await say('assign', draw, { task_id: 'draw-1' })).body).toMatchObject(assigned)
  expect((await say('assign', draw, { task_id: 'draw-1' })).body).toMatchObject({ ...assigned, repeated: true })
  expect((await say('assign', draw, { task_id: 'repay-1' })).status).toBe(409)
  expect((await say('set-aside', draw)).status).toBe(409)
  expect(await owed()).toBe(100_000)
  // Repaid in part: as much as was booked.
  expect((await say('assign', repay, { task_id: 'repay-1' })).body).toMatchObject({ moved_minor: -30_000, difference_minor: -10_000 })
  expect(await owed()).toBe(70_000)
  expect((await rows('&state=assigned')).map(({ task_id, reason }) => `${String(task_id)} ${String(reason)}`).toSorted()).toEqual(['draw-1 银行核实', 'repay-1 银行核实']) // biome-ignore format: one row
})

test('set aside and reopened; what was assigned is taken back to what it was', async () => {
  const [draw, other] = [await keyOf(100_000), await keyOf(999)]
  expect((await say('set-aside', other)).body).toMatchObject({ state: 'set_aside', repeated: false })
  expect((await say('set-aside', other)).body).toMatchObject({ repeated: true })
  expect((await say('assign', other, { task_id: 'draw-1' })).status).toBe(409)
  expect((await ask('GET', 'statements')).body.data).toMatchObject([{ assigned: 2, set_aside: 1 }])
  expect((await say('reopen', other)).body).toMatchObject({ state: 'open', repeated: false })
  expect((await say('reopen', other)).body).toMatchObject({ repeated: true })
  expect((await say('reopen', draw)).body).toMatchObject({ state: 'open', moved_minor: -100_000 })
  // Nothing is owed below nothing.
  expect(await owed()).toBe(0)
  expect((await say('assign', draw, { task_id: 'draw-1' })).body).toMatchObject({ moved_minor: 100_000 })
  expect(await owed()).toBe(70_000)
})

test('once its statement is taken back, all that was said of it is; and it may come again', async () => {
  expect((await ask('POST', 'statements:undo', { statement_id: statementId, reason: '账户选错' })).status).toBe(200)
  expect((await ask('GET', `statement-entries?statement_id=${statementId}`)).status).toBe(404)
  expect((await say('assign', 'x', { task_id: 'draw-1' })).status).toBe(404)
  expect(await owed()).toBe(0)
  expect((await ask('POST', 'statements', FILE)).body).toMatchObject({ state: 'taken' })
  expect(await states()).toEqual({ 100000: 'open', 30000: 'open', 999: 'open' })
})

test('a statement that does not prove itself warns (D3) until it is set aside', async () => {
  const { body } = await ask('POST', 'statements?project_id=bridge', camtFile('S9', [{ amount: '1.00', ref: 'r-9' }], { closingMinor: 7 }))
  expect(body).toMatchObject({ state: 'quarantined' })
  const warned = async () => {
    await api.desk.deskWatch.watch(1)
    return (await ask('GET', 'warnings?indicator=D3')).body.data.map(({ subject, band }) => [String(subject).slice(0, 13), band])
  }
  expect(await warned()).toEqual([['statement:st-', 'red']])
  const { statement_id } = (await ask('GET', 'statements')).body.data[0]! as { statement_id: string }
  expect((await ask('POST', 'statements:undo', { statement_id, reason: '银行已更正' })).status).toBe(200)
  expect(await warned()).toEqual([])
  expect((await ask('GET', 'check')).body.faults).toEqual([])
})

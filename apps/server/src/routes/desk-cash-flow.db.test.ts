/** From months of an enterprise that are written down, to their trend, to evidence that goes to a lender with an appeal. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  for (const [path, content] of Object.entries(DESK)) await api.put(`/v1/desk/${path}`, { version: 0, ...content })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

/** It is November 2026. */
const write = (month: string, net: number, id = `m-${month}`, more: object = {}) =>
  api.put(`/v1/desk/enterprise-cash-flows/${id}`, {
    ...{ version: 0, project_id: 'bridge', month, currency: 'CNY', inflow_minor: 100_000_000, outflow_minor: 100_000_000 - net },
    ...{ due_debt_minor: 4_000_000, source: 'bank_statement', evidence_sha256: 'e'.repeat(64), ...more },
  })
type Trend = { verdict: string; change_minor: number | null; non_negative_in_a_row: number; coverage_ppm: number | null }
type Flow = { months: { month: string; net_minor: number; entry_id: string }[]; trend: Trend }
const flow = async () => (await api.get('/v1/desk/projects/bridge/cash-flow')).body as unknown as Flow
type Evidence = { id: string; as_of: string; sha256: string; trend: Trend; months: object[]; passed_on: { recovery_id: string }[] }
const evidence = async () =>
  (await api.get('/v1/desk/recovery-evidence?incident_id=inc-1')).body.data as unknown as (Evidence & Record<string, unknown>)[]
const attach = (id: string, more: object = {}) =>
  api.send('/v1/desk/recovery-evidence', { id, incident_id: 'inc-1', project_id: 'bridge', ...more })
const passOn = (id: string, recovery_id: string) => api.send('/v1/desk/recovery-evidence:pass-on', { id, recovery_id })

test('five months are too little, and no evidence; the sixth makes a trend', async () => {
  const incident = { title: '雇主资金紧张', severity: 2, subjects: [{ kind: 'project', id: 'bridge' }], began_at: '2026-11-20T00:00:00Z' }
  expect((await api.send('/v1/desk/incidents', { id: 'inc-1', ...incident })).status).toBe(200)
  for (const [
    month,
    net,
  ] of [['2026-06', -5_000_000], ['2026-07', -5_000_000], ['2026-08', 1_000_000], ['2026-09', 3_000_000], ['2026-10', 8_000_000]] as const) // biome-ignore format: one row
    expect((await write(month, net)).status).toBe(200)
  expect((await flow()).trend).toMatchObject({ verdict: 'too_little_data', non_negative_in_a_row: 3, coverage_ppm: 1_000_000 })
  expect(await attach('ev-1')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/project_id' }] } })
  await write('2026-05', -5_000_000)
  const { trend, months } = await flow()
  expect(trend).toMatchObject({ verdict: 'improving', change_minor: 9_000_000 })
  expect(months.map(({ month }) => month)).toEqual(['2026-10', '2026-09', '2026-08', '2026-07', '2026-06', '2026-05'])
})

test.each([
  ['a month that is to come', '2026-12', {}],
  ['no month', '2026-13', {}],
  ['another currency', '2026-04', { currency: 'USD' }],
  ['of no project', '2026-04', { project_id: 'nowhere' }],
  ['without evidence', '2026-04', { evidence_sha256: undefined }],
  ['less than nothing', '2026-04', { inflow_minor: -1 }],
])('%s is refused', async (_what, month, more) => {
  expect((await write(month, 0, 'm-bad', more)).status).toBe(422)
  expect((await flow()).months).toHaveLength(6)
})

test('the month that it is may be written, and does not count before it is over', async () => {
  expect((await write('2026-11', 90_000_000)).status).toBe(200)
  expect((await flow()).trend).toMatchObject({ verdict: 'improving', change_minor: 9_000_000 })
})

test('what is attached stays as it was; a month written anew is another piece of evidence', async () => {
  expect((await attach('ev-1')).body).toMatchObject({ repeated: false })
  expect((await attach('ev-1')).body).toMatchObject({ repeated: true })
  expect((await attach('ev-1', { incident_id: 'other' })).status).toBe(409)
  expect((await attach('ev-x', { incident_id: 'other' })).status).toBe(422)
  expect((await attach('ev-x', { project_id: 'nowhere' })).status).toBe(422)
  now += 60_000
  expect((await write('2026-10', -90_000_000, 'm-2026-10-again')).status).toBe(200)
  expect((await flow()).trend.verdict).toBe('worsening')
  expect((await flow()).months.find(({ month }) => month === '2026-10')?.entry_id).toBe('m-2026-10-again')
  expect(await evidence()).toMatchObject([{ id: 'ev-1', as_of: '2026-10', trend: { verdict: 'improving' }, passed_on: [] }])
})

test('its fingerprint is of what it says', async () => {
  const [row] = await testing.query<{ data: Record<string, unknown> }>(`select data from desk_fact where kind = 'recovery_evidence'`)
  const { sha256, ...said } = row!.data
  expect(createHash('sha256').update(canonicalJson(said)).digest('hex')).toBe(sha256)
})

test('it goes with a recovery case of the same incident, once, and with nothing else', async () => {
  const wish = {
    ...{ subject: { kind: 'enrolment', id: 'enr-1' }, cause: 'individual', trouble: 'employer', route: 'account_manager' },
    ...{ documents: [], assignee: 'anna', next_check_on: '2026-12-01' },
  }
  const open = async (id: string, more: object) =>
    expect((await api.send('/v1/desk/recoveries', { id, ...wish, ...more })).status).toBe(200)
  await open('rc', { incident_id: 'inc-1' })
  await open('rc-over', { incident_id: 'inc-1' })
  await api.send('/v1/desk/recoveries:move', { id: 'rc-over', state: 'withdrawn', note: '不再需要' })
  await open('rc-else', {})
  expect((await passOn('ev-1', 'rc-else')).status).toBe(422)
  expect((await passOn('ev-1', 'nothing')).status).toBe(422)
  expect((await passOn('ev-1', 'rc-over')).status).toBe(409)
  expect((await passOn('nothing', 'rc')).status).toBe(404)
  expect((await passOn('ev-1', 'rc')).body).toMatchObject({ repeated: false, version: 2 })
  expect((await passOn('ev-1', 'rc')).body).toMatchObject({ repeated: true })
  expect((await evidence())[0]!.passed_on).toMatchObject([{ recovery_id: 'rc' }])
})

test('as a page it says the same in both languages, and fetches nothing', async () => {
  const pages = await Promise.all(['zh', 'en'].map((lang) => api.get(`/v1/desk/recovery-evidence/ev-1/page?lang=${lang}`)))
  for (const { status, headers, body } of pages) {
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    for (const said of ['2026-10', '80,000.00', (await evidence())[0]!.sha256]) expect(body).toContain(said)
    expect(body).not.toMatch(/src=|href=/)
  }
  expect(pages[0]!.body).toContain('经营现金流改善')
  expect(pages[1]!.body).toContain('Operating cash flow improves')
  expect((await api.get('/v1/desk/recovery-evidence/nothing/page')).status).toBe(404)
})

test('to an incident that is over nothing is attached', async () => {
  await api.send('/v1/desk/incidents:move', { id: 'inc-1', state: 'closed', note: '已恢复' })
  expect((await attach('ev-2')).status).toBe(409)
})

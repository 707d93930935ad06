/** The audit report over what was really done, in every form it comes in. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeReport } from '../audit/make-report.ts'
import { writeReport } from '../cli/audit-report.ts'
import { findChromium } from '../documents/chromium.ts'
import { personOf, signedIn, type Visit } from '../testing/people.ts'
import { NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const CHROMIUM = findChromium(undefined)
const DAY_MS = 86_400_000
const [from, until] = [new Date(NOW).toISOString(), new Date(NOW + DAY_MS).toISOString()]
const PERIOD = `from=${from}&until=${until}`

let testing: TestDatabase
let api: TestApi
let auditor: Visit
let folder: string
const moment = { at: NOW }
const now = () => moment.at

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairline-audit-'))
  testing = await testDatabase()
  api = await testApi(testing.url, now, undefined, { chromium: CHROMIUM })
  for (const message of onboarding('a')) await api.post(message)
  const agent = await personOf(api, now, { name: 'agent', roles: ['operations-agent'] })
  const his = await signedIn(api, agent, now())
  await his.ask('GET', '/v1/borrowers/a')
  await his.ask('POST', '/v1/borrowers/a/personal-data:reveal', { fields: ['phone'], purpose: 'identity_check' })
  await his.ask('GET', '/v1/audit')
  const boss = await personOf(api, now, { name: 'boss', roles: ['admin'], hasCodes: true })
  const desk = await signedIn(api, boss, now())
  await desk.ask('POST', '/v1/keys', { name: 'siem', purpose: 'collects', scopes: ['audit:read'] })
  const asked = await desk.ask('POST', '/v1/approvals', {
    kind: 'role-change',
    request: { id: agent.id, roles: ['auditor'] },
    reason: 'he reads the ledger',
  })
  const { approval_id, seen } = asked.body
  await desk.ask('POST', '/v1/approvals:approve', { approval_id, seen })
  auditor = await signedIn(api, await personOf(api, now, { name: 'audrey', roles: ['auditor'] }), now())
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
  await rm(folder, { recursive: true, force: true })
})

const report = async (more = '') => {
  const headers = { host: 'desk.example', cookie: auditor.cookie(), 'sec-fetch-site': 'same-origin' }
  return api.app.inject({ url: `/v1/audit/report?${PERIOD}${more}`, headers })
}

test('what was done is in it, and what was not is not', async () => {
  const kept = async () => ((await auditor.ask('GET', '/v1/audit?what=borrower-seen,request-refused')).body.data as unknown[]).length
  await expect.poll(kept).toBe(3)
  const answer = await report()
  expect(answer.statusCode).toBe(200)
  const body = answer.json()
  expect(body).toMatchObject({ organisation: 'default', is_complete: true, from, until })
  expect(body.people.find(({ name }: { name: string }) => name === 'agent')).toMatchObject({
    ...{ roles: ['operations-agent'], sign_ins: 1, borrowers_seen: 1, looks: 1, refused: 1, exports: 0 },
  })
  expect(body.looks).toEqual([{ purpose: 'identity_check', count: 1, people: 1, borrowers: 1 }])
  expect(body.keys).toMatchObject({ count: 1, rows: [{ name: 'boss', reason: 'collects' }] })
  expect(body.four_eyes).toMatchObject([{ kind: 'role-change', asked: 1, open: 1, approved: 0, median_ms: null }])
  expect(body).toMatchObject({ own_refused: 1, refused: { count: 2 } })
  expect(body.roles).toContainEqual(expect.objectContaining({ role: 'admin', people: 1 }))
})

test('that it was made is in the next one', async () => {
  await report()
  const { people } = (await report()).json()
  expect(people.find(({ name }: { name: string }) => name === 'audrey').exports).toBeGreaterThan(0)
})

test('before and after it there is nothing', async () => {
  const later = `from=${until}&until=${new Date(NOW + 2 * DAY_MS).toISOString()}`
  expect((await auditor.ask('GET', `/v1/audit/report?${later}`)).body).toMatchObject({ entries: 0, people: [], four_eyes: [] })
})

test.each<[rule: string, query: string]>([
  ['the end before the beginning', `from=${until}&until=${from}`],
  ['longer than is counted', 'from=2025-01-01T00:00:00Z&until=2026-06-01T00:00:00Z'],
  ['no time', ''],
  ['another form', `${PERIOD}&format=xls`],
])('%s is refused', async (_rule, query) => {
  expect((await auditor.ask('GET', `/v1/audit/report?${query}`)).status).toBe(422)
})

test('more than is counted is said, and the newest are counted', async () => {
  const made = await makeReport(
    api.database.as(1),
    { organisationId: 1, organisation: 'default', from: NOW, until: NOW + DAY_MS, at: NOW },
    2,
  )
  expect([made.entries, made.isComplete]).toEqual([2, false])
})

test.each(['zh', 'en'])('as a page in %s, which runs nothing', async (lang) => {
  const page = await report(`&format=html&lang=${lang}`)
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.body).toContain(lang === 'zh' ? '内部审计报告' : 'Internal audit report')
  expect(page.body).toContain(lang === 'zh' ? '运营专员' : 'Operations agent')
})

test('as CSV, from the command line', async () => {
  const url = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const target = { url, key: api.adminKey, close: async () => {} }
  const out = join(folder, 'report.csv')
  const days = { from: '2026-11-22', until: '2026-11-23' }
  await writeReport(target, { ...days, out, lang: 'en' }, () => {})
  const lines = (await readFile(out, 'utf8')).trimEnd().split('\r\n')
  expect(lines[0]).toBe('\uFEFFpart,name,measure,value')
  expect(lines).toContain('looks,identity_check,count,1')
  await expect(writeReport(target, { ...days, out: join(folder, 'report.txt') }, () => {})).rejects.toThrow('--out must end with')
  await expect(writeReport(target, { from: days.until, until: days.from, out }, () => {})).rejects.toThrow('must be later than from')
})

describe.runIf(CHROMIUM)('with Chromium', () => {
  test('as a PDF', { timeout: 40_000 }, async () => {
    const pdf = await report('&format=pdf')
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })
})

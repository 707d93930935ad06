/** A line of our own lender on a desk of another organisation: the borrower makes a code, the desk sees what he lets it, a hold is told, and what he takes back is gone. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, keyPrefix, makeKey } from '../auth/api-keys.ts'
import { insertApiKey } from '../store/api-key-table.ts'
import { type Visit, visit } from '../testing/borrower-visits.ts'
import { DESK } from '../testing/desk-entries.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const PHONE = '+86 138 0000 0042'
const MINUTE = 60_000

let testing: TestDatabase
let api: TestApi
let him: Visit
let authorization: string
let now = NOW

type Seen = { field: string; value: unknown; lag_seconds: number }
type Body = Record<string, unknown> & { data: (Record<string, unknown> & { seen: Seen[]; scopes: string[] })[] }
const desk = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<{ status: number; body: Body }> => {
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
  const answer = await api.app.inject({ method, url: `/v1/desk/${path}`, headers: { authorization, ...type }, ...payload })
  return { status: answer.statusCode, body: answer.json() as Body }
}
const board = async () => (await desk('GET', 'board')).body
const seenNow = async () => Object.fromEntries(((await board()).data[0]?.seen ?? []).map(({ field, value }) => [field, value]))
const consents = (consent: string, given: boolean) =>
  him.ask('POST', '/v1/me/consents', { request_id: `${consent}-${given}-${now}`, consent, given })

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now, undefined, { webhookReach: 'any' })
  for (const message of onboarding('a')) await api.post(message)
  const contact = { language: 'zh', email: null, phone: PHONE, push_token: null, opted_out: [], quiet_hours: null }
  await api.put('/v1/borrowers/a/contact', contact)
  him = await visit(api, { phone: PHONE })
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'a desk', 1)`)
  const key = makeKey()
  await insertApiKey(api.database, { id: 'desk', name: 'desk', prefix: keyPrefix(key), sha256: hashKey(key), scopes: ['desk:write'], organisationId: 2, senders: [] }) // biome-ignore format: one row
  authorization = `Bearer ${key}`
  const own = Object.entries(DESK).filter(([path]) => !path.startsWith('consents/'))
  for (const [path, content] of own) await desk('PUT', path, { version: 0, ...content })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const linkFor = async (requestId: string) => {
  const made = await him.ask('POST', '/v1/me/desk-links', { request_id: requestId, desk: '北桥项目部' })
  return made.body as unknown as { link_id: string; code: string }
}
const view = (code: string) => api.app.inject({ url: '/v1/desk-view', headers: { authorization: `Bearer ${code}` } })

let link: { link_id: string; code: string }

test('a code alone opens nothing: he has to let a desk see him', async () => {
  link = await linkFor('first')
  expect(link.code).toMatch(/^fld_/)
  expect(await linkFor('first')).toEqual({ link_id: link.link_id, code: null })
  expect((await view(link.code)).statusCode).toBe(403)
  expect((await view(`${link.code.slice(0, -1)}${link.code.endsWith('A') ? 'B' : 'A'}`)).statusCode).toBe(401)
  expect((await api.app.inject({ url: '/v1/desk-view' })).statusCode).toBe(401)
  expect((await desk('PUT', 'enrolments/enr-1/lender', { base_url: null, code: link.code })).body).toMatchObject({ state: 'hidden' })
  expect(await board()).toMatchObject({ data: [], off_board: 1 })
})

test('with his consent the desk sees status and band, and with one more the limit', async () => {
  expect((await consents('desk.board', true)).status).toBe(200)
  now += 40_000
  expect(await api.desk.lenders.pullDue()).toBe(1)
  expect((await desk('GET', 'enrolments/enr-1/lender')).body).toMatchObject({ state: 'open', problem: null })
  expect(await seenNow()).toMatchObject({ availability: 'drawable', authorisation: 'granted', limit_band: { currency: 'CNY' } })
  expect(await seenNow()).not.toHaveProperty('limit')
  expect((await consents('desk.limit', true)).status).toBe(200)
  now += MINUTE
  expect(await api.desk.lenders.pullDue()).toBe(1)
  expect(await api.desk.lenders.pullDue()).toBe(0)
  expect((await board()).data[0]!.scopes).toEqual(['board', 'limit'])
  expect(await seenNow()).toMatchObject({ limit: { amount_minor: expect.any(Number) } })
})

test('how often his file was looked at is told with a scope of its own, and taken back it is gone', async () => {
  await api.post(messageOf('credit-file-reported', 'a', 'file-1', { source: 'bureau', on_file_months: 30, account_count: 4 }))
  for (const id of ['q1', 'q2'])
    await api.post(messageOf('credit-inquiry-recorded', 'a', id, { inquiry_id: id, source: 'bureau', purpose: 'application' }))
  const pull = async () => {
    now += MINUTE
    await api.desk.lenders.pullDue()
    return seenNow()
  }
  expect(await pull()).not.toHaveProperty('inquiries')
  expect((await consents('desk.inquiries', true)).status).toBe(200)
  const seen = await pull()
  expect(seen).toMatchObject({ inquiries: { in_three_months: 2 } })
  expect(seen).not.toHaveProperty('debt_share')
  expect((await consents('desk.inquiries', false)).status).toBe(200)
  expect(await pull()).not.toHaveProperty('inquiries')
})

test('a hold is told to the desk with the seconds that it took, and without what it rests on', async () => {
  for (const id of ['x', 'y', 'z']) await api.post(messageOf('session-started', 'a', id, { device_id: id }))
  now += 50_000
  expect((await desk('POST', 'enrolments:pull', { enrolment_id: 'enr-1' })).status).toBe(200)
  const seen = (await board()).data[0]!.seen
  const availability = seen.find(({ field }) => field === 'availability')!
  expect(availability.value).toBe('blocked_temporary')
  expect(availability.lag_seconds).toBe(50)
  expect(seen.find(({ field }) => field === 'causes')!.value).not.toEqual([])
  expect(JSON.stringify(seen)).not.toMatch(/device_id|"[xyz]"/)
})

test('over HTTP it is the same; a lender that does not answer is asked later and later, and nothing is made up', async () => {
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = api.app.server.address() as AddressInfo
  const bind = (base_url: string) => desk('PUT', 'enrolments/enr-1/lender', { base_url, code: link.code })
  expect((await bind(`http://127.0.0.1:${port}`)).body).toMatchObject({ state: 'open', problem: null })
  expect(await bind('http://lender.example')).toMatchObject({ status: 422 })
  const before = await seenNow()
  expect((await bind('http://127.0.0.1:1')).body).toMatchObject({ state: 'failing', problem: 'ECONNREFUSED' })
  expect(await seenNow()).toEqual(before)
  now += 79_000
  expect(await api.desk.lenders.pullDue()).toBe(0)
  now += 1_000
  expect(await api.desk.lenders.pullDue()).toBe(1)
  expect((await bind(`http://127.0.0.1:${port}`)).body).toMatchObject({ state: 'open' })
})

test('what he takes back is gone within a minute, of the past too, and the code he ends opens nothing more', async () => {
  expect((await consents('desk.limit', false)).status).toBe(200)
  now += 40_000
  expect(await api.desk.lenders.pullDue()).toBe(1)
  expect((await board()).data[0]!.scopes).toEqual(['board'])
  expect(await seenNow()).not.toHaveProperty('limit')
  expect((await him.ask('POST', '/v1/me/desk-links:end', { link_id: link.link_id })).status).toBe(200)
  expect((await view(link.code)).statusCode).toBe(401)
  now += 40_000
  expect(await api.desk.lenders.pullDue()).toBe(1)
  expect(await board()).toMatchObject({ data: [], off_board: 1 })
  expect((await desk('GET', 'enrolments/enr-1/lender')).body).toMatchObject({ state: 'closed' })
  const acts = await testing.query(`select from act where organisation_id = 2 and act = 'desk-consent-withdrawn'`)
  expect(acts).toHaveLength(3)
})

test('another borrower neither sees nor ends his link', async () => {
  const other = '+86 138 0000 0043'
  for (const message of onboarding('b')) await api.post(message)
  await api.put('/v1/borrowers/b/contact', {
    language: 'zh',
    email: null,
    phone: other,
    push_token: null,
    opted_out: [],
    quiet_hours: null,
  })
  const stranger = await visit(api, { phone: other })
  expect((await stranger.ask('GET', '/v1/me/desk-links')).body.data).toEqual([])
  expect((await stranger.ask('POST', '/v1/me/desk-links:end', { link_id: link.link_id })).status).toBe(404)
})

/** Guidance from a desk through the lender to the borrower's inbox: once, seldom, only while he lets a desk see him; and the desk writes it down, or tells him by hand. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, keyPrefix, makeKey } from '../auth/api-keys.ts'
import { insertApiKey } from '../store/api-key-table.ts'
import { type Visit, visit } from '../testing/borrower-visits.ts'
import { DESK } from '../testing/desk-entries.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const PHONE = '+86 138 0000 0042'
const DAY = 86_400_000

let testing: TestDatabase
let api: TestApi
let him: Visit
let authorization: string
let code: string
let now = NOW

type Body = Record<string, unknown> & { data: Record<string, unknown>[] }
const desk = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<{ status: number; body: Body }> => {
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
  const answer = await api.app.inject({ method, url: `/v1/desk/${path}`, headers: { authorization, ...type }, ...payload })
  return { status: answer.statusCode, body: answer.json() as Body }
}
const send = (id: string, topic = 'profile') => desk('POST', 'guidances:send', { id, enrolment_id: 'enr-1', topic })
const atLender = async (request_id: string, topic: string, as = code) => {
  const headers = { authorization: `Bearer ${as}`, 'content-type': 'application/json' }
  const payload = JSON.stringify({ request_id, topic })
  const answer = await api.app.inject({ method: 'POST', url: '/v1/desk-view/guidance', headers, payload })
  return { status: answer.statusCode, body: answer.json() as { result?: string } }
}
type Message = { key: string; kind: string; subject: { zh: string }; text: { zh: string } }
const inbox = async () =>
  ((await him.ask('GET', '/v1/me/messages')).body.data as unknown as Message[]).filter(({ kind }) => kind === 'desk_guidance')
const given = async () => (await desk('GET', 'guidances')).body.data
const consents = (given: boolean) =>
  him.ask('POST', '/v1/me/consents', { request_id: `board-${given}-${now}`, consent: 'desk.board', given })
const wishes = (...opted_out: string[]) => him.ask('PUT', '/v1/me/contact', { language: 'zh', opted_out, quiet_hours: null })

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
  for (const [path, content] of Object.entries(DESK).filter(([path]) => !path.startsWith('consents/')))
    await desk('PUT', path, { version: 0, ...content })
  code = ((await him.ask('POST', '/v1/me/desk-links', { request_id: 'first', desk: '北桥项目部' })).body as unknown as { code: string })
    .code
  await api.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

/** In the book of the lender too, where something happens; and he signs in again. */
const passes = async (days: number) => {
  now += days * DAY
  await api.post(messageOf('session-started', 'a', `s-${now}`, { device_id: 'own' }, { time: new Date(now).toISOString() }))
  him = await visit(api, { phone: PHONE })
}
const bind = (base_url: string | null) => desk('PUT', 'enrolments/enr-1/lender', { base_url, code })
const overHttp = () => bind(`http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`)

test('of a borrower who lets no desk see him nothing is passed on, whoever asks', async () => {
  expect(await send('g-0')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/facility_id' }] } })
  expect((await atLender('g-0', 'profile')).status).toBe(403)
  expect((await atLender('g-0', 'profile', `fld_${'x'.repeat(43)}`)).status).toBe(401)
  expect(await inbox()).toEqual([])
})

test('where nobody is bound the desk is told to do it by hand', async () => {
  await consents(true)
  await overHttp()
  expect((await desk('GET', 'board')).body.data).toHaveLength(1)
  await testing.query('delete from desk_lender_line')
  expect(await send('g-1')).toMatchObject({ status: 200, body: { result: 'unreachable', by_hand: true } })
  expect(await given()).toEqual([])
})

test('over HTTP it reaches his inbox in the words of the project, marked, and is written down as given by way of the lender', async () => {
  await overHttp()
  expect(await send('g-1')).toMatchObject({ status: 200, body: { result: 'accepted', by_hand: false } })
  const [message, ...more] = await inbox()
  expect(more).toEqual([])
  expect(message!.subject.zh).toContain('融资台请我们转达')
  expect(message!.text.zh).toMatch(/北桥项目部.*自愿/)
  expect(await given()).toMatchObject([{ id: 'g-1', topic: 'profile', way: 'lender', facility_id: 'line-1' }])
  const sent = await testing.query(`select channel, type from delivery where message_key like 'desk_guidance %'`)
  expect(sent).toEqual([{ channel: 'sms', type: 'message' }])
})

test('sent again it is told once; under the same id another topic is refused', async () => {
  expect((await send('g-1')).body).toMatchObject({ result: 'repeated' })
  expect((await atLender('g-1', 'profile')).body).toEqual({ result: 'repeated' })
  expect((await send('g-1', 'device')).status).toBe(409)
  expect((await atLender('g-1', 'device')).status).toBe(409)
  expect(await inbox()).toHaveLength(1)
})

test('the lender took it and the answer was lost: sent again it is written down, and told once', async () => {
  expect((await atLender('g-2', 'device')).body).toEqual({ result: 'accepted' })
  expect((await send('g-2', 'device')).body).toMatchObject({ result: 'repeated', by_hand: false })
  expect(await inbox()).toHaveLength(2)
  expect(await given()).toMatchObject([{ id: 'g-1' }, { id: 'g-2', way: 'lender' }])
})

test('about one matter once in four weeks, and then again', async () => {
  await passes(27)
  expect((await send('g-3')).body).toMatchObject({ result: 'told_lately', by_hand: false })
  expect((await atLender('x-3', 'profile')).body).toEqual({ result: 'told_lately' })
  expect(await inbox()).toHaveLength(2)
  // The book of the lender counts a few moments more for each thing that happens in it.
  await passes(1.01)
  expect((await send('g-3')).body).toMatchObject({ result: 'accepted' })
  expect(await inbox()).toHaveLength(3)
})

test('at once from two sides it is told once', async () => {
  const answers = await Promise.all(['p-1', 'p-2', 'p-3'].map((id) => atLender(id, 'utilisation')))
  const results = answers.map(({ body }) => body.result)
  expect([results.length, results.filter((one) => one === 'accepted').length]).toEqual([3, 1])
  expect(new Set(results)).toEqual(new Set(['accepted', 'told_lately']))
})

test('what he does not want is not passed on, and the desk may tell him by hand', async () => {
  expect((await wishes('desk_guidance')).status).toBe(200)
  expect((await send('g-4', 'applications')).body).toMatchObject({ result: 'not_wanted', by_hand: true })
  await wishes()
})

test('only topics of the catalogue; nobody writes by hand that the lender told him; and nothing goes back of whether he read it', async () => {
  expect((await send('g-5', 'offer')).status).toBe(422)
  expect((await atLender('g-5', 'offer')).status).toBe(422)
  expect((await atLender('g-5', 'applications\u0000')).status).toBe(422)
  const byHand = { version: 0, facility_id: 'line-1', topic: 'applications', given_on: '2026-11-22', way: 'lender' }
  expect(await desk('PUT', 'guidances/g-5', byHand)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/way' }] } })
  await him.ask('POST', '/v1/me/messages:read', { keys: (await inbox()).map(({ key }) => key) })
  expect(JSON.stringify([await given(), (await desk('GET', 'coaching')).body])).not.toMatch(/read_at|"read"/)
})

test('the link is down: nobody knows, nothing is written down, and the desk tells him by hand', async () => {
  await bind('http://127.0.0.1:1')
  expect((await send('g-6', 'applications')).body).toMatchObject({ result: 'unreachable', by_hand: true })
  expect((await given()).map(({ id }) => id)).not.toContain('g-6')
})

test('on one server it goes without HTTP; both sides keep who did it; and once he ends the code nothing more is taken', async () => {
  await bind(null)
  expect((await send('g-7', 'applications')).body).toMatchObject({ result: 'accepted' })
  const acts = await testing.query<{ act: string; organisation_id: number }>(
    `select distinct act, organisation_id from act where act like 'desk-guidance%' order by act`,
  )
  expect(acts).toEqual([
    { act: 'desk-guidance-sent', organisation_id: 2 },
    { act: 'desk-guidance-taken', organisation_id: 1 },
  ])
  const links = (await him.ask('GET', '/v1/me/desk-links')).body.data as unknown as { link_id: string }[]
  await him.ask('POST', '/v1/me/desk-links:end', { link_id: links[0]!.link_id })
  await passes(29)
  expect((await send('g-8', 'device')).body).toMatchObject({ result: 'closed', by_hand: true })
  expect((await atLender('g-8', 'device')).status).toBe(401)
})

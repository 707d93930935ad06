import { afterEach, beforeEach, expect, test } from 'vitest'
import { PER_HOUR_MAX, TRIES_MAX } from '../auth/me-codes.ts'
import { IDLE_MS, LASTS_MS } from '../auth/me-sessions.ts'
import { openEventLog } from '../operations/event-log.ts'
import { call, codeOf, OWN_PAGE, visit } from '../testing/borrower-visits.ts'
import { messageOf, NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { ASKING } from './me-sign-in.ts'

const PHONE = '+86 138 0000 0001'
let testing: TestDatabase
let api: TestApi
const moment = { at: NOW }
let logged: string[] = []

beforeEach(async () => {
  moment.at = NOW
  logged = []
  testing = await testDatabase()
  const log = openEventLog('info', { write: (line) => void logged.push(line) })
  api = await testApi(testing.url, () => moment.at, undefined, { log })
  await register('li-si', PHONE)
})
afterEach(async () => {
  await api?.close()
  await testing?.drop()
})

const register = (subject: string, phone: string) =>
  api.post(messageOf('borrower-registered', subject, 'registered', { kind: 'individual', currency: 'CNY', phone }))
const ask = async (body: object = { phone: PHONE }) => (await call(api, 'POST', '/v1/me/sign-in', { body })).body.challenge_id as string
const confirm = (challenge_id: string, code: string) => call(api, 'POST', '/v1/me/sign-in:confirm', { body: { challenge_id, code } })
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')
const look = (cookie: string) => call(api, 'GET', '/v1/me', { headers: { cookie } })

test('a code to the phone on file becomes a session: an HttpOnly cookie for his own addresses', async () => {
  const challenge = await ask()
  const { code, letter } = await codeOf(api, challenge)
  expect(letter).toMatchObject({ channel: 'sms', borrower_id: 'li-si' })
  const answer = await confirm(challenge, code)
  expect(answer).toMatchObject({ status: 200, body: { expires_at: '2026-11-22T08:30:00.000Z' } })
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/^fairline_me=[\w-]{43}; Max-Age=43200; Path=\/v1\/me; HttpOnly; SameSite=Lax$/)
  expect((await look(cookie.split(';')[0]!)).body).toMatchObject({ line: { status: 'pending' } })
  expect(logged.join('')).not.toContain(code)
  const kept = await testing.query<{ kept: string }>(`select row_to_json(c)::text as kept from me_code c`)
  expect(kept.map((row) => row.kept).join('')).not.toMatch(new RegExp(`"${code}"|0000 0001`))
})

test('however a phone is written, and by e-mail where the lender gave one', async () => {
  expect((await visit(api, { phone: '13800000001' })).cookie).toMatch(/^fairline_me=/)
  const contact = { language: 'en', email: 'li@example.org', phone: null, push_token: null, opted_out: [], quiet_hours: null }
  await api.put('/v1/borrowers/li-si/contact', contact)
  const challenge = await ask({ email: 'Li@example.org', language: 'en' })
  const { letter } = await codeOf(api, challenge)
  expect(letter).toMatchObject({ channel: 'email', borrower_id: 'li-si', body: expect.stringContaining('Your sign-in code') })
})

test('whoever asks learns nothing about whose phone it is', async () => {
  const known = await call(api, 'POST', '/v1/me/sign-in', { body: { phone: PHONE } })
  const unknown = await call(api, 'POST', '/v1/me/sign-in', { body: { phone: '+86 139 9999 9999' } })
  const elsewhere = await call(api, 'POST', '/v1/me/sign-in', { body: { phone: PHONE, organisation: 'nowhere' } })
  for (const other of [unknown, elsewhere]) {
    expect([other.status, Object.keys(other.body)]).toEqual([known.status, Object.keys(known.body)])
    const refused = await confirm(other.body.challenge_id, '123456')
    expect(refused).toMatchObject({ status: 401, body: { code: 'code-refused' } })
  }
})

test('a phone of two people signs in neither', async () => {
  await register('wang-wu', PHONE)
  await ask()
  await api.app.close()
  expect(await testing.query('select ref from me_code')).toEqual([{ ref: null }])
  expect(await testing.query('select id from sandbox_letter')).toEqual([])
})

test('a former phone signs in nobody', async () => {
  await api.post(messageOf('profile-changed', 'li-si', 'moved', { field: 'phone', verified: true, value: '+86 139 1111 1111' }))
  await ask()
  expect(await testing.query('select ref from me_code')).toEqual([{ ref: null }])
})

test('a code works once; shown again it is refused, and that is recorded', async () => {
  const challenge = await ask()
  const { code } = await codeOf(api, challenge)
  expect((await confirm(challenge, code)).status).toBe(200)
  expect(await confirm(challenge, code)).toMatchObject({ status: 401, body: { code: 'code-refused' } })
  expect(await testing.query('select replays from me_code')).toEqual([{ replays: 1 }])
  expect(logged.join('')).toContain('code-replayed')
})

test.each<[tries: number, status: number]>([
  [TRIES_MAX - 1, 200],
  [TRIES_MAX, 401],
])('after %i wrong tries the right code gets %i', async (tries, status) => {
  const challenge = await ask()
  const { code } = await codeOf(api, challenge)
  for (let nth = 0; nth < tries; nth++) expect((await confirm(challenge, otherThan(code))).status).toBe(401)
  expect((await confirm(challenge, code)).status).toBe(status)
})

test.each<[afterMs: number, status: number]>([
  [5 * 60_000 - 1, 200],
  [5 * 60_000, 401],
])('%i ms later the right code gets %i', async (afterMs, status) => {
  const challenge = await ask()
  const { code } = await codeOf(api, challenge)
  moment.at += afterMs
  expect((await confirm(challenge, code)).status).toBe(status)
})

test('one phone gets so many codes an hour, known or not', async () => {
  for (const phone of [PHONE, '+86 139 9999 9999']) {
    const statuses = []
    for (let nth = 0; nth <= PER_HOUR_MAX; nth++) {
      moment.at += 30_000
      statuses.push((await call(api, 'POST', '/v1/me/sign-in', { body: { phone } })).status)
    }
    expect(statuses).toEqual([...Array(PER_HOUR_MAX).fill(200), 429])
  }
})

test('one network address asks for so many at once, for whomever', async () => {
  const statuses = []
  for (let nth = 0; nth <= ASKING.burst; nth++) {
    statuses.push((await call(api, 'POST', '/v1/me/sign-in', { body: { phone: `${13_900_000_000 + nth}` } })).status)
  }
  expect(statuses).toEqual([...Array(ASKING.burst).fill(200), 429])
})

test('a session ends when it was not used for half an hour, and after twelve in any case', async () => {
  const { cookie } = await visit(api, { phone: PHONE })
  for (let passed = 0; passed < LASTS_MS; passed += IDLE_MS - 1) {
    moment.at = NOW + passed
    expect((await look(cookie)).status).toBe(200)
  }
  moment.at = NOW + LASTS_MS - 1
  expect((await look(cookie)).status).toBe(200)
  moment.at = NOW + LASTS_MS
  expect((await look(cookie)).status).toBe(401)
  const { cookie: second } = await visit(api, { phone: PHONE })
  moment.at += IDLE_MS
  expect((await look(second)).status).toBe(401)
})

test('he signs out', async () => {
  const { cookie } = await visit(api, { phone: PHONE })
  expect((await call(api, 'POST', '/v1/me/sign-out', { headers: { cookie, ...OWN_PAGE } })).status).toBe(204)
  expect((await look(cookie)).status).toBe(401)
})

test('the session of a borrower opens no book, and no key or session of our people opens what is his', async () => {
  const { cookie } = await visit(api, { phone: PHONE })
  for (const path of ['/v1/lines', '/v1/borrowers/li-si', '/v1/session']) {
    expect((await call(api, 'GET', path, { headers: { cookie } })).status).toBe(401)
    const renamed = cookie.replace('fairline_me', 'fairline_session')
    expect((await call(api, 'GET', path, { headers: { cookie: renamed } })).status).toBe(401)
  }
  const signedIn = await call(api, 'POST', '/v1/session', { body: { key: api.adminKey } })
  const staff = String(signedIn.headers['set-cookie']).split(';')[0]!
  for (const path of ['/v1/me', '/v1/me/cases', '/v1/me/notices']) {
    expect((await api.get(path)).status).toBe(401)
    for (const shown of [staff, staff.replace('fairline_session', 'fairline_me')])
      expect((await call(api, 'GET', path, { headers: { cookie: shown } })).status).toBe(401)
  }
})

test.each<[of: string, headers: Record<string, string>, status: number]>([
  ['our own page', OWN_PAGE, 200],
  ['another page', { origin: 'https://evil.example' }, 403],
  ['nobody knows where', {}, 403],
])('something is said with his cookie from %s: %s', async (_of, headers, status) => {
  const { cookie } = await visit(api, { phone: PHONE })
  const body = { request_id: 'q1', wished: '工作日上午' }
  expect((await call(api, 'POST', '/v1/me/callback', { body, headers: { cookie, ...headers } })).status).toBe(status)
})

test('a person who was erased is found by nothing any more', async () => {
  const contact = { language: 'zh', email: 'li@example.org', phone: null, push_token: null, opted_out: [], quiet_hours: null }
  await api.put('/v1/borrowers/li-si/contact', contact)
  await api.send('/v1/borrowers/li-si/personal-data:erase', { reason: 'borrower_request' })
  expect(await testing.query('select ref from contact_address')).toEqual([])
  await ask({ email: 'li@example.org' })
  expect(await testing.query('select ref from me_code')).toEqual([{ ref: null }])
})

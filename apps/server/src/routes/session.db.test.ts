import { PERMISSION_NAMES } from '@fairline/access/permissions'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LogEvents, openEventLog } from '../operations/event-log.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

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
})
afterEach(async () => {
  await api?.close()
  await testing?.drop()
})

const HOST = 'desk.example'
const ORIGIN = { host: HOST, origin: `https://${HOST}` }

const signIn = (key: string, headers: Record<string, string> = ORIGIN) =>
  api.app.inject({
    method: 'POST',
    url: '/v1/session',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify({ key }),
  })

const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>): string => String(answer.headers['set-cookie']).split(';')[0]!

const ask = async (method: 'GET' | 'DELETE' | 'POST', url: string, headers: Record<string, string>) =>
  (await api.app.inject({ method, url, headers: { host: HOST, ...headers } })).statusCode

test('a key becomes a session: an HttpOnly cookie, and no key or token anywhere else', async () => {
  const answer = await signIn(api.adminKey)
  expect(answer.json()).toEqual({
    kind: 'key',
    user_id: null,
    name: 'administrator',
    email: null,
    organisation: 'default',
    organisations: ['default'],
    roles: ['admin'],
    permissions: [...PERMISSION_NAMES],
    has_password: false,
    needs_second_factor: false,
    proved_until: null,
    expires_at: '2026-11-22T20:00:00.000Z',
  })
  expect(answer.headers['set-cookie']).toMatch(/^fairline_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
  const [{ sha256 }] = (await testing.query<{ sha256: Buffer }>('select sha256 from session')) as [{ sha256: Buffer }]
  expect(sha256.length).toBe(32)
  const token = cookieOf(answer).split('=')[1]!
  expect(logged.join('')).toContain('signed-in' satisfies keyof LogEvents)
  expect(logged.join('')).not.toContain(token)
  expect(logged.join('')).not.toContain(api.adminKey)
})

test('the session reads the book, and ends when its owner signs out', async () => {
  const cookie = cookieOf(await signIn(api.adminKey))
  expect(await ask('GET', '/v1/lines', { cookie })).toBe(200)
  expect(await ask('GET', '/v1/session', { cookie })).toBe(200)
  expect(await ask('DELETE', '/v1/session', { cookie, origin: ORIGIN.origin })).toBe(204)
  expect(await ask('GET', '/v1/lines', { cookie })).toBe(401)
  expect(await ask('GET', '/v1/session', { cookie })).toBe(401)
  const acts = await testing.query('select act, actor, person, roles, address from act order by at, act')
  const [by] = acts as [{ actor: string }]
  const who = { actor: by.actor, person: by.actor, roles: ['admin'], address: '127.0.0.1' }
  expect(acts).toEqual([
    { act: 'signed-in', ...who },
    { act: 'signed-out', ...who },
  ])
})

test.each<[of: string, headers: Record<string, string>, status: number]>([
  ['our own page', { origin: `http://${HOST}` }, 200],
  ['our own page, as the browser says', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:5173' }, 200],
  ['another page', { origin: 'https://evil.example' }, 403],
  ['another page of the same site', { 'sec-fetch-site': 'same-site', origin: `https://${HOST}` }, 403],
  ['nobody knows where', {}, 403],
  ['a page without an origin', { origin: 'null' }, 403],
])('something is changed by a cookie from %s: %s', async (_of, headers, status) => {
  const cookie = cookieOf(await signIn(api.adminKey))
  expect(await ask('POST', '/v1/admin/rebuild-check', { cookie, ...headers })).toBe(status)
})

test('signing in from another page is refused; from a program it is not', async () => {
  expect((await signIn(api.adminKey, { host: HOST, origin: 'https://evil.example' })).statusCode).toBe(403)
  expect((await signIn(api.adminKey, { host: HOST })).statusCode).toBe(200)
})

test('a session lasts twelve hours, and not a moment longer', async () => {
  const cookie = cookieOf(await signIn(api.adminKey))
  moment.at = NOW + 12 * 60 * 60 * 1000 - 1
  expect(await ask('GET', '/v1/lines', { cookie })).toBe(200)
  moment.at += 1
  expect(await ask('GET', '/v1/lines', { cookie })).toBe(401)
})

test('a session ends with its key', async () => {
  const cookie = cookieOf(await signIn(api.adminKey))
  await testing.query('update api_key set revoked_at = now()')
  moment.at += 5_001
  expect(await ask('GET', '/v1/lines', { cookie })).toBe(401)
})

test('wrong keys are limited here as everywhere', async () => {
  const statuses = []
  for (let nth = 0; nth < 22; nth++) statuses.push((await signIn(`flk_${'0'.repeat(31)}${nth % 10}`)).statusCode)
  expect([statuses.at(0), statuses.at(-1)]).toEqual([401, 429])
})

test('what is no body is a problem that points at the field', async () => {
  const answer = await api.app.inject({
    method: 'POST',
    url: '/v1/session',
    headers: { 'content-type': 'application/json' },
    payload: '{"user":"x"}',
  })
  expect(answer.json()).toMatchObject({ status: 422, code: 'invalid-request' })
})

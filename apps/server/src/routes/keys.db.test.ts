/** Keys from their making to their end, as whoever made them and whoever holds them see it. */
import { SCOPE_NAMES } from '@fairline/access/roles'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashKey, keyId, REMEMBER_MS } from '../auth/api-keys.ts'
import { keyOf } from '../testing/key-of.ts'
import { codeAt, personOf, signedIn, type TestPerson, type Visit } from '../testing/people.ts'
import { NOW, registered, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
/** Over the same database, as another server would be. */
let other: TestApi
let boss: TestPerson
let desk: Visit
const moment = { at: NOW }
const now = () => moment.at
const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000]
const reason = 'as agreed'
const wish = { name: 'collector', purpose: 'collects what people did', scopes: ['audit:read'] }

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, now)
  other = await testApi(testing.url, now)
  boss = await personOf(api, now, { name: 'boss', roles: ['admin'], hasCodes: true })
})
afterAll(async () => {
  await other?.close()
  await api?.close()
  await testing?.drop()
})
beforeEach(async () => {
  moment.at += DAY_MS
  desk = await signedIn(api, boss, now())
})

type Made = { secret: string; key: { id: string; state: string; expires_at: string | null } }
const make = async (more: object = {}): Promise<Made> => {
  const { status, body } = await desk.ask('POST', '/v1/keys', { ...wish, ...more })
  expect(status).toBe(200)
  return body as Made
}
/** As the root key asks. */
const rootAsks = (path: string, body: object) => api.send(path, body)

/** A key is let in where its route answers, whatever it answers. */
const statusOf = async (secret: string, { at = api, url = '/v1/webhooks', from = '127.0.0.1' } = {}): Promise<number> =>
  (await at.app.inject({ url, remoteAddress: from, headers: { authorization: `Bearer ${secret}` } })).statusCode

const hooks = { scopes: ['webhooks:manage'] }
const listed = async (id: string) => {
  const { body } = await desk.ask('GET', '/v1/keys?limit=200')
  return (body.data as { id: string }[]).find((one) => one.id === id)
}

test('a key is made, used, replaced and revoked, and each of it is an act', async () => {
  const first = await make({ ...hooks, name: 'hooks' })
  expect(first.key).toMatchObject({ state: 'active', name: 'hooks', made_by: { id: boss.id }, last_used_at: null })
  expect(first.secret.startsWith((first.key as unknown as { prefix: string }).prefix)).toBe(true)
  expect(await statusOf(first.secret)).toBe(200)
  const rotated = await desk.ask('POST', '/v1/keys:rotate', { id: first.key.id, overlap_minutes: 60, reason })
  const second = rotated.body as unknown as Made
  expect(second.key).toMatchObject({ state: 'active', rotated_from: first.key.id, scopes: ['webhooks:manage'] })
  expect([await statusOf(first.secret), await statusOf(second.secret)]).toEqual([200, 200])
  expect(await listed(first.key.id)).toMatchObject({ state: 'ending' })
  moment.at += 60 * MINUTE_MS - 1
  expect(await statusOf(first.secret)).toBe(200)
  moment.at += 1
  expect([await statusOf(first.secret), await statusOf(second.secret)]).toEqual([401, 200])
  desk = await signedIn(api, boss, now())
  expect(await listed(first.key.id)).toMatchObject({ state: 'expired' })
  expect(await desk.ask('POST', '/v1/keys:revoke', { id: second.key.id, reason })).toMatchObject({
    status: 200,
    body: { state: 'revoked' },
  })
  expect(await statusOf(second.secret)).toBe(401)
  const acts = await testing.query('select act, actor, subject, reason from act where subject = any($1) order by at, act', [
    [first.key.id, second.key.id],
  ])
  expect(acts).toEqual([
    { act: 'key-made', actor: boss.id, subject: first.key.id, reason: wish.purpose },
    { act: 'key-rotated', actor: boss.id, subject: first.key.id, reason },
    { act: 'key-revoked', actor: boss.id, subject: second.key.id, reason },
  ])
})

test('the secret is told once, and nothing that opens anything is kept', async () => {
  const { secret, key } = await make()
  expect(JSON.stringify(await listed(key.id))).not.toContain(secret)
  const [row] = await testing.query('select to_jsonb(k)::text as text from api_key k where id = $1', [key.id])
  expect(row!.text).not.toContain(secret.slice('flk_123456'.length))
})

test('another server knows a revoked key for five seconds, and no longer', async () => {
  const { secret, key } = await make(hooks)
  expect(await statusOf(secret, { at: other })).toBe(200)
  await desk.ask('POST', '/v1/keys:revoke', { id: key.id, reason })
  expect(await statusOf(secret)).toBe(401)
  moment.at += REMEMBER_MS - 1
  expect(await statusOf(secret, { at: other })).toBe(200)
  moment.at += 1
  expect(await statusOf(secret, { at: other })).toBe(401)
})

test('a browser that came in with a key goes with it', async () => {
  const { secret, key } = await make(hooks)
  const entered = await api.send('/v1/session', { key: secret })
  const cookie = String(entered.headers['set-cookie']).split(';')[0]!
  const seen = async () => (await api.app.inject({ url: '/v1/session', headers: { cookie } })).statusCode
  expect(await seen()).toBe(200)
  await desk.ask('POST', '/v1/keys:revoke', { id: key.id, reason })
  expect(await seen()).toBe(401)
})

test('a key comes only from where it may', async () => {
  const { secret } = await make({ ...hooks, addresses: ['10.0.0.0/8', '2001:db8::7'] })
  for (const from of ['10.1.2.3', '::ffff:10.1.2.3', '2001:db8::7']) expect([from, await statusOf(secret, { from })]).toEqual([from, 200])
  for (const from of ['11.0.0.1', '127.0.0.1', '2001:db8::8']) expect([from, await statusOf(secret, { from })]).toEqual([from, 403])
  const forwarded = { authorization: `Bearer ${secret}`, 'x-forwarded-for': '10.1.2.3' }
  expect((await api.app.inject({ url: '/v1/webhooks', headers: forwarded })).statusCode).toBe(403)
  const entered = await api.app.inject({ method: 'POST', url: '/v1/session', payload: { key: secret }, remoteAddress: '11.0.0.1' })
  expect([entered.statusCode, entered.headers['set-cookie']]).toEqual([403, undefined])
})

test('its end is kept to the moment, though it is remembered', async () => {
  const { secret } = await make({ ...hooks, expires_at: new Date(now() + 3_000).toISOString() })
  expect(await statusOf(secret)).toBe(200)
  moment.at += 2_999
  expect(await statusOf(secret)).toBe(200)
  moment.at += 1
  expect(await statusOf(secret)).toBe(401)
})

test('when it was last used is written beside the request, once a minute', async () => {
  const { secret, key } = await make(hooks)
  const usedAt = async () => (await testing.query('select last_used_at as at from api_key where id = $1', [key.id]))[0]!.at as Date | null
  expect(await usedAt()).toBeNull()
  const first = now()
  await statusOf(secret)
  await expect.poll(usedAt).toEqual(new Date(first))
  moment.at += MINUTE_MS - 1
  await statusOf(secret)
  await statusOf(secret, { at: other })
  expect(await usedAt()).toEqual(new Date(first))
  moment.at += REMEMBER_MS
  await statusOf(secret)
  await expect.poll(usedAt).toEqual(new Date(now()))
})

test.each<[rule: string, more: object, status: number, code: string]>([
  ['nobody gives more than he has', { scopes: ['book:read'] }, 403, 'more-than-yours'],
  ['nor lets a key say what he may not', { scopes: ['events:write'], senders: ['operator'] }, 403, 'more-than-yours'],
  ['nor what a file alone gives', { scopes: ['admin'] }, 422, 'invalid-request'],
  ['a scope that is not there', { scopes: ['constructor'] }, 422, 'invalid-request'],
  ['no scope', { scopes: [] }, 422, 'invalid-request'],
  ['a sender that is us', { senders: ['platform'] }, 422, 'invalid-request'],
  ['no address', { addresses: ['10.0.0.0/33'] }, 422, 'invalid-request'],
  ['no address either', { addresses: ['example.com'] }, 422, 'invalid-request'],
  ['an end that was', { expires_at: '2026-11-22T08:00:00Z' }, 422, 'invalid-request'],
  ['without a purpose', { purpose: '' }, 422, 'invalid-request'],
  ['a limit of nothing', { requests_per_minute: 0 }, 422, 'invalid-request'],
])('%s', async (_rule, more, status, code) => {
  expect(await desk.ask('POST', '/v1/keys', { ...wish, ...more })).toMatchObject({ status, code })
})

test('the root key gives every scope but its own, and a person rotates no key that may more than he', async () => {
  for (const scope of SCOPE_NAMES.filter((one) => one !== 'admin')) {
    const answer = await rootAsks('/v1/keys', { ...wish, scopes: [scope], senders: ['operator'] })
    expect([scope, answer.status]).toEqual([scope, 200])
  }
  const bank = (await rootAsks('/v1/keys', { ...wish, scopes: ['events:write'], senders: ['payment'] })).body as unknown as Made
  const order = { id: bank.key.id, reason }
  expect(await desk.ask('POST', '/v1/keys:rotate', order)).toMatchObject({ status: 403, code: 'more-than-yours' })
  expect(await desk.ask('POST', '/v1/keys:revoke', order)).toMatchObject({ status: 200 })
  expect(await rootAsks('/v1/keys:rotate', order)).toMatchObject({ status: 409, body: { code: 'key-over' } })
})

test('whoever may send events makes no key that needs no second person', async () => {
  const tess = await personOf(api, now, { name: 'tess', roles: ['admin', 'operations-agent', 'risk-manager', 'rehearser'], hasCodes: true })
  await testing.query(`update member set roles = '{admin,operations-agent,risk-manager,rehearser,compliance-officer}' where user_id = $1`, [
    tess.id,
  ])
  const hers = await signedIn(api, tess, now())
  const sends = { ...wish, scopes: ['events:write'] }
  expect(await hers.ask('POST', '/v1/keys', { ...sends, senders: ['regulator'] })).toMatchObject({ status: 403, code: 'more-than-yours' })
  expect(await hers.ask('POST', '/v1/keys', { ...sends, senders: ['operator', 'regulator'] })).toMatchObject({
    status: 409,
    code: 'approval-required',
  })
})

test('what a key says is said under its own id, and its person is whoever made it', async () => {
  const { body } = await rootAsks('/v1/keys', {
    ...wish,
    scopes: ['events:write', 'events:approved'],
    senders: ['lending-system', 'operator'],
  })
  const { secret, key } = body as unknown as Made
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
  const send = (message: object) => api.app.inject({ method: 'POST', url: '/v1/events', headers, payload: JSON.stringify(message) })
  expect((await send(registered('w'))).statusCode).toBe(200)
  const [row] = await testing.query("select distinct actor from event where source = 'core' and actor like 'key_%'")
  expect(row).toEqual({ actor: key.id })
})

test('nothing is done without a fresh code', async () => {
  const { key } = await make()
  moment.at += 5 * MINUTE_MS
  for (const [path, body] of [
    ['/v1/keys', wish],
    ['/v1/keys:rotate', { id: key.id, reason }],
    ['/v1/keys:revoke', { id: key.id, reason }],
  ] as const)
    expect(await desk.ask('POST', path, body)).toMatchObject({ status: 403, code: 'proof-needed' })
  await desk.ask('POST', '/v1/session:prove', { code: codeAt(boss.secret, now()) })
  expect(await desk.ask('POST', '/v1/keys:revoke', { id: key.id, reason })).toMatchObject({ status: 200 })
})

test('the key of a file is replaced by its file, does not end itself, and those of others are not there', async () => {
  const root = keyId(hashKey(api.adminKey))
  expect(await rootAsks('/v1/keys:rotate', { id: root, reason })).toMatchObject({ status: 409, body: { code: 'key-of-a-file' } })
  expect(await rootAsks('/v1/keys:revoke', { id: root, reason })).toMatchObject({ status: 409, body: { code: 'key-in-use' } })
  await keyOf(testing, 'theirs', ['admin'])
  await testing.query(
    `insert into organisation (id, name, clock, account_format) select 2, 'other', 'wall', account_format from organisation where id = 1`,
  )
  await testing.query(`update api_key set organisation_id = 2 where id = 'theirs'`)
  expect(await listed('theirs')).toBeUndefined()
  for (const verb of ['rotate', 'revoke'])
    expect(await desk.ask('POST', `/v1/keys:${verb}`, { id: 'theirs', reason })).toMatchObject({ status: 404, code: 'key-not-found' })
})

test('overlap: as long as it was asked for, at most seven days', async () => {
  const { key } = await make()
  const order = { id: key.id, reason, overlap_minutes: 7 * 24 * 60 + 1 }
  expect(await desk.ask('POST', '/v1/keys:rotate', order)).toMatchObject({ status: 422 })
  expect(await desk.ask('POST', '/v1/keys:rotate', { ...order, overlap_minutes: 7 * 24 * 60 })).toMatchObject({ status: 200 })
  expect(await listed(key.id)).toMatchObject({ expires_at: new Date(now() + 7 * DAY_MS).toISOString() })
  expect(await desk.ask('POST', '/v1/keys:rotate', { ...order, overlap_minutes: 0 })).toMatchObject({ status: 200 })
  expect(await listed(key.id)).toMatchObject({ state: 'expired' })
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeAt, PASSWORD, personOf, signedIn, visit } from '../testing/people.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
const moment = { at: NOW }
const now = () => moment.at
const DAY_MS = 86_400_000
const STEP_MS = 30_000
const WAY = '/v1/session:password'

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, now)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})
beforeEach(() => {
  moment.at += DAY_MS
})

test('the account lists where one is signed in, coarsely, and ends one session or all others', async () => {
  const ann = await personOf(api, now, { name: 'ann' })
  const [here, there, far] = [
    await signedIn(api, ann, now()),
    await signedIn(api, ann, now(), '203.0.113.9'),
    await signedIn(api, ann, now()),
  ]
  const { body } = await here.ask('GET', '/v1/account')
  expect(body).toMatchObject({ name: 'ann', has_password: true, has_second_factor: false, backup_codes_left: 0 })
  const listed = body.sessions as { id: string; is_this: boolean; network: string }[]
  expect(listed.map(({ network }) => network).sort()).toEqual(['192.0.2.0/24', '192.0.2.0/24', '203.0.113.0/24'])
  expect(listed.filter((one) => one.is_this)).toHaveLength(1)
  const { id } = listed.find(({ network }) => network === '203.0.113.0/24')!
  expect((await here.ask('POST', '/v1/account:end-sessions', { id })).body).toEqual({ ended: 1 })
  expect((await there.ask('GET', '/v1/lines')).status).toBe(401)
  expect((await far.ask('GET', '/v1/lines')).status).toBe(200)
  expect((await here.ask('POST', '/v1/account:end-sessions', {})).body).toEqual({ ended: 1 })
  expect((await far.ask('GET', '/v1/lines')).status).toBe(401)
  expect((await here.ask('GET', '/v1/lines')).status).toBe(200)
})

test("nobody ends another one's session", async () => {
  const [bea, cem] = [await personOf(api, now, { name: 'bea' }), await personOf(api, now, { name: 'cem' })]
  const [hers, his] = [await signedIn(api, bea, now()), await signedIn(api, cem, now())]
  const [{ id }] = (await hers.ask('GET', '/v1/account')).body.sessions as [{ id: string }]
  expect((await his.ask('POST', '/v1/account:end-sessions', { id })).body).toEqual({ ended: 0 })
  expect((await hers.ask('GET', '/v1/lines')).status).toBe(200)
})

test('a new password needs the old one, and ends every session but this one, which is made anew', async () => {
  const dan = await personOf(api, now, { name: 'dan' })
  const [here, there] = [await signedIn(api, dan, now()), await signedIn(api, dan, now())]
  const change = (password: string, next: string) => here.ask('POST', '/v1/account:change-password', { password, new_password: next })
  const fresh = 'quite another password'
  expect(await change('not the password', fresh)).toMatchObject({ status: 401, code: 'sign-in-refused' })
  expect(await change(PASSWORD, 'short')).toMatchObject({ status: 422, code: 'password-unfit' })
  const before = here.cookie()
  expect((await change(PASSWORD, fresh)).status).toBe(200)
  expect(here.cookie()).not.toBe(before)
  expect((await here.ask('GET', '/v1/lines')).status).toBe(200)
  expect((await there.ask('GET', '/v1/lines')).status).toBe(401)
  expect((await visit(api, undefined, before).ask('GET', '/v1/lines')).status).toBe(401)
  expect((await visit(api).ask('POST', WAY, { email: dan.email, password: PASSWORD })).status).toBe(401)
  expect((await visit(api).ask('POST', WAY, { email: dan.email, password: fresh })).status).toBe(200)
})

test('a backup code opens once, and proves nothing fresh', async () => {
  const eva = await personOf(api, now, { name: 'eva' })
  const first = await signedIn(api, eva, now())
  const offer = await first.ask('POST', '/v1/account:offer-second-factor', { password: PASSWORD })
  expect(offer.body.uri).toMatch(/^otpauth:\/\/totp\/Fairline:eva%40desk.example\?secret=[A-Z2-7]{32}&issuer=Fairline$/)
  expect(await first.ask('POST', '/v1/account:confirm-second-factor', { code: '000000' })).toMatchObject({
    status: 401,
    code: 'code-refused',
  })
  const set = await first.ask('POST', '/v1/account:confirm-second-factor', { code: codeAt(offer.body.secret as string, now()) })
  const [backup] = set.body.backup_codes as [string]
  const enterWith = async (code: string) => {
    const browser = visit(api)
    const { body } = await browser.ask('POST', WAY, { email: eva.email, password: PASSWORD })
    return browser.ask('POST', '/v1/session:code', { challenge: body.challenge, code })
  }
  expect(await enterWith(backup.toUpperCase().replaceAll('-', ' '))).toMatchObject({ status: 200, body: { proved_until: null } })
  expect(await enterWith(backup)).toMatchObject({ status: 401 })
  expect((await first.ask('GET', '/v1/account')).body.backup_codes_left).toBe(9)
})

test('a second factor is replaced only after a fresh code of the one before; so are its backup codes', async () => {
  const fay = await personOf(api, now, { name: 'fay', hasCodes: true })
  const browser = await signedIn(api, fay, now())
  moment.at += 10 * 60_000
  for (const what of ['offer-second-factor', 'renew-backup-codes'])
    expect(await browser.ask('POST', `/v1/account:${what}`, {})).toMatchObject({ status: 403, code: 'proof-needed' })
  await browser.ask('POST', '/v1/session:prove', { code: codeAt(fay.secret, now()) })
  const renewed = await browser.ask('POST', '/v1/account:renew-backup-codes', {})
  expect(new Set(renewed.body.backup_codes as string[]).size).toBe(10)
  const offer = await browser.ask('POST', '/v1/account:offer-second-factor', { password: PASSWORD })
  await browser.ask('POST', '/v1/account:confirm-second-factor', { code: codeAt(offer.body.secret as string, now()) })
  moment.at += 2 * STEP_MS
  const { body } = await visit(api).ask('POST', WAY, { email: fay.email, password: PASSWORD })
  const old = await visit(api).ask('POST', '/v1/session:code', { challenge: body.challenge, code: codeAt(fay.secret, now()) })
  expect(old.status).toBe(401)
})

test('secrets at rest are no secrets that open anything', async () => {
  const gus = await personOf(api, now, { name: 'gus', hasCodes: true })
  const rows = JSON.stringify(await testing.query('select * from user_account where id = $1', [gus.id]))
  expect(rows).not.toContain(gus.secret)
  expect(rows).not.toContain(PASSWORD)
})

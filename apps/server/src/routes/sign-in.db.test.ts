import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openEventLog } from '../operations/event-log.ts'
import { insertMember } from '../store/member-table.ts'
import { codeAt, PASSWORD, personOf, signedIn, visit } from '../testing/people.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
const moment = { at: NOW }
const now = () => moment.at
const logged: string[] = []
const MINUTE_MS = 60_000

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, now, undefined, { log: openEventLog('info', { write: (line) => void logged.push(line) }) })
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'other', 1), (3, 'third', 1)`)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})
/** Each test on a day of its own: nothing waits because of the one before. */
beforeEach(() => {
  moment.at += 48 * 60 * MINUTE_MS
})

const PASSWORD_WAY = '/v1/session:password'
const CODE_WAY = '/v1/session:code'
const PROVE = '/v1/session:prove'

test('e-mail and password become a session of a person, in his roles and no others', async () => {
  const ann = await personOf(api, now, { name: 'ann', roles: ['auditor'] })
  const browser = visit(api)
  const answer = await browser.ask('POST', PASSWORD_WAY, { email: ' Ann@Desk.example ', password: PASSWORD })
  expect([answer.status, answer.body]).toMatchObject([
    200,
    {
      next: 'none',
      session: { kind: 'person', name: 'ann', email: 'ann@desk.example', organisation: 'default', roles: ['auditor'], proved_until: null },
    },
  ])
  expect(answer.headers['set-cookie']).toMatch(/^fairline_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
  expect((await browser.ask('GET', '/v1/lines')).status).toBe(200)
  expect(await browser.ask('GET', '/v1/admin/quarantine')).toMatchObject({ status: 403, code: 'forbidden' })
  const acts = await testing.query('select act, actor, person, roles, detail from act where actor = $1 order by at, act desc', [ann.id])
  const his = { actor: ann.id, person: ann.id, roles: ['auditor'] }
  const refused = { code: 'forbidden', needs: 'system:run', method: 'GET', route: '/v1/admin/quarantine' }
  expect(acts).toEqual([
    { ...his, act: 'signed-in', detail: { way: 'password' } },
    { ...his, act: 'request-refused', detail: refused },
  ])
  expect(logged.join('')).not.toContain(PASSWORD)
  expect(logged.join('')).not.toContain('desk.example')
})

test('an unknown e-mail, a wrong password and a suspended account get the same answer, and are held off alike', async () => {
  await personOf(api, now, { name: 'bea' })
  const away = await personOf(api, now, { name: 'away' })
  await testing.query('update member set suspended_at = now() where user_id = $1', [away.id])
  const tries = [
    { email: 'bea@desk.example', password: 'not the password' },
    { email: 'nobody@desk.example', password: 'not the password' },
    { email: 'away@desk.example', password: PASSWORD },
  ]
  const answers = []
  for (const [nth, tried] of tries.entries()) {
    const statuses: unknown[] = []
    for (let time = 0; time < 6; time++) {
      const { status, body, headers } = await visit(api, `198.51.100.${nth}`).ask('POST', PASSWORD_WAY, tried)
      statuses.push({ status, body, wait: headers['retry-after'] })
    }
    answers.push(statuses)
  }
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect(answers[0]!.map((one) => (one as { status: number }).status)).toEqual([401, 401, 401, 401, 401, 429])
})

test('after wrong ones it waits, though never for good: then the right one opens, and what failed is forgotten', async () => {
  await personOf(api, now, { name: 'cem' })
  const browser = visit(api)
  const tryWith = async (password: string) => (await browser.ask('POST', PASSWORD_WAY, { email: 'cem@desk.example', password })).status
  for (let time = 0; time < 5; time++) expect(await tryWith('wrong wrong wrong')).toBe(401)
  expect(await tryWith(PASSWORD)).toBe(429)
  moment.at += 1_999
  expect(await tryWith(PASSWORD)).toBe(429)
  moment.at += 1
  expect(await tryWith(PASSWORD)).toBe(200)
  expect(await tryWith('wrong wrong wrong')).toBe(401)
  expect(await tryWith(PASSWORD)).toBe(200)
})

test('many tries at once are no more than one after the other', async () => {
  await personOf(api, now, { name: 'dan' })
  const tries = Array.from({ length: 12 }, () =>
    visit(api).ask('POST', PASSWORD_WAY, { email: 'dan@desk.example', password: 'wrong wrong wrong' }),
  )
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(7)
})

test('with an authenticator the password alone opens nothing, and each code opens once', async () => {
  const { email, secret } = await personOf(api, now, { name: 'eva', roles: ['risk-manager'], hasCodes: true })
  const browser = visit(api)
  const first = await browser.ask('POST', PASSWORD_WAY, { email, password: PASSWORD })
  expect(first.body.next).toBe('code')
  expect(browser.cookie()).toBe('')
  const { challenge } = first.body
  expect(await browser.ask('POST', CODE_WAY, { challenge, code: '000000' })).toMatchObject({ status: 401, code: 'sign-in-refused' })
  const right = { challenge, code: codeAt(secret, now()) }
  expect((await browser.ask('POST', CODE_WAY, right)).status).toBe(200)
  expect((await browser.ask('GET', '/v1/lines')).status).toBe(200)
  expect(await visit(api).ask('POST', CODE_WAY, right)).toMatchObject({ status: 401 })
  const second = await visit(api).ask('POST', PASSWORD_WAY, { email, password: PASSWORD })
  expect(await visit(api).ask('POST', CODE_WAY, { ...right, challenge: second.body.challenge })).toMatchObject({ status: 401 })
})

test('the step after the password ends after five minutes', async () => {
  const { email, secret } = await personOf(api, now, { name: 'fay', hasCodes: true })
  const { body } = await visit(api).ask('POST', PASSWORD_WAY, { email, password: PASSWORD })
  moment.at += 5 * MINUTE_MS
  expect(await visit(api).ask('POST', CODE_WAY, { challenge: body.challenge, code: codeAt(secret, now()) })).toMatchObject({ status: 401 })
})

test('codes cannot be guessed: after five wrong ones the right one waits too', async () => {
  const { email, secret } = await personOf(api, now, { name: 'gus', hasCodes: true })
  const { body } = await visit(api).ask('POST', PASSWORD_WAY, { email, password: PASSWORD })
  const { challenge } = body
  const wrong = codeAt(secret, now() + 10 * MINUTE_MS)
  for (let time = 0; time < 5; time++) expect((await visit(api).ask('POST', CODE_WAY, { challenge, code: wrong })).status).toBe(401)
  expect((await visit(api).ask('POST', CODE_WAY, { challenge, code: codeAt(secret, now()) })).status).toBe(429)
  moment.at += 2_000
  expect((await visit(api).ask('POST', CODE_WAY, { challenge, code: codeAt(secret, now()) })).status).toBe(200)
})

test('a session that was planted is worth nothing: signing in makes another, and ends the one before', async () => {
  const planted = `fairline_session=${'A'.repeat(43)}`
  const hal = await personOf(api, now, { name: 'hal' })
  const browser = visit(api, undefined, planted)
  await browser.ask('POST', PASSWORD_WAY, { email: hal.email, password: PASSWORD })
  expect(browser.cookie()).not.toBe(planted)
  expect((await visit(api, undefined, planted).ask('GET', '/v1/lines')).status).toBe(401)
  const before = browser.cookie()
  await browser.ask('POST', PASSWORD_WAY, { email: hal.email, password: PASSWORD })
  expect(browser.cookie()).not.toBe(before)
  expect((await visit(api, undefined, before).ask('GET', '/v1/lines')).status).toBe(401)
})

test('who approves has to show a fresh code: it lasts five minutes, and the same code proves nothing twice', async () => {
  const ida = await personOf(api, now, { name: 'ida', roles: ['risk-manager'], hasCodes: true })
  const browser = await signedIn(api, ida, now())
  const provedUntil = async () => (await browser.ask('GET', '/v1/session')).body.proved_until
  expect(await provedUntil()).toBe(new Date(now() + 5 * MINUTE_MS).toISOString())
  expect(await browser.ask('POST', PROVE, { code: codeAt(ida.secret, now()) })).toMatchObject({ status: 401, code: 'code-refused' })
  moment.at += 5 * MINUTE_MS
  expect(await provedUntil()).toBeNull()
  expect((await browser.ask('POST', PROVE, { code: codeAt(ida.secret, now()) })).status).toBe(200)
  expect(await provedUntil()).toBe(new Date(now() + 5 * MINUTE_MS).toISOString())
})

test('a session ends half an hour after it was last used, and twelve hours after it began', async () => {
  const jan = await personOf(api, now, { name: 'jan' })
  const browser = await signedIn(api, jan, now())
  const isIn = async () => (await browser.ask('GET', '/v1/lines')).status === 200
  moment.at += 30 * MINUTE_MS - 1
  expect(await isIn()).toBe(true)
  moment.at += 30 * MINUTE_MS
  expect(await isIn()).toBe(false)
  const other = await signedIn(api, jan, now())
  for (let passed = 0; passed < 12 * 60; passed += 20) {
    expect((await other.ask('GET', '/v1/lines')).status).toBe(200)
    moment.at += 20 * MINUTE_MS
  }
  expect((await other.ask('GET', '/v1/lines')).status).toBe(401)
})

test('a role that approves gives nothing to whoever has no second factor yet', async () => {
  const kai = await personOf(api, now, { name: 'kai', roles: ['admin'] })
  const browser = await signedIn(api, kai, now())
  expect((await browser.ask('GET', '/v1/session')).body).toMatchObject({ roles: ['admin'], permissions: [], needs_second_factor: true })
  expect((await browser.ask('GET', '/v1/lines')).status).toBe(403)
})

test('nobody else makes a browser sign in or prove', async () => {
  const url = PASSWORD_WAY
  const payload = JSON.stringify({ email: 'ann@desk.example', password: PASSWORD })
  const headers = { host: 'desk.example', origin: 'https://evil.example', 'content-type': 'application/json' }
  expect((await api.app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(403)
  const key = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/json' }
  expect((await api.app.inject({ method: 'POST', url: PROVE, headers: key, payload: '{"code":"000000"}' })).statusCode).toBe(403)
})

const ORGANISATION = '/v1/session/organisation'
const OTHER = { organisation: 'other' }

/** Of the first organisation and of the other: in each with roles of its own. */
async function inBoth(name: string, way: { roles?: string[]; hasCodes?: boolean } = {}) {
  const person = await personOf(api, now, { name, roles: ['auditor'], ...way })
  await insertMember(api.database.as(2), { organisationId: 2, userId: person.id, roles: ['admin', 'auditor'], since: now() })
  return person
}

test('within a session one goes to another organisation: under a new token, in the roles that one has there, with no code carried over', async () => {
  const ned = await inBoth('ned', { roles: ['risk-manager'], hasCodes: true })
  const browser = await signedIn(api, ned, now())
  const before = browser.cookie()
  expect((await browser.ask('GET', '/v1/session')).body).toMatchObject({ organisation: 'default', organisations: ['default', 'other'] })
  moment.at += 20 * MINUTE_MS
  expect((await browser.ask('POST', PROVE, { code: codeAt(ned.secret, now()) })).status).toBe(200)
  expect(await browser.ask('POST', ORGANISATION, OTHER)).toMatchObject({
    status: 200,
    body: { organisation: 'other', organisations: ['default', 'other'], roles: ['admin', 'auditor'], proved_until: null },
  })
  expect(browser.cookie()).not.toBe(before)
  expect((await visit(api, undefined, before).ask('GET', '/v1/session')).status).toBe(401)
  expect((await visit(api, undefined, before).ask('POST', ORGANISATION, { organisation: 'default' })).status).toBe(401)
  expect(await browser.ask('POST', '/v1/invitations:withdraw', { id: 'inv_of_nobody' })).toMatchObject({ status: 404 })
  expect(await browser.ask('POST', '/v1/invitations', { email: 'x@desk.example', roles: ['auditor'], language: 'en' })).toMatchObject({
    status: 403,
    code: 'proof-needed',
  })
  const acts = await testing.query(
    `select organisation_id as of, act, detail, roles from act where actor = $1 and act like 'signed%' order by at, organisation_id`,
    [ned.id],
  )
  expect(acts).toEqual([
    { of: 1, act: 'signed-in', detail: { way: 'password and code' }, roles: ['risk-manager'] },
    { of: 1, act: 'signed-out', detail: { way: 'another organisation' }, roles: ['risk-manager'] },
    { of: 2, act: 'signed-in', detail: { way: 'another organisation' }, roles: ['admin', 'auditor'] },
  ])
})

test('going to and fro makes no session longer, and leaves one of it', async () => {
  const ola = await inBoth('ola')
  const browser = await signedIn(api, ola, now())
  const organisations = ['other', 'default']
  for (let passed = 0; passed < 12 * 60; passed += 20) {
    const organisation = organisations[(passed / 20) % 2]
    expect((await browser.ask('POST', ORGANISATION, { organisation })).status).toBe(200)
    moment.at += 20 * MINUTE_MS
  }
  expect((await browser.ask('GET', '/v1/session')).status).toBe(401)
  const again = await signedIn(api, ola, now())
  const [one, two] = [visit(api, undefined, again.cookie()), visit(api, undefined, again.cookie())]
  const answers = await Promise.all([one, two].map((each) => each.ask('POST', ORGANISATION, OTHER)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401]))
  expect(await testing.query('select from session where user_id = $1 and expires_at > $2', [ola.id, new Date(now())])).toHaveLength(1)
})

test('an organisation of others is not there; nor where one was suspended, nor for whom a provider speaks', async () => {
  const pia = await inBoth('pia')
  const browser = await signedIn(api, pia, now())
  const before = browser.cookie()
  const foreign = await browser.ask('POST', ORGANISATION, { organisation: 'third' })
  const none = await browser.ask('POST', ORGANISATION, { organisation: 'nowhere' })
  expect([foreign.status, foreign.code]).toEqual([404, 'not-found'])
  expect(none.body).toEqual(foreign.body)
  expect([browser.cookie(), (await browser.ask('GET', '/v1/lines')).status]).toEqual([before, 200])
  await testing.query('update member set suspended_at = now() where user_id = $1 and organisation_id = 2', [pia.id])
  moment.at += MINUTE_MS
  expect((await browser.ask('GET', '/v1/session')).body.organisations).toEqual(['default'])
  expect((await browser.ask('POST', ORGANISATION, OTHER)).status).toBe(404)
  await testing.query('update member set suspended_at = null where user_id = $1', [pia.id])
  await testing.query(`update user_account set password = null, issuer = 'https://id.example', subject = 'pia' where id = $1`, [pia.id])
  moment.at += MINUTE_MS
  expect((await browser.ask('GET', '/v1/session')).body.organisations).toEqual(['default'])
  expect((await browser.ask('POST', ORGANISATION, OTHER)).status).toBe(404)
})

test('a session that was planted goes nowhere, no other page makes one go, and a key is nobody who could', async () => {
  const payload = JSON.stringify(OTHER)
  const type = { 'content-type': 'application/json', host: 'desk.example' }
  const send = async (headers: Record<string, string>) =>
    (await api.app.inject({ method: 'POST', url: ORGANISATION, headers: { ...type, ...headers }, payload })).statusCode
  const cookie = (await signedIn(api, await inBoth('rio'), now())).cookie()
  const own = 'https://desk.example'
  expect(await send({ cookie: `fairline_session=${'A'.repeat(43)}`, origin: own })).toBe(401)
  expect(await send({ cookie, origin: 'https://evil.example' })).toBe(403)
  expect(await send({ cookie })).toBe(403)
  expect(await send({ authorization: `Bearer ${api.adminKey}` })).toBe(403)
  expect(await send({ cookie, authorization: `Bearer ${api.adminKey}`, origin: own })).toBe(403)
  expect(await send({ cookie, origin: own })).toBe(200)
})

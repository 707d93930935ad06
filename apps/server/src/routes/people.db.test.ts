import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeAt, PASSWORD, personOf, signedIn, type TestPerson, type Visit, visit } from '../testing/people.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let boss: TestPerson
let desk: Visit
const moment = { at: NOW }
const now = () => moment.at
const MINUTE_MS = 60_000
const reason = 'as agreed'
const WAY = '/v1/session:password'

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, now)
  await testing.query(
    "insert into organisation (id, name, clock, account_format) select 2, 'other', 'wall', account_format from organisation where id = 1",
  )
  boss = await personOf(api, now, { name: 'boss', roles: ['admin'], hasCodes: true })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})
beforeEach(async () => {
  moment.at += 24 * 60 * MINUTE_MS
  desk = await signedIn(api, boss, now())
})

const member = async (id: string) => {
  const { body } = await desk.ask('GET', '/v1/people?limit=200')
  return (body.data as { id: string }[]).find((one) => one.id === id)
}

test('roles are changed for a reason, by whoever has just proved who he is; the sessions of before end', async () => {
  const ann = await personOf(api, now, { name: 'ann', roles: ['auditor'] })
  const hers = await signedIn(api, ann, now())
  const order = { id: ann.id, roles: ['operations-agent'], reason }
  moment.at += 5 * MINUTE_MS
  expect(await desk.ask('POST', '/v1/people:set-roles', order)).toMatchObject({ status: 403, code: 'proof-needed' })
  expect((await hers.ask('GET', '/v1/lines')).status).toBe(200)
  await desk.ask('POST', '/v1/session:prove', { code: codeAt(boss.secret, now()) })
  expect((await desk.ask('POST', '/v1/people:set-roles', order)).status).toBe(200)
  expect((await hers.ask('GET', '/v1/lines')).status).toBe(401)
  expect(await member(ann.id)).toMatchObject({ roles: ['operations-agent'], email: 'ann@desk.example', suspended_at: null })
  const acts = await testing.query('select actor, subject, detail, reason from act where act = $1', ['roles-changed'])
  expect(acts).toEqual([{ actor: boss.id, subject: ann.id, detail: { roles: ['operations-agent'] }, reason }])
})

test('whoever is suspended is out at once, and stays out until he is let in again', async () => {
  const bea = await personOf(api, now, { name: 'bea' })
  const hers = await signedIn(api, bea, now())
  expect((await desk.ask('POST', '/v1/people:suspend', { id: bea.id, reason })).status).toBe(200)
  expect((await hers.ask('GET', '/v1/lines')).status).toBe(401)
  expect((await hers.ask('POST', WAY, { email: bea.email, password: PASSWORD })).status).toBe(401)
  expect((await desk.ask('POST', '/v1/people:restore', { id: bea.id, reason })).status).toBe(200)
  expect((await hers.ask('POST', WAY, { email: bea.email, password: PASSWORD })).status).toBe(200)
})

test.each<[rule: string, url: string, order: object, status: number, code: string]>([
  ['nobody changes himself', ':set-roles', { roles: ['admin', 'risk-manager'] }, 409, 'not-yourself'],
  ['nobody suspends himself', ':suspend', {}, 409, 'not-yourself'],
  ['a role that is not there', ':set-roles', { roles: ['emperor'] }, 422, 'invalid-request'],
  ['no role at all', ':set-roles', { roles: [] }, 422, 'invalid-request'],
  ['without a reason', ':suspend', { reason: ' ' }, 422, 'invalid-request'],
  ['somebody who is not here', ':suspend', { id: 'usr_nobody' }, 404, 'member-not-found'],
])('%s', async (_rule, url, order, status, code) => {
  expect(await desk.ask('POST', `/v1/people${url}`, { id: boss.id, reason, ...order })).toMatchObject({ status, code })
})

test('two accounts of one person are one: neither changes the other', async () => {
  const twin = await personOf(api, now, { name: 'twin', roles: ['admin'], hasCodes: true })
  expect((await desk.ask('POST', '/v1/people:join', { id: twin.id, same_as: boss.id, reason })).status).toBe(200)
  expect(await member(twin.id)).toMatchObject({ person: boss.id })
  expect(await desk.ask('POST', '/v1/people:suspend', { id: twin.id, reason })).toMatchObject({ status: 409, code: 'not-yourself' })
  await testing.query('update member set suspended_at = now() where user_id = $1', [twin.id])
})

test('an administrator stays, even against the key', async () => {
  const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/json' }
  const payload = JSON.stringify({ id: boss.id, reason })
  const answer = await api.app.inject({ method: 'POST', url: '/v1/people:suspend', headers, payload })
  expect(answer.json()).toMatchObject({ status: 409, code: 'last-administrator' })
})

test('people of another organisation are not there', async () => {
  const far = await personOf(api, now, { name: 'far', organisationId: 2, roles: ['admin'], hasCodes: true })
  expect(await member(far.id)).toBeUndefined()
  for (const verb of ['suspend', 'end-sessions', 'remove-second-factor'])
    expect(await desk.ask('POST', `/v1/people:${verb}`, { id: far.id, reason })).toMatchObject({ status: 404, code: 'member-not-found' })
  const theirs = await signedIn(api, far, now())
  expect((await theirs.ask('GET', '/v1/session')).body).toMatchObject({ organisation: 'other' })
  expect(await theirs.ask('POST', '/v1/people:suspend', { id: boss.id, reason })).toMatchObject({ status: 404 })
})

test('a second factor is not taken from somebody who belongs elsewhere too', async () => {
  const cem = await personOf(api, now, { name: 'cem', hasCodes: true })
  await testing.query('insert into member (organisation_id, user_id, roles, since) values (2, $1, $2, now())', [cem.id, ['auditor']])
  const order = { id: cem.id, reason }
  expect(await desk.ask('POST', '/v1/people:remove-second-factor', order)).toMatchObject({ status: 409, code: 'belongs-elsewhere' })
  await testing.query('delete from member where user_id = $1 and organisation_id = 2', [cem.id])
  expect((await desk.ask('POST', '/v1/people:remove-second-factor', order)).status).toBe(200)
  expect((await visit(api).ask('POST', WAY, { email: cem.email, password: PASSWORD })).body.next).toBe('none')
})

const invite = async (email: string, roles = ['risk-manager']) => {
  const { body } = await desk.ask('POST', '/v1/invitations', { email, roles, language: 'zh' })
  return body as { token: string; invitation: { id: string } }
}

test('an invitation opens once: name and password, then the authenticator, then the roles count', async () => {
  const { token } = await invite(' New@Desk.example')
  const browser = visit(api)
  expect((await browser.ask('POST', '/v1/invitations:open', { token })).body).toMatchObject({
    ...{ email: 'new@desk.example', organisation: 'default', roles: ['risk-manager'], has_account: false, needs_second_factor: true },
  })
  expect(await browser.ask('POST', '/v1/invitations:accept', { token, password: 'short' })).toMatchObject({
    status: 422,
    code: 'password-unfit',
  })
  const accepted = await browser.ask('POST', '/v1/invitations:accept', { token, name: '新人', password: PASSWORD })
  expect(accepted.body).toMatchObject({ next: 'none', session: { name: '新人', needs_second_factor: true, permissions: [] } })
  expect(await visit(api).ask('POST', '/v1/invitations:accept', { token, password: PASSWORD })).toMatchObject({ status: 404 })
  const offer = await browser.ask('POST', '/v1/account:offer-second-factor', { password: PASSWORD })
  const before = browser.cookie()
  const set = await browser.ask('POST', '/v1/account:confirm-second-factor', { code: codeAt(offer.body.secret as string, now()) })
  expect(set.body.backup_codes).toHaveLength(10)
  expect(browser.cookie()).not.toBe(before)
  expect((await visit(api, undefined, before).ask('GET', '/v1/session')).status).toBe(401)
  expect((await browser.ask('GET', '/v1/lines')).status).toBe(200)
  const acts = await testing.query(
    "select act from act where act in ('person-invited', 'invitation-accepted', 'second-factor-set') order by at, act",
  )
  expect(acts.map(({ act }) => act)).toEqual(['invitation-accepted', 'person-invited', 'second-factor-set'])
})

test.each<[rule: string, spoil: (id: string) => Promise<unknown>]>([
  ['one that was withdrawn', (id) => desk.ask('POST', '/v1/invitations:withdraw', { id })],
  ['one that a newer one replaces', () => invite('late@desk.example')],
  [
    'one that is older than three days',
    async () => {
      moment.at += 72 * 60 * MINUTE_MS
    },
  ],
])('%s opens nothing', async (_rule, spoil) => {
  const { token, invitation } = await invite('late@desk.example')
  await spoil(invitation.id)
  expect(await visit(api).ask('POST', '/v1/invitations:open', { token })).toMatchObject({ status: 404, code: 'invitation-not-found' })
})

test('whoever has an account joins with its password, and with no other', async () => {
  const dan = await personOf(api, now, { name: 'dan', organisationId: 2 })
  const { token } = await invite(dan.email, ['auditor'])
  const browser = visit(api)
  expect(await browser.ask('POST', '/v1/invitations:accept', { token, password: 'another password' })).toMatchObject({ status: 401 })
  const joined = await browser.ask('POST', '/v1/invitations:accept', { token, password: PASSWORD })
  expect(joined.body).toMatchObject({ next: 'none', session: { organisation: 'default', roles: ['auditor'] } })
})

test('whoever is here already is not invited', async () => {
  const answer = await desk.ask('POST', '/v1/invitations', { email: boss.email, roles: ['auditor'], language: 'en' })
  expect([answer.status, answer.body.errors]).toMatchObject([422, [{ pointer: '/email' }]])
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { challengeOf, type How, type OwnProvider, openOwnProvider } from '../testing/own-provider.ts'
import { personOf, type Visit, visit } from '../testing/people.ts'
import { openRealProvider, type RealProvider } from '../testing/real-provider.ts'
import { type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let real: RealProvider
let own: OwnProvider
/** Tokens are checked by the clock of the machine. */
const moment = { at: Date.now() }
const OUR_URL = 'https://desk.example'
const SECRET = 'a secret of the test that is long enough'

beforeAll(async () => {
  testing = await testDatabase()
  ;[real, own] = await Promise.all([openRealProvider({ clientSecret: SECRET, ourUrl: OUR_URL }), openOwnProvider()])
  const provider = (id: string, issuer: string) => ({
    ...{
      id,
      name: `SSO ${id}`,
      issuer,
      client_id: 'fairline',
      client_secret: SECRET,
      organisation: 'default',
      scope: 'openid email profile',
    },
    ...{ roles_claim: 'realm_access.roles', roles: { audit: ['auditor' as const], lead: ['risk-manager' as const] } },
  })
  const providers = {
    our_url: OUR_URL,
    providers: [provider('real', real.issuer), provider('own', own.issuer), provider('away', 'http://127.0.0.1:1')],
  }
  api = await testApi(testing.url, () => moment.at, undefined, { providers })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
  await Promise.all([real?.close(), own?.close()])
})
beforeEach(() => {
  moment.at = Date.now()
})

const leave = async (id: string, browser: Visit, returnTo = '/lines') => {
  const answer = await browser.ask('GET', `/v1/session/providers/${id}?return_to=${encodeURIComponent(returnTo)}`)
  return { ...answer, to: new URL(String(answer.headers.location), OUR_URL) }
}
const back = (id: string, browser: Visit, query: Record<string, string>) =>
  browser.ask('GET', `/v1/session/providers/${id}/callback?${new URLSearchParams(query).toString()}`)

test('the page of signing in names the providers', async () => {
  expect((await visit(api).ask('GET', '/v1/session/ways')).body).toEqual({
    providers: [
      { id: 'real', name: 'SSO real' },
      { id: 'own', name: 'SSO own' },
      { id: 'away', name: 'SSO away' },
    ],
    has_demo: false,
  })
})

test('a real OpenID provider: there and back, into the roles it gives; what comes back once opens nothing twice', async () => {
  const browser = visit(api)
  const left = await leave('real', browser)
  expect(left.status).toBe(303)
  const returned = await real.visit(left.to, {
    sub: 'u-1',
    name: '甄审计',
    email: 'zhen@bank.example',
    email_verified: true,
    realm_access: { roles: ['audit', 'x'] },
  })
  const before = browser.cookie()
  const entered = await browser.ask('GET', `${returned.pathname}${returned.search}`)
  expect([entered.status, entered.headers.location]).toEqual([303, '/lines'])
  expect((await browser.ask('GET', '/v1/session')).body).toMatchObject({ kind: 'person', name: '甄审计', roles: ['auditor'] })
  expect((await browser.ask('GET', '/v1/lines')).status).toBe(200)
  const again = await visit(api, undefined, before).ask('GET', `${returned.pathname}${returned.search}`)
  expect(again.headers.location).toBe('/?sign-in=refused')
})

/** As somebody whom the own provider would say to be that. */
async function claimsFor(to: URL, claims: object = {}) {
  const now = Math.floor(Date.now() / 1000)
  const nonce = to.searchParams.get('nonce')
  return { iss: own.issuer, aud: 'fairline', sub: 'own-1', iat: now, exp: now + 300, nonce, realm_access: { roles: ['audit'] }, ...claims }
}
async function through(claims: object = {}, how: How = {}, query: Record<string, string> = {}) {
  const browser = visit(api)
  const { to } = await leave('own', browser)
  own.say(await claimsFor(to, claims), how)
  const answer = await back('own', browser, { code: 'c', state: to.searchParams.get('state')!, ...query })
  return { browser, to, location: answer.headers.location, signedIn: (await browser.ask('GET', '/v1/session')).status === 200 }
}
const now = () => Math.floor(Date.now() / 1000)

test('what the provider says as it should opens a session; the verifier fits what was sent ahead', async () => {
  const { to, location, signedIn } = await through()
  expect([location, signedIn]).toEqual(['/lines', true])
  expect(to.searchParams.get('code_challenge_method')).toBe('S256')
  expect(challengeOf(own.verifier()!)).toBe(to.searchParams.get('code_challenge'))
})

test.each<[rule: string, claims: () => object, how: How, query: Record<string, string>]>([
  ['another issuer', () => ({ iss: 'https://evil.example' }), {}, {}],
  ['another audience', () => ({ aud: 'somebody-else' }), {}, {}],
  ['no signature', () => ({}), { alg: 'none' }, {}],
  ['a signature by our own secret', () => ({}), { alg: 'HS256', secret: SECRET }, {}],
  ['a signature by another key', () => ({}), { by: 'another' }, {}],
  ['over since a while', () => ({ iat: now() - 7200, exp: now() - 3600 }), {}, {}],
  ['another nonce', () => ({ nonce: 'of-another-time' }), {}, {}],
  ['no subject', () => ({ sub: undefined }), {}, {}],
  ['another state', () => ({}), {}, { state: 'of-another-browser' }],
  ['no role that counts here', () => ({ realm_access: { roles: ['admin'] } }), {}, {}],
])('refused: %s', async (_rule, claims, how, query) => {
  const { location, signedIn } = await through(claims(), how, query)
  expect([location, signedIn]).toEqual(['/?sign-in=refused', false])
})

test('refused: what comes back to another browser, to another provider, without a beginning, or too late', async () => {
  const browser = visit(api)
  const { to } = await leave('own', browser)
  own.say(await claimsFor(to))
  const query = { code: 'c', state: to.searchParams.get('state')! }
  expect((await back('own', visit(api), query)).headers.location).toBe('/?sign-in=refused')
  expect((await back('real', browser, query)).headers.location).toBe('/?sign-in=refused')
  const late = visit(api)
  const second = await leave('own', late)
  own.say(await claimsFor(second.to))
  moment.at += 10 * 60_000
  expect((await back('own', late, { code: 'c', state: second.to.searchParams.get('state')! })).headers.location).toBe('/?sign-in=refused')
})

test('an e-mail links no account: the same person, with another one', async () => {
  const local = await personOf(api, () => moment.at, { name: 'lin' })
  await through({ sub: 'own-lin', email: local.email, email_verified: true })
  await through({ sub: 'own-liar', email: local.email, email_verified: false })
  const rows = await testing.query(
    'select subject, person = $1 as same from user_account where email = $2 and issuer is not null order by subject',
    [...[local.id, local.email]],
  )
  expect(rows).toEqual([
    { subject: 'own-liar', same: false },
    { subject: 'own-lin', same: true },
  ])
})

/** The person that each account with that e-mail is, the oldest account first. */
const personsOf = (email: string) =>
  testing.query<{ subject: string | null; person: string }>(
    'select subject, person from user_account where email = $1 order by created_at, id',
    [email],
  )

test('accounts at two providers with one verified e-mail are one person; nobody becomes one by an e-mail that was not', async () => {
  const email = 'mei@bank.example'
  await through({ sub: 'own-thief', email })
  moment.at++
  const browser = visit(api)
  const left = await leave('real', browser)
  const returned = await real.visit(left.to, { sub: 'u-mei', email, email_verified: true, realm_access: { roles: ['audit'] } })
  await browser.ask('GET', `${returned.pathname}${returned.search}`)
  moment.at++
  await through({ sub: 'own-mei', email, email_verified: true })
  const [thief, first, second] = await personsOf(email)
  expect([thief!.subject, first!.subject, second!.subject]).toEqual(['own-thief', 'u-mei', 'own-mei'])
  expect(second!.person).toBe(first!.person)
  expect(thief!.person).not.toBe(first!.person)
})

test('whose e-mail is verified only later is that person from then on, with all accounts of his, and the record says so', async () => {
  const email = 'nan@bank.example'
  await through({ sub: 'own-nan', email })
  const { id } = (await testing.query<{ id: string }>('select id from user_account where subject = $1', ['own-nan']))[0]!
  const [other, local] = [await personOf(api, () => moment.at, { name: 'nan2' }), await personOf(api, () => moment.at, { name: 'nan' })]
  await testing.query('update user_account set person = $2 where id = $1', [other.id, id])
  await testing.query('update user_account set email = $2 where id = $1', [local.id, email])
  await through({ sub: 'own-nan', email })
  expect((await personsOf(email)).map(({ person }) => person)).toContain(id)
  await through({ sub: 'own-nan', email, email_verified: true })
  const persons = await testing.query('select distinct person from user_account where id = any($1)', [[id, other.id, local.id]])
  expect(persons).toEqual([{ person: local.id }])
  expect(await testing.query(`select actor, person from act where act = 'accounts-joined' and subject = $1`, [id])).toEqual([
    { actor: id, person: local.id },
  ])
  await through({ sub: 'own-nan', email, email_verified: true })
  expect(await testing.query(`select from act where act = 'accounts-joined' and subject = $1`, [id])).toHaveLength(1)
})

test('other roles the next time are the roles from then on; whoever is suspended here stays out', async () => {
  const first = await through({ sub: 'own-2' })
  const second = await through({ sub: 'own-2', realm_access: { roles: ['lead'] } })
  expect((await second.browser.ask('GET', '/v1/session')).body).toMatchObject({ roles: ['risk-manager'], needs_second_factor: true })
  expect((await first.browser.ask('GET', '/v1/session')).status).toBe(401)
  await testing.query('update member set suspended_at = now() where user_id = (select id from user_account where subject = $1)', ['own-2'])
  expect((await through({ sub: 'own-2' })).location).toBe('/?sign-in=refused')
})

test('a provider that is away is told, each time that it is asked; one that nobody knows too', async () => {
  expect((await leave('away', visit(api))).headers.location).toBe('/?sign-in=away')
  expect((await leave('away', visit(api))).headers.location).toBe('/?sign-in=away')
  expect((await leave('nobody', visit(api))).headers.location).toBe('/?sign-in=unknown')
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'lines', '/a b'])(
  '%s is no page of ours to come back to',
  async (page) => {
    expect((await leave('own', visit(api), page)).status).toBe(422)
  },
)

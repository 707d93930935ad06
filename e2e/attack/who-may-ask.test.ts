/**
 * Every request by everybody: without a name, with a wrong key, as a borrower, with each scope of a key, in each role of a person. Whoever may not is turned away before anything is
 * looked at; whoever may is not.
 */
import { abilityOf, may } from '@fairline/access/ability'
import { permissionsOfRoles, permissionsOfScopes, ROLE_NAMES, SCOPE_NAMES } from '@fairline/access/roles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeKey } from '../../apps/server/src/auth/api-keys.ts'
import { OWN_PAGE, visit } from '../../apps/server/src/testing/borrower-visits.ts'
import { keyOf } from '../../apps/server/src/testing/key-of.ts'
import { personOf, signedIn } from '../../apps/server/src/testing/people.ts'
import { NOW, onboarding, type TestApi, testApi } from '../../apps/server/src/testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../../apps/server/src/testing/test-database.ts'
import { addressOf, type Described, type Description, requestsOf } from './requests.ts'

let testing: TestDatabase
let api: TestApi
let requests: readonly Described[]
const PHONE = '+86 138 0000 0007'

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  for (const message of onboarding('a')) await api.post(message)
  await api.put('/v1/borrowers/a/contact', {
    language: 'zh',
    email: null,
    phone: PHONE,
    push_token: null,
    opted_out: [],
    quiet_hours: null,
  })
  requests = requestsOf((await api.app.inject({ url: '/openapi.json' })).json<Description>())
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

/** A body that no route takes, so that what is allowed does nothing; a feed that is held open is asked to begin nowhere. */
async function statusOf({ method, path }: Described, headers: Record<string, string>, remoteAddress = '127.0.0.1'): Promise<number> {
  const query = path.endsWith('/stream') ? '?last_event_id=nowhere' : ''
  const body = method === 'GET' ? {} : { payload: '{"not":"asked"}' }
  const type = method === 'GET' ? {} : { 'content-type': 'application/json' }
  const url = `${addressOf(path)}${query}`
  return (await api.app.inject({ method, url, remoteAddress, headers: { ...OWN_PAGE, ...type, ...headers }, ...body })).statusCode
}

/** Neither let in nor a bug. */
const TURNED_AWAY = [401, 403, 429]
const isTurnedAway = (status: number): boolean => TURNED_AWAY.includes(status)

type Answered = Readonly<Record<string, number | 'let in'>>

/** How each request that is not for everybody was answered, and how it should have been. */
async function answersTo(
  headers: Record<string, string>,
  expected: (request: Described) => number | 'let in',
): Promise<{ seen: Answered; wanted: Answered }> {
  const [seen, wanted]: Record<string, number | 'let in'>[] = [{}, {}]
  for (const request of requests.filter(({ asks }) => asks !== 'public')) {
    const name = `${request.method} ${request.path}`
    const status = await statusOf(request, headers)
    const isOurBug = status >= 500 && status !== 503
    seen![name] = isOurBug || isTurnedAway(status) ? status : 'let in'
    wanted![name] = expected(request)
  }
  return { seen: seen!, wanted: wanted! }
}

test('there are many of them', () => {
  expect(requests.length).toBeGreaterThan(170)
})

test('nobody is let in without a name', async () => {
  const { seen, wanted } = await answersTo({}, () => 401)
  expect(seen).toEqual(wanted)
})

test('nor with a key that there is not; after some of them the address has to wait', async () => {
  const authorization = `Bearer ${makeKey()}`
  const statuses = []
  for (const request of requests.filter(({ asks }) => asks !== 'public' && asks !== 'borrower')) {
    statuses.push(await statusOf(request, { authorization }, '127.0.0.9'))
  }
  expect(new Set(statuses)).toEqual(new Set([401, 429]))
})

test('a key without a scope opens nothing', async () => {
  const authorization = await keyOf(testing, 'none', [])
  const { seen, wanted } = await answersTo({ authorization }, ({ asks }) => (asks === 'borrower' ? 401 : 403))
  expect(seen).toEqual(wanted)
})

test.each(SCOPE_NAMES.map((scope) => [scope] as const))(
  'a key with the scope %s opens what that gives',
  { timeout: 60_000 },
  async (scope) => {
    const authorization = await keyOf(testing, scope, [scope])
    const ability = abilityOf(permissionsOfScopes([scope]), scope)
    const { seen, wanted } = await answersTo({ authorization }, ({ asks }) => {
      if (asks === 'borrower' || asks === 'public') return 401
      if (asks === 'self') return 403
      return may(ability, asks) ? 'let in' : 403
    })
    expect(seen).toEqual(wanted)
  },
)

test.each(ROLE_NAMES.map((role) => [role] as const))('a person who is %s opens what that gives', { timeout: 60_000 }, async (role) => {
  const person = await personOf(api, () => NOW, { name: role, roles: [role], hasCodes: true })
  const cookie = (await signedIn(api, person, NOW)).cookie()
  const ability = abilityOf(permissionsOfRoles([role]), person.id)
  const { seen, wanted } = await answersTo({ cookie }, ({ asks }) => {
    if (asks === 'borrower' || asks === 'public') return 401
    if (asks === 'self') return 'let in'
    return may(ability, asks) ? 'let in' : 403
  })
  expect(seen).toEqual(wanted)
})

test('a borrower opens his own side, and nothing else', async () => {
  const { cookie } = await visit(api, { phone: PHONE })
  const { seen, wanted } = await answersTo({ cookie }, ({ asks }) => (asks === 'borrower' ? 'let in' : 401))
  expect(seen).toEqual(wanted)
})

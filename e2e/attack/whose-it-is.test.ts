/**
 * What is somebody's is reached by nobody else who knows its id: not by the administrator of another organisation, and not by another borrower. Asked of every
 * request that the API describes.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, keyPrefix, makeKey } from '../../apps/server/src/auth/api-keys.ts'
import { insertApiKey } from '../../apps/server/src/store/api-key-table.ts'
import { OWN_PAGE, visit } from '../../apps/server/src/testing/borrower-visits.ts'
import { lend } from '../../apps/server/src/testing/lent.ts'
import { messageOf, type TestApi, testApi } from '../../apps/server/src/testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../../apps/server/src/testing/test-database.ts'
import { addressOf, type Described, type Description, requestsOf } from './requests.ts'
import { fittingValue, type Schema } from './schema-values.ts'

let testing: TestDatabase
let api: TestApi
let requests: readonly Described[]
let bodies: (request: Described) => unknown

/** In everything that is his, so that any answer that holds it tells of him. */
const HIS = 'xqzhao'
const PHONES = { [HIS]: '+86 138 0000 0001', other: '+86 138 0000 0002' }
const IDS = { id: HIS, borrower: HIS, loan: `ln-${HIS}`, drawdown: `dd_${HIS}_ln-${HIS}`, case: `cs-${HIS}`, application: `app_${HIS}`, batch_id: `bc-${HIS}`, upload: `up-${HIS}`, sequence: '1', kind: 'loan-contract', subject: `ln-${HIS}` } // biome-ignore format: one table

type Body = { requestBody?: { content: Record<string, { schema: Schema }> } }
type WithBodies = Description & { paths: Record<string, Record<string, Body>>; components: { schemas: Record<string, Schema> } }

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  await lend(api, HIS, { [`ln-${HIS}`]: 500_000 })
  await lend(api, 'other', {})
  for (const id of ['x', 'y', 'z']) await api.post(messageOf('session-started', HIS, `${HIS}-${id}`, { device_id: `${HIS}-${id}` }))
  await api.send('/v1/cases', { borrower_id: HIS, case_id: `cs-${HIS}`, kind: 'ticket', channel: 'app', text: HIS })
  for (const [id, phone] of Object.entries(PHONES)) {
    await api.put(`/v1/borrowers/${id}/contact`, { language: 'zh', email: null, phone, push_token: null, opted_out: [], quiet_hours: null })
  }
  await api.follower.catchUp()
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'other', 1)`)
  const description = (await api.app.inject({ url: '/openapi.json' })).json<WithBodies>()
  requests = requestsOf(description)
  const names = { schemas: description.components.schemas, known: {} }
  bodies = ({ method, path }) => {
    const schema = description.paths[path]![method.toLowerCase()]!.requestBody?.content['application/json']?.schema
    if (schema === undefined) return undefined
    const [body] = fc.sample(fittingValue(schema, names), { numRuns: 1, seed: 8 })
    return typeof body === 'object' && body !== null && 'borrower_id' in body ? { ...body, borrower_id: HIS } : body
  }
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

async function ask(request: Described, headers: Record<string, string>, ids: Readonly<Record<string, string>>, body?: unknown) {
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  return api.app.inject({
    method: request.method,
    url: addressOf(request.path, ids),
    headers: { ...OWN_PAGE, ...type, ...headers },
    ...payload,
  })
}

const nameOf = ({ method, path }: Described): string => `${method} ${path}`
const HELD_OPEN = /\/stream$/
/** Words that were sent are said back in a refusal, and are no news. */
const saysOfHim = (answer: string, sent: string): boolean => answer.replaceAll(sent, '').includes(HIS)

const hisEvents = () => testing.query(`select count(*) from event where organisation_id = 1`)

test('his own organisation sees him in what it asks for', async () => {
  const seen: string[] = []
  for (const request of requests.filter(
    ({ method, path, asks }) => method === 'GET' && asks !== 'public' && asks !== 'borrower' && !HELD_OPEN.test(path),
  )) {
    const { statusCode, body } = await ask(request, { authorization: `Bearer ${api.adminKey}` }, IDS)
    if (statusCode === 200 && body.includes(HIS)) seen.push(request.path)
  }
  expect(seen).toEqual(
    expect.arrayContaining([
      '/v1/borrowers/{id}',
      '/v1/lines/{borrower}',
      '/v1/loans/{borrower}/{loan}',
      '/v1/cases/{borrower}/{case}',
      '/v1/borrowers/{id}/timeline',
      '/v1/lines',
      '/v1/cases',
      '/v1/holds',
    ]),
  )
})

test('the administrator of another organisation reads nothing of him, whatever he asks for', async () => {
  const stranger = await strangersKey()
  const told: string[] = []
  for (const request of requests.filter(({ method, path }) => method === 'GET' && !HELD_OPEN.test(path))) {
    const { statusCode, body } = await ask(request, stranger, IDS)
    if (request.path.includes('{borrower}') || request.path.startsWith('/v1/borrowers/{id}'))
      expect([nameOf(request), statusCode]).toEqual([nameOf(request), expect.toBeOneOf([404, 422, 501])])
    if (saysOfHim(body, addressOf(request.path, IDS))) told.push(nameOf(request))
  }
  expect(told).toEqual([])
})

/** They go into a book by itself: his own. */
const INTO_HIS_OWN_BOOK = ['POST /v1/borrowers', 'POST /v1/events']

test('nor does he change anything of him, and nobody comes to be in his own book by the attempt', async () => {
  const stranger = await strangersKey()
  const [before, accounts] = [await hisEvents(), await testing.query("select ref from account where organisation_id = 2 and ref <> 'book'")]
  for (const request of requests.filter((one) => one.method !== 'GET' && one.asks !== 'public' && one.asks !== 'borrower')) {
    if (INTO_HIS_OWN_BOOK.includes(nameOf(request)) || /\/v1\/(admin|sandbox)\//.test(request.path)) continue
    const body = bodies(request)
    const answer = await ask(request, stranger, IDS, body)
    expect([nameOf(request), answer.statusCode < 500 || answer.statusCode === 503]).toEqual([nameOf(request), true])
    if (typeof body === 'object' && body !== null && 'borrower_id' in body)
      expect([nameOf(request), answer.statusCode]).toEqual([nameOf(request), expect.toBeOneOf([404, 409, 422])])
  }
  expect(await hisEvents()).toEqual(before)
  expect(await testing.query("select ref from account where organisation_id = 2 and ref <> 'book'")).toEqual(accounts)
})

/** What each of both calls a request of his own: said back to whoever said it, it tells of nobody else. */
const CALLED_BY_BOTH = `rq-${HIS}`

test('another borrower reaches nothing of his from his own side', async () => {
  const [{ cookie: hisCookie }, { cookie }] = [await visit(api, { phone: PHONES[HIS] }), await visit(api, { phone: PHONES.other })]
  for (const path of ['/v1/me/corrections', '/v1/me/deletion']) {
    const request = requests.find((one) => one.method === 'POST' && one.path === path)!
    expect([path, (await ask(request, { cookie: hisCookie }, IDS, pointAt(bodies(request)))).statusCode]).toEqual([path, 200])
  }
  const before = await testing.query(`select count(*) from event e join account a using (bucket, borrower_id) where a.ref = '${HIS}'`)
  const told: string[] = []
  for (const request of requests.filter(({ asks, path }) => asks === 'borrower' && !path.endsWith('sign-out'))) {
    const body = bodies(request)
    const pointed = body === undefined ? undefined : pointAt(body)
    const answer = await ask(request, { cookie }, IDS, pointed)
    if (request.path.includes('{case}') || request.path.includes('{upload}'))
      expect([nameOf(request), answer.statusCode]).toEqual([nameOf(request), expect.toBeOneOf([404, 422])])
    if (answer.body.includes('"repeated":true')) told.push(`${nameOf(request)}, that somebody called his own so before`)
    if (saysOfHim(answer.body.replaceAll(CALLED_BY_BOTH, ''), addressOf(request.path, IDS))) told.push(nameOf(request))
  }
  expect(told).toEqual([])
  expect(await testing.query(`select count(*) from event e join account a using (bucket, borrower_id) where a.ref = '${HIS}'`)).toEqual(
    before,
  )
})

const OTHERWISE: Readonly<Record<string, string>> = { hold_id: `hd_${HIS}_1`, request_id: CALLED_BY_BOTH }

/** Every id in a body becomes one of his. */
const pointAt = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body)
    ? Object.fromEntries(
        Object.entries(body).map(([name, value]) => [name, name.endsWith('_id') ? (OTHERWISE[name] ?? `cs-${HIS}`) : value]),
      )
    : body

let strangers = 0
async function strangersKey(): Promise<{ authorization: string }> {
  const [key, id] = [makeKey(), `stranger-${++strangers}`]
  await insertApiKey(api.database, {
    id,
    name: id,
    prefix: keyPrefix(key),
    sha256: hashKey(key),
    scopes: ['admin'],
    organisationId: 2,
    senders: ['operator', 'channel', 'lending-system'],
  })
  return { authorization: `Bearer ${key}` }
}

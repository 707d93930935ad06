/** Whoever asks too often is told when to come again, and nobody else notices. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { RATES } from '../auth/rates.ts'
import { keyOf } from '../testing/key-of.ts'
import { personOf, signedIn, visit } from '../testing/people.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
const moment = { at: NOW }
const rates = { ...RATES, key: 6, person: 5, address: 20, 'sign-in': 3, upload: 2 }

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => moment.at, undefined, { rates })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})
beforeEach(() => {
  moment.at += 60_000
})

const askWith = (authorization: string, url = '/v1/lines') => api.app.inject({ url, headers: { authorization } })

test('a key has its requests a minute, is told what it has left, and comes again when it was told to', async () => {
  const [one, other] = [await keyOf(testing, 'one'), await keyOf(testing, 'other')]
  const first = await askWith(one)
  expect(first.headers).toMatchObject({ 'ratelimit-policy': '"key";q=6;w=60', ratelimit: '"key";r=5;t=10' })
  for (let n = 0; n < 5; n++) expect((await askWith(one)).statusCode).toBe(200)
  const late = await askWith(one)
  expect(late.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
  expect(late.headers).toMatchObject({ 'retry-after': '10', ratelimit: '"key";r=0;t=60' })
  expect((await askWith(other)).statusCode).toBe(200)
  moment.at += 9_999
  expect((await askWith(one)).statusCode).toBe(429)
  moment.at += 1
  expect((await askWith(one)).statusCode).toBe(200)
})

test('what is refused counts too: nobody tries what he may do without end', async () => {
  const key = await keyOf(testing, 'curious', ['audit:read'])
  const statuses = []
  for (let n = 0; n < 8; n++) statuses.push((await askWith(key)).statusCode)
  expect(statuses).toEqual([403, 403, 403, 403, 403, 403, 429, 429])
})

test('a limit of its own', async () => {
  const key = await keyOf(testing, 'slow')
  await testing.query("update api_key set requests_per_minute = 2 where id = 'slow'")
  expect([(await askWith(key)).statusCode, (await askWith(key)).statusCode, (await askWith(key)).statusCode]).toEqual([200, 200, 429])
})

test('a person has his, through whatever browser', async () => {
  const ann = await personOf(api, () => moment.at)
  const [one, other] = [await signedIn(api, ann, moment.at), await signedIn(api, ann, moment.at, '192.0.2.8')]
  const statuses = []
  for (const browser of [one, other, one, other, one, other]) statuses.push((await browser.ask('GET', '/v1/lines')).status)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
})

test('an address has its tries to get in, whoever it says to be', async () => {
  const statuses = []
  for (let n = 0; n < 4; n++)
    statuses.push((await visit(api, '192.0.2.20').ask('POST', '/v1/session:password', { email: `x${n}@y.z`, password: 'no' })).status)
  expect(statuses).toEqual([401, 401, 401, 429])
  const phone = { phone: '+86 138 0000 0001', language: 'zh' }
  expect((await visit(api, '192.0.2.20').ask('POST', '/v1/me/sign-in', phone)).status).toBe(429)
  expect((await visit(api, '192.0.2.21').ask('POST', '/v1/me/sign-in', phone)).status).not.toBe(429)
})

test('an address that gives no name has its requests, and who looks whether the server is well is always answered', async () => {
  const get = (url: string) => api.app.inject({ url, remoteAddress: '192.0.2.30' })
  for (let n = 0; n < 20; n++) expect((await get('/v1/session')).statusCode).toBe(401)
  expect((await get('/v1/session')).statusCode).toBe(429)
  expect((await get('/openapi.json')).statusCode).toBe(429)
  expect([(await get('/healthz')).statusCode, (await get('/readyz')).statusCode]).toEqual([200, 200])
})

test('files are taken more slowly than anything else', async () => {
  const key = await keyOf(testing, 'files', ['events:write'])
  const upload = () =>
    api.app.inject({
      method: 'POST',
      url: '/v1/uploads?borrower=nobody&id=u1',
      headers: { authorization: key, 'content-type': 'image/png' },
      payload: 'x',
    })
  expect([(await upload()).statusCode, (await upload()).statusCode].includes(429)).toBe(false)
  expect((await upload()).statusCode).toBe(429)
})

/** Whatever is asked for, and however it is written: it is answered, or refused in the words of the contract. Never is it our bug. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visit } from '../testing/borrower-visits.ts'
import { onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  for (const message of onboarding('a')) await api.post(message)
  await api.follower.catchUp()
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const CONTACT = { language: 'zh', email: null, phone: '+86 138 0000 0000', push_token: null, opted_out: [], quiet_hours: null }

const HOSTILE = [
  '%00', 'a%00b', '__proto__', 'constructor', 'toString', '%', '%E0%A4%A', '%ED%A0%80', '%F4%8F%BF%BF', '', '-1', '0', '1e308', '99999999999999999999',
  'null', `'`, '%5C', '%25', ','.repeat(500), 'a'.repeat(300), '0000-01-01', '0001-01-01', '9999-12-31', '2026-02-29', '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59', '-infinity', 'none', 'active,active', 'limit_minor,__proto__'] // biome-ignore format: one table

/** A browser on its way back from an identity provider is sent to our page, which says that it did not work. */
const GOES_BACK = /^\/v1\/session\/providers\/a\/callback/

test.each(HOSTILE)('%s in a path', async (text) => {
  const paths = ['lines/?', 'borrowers/?', 'borrowers/?/timeline', 'borrowers/?/signals', 'borrowers/?/limit-history', 'borrowers/?/way-back', 'borrowers/?/decisions/1', 'borrowers/a/decisions/?', 'loans/?/l', 'loans/a/?', 'drawdowns/a/?', 'applications/?/?', 'borrowers/?/documents', 'documents/?/loan-contract/d', 'documents/a/?/d', 'documents/a/monthly-statement/?'] // biome-ignore format: one table
  for (const path of paths) {
    const { status, body } = await api.get(`/v1/${path.replaceAll('?', text)}`)
    expect([path, status, body.code]).toEqual([path, expect.any(Number), expect.stringMatching(/^(?!internal)/)])
    expect(status).toBeOneOf([400, 404, 422])
  }
})

test('each in every parameter that is described', { timeout: 60_000 }, async () => {
  const { body } = await api.get('/openapi.json')
  const { paths } = body as unknown as { paths: Record<string, { get?: { parameters?: { name: string; in: string }[] } }> }
  const answers: [url: string, status: number][] = []
  await api.put('/v1/borrowers/a/contact', CONTACT)
  const { ask } = await visit(api, { phone: CONTACT.phone })
  const statusOf = async (url: string) => (await (/^\/v1\/me\b/.test(url) ? ask('GET', url) : api.get(url))).status
  for (const [path, { get }] of Object.entries(paths)) {
    if (path.endsWith('/stream')) continue
    for (const { name } of get?.parameters?.filter((parameter) => parameter.in === 'query') ?? []) {
      for (const text of HOSTILE) {
        const address = path.replace('{sequence}', '1').replace(/\{\w+\}/, 'a')
        for (const query of [`${name}=${text}`, `${name}=${text}&${name}=${text}`, `${name}[__proto__]=${text}`]) {
          answers.push([`${address}?${query}`, await statusOf(`${address}?${query}`)])
        }
      }
    }
  }
  expect(answers.length).toBeGreaterThan(1_000)
  expect(answers.filter(([url, status]) => !(GOES_BACK.test(url) ? [303, 422] : [200, 400, 404, 422]).includes(status))).toEqual([])
})

/** A borrower proves who he is on his own page, and is back where that was all that was missing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, OWN_PAGE, type Visit, visit } from '../testing/borrower-visits.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const GOOD = { id_number: '11010519491231002X', bank_card: '6222020000000000000' }

let testing: TestDatabase
let api: TestApi
let li: Visit
let wang: Visit

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => NOW)
  li = await held('li-si', '13800000001')
  wang = await held('wang-wu', '13800000002')
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

/** With a line, and four new devices: held on drawing. */
async function held(subject: string, phone: string): Promise<Visit> {
  const [first, ...rest] = onboarding(subject)
  const { data, ...message } = first!
  await api.post({ ...message, data: { ...(data as object), phone } })
  for (const one of rest) await api.post(one)
  for (const nth of [1, 2, 3, 4]) await api.post(messageOf('session-started', subject, `s-${nth}`, { device_id: `${subject}-${nth}` }))
  await api.follower.catchUp()
  return visit(api, { phone })
}

const start = async (who: Visit) => (await who.ask('POST', '/v1/me/verifications', GOOD)).body as unknown as { verification_id: string }
async function codeFor(subject: string): Promise<string> {
  const { codes } = (await api.get('/v1/sandbox/identity')).body as unknown as { codes: { subject: string; code: string }[] }
  return codes.find((one) => one.subject === subject)!.code
}
const confirm = (who: Visit, verification_id: string, code: string) =>
  who.ask('POST', '/v1/me/verifications:confirm', { verification_id, code })
const holdsOn = async (who: Visit) => (await who.ask('GET', '/v1/me')).body.holds.length

test('his tasks say which of them is done here', async () => {
  const { data } = (await li.ask('GET', '/v1/me/tasks')).body
  expect(data.map(({ id, verify }) => [id, verify])).toEqual([
    ['verify-identity', true],
    ['keep-trusted-device', false],
  ])
})

test.each<[what: string, given: object, defect: string]>([
  ['a number whose check digit is wrong', { ...GOOD, id_number: '110105194912310021' }, 'id_number'],
  ['a card that is none', { ...GOOD, bank_card: '6222020000000000001' }, 'bank_card'],
])('%s is said at once, and counts for nothing', async (_what, given, defect) => {
  const before = await testing.query('select count(*) from event')
  const { status, body } = await li.ask('POST', '/v1/me/verifications', given)
  expect([status, body]).toEqual([200, { verification_id: null, code_sent: false, expires_at: null, defect }])
  expect(await testing.query('select count(*) from event')).toEqual(before)
})

test('a wrong code may be tried again, the right one brings him back, and once only', async () => {
  const { verification_id } = await start(li)
  const code = await codeFor('li-si')
  const wrong = await confirm(li, verification_id, code === '000000' ? '111111' : '000000')
  expect(wrong).toMatchObject({ status: 200, body: { verified: false, tries_left: 4 } })
  expect(await holdsOn(li)).toBe(1)
  expect(await confirm(li, verification_id, code)).toMatchObject({ status: 200, body: { verified: true, tries_left: null } })
  expect(await holdsOn(li)).toBe(0)
  expect((await li.ask('GET', '/v1/me/tasks')).body.data).toEqual([])
  expect(await confirm(li, verification_id, code)).toMatchObject({ status: 409, body: { code: 'verification-ended' } })
  const said = await testing.query(`select actor from event where type = 'identity-verified' and actor like 'me:%'`)
  expect(said).toHaveLength(1)
})

test('another borrower’s verification is none of his', async () => {
  const { verification_id } = await start(wang)
  expect(await confirm(li, verification_id, await codeFor('wang-wu'))).toMatchObject({ status: 409, body: { code: 'verification-ended' } })
  expect(await holdsOn(wang)).toBe(1)
  expect((await li.ask('POST', '/v1/me/verifications', { ...GOOD, borrower_id: 'wang-wu' })).status).toBe(422)
})

test('without a session nothing is begun', async () => {
  expect((await call(api, 'POST', '/v1/me/verifications', { body: GOOD, headers: OWN_PAGE })).status).toBe(401)
})

test('whoever verifies is away: nothing is held against him', async () => {
  await api.put('/v1/sandbox/identity', { unavailable_next: 1 })
  const before = await testing.query('select count(*) from event')
  expect(await wang.ask('POST', '/v1/me/verifications', GOOD)).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(await testing.query('select count(*) from event')).toEqual(before)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IdentityPort } from '../ports/identity-port.ts'
import { openSandboxIdentity } from '../ports/sandbox/sandbox-identity.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let identity: IdentityPort
const moment = { at: NOW }
const now = () => moment.at

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, now)
  identity = openSandboxIdentity({ database: api.database, now })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const usual = {
  payment: {
    delay_ms: 0,
    fail_next: 0,
    fail_cause: 'technical',
    fail_final: false,
    lose_answer_next: 0,
    duplicate_callback: false,
    paid_orders: 0,
  },
  score: { delay_ms: 0, unavailable_next: 0, scores: {} },
  bureau: { delay_ms: 0, unavailable_next: 0, reports: {} },
  identity: { delay_ms: 0, unavailable_next: 0, codes: [] },
}

test.each(Object.entries(usual))('the port %s behaves as usual until it is told otherwise', async (port, view) => {
  expect((await api.get(`/v1/sandbox/${port}`)).body).toEqual(view)
  expect((await api.put(`/v1/sandbox/${port}`, { delay_ms: 5 })).body).toEqual({ ...view, delay_ms: 5 })
  expect((await api.get(`/v1/sandbox/${port}`)).body).toEqual({ ...view, delay_ms: 5 })
  expect((await api.put(`/v1/sandbox/${port}`, {})).body).toEqual(view)
})

test.each<[port: string, body: object]>([
  ['payment', { delay_ms: 20_001 }],
  ['payment', { fail_next: -1 }],
  ['payment', { whatever: 1 }],
  ['score', { scores: { b: 349 } }],
  ['score', { scores: { 'two words': 600 } }],
  ['bureau', { reports: { b: { delinquencies: [{ record_id: 'r', days_past_due: -1 }] } } }],
])('the port %s does not take %j', async (port, body) => {
  expect((await api.put(`/v1/sandbox/${port}`, body)).status).toBe(422)
})

test('only an administrator may ask, and only of a port that there is', async () => {
  const stranger = await api.app.inject({ method: 'GET', url: '/v1/sandbox/payment' })
  expect([stranger.statusCode, (await api.get('/v1/sandbox/casino')).status]).toEqual([401, 404])
})

const claim = { organisationId: 1, borrower: 'b', idNumber: '11010519491231002X', bankCard: '4111111111111111' }
async function started(): Promise<{ sessionId: string; code: string; wrong: string }> {
  const begun = await identity.start(claim)
  if (begun === 'unavailable' || begun.outcome !== 'code-sent') throw new Error(`not started: ${JSON.stringify(begun)}`)
  const { codes } = (await api.get('/v1/sandbox/identity')).body as unknown as { codes: { session_id: string; code: string }[] }
  const code = codes.find(({ session_id }) => session_id === begun.sessionId)!.code
  return { sessionId: begun.sessionId, code, wrong: code === '000000' ? '000001' : '000000' }
}
const confirm = (sessionId: string, code: string, borrower = 'b') => identity.confirm({ organisationId: 1, borrower, sessionId, code })

test('a number that cannot be is refused before a code is sent', async () => {
  expect(await identity.start({ ...claim, idNumber: '110105194912310021' })).toEqual({ outcome: 'refused', cause: 'id-number' })
  expect(await identity.start({ ...claim, bankCard: '4111111111111112' })).toEqual({ outcome: 'refused', cause: 'bank-card' })
})

test('a code is good once, for whoever it was sent to', async () => {
  const { sessionId, code } = await started()
  expect(code).toMatch(/^\d{6}$/)
  expect(await confirm(sessionId, code, 'c')).toEqual({ outcome: 'ended' })
  expect(await confirm(sessionId, code)).toEqual({ outcome: 'verified', method: 'document_bank_card_otp' })
  expect(await confirm(sessionId, code)).toEqual({ outcome: 'ended' })
})

test('it is tried five times, and the right code at the sixth is too late', async () => {
  const { sessionId, code, wrong } = await started()
  const answers = []
  for (let nth = 0; nth < 5; nth++) answers.push(await confirm(sessionId, wrong))
  expect(answers.map((answer) => (answer as { triesLeft?: number }).triesLeft)).toEqual([4, 3, 2, 1, 0])
  expect(await confirm(sessionId, code)).toEqual({ outcome: 'ended' })
})

test('and for five minutes, to the moment', async () => {
  const [inTime, late] = [await started(), await started()]
  moment.at += 5 * 60_000 - 1
  expect(await confirm(inTime.sessionId, inTime.code)).toMatchObject({ outcome: 'verified' })
  moment.at += 1
  expect(await confirm(late.sessionId, late.code)).toEqual({ outcome: 'ended' })
  expect((await api.get('/v1/sandbox/identity')).body).toMatchObject({ codes: [] })
})

test('a verifier that is away is nobody’s failure', async () => {
  await api.put('/v1/sandbox/identity', { unavailable_next: 1 })
  expect([await identity.start(claim), (await started()).code.length]).toEqual(['unavailable', 6])
})

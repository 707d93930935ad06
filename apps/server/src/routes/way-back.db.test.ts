/** What a held borrower is shown and promised through the API, and what a request for more would come to. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
const clock = { at: NOW }

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => clock.at)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const login = (subject: string, device: string) => messageOf('session-started', subject, `login-${device}`, { device_id: device })
async function held(subject: string): Promise<void> {
  for (const message of [...onboarding(subject), ...['a', 'b', 'c', 'd', 'e'].map((device) => login(subject, device))]) {
    clock.at += 1_000
    expect((await api.post(message)).status).toBe(200)
  }
}
type Held = {
  holds: { id: string; reason: { code: string }; blocks: boolean; steps: { id: string; done_at: string | null; ours: boolean }[] }[]
  sequence: number
}
const borrower = async (id: string): Promise<Held> => (await api.get(`/v1/borrowers/${id}`)).body as unknown as Held

test('a promised way back is a fact, once a state; to ask for it only is none', async () => {
  await held('promise')
  const before = await borrower('promise')
  expect(before.holds.map(({ reason, blocks }) => [reason.code, blocks])).toEqual([['SE01', true]])
  await api.get('/v1/borrowers/promise/way-back')
  expect((await borrower('promise')).sequence).toBe(before.sequence)
  const promised = await api.send('/v1/borrowers/promise/way-back', {})
  expect(promised).toMatchObject({ status: 200, body: { plans: [{ scope: 'draw', id: expect.stringMatching(/^wb_/) }] } })
  expect((await borrower('promise')).sequence).toBe(before.sequence + 1)
  const timeline = (await api.get('/v1/borrowers/promise/timeline')).body as unknown as {
    data: { type: string; decision: { outcomes: { type: string }[] } }[]
  }
  expect(timeline.data[0]?.type).toBe('fairline.way-back-given.v1')
  expect(timeline.data[0]?.decision.outcomes.map(({ type }) => type)).toEqual(['fairline.way-back-noted.v1'])
})

test('nobody outside may give a way back in our name, nor for whom there is none', async () => {
  const data = {
    plan_id: 'w',
    holds: ['hd'],
    steps: [],
    policy_hash: 'p',
    state_hash: 's',
    currency: 'CNY',
    honoured_until_at: '2027-01-01T00:00:00Z',
  }
  expect((await api.post(messageOf('way-back-given', 'promise', 'forged', data))).body).toMatchObject({ code: 'sender-not-allowed' })
  expect((await api.send('/v1/borrowers/nobody/way-back', {})).status).toBe(404)
})

test('a step that is done is shown with its time; the hold is lifted', async () => {
  await held('steps')
  const [hold] = (await borrower('steps')).holds
  expect(hold?.steps.map(({ id, done_at }) => [id, done_at])).toContainEqual(['verify-identity', null])
  clock.at += 1_000
  const verified = await api.post(messageOf('identity-verified', 'steps', 'again', { method: 'face' }))
  expect(verified.body.decision.outcomes.map(({ type }) => type)).toEqual([
    'fairline.step-completed.v1',
    'fairline.step-completed.v1',
    'fairline.hold-lifted.v1',
  ])
})

test('a person overturns a hold: lifted at once', async () => {
  await held('overturn')
  const [hold] = (await borrower('overturn')).holds
  clock.at += 1_000
  await api.post(messageOf('automated-decision-refused', 'overturn', 'asked', { request_id: 'm' }))
  const decided = await api.post(
    messageOf('manual-review-decided', 'overturn', 'm', { request_id: 'm', hold_id: hold!.id, result: 'overturned' }),
  )
  expect(decided.body.decision.outcomes[0]).toMatchObject({
    type: 'fairline.hold-lifted.v1',
    data: { why: 'overturned', strikes: ['devices'] },
  })
})

test('what a request for more would come to is told, and nothing is kept', async () => {
  await held('more')
  const before = await borrower('more')
  const checked = await api.send('/v1/increases:check', { borrower_id: 'more', limit_minor: 9_000_000 })
  expect(checked).toMatchObject({
    status: 200,
    body: { limit_minor: null, reasons: [{ code: 'SE01' }, { code: 'limit-changed-recently' }] },
  })
  expect((checked.body as unknown as { not_before: string }).not_before).toMatch(/Z$/)
  expect((await borrower('more')).sequence).toBe(before.sequence)
  expect((await api.send('/v1/increases:check', { borrower_id: 'nobody' })).status).toBe(404)
  expect((await api.send('/v1/increases:check', { borrower_id: 'more', limit_minor: -1 })).status).toBe(422)
})

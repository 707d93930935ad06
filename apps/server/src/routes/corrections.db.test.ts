/** Mistakes of ours over HTTP: of one event, of one hold, and of many holds by four eyes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkRebuild } from '../store/rebuild-check.ts'
import { keyOf } from '../testing/key-of.ts'
import { lend } from '../testing/lent.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let now = NOW
/** Another person's key. */
let second: string

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  second = await keyOf(testing, 'second')
})
afterAll(async () => {
  await api.close()
  await testing.drop()
})
const money = { currency: 'CNY' }
const outcomesOf = ({ body }: { body: { decision: { outcomes: { type: string }[] } } }) =>
  body.decision.outcomes.map(({ type }) => type.split('.')[1])
const correct = (borrower_id: string, correction_id: string, more: object) =>
  api.send('/v1/corrections', { borrower_id, correction_id, kind: 'wrong_borrower', ...more })
const freeze = (borrower: string, id: string, order = id) =>
  api.post(messageOf('judicial-freeze-ordered', borrower, id, { order_id: order, authority: '示例法院' }))

test('an event that is named is taken back, once, and the log explains it', async () => {
  await lend(api, 'one', { a: 600_000 })
  await api.post(messageOf('repayment-posted', 'one', 'paid', { repayment_id: 'r1', amount_minor: 50_000, ...money }))
  const undone = await correct('one', 'k1', { event_id: 'paid' })
  expect(outcomesOf(undone)).toEqual(expect.arrayContaining(['repayment-taken-back', 'mistake-undone', 'notice-due']))
  expect((await correct('one', 'k1', { event_id: 'paid' })).headers['fairline-repeated']).toBe('true')
  expect(await correct('one', 'k2', { event_id: 'paid' })).toMatchObject({ status: 409, body: { code: 'nothing-to-undo' } })
})

test.each([
  ['nobody sent', 'nothing', 'event-unknown', /timeline/],
  ['cannot be taken back', 's-one', 'event-not-undoable', /send what is right/],
])('what %s is refused, and says what to do', async (_what, event_id, code, detail) => {
  const answer = await correct('one', `k-${event_id}`, { event_id })
  expect([answer.status, answer.body.code, answer.body.detail]).toEqual([409, code, expect.stringMatching(detail)])
})

test('the same id of two sources is told apart by the source, and what is filled in cannot be sent', async () => {
  for (const message of onboarding('two')) await api.post(message)
  await freeze('two', 'f1')
  await api.post({ ...messageOf('judicial-freeze-ordered', 'two', 'f1', { order_id: 'f2', authority: '示例法院' }), source: 'other' })
  expect((await correct('two', 'k1', { event_id: 'f1' })).body.code).toBe('event-ambiguous')
  expect((await correct('two', 'k2', { event_id: 'f1', undoes: 'repayment-posted' })).status).toBe(422)
  const forged = {
    correction_id: 'k3',
    kind: 'wrong_value',
    event_id: 'f1',
    event_source: 'other',
    undoes: 'limit-proposed',
    undone_name: 'x',
  }
  expect(outcomesOf(await api.post(messageOf('operator-error-recorded', 'two', 'k3', forged)))).toEqual(['mistake-undone', 'notice-due'])
  const both = await correct('two', 'k4', { event_id: 'f1', event_source: 'core' })
  expect(outcomesOf(both)).toEqual(['mistake-undone', 'hold-lifted', 'exemption-ended', 'notice-due'])
})

test('in one batch the mistake may name what came just before it', async () => {
  for (const message of onboarding('three')) await api.post(message)
  const lines = [
    messageOf('judicial-freeze-ordered', 'three', 'f1', { order_id: 'f1', authority: '示例法院' }),
    messageOf('operator-error-recorded', 'three', 'k', { correction_id: 'k', kind: 'wrong_action', event_id: 'f1' }),
  ]
  const answer = await api.app.inject({
    method: 'POST',
    url: '/v1/events:batch',
    headers: { authorization: second, 'content-type': 'application/x-ndjson' },
    payload: lines.map((line) => JSON.stringify(line)).join('\n'),
  })
  expect(answer.payload).toContain('hold-lifted')
})

test('a hold that ended is found wrong: what it had counted goes', async () => {
  for (const message of onboarding('four')) await api.post(message)
  for (const nth of [1, 2, 3, 4]) await api.post(messageOf('session-started', 'four', `l${nth}`, { device_id: `d${nth}` }))
  await api.follower.catchUp()
  const { holds } = (await api.get('/v1/borrowers/four')).body as unknown as { holds: { id: string }[] }
  const hold_id = holds[0]!.id
  now += 8 * 86_400_000
  await api.post(messageOf('identity-verified', 'four', 'again', { method: 'document_bank_card_otp' }))
  const struck = await correct('four', 'k1', { hold_id })
  expect(outcomesOf(struck)).toEqual(expect.arrayContaining(['hold-struck', 'notice-due']))
  expect(outcomesOf(await correct('four', 'k2', { hold_id }))).toEqual([])
})

type Bulk = { state: string; hold_count: number; borrower_count: number; in_force_count: number; may_release: boolean; holds: { borrower_id: string }[] } // biome-ignore format: one row
const preview = async (id: string, authorization = second) =>
  (await api.app.inject({ url: `/v1/bulk-corrections/${id}`, headers: { authorization } })).json() as Bulk

test('many holds: proposed by one, seen and released by another, each told in its own log, and done once', async () => {
  const from = new Date(now).toISOString()
  now += 60_000
  for (const borrower of ['m1', 'm2', 'm3', 'm4']) {
    for (const message of onboarding(borrower)) await api.post(message)
    await freeze(borrower, `wrong-${borrower}`)
  }
  await api.follower.catchUp()
  now += 60_000
  const proposal = { batch_id: 'bc_1', kind: 'wrong_action', reason: 'RG05' }
  expect(await api.send('/v1/bulk-corrections', proposal)).toMatchObject({ status: 422, body: { code: 'selection-too-wide' } })
  expect((await api.send('/v1/bulk-corrections', { ...proposal, placed_from_at: from, borrower_ids: ['m1', 'm2', 'm3'] })).status).toBe(200)
  expect(await preview('bc_1')).toMatchObject({ state: 'proposed', hold_count: 3, borrower_count: 3, in_force_count: 3, may_release: true })
  expect((await preview('bc_1')).holds.map(({ borrower_id }) => borrower_id).sort()).toEqual(['m1', 'm2', 'm3'])
  const release = (hold_count: number, authorization?: string) =>
    api.send('/v1/bulk-corrections:release', { batch_id: 'bc_1', hold_count }, authorization === undefined ? {} : { authorization })
  expect(await release(3)).toMatchObject({ status: 409, body: { code: 'proposed-by-you' } })
  expect(await release(4, second)).toMatchObject({ status: 409, body: { code: 'count-differs' } })
  expect((await release(3, second)).status).toBe(200)
  await api.scheduler.wakeAll()
  await api.scheduler.wakeAll()
  await api.follower.catchUp()
  expect(await preview('bc_1')).toMatchObject({ state: 'completed', hold_count: 3, in_force_count: 0 })
  const statusOf = async (borrower: string) => (await api.get(`/v1/borrowers/${borrower}`)).body.line.status
  expect(await Promise.all(['m1', 'm2', 'm3', 'm4'].map(statusOf))).toEqual(['active', 'active', 'active', 'suspended'])
  expect(await release(3, second)).toMatchObject({ body: { code: 'batch-over' } })
  expect((await api.get('/v1/bulk-corrections')).body.data).toHaveLength(1)
})

test('a pack that placed nothing is wrong about nothing, and what is withdrawn is not done', async () => {
  const proposal = {
    batch_id: 'bc_2',
    kind: 'wrong_value',
    reason: 'RG05',
    placed_from_at: '2026-01-01T00:00:00Z',
    policy_hash: 'of-no-pack',
  }
  await api.send('/v1/bulk-corrections', proposal)
  expect(await preview('bc_2')).toMatchObject({ hold_count: 0 })
  const ofOurs = { ...proposal, batch_id: 'bc_3', policy_hash: api.packs.current.hash }
  await api.send('/v1/bulk-corrections', ofOurs)
  expect((await preview('bc_3')).hold_count).toBeGreaterThan(3)
  expect((await api.send('/v1/bulk-corrections:withdraw', { batch_id: 'bc_3' })).status).toBe(200)
  const late = { batch_id: 'bc_3', hold_count: (await preview('bc_3')).hold_count }
  expect(await api.send('/v1/bulk-corrections:release', late, { authorization: second })).toMatchObject({ body: { code: 'batch-over' } })
})

test('decided again from the log alone, all of it comes out the same', async () => {
  const differences = []
  for await (const bucket of checkRebuild(api.database.as(1), async () => api.packs.current)) differences.push(...bucket.differences)
  expect(differences).toEqual([])
})

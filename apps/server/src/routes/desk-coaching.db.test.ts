/** From a warning to what a borrower is told, to what came of it, to when he may ask for more; and nothing of it once he does not let the desk see him. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const DAY = 86_400_000

let testing: TestDatabase
let api: TestApi
let now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  const consent = { ...DESK['consents/c-1'], scopes: ['board', 'limit', 'balance', 'due_dates', 'reasons'] }
  for (const [path, content] of Object.entries({ ...DESK, 'consents/c-1': consent }))
    await api.put(`/v1/desk/${path}`, { version: 0, ...content })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

let nth = 0
const tell = (values: Readonly<Record<string, unknown>>) =>
  api.send('/v1/desk/observations', {
    observations: Object.entries(values).map(([field, value]) => ({
      ...{ id: `o-${++nth}`, subject_kind: 'enrolment', subject_id: 'enr-1', field, value, source: 'desk_entry' },
      effective_at: new Date(now).toISOString(),
    })),
  })
type Line = Readonly<{
  facility_id: string
  project_id: string | null
  readiness: { check: string; state: string; seen: { zh: string }; how: { zh: string } | null }[]
  guidance: { topic: string; state: string; given_on: string | null; how: { zh: string } }[]
  raise: { when: string; first: { check: string }[] }
}>
const coaching = async (query = '') =>
  (await api.get(`/v1/desk/coaching${query}`)).body as unknown as { data: Line[]; off_board: number; hidden: object[] }
const line = async (): Promise<Line> => (await coaching()).data[0]!
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const guide = (id: string, more: object = {}) =>
  api.put(`/v1/desk/guidances/${id}`, {
    version: 0,
    facility_id: 'line-1',
    topic: 'profile',
    given_on: dayOf(now),
    way: 'message',
    ...more,
  })
const money = (amount_minor: number) => ({ amount_minor, currency: 'CNY' })

test('a borrower is told what to put right, the desk sees that it is, and then he may ask', async () => {
  const profile = { confirmed_on: dayOf(now - 10 * DAY), id_expires_on: dayOf(now + 900 * DAY) }
  await tell({
    authorisation: 'granted',
    availability: 'drawable',
    limit: money(5_000_000),
    balance: money(1_000_000),
    obligation: 'current',
  })
  await tell({ tasks: [], device: 'usual', raise_request: 'none', profile: { ...profile, matches: false } })
  const warned = await line()
  expect(warned.readiness.filter(({ state }) => state !== 'ready')).toMatchObject([
    { check: 'profile_true', state: 'not_ready', seen: { zh: '资料与实际不一致' }, how: { zh: '按实际情况更正地址、职业和手机号' } },
  ])
  expect(warned.readiness.find(({ check }) => check === 'utilisation')).toMatchObject({ seen: { zh: '额度已用 20 %' }, how: null })
  expect([warned.facility_id, warned.project_id]).toEqual(['line-1', 'bridge'])
  expect(warned.guidance).toMatchObject([{ topic: 'profile', state: 'due', given_on: null }])
  expect(warned.guidance[0]!.how.zh).toContain('官方应用')

  expect((await guide('g-1', { facility_id: 'revolving-1' })).status).toBe(422)
  expect((await guide('g-1', { topic: 'disguise' })).status).toBe(422)
  expect((await guide('g-1')).status).toBe(200)
  expect((await line()).guidance).toMatchObject([{ topic: 'profile', state: 'waiting', given_on: dayOf(now) }])

  now += DAY
  await tell({
    authorisation: 'granted',
    availability: 'drawable',
    limit: money(5_000_000),
    obligation: 'current',
    profile: { matches: true },
  })
  const mended = await line()
  expect(mended.guidance).toMatchObject([{ topic: 'profile', state: 'cleared' }])
  expect(mended.raise).toMatchObject({ when: 'may_ask', first: [] })
  await api.put('/v1/desk/needs/soon', { version: 0, ...DESK['needs/steel'], due_on: dayOf(now + 5 * DAY) })
  expect((await line()).raise).toMatchObject({ when: 'backup_first', first: [] })
  expect((await coaching('?borrower_id=nobody')).data).toEqual([])
})

test('consent withdrawn, nothing is left to see or to tell', async () => {
  now += DAY
  expect((await api.send('/v1/desk/enrolled:end', { kind: 'consent', id: 'c-1', reason: '本人撤回' })).status).toBe(200)
  expect(await coaching()).toMatchObject({ data: [], off_board: 1 })
  // That he is enrolled, and nothing else.
  expect((await coaching()).hidden).toEqual([{ enrolment_id: 'enr-1', borrower_id: 'b-1', label: 'B-01', project_id: 'bridge' }])
  expect((await guide('g-2')).status).toBe(422)
  const [kept] = (await api.get('/v1/desk/guidances')).body.data as unknown as Record<string, unknown>[]
  expect([kept!.id, kept!.topic, kept!.masked]).toEqual(['g-1', undefined, ['topic']])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageOf, onboarding, registered, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi

const draw = (subject: string, id: string, amountMinor: number) =>
  messageOf('drawdown-requested', subject, id, { drawdown_id: id, amount_minor: amountMinor, currency: 'CNY', purpose: 'consumption' })

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  for (const subject of ['a', 'b', 'c', 'd']) for (const message of onboarding(subject)) await api.post(message)
  await api.post(registered('new'))
  for (const nth of [1, 2, 3, 4, 5]) await api.post(draw('b', `b${nth}`, 900_000_000))
  await api.post(draw('c', 'c1', 100_000))
  await api.post(messageOf('incident-closed', 'book', 'p', { incident_id: 'inc1' }))
  await api.follower.catchUp()
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const idsOf = async (path: string): Promise<string[]> => {
  const { status, body } = await api.get(path)
  expect([status, body]).toMatchObject([200, {}])
  return (body.data as unknown as { borrower_id: string }[]).map(({ borrower_id }) => borrower_id)
}

async function paged(path: string): Promise<string[]> {
  const ids: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await api.get(`${path}&limit=2${cursor}`)
    ids.push(...(body.data as unknown as { borrower_id: string }[]).map(({ borrower_id }) => borrower_id))
    if (body.next_cursor === null) return ids
    cursor = `&cursor=${body.next_cursor}`
  }
}

test.each([
  ['', ['a', 'b', 'c', 'd', 'new']],
  ['sort=-borrower_id', ['new', 'd', 'c', 'b', 'a']],
  ['sort=utilisation_permille', ['new', 'a', 'b', 'd', 'c']],
  ['sort=-utilisation_permille', ['c', 'd', 'b', 'a', 'new']],
  ['sort=-drawn_minor', ['c', 'new', 'd', 'b', 'a']],
  ['sort=opened_at', ['new', 'a', 'b', 'c', 'd']],
  ['status=suspended', ['b']],
  ['status=suspended,pending', ['b', 'new']],
  ['grade=none', []],
  ['currency=CNY&q=a', ['a']],
  ['q=A', []],
  ['scope=draw', ['b']],
  ['scope=login', []],
  ['reason=BE01', ['b']],
  ['reason=BE01&scope=login', []],
  ['category=behaviour', ['b']],
  ['category=security', []],
  ['reason=BE01&category=security', []],
  ['placed_on=2026-11-22', ['b']],
  ['placed_on=2026-11-21', []],
  ['placed_on=2026-11-22&status=active', []],
  ['lifted_on=2026-11-22', []],
  ['utilisation_min=1', ['c']],
  ['utilisation_max=0', ['a', 'b', 'd']],
  ['limit_max=0', ['new']],
])('lines with %s, in one page and in many', async (query, ids) => {
  expect(await idsOf(`/v1/lines?${query}`)).toEqual(ids)
  expect(await paged(`/v1/lines?${query}`)).toEqual(ids)
})

test('in every order each line comes once, and the other way round in the other direction', async () => {
  for (const column of [
    'borrower_id',
    'limit_minor',
    'drawn_minor',
    'available_minor',
    'utilisation_permille',
    'behaviour_score',
    'opened_at',
    'as_of',
  ]) {
    const forward = await paged(`/v1/lines?sort=${column}`)
    expect([...forward].sort()).toEqual(['a', 'b', 'c', 'd', 'new'])
    expect(await paged(`/v1/lines?sort=-${column}`)).toEqual(forward.toReversed())
  }
})

test('lines of which a hold was lifted on a day, by the midnight of the book', async () => {
  for (const nth of [1, 2, 3]) await api.post(messageOf('session-started', 'd', `d${nth}`, { device_id: `d-${nth}` }))
  await api.post(messageOf('identity-verified', 'd', 'again', { method: 'face' }))
  await api.follower.catchUp()
  const { body } = await api.get('/v1/holds?state=lifted')
  expect(body.data).toHaveLength(1)
  const today = new Date((body.data[0] as unknown as { lifted_at: string }).lifted_at).toLocaleDateString('sv-SE', {
    timeZone: 'Asia/Shanghai',
  })
  expect(await idsOf(`/v1/lines?lifted_on=${today}&placed_on=${today}`)).toEqual(['d'])
  const before = new Date(Date.parse(`${today}T00:00:00Z`) - 1).toISOString().slice(0, 10)
  expect(await idsOf(`/v1/lines?lifted_on=${before}`)).toEqual([])
  expect((await api.get('/v1/lines?lifted_on=2026-02-30')).status).toBe(422)
})

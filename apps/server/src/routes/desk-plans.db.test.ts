/** A plan that takes longer than somebody waits: told that it is being made, it is there when asked for again, whatever happens in between. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi

const PLANS = '/v1/desk/projects/bridge/plans'
/** Of a project that needs more than any plan can count. */
const HOPELESS = '/v1/desk/projects/tunnel/plans'
const ASKED_FOR_MS = 60_000
/** Nobody waits longer than a moment: whatever takes an answer of the database is told to be in the making. */
const IMPATIENT = { planning: { warmUp: false, waitMs: 0 } } as const
const ENDLESS = {
  'projects/tunnel': DESK['projects/bridge']!,
  'needs/endless': { ...DESK['needs/steel'], project_id: 'tunnel', p50_minor: Number.MAX_SAFE_INTEGER },
}
const open = () => testApi(testing.url, () => NOW, undefined, IMPATIENT)

beforeAll(async () => {
  testing = await testDatabase()
  api = await open()
  for (const [path, content] of Object.entries({ ...DESK, ...ENDLESS })) await api.put(`/v1/desk/${path}`, { version: 0, ...content })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

type Plan = { plan_id: string }
const ask = (plan: string, more: object = {}, path = PLANS) =>
  api.send(path, { plan_id: plan, horizon_weeks: 12, scenarios_max: 0, ...more })
const making = (plan: string) => ({ plan_id: plan, state: 'making', since: new Date(NOW).toISOString() })

/** Until it is no longer in the making. */
async function askUntilAnswered(plan: string, more: object = {}, path = PLANS) {
  const until = Date.now() + ASKED_FOR_MS
  for (;;) {
    const answer = await ask(plan, more, path)
    if (answer.status !== 202) return answer
    expect(answer.body).toEqual(making(plan))
    if (Date.now() > until) throw new Error('still in the making')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const kept = async (): Promise<string[]> => (await api.get(PLANS)).body.data.map((plan) => (plan as unknown as Plan).plan_id)

/** What the database does from then on with a plan that is to be kept. */
const breakKeeping = () =>
  testing.query(`create function no_plan() returns trigger language plpgsql as $$ begin raise exception 'no plan is kept'; end $$;
    create trigger no_plan before insert on desk_fact for each row when (new.kind = 'plan') execute function no_plan()`)
const mendKeeping = () => testing.query('drop trigger no_plan on desk_fact; drop function no_plan()')

test('is answered 202 at first, and then with the plan, each time the same', async () => {
  const first = await ask('p-1')
  expect([first.status, first.body]).toEqual([202, making('p-1')])
  const made = await askUntilAnswered('p-1')
  expect(made.status).toBe(200)
  expect(made.body).toMatchObject({ plan_id: 'p-1', method: 'optimised' })
  expect((await askUntilAnswered('p-1')).body).toEqual(made.body)
  expect((await api.get(`${PLANS}/p-1`)).body).toEqual(made.body)
  expect(await kept()).toEqual(['p-1'])
})

test('is no plan before it is made: it is not found', async () => {
  const asked = ask('p-2')
  expect((await api.get(`${PLANS}/p-2`)).status).toBe(404)
  expect((await asked).status).toBe(202)
  expect((await askUntilAnswered('p-2')).status).toBe(200)
})

describe('two at once', () => {
  test('who ask for the same are told the same, and one plan is made', async () => {
    const both = await Promise.all([ask('p-3'), ask('p-3')])
    expect(both.map(({ status }) => status)).toEqual([202, 202])
    const [one, other] = await Promise.all([askUntilAnswered('p-3'), askUntilAnswered('p-3')])
    expect(one.status).toBe(200)
    expect(other.body).toEqual(one.body)
    expect((await kept()).filter((id) => id === 'p-3')).toHaveLength(1)
  })

  test('who ask for something else under the same id are refused while it is made, and after', async () => {
    const [first, other] = [await ask('p-4'), await ask('p-4', { horizon_weeks: 26 })]
    expect([first.status, other.status, other.body.code]).toEqual([202, 409, 'id-reused'])
    expect((await askUntilAnswered('p-4')).status).toBe(200)
    expect((await ask('p-4', { horizon_weeks: 26 })).body.code).toBe('id-reused')
  })

  test('who ask for two plans get both', async () => {
    await Promise.all([ask('p-5'), ask('p-6')])
    const both = await Promise.all([askUntilAnswered('p-5'), askUntilAnswered('p-6')])
    expect(both.map(({ status, body }) => [status, (body as unknown as Plan).plan_id])).toEqual([
      [200, 'p-5'],
      [200, 'p-6'],
    ])
  })
})

describe('what fails meanwhile', () => {
  test('a plan that cannot be kept is not there, and is made once it can', async () => {
    await breakKeeping()
    expect((await ask('p-7')).status).toBe(202)
    await expect.poll(async () => (await ask('p-7')).status, { timeout: ASKED_FOR_MS }).toBe(202)
    expect((await api.get(`${PLANS}/p-7`)).status).toBe(404)
    await mendKeeping()
    expect(await askUntilAnswered('p-7')).toMatchObject({ status: 200, body: { plan_id: 'p-7' } })
  })

  test('a refusal waits for whoever asks next, and the id is free for another plan', async () => {
    expect((await ask('p-8', {}, HOPELESS)).status).toBe(202)
    const refused = await askUntilAnswered('p-8', {}, HOPELESS)
    expect([refused.status, refused.body.code, refused.body.errors[0]!.pointer]).toEqual([
      422,
      'invalid-request',
      '/needs/endless/amountMinor',
    ])
    expect((await askUntilAnswered('p-8')).status).toBe(200)
  })

  test('another plan may be asked for under the id of one whose refusal nobody heard', async () => {
    expect((await ask('p-9', {}, HOPELESS)).status).toBe(202)
    await expect.poll(async () => (await ask('p-9')).status, { timeout: ASKED_FOR_MS }).not.toBe(409)
    expect((await askUntilAnswered('p-9')).status).toBe(200)
  })
})

test('a server that ends meanwhile keeps no plan by rules for that: asked again after it is back, the plan is solved', async () => {
  expect((await ask('p-10')).status).toBe(202)
  await api.close()
  api = await open()
  const made = await askUntilAnswered('p-10')
  expect(made).toMatchObject({ status: 200, body: { plan_id: 'p-10', method: 'optimised', because: null } })
  expect((await kept()).filter((id) => id === 'p-10')).toHaveLength(1)
})

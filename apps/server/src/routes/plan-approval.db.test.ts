/** A plan is agreed on by another person than who made it, whoever proposes it (P11). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVisits, type Person, personNamed } from '../testing/approve.ts'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let visits: ReturnType<typeof openVisits>
const analyst = personNamed('usr_analyst', 'desk-analyst', NOW)
const manager = personNamed('usr_manager', 'desk-manager', NOW)
/** Of the same person as the manager. */
const again: Person = { ...personNamed('usr_again', 'desk-manager', NOW), person: 'usr_manager' }
const other = personNamed('usr_other', 'desk-manager', NOW)
const PLANS = '/v1/desk/projects/bridge/plans'

beforeAll(async () => {
  testing = await testDatabase()
  // By rules, as no solver answers so soon: who made a plan is the same.
  api = await testApi(testing.url, () => NOW, undefined, { planning: { warmUp: false, answerWithinMs: 1 } })
  visits = openVisits(api, () => NOW)
  for (const [path, content] of Object.entries(DESK)) await api.put(`/v1/desk/${path}`, { version: 0, ...content })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

async function proposed(plan_id: string, by: Person): Promise<string> {
  expect([plan_id, (await visits.post(by, PLANS, { plan_id, horizon_weeks: 13, scenarios_max: 8 })).status]).toEqual([plan_id, 200])
  const { status, body } = await visits.post(analyst, `${PLANS}:propose`, { plan_id, owner: 'usr_analyst', reason: '本周资金安排' })
  expect([plan_id, status]).toEqual([plan_id, 200])
  return body.approval_id
}

test('whoever made it does not approve it, through whatever account; another does', async () => {
  const id = await proposed('p-1', manager)
  for (const who of [manager, again]) {
    expect(await visits.look(who, id)).toMatchObject({ state: 'open', may_decide: false, may_withdraw: false })
    expect(await visits.approve(who, id)).toMatchObject({ status: 403, body: { code: 'made-by-you' } })
  }
  expect(await visits.look(other, id)).toMatchObject({ may_decide: true })
  expect((await visits.approve(other, id)).body).toMatchObject({ state: 'done', decided_by: 'usr_other' })
})

test('one that the proposer made himself is approved by the manager, as ever', async () => {
  expect((await visits.approve(manager, await proposed('p-2', analyst))).body).toMatchObject({ state: 'done' })
})

/** What takes two people, over HTTP: asked for, looked at, approved by another, done once, and found again in the log with both names. */
import type { Role } from '@fairline/access/roles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lend } from '../testing/lent.ts'
import { openTestPeople, type Person, type TestPeople } from '../testing/people.ts'
import { messageOf, NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let people: TestPeople
const now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  people = openTestPeople(NOW + 1e12)
  api = await testApi(testing.url, () => now, undefined, { sessions: people })
  await lend(api, 'bo', { a: 600_000 })
})
afterAll(async () => {
  await api.close()
  await testing.drop()
})

type Approval = {
  approval_id: string
  state: string
  seen: string
  code?: string
  detail?: string
  changes: { field: string; of?: string; before: unknown; after: unknown }[]
  decided_by: string | null
  may_decide: boolean
  may_withdraw: boolean
  changed_since: boolean
  problem: { code: string } | null
  stands_in_the_way: { code: string } | null
}
type Answer = { status: number; body: Approval }

const person = (actor: string, role: Role, more: Partial<Person> = {}): Person => ({
  ...{ actor, person: actor, roles: [role], provedAt: now },
  ...more,
})
const post = async (who: Person, path: string, body: object): Promise<Answer> => {
  const headers = { ...(await people.headersOf(who)), 'content-type': 'application/json' }
  const answer = await api.app.inject({ method: 'POST', url: path, headers, payload: JSON.stringify(body) })
  return { status: answer.statusCode, body: answer.json() as Approval }
}
const read = async <T>(who: Person, url: string): Promise<T> =>
  (await api.app.inject({ url, headers: await people.headersOf(who) })).json() as T
const look = (who: Person, id: string) => read<Approval>(who, `/v1/approvals/${id}`)

const agent = () => person('usr_agent', 'operations-agent')
const manager = () => person('usr_manager', 'risk-manager')

const money = { currency: 'CNY' }
const repay = (id: string, amount_minor = 50_000) =>
  api.post(messageOf('repayment-posted', 'bo', id, { repayment_id: id, amount_minor, ...money }))
const reversal = (repayment_id: string) => ({ borrower_id: 'bo', repayment_id, amount_minor: 50_000, ...money, cause: 'posted_wrongly' })
const ask = (who: Person, repayment_id: string) =>
  post(who, '/v1/approvals', { kind: 'repayment-reversal', request: reversal(repayment_id), reason: '客户重复付款' })
const approve = async (who: Person, id: string, seen?: string) =>
  post(who, '/v1/approvals:approve', { approval_id: id, seen: seen ?? (await look(who, id)).seen })

test('a repayment is reversed by two: asked for, seen, approved, done once, and both stand in the log', async () => {
  await repay('r1')
  const asked = await ask(agent(), 'r1')
  expect([asked.status, asked.body.state]).toEqual([200, 'open'])
  expect(asked.body.changes).toContainEqual({ field: 'principal_left_minor', of: 'a', before: 550_000, after: 600_000 })
  const id = asked.body.approval_id
  const seen = await look(manager(), id)
  expect(seen).toMatchObject({ may_decide: true, may_withdraw: false, changed_since: false, stands_in_the_way: null })
  const done = await approve(manager(), id)
  expect([done.status, done.body.state, done.body.decided_by]).toEqual([200, 'done', 'usr_manager'])
  expect((await approve(manager(), id)).body.code).toBe('approval-over')
  const events = await testing.query<{ actor: string; data: object; event_id: string }>(
    `select actor, data, event_id from event where type = 'repayment-reversed'`,
  )
  const names = { approval_id: id, asked_by: 'usr_agent', approved_by: 'usr_manager' }
  expect(events).toEqual([{ actor: 'usr_agent', event_id: id, data: expect.objectContaining(names) }])
  const acts = await testing.query<{ act: string; actor: string }>('select act, actor from act where subject = $1 order by at, act', [id])
  expect(acts.map(({ act, actor }) => `${act} ${actor}`).sort()).toEqual([
    'approval-approved usr_manager',
    'approval-asked usr_agent',
    'approval-carried-out usr_manager',
  ])
})

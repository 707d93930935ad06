/** What takes two people, over HTTP: asked for, looked at, approved by another, done once, and found again in the log with both names. */
import type { Role } from '@fairline/access/roles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApprovalBody, openVisits, type Person, personNamed } from '../testing/approve.ts'
import { keyOf } from '../testing/key-of.ts'
import { lend } from '../testing/lent.ts'
import { messageOf, NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  visits = openVisits(api, () => now)
  await lend(api, 'bo', { a: 600_000 })
})
afterAll(async () => {
  await api.close()
  await testing.drop()
})

const person = (actor: string, role: Role, more: Partial<Person> = {}): Person => ({ ...personNamed(actor, role, now), ...more })
let visits: ReturnType<typeof openVisits>
const post: typeof visits.post = (...given) => visits.post(...given)
const read = <T>(who: Person, url: string): Promise<T> => visits.read<T>(who, url)
const look: typeof visits.look = (...given) => visits.look(...given)
const approve: typeof visits.approve = (...given) => visits.approve(...given)

const agent = () => person('usr_agent', 'operations-agent')
const manager = () => person('usr_manager', 'risk-manager')

const money = { currency: 'CNY' }
const repay = (id: string, amount_minor = 50_000) =>
  api.post(messageOf('repayment-posted', 'bo', id, { repayment_id: id, amount_minor, ...money }))
const reversal = (repayment_id: string) => ({ borrower_id: 'bo', repayment_id, amount_minor: 50_000, ...money, cause: 'posted_wrongly' })
const ask = (who: Person, repayment_id: string) =>
  post(who, '/v1/approvals', { kind: 'repayment-reversal', request: reversal(repayment_id), reason: '客户重复付款' })

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

test.each<[who: string, by: () => Person, status: number, code: string]>([
  ['he who asked', () => ({ ...agent(), roles: ['risk-manager', 'admin'] }), 403, 'made-by-you'],
  ['he by another account', () => person('usr_agent_2', 'risk-manager', { person: 'usr_agent' }), 403, 'made-by-you'],
  ['one whose roles do not reach so far', () => person('usr_officer', 'compliance-officer'), 403, 'not-yours-to-decide'],
  ['one who decides on nothing', () => person('usr_analyst', 'risk-analyst'), 403, 'forbidden'],
  ['one who proved himself too long ago', () => ({ ...manager(), provedAt: now - 300_001 }), 403, 'proof-needed'],
  ['one who never did', () => ({ ...manager(), provedAt: null }), 403, 'proof-needed'],
])('%s does not approve', async (_who, by, status, code) => {
  if ((await read<{ data: unknown[] }>(agent(), '/v1/approvals?side=mine&state=open')).data.length === 0) {
    await repay('r2')
    await ask(agent(), 'r2')
  }
  const { data } = await read<{ data: ApprovalBody[] }>(agent(), '/v1/approvals?side=mine&state=open')
  const answer = await approve(by(), data[0]!.approval_id)
  expect([answer.status, answer.body.code]).toEqual([status, code])
  expect((await look(agent(), data[0]!.approval_id)).state).toBe('open')
})

test('the same asked for again is one request; by another person it is under way, and a key decides on nothing', async () => {
  const [first, again] = [await ask(agent(), 'r2'), await ask(agent(), 'r2')]
  expect(again.body.approval_id).toBe(first.body.approval_id)
  expect(await ask(manager(), 'r2')).toMatchObject({ status: 409, body: { code: 'approval-under-way' } })
  const { approval_id, seen } = first.body
  expect(await api.send('/v1/approvals:approve', { approval_id, seen })).toMatchObject({
    status: 403,
    body: { code: 'key-decides-nothing' },
  })
})

test('what changed since he looked is looked at again; what became impossible says why', async () => {
  const { approval_id, seen } = (await ask(agent(), 'r2')).body
  await repay('r2-more', 10_000)
  expect(await approve(manager(), approval_id, seen)).toMatchObject({ status: 409, body: { code: 'approval-changed' } })
  expect((await look(manager(), approval_id)).changed_since).toBe(true)
  await api.send('/v1/repayments:reverse', reversal('r2'))
  const none = await look(manager(), approval_id)
  expect(none.stands_in_the_way).toMatchObject({ code: 'nothing-would-change' })
  expect((await approve(manager(), approval_id)).body.code).toBe('nothing-would-change')
})

test('rejected with a reason, withdrawn by who asked, and asked for anew after each', async () => {
  await repay('r3')
  const first = (await ask(agent(), 'r3')).body.approval_id
  expect((await post(manager(), '/v1/approvals:reject', { approval_id: first, why: '  ' })).status).toBe(422)
  const rejected = await post({ ...manager(), provedAt: null }, '/v1/approvals:reject', { approval_id: first, why: '并未重复' })
  expect(rejected.body).toMatchObject({ state: 'rejected', why: '并未重复', decided_by: 'usr_manager' })
  const second = (await ask(agent(), 'r3')).body.approval_id
  expect(second).not.toBe(first)
  expect(await post(manager(), '/v1/approvals:withdraw', { approval_id: second })).toMatchObject({ body: { code: 'not-made-by-you' } })
  expect(await post(agent(), '/v1/approvals:withdraw', { approval_id: second })).toMatchObject({ body: { state: 'withdrawn' } })
  expect(await approve(manager(), second)).toMatchObject({ status: 409, body: { code: 'approval-over' } })
})

test('up to its last moment it may be approved, and not from then on; then it makes room', async () => {
  await repay('r4')
  const { approval_id } = (await ask(agent(), 'r4')).body
  const { seen } = await look(manager(), approval_id)
  now += 72 * 3_600_000
  expect(await approve(manager(), approval_id, seen)).toMatchObject({ status: 409, body: { code: 'approval-expired' } })
  expect(await look(manager(), approval_id)).toMatchObject({ state: 'expired', may_decide: false })
  const anew = await ask(agent(), 'r4')
  expect([anew.status, anew.body.approval_id === approval_id]).toEqual([200, false])
  expect((await approve(manager(), anew.body.approval_id)).body.state).toBe('done')
})

test.each([
  ['/v1/repayments:reverse', reversal('r1')],
  ['/v1/loans:write-off', { borrower_id: 'bo', loan_id: 'a', principal_minor: 1, ...money }],
  ['/v1/limits:propose', { borrower_id: 'bo', proposal_id: 'lp', limit_minor: 3_000_000, ...money }],
])('no person takes the road by himself: %s', async (path, body) => {
  const answer = await post(manager(), path, body)
  expect([answer.status, answer.body.code, answer.body.detail]).toEqual([409, 'approval-required', expect.stringContaining('kind ')])
})

test('nor by events, one or many; nor does a key that was not trusted with it; a system that speaks as no person says what it saw', async () => {
  const message = messageOf('repayment-reversed', 'bo', 'road', { repayment_id: 'r1', amount_minor: 1, ...money, cause: 'disputed' })
  const rehearser = await visits.headersOf(person('usr_rehearser', 'rehearser'))
  const send = (url: string, headers: Record<string, string>, type: string) =>
    api.app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload: JSON.stringify(message) })
  expect((await send('/v1/events', rehearser, 'application/json')).json()).toMatchObject({ code: 'approval-required' })
  expect((await send('/v1/events:batch', rehearser, 'application/x-ndjson')).payload).toContain('approval-required')
  const untrusted = { authorization: await keyOf(testing, 'untrusted', ['events:write']) }
  expect((await send('/v1/events', untrusted, 'application/json')).json()).toMatchObject({ code: 'approval-required' })
  await testing.query(`update api_key set senders = '{payment}' where id = 'untrusted'`)
  const payment = { authorization: await keyOf(testing, 'bank', ['events:write']) }
  await testing.query(`update api_key set senders = '{payment}' where id = 'bank'`)
  expect((await send('/v1/events', payment, 'application/json')).statusCode).toBe(200)
})

test('whoever may not ask is told so, a fault points at its field, and what changes nothing is not asked for', async () => {
  const request = reversal('nobody-paid-this')
  const by = (who: Person, more: object) =>
    post(who, '/v1/approvals', { kind: 'repayment-reversal', request: { ...request, ...more }, reason: 'x' })
  expect((await by(person('usr_auditor', 'auditor'), {})).body.code).toBe('forbidden')
  expect(await by(agent(), { amount_minor: 'much' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/request/amount_minor' }] },
  })
  expect((await by(agent(), { borrower_id: 'nobody' })).body.code).toBe('borrower-not-found')
  expect((await by(agent(), {})).body.code).toBe('nothing-would-change')
})

/** What opens something to somebody takes two: a key with power, a second factor taken away, an account let in again, two accounts that are one person. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVisits, type Person, personNamed } from '../testing/approve.ts'
import { keyOf } from '../testing/key-of.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let visits: ReturnType<typeof openVisits>
let now = NOW

const chief = () => personNamed('usr_chief', 'admin', now)
const boss = () => personNamed('usr_boss', 'admin', now)
const clerk = () => personNamed('usr_clerk', 'auditor', now)
const twin = () => personNamed('usr_twin', 'admin', now)
const reason = '说明'

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  visits = openVisits(api, () => now)
  for (const who of [boss(), clerk(), twin()]) await visits.headersOf(who)
})
afterAll(async () => {
  await api.close()
  await testing.drop()
})

const ask = (who: Person, kind: string, request: object) => visits.post(who, '/v1/approvals', { kind, request, reason })
const ofClerk = { id: 'usr_clerk' }

async function member(id: string): Promise<object | undefined> {
  const { data } = await visits.read<{ data: { id: string }[] }>(chief(), '/v1/people')
  return data.find((one) => one.id === id)
}

test.each([
  ['remove-second-factor', 'second-factor-removal', { has_second_factor: true }, { has_second_factor: false }],
  ['restore', 'access-restore', { suspended_at: expect.any(String) }, { suspended_at: null }],
] as const)('%s is asked for by one and approved by another; suspending takes one, at once', async (verb, kind, before, after) => {
  if (verb === 'restore') expect((await visits.post(chief(), '/v1/people:suspend', { ...ofClerk, reason })).status).toBe(200)
  expect((await visits.post(chief(), `/v1/people:${verb}`, { ...ofClerk, reason })).body.code).toBe('approval-required')
  expect((await ask(chief(), kind, { id: 'usr_chief' })).body.code).toBe('not-yourself')
  expect((await ask(chief(), kind, { id: 'usr_nobody' })).body.code).toBe('member-not-found')
  const { approval_id } = (await ask(chief(), kind, ofClerk)).body
  expect(await member('usr_clerk')).toMatchObject(before)
  expect((await visits.approve(chief(), approval_id)).body.code).toBe('made-by-you')
  expect((await visits.approve(boss(), approval_id)).body).toMatchObject({ state: 'done', problem: null })
  expect(await member('usr_clerk')).toMatchObject(after)
  expect((await ask(chief(), kind, ofClerk)).body.code).toBe('nothing-would-change')
  const [act] = await testing.query(`select actor, detail from act where detail->>'approval_id' = $1 and subject = 'usr_clerk'`, [
    approval_id,
  ])
  expect(act).toMatchObject({ actor: 'usr_boss', detail: { asked_by: 'usr_chief' } })
})

test('two accounts are said to be one person by two others; from then on they are one pair of eyes', async () => {
  const pair = { id: 'usr_twin', same_as: 'usr_boss' }
  expect((await visits.post(chief(), '/v1/people:join', { ...pair, reason })).body.code).toBe('approval-required')
  const asked = await ask(chief(), 'account-join', pair)
  expect(asked.body.changes).toEqual([{ field: 'person', before: 'usr_twin', after: 'usr_boss' }])
  expect((await visits.approve(twin(), asked.body.approval_id)).body).toMatchObject({ state: 'failed', problem: { code: 'not-yourself' } })
  expect((await visits.approve(boss(), asked.body.approval_id)).body).toMatchObject({ state: 'done', problem: null })
  const joined = { ...twin(), person: 'usr_boss' }
  const { approval_id } = (await ask(joined, 'role-change', { ...ofClerk, roles: ['operations-agent'] })).body
  expect((await visits.approve(boss(), approval_id)).body.code).toBe('made-by-you')
})

const eve = () => personNamed('usr_eve', 'admin', now)
const eves = () => personNamed('usr_eves', 'admin', now)
const floor = (version: string) => ({ client: 'android', version })
const join = async (id: string, same_as: string) =>
  visits.approve(chief(), (await ask(boss(), 'account-join', { id, same_as })).body.approval_id)

test('what one account asked for before is decided by no other account of its person, nor asked for by its key; either takes it back', async () => {
  for (const who of [eve(), eves()]) await visits.headersOf(who)
  const before = (await ask(eve(), 'client-floor', floor('1.0.0'))).body
  const authorization = await keyOf(testing, 'key_of_eve', ['events:write', 'book:read'])
  await testing.query(`update api_key set made_by = 'usr_eve', made_by_person = 'usr_eve' where id = 'key_of_eve'`)
  const headers = { authorization, 'content-type': 'application/json' }
  const payload = JSON.stringify({ kind: 'client-floor', request: { client: 'ios', version: '1.0.0' }, reason })
  const byKey = (await api.app.inject({ method: 'POST', url: '/v1/approvals', headers, payload })).json<{ approval_id: string }>()
  const both = [before.approval_id, byKey.approval_id].sort()
  const idsIn = async (side: string) => {
    const { data } = await visits.read<{ data: { approval_id: string }[] }>(eves(), `/v1/approvals?side=${side}`)
    return data
      .map(({ approval_id }) => approval_id)
      .filter((id) => both.includes(id))
      .sort()
  }
  expect([await idsIn('to-decide'), await idsIn('mine')]).toEqual([both, []])
  expect((await join('usr_eves', 'usr_eve')).body).toMatchObject({ state: 'done' })
  expect([await idsIn('to-decide'), await idsIn('mine')]).toEqual([[], both])
  for (const { approval_id } of [before, byKey]) {
    expect(await visits.look(eves(), approval_id)).toMatchObject({ may_decide: false, may_withdraw: true, is_mine: true })
    expect((await visits.approve(eves(), approval_id)).body.code).toBe('made-by-you')
  }
  expect((await visits.post(eves(), '/v1/approvals:withdraw', { approval_id: before.approval_id })).body.state).toBe('withdrawn')
  expect((await visits.approve(boss(), byKey.approval_id)).body.state).toBe('done')
})

test('whoever is said to be a third brings his other accounts along', async () => {
  const third = personNamed('usr_third', 'admin', now)
  await visits.headersOf(third)
  expect((await join('usr_eve', 'usr_third')).body).toMatchObject({ state: 'done' })
  const people = await testing.query(`select id, person from user_account where id in ('usr_eve', 'usr_eves', 'usr_third') order by id`)
  expect(people).toEqual(['usr_eve', 'usr_eves', 'usr_third'].map((id) => ({ id, person: 'usr_third' })))
})

type Collected = { secret: string; key: { id: string; scopes: string[] } }
const HOOKS = { name: 'hooks', purpose: '推送', scopes: ['webhooks:manage'] }

test('a key that only reads takes one person; one with power is approved by another, and shown once to whoever asked', async () => {
  expect((await visits.post(chief(), '/v1/keys', { ...HOOKS, scopes: ['audit:read'] })).status).toBe(200)
  expect((await visits.post(chief(), '/v1/keys', HOOKS)).body.code).toBe('approval-required')
  expect((await ask(chief(), 'api-key', { ...HOOKS, scopes: ['audit:read'] })).body.code).toBe('invalid-request')
  const asked = await ask(chief(), 'api-key', HOOKS)
  expect(asked.body.changes).toContainEqual({ field: 'key_scopes', before: null, after: ['webhooks:manage'] })
  const { approval_id } = asked.body
  const collect = (who: Person) => visits.post(who, '/v1/keys:collect', { approval_id })
  const offered = async () => [(await visits.look(chief(), approval_id)).may_collect, (await visits.look(boss(), approval_id)).may_collect]
  expect(await offered()).toEqual([false, false])
  expect((await collect(chief())).body.code).toBe('approval-not-found')
  const approved = await visits.approve(boss(), approval_id)
  expect(approved.body.state).toBe('done')
  expect(JSON.stringify(approved.body)).not.toContain('flk_')
  expect((await collect(boss())).body.code).toBe('not-made-by-you')
  expect(await offered()).toEqual([true, false])
  const answers = await Promise.all([collect(chief()), collect(chief())])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const { secret, key } = answers.find(({ status }) => status === 200)!.body as unknown as Collected
  expect(key.scopes).toEqual(['webhooks:manage'])
  expect((await api.app.inject({ url: '/v1/webhooks', headers: { authorization: `Bearer ${secret}` } })).statusCode).toBe(200)
  expect((await collect(chief())).body.code).toBe('key-over')
  expect(await offered()).toEqual([false, false])
  expect(JSON.stringify(await testing.query('select a.*, k.prefix from approval a, api_key k'))).not.toContain(secret)
})

test('what nobody fetched in time is asked for anew', async () => {
  const { approval_id } = (await ask(chief(), 'api-key', { ...HOOKS, name: 'late' })).body
  await visits.approve(boss(), approval_id)
  now += 72 * 3_600_000 - 1
  expect((await visits.look(chief(), approval_id)).may_collect).toBe(true)
  now += 1
  expect((await visits.look(chief(), approval_id)).may_collect).toBe(false)
  expect((await visits.post(chief(), '/v1/keys:collect', { approval_id })).body.code).toBe('key-over')
})

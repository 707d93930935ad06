/** Every kind that takes two people: what it would change, that it is done once approved, what it says in the log; and what goes wrong on the way. */
import { APPROVAL_KINDS, type ApprovalKindName } from '@fairline/contract/approvals'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVisits, personNamed } from '../testing/approve.ts'
import { lend } from '../testing/lent.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let visits: ReturnType<typeof openVisits>
let now = NOW

const manager = () => personNamed('usr_manager', 'risk-manager', now)
const other = () => personNamed('usr_other', 'risk-manager', now)
const officer = () => personNamed('usr_officer', 'compliance-officer', now)
const second = () => personNamed('usr_second', 'compliance-officer', now)
const agent = () => personNamed('usr_agent', 'operations-agent', now)
const clerk = () => personNamed('usr_clerk', 'auditor', now)
const chief = () => personNamed('usr_chief', 'admin', now)
const boss = () => personNamed('usr_boss', 'admin', now)
const money = { currency: 'CNY' }

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  visits = openVisits(api, () => now)
  await lend(api, 'bo', { a: 600_000, b: 100_000 })
  for (const message of onboarding('held')) await api.post(message)
  await api.post(messageOf('judicial-freeze-ordered', 'held', 'f1', { order_id: 'f1', authority: '示例法院' }))
  await api.post(messageOf('repayment-posted', 'bo', 'r1', { repayment_id: 'r1', amount_minor: 50_000, ...money }))
  await api.follower.catchUp()
  await visits.headersOf(clerk())
  await visits.headersOf(boss())
  now += 60_000
})
afterAll(async () => {
  await api.close()
  await testing.drop()
})

type Case = readonly [
  kind: ApprovalKindName,
  maker: typeof manager,
  checker: typeof manager,
  request: object,
  change: object,
  fact: string | null,
]
const order = { order_id: 'ro1', closes: 'draws', basis: '示例通知 第一条', starts_at: '2026-11-22T09:00:00+08:00' }
const CASES: readonly Case[] = [
  ['repayment-reversal', agent, manager, { borrower_id: 'bo', repayment_id: 'r1', amount_minor: 50_000, ...money, cause: 'disputed' }, { field: 'principal_left_minor', of: 'a', after: 600_000 }, 'repayment-reversed'], // biome-ignore format: one row
  ['loan-write-off', manager, other, { borrower_id: 'bo', loan_id: 'b', principal_minor: 100_000, ...money }, { field: 'written_off', of: 'b', before: false, after: true }, 'loan-charged-off'], // biome-ignore format: one row
  ['limit-override', manager, other, { borrower_id: 'bo', proposal_id: 'lp1', limit_minor: 3_000_000, ...money }, { field: 'outcomes' }, 'limit-proposed'], // biome-ignore format: one row
  ['regulator-order', officer, second, order, { field: 'closes', before: null, after: 'draws' }, 'regulator-order-issued'],
  [
    'regulator-order-lift',
    officer,
    second,
    { order_id: 'ro1' },
    { field: 'closes', before: 'draws', after: null },
    'regulator-order-lifted',
  ],
  ['funder-limit', officer, second, { funder: 'bank-a', limit_minor: 5, ...money }, { field: 'limit_minor', before: null, after: 5 }, 'funder-limit-changed'], // biome-ignore format: one row
  ['client-floor', manager, other, { client: 'android', version: '10.5.0' }, { field: 'version', before: null, after: '10.5.0' }, 'minimum-client-version-changed'], // biome-ignore format: one row
  ['bulk-correction', manager, other, { batch_id: 'bc1', kind: 'wrong_action', reason: 'RG05', borrower_ids: ['held'] }, { field: 'hold_count', before: null, after: 1 }, 'bulk-correction-released'], // biome-ignore format: one row
  ['personal-data-erasure', officer, second, { borrower_id: 'held', reason: 'borrower_request' }, { field: 'personal_data', before: 'kept', after: 'erased' }, 'personal-data-erased'], // biome-ignore format: one row
  ['role-change', chief, boss, { id: 'usr_clerk', roles: ['operations-agent'] }, { field: 'roles', before: ['auditor'], after: ['operations-agent'] }, null], // biome-ignore format: one row
  ['notice-template', agent, manager, { about: 'hold-placed', version: 1 }, { field: 'subject', of: 'zh', after: '账户通知' }, null],
]

const WORDS = {
  subject: { zh: '账户通知', en: 'Your account' },
  opening: { zh: '{date} 起', en: 'From {date}' },
  closing: { zh: '谢谢', en: 'Thank you' },
}

test('every kind there is', () => {
  // Of a pack: approvals/pack-approval.db.test.ts. Of keys and accounts: approvals-of-access.db.test.ts. Of a desk: desk.db.test.ts.
  const elsewhere = [
    'pack-activation',
    'second-factor-removal',
    'account-join',
    'access-restore',
    'api-key',
    'facility-purposes',
    'project-policy',
  ]
  expect([...CASES.map(([kind]) => kind), ...elsewhere].sort()).toEqual([...APPROVAL_KINDS].sort())
})

test.each(CASES)(
  '%s: asked for, shown with what it changes, approved, done and named in the log',
  async (kind, maker, checker, request, change, fact) => {
    if (kind === 'notice-template') {
      expect((await visits.post(maker(), '/v1/notice-templates', { about: 'hold-placed', words: WORDS })).status).toBe(200)
      expect((await visits.post(checker(), '/v1/notice-templates:approve', request)).body.code).toBe('approval-required')
    }
    const asked = await visits.post(maker(), '/v1/approvals', { kind, request, reason: '说明' })
    expect(asked).toMatchObject({ status: 200, body: { state: 'open' } })
    expect(asked.body.changes).toContainEqual(expect.objectContaining(change))
    const id = asked.body.approval_id
    expect((await visits.approve(checker(), id)).body).toMatchObject({ state: 'done', problem: null })
    if (fact === null) return
    const told = await testing.query<{ data: object }>('select data from event where type = $1', [fact])
    const names = { approval_id: id, asked_by: maker().actor, approved_by: checker().actor }
    expect(told).toEqual([{ data: expect.objectContaining(names) }])
  },
)

test('roles are changed by two, none of them himself', async () => {
  const order = { id: 'usr_clerk', roles: ['risk-manager'], reason: '说明' }
  expect((await visits.post(chief(), '/v1/people:set-roles', order)).body.code).toBe('approval-required')
  const ask = (id: string) =>
    visits.post(chief(), '/v1/approvals', { kind: 'role-change', request: { id, roles: ['auditor'] }, reason: '说明' })
  expect((await ask('usr_chief')).body.code).toBe('not-yourself')
  expect((await ask('usr_nobody')).body.code).toBe('member-not-found')
  const { approval_id } = (await ask('usr_boss')).body
  expect((await visits.approve(boss(), approval_id)).body).toMatchObject({ state: 'failed', problem: { code: 'not-yourself' } })
  const [act] = await testing.query(`select actor, subject, detail from act where act = 'roles-changed'`)
  expect(act).toMatchObject({ actor: 'usr_boss', subject: 'usr_clerk', detail: { asked_by: 'usr_chief', roles: ['operations-agent'] } })
})

test('an invitation by one gives no role that decides', async () => {
  const invitation = { email: 'new@desk.example', language: 'zh' }
  const invite = (roles: string[]) => visits.post(chief(), '/v1/invitations', { ...invitation, roles })
  expect((await invite(['risk-manager'])).body.code).toBe('approval-required')
  expect((await invite(['operations-agent'])).status).toBe(200)
})

test('what the approvals said is so: the order is over, the words are in force, the holds are lifted', async () => {
  await api.scheduler.wakeAll()
  await api.follower.catchUp()
  const status = (await api.get('/v1/status')).body as unknown as { orders: unknown[]; funders: object[]; clients: object[] }
  expect(status).toMatchObject({
    orders: [],
    funders: [{ funder: 'bank-a', limit_minor: 5 }],
    clients: [{ client: 'android', version: '10.5.0' }],
  })
  expect((await api.get('/v1/bulk-corrections/bc1')).body).toMatchObject({ state: 'completed', in_force_count: 0 })
  const [first] = await testing.query('select about, version, approved_by from notice_template')
  expect(first).toEqual({ about: 'hold-placed', version: 1, approved_by: 'usr_manager' })
})

const floor = (version: string) => ({ kind: 'client-floor', request: { client: 'ios', version }, reason: '说明' })

test('two who approve at once: one does it, and it is done once', async () => {
  const { approval_id } = (await visits.post(manager(), '/v1/approvals', floor('1.0.0'))).body
  const third = personNamed('usr_third', 'admin', now)
  const answers = await Promise.all([other(), third, other(), third].map((who) => visits.approve(who, approval_id)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await testing.query('select from event where event_id = $1', [approval_id])).toHaveLength(1)
})

test('an approval that was broken off is carried out later, once, in the name of whoever approved it', async () => {
  const { approval_id } = (await visits.post(manager(), '/v1/approvals', floor('2.0.0'))).body
  await testing.query(
    `update approval set state = 'approved', checker = 'usr_other', checker_person = 'usr_other', decided_at = $2 where id = $1`,
    [approval_id, new Date(now)],
  )
  now += 59_000
  await api.scheduler.wakeAll()
  expect((await visits.look(manager(), approval_id)).state).toBe('approved')
  now += 2_000
  await api.scheduler.wakeAll()
  await api.scheduler.wakeAll()
  expect(await visits.look(manager(), approval_id)).toMatchObject({ state: 'done', decided_by: 'usr_other' })
  expect(await testing.query('select from event where event_id = $1', [approval_id])).toHaveLength(1)
})

test('what the database cannot take now stays approved and is done later; what cannot be done says why, and is tried again', async () => {
  for (const message of onboarding('late')) await api.post(message)
  await api.post(messageOf('judicial-freeze-ordered', 'late', 'f2', { order_id: 'f2', authority: '示例法院' }))
  await api.follower.catchUp()
  now += 1_000
  const request = { batch_id: 'bc2', kind: 'wrong_action', reason: 'RG05', borrower_ids: ['late'] }
  const { approval_id } = (await visits.post(manager(), '/v1/approvals', { kind: 'bulk-correction', request, reason: '说明' })).body
  await testing.query(
    `create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'full' using errcode = '53100'; end $$`,
  )
  await testing.query('create trigger full_disk before insert on event for each row execute function full_disk()')
  expect((await visits.approve(other(), approval_id)).body.state).toBe('approved')
  await testing.query('drop trigger full_disk on event')
  await testing.query(`update approval set changes = '[{"field": "hold_count", "before": null, "after": 7}]' where id = $1`, [approval_id])
  now += 61_000
  await api.scheduler.wakeAll()
  expect(await visits.look(manager(), approval_id)).toMatchObject({ state: 'failed', problem: { code: 'count-differs' } })
  expect((await visits.approve(other(), approval_id)).body).toMatchObject({ state: 'done', problem: null })
})

test('the database itself keeps it to two people, in time, and to nobody of another organisation', async () => {
  const { approval_id } = (await visits.post(manager(), '/v1/approvals', floor('3.0.0'))).body
  const alone = `update approval set state = 'approved', checker = 'usr_x', checker_person = maker_person, decided_at = made_at where id = $1`
  await expect(testing.query(alone, [approval_id])).rejects.toThrow(/approval_by_two/)
  const late = `update approval set state = 'approved', checker = 'usr_x', checker_person = 'x', decided_at = expires_at where id = $1`
  await expect(testing.query(late, [approval_id])).rejects.toThrow(/approval_in_time/)
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'other', 1)`)
  const stranger = await visits.headersOf(other(), 2)
  expect((await api.app.inject({ url: `/v1/approvals/${approval_id}`, headers: stranger })).statusCode).toBe(404)
})

test('lists: what waits for him, what he asked for, a page at a time', async () => {
  type List = { data: { kind: string; is_mine: boolean }[]; has_more: boolean; next_cursor: string; to_decide: number }
  const waiting = await visits.read<List>(other(), '/v1/approvals?side=to-decide')
  expect([waiting.data.length, waiting.to_decide, waiting.data.every(({ is_mine }) => !is_mine)]).toEqual([1, 1, true])
  expect((await visits.read<List>(manager(), '/v1/approvals?side=to-decide')).to_decide).toBe(0)
  expect((await visits.read<List>(agent(), '/v1/approvals?side=to-decide')).data).toEqual([])
  expect((await visits.read<List>(officer(), '/v1/approvals?side=mine&kind=funder-limit&state=done')).data).toHaveLength(1)
  const page = await visits.read<List>(other(), '/v1/approvals?limit=5')
  const next = await visits.read<List>(other(), `/v1/approvals?limit=200&cursor=${page.next_cursor}`)
  expect([page.data.length, page.has_more, next.has_more]).toEqual([5, true, false])
  expect(page.data.length + next.data.length).toBe((await testing.query('select from approval')).length)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, OWN_PAGE, type Visit, visit } from '../testing/borrower-visits.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { pdfWith } from '../uploads/files.fixture.ts'

let testing: TestDatabase
let api: TestApi
let li: Visit
let wang: Visit

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => NOW)
  await held('li-si', '13800000001', 4)
  await held('wang-wu', '13800000002', 4)
  await held('zhao', '13800000003', 2)
  await held('qian', '13800000004', 1)
  li = await visit(api, { phone: '13800000001' })
  wang = await visit(api, { phone: '13800000002' })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

/** With a line; held on drawing where the devices are many. */
async function held(subject: string, phone: string, devices: number): Promise<void> {
  const [first, ...rest] = onboarding(subject)
  const { data, ...message } = first!
  await api.post({ ...message, data: { ...(data as object), phone } })
  for (const one of rest) await api.post(one)
  for (let nth = 1; nth <= devices; nth++)
    await api.post(messageOf('session-started', subject, `s-${nth}`, { device_id: `${subject}-${nth}` }))
  await api.follower.catchUp()
}

const holdOf = async (who: Visit): Promise<string> => (await who.ask('GET', '/v1/me')).body.holds[0]!.id

test('his line: what he may use, his score with its range and date, and why it is held with evidence and steps', async () => {
  const { status, headers, body } = await li.ask('GET', '/v1/me')
  expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
  expect(body).toMatchObject({
    line: { status: 'suspended', currency: 'CNY' },
    score: { value: 780, range_min: 350, range_max: 950 },
    usable_now_minor: 0,
    due: { due_minor: 0, next: null, loans: [] },
    holds: [{ scope: 'draw', blocks: true, owner: 'security', reason: { code: 'SE01' } }],
  })
  const hold = body.holds[0]!
  expect(hold.reason.evidence[0]).toMatchObject({ value: 4, name: { zh: expect.any(String), en: expect.any(String) } })
  expect(hold.steps.length).toBeGreaterThan(0)
  expect(JSON.stringify(body)).not.toContain('13800000001')
})

test('what shows a confidential reason is not told on his page either', async () => {
  const [first, ...rest] = onboarding('zhou')
  await api.post({ ...first!, data: { ...(first!.data as object), phone: '13800000006' } })
  for (const one of rest) await api.post(one)
  const asked = { request_id: 'cdd_1', items: ['identity_document', 'bank_statement'], due_at: '2026-11-22T07:30:00Z' }
  await api.post(messageOf('due-diligence-requested', 'zhou', 'cdd', asked, { time: '2026-11-22T07:10:00Z' }))
  await api.follower.catchUp()
  const { body } = await (await visit(api, { phone: '13800000006' })).ask('GET', '/v1/me')
  expect(body.holds).toMatchObject([{ owner: 'compliance', reason: { code: 'RG04', evidence: [] } }])
  const desk = (await api.get('/v1/borrowers/zhou')).body as unknown as { holds: { reason: { evidence: object[] } }[] }
  expect(desk.holds[0]?.reason.evidence.length).toBeGreaterThan(0)
})

test('the way back, and what is left to do', async () => {
  const hold = await holdOf(li)
  expect((await li.ask('GET', '/v1/me/way-back')).body.goals[0]).toMatchObject({ scope: 'draw', answer: 'plans' })
  const { data } = (await li.ask('GET', '/v1/me/tasks')).body
  expect(data[0]).toMatchObject({ kind: 'step', hold_id: hold, reason: 'SE01', text: { zh: expect.any(String) } })
})

test('an appeal: its receipt number and date, once however often it is sent; followed, and added to', async () => {
  const hold_id = await holdOf(li)
  const wish = { request_id: 'a1', kind: 'appeal', hold_id, text: '新手机是我本人的。' }
  const receipt = await li.ask('POST', '/v1/me/cases', wish)
  expect(receipt).toMatchObject({ status: 200, body: { case_id: 'cs_a1', kind: 'appeal', due_at: expect.any(String), repeated: false } })
  expect(receipt.body.clocks.length).toBeGreaterThan(0)
  expect((await li.ask('POST', '/v1/me/cases', wish)).body).toMatchObject({ case_id: 'cs_a1', repeated: true })
  expect(await li.ask('POST', '/v1/me/cases', { ...wish, request_id: 'a2' })).toMatchObject({
    status: 409,
    body: { code: 'appeal-under-way' },
  })

  const about = { borrower_id: 'li-si', case_id: 'cs_a1' }
  await api.send('/v1/cases:note', { ...about, direction: 'internal', channel: 'app', text: '内部意见' })
  await api.send('/v1/cases:note', { ...about, direction: 'out', channel: 'app', cause: '新设备', cure: '验证身份', options: '网点办理' })
  await api.send('/v1/document-requests', { ...about, request_id: 'dr_1', items: ['identity_document'] })
  expect((await li.ask('POST', '/v1/me/cases/cs_a1/notes', { request_id: 'n1', text: '已验证。' })).status).toBe(200)
  const { body } = await li.ask('GET', '/v1/me/cases/cs_a1')
  expect(body).toMatchObject({
    case_id: 'cs_a1',
    state: expect.any(String),
    documents: [{ item: 'identity_document', state: 'requested' }],
  })
  expect(body.moves.map(({ by, texts }) => [by, texts])).toEqual([
    ['me', { text: '新手机是我本人的。' }],
    ['lender', { cause: '新设备', cure: '验证身份', options: '网点办理' }],
    ['lender', {}],
    ['me', { text: '已验证。' }],
  ])
  expect(JSON.stringify(body)).not.toContain('内部意见')
  const tasks = (await li.ask('GET', '/v1/me/tasks')).body.data
  expect(tasks).toContainEqual(expect.objectContaining({ kind: 'document', item: 'identity_document', case_id: 'cs_a1' }))
})

test('what he says stands in his log as said by himself, through his channel', async () => {
  const said = await testing.query<{ actor: string }>(`select actor from event where type = 'appeal-submitted'`)
  expect(said).toEqual([{ actor: expect.stringMatching(/^me:[0-9a-f]{16}$/) }])
})

test('a person instead of a machine, an explanation, a promise, a call: each is taken', async () => {
  const review = { request_id: 'm1', kind: 'manual_review', text: '请人工看一下。' }
  expect((await wang.ask('POST', '/v1/me/cases', review)).body).toMatchObject({ case_id: 'cs_m1', kind: 'manual_review' })
  expect((await wang.ask('GET', '/v1/me/cases/cs_m1')).body.moves[1]).toMatchObject({ by: 'me', texts: { text: '请人工看一下。' } })
  const hold_id = await holdOf(wang)
  expect((await wang.ask('POST', '/v1/me/explanations', { request_id: 'e1', hold_id, text: '换了手机。' })).status).toBe(200)
  expect((await wang.ask('POST', '/v1/me/commitments', { request_id: 'c1', hold_id, duration_months: 6 })).status).toBe(200)
  const called = await wang.ask('POST', '/v1/me/callback', { request_id: 'b1', wished: '工作日上午', phone: '13911112222' })
  expect(called.body).toMatchObject({ case_id: 'cs_b1', kind: 'ticket', due_at: expect.any(String) })
  const cases = (await wang.ask('GET', '/v1/me/cases')).body.data.map((one) => one.case_id)
  expect(cases).toEqual(['cs_b1', 'cs_e1', 'cs_m1'])
})

test('what is somebody else’s is not there', async () => {
  const hold_id = await holdOf(li)
  const notice_id = (await li.ask('GET', '/v1/me/notices')).body.data[0]!.id
  const open = (about: object) => wang.ask('POST', '/v1/me/cases', { request_id: 'x1', kind: 'ticket', ...about })
  const missing: [string, Awaited<ReturnType<Visit['ask']>>][] = [
    ['hold-not-found', await open({ hold_id })],
    ['notice-not-found', await open({ notice_id })],
    ['loan-not-found', await open({ loan_id: 'ld_1' })],
    ['case-not-found', await wang.ask('GET', '/v1/me/cases/cs_a1')],
    ['case-not-found', await wang.ask('POST', '/v1/me/cases/cs_a1/notes', { request_id: 'x2', text: '！' })],
    ['case-not-found', await wang.ask('POST', '/v1/me/explanations', { request_id: 'x3', case_id: 'cs_a1', text: '！' })],
    ['hold-not-found', await wang.ask('POST', '/v1/me/explanations', { request_id: 'x4', hold_id, text: '！' })],
    ['hold-not-found', await wang.ask('POST', '/v1/me/commitments', { request_id: 'x5', hold_id, duration_months: 6 })],
    ['notice-not-found', await wang.ask('POST', '/v1/me/notices:read', { ids: [notice_id] })],
  ]
  for (const [code, { status, body }] of missing) expect([status, body.code]).toEqual([404, code])
  expect((await wang.ask('GET', '/v1/me/cases?borrower=li-si')).body.data.some((one) => one.case_id === 'cs_a1')).toBe(false)
  expect(await wang.ask('POST', '/v1/me/cases', { request_id: 'x6', kind: 'ticket', borrower_id: 'li-si' })).toMatchObject({ status: 422 })
})

test('his notices, read once', async () => {
  const before = (await li.ask('GET', '/v1/me/notices')).body.data
  expect(before[0]).toMatchObject({ read_at: null, zh: { subject: expect.any(String) }, en: { subject: expect.any(String) } })
  expect((await li.ask('POST', '/v1/me/notices:read', { ids: [before[0]!.id] })).status).toBe(204)
  expect((await li.ask('GET', '/v1/me/notices')).body.data[0]?.read_at).not.toBeNull()
  expect((await li.ask('GET', '/v1/me/messages')).body).toEqual({ data: [] })
})

test('what moves his score: where it stood, what its maker says, what raises ours; no points, and nothing of devices', async () => {
  const told = { value: 700, range_min: 350, range_max: 950, source: 'zhima', factors: ['负债较高'] }
  const [first, ...rest] = onboarding('sun')
  await api.post({ ...first!, data: { ...(first!.data as object), phone: '13800000005' } })
  for (const one of rest) await api.post({ ...one, ...(one.id === 'score' && { time: '2026-11-22T07:00:00Z' }) })
  await api.post(messageOf('score-updated', 'sun', 'score-2', told))
  await api.follower.catchUp()
  const { status, body } = await (await visit(api, { phone: '13800000005' })).ask('GET', '/v1/me/score')
  expect(status).toBe(200)
  expect(body).toMatchObject({ score: { value: 700 }, before: { value: 780 }, told: ['负债较高'] })
  const { ours } = body as unknown as { ours: { signal: string; moves: string }[] }
  expect(ours.map(({ signal, moves }) => `${signal} ${moves}`)).toContain('score up')
  expect(JSON.stringify(body)).not.toMatch(/device|points"?:/)
})

test('his messages, read once; somebody else’s are not there', async () => {
  const words = `'{"zh":"提醒","en":"Reminder"}'`
  await testing.query(
    `insert into message (organisation_id, bucket, borrower_id, key, kind, subject, body, at)
     select 1, bucket, borrower_id, 'near ' || ref, 'near_hold', ${words}, ${words}, now() from account where ref in ('li-si', 'wang-wu')`,
  )
  const read = (...keys: string[]) => li.ask('POST', '/v1/me/messages:read', { keys })
  const readAt = async (who: Visit) => (await who.ask('GET', '/v1/me/messages')).body.data.map((one) => one.read_at)
  expect(await readAt(li)).toEqual([null])
  expect(await read('near li-si', 'near wang-wu')).toMatchObject({ status: 404, body: { code: 'message-not-found' } })
  expect([await readAt(li), await readAt(wang)]).toEqual([[null], [null]])
  expect((await read('near li-si')).status).toBe(204)
  const [first] = await readAt(li)
  expect(first).toEqual(expect.any(String))
  expect((await read('near li-si')).status).toBe(204)
  expect([await readAt(li), await readAt(wang)]).toEqual([[first], [null]])
})

test.each<[when: object, status: number]>([
  [{ day: '2026-11-23', time: 'evening' }, 200],
  [{ wished: '随时' }, 200],
  [{}, 422],
  [{ day: '2026-11-23' }, 422],
  [{ time: 'evening' }, 422],
  [{ day: '2026-11-23', time: 'evening', wished: '随时' }, 422],
  [{ day: '2026-11-23', time: 'midnight' }, 422],
])('a call at %j is answered %i', async (when, status) => {
  const request_id = `call-${JSON.stringify(when).replaceAll(/[^a-z0-9]/g, '')}`
  const asked = await wang.ask('POST', '/v1/me/callback', { request_id, ...when })
  expect(asked.status).toBe(status)
  if (status !== 200 || !('day' in when)) return
  const { moves } = (await wang.ask('GET', `/v1/me/cases/cs_${request_id}`)).body
  expect(moves[0]?.texts).toEqual({ text: '希望回电时间：2026-11-23 晚上 18:00–20:00' })
})

test('how he wants to be told; where he is reached does not change by it', async () => {
  const contact = { language: 'zh', email: null, phone: '13800000001', push_token: null, opted_out: [], quiet_hours: null }
  await api.put('/v1/borrowers/li-si/contact', contact)
  const wish = { language: 'en', opted_out: ['learning'], quiet_hours: { from: 1320, until: 420 } }
  expect(await li.ask('PUT', '/v1/me/contact', wish)).toMatchObject({ status: 200, body: { ...wish, phone: '138****0001' } })
  expect((await li.ask('GET', '/v1/me/contact')).body).toMatchObject(wish)
  expect((await li.ask('PUT', '/v1/me/contact', { ...wish, phone: '13977777777' })).status).toBe(422)
})

test('questions about his own holds first, those of others not at all', async () => {
  const { data } = (await li.ask('GET', '/v1/me/faq')).body
  expect(data[0]?.concerns_me).toBe(true)
  const ids = data.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['new-phone', 'can-i-still-repay']))
  expect(ids).not.toContain('consent-withdrawn')
})

test('one more device: a warning before it is used, and nothing recorded', async () => {
  const zhao = await visit(api, { phone: '13800000003' })
  const before = await testing.query('select count(*) from event')
  const preview = (await zhao.ask('GET', '/v1/me/adverse-preview?action=another_device')).body
  expect(preview.holds).toMatchObject([{ reason: 'SE01' }])
  expect((await zhao.ask('GET', '/v1/me/adverse-preview?action=drawdown_request')).body).toMatchObject({ holds: [] })
  expect(await testing.query('select count(*) from event')).toEqual(before)
  expect((await zhao.ask('GET', '/v1/me')).body.holds).toEqual([])
})

test('a higher limit, tried out: nothing is recorded by asking', async () => {
  const before = await testing.query('select count(*) from event')
  const checked = await li.ask('POST', '/v1/me/increases:check', {})
  expect(checked).toMatchObject({ status: 200, body: { currency: 'CNY', limit_minor: null } })
  expect(checked.body.reasons.length).toBeGreaterThan(0)
  expect((await li.ask('POST', '/v1/me/increases:check', { borrower_id: 'wang-wu' })).status).toBe(422)
  expect(await testing.query('select count(*) from event')).toEqual(before)
})

test('his way back is kept to once he asks for it', async () => {
  const { status, body } = await li.ask('POST', '/v1/me/way-back')
  expect([status, body.plans.length > 0]).toEqual([200, true])
  const said = await testing.query(`select actor from event where type = 'way-back-given'`)
  expect(said[0]).toEqual({ actor: expect.stringMatching(/^me:/) })
})

test('a document that was asked for is brought, and is nobody else’s to see', async () => {
  const task = (await li.ask('GET', '/v1/me/tasks')).body.data.find(({ kind }) => kind === 'document')!
  expect(task).toMatchObject({ item: 'identity_document', request_id: 'dr_1' })
  const sent = await api.app.inject({
    method: 'POST',
    url: `/v1/me/uploads?upload_id=up_1&item=${task.item}&request_id=${task.request_id}`,
    headers: { cookie: li.cookie, 'content-type': 'application/octet-stream', ...OWN_PAGE },
    payload: pdfWith(['<< /Type /Catalog >>']),
  })
  expect([sent.statusCode, sent.json()]).toEqual([200, expect.objectContaining({ upload_id: 'up_1', kind: 'pdf' })])
  expect((await li.ask('GET', '/v1/me/cases/cs_a1')).body.documents).toEqual([
    expect.objectContaining({ item: 'identity_document', state: 'submitted' }),
  ])
  expect((await li.ask('GET', '/v1/me/uploads/up_1')).status).toBe(200)
  expect(await wang.ask('GET', '/v1/me/uploads/up_1')).toMatchObject({ status: 404, body: { code: 'upload-not-found' } })
})

test('two devices before a hold, one more brings none, and it is said how near it comes', async () => {
  const qian = await visit(api, { phone: '13800000004' })
  const { holds, nearer } = (await qian.ask('GET', '/v1/me/adverse-preview?action=another_device')).body
  expect(holds).toEqual([])
  expect(nearer).toContainEqual(expect.objectContaining({ reason: 'SE01', value: 2, bound: 3 }))
})

test('what is wrong with the platform stands on his page, while it is', async () => {
  const outage = { incident_id: 'inc_1', component: 'limits', kind: 'outage', severity: 'minor', started_at: '2026-11-22T07:00:00Z' }
  const said = await api.post(messageOf('incident-opened', 'book', 'inc-1', outage))
  expect([said.status, said.body.detail]).toEqual([200, undefined])
  expect((await li.ask('GET', '/v1/me')).body.banners).toMatchObject([{ reason: 'TE02', state: 'on', text: { zh: expect.any(String) } }])
  await api.post(messageOf('incident-closed', 'book', 'inc-2', { incident_id: 'inc_1' }))
  expect((await li.ask('GET', '/v1/me')).body.banners).toEqual([])
})

test('without a session nothing is told', async () => {
  const paths = [
    '',
    '/way-back',
    '/score',
    '/tasks',
    '/notices',
    '/messages',
    '/cases',
    '/cases/cs_a1',
    '/contact',
    '/faq',
    '/adverse-preview?action=another_device',
  ]
  for (const path of paths) expect((await call(api, 'GET', `/v1/me${path}`)).status).toBe(401)
  expect((await call(api, 'POST', '/v1/me/cases', { body: { request_id: 'q', kind: 'ticket' }, headers: OWN_PAGE })).status).toBe(401)
})

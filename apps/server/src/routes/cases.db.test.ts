import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { checkViews } from '../store/check-views.ts'
import { keyOf } from '../testing/key-of.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const DAY_MS = 86_400_000
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
  await api?.close()
  await testing?.drop()
})

/** With a hold on drawing: three new devices. */
async function held(borrower: string): Promise<string> {
  for (const message of onboarding(borrower)) expect((await api.post(message)).status).toBe(200)
  for (const nth of [1, 2, 3, 4]) {
    const data = { device_id: `d-${borrower}-${nth}` }
    await api.post(messageOf('session-started', borrower, `s-${nth}`, data))
  }
  await api.follower.catchUp()
  const { holds } = (await api.get(`/v1/borrowers/${borrower}`)).body as unknown as { holds: { id: string }[] }
  return holds[0]!.id
}

type CaseBody = { state: string; due_at: string; case_id: string; moves: { sequence: number; type: string; data: object }[] } & Record<
  string,
  unknown
>
const caseOf = async (borrower: string, id: string) => (await api.get(`/v1/cases/${borrower}/${id}`)).body as unknown as CaseBody
const listed = async (query: string) => {
  await api.follower.catchUp()
  return ((await api.get(`/v1/cases?${query}`)).body.data as unknown as CaseBody[]).map((one) => one.case_id)
}

test('an appeal from its receipt to its end: assigned, asked, brought, looked at, decided by another, told, closed', async () => {
  const borrower_id = 'appeals'
  const hold_id = await held(borrower_id)
  const appeal = { borrower_id, appeal_id: 'ap_1', hold_id, text: '新手机是我本人的。' }
  const received = await api.send('/v1/appeals', appeal)
  expect(received.body.result).toMatchObject({
    type: 'fairline.case-taken-up.v1',
    data: { case_id: 'cs_ap_1', kind: 'appeal', reasons: ['SE01'], category: 'security', due_at: expect.any(String) },
  })
  expect((await api.send('/v1/appeals', appeal)).headers['fairline-repeated']).toBe('true')
  expect(await api.send('/v1/appeals', { ...appeal, appeal_id: 'ap_2' })).toMatchObject({ status: 409, body: { code: 'appeal-under-way' } })

  const about = { borrower_id, case_id: 'cs_ap_1' }
  await api.send('/v1/cases:assign', { ...about, assignee: 'admin' })
  await api.send('/v1/document-requests', { ...about, request_id: 'dr_1', items: ['operation_log'] })
  expect(await caseOf(borrower_id, 'cs_ap_1')).toMatchObject({ state: 'waiting_for_borrower', assignee: 'admin', documents_missing: 1 })
  const document = { borrower_id, document_id: 'doc_1', item: 'operation_log' }
  await api.send('/v1/documents-submitted', { ...document, request_id: 'dr_1' })
  await api.send('/v1/documents-checked', { ...document, result: 'accepted' })

  const half = await api.send('/v1/cases:note', { ...about, direction: 'out', channel: 'hotline', cause: '多台新设备登录' })
  expect([half.status, half.body.errors.map(({ pointer }) => pointer)]).toEqual([422, ['/data/cure', '/data/options']])
  expect(await api.send('/v1/cases:close', { ...about, result: 'resolved', text: '好' })).toMatchObject({
    body: { code: 'case-not-decided' },
  })

  const decided = await api.send('/v1/appeals:decide', { borrower_id, appeal_id: 'ap_1', result: 'rejected', text: '未能核实。' })
  expect(decided.status).toBe(200)
  const whole = await caseOf(borrower_id, 'cs_ap_1')
  expect(whole).toMatchObject({
    state: 'decided',
    decision: { result: 'rejected', overturns: false },
    documents: [{ item: 'operation_log', state: 'accepted' }],
    subject: { about: 'hold-placed', in_force: true, reasons: [{ code: 'SE01', evidence: expect.any(Array) }] },
    borrower: { id: borrower_id, line: { status: 'suspended' } },
    clocks: [{ source: 'CN-COMPLAINT', days: 15 }],
  })
  expect(whole.moves[0]).toMatchObject({ type: 'fairline.appeal-submitted.v1', data: { text: { sealed: true } } })

  const again = { borrower_id, appeal_id: 'ap_3', hold_id }
  expect((await api.send('/v1/appeals', again)).status).toBe(200)
  const decide = { borrower_id, appeal_id: 'ap_3', result: 'upheld' }
  expect(await api.send('/v1/appeals:decide', decide)).toMatchObject({ status: 409, body: { code: 'decided-before' } })
  // Nor by any other road.
  expect(await api.post(messageOf('appeal-decided', borrower_id, 'sly', { appeal_id: 'ap_3', result: 'upheld' }))).toMatchObject({
    body: { code: 'decided-before' },
  })
  expect((await api.send('/v1/appeals:decide', decide, { authorization: second })).status).toBe(200)

  expect((await api.send('/v1/cases:close', { ...about, result: 'answered', text: '已答复。' })).status).toBe(200)
  expect(await api.send('/v1/cases:note', { ...about, direction: 'in', channel: 'hotline', text: '还有问题' })).toMatchObject({
    status: 409,
    body: { code: 'case-closed' },
  })
})

test('what was written is read by who may, and that he did is in the log first', async () => {
  const borrower_id = 'reads'
  await api.send('/v1/borrowers', { borrower_id, kind: 'individual', currency: 'CNY' })
  await api.send('/v1/cases', { borrower_id, case_id: 'cs_1', kind: 'ticket', channel: 'hotline', text: '为什么不能借？' })
  const path = `/v1/cases/${borrower_id}/cs_1/texts:reveal`
  expect((await api.send(path, { purpose: 'appeal_review' })).body.data).toMatchObject([{ texts: { text: '为什么不能借？' } }])
  const timeline = (await api.get(`/v1/borrowers/${borrower_id}/timeline`)).body.data as unknown as { type: string }[]
  expect(timeline[0]?.type).toBe('fairline.personal-data-revealed.v1')
  expect((await api.send(path, { purpose: 'appeal_review' }, { authorization: second })).status).toBe(403)
  expect((await api.send(path, {})).status).toBe(422)
})

test('a case is one borrower’s', async () => {
  const ticket = { case_id: 'cs_mine', kind: 'ticket', channel: 'app', text: '问' }
  for (const borrower_id of ['one', 'other']) await api.send('/v1/borrowers', { borrower_id, kind: 'individual', currency: 'CNY' })
  expect((await api.send('/v1/cases', { borrower_id: 'one', ...ticket })).status).toBe(200)
  const note = { case_id: 'cs_mine', direction: 'in', channel: 'app', text: '答' }
  expect(await api.send('/v1/cases:note', { borrower_id: 'other', ...note })).toMatchObject({ status: 409, body: { code: 'case-unknown' } })
  expect((await api.get('/v1/cases/other/cs_mine')).body.code).toBe('case-not-found')
  expect(await api.send('/v1/cases', { borrower_id: 'nobody', ...ticket })).toMatchObject({ body: { code: 'borrower-not-found' } })
})

test('two who decide at once: one of them does', async () => {
  const borrower_id = 'rivals'
  const hold_id = await held(borrower_id)
  await api.send('/v1/appeals', { borrower_id, appeal_id: 'ap_r', hold_id })
  const said = (result: string, event: string) => api.post(messageOf('appeal-decided', borrower_id, event, { appeal_id: 'ap_r', result }))
  const answers = await Promise.all([said('upheld', 'a'), said('rejected', 'b'), said('rejected', 'c')])
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409])
})

test('a complaint is extended as the rule allows, and no further', async () => {
  const borrower_id = 'complains'
  await api.send('/v1/borrowers', { borrower_id, kind: 'individual', currency: 'CNY' })
  await api.send('/v1/cases', { borrower_id, case_id: 'cs_c', kind: 'complaint', channel: 'web', text: '投诉' })
  const extend = (days: number) =>
    api.send('/v1/cases:extend', { borrower_id, case_id: 'cs_c', source: 'CN-COMPLAINT', days, text: '情况复杂。' })
  expect(await extend(90)).toMatchObject({ status: 409, body: { code: 'extension-not-allowed' } })
  expect((await extend(30)).status).toBe(200)
  const { clocks, due_at, opened_at } = (await caseOf(borrower_id, 'cs_c')) as unknown as {
    clocks: object[]
    due_at: string
    opened_at: string
  }
  expect(clocks).toMatchObject([{ source: 'CN-COMPLAINT', days: 30, extends_to: [30, 60] }])
  expect(Math.floor((Date.parse(due_at) - Date.parse(opened_at)) / DAY_MS)).toBe(30)
})

test('the list begins with what is due first, and goes on from page to page', async () => {
  const borrower_id = 'lists'
  await api.send('/v1/borrowers', { borrower_id, kind: 'individual', currency: 'CNY' })
  const open = (case_id: string, kind: string) => api.send('/v1/cases', { borrower_id, case_id, kind, channel: 'web', text: '问' })
  for (const [id, kind] of [['l_objection', 'objection'], ['l_ticket', 'ticket'], ['l_security', 'security']] as const) await open(id, kind) // biome-ignore format: one table
  await api.send('/v1/cases:assign', { borrower_id, case_id: 'l_ticket', assignee: 'ann' })
  expect(await listed(`borrower=${borrower_id}`)).toEqual(['l_security', 'l_ticket', 'l_objection'])
  expect(await listed(`borrower=${borrower_id}&assignee=ann`)).toEqual(['l_ticket'])
  expect(await listed(`borrower=${borrower_id}&assignee=none&kind=objection,ticket`)).toEqual(['l_objection'])
  expect(await listed(`borrower=${borrower_id}&due_before=${new Date(now + 3 * DAY_MS).toISOString()}`)).toEqual(['l_security'])
  expect(await listed(`borrower=${borrower_id}&state=waiting_for_us`)).toEqual(['l_ticket'])
  const first = await api.get(`/v1/cases?borrower=${borrower_id}&limit=2`)
  expect(await listed(`borrower=${borrower_id}&limit=2&cursor=${first.body.next_cursor}`)).toEqual(['l_objection'])
  expect((await api.get(`/v1/cases?limit=2&cursor=${first.body.next_cursor}`)).status).toBe(422)
})

test('what is late is raised by the clock, step by step, once each', async () => {
  const borrower_id = 'late'
  await api.send('/v1/borrowers', { borrower_id, kind: 'individual', currency: 'CNY' })
  await api.send('/v1/cases', { borrower_id, case_id: 'late_1', kind: 'ticket', channel: 'web', text: '问' })
  await api.follower.catchUp()
  const raised = async (atMs: number) => {
    now = NOW + atMs
    await api.scheduler.wakeAll()
    await api.scheduler.wakeAll()
    await api.follower.catchUp()
    const { state, escalated_to, moves } = await caseOf(borrower_id, 'late_1')
    return [state, escalated_to, moves.filter(({ type }) => type.includes('escalated')).length]
  }
  expect(await raised(5 * DAY_MS)).toEqual(['open', null, 0])
  expect(await raised(6 * DAY_MS)).toEqual(['escalated', 'team_lead', 1])
  expect(await raised(8 * DAY_MS)).toEqual(['escalated', 'service_manager', 2])
  expect(await raised(30 * DAY_MS)).toEqual(['escalated', 'service_manager', 2])
})

test('how borrowers were answered is measured over all of it', async () => {
  await api.follower.catchUp()
  const { body } = await api.get('/v1/measures/cases')
  expect(body).toMatchObject({
    is_partial: false,
    kinds: expect.arrayContaining([
      expect.objectContaining({
        kind: 'appeal',
        opened: 3,
        open: 0,
        decision: { cases: 3, half_ms: expect.any(Number), most_ms: expect.any(Number) },
      }),
      expect.objectContaining({ kind: 'ticket', opened: 4, late: 4 }),
    ]),
    reasons: [{ reason: 'SE01', decided: 3, overturned: expect.any(Number) }],
  })
  expect((await api.get(`/v1/measures/cases?opened_from=2027-01-01T00:00:00Z`)).body).toMatchObject({ kinds: [], reasons: [] })
})

test('the view is what the log says', async () => {
  await api.follower.catchUp()
  const book = api.database.as(FIRST_ORGANISATION)
  let differences = 0
  for await (const check of checkViews(book, FIRST_ORGANISATION)) differences += check.differences.length
  expect(differences).toBe(0)
  await testing.query(`update case_view set body = jsonb_set(body, '{state}', '"closed"') where case_id = 'cs_mine'`)
  const found: string[] = []
  for await (const check of checkViews(book, FIRST_ORGANISATION)) found.push(...check.differences.map(({ view, of }) => `${view} ${of}`))
  expect(found).toEqual(['cases one cs_mine'])
})

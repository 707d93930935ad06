/** Contacts, trainings and professional firms over HTTP: what is due is told in the morning, what may not be chosen is refused, and other organisations see nothing of it. */
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
  const consent = { ...DESK['consents/c-1'], scopes: ['board', 'reasons'] }
  for (const [path, content] of Object.entries({ ...DESK, 'consents/c-1': consent })) await keep(path, content)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const keep = async (path: string, content: object, version = 0) =>
  (await api.put(`/v1/desk/${path}`, { version, ...content })) as unknown as { status: number; body: { errors?: { pointer: string }[] } }
const inDays = (days: number): string => new Date(now + days * DAY).toISOString().slice(0, 10)
type Row = Readonly<Record<string, unknown>>
const rows = async (path: string): Promise<Row[]> => (await api.get(`/v1/desk/${path}`)).body.data as unknown as Row[]
const reminded = async (): Promise<string[]> => {
  const { body } = await api.get('/v1/desk/reminders')
  return (body.data as unknown as Row[]).map(({ kind, id, state }) => `${kind as string} ${id as string} ${state as string}`)
}

test('nothing is kept up yet: only those who have to be trained are missed', async () => {
  expect(await rows('contact-dues')).toEqual([])
  expect(await rows('service-standings')).toEqual([])
  expect(await reminded()).toEqual(['role finance_staff overdue', 'role management overdue'])
})

test('whom to speak to: by the day that was agreed, then by the interval after each contact', async () => {
  const relation = { provider_id: 'north-bank', contact: '对公客户经理', next_contact_on: inDays(-1), every_days: 30 }
  expect((await keep('relations/r-1', { ...relation, every_days: 0 })).status).toBe(422)
  expect((await keep('relations/r-1', relation)).status).toBe(200)
  expect(await rows('contact-dues')).toMatchObject([
    { relation_id: 'r-1', provider: '北方银行', state: 'overdue', due_on: inDays(-1), last_on: null, contacts: [] },
  ])
  expect(await reminded()).toContain('contact r-1 overdue')
  expect((await keep('contacts/k-1', { relation_id: 'r-1', held_on: inDays(0), way: 'call', note: '确认额度' })).status).toBe(200)
  expect(await rows('contact-dues')).toMatchObject([
    { state: 'fine', due_on: inDays(30), last_on: inDays(0), contacts: [{ id: 'k-1', way: 'call' }] },
  ])
  expect(await reminded()).not.toContain('contact r-1 overdue')
})

test('whose training ends, and who of those who have to be trained is not', async () => {
  const training = { topic: '资金用途', held_on: inDays(-100), attendees: 6, minutes: 90 }
  expect((await keep('trainings/t-1', { ...training, audience: 'finance_staff', valid_months: 121 })).status).toBe(422)
  expect((await keep('trainings/t-1', { ...training, audience: 'finance_staff', valid_months: 12 })).status).toBe(200)
  expect((await keep('trainings/t-2', { ...training, audience: 'management', valid_months: 1 })).status).toBe(200)
  const body = (await api.get('/v1/desk/training-validity')).body as unknown as { data: Row[]; roles: Row[] }
  expect(body.data).toMatchObject([
    { training_id: 't-1', state: 'valid' },
    { training_id: 't-2', state: 'expired' },
  ])
  expect(body.roles).toMatchObject([
    { role: 'finance_staff', state: 'trained' },
    { role: 'management', state: 'lacking', until: null },
  ])
  expect(await reminded()).toEqual(['role management overdue', 'training t-2 overdue'])
})

const standing = async () => (await rows('service-standings'))[0]!
const WORK = { service_provider_id: 's-1', purpose: '审阅申诉材料', fee: 'after_service' }

test('a firm is looked up before it is chosen, and not chosen once it is refused', async () => {
  const firm = { name: '某律师事务所', kind: 'legal', registration: 'A-01', valid_until: inDays(400) }
  expect((await keep('service-providers/s-1', firm)).status).toBe(200)
  expect(await standing()).toMatchObject({ state: 'check_due', reasons: ['not_checked'], may_be_chosen: false })
  const early = await keep('engagements/e-1', { ...WORK, from_on: inDays(0) })
  expect([early.status, early.body.errors?.[0]?.pointer]).toEqual([422, '/service_provider_id'])

  const check = { service_provider_id: 's-1', checked_on: inDays(0), checked_by: '合规专员', where: '公示系统', next_check_on: inDays(90) }
  expect((await keep('service-checks/c-1', { ...check, checked_by: '13800138000', result: 'valid' })).status).toBe(422)
  expect((await keep('service-checks/c-1', { ...check, result: 'valid' })).status).toBe(200)
  expect(await standing()).toMatchObject({ state: 'usable', reasons: [], may_be_chosen: true, next_check_on: inDays(90) })
  expect((await keep('engagements/e-0', { ...WORK, purpose: '代办提额', from_on: inDays(0) })).body.errors?.[0]?.pointer).toBe('/purpose')
  expect((await keep('engagements/e-0', { ...WORK, fee: 'before_service', from_on: inDays(0) })).status).toBe(422)
  expect((await keep('engagements/e-1', { ...WORK, from_on: inDays(0) })).status).toBe(200)

  const said = { service_provider_id: 's-1', made_on: inDays(0), about: 'promised_limit', words: '称交费后可以提额' }
  expect((await keep('service-complaints/p-1', said)).status).toBe(200)
  expect(await standing()).toMatchObject({
    ...{ state: 'refused', reasons: ['warning_complaint'], may_be_chosen: false },
    ...{ engagements: [{ id: 'e-1' }], complaints: [{ id: 'p-1', closed_on: null, version: 1 }] },
  })
  expect(await reminded()).toContain('service s-1 overdue')
  expect((await keep('engagements/e-2', { ...WORK, from_on: inDays(0) })).status).toBe(422)
  expect((await keep('service-complaints/p-1', { ...said, closed_on: inDays(0), outcome: '查无此事' }, 1)).status).toBe(200)
  expect((await keep('engagements/e-2', { ...WORK, from_on: inDays(0) })).status).toBe(200)

  expect((await keep('service-providers/s-1', { ...firm, choice: 'suspended' }, 1)).status).toBe(422)
  expect((await keep('service-providers/s-1', { ...firm, choice: 'suspended', choice_reason: '超范围执业' }, 1)).status).toBe(200)
  expect(await standing()).toMatchObject({ state: 'refused', reasons: ['suspended'], choice_reason: '超范围执业' })
  expect(await api.send('/v1/desk/entries:end', { kind: 'engagement', id: 'e-1', reason: '改由他所承办' })).toMatchObject({ status: 200 })
  expect((await standing()).engagements).toMatchObject([{ id: 'e-2' }])
})

test('borrowers who are to be told something are among it, as long as they let the desk see them', async () => {
  const profile = { confirmed_on: inDays(-10), id_expires_on: inDays(900), matches: false }
  await api.send('/v1/desk/observations', {
    observations: [
      {
        ...{ id: 'o-1', subject_kind: 'enrolment', subject_id: 'enr-1', field: 'profile', value: profile, source: 'desk_entry' },
        effective_at: new Date(now).toISOString(),
      },
    ],
  })
  expect(await reminded()).toContain('guidance enr-1 overdue')
  const body = (await api.get('/v1/desk/reminders')).body as unknown as { data: Row[]; total: number }
  expect(body.total).toBe(body.data.length)
  now += 1_000
  await api.send('/v1/desk/enrolled:end', { kind: 'consent', id: 'c-1', reason: '本人撤回' })
  expect((await reminded()).filter((one) => one.startsWith('guidance'))).toEqual([])
})

test('by pages, and by whoever may read a desk', async () => {
  const relation = { provider_id: 'north-bank', contact: '客服', next_contact_on: inDays(60) }
  await keep('relations/r-2', relation)
  const { body: first } = await api.get('/v1/desk/contact-dues?limit=1')
  expect(first).toMatchObject({ has_more: true, next_cursor: 'r-1', data: [{ relation_id: 'r-1' }] })
  const { body: second } = await api.get('/v1/desk/contact-dues?limit=1&cursor=r-1')
  expect(second).toMatchObject({ has_more: false, next_cursor: null, data: [{ relation_id: 'r-2', state: 'never' }] })
  for (const path of ['contact-dues?of=x', 'training-validity?limit=0', 'service-standings?cursor=%20', 'reminders?x=1'])
    expect([path, (await api.get(`/v1/desk/${path}`)).status]).toEqual([path, path === 'reminders?x=1' ? 200 : 422])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Visit, visit } from '../testing/borrower-visits.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let li: Visit
let wang: Visit
const PHONES = { 'li-si': '13700000001', 'wang-wu': '13700000002' } as const

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => NOW)
  for (const [subject, phone] of Object.entries(PHONES)) {
    const [first, ...rest] = onboarding(subject)
    const { data, ...message } = first!
    await api.post({ ...message, data: { ...(data as object), phone, name: '欧阳文澜', id_number: '11010519491231002X' } })
    // Who has no line yet has nothing that must be kept.
    for (const one of subject === 'wang-wu' ? rest.slice(0, 1) : rest) await api.post(one)
  }
  await api.follower.catchUp()
  li = await visit(api, { phone: PHONES['li-si'] })
  wang = await visit(api, { phone: PHONES['wang-wu'] })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

type Words = { zh: string; en: string }
type ConsentSeen = { consent: string; state: string; stops: Words[]; goes_on: Words[] }
/** Whatever came back, as a test looks into it: what each route really answers is held to by its schema. */
type Seen = {
  values: { kind: string; shown: string | null }[]
  looks: object[]
  categories: Record<'what' | 'from' | 'why' | 'kept', Words>[]
  grounds: { code: string }[]
  data: ConsentSeen[]
  line: { status: string }
}
const bodyOf = async (asked: ReturnType<Visit['ask']>): Promise<Seen> => (await asked).body as unknown as Seen
const reveal = (subject: string, purpose: string) =>
  api.send(`/v1/borrowers/${subject}/personal-data:reveal`, { fields: ['phone', 'name'], purpose })

test('what is held of him: masked, from whom, why and for how long; and who saw it, by whose side', async () => {
  await reveal('li-si', 'borrower_service')
  const held = await bodyOf(li.ask('GET', '/v1/me/personal-data'))
  expect(JSON.stringify(held)).not.toMatch(/欧阳文澜|13700000001|11010519491231002X/)
  expect(held.values).toContainEqual(expect.objectContaining({ kind: 'phone', shown: '137****0001', source: 'core' }))
  expect(held.values).toContainEqual(expect.objectContaining({ kind: 'name', shown: '欧****' }))
  expect(held.looks).toEqual([expect.objectContaining({ by: 'lender', purpose: 'borrower_service', fields: ['phone', 'name'] })])
  expect(JSON.stringify(held)).not.toContain('key_')
  for (const { what, from, why, kept } of held.categories)
    for (const words of [what, from, why, kept]) expect([words.zh, words.en].every((text) => text !== '')).toBe(true)
})

test('a copy in clear is his own, and stands in his log before he has it', async () => {
  const copy = await bodyOf(li.ask('POST', '/v1/me/personal-data:copy'))
  expect(copy.values).toContainEqual(expect.objectContaining({ kind: 'phone', value: PHONES['li-si'] }))
  expect((await bodyOf(li.ask('GET', '/v1/me/personal-data'))).looks[0]).toMatchObject({ by: 'me', purpose: 'data_subject_access' })
})

test('at the desk the same is masked, with the names of those who looked', async () => {
  const { body } = await api.get('/v1/borrowers/li-si/personal-data')
  expect(JSON.stringify(body)).not.toMatch(/欧阳文澜|13700000001/)
  expect(body).toMatchObject({ locked: false, looks: [{ by: 'me' }, { by: 'lender', actor: expect.stringMatching(/^key_/) }] })
  expect((await api.get('/v1/borrowers/nobody/personal-data')).status).toBe(404)
})

test('something wrong is looked at by a person, with a receipt', async () => {
  const wrong = { request_id: 'fix1', kind: 'address', text: '门牌号应为十二号。' }
  expect((await li.ask('POST', '/v1/me/corrections', wrong)).body).toMatchObject({
    case_id: 'cs_fix1',
    kind: 'ticket',
    due_at: expect.any(String),
  })
})

const consent = async (who: Visit, name: string): Promise<ConsentSeen> =>
  (await bodyOf(who.ask('GET', '/v1/me/consents'))).data.find((one) => one.consent === name)!

test('what taking a consent back stops is said before; taken back it counts at once, and given anew too', async () => {
  const before = await consent(li, 'score')
  expect(before).toMatchObject({ state: 'in_force' })
  expect(before.stops.length).toBe(2)
  expect(before.goes_on[0]?.zh).toContain('还款')
  expect((await consent(li, 'marketing')).stops.length).toBe(1)
  const change = (request_id: string, name: string, given: boolean) =>
    li.ask('POST', '/v1/me/consents', { request_id, consent: name, given })
  expect((await change('w1', 'score', false)).status).toBe(200)
  expect(await consent(li, 'score')).toMatchObject({ state: 'taken_back' })
  expect((await bodyOf(li.ask('GET', '/v1/me'))).line.status).toBe('suspended')
  expect((await change('w2', 'score', true)).status).toBe(200)
  expect((await bodyOf(li.ask('GET', '/v1/me'))).line.status).toBe('active')
  expect((await change('w3', 'desk.board', true)).status).toBe(200)
  expect(await consent(li, 'desk.board')).toMatchObject({ state: 'in_force' })
  expect((await change('w4', 'desk.board', false)).status).toBe(200)
  expect(await consent(li, 'desk.board')).toMatchObject({ state: 'taken_back' })
})

test('deletion with a line: said before, then only stored, with the reasons; nobody looks but for the law; taken back it is as before', async () => {
  const would = await bodyOf(li.ask('GET', '/v1/me/deletion'))
  expect(would).toMatchObject({ standing: null, answer: 'locked', until: null })
  expect(would.grounds.map((ground) => ground.code)).toEqual(['line-open', 'records'])
  expect(await bodyOf(li.ask('POST', '/v1/me/deletion', { request_id: 'd1' }))).toMatchObject({ standing: { request_id: 'd1' } })
  expect((await api.get('/v1/borrowers/li-si/personal-data')).body).toMatchObject({ locked: true })
  expect(await reveal('li-si', 'borrower_service')).toMatchObject({ status: 409, body: { code: 'storage-only' } })
  expect((await reveal('li-si', 'loan_servicing')).status).toBe(200)
  const giving = { request_id: 'w5', consent: 'score', given: true }
  expect(await li.ask('POST', '/v1/me/consents', giving)).toMatchObject({ status: 409, body: { code: 'deletion-under-way' } })
  expect(await bodyOf(li.ask('POST', '/v1/me/deletion:take-back', { request_id: 'd1' }))).toMatchObject({ standing: null })
  expect((await li.ask('POST', '/v1/me/deletion:take-back', { request_id: 'd2' })).status).toBe(409)
  expect((await reveal('li-si', 'borrower_service')).status).toBe(200)
})

test('deletion without one: erased in the very answer', async () => {
  const asked = await bodyOf(wang.ask('POST', '/v1/me/deletion', { request_id: 'd1' }))
  expect(asked).toMatchObject({ standing: null, answer: 'erased', erased_at: expect.any(String) })
  expect(await testing.query(`select from sealing_key k join account a using (bucket, borrower_id) where a.ref = 'wang-wu'`)).toEqual([])
  const held = await bodyOf(wang.ask('GET', '/v1/me/personal-data'))
  expect(held.values.every(({ shown }) => shown === null)).toBe(true)
  await api.post(messageOf('profile-changed', 'wang-wu', 'again', { field: 'phone', verified: true, value: '13700000009' }))
  expect((await bodyOf(wang.ask('GET', '/v1/me/personal-data'))).values[0]).toMatchObject({ shown: '137****0009' })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, makeKey } from '../auth/api-keys.ts'
import { insertApiKey } from '../store/api-key-table.ts'
import { checkRebuild } from '../store/rebuild-check.ts'
import { messageOf, onboarding, outage, type TestApi, type TestMessage, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
beforeAll(async () => {
  testing = await testDatabase()
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'other', 1)`)
  api = await testApi(testing.url)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const PERSON = { name: '陆九渊', id_number: '11010519491231002X', phone: '13900001111', address: '杭州市西湖区一号' }

const person = (subject: string, more: Partial<typeof PERSON> = {}): TestMessage =>
  messageOf('borrower-registered', subject, 'registered', { kind: 'individual', currency: 'CNY', ...PERSON, ...more })
const newPhone = (subject: string, id: string, value: string): TestMessage =>
  messageOf('profile-changed', subject, id, { field: 'phone', verified: true, value })

const dataOf = async (subject: string): Promise<string> =>
  JSON.stringify(await testing.query('select e.data from event e join account a using (bucket, borrower_id) where a.ref = $1', [subject]))
const ask = async (path: string, body: object, key = api.adminKey) => {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const answer = await api.app.inject({ method: 'POST', url: `/v1/borrowers${path}`, headers, payload: JSON.stringify(body) })
  return { status: answer.statusCode, body: answer.json() }
}
const find = async (kind: string, value: string, key?: string) => (await ask(':find', { kind, value }, key)).body.data
const reveal = (subject: string, fields: readonly string[], key?: string) =>
  ask(`/${subject}/personal-data:reveal`, { fields, purpose: 'borrower_service' }, key)
const erase = (subject: string) => ask(`/${subject}/personal-data:erase`, { reason: 'borrower_request' })

async function keyWith(organisationId: number, ...scopes: string[]): Promise<string> {
  const key = makeKey()
  await insertApiKey(api.database, {
    id: key.slice(0, 12),
    name: 'test',
    prefix: 'flk_',
    sha256: hashKey(key),
    scopes,
    organisationId,
    senders: ['channel', 'lending-system', 'bureau'],
  })
  return key
}

test('personal values are sealed in the log, and a line is granted all the same', async () => {
  for (const message of [person('sealed'), ...onboarding('sealed').slice(1)]) await api.post(message)
  const stored = await dataOf('sealed')
  for (const value of Object.values(PERSON)) expect(stored).not.toContain(value)
  expect(stored).toContain('"sealed"')
  expect((await api.get('/v1/borrowers/sealed')).body.line.status).toBe('active')
})

test('sent again it is repeated; with another phone number under the same id it is refused', async () => {
  expect((await api.post(person('again'))).body.status).toBe('recorded')
  expect((await api.post(person('again'))).body.status).toBe('repeated')
  expect((await api.post(person('again', { phone: '13900002222' }))).body.code).toBe('id-reused')
  const { phone: _, ...without } = PERSON
  const other = messageOf('borrower-registered', 'again', 'registered', { kind: 'individual', currency: 'CNY', ...without })
  expect((await api.post(other)).body.code).toBe('id-reused')
})

test('a borrower is found by his number however it is spelled, and under a former one as such', async () => {
  await api.post(person('found', { phone: '13712345678' }))
  expect(await find('phone', '+86 137-1234-5678')).toEqual([{ id: 'found', current: true }])
  await api.post(newPhone('found', 'changed', '13787654321'))
  expect(await find('phone', '13787654321')).toEqual([{ id: 'found', current: true }])
  expect(await find('phone', '13712345678')).toEqual([{ id: 'found', current: false }])
  await api.post(newPhone('found', 'changed-back', '13712345678'))
  expect(await find('phone', '13712345678')).toEqual([{ id: 'found', current: true }])
  expect(await find('phone', '13712345679')).toEqual([])
  expect((await ask(':find', { kind: 'name', value: PERSON.name })).status).toBe(422)
})

test('what a bureau says of him is sealed too, and he is not found by it', async () => {
  await api.post(outage('reported', '1'))
  await api.post(messageOf('bureau-identity-reported', 'reported', 'b', { source: 'bureau', phone: '13611112222' }))
  expect(await dataOf('reported')).not.toContain('13611112222')
  expect(await find('phone', '13611112222')).toEqual([])
})

test('whoever sees a value is in the log before he does, with his purpose', async () => {
  await api.post(person('seen'))
  await api.post(newPhone('seen', 'changed', '13500001111'))
  expect((await reveal('seen', ['phone', 'name', 'email'])).body).toEqual({
    id: 'seen',
    values: { phone: '13500001111', name: PERSON.name },
  })
  const [logged] = await testing.query<{ actor: string; data: unknown }>(
    `select e.actor, e.data from event e join account a using (bucket, borrower_id) where a.ref = 'seen' and e.type = 'personal-data-revealed'`,
  )
  expect(logged).toMatchObject({
    actor: expect.stringMatching(/^key_/),
    data: { fields: ['phone', 'name', 'email'], purpose: 'borrower_service' },
  })
})

test('without the scope nobody sees or finds anything; of another organisation neither', async () => {
  await api.post(person('guarded', { phone: '13400001111' }))
  const writer = await keyWith(1, 'events:write', 'book:read')
  expect((await reveal('guarded', ['phone'], writer)).status).toBe(403)
  expect((await ask(':find', { kind: 'phone', value: '13400001111' }, writer)).status).toBe(403)
  const stranger = await keyWith(2, 'admin')
  expect((await reveal('guarded', ['phone'], stranger)).status).toBe(404)
  expect(await find('phone', '13400001111', stranger)).toEqual([])
  const view = await api.app.inject({ method: 'GET', url: '/v1/borrowers/guarded', headers: { authorization: `Bearer ${stranger}` } })
  expect(view.statusCode).toBe(404)
})

test('the same public id and phone in two organisations are two borrowers, each found by his own', async () => {
  const stranger = await keyWith(2, 'admin')
  await api.post(person('both', { phone: '13300001111' }))
  const headers = { authorization: `Bearer ${stranger}`, 'content-type': 'application/json' }
  const payload = JSON.stringify(person('both', { phone: '13300001111', name: '别人' }))
  const answer = await api.app.inject({ method: 'POST', url: '/v1/events', headers, payload })
  expect(answer.json()).toMatchObject({ status: 'recorded', sequence: 1 })
  expect((await reveal('both', ['name'])).body.values).toEqual({ name: PERSON.name })
  expect((await reveal('both', ['name'], stranger)).body.values).toEqual({ name: '别人' })
  const list = await api.app.inject({ method: 'GET', url: '/v1/borrowers', headers })
  expect(list.json().data.map(({ id }: { id: string }) => id)).toEqual(['both'])
})

test('erased, the values are gone for everyone; the log still explains the book, and a repeat is still one', async () => {
  await api.post(person('erased', { phone: '13200001111' }))
  expect((await erase('erased')).body).toEqual({ id: 'erased', erased: true })
  expect((await reveal('erased', ['phone', 'name'])).body.values).toEqual({ phone: null, name: null })
  expect(await find('phone', '13200001111')).toEqual([])
  expect((await api.post(person('erased', { phone: '13200001111' }))).body.status).toBe('repeated')
  expect(await find('phone', '13200001111')).toEqual([])
  await api.post(newPhone('erased', 'came-back', '13200002222'))
  expect((await reveal('erased', ['phone', 'name'])).body.values).toEqual({ phone: '13200002222', name: null })
  expect((await erase('nobody')).status).toBe(404)
  for await (const { differences } of checkRebuild(api.database.as(1), api.packs.byId)) expect(differences).toEqual([])
})

test('what is refused leaves no key behind', async () => {
  await api.post(messageOf('borrower-registered', 'keyless', 'registered', { kind: 'individual', currency: 'CNY' }))
  const before = await testing.query('select id from sealing_key order by id')
  const refused = await api.send('/v1/appeals:decide', { borrower_id: 'keyless', appeal_id: 'none', result: 'upheld', text: 'a text' })
  expect([refused.status, refused.body.code]).toEqual([409, 'case-unknown'])
  expect(await testing.query('select id from sealing_key order by id')).toEqual(before)
})

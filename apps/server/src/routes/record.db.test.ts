import { isSigned } from '@fairline/domain/record/ed25519'
import { readHead } from '@fairline/domain/record/head'
import { checkReceipt, fromHex, type Receipt, type SignedHead } from '@fairline/domain/record/receipt'
import { sha256 } from '@fairline/domain/record/sha2'
import { isContinued } from '@fairline/domain/record/verify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, visit } from '../testing/borrower-visits.ts'
import { keyOf } from '../testing/key-of.ts'
import { messageOf, NOW, onboarding, outage, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => NOW)
  const [first, ...rest] = onboarding('li-si')
  await api.post({ ...first, data: { ...(first!.data as object), phone: '13800000001' } })
  for (const one of rest) await api.post(one)
  for (const nth of [1, 2, 3, 4]) await api.post(messageOf('session-started', 'li-si', `s-${nth}`, { device_id: `d-${nth}` }))
  await api.signer.signAll()
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const get = async <T>(path: string): Promise<T> => (await api.get(path)).body as unknown as T
const bytes = (text: string) => new TextEncoder().encode(text)

function faultsOf(receipt: Receipt): readonly string[] {
  const { head, key } = receipt
  const signed = isSigned(Buffer.from(key.public, 'base64'), bytes(head.body), Buffer.from(head.signature, 'base64'))
  return checkReceipt(receipt, { sha256, isSigned: signed })
}

test('the receipt of every event holds, by code that has nothing of the server', async () => {
  for (const sequence of [1, 5, 9]) {
    const receipt = await get<Receipt>(`/v1/borrowers/li-si/events/${sequence}/receipt`)
    expect(faultsOf(receipt)).toEqual([])
    expect(JSON.parse(receipt.entry)).toMatchObject({ sequence, organisation_id: 1 })
  }
  // What is personal is in it as it is in the log: sealed.
  expect(JSON.stringify(await get('/v1/borrowers/li-si/events/1/receipt'))).not.toContain('13800000001')
})

test('an event that no head covers yet has no receipt yet; one that is not there has none', async () => {
  await api.post(outage('li-si', 'late'))
  const early = await api.get('/v1/borrowers/li-si/events/10/receipt')
  expect([early.status, early.body.code, early.headers['retry-after']]).toEqual([404, 'not-signed-yet', '10'])
  expect((await api.get('/v1/borrowers/li-si/events/11/receipt')).body.code).toBe('not-found')
  await api.signer.signAll()
  expect(faultsOf(await get<Receipt>('/v1/borrowers/li-si/events/10/receipt'))).toEqual([])
})

test('a later head is proved to go on from an earlier one', async () => {
  type Proof = { before: SignedHead; head: SignedHead; trees: { tree: number; before: number; size: number; proof: string[] }[] }
  const { before, head, trees } = await get<Proof>('/v1/record/consistency?before=1&head=2')
  const rootOf = (of: SignedHead, tree: number) => fromHex(readHead(of.body)!.trees.find((one) => one.tree === tree)!.root)
  expect(trees.length).toBeGreaterThan(0)
  for (const { tree, before: from, size, proof } of trees) {
    const roots = { rootBefore: rootOf(before, tree), root: rootOf(head, tree) }
    expect(isContinued(sha256, { before: from, size, proof: proof.map(fromHex), ...roots })).toBe(true)
  }
  expect(await get('/v1/record/head')).toEqual(head)
  expect(await get('/v1/record/head?number=1')).toEqual(before)
  expect((await api.get('/v1/record/head?number=99')).status).toBe(404)
  expect((await api.get('/v1/record/consistency?before=2&head=1')).status).toBe(422)
})

test('an administrative act has a receipt too, for whoever reads the audit', async () => {
  await api.get('/v1/audit.csv')
  await api.signer.signAll()
  const [act] = (await get<{ data: { id: string; what: string }[] }>('/v1/audit?kind=act')).data
  const receipt = await get<Receipt>(`/v1/acts/${act!.id}/receipt`)
  expect([act!.what, faultsOf(receipt)]).toEqual(['audit-exported', []])
  expect(JSON.parse(receipt.entry)).toMatchObject({ act: 'audit-exported', id: act!.id, organisation_id: 1 })
  expect((await api.get('/v1/acts/00000000-0000-0000-0000-000000000000/receipt')).status).toBe(404)
  const headers = { authorization: await keyOf(testing, 'reader', ['book:read']) }
  expect((await api.app.inject({ url: `/v1/acts/${act!.id}/receipt`, headers })).statusCode).toBe(403)
})

test('a borrower keeps the receipt of his notice, which shows hashes alone; nobody else gets it', async () => {
  await api.follower.catchUp()
  const li = await visit(api, { phone: '13800000001' })
  const notice = (await li.ask('GET', '/v1/me/notices')).body.data[0]!
  const { status, body } = await li.ask('GET', `/v1/me/notices/${notice.id}/receipt`)
  expect([status, faultsOf(body as unknown as Receipt)]).toEqual([200, []])
  expect(body).toMatchObject({ data: null, decision: null })
  expect((await li.ask('GET', '/v1/me/notices/ntc_x/receipt')).status).toBe(404)
  expect((await call(api, 'GET', `/v1/me/notices/${notice.id}/receipt`)).status).toBe(401)
})

test('the whole record is checked through a running server, and a spoiled row is named', async () => {
  const headers = { authorization: `Bearer ${api.adminKey}` }
  const check = async (query = '') => (await call(api, 'POST', `/v1/admin/record-check${query}`, { headers })).body
  expect(await check()).toMatchObject({ faults: [] })
  await testing.query(`update event set data = data || '{"x": 1}' where sequence = 5`)
  expect(await check()).toMatchObject({ faults: [{ kind: 'row-changed', where: 'li-si 5' }] })
  expect(await check('?borrower=li-si')).toMatchObject({ rows: 10, faults: [{ kind: 'row-changed', where: 'li-si 5' }] })
  await testing.query(`delete from event where sequence = 7`)
  expect(await check('?borrower=li-si')).toMatchObject({ faults: [{ where: 'li-si 5' }, { kind: 'row-missing', where: 'li-si 7' }] })
  expect(await check('?borrower=nobody')).toMatchObject({ code: 'borrower-not-found' })
})

test('an administrator of the first organisation has every book checked, one of another his own', async () => {
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'second', 1)`)
  const organisationsOf = async (authorization: string, query = '') =>
    (await api.app.inject({ method: 'POST', url: `/v1/admin/record-check${query}`, headers: { authorization } })).body
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { organisation?: number; code?: string }).organisation)
  const [first, second] = [`Bearer ${api.adminKey}`, await keyOf(testing, 'second', ['admin'])]
  await testing.query(`update api_key set organisation_id = 2 where id = 'second'`)
  expect(await organisationsOf(first)).toEqual([1, 2])
  expect(await organisationsOf(first, '?borrower=li-si')).toEqual([1])
  expect(await organisationsOf(second)).toEqual([2])
  expect(await organisationsOf(second, '?borrower=li-si')).toEqual([undefined])
})

test('the page that checks receipts is there for everybody, and may load nothing', async () => {
  const answer = await api.app.inject({ method: 'GET', url: '/verify' })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-/)
})

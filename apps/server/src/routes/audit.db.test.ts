/** Who did what, as an auditor finds it: acts and facts in one order, and no personal value among them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ONCE_WITHIN_MS } from '../audit/act-desk.ts'
import { keyOf } from '../testing/key-of.ts'
import { lend } from '../testing/lent.ts'
import { personOf, signedIn, type TestPerson, type Visit } from '../testing/people.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let auditor: Visit
let agent: Visit
let people: { auditor: TestPerson; agent: TestPerson }
const moment = { at: NOW }
const now = () => moment.at
const NAME = '陆九渊'

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, now)
  await api.post(messageOf('borrower-registered', 'a', 'r', { kind: 'individual', currency: 'CNY', name: NAME, phone: '13900001111' }))
  for (const message of onboarding('a').slice(1)) await api.post(message)
  people = {
    auditor: await personOf(api, now, { name: 'audrey', roles: ['auditor'] }),
    agent: await personOf(api, now, { name: 'agent', roles: ['operations-agent'] }),
  }
  auditor = await signedIn(api, people.auditor, now(), '192.0.2.50')
  agent = await signedIn(api, people.agent, now(), '192.0.2.60')
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

type Entry = {
  id: string
  what: string
  kind: string
  actor: { id: string; name: string }
  subject: string | null
  detail: object
  roles: string[] | null
}
const entries = async (query = ''): Promise<Entry[]> => {
  const { status, body } = await auditor.ask('GET', `/v1/audit?limit=200${query}`)
  expect(status).toBe(200)
  return body.data as Entry[]
}
const looks = async () => (await entries('&what=borrower-seen')).length

test('a look at a borrower is kept, once in ten minutes, also on several pages of his', async () => {
  for (const page of ['', '/timeline', '/signals', '']) expect((await agent.ask('GET', `/v1/borrowers/a${page}`)).status).toBe(200)
  await expect.poll(looks).toBe(1)
  expect((await entries('&what=borrower-seen'))[0]).toMatchObject({
    ...{ subject: 'a', actor: { id: people.agent.id, name: 'agent' }, roles: ['operations-agent'], address: '192.0.2.60' },
    words: { zh: '查看客户页面' },
  })
  moment.at += ONCE_WITHIN_MS - 1
  await agent.ask('GET', '/v1/borrowers/a')
  moment.at += 1
  await agent.ask('GET', '/v1/borrowers/a')
  await expect.poll(looks).toBe(2)
})

test('a borrower who is not there was not seen, and a key sees nobody', async () => {
  const before = (await entries('&what=borrower-seen')).length
  expect((await agent.ask('GET', '/v1/borrowers/nobody')).status).toBe(404)
  await api.get('/v1/borrowers/a')
  await auditor.ask('GET', '/v1/borrowers/a')
  await expect.poll(looks).toBe(before + 1)
})

test('what a person says of a borrower, and a look at personal data, stand among the acts, without a value', async () => {
  const order = { fields: ['name', 'phone'], purpose: 'case-work' }
  const revealed = await agent.ask('POST', '/v1/borrowers/a/personal-data:reveal', { ...order, purpose: 'audit' })
  expect(revealed.status).toBe(200)
  expect(JSON.stringify(revealed.body)).toContain(NAME)
  moment.at += 1
  await api.send('/v1/borrowers/a/personal-data:reveal', { ...order, purpose: 'audit' })
  const reveals = await entries('&what=personal-data-revealed')
  expect(reveals).toMatchObject([
    { kind: 'fact', subject: 'a', detail: { purpose: 'audit', fields: ['name', 'phone'] } },
    { kind: 'fact', subject: 'a', actor: { id: people.agent.id, name: 'agent' }, person: people.agent.id, roles: null },
  ])
  const all = JSON.stringify(await entries())
  for (const value of [NAME, '13900001111']) expect(all).not.toContain(value)
})

test('facts of systems are not among them', async () => {
  expect((await entries()).filter(({ what }) => what === 'consent-granted')).toEqual([])
})

test('what the roles do not include is refused, and kept once', async () => {
  for (let n = 0; n < 3; n++) expect((await agent.ask('GET', '/v1/audit')).status).toBe(403)
  expect((await agent.ask('GET', '/v1/people')).status).toBe(403)
  const refused = async () => (await entries(`&what=request-refused&actor=${people.agent.id}`)).map(({ detail }) => detail)
  await expect.poll(async () => (await refused()).length).toBe(2)
  expect(await refused()).toEqual(
    expect.arrayContaining([
      { code: 'forbidden', needs: 'people:manage', method: 'GET', route: '/v1/people' },
      { code: 'forbidden', needs: 'audit:read', method: 'GET', route: '/v1/audit' },
    ]),
  )
})

test('a document that is opened is an act before its bytes leave', async () => {
  await lend(api, 'b', { l1: 100_000 })
  const list = await agent.ask('GET', '/v1/borrowers/b/documents')
  const [first] = list.body.data as { kind: string; subject: string; language: string }[]
  if (first === undefined) throw new Error('a borrower with a loan has a document')
  const { status } = await agent.ask('GET', `/v1/documents/b/${first.kind}/${first.subject}?lang=zh`)
  expect(status).toBe(200)
  expect(await entries('&what=document-opened')).toMatchObject([{ subject: 'b', detail: { kind: first.kind, of: first.subject } }])
})

test.each<[filter: string, query: () => string, is: (entry: Entry & { address: string | null; person: string }) => boolean]>([
  ['an account', () => `&actor=${people.agent.id}`, ({ actor }) => actor.id === people.agent.id],
  ['a person', () => `&person=${people.auditor.id}`, ({ person }) => person === people.auditor.id],
  [
    'several kinds',
    () => '&what=signed-in,personal-data-revealed',
    ({ what }) => what === 'signed-in' || what === 'personal-data-revealed',
  ],
  ['whom it is about', () => '&subject=a', ({ subject }) => subject === 'a'],
  ['from where', () => '&address=192.0.2.60', ({ address }) => address === '192.0.2.60'],
  ['acts alone', () => '&kind=act', ({ kind }) => kind === 'act'],
  ['facts alone', () => '&kind=fact', ({ kind }) => kind === 'fact'],
])('filtered by %s: all of those, and no other', async (_filter, query, is) => {
  const [all, some] = [await entries(), await entries(query())]
  expect(some.length).toBeGreaterThan(0)
  expect(some.map(({ id }) => id)).toEqual((all as Parameters<typeof is>[0][]).filter(is).map(({ id }) => id))
})

test('from a moment, and until before one', async () => {
  const at = new Date(NOW + ONCE_WITHIN_MS).toISOString()
  const count = async (query: string) => (await entries(`&kind=act&${query}`)).length
  const all = await count('')
  expect((await count(`from=${at}`)) + (await count(`until=${at}`))).toBe(all)
  expect(await count(`from=${at}`)).toBeGreaterThan(0)
  expect(await count(`until=${at}`)).toBeGreaterThan(0)
  expect((await auditor.ask('GET', '/v1/audit?from=yesterday')).status).toBe(422)
})

const pageOf = async (query: string) =>
  (await auditor.ask('GET', `/v1/audit?${query}`)).body as unknown as { data: Entry[]; next_cursor: string | null }

test('page by page it is the same list, and a cursor fits its question alone', async () => {
  const all = (await entries()).map(({ id }) => id)
  const paged: string[] = []
  let cursor = ''
  do {
    const body = await pageOf(`limit=2${cursor}`)
    paged.push(...body.data.map(({ id }) => id))
    cursor = body.next_cursor === null ? '' : `&cursor=${body.next_cursor}`
  } while (cursor !== '')
  expect(paged).toEqual(all)
  const { next_cursor } = await pageOf('limit=2')
  expect((await auditor.ask('GET', `/v1/audit?limit=2&kind=act&cursor=${next_cursor}`)).status).toBe(422)
})

test('as CSV: the same rows, whole, and the export is an act', async () => {
  const rows = (await entries()).length
  const answer = await api.app.inject({ url: '/v1/audit.csv', headers: { authorization: await keyOf(testing, 'siem', ['audit:read']) } })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  const lines = answer.body.trimEnd().split('\r\n')
  expect(lines).toHaveLength(rows + 3)
  expect(lines.at(-1)).toBe(`# complete ${rows + 1}`)
  expect((await entries('&what=audit-exported'))[0]).toMatchObject({ actor: { id: 'siem' } })
})

test('another organisation sees nothing of it', async () => {
  await testing.query(
    `insert into organisation (id, name, clock, account_format) select 2, 'other', 'wall', account_format from organisation where id = 1`,
  )
  const far = await personOf(api, now, { name: 'far', organisationId: 2 })
  const theirs = await signedIn(api, far, now())
  expect(((await theirs.ask('GET', '/v1/audit')).body.data as Entry[]).map(({ what }) => what)).toEqual(['signed-in'])
})

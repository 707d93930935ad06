/** Who may read the names of a desk's people, whose they are, and what is told of them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personOf, signedIn, type TestPerson } from '../testing/people.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let viewer: TestPerson
let analyst: TestPerson
let manager: TestPerson
let stranger: TestPerson
const OTHER = 2
const now = () => NOW

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, now)
  await testing.query(
    "insert into organisation (id, name, clock, account_format) select 2, 'other', 'wall', account_format from organisation where id = 1",
  )
  viewer = await personOf(api, now, { name: 'viewer', roles: ['desk-viewer'] })
  analyst = await personOf(api, now, { name: 'analyst', roles: ['desk-analyst'] })
  manager = await personOf(api, now, { name: 'manager', roles: ['desk-manager'], hasCodes: true })
  stranger = await personOf(api, now, { name: 'stranger', roles: ['desk-analyst'], organisationId: OTHER })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

type Person = { id: string; name: string; kind: string; is_active: boolean; may_work: boolean; may_approve: boolean }
async function peopleOf(person: TestPerson, query = '?limit=200'): Promise<{ data: Person[]; next_cursor: string | null }> {
  const { body } = await (await signedIn(api, person, now())).ask('GET', `/v1/desk/people${query}`)
  return body as { data: Person[]; next_cursor: string | null }
}

test('a viewer reads names and roles of his own desk, and no e-mail', async () => {
  const { data } = await peopleOf(viewer)
  const found = data.find(({ id }) => id === manager.id)
  expect(found).toEqual({
    ...{ id: manager.id, kind: 'person', name: 'manager', roles: ['desk-manager'], is_active: true, may_work: true, may_approve: true },
  })
  expect(data.find(({ id }) => id === viewer.id)).toMatchObject({ may_work: false, may_approve: false })
  expect(data.find(({ id }) => id === analyst.id)).toMatchObject({ may_work: true, may_approve: false })
  expect(JSON.stringify(data)).not.toContain('@')
})

test('of another organisation nobody is told, and keys of this one are named', async () => {
  expect((await peopleOf(viewer)).data.map(({ id }) => id)).not.toContain(stranger.id)
  expect((await peopleOf(stranger)).data.map(({ id }) => id)).toEqual([stranger.id])
  expect((await peopleOf(viewer)).data.filter(({ kind }) => kind === 'key').map(({ is_active }) => is_active)).toContain(true)
})

test('whoever is suspended is still named, and gets nothing to do', async () => {
  const gone = await personOf(api, now, { name: 'gone', roles: ['desk-manager'] })
  await testing.query('update member set suspended_at = now() where user_id = $1', [gone.id])
  expect((await peopleOf(viewer)).data.find(({ id }) => id === gone.id)).toMatchObject({
    ...{ name: 'gone', is_active: false, may_work: false, may_approve: false },
  })
})

test('page by page nobody is left out or told twice', async () => {
  const all = (await peopleOf(viewer)).data.map(({ id }) => id)
  const paged: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await peopleOf(viewer, `?limit=2${cursor && `&cursor=${cursor}`}`)
    paged.push(...page.data.map(({ id }) => id))
    cursor = page.next_cursor
  }
  expect(paged).toEqual(all)
  expect(new Set(paged).size).toBe(paged.length)
})

test('who does not see the desk does not see its people', async () => {
  const auditor = await personOf(api, now, { name: 'auditor', roles: ['auditor'] })
  const { status } = await (await signedIn(api, auditor, now())).ask('GET', '/v1/desk/people')
  expect(status).toBe(403)
})

/** What people of a desk do: incidents and tasks; what they are told as it happens; and two servers at one desk. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDeskBooks } from '../store/desk-books.ts'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let now = NOW

const MINUTE = 60_000
const moment = (ms: number): string => new Date(ms).toISOString()

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  for (const [path, content] of Object.entries(DESK)) await api.put(`/v1/desk/${path}`, { version: 0, ...content })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const incident = () => ({
  ...{ id: 'inc-1', title: '某平台暂停放款', severity: 2, began_at: moment(NOW - 5 * MINUTE) },
  subjects: [{ kind: 'channel', id: 'consumer' }],
})
const task = (more: object = {}) => ({
  ...{
    id: 't-1',
    kind: 'draw',
    words: '从备用额度提款',
    assignee: 'usr_ann',
    due_at: moment(NOW + 10 * MINUTE),
    incident_id: 'inc-1',
    ...more,
  },
})
const send = async (path: string, body: object) => {
  const { status, body: answer } = await api.send(`/v1/desk/${path}`, body)
  return [status, (answer as unknown as { version?: number }).version ?? answer.code]
}
const data = async (path: string) => (await api.get(`/v1/desk/${path}`)).body.data as unknown as Record<string, unknown>[]

test('an incident is opened once, moves with notes, and ends', async () => {
  expect(await send('incidents', incident())).toEqual([200, 1])
  expect(await send('incidents', incident())).toEqual([200, 1])
  expect(await send('incidents', { ...incident(), severity: 1 })).toEqual([409, 'id-reused'])
  expect(await send('incidents', { ...incident(), id: 'inc-2', subjects: [{ kind: 'channel', id: 'none' }] })).toEqual([
    422,
    'invalid-request',
  ])
  now += 3 * MINUTE
  expect(await send('incidents:move', { id: 'inc-1', state: 'switching', note: '启用备用渠道' })).toEqual([200, 2])
  expect(await send('incidents:move', { id: 'inc-1', state: 'switching', note: '再次' })).toEqual([200, 2])
  expect(await send('incidents:move', { id: 'none', state: 'closed', note: 'x' })).toEqual([404, 'entry-not-found'])
  expect(await send('incidents:move', { id: 'inc-1', state: 'closed', note: '已恢复' })).toEqual([200, 3])
  expect(await send('incidents:move', { id: 'inc-1', state: 'open', note: 'x' })).toEqual([409, 'entry-ended'])
  const [seen] = await data('incidents?state=closed')
  expect(seen).toMatchObject({ id: 'inc-1', state: 'closed', severity: 2, opened_at: moment(NOW) })
  expect((seen!.moves as { state: string; at: string }[]).map(({ state, at }) => [state, at])).toEqual([
    ['switching', moment(now)],
    ['closed', moment(now)],
  ])
  expect(await data('incidents?state=open')).toEqual([])
})

test('a task is late from the moment after it was due, unless it is done', async () => {
  expect(await send('tasks', task({ incident_id: 'inc-9' }))).toEqual([422, 'invalid-request'])
  expect(await send('tasks', task({ subject: { kind: 'facility', id: 'revolving-1' } }))).toEqual([200, 1])
  const late = async (query = '') => (await data(`tasks?assignee=usr_ann${query}`)).map(({ is_late }) => is_late)
  now = NOW + 10 * MINUTE
  expect(await late()).toEqual([false])
  now += 1
  expect(await late()).toEqual([true])
  expect(await late('&incident_id=inc-1&state=open,doing')).toEqual([true])
  expect(await late('&incident_id=inc-2')).toEqual([])
  expect(await send('tasks:move', { id: 't-1', state: 'done', note: '到账', evidence_sha256: 'e'.repeat(64) })).toEqual([200, 2])
  expect(await late()).toEqual([false])
})

test('two servers at one desk: each change is decided on with all that was told before it', async () => {
  const [one, other] = [openDeskBooks(), openDeskBooks()]
  const rows = api.database.as(1)
  const doer = { organisationId: 1, actor: 'a', person: 'a', roles: [], address: null, requestId: null }
  const count = (books: typeof one, nth: number) =>
    books.change(rows, doer, now, (book) => {
      const known = book.stories.get('group')?.size ?? 0
      const entry = {
        factId: `group:made-${nth}:1`,
        type: 'registered',
        kind: 'group',
        id: `made-${nth}`,
        effectiveAt: now,
        observedAt: null,
      } as const
      const fact = {
        ...entry,
        source: 'desk_entry',
        confidencePpm: null,
        evidence: null,
        data: { name: `${nth}`, kind: 'regulator' },
      } as const
      return { facts: [fact], answer: (first: number) => ({ known, first }) }
    })
  const answers = await Promise.all(Array.from({ length: 8 }, (_, nth) => count(nth % 2 === 0 ? one : other, nth)))
  const [first, ...rest] = [...answers].sort((a, b) => a.first - b.first)
  expect(rest.map(({ known, first: at }) => [known - first!.known, at - first!.first])).toEqual(rest.map((_, nth) => [nth + 1, nth + 1]))
  expect(await testing.query('select count(*)::integer as facts, max(sequence)::integer as newest from desk_fact')).toEqual([
    { facts: expect.any(Number), newest: rest.at(-1)!.first },
  ])
})

test('the database itself lends a desk’s facts to its own organisation alone, and changes none', async () => {
  expect((await api.database.as(2).query('select from desk_fact')).rows).toHaveLength(0)
  expect((await api.database.as(1).query('select from desk_fact limit 5')).rows).toHaveLength(5)
  for (const statement of [`update desk_fact set actor = 'x'`, 'delete from desk_fact'])
    await expect(api.database.as(1).query(statement)).rejects.toThrow('permission denied')
})

test('who listens is told at once, thinly, and from where he was', async () => {
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = api.app.server.address() as AddressInfo
  const stop = new AbortController()
  const headers = { authorization: `Bearer ${api.adminKey}`, 'last-event-id': '0' }
  const stream = await fetch(`http://127.0.0.1:${port}/v1/desk/stream`, { headers, signal: stop.signal })
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const until = async (text: string) => {
    while (!heard.includes(text)) heard += (await reader.read()).value ?? ''
  }
  await until('"id":"made-7"')
  expect(heard).toMatch(/id: 1\nevent: told\ndata: \{"sequence":1,"type":"registered","kind":"project","id":"bridge"/)
  await api.put('/v1/desk/groups/new', { version: 0, name: '新组', kind: 'regulator' })
  await until('"id":"new"')
  expect(heard).not.toContain('新组')
  stop.abort()
  const nowhere = await fetch(`http://127.0.0.1:${port}/v1/desk/stream?last_event_id=999999`, {
    headers: { authorization: headers.authorization },
  })
  expect(nowhere.status).toBe(422)
})

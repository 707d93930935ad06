import type { LimitHistory, SignalList } from '@fairline/contract/views/signals'
import type { DecisionTrace, TimelineEntry } from '@fairline/contract/views/timeline'
import type { WayBack } from '@fairline/contract/views/way-back'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { messageOf, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi

const draw = (id: string, amountMinor: number, more = {}) =>
  messageOf('drawdown-requested', 'a', id, { drawdown_id: id, amount_minor: amountMinor, currency: 'CNY', purpose: 'consumption', ...more })

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url)
  for (const message of onboarding('a')) await api.post(message)
  await api.post(messageOf('explanation-submitted', 'a', 'words', { explanation_id: 'x', text: '我的手机丢了' }))
  await api.post(draw('d1', 100_000))
  for (const nth of [2, 3, 4, 5, 6]) await api.post(draw(`d${nth}`, 900_000_000))
  await api.post(messageOf('session-started', 'a', 'login', { device_id: 'phone' }))
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

type Trace = z.infer<typeof DecisionTrace>
type List<Item> = { data: Item[]; has_more: boolean; next_cursor: string | null }
type Entries = List<z.infer<typeof TimelineEntry>>

const read = async <Body>(path: string): Promise<Body> => {
  const { status, body } = await api.get(path)
  expect({ path, status, body }).toMatchObject({ status: 200 })
  return body as unknown as Body
}

test('the timeline tells each fact with its decision, the newest first, page by page', async () => {
  const sequences: number[] = []
  for (let cursor = ''; ; ) {
    const page = await read<Entries>(`/v1/borrowers/a/timeline?limit=5${cursor}`)
    sequences.push(...page.data.map((entry) => entry.sequence))
    if (!page.has_more) break
    cursor = `&cursor=${page.next_cursor}`
  }
  expect(sequences).toEqual(Array.from({ length: 13 }, (_, index) => 13 - index))
})

test('what a person wrote is only named', async () => {
  const { data } = await read<Entries>('/v1/borrowers/a/timeline?type=fairline.explanation-submitted.v1')
  expect(data).toMatchObject([{ sequence: 6, data: { explanation_id: 'x', text: { sealed: true } } }])
  expect(Object.keys(data[0]?.data.text as object)).toEqual(['sealed'])
})

test('only what was decided on, only some types, and only the fields asked for', async () => {
  const { data } = await read<Entries>('/v1/borrowers/a/timeline?with_outcomes=true&fields=sequence,type')
  expect(data.at(-1)).toEqual({ sequence: 5, type: 'fairline.score-updated.v1' })
  expect(data.map(({ sequence }) => sequence)).toEqual([12, 11, 10, 9, 8, 7, 6, 5])
})

test.each([
  ['/v1/borrowers/nobody/timeline', 404, 'borrower-not-found'],
  ['/v1/borrowers/a/timeline?type=fairline.session-started.v9', 422, 'invalid-request'],
  ['/v1/borrowers/a/timeline?cursor=abc', 422, 'invalid-request'],
  ['/v1/borrowers/a/decisions/99', 404, 'decision-not-found'],
  ['/v1/borrowers/a/decisions/x', 422, 'invalid-request'],
  ['/v1/borrowers/nobody/decisions/1', 404, 'borrower-not-found'],
  ['/v1/borrowers/nobody/signals', 404, 'borrower-not-found'],
  ['/v1/borrowers/nobody/limit-history', 404, 'borrower-not-found'],
  ['/v1/borrowers/nobody/way-back', 404, 'borrower-not-found'],
  ['/v1/borrowers/a?expand=everything', 422, 'invalid-request'],
  ['/v1/borrowers/a?fields=secrets', 422, 'invalid-request'],
])('%s is answered %i %s', async (path, status, code) => {
  const { headers, ...answer } = await api.get(path)
  expect([answer.status, answer.body.code, headers['content-type']]).toEqual([status, code, 'application/problem+json; charset=utf-8'])
})

test('every decision comes out again, with the tables that it rests on', async () => {
  for (let sequence = 1; sequence <= 13; sequence++) {
    const trace = await read<Trace>(`/v1/borrowers/a/decisions/${sequence}`)
    expect([sequence, trace.agrees]).toEqual([sequence, true])
  }
})

test('a drawdown that restricts shows the review that did it, second of two, and its own table', async () => {
  const trace = await read<Trace>('/v1/borrowers/a/decisions/12')
  expect(trace.review).toEqual({ nth: 2, of: 2 })
  const holds = trace.tables.find(({ name }) => name === 'holds')!
  const fired = holds.rows.filter((row) => row.fired)
  expect(fired.map(({ reason }) => reason)).toEqual(['BE01', 'BE02'])
  const tested = holds.inputs.findIndex(({ text }) => text === 'failed_draws_24h')
  expect(holds.inputs[tested]).toMatchObject({ value: 5, unit: 'count', name: { zh: expect.any(String) } })
  expect(trace.tables.map(({ name }) => name)).toContain('drawdown')
})

test('a grant is shown by the review that granted, with the amount it gave', async () => {
  const trace = await read<Trace>('/v1/borrowers/a/decisions/5')
  expect(trace.review).toEqual({ nth: 1, of: 2 })
  const limit = trace.tables.find(({ name }) => name === 'granted_limit')!
  expect(limit.value).toBe(trace.decision.line.limit_minor)
})

test('a fact on which nobody asks the policy has no tables', async () => {
  await api.post(messageOf('technical-failure-reported', 'b', 'out', { component: 'payment' }))
  expect(await read<Trace>('/v1/borrowers/b/decisions/1')).toMatchObject({ review: null, tables: [], agrees: true })
})

test('a decision that was changed in the database no longer agrees', async () => {
  await api.post(messageOf('technical-failure-reported', 'c', 'out', { component: 'payment' }))
  await testing.query(
    `update event e set decision = decision || '{"grade":"Z"}' from account a where a.borrower_id = e.borrower_id and a.ref = 'c'`,
  )
  expect(await read<Trace>('/v1/borrowers/c/decisions/1')).toMatchObject({ agrees: false })
})

test('each signal says how far it is from the next bound, and what stands there', async () => {
  const { data } = await read<z.infer<typeof SignalList>>('/v1/borrowers/a/signals')
  const failed = data.find(({ signal }) => signal === 'failed_draws_24h')
  expect(failed).toMatchObject({ value: 5, unit: 'count', below: { value: 5, tables: ['holds'], reasons: ['BE01'] } })
})

test('the way back of a held line, with its proof, and what is near to holding it', async () => {
  const way = await read<z.infer<typeof WayBack>>('/v1/borrowers/a/way-back')
  expect(way.goals.map(({ scope, holds, answer }) => [scope, holds.map(({ reason }) => reason), answer])).toEqual([
    ['draw', ['BE01', 'BE02'], 'plans'],
  ])
  const { plans, certificate } = way.goals[0]!
  // Thirty days until the applications are forgotten, and half a year under observation.
  expect(plans).toMatchObject([{ steps: [], cost_minor: 0, days: 210, best: ['preferred', 'fastest', 'cheapest', 'simplest'] }])
  expect(certificate).toMatchObject({ policy: way.pack, lattice: {}, lower_bound_minor: 0, horizon_days: 400 })
  expect(way.near_holds.map(({ reason }) => reason)).toContain('SE01')
  expect(way.near_holds.map(({ reason }) => reason)).not.toContain('BE01')
  expect(await read('/v1/borrowers/a/way-back')).toEqual(way)
})

test('the limit history has a point wherever something changed', async () => {
  const { data, is_whole } = await read<z.infer<typeof LimitHistory>>('/v1/borrowers/a/limit-history')
  expect(is_whole).toBe(true)
  expect(data.map(({ sequence, outcome }) => [sequence, outcome])).toEqual([
    [1, null],
    [5, 'fairline.line-granted.v1'],
    [7, null],
    [12, null],
  ])
})

test('a borrower comes with what is asked for beside him', async () => {
  const body = await read<object>('/v1/borrowers/a?expand=signals,limit_history&fields=id,signals,limit_history')
  expect(Object.keys(body).sort()).toEqual(['id', 'limit_history', 'signals'])
  expect(Object.keys(await read<object>('/v1/borrowers/a'))).not.toContain('signals')
})

test('an answer that is known already is not sent again', async () => {
  const { headers } = await api.get('/v1/borrowers/a')
  const again = (etag: string) =>
    api.app.inject({ method: 'GET', url: '/v1/borrowers/a', headers: { authorization: `Bearer ${api.adminKey}`, 'if-none-match': etag } })
  expect(await again(`"other", ${headers.etag as string}`)).toMatchObject({ statusCode: 304, body: '' })
  expect(await again('"other"')).toMatchObject({ statusCode: 200 })
})

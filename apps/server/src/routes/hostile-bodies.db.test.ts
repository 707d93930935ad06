/**
 * Whatever is written into a body: it is taken as the text that it is, or refused in the words of the contract. What is refused changes nothing that is kept, and
 * never is it our bug.
 */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventLog } from '../operations/event-log.ts'
import { call, visit } from '../testing/borrower-visits.ts'
import { messageOf, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
const logged: string[] = []
const log: EventLog = (name, fields) => void logged.push(`${name} ${JSON.stringify(fields)}`)
const PHONE = '+86 138 0000 0007'

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, undefined, undefined, { log })
  for (const subject of ['a', 'b']) for (const message of onboarding(subject)) await api.post(message)
  for (const id of ['x', 'y', 'z']) await api.post(messageOf('session-started', 'a', id, { device_id: id }))
  const contact = { language: 'zh', email: null, phone: PHONE, push_token: null, opted_out: [], quiet_hours: null }
  await api.put('/v1/borrowers/a/contact', contact)
  await api.follower.catchUp()
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

/** All that stands in every table of the book, but what is only counted or leased. */
async function stateHash(): Promise<string> {
  const tables = await testing.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like '\\_%' order by 1`,
  )
  const hash = createHash('sha256')
  for (const { name } of tables.filter((table) => !PASSING.has(table.name))) {
    const [row] = await testing.query<{ sum: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t`,
    )
    hash.update(`${name} ${row!.sum}\n`)
  }
  return hash.digest('hex')
}
const PASSING: ReadonlySet<string> = new Set(['bucket_lane', 'projection'])

const SQL = `'; drop table event; --`
const TEXTS: readonly [what: string, text: string][] = [
  ['SQL', SQL],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['letters that turn the line round', '\u202egnirts\u2066'],
  ['emoji', '😀👩‍👩‍👧‍👦'.repeat(20)],
  ['a template', '{{7*7}} <%= 7*7 %>'],
  ['line ends of a header', 'x\r\nSet-Cookie: a=b'],
]
const NOT_TEXT: readonly [what: string, text: string][] = [
  ['a letter that is none', 'x\u0000y'],
  ['half a letter', 'x\ud800y'],
  ['ten thousand letters', 'a'.repeat(10_000)],
]

type Field = readonly [path: string, body: (text: string) => object]
/** Where people may write what they like. */
const FREE: readonly Field[] = [
  ['/v1/cases', (text) => ({ borrower_id: 'a', case_id: idOf(text), kind: 'ticket', channel: 'app', text })],
  ['/v1/appeals', (text) => ({ borrower_id: 'a', appeal_id: `ap${idOf(text)}`, text })],
  ['/v1/explanations', (text) => ({ borrower_id: 'a', explanation_id: `ex${idOf(text)}`, text })],
]
/** Where a name, an id or an address is meant. */
const STRICT: readonly Field[] = [
  ['/v1/cases', (text) => ({ borrower_id: text, case_id: 'c', kind: 'ticket', channel: 'app' })],
  ['/v1/cases', (text) => ({ borrower_id: 'a', case_id: text, kind: 'ticket', channel: 'app' })],
  ['/v1/cases', (text) => ({ borrower_id: 'a', case_id: 'c', kind: text, channel: 'app' })],
  [
    '/v1/webhooks',
    (text) => ({ id: 'w', url: `https://example.com/${text}`.replace('example.com/', text), types: ['fairline.hold-placed.v1'] }),
  ],
  ['/v1/webhooks', (text) => ({ id: text, url: 'https://example.com/', types: ['fairline.hold-placed.v1'] })],
  ['/v1/webhooks', (text) => ({ id: 'w', url: 'https://example.com/', types: [text] })],
  ['/v1/borrowers', (text) => ({ borrower_id: text, kind: 'individual', currency: 'CNY' })],
  ['/v1/consents', (text) => ({ borrower_id: 'a', purpose: text })],
  ['/v1/drawdowns', (text) => ({ borrower_id: 'a', drawdown_id: text, amount_minor: 100_000, currency: 'CNY' })],
  ['/v1/drawdowns', (text) => ({ borrower_id: 'a', drawdown_id: 'd', amount_minor: text, currency: 'CNY' })],
  ['/v1/appeals:decide', (text) => ({ borrower_id: 'a', appeal_id: text, result: 'upheld' })],
]
let written = 0
const idOf = (_text: string): string => `c${++written}`

test.each(FREE.flatMap(([path, body]) => TEXTS.map(([what, text]) => [path, what, body, text] as const)))(
  '%s: %s is kept as it is',
  async (path, _what, body, text) => {
    const { status, headers } = await api.send(path, body(text))
    expect(status).toBe(200)
    expect(headers['content-type']).toMatch(/^application\/json/)
    expect(headers['set-cookie']).toBeUndefined()
    const [{ count }] = (await testing.query<{ count: string }>('select count(*) as count from event')) as [{ count: string }]
    expect(Number(count)).toBeGreaterThan(0)
  },
)

const refused = (answer: { status: number; headers: Record<string, unknown>; body: { code: string } }) => {
  expect(answer.status).toBeOneOf([400, 404, 409, 413, 422])
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.body.code).toMatch(/^(?!internal)[a-z-]+$/)
  expect(JSON.stringify(answer.body)).not.toMatch(/select |insert |postgres|\.ts:\d+/i)
}

test('what no text may be is refused wherever text is taken, and nothing is kept of it', async () => {
  const before = await stateHash()
  for (const [path, body] of FREE) for (const [, text] of NOT_TEXT) refused(await api.send(path, body(text)))
  expect(await stateHash()).toBe(before)
})

test('what is no name, no id and no address is refused wherever one is meant, and nothing is kept of it', async () => {
  const before = await stateHash()
  for (const [path, body] of STRICT) for (const [, text] of [...TEXTS, ...NOT_TEXT]) refused(await api.send(path, body(text)))
  expect(await stateHash()).toBe(before)
})

test('nor is what the wrong one sends: an appeal on another’s hold, a step that never happened, another’s case', async () => {
  const { ask } = await visit(api, { phone: PHONE })
  const opened = await api.send('/v1/cases', { borrower_id: 'b', case_id: 'of-b', kind: 'ticket', channel: 'app' })
  expect(opened.status).toBe(200)
  await api.follower.catchUp()
  const before = await stateHash()
  const answers = [
    await ask('POST', '/v1/me/cases', { kind: 'appeal', hold_id: 'hd_b_1', text: 't' }),
    await ask('POST', '/v1/me/cases/of-b/notes', { text: 't' }),
    await ask('POST', '/v1/me/commitments', { hold_id: 'hd_b_1', duration_months: 6 }),
    await ask('POST', '/v1/me/explanations', { hold_id: 'hd_b_1', text: 't' }),
    await call(api, 'POST', '/v1/me/cases', { body: { kind: 'appeal', text: 't' } }),
    await call(api, 'POST', '/v1/events', { body: messageOf('identity-verified', 'a', 'forged', { method: 'face' }) }),
    await call(api, 'POST', '/v1/appeals:decide', { body: { borrower_id: 'a', appeal_id: 'x', result: 'upheld' } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => expect.toBeOneOf([401, 403, 404, 422])))
  expect(await stateHash()).toBe(before)
  expect((await api.get('/v1/borrowers/a')).body.line.status).toBe('suspended')
  expect((await api.send('/v1/explanations', { borrower_id: 'a', explanation_id: 'own', text: 't' })).status).toBe(200)
  expect(await stateHash()).not.toBe(before)
})

test('nothing of it is in the log of the server in clear', () => {
  expect(logged.filter((line) => line.includes('drop table') || line.includes('<script>'))).toEqual([])
})

import { createHash } from 'node:crypto'
import type { DocumentList } from '@fairline/contract/views/documents'
import { knownDay } from '@fairline/domain/kernel/day'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { findChromium } from '../documents/chromium.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import { openDatabase } from '../store/database.ts'
import { DocumentDiffers, keepDocument } from '../store/document-table.ts'
import { messageOf, NOW, onboarding, type TestApi, type TestMessage, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const CHROMIUM = findChromium(undefined)
const HOSTILE = 'b"><script>/../%00%E2%80%AE'
const CNY = { currency: 'CNY' }

type Book = { testing: TestDatabase; api: TestApi }
let book: Book
const others: Book[] = []

/** One loan, quoted, drawn, paid back early; nine days later it is the first of December. */
const scene = (who: string): [day: string, message: TestMessage][] => [
  ...onboarding(who).map((message): [string, TestMessage] => ['2026-11-22', message]),
  ['2026-11-22', messageOf('quote-requested', who, 'quote', { quote_id: `q_${who}`, amount_minor: 300_000, ...CNY, purpose: 'consumption', tenor_months: 3, repayment_method: 'equal_principal' })], // biome-ignore format: one message
  ['2026-11-23', messageOf('drawdown-requested', who, 'draw', { drawdown_id: `d_${who}`, amount_minor: 300_000, ...CNY, purpose: 'consumption', tenor_months: 3, repayment_method: 'equal_principal' })], // biome-ignore format: one message
  ['2026-11-23', messageOf('drawdown-disbursed', who, 'out', { drawdown_id: `d_${who}`, loan_id: `l_${who}`, amount_minor: 300_000, ...CNY })], // biome-ignore format: one message
  ['2026-11-28', messageOf('repayment-posted', who, 'back', { repayment_id: `r_${who}`, amount_minor: 400_000, ...CNY })],
]

async function openBook(chromium?: string): Promise<Book> {
  const testing = await testDatabase()
  const moment = { at: NOW }
  const api = await testApi(testing.url, () => moment.at, undefined, { ports: 'external', chromium })
  for (const who of ['a', HOSTILE]) {
    moment.at = NOW
    for (const [day, message] of scene(who)) {
      moment.at = NOW + (knownDay(day) - knownDay('2026-11-22')) * DAY_MS
      const { status, body } = await api.post(message)
      expect([message.type, status, body]).toMatchObject([message.type, 200, {}])
    }
  }
  moment.at = NOW + 9 * DAY_MS
  return { testing, api }
}

beforeAll(async () => {
  book = await openBook()
})
afterAll(async () => {
  for (const { api, testing } of [book, ...others]) {
    await api.close()
    await testing.drop()
  }
})

const ask = ({ api }: Book, path: string, headers: Record<string, string> = {}) =>
  api.app.inject({ method: 'GET', url: path, headers: { authorization: `Bearer ${api.adminKey}`, ...headers } })
const list = async (of: Book, who: string) =>
  (await ask(of, `/v1/borrowers/${encodeURIComponent(who)}/documents`)).json<z.infer<typeof DocumentList>>()
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const countStored = async (): Promise<number> =>
  (await book.testing.query<{ count: number }>('select count(*)::integer as count from document'))[0]!.count

const NAMES = [
  'settlement-letter l_a',
  'monthly-statement 2026-11',
  'loan-contract d_a',
  'loan-note l_a',
  'drawdown-cost d_a',
  'quote-cost q_a',
]

test('the list tells what there is, and the hash of what was handed out', async () => {
  const before = await list(book, 'a')
  expect(before.data.map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual(NAMES.toSorted())
  expect(before.data.flatMap(({ stored }) => stored)).toEqual([])
  const { rawPayload } = await ask(book, '/v1/documents/a/quote-cost/q_a?lang=en')
  const after = await list(book, 'a')
  const stored = after.data.flatMap((row) => row.stored)
  expect(stored).toMatchObject([{ language: 'en', sha256: sha256(rawPayload) }])
})

test('a document is made once, and its hash is told with it; whoever has it is told so', async () => {
  const path = '/v1/documents/a/loan-contract/d_a'
  const answers = await Promise.all([ask(book, path), ask(book, path), ask(book, `${path}?lang=zh&format=html`)])
  const [first] = answers
  const stored = await countStored()
  for (const { statusCode, rawPayload, headers } of answers) {
    expect([statusCode, rawPayload.equals(first.rawPayload)]).toEqual([200, true])
    expect(headers.etag).toBe(`"${sha256(rawPayload)}"`)
    expect(headers['repr-digest']).toBe(`sha-256=:${createHash('sha256').update(rawPayload).digest('base64')}:`)
  }
  const known = await ask(book, path, { 'if-none-match': first.headers.etag as string })
  expect([known.statusCode, known.body]).toEqual([304, ''])
  expect(await countStored()).toBe(stored)
})

test('whatever opens it, it may do nothing there', async () => {
  const { headers } = await ask(book, '/v1/documents/a/settlement-letter/l_a')
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-disposition': 'inline; filename="settlement-letter-l_a.zh.html"',
    'x-content-type-options': 'nosniff',
  })
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
})

test('a hostile id is found by it, and stays text', async () => {
  const { data } = await list(book, HOSTILE)
  expect(data.length).toBe(NAMES.length)
  for (const { path } of data) {
    const { statusCode, body, headers } = await ask(book, path)
    expect([path, statusCode]).toEqual([path, 200])
    expect(body).not.toMatch(/<script|\u202e/)
    expect(headers['content-disposition']).toMatch(/^inline; filename="[\w.-]+"$/)
  }
})

test('another book with the same log hands out the same bytes', async () => {
  const other = await openBook()
  others.push(other)
  for (const { path } of (await list(book, 'a')).data) {
    for (const language of ['zh', 'en']) {
      const [one, same] = await Promise.all([ask(book, `${path}?lang=${language}`), ask(other, `${path}?lang=${language}`)])
      expect([path, one.headers.etag]).toEqual([path, same.headers.etag])
      expect((await ask(book, `${path}?lang=${language}&again=true`)).headers.etag).toBe(one.headers.etag)
    }
  }
})

test('what was changed in the database is told when it is made again', async () => {
  const path = '/v1/documents/a/monthly-statement/2026-11?lang=en'
  await ask(book, path)
  await book.testing.query(
    `update document set content = '<p>Nothing is owed.</p>', sha256 = sha256('<p>Nothing is owed.</p>') where kind = 'monthly-statement' and language = 'en'`,
  )
  const { statusCode, body } = await ask(book, `${path}&again=true`)
  expect([statusCode, JSON.parse(body)]).toMatchObject([409, { code: 'document-differs' }])
})

test('a document that is there is never another: not by a second making, nor by the role that serves', async () => {
  const database = openDatabase(book.testing.url)
  try {
    const rows = database.as(1)
    const name = { borrower: borrowerKey(1, 'a'), kind: 'loan-contract', subject: 'x', language: 'zh', sequence: 1 } as const
    const kept = await keepDocument(rows, 1, name, { form: 'f', text: 'one' })
    expect(await keepDocument(rows, 1, name, { form: 'f', text: 'one' })).toEqual(kept)
    await expect(keepDocument(rows, 1, name, { form: 'f', text: 'two' })).rejects.toThrow(DocumentDiffers)
    await expect(rows.query(`update document set content = 'x'`)).rejects.toThrow('permission denied for table document')
    await expect(rows.query('delete from document')).rejects.toThrow('permission denied for table document')
    const { rows: elsewhere } = await database.as(2).query('select 1 from document')
    expect(elsewhere).toEqual([])
  } finally {
    await database.close()
  }
})

test.each([
  ['/v1/documents/nobody/quote-cost/q_a', 404, 'borrower-not-found'],
  ['/v1/documents/a/quote-cost/other', 404, 'document-not-found'],
  ['/v1/documents/a/monthly-statement/2026-12', 404, 'document-not-found'],
  ['/v1/documents/a/monthly-statement/2026-10', 404, 'document-not-found'],
  ['/v1/documents/a/recipe/q_a', 422, 'invalid-request'],
  ['/v1/documents/a/quote-cost/q_a?lang=fr', 422, 'invalid-request'],
  ['/v1/documents/a/quote-cost/q_a?format=pdf', 501, 'pdf-not-available'],
  ['/v1/borrowers/nobody/documents', 404, 'borrower-not-found'],
])('%s is answered %i %s', async (path, status, code) => {
  const { statusCode, body } = await ask(book, path)
  expect([statusCode, JSON.parse(body)]).toMatchObject([status, { code }])
})

if (CHROMIUM === undefined) console.log('pdf: not run, as there is no Chromium on this machine')
test.runIf(CHROMIUM !== undefined)('a PDF is printed from it, and named by the hash of what was printed', async () => {
  const printing = await openBook(CHROMIUM)
  others.push(printing)
  const path = '/v1/documents/a/loan-contract/d_a?lang=zh'
  const [html, pdf, second] = await Promise.all([
    ask(printing, path),
    ask(printing, `${path}&format=pdf`),
    ask(printing, `${path}&format=pdf`),
  ])
  expect(pdf.headers).toMatchObject({
    'content-type': 'application/pdf',
    etag: `W/${html.headers.etag as string}`,
    'content-disposition': 'inline; filename="loan-contract-d_a.zh.pdf"',
  })
  for (const { rawPayload } of [pdf, second]) {
    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(rawPayload.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(2)
    expect(rawPayload.toString('latin1')).toMatch(/\/FontName\s*\/\w+\+/)
  }
})

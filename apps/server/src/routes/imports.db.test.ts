import type { ImportAnswer, ImportEntry } from '@fairline/contract/views/import-view'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { type CamtEntry, camtFile } from '../testing/camt-file.ts'
import { lend } from '../testing/lent.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

type Entry = z.infer<typeof ImportEntry>
type Answer = z.infer<typeof ImportAnswer> & { code: string; detail: string; errors: { pointer: string }[] }

let testing: TestDatabase
let api: TestApi
let now = NOW
/** What a borrower writes, by borrower and loan. */
const refs = new Map<string, string>()

const BORROWERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  for (const borrower of BORROWERS) {
    await lend(api, borrower, { [`ld_${borrower}`]: 1_000_000 })
    const { body } = await read(`/v1/borrowers/${borrower}/payment-reference`)
    refs.set(borrower, body.reference)
    refs.set(`ld_${borrower}`, body.loans[0]!.reference)
  }
  now += 5 * 86_400_000
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

async function send(payload: string | Buffer, query = '', type = 'application/xml'): Promise<{ status: number; body: Answer }> {
  const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': type }
  const answer = await api.app.inject({ method: 'POST', url: `/v1/imports${query}`, headers, payload })
  return { status: answer.statusCode, body: answer.json() }
}
const csv = (rows: readonly string[]): string => `reference,date,amount,currency,borrower_id,loan_id,text\n${rows.join('\n')}\n`
/** Whatever the routes answer, as far as these tests look into it. */
type Read = {
  readonly reference: string
  readonly loans: readonly { readonly reference: string }[]
  readonly line: { readonly drawn_minor: number }
  readonly data: readonly (Entry & {
    readonly id: string
    readonly account: string
    readonly balance_minor: number
    readonly type: string
  })[]
  readonly next_cursor: string
  readonly faults: { readonly told: unknown }
}
const read = async (path: string) => (await api.get(path)) as unknown as { status: number; body: Read }
const exceptions = async (state: string) => (await read(`/v1/imports/exceptions?state=${state}`)).body.data
const drawn = async (borrower: string): Promise<number> => (await read(`/v1/borrowers/${borrower}`)).body.line.drawn_minor
const outcomes = ({ body }: { body: Answer }) =>
  body.entries.map(({ outcome, why, problem }) => [outcome, why ?? problem].filter(Boolean).join(' '))

const DAY = '2026-11-25'
const paid = (ref: string, amount: string, more: Partial<CamtEntry> = {}): CamtEntry => ({ ref, amount, bookedOn: DAY, ...more })

test('what names a loan is posted, what names nobody goes to suspense, a debit is only listed; a preview says so and posts nothing', async () => {
  const file = camtFile('S-1', [
    paid('B1', '100.00', { text: `还款 ${refs.get('ld_one')}` }),
    paid('B2', '50.00', { text: '谢谢' }),
    paid('B3', '20.00', { direction: 'DBIT' }),
  ])
  const [before, expected] = [await drawn('one'), ['posted', 'unmatched no_reference', 'listed debit']]
  const preview = await send(file, '?dry_run=true')
  expect([outcomes(preview), preview.body.dry_run, await drawn('one')]).toEqual([expected, true, before])
  expect(await read(`/v1/imports/${preview.body.id}`)).toMatchObject({ status: 404, body: { code: 'import-not-found' } })

  const sent = await send(file)
  expect(outcomes(sent)).toEqual(expected)
  expect(sent.body).toMatchObject({
    state: 'done',
    statements: [{ statement_id: 'S-1', opening_minor: 0, closing_minor: 13_000, entries: 3 }],
    totals: [
      { currency: 'CNY', direction: 'credit', outcome: 'posted', count: 1, amount_minor: 10_000 },
      { currency: 'CNY', direction: 'credit', outcome: 'unmatched', count: 1, amount_minor: 5_000 },
      { currency: 'CNY', direction: 'debit', outcome: 'listed', count: 1, amount_minor: 2_000 },
    ],
  })
  expect(sent.body.entries[0]).toMatchObject({ borrower_id: 'one', loan_id: 'ld_one', rule: 'payment_reference', fit: 'more_than_due' })
  expect(JSON.stringify([sent, await read(`/v1/imports/${sent.body.id}`), await exceptions('open')])).not.toMatch(/付款人甲|谢谢|ACC-1/)
  expect((await exceptions('open')).map(({ reference }) => reference)).toEqual(['B2'])
  expect((await exceptions('listed')).map(({ reference }) => reference)).toEqual(['B3~debit'])
})

test('the value day is the day it counts from', async () => {
  const { body } = await read('/v1/borrowers/one/timeline')
  const posted = body.data.find(({ type }) => type === 'fairline.repayment-posted.v1')
  expect(posted).toMatchObject({ source: 'fairline:import/repayment-posted', occurred_at: '2026-11-24T16:00:00.000Z' })
})

test('a file sent again is answered with what it was; its entries in another file are known again', async () => {
  const entries = [paid('C1', '10.00', { text: refs.get('two')! }), paid('C2', '11.00', { text: 'x' })]
  const first = await send(camtFile('S-2', entries))
  const after = await drawn('two')
  const again = await send(camtFile('S-2', entries))
  expect([again.body.repeated, again.body.totals, outcomes(again)]).toEqual([true, first.body.totals, outcomes(first)])
  const longer = await send(camtFile('S-2b', [...entries, paid('C3', '1.00', { text: 'y' })]))
  expect(outcomes(longer)).toEqual(['repeated', 'repeated no_reference', 'unmatched no_reference'])
  expect(await drawn('two')).toBe(after)
})

test.each<[what: string, file: () => string, code: string]>([
  ['cut off', () => camtFile('T-1', [paid('D1', '9.00', { text: refs.get('two')! })]).slice(0, 700), 'malformed'],
  [
    'a closing balance that differs',
    () => camtFile('T-2', [paid('D2', '9.00', { text: refs.get('two')! })], { closingMinor: 901 }),
    'closing balance',
  ],
  ['a fraction of a fen', () => camtFile('T-3', [paid('D3', '9.005', { text: refs.get('two')! })]), 'decimals'],
  [
    'an entity',
    () => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${camtFile('T-4', [paid('D4', '9.00', { text: '&e;' })]).slice(38)}`,
    'DOCTYPE',
  ],
  ['nothing', () => '<Document/>', 'camt.053'],
])('nothing of a file is taken: %s', async (_what, file, words) => {
  const before = await drawn('two')
  const { status, body } = await send(file())
  expect({ status, code: body.code }).toEqual({ status: 422, code: 'file-has-faults' })
  const id = /imp_\w+/.exec(body.detail)?.[0]
  const kept = await read(`/v1/imports/${id}`)
  expect(kept.body).toMatchObject({ state: 'refused', entries: [], totals: [], faults: { told: expect.any(Array) } })
  expect(JSON.stringify(kept.body.faults.told)).toMatch(new RegExp(words === 'malformed' ? 'cut off' : words))
  expect(JSON.stringify(kept.body)).not.toContain('root:')
  expect(await drawn('two')).toBe(before)
})

test('money in another currency than the line waits for a person', async () => {
  const usd = await send(camtFile('U-1', [paid('U1', '9.00', { text: refs.get('two')! })], { currency: 'USD', account: 'ACC-USD' }))
  expect(outcomes(usd)).toEqual(['unmatched currency'])
})

test('entries that share a number of the bank are two', async () => {
  const text = refs.get('three')!
  const before = await drawn('three')
  const twice = await send(camtFile('V-1', [paid('E1', '5.00', { text }), paid('E1', '5.00', { text })]))
  expect(outcomes(twice)).toEqual(['posted', 'posted'])
  expect(new Set(twice.body.entries.map(({ entry_id }) => entry_id)).size).toBe(2)
  expect(before - (await drawn('three'))).toBeGreaterThan(0)
})

test('more than is owed is posted, and the rest is kept as overpaid', async () => {
  const sent = await send(camtFile('W-1', [paid('F1', '20000.00', { text: refs.get('ld_four')! })]))
  expect([sent.body.entries[0]?.fit, await drawn('four')]).toEqual(['more_than_owed', 0])
  await api.follower.catchUp()
  const { body } = await read('/v1/ledger/trial-balance')
  const overpaid = body.data.find(({ account, currency }) => account === 'overpaid' && currency === 'CNY')
  expect(overpaid?.balance_minor).toBeLessThan(-900_000)
})

test('a reversal takes its payment back, in the same file, in a later one, and once only', async () => {
  const before = await drawn('five')
  const text = refs.get('ld_five')!
  const back = { direction: 'DBIT', reversal: true } as const
  const preview = [paid('G1', '30.00', back), paid('G1', '30.00', { text }), paid('G2', '40.00', { text })]
  expect(outcomes(await send(camtFile('X-1', preview), '?dry_run=true'))).toEqual(['taken_back', 'posted', 'posted'])
  expect(outcomes(await send(camtFile('X-1', preview)))).toEqual(['taken_back', 'posted', 'posted'])
  expect(outcomes(await send(camtFile('X-2', [paid('G2', '40.00', back)])))).toEqual(['taken_back'])
  expect(await drawn('five')).toBe(before)
  const more = await send(camtFile('X-3', [paid('G2', '40.00', { ...back, bookedOn: '2026-11-26' }), paid('G9', '1.00', back)]))
  expect(outcomes(more)).toEqual(['repeated', 'listed reversal_without_original'])
})

test('of rows with a fault nothing is taken, unless the part that is right is wanted', async () => {
  const file = csv(['r-1,2026-11-25,12.00,CNY,six,ld_six,', 'r-2,2026-11-25,12.005,CNY,six,,', 'r-3,2026-11-25,1.00,CNY,nobody,,'])
  const before = await drawn('six')
  const refused = await send(file, '', 'text/csv')
  expect([refused.status, refused.body.errors.map(({ pointer }) => pointer), await drawn('six')]).toEqual([422, ['row[2]/amount'], before])
  const preview = await send(file, '?dry_run=true', 'text/csv; charset=utf-8')
  expect([preview.body.faults.count, outcomes(preview)]).toEqual([1, ['posted', 'unmatched unknown_borrower']])
  const part = await send(file, '?accept_partial=true', 'text/csv')
  expect(part.body).toMatchObject({ state: 'done', is_partial: true, faults: { count: 1 } })
  expect([outcomes(part), await drawn('six')]).not.toEqual([[], before])
})

test.each<[what: string, type: string, status: number, code: string]>([
  ['JSON', 'application/json', 415, 'unsupported-media-type'],
  ['a spreadsheet', 'application/vnd.ms-excel', 415, 'unsupported-media-type'],
])('no other kind of file is taken: %s', async (_what, type, status, code) => {
  expect(await send('x', '', type)).toMatchObject({ status, body: { code } })
})

test('a file over the limit is turned away before it is read', async () => {
  expect(await send(Buffer.alloc(10 * 1024 * 1024 + 1, 0x20), '', 'text/csv')).toMatchObject({
    status: 413,
    body: { code: 'body-too-large' },
  })
})

test('files are listed, the newest first, a page at a time', async () => {
  now += 1_000
  const { body: last } = await send(camtFile('Y-1', [paid('H1', '1.00')]))
  const { body } = await read('/v1/imports?limit=1')
  expect(body).toMatchObject({ data: [{ id: last.id, kind: 'camt053', received_by: expect.stringMatching(/^key_/) }], has_more: true })
  const next = await read(`/v1/imports?limit=1&cursor=${body.next_cursor}`)
  expect(next.body.data[0]?.id).not.toBe(last.id)
})

import type { ImportAnswer, ImportEntry } from '@fairline/contract/views/import-view'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { hashKey, keyPrefix, makeKey } from '../auth/api-keys.ts'
import type { CarryingOut } from '../imports/carry-out.ts'
import { readPaymentFile } from '../imports/file-reading.ts'
import { importFile } from '../imports/import-file.ts'
import { resolveException } from '../imports/resolve-exception.ts'
import { insertApiKey } from '../store/api-key-table.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Lanes } from '../store/lanes.ts'
import { camtFile } from '../testing/camt-file.ts'
import { lend } from '../testing/lent.ts'
import { NOW, registered, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

type Entry = z.infer<typeof ImportEntry>

let testing: TestDatabase
let api: TestApi
let now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  await lend(api, 'one', { ld_1: 500_000, ld_2: 400_000 })
  now += 5 * 86_400_000
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

async function sendFile(payload: string): Promise<z.infer<typeof ImportAnswer>> {
  const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/xml' }
  return (await api.app.inject({ method: 'POST', url: '/v1/imports', headers, payload })).json()
}
async function keyOf(organisationId: number, senders: string[]): Promise<string> {
  const key = makeKey()
  const scopes = ['events:write', 'book:read']
  await insertApiKey(api.database, {
    id: `key_${key}`,
    name: 'x',
    prefix: keyPrefix(key),
    sha256: hashKey(key),
    scopes,
    organisationId,
    senders,
  })
  return key
}
let statements = 0
/** One credit that names nobody, in a statement of its own. */
async function suspended(amount: string, text = ''): Promise<Entry> {
  const nth = ++statements
  const { entries } = await sendFile(camtFile(`S-${nth}`, [{ ref: `B${nth}`, amount, text, bookedOn: '2026-11-24' }]))
  return entries[0]!
}
const assign = (body: object) => api.send('/v1/imports/exceptions:assign', body)
const giveBack = (body: object) => api.send('/v1/imports/exceptions:return', body)
const drawn = async (borrower: string): Promise<number> =>
  ((await api.get(`/v1/borrowers/${borrower}`)).body as unknown as { line: { drawn_minor: number } }).line.drawn_minor
async function balances(): Promise<{ suspense: number; cash: number; agrees: boolean }> {
  await api.follower.catchUp()
  const { data } = (await api.get('/v1/ledger/trial-balance')).body as unknown as {
    data: { account: string; currency: string; balance_minor: number }[]
  }
  const of = (account: string) => data.find((row) => row.account === account && row.currency === 'CNY')!.balance_minor
  const control = (await api.get('/v1/ledger/control')).body as unknown as { agrees: boolean }
  return { suspense: of('suspense'), cash: of('cash'), agrees: control.agrees }
}

test('assigned, it is the repayment of that loan from the day of the bank, and leaves suspense; assigned again, nothing is new', async () => {
  const [start, owed] = [await balances(), await drawn('one')]
  const entry = await suspended('100.00')
  const inSuspense = await balances()
  expect([inSuspense.suspense - start.suspense, inSuspense.cash - start.cash]).toEqual([-10_000, 10_000])

  const decided = { entry_id: entry.entry_id, borrower_id: 'one', loan_id: 'ld_2' }
  expect((await assign(decided)).body).toMatchObject({
    state: 'assigned',
    borrower_id: 'one',
    loan_id: 'ld_2',
    resolved_by: expect.stringMatching(/^key_/),
  })
  const after = await balances()
  expect([after.suspense, after.cash, after.agrees]).toEqual([start.suspense, start.cash + 10_000, true])
  expect(owed - (await drawn('one'))).toBeGreaterThan(9_000)

  const again = await assign(decided)
  expect([again.status, again.headers['fairline-repeated'], await balances()]).toEqual([200, 'true', after])
  for (const other of [
    { ...decided, loan_id: 'ld_1' },
    { entry_id: entry.entry_id, borrower_id: 'one' },
  ])
    expect(await assign(other)).toMatchObject({ status: 409, body: { code: 'entry-resolved-otherwise' } })
  expect(await giveBack({ entry_id: entry.entry_id })).toMatchObject({ status: 409, body: { code: 'entry-resolved-otherwise' } })
})

test('returned, it leaves suspense and cash, once', async () => {
  const start = await balances()
  const { entry_id } = await suspended('7.00')
  expect((await giveBack({ entry_id })).body).toMatchObject({ state: 'returned', borrower_id: null })
  expect((await giveBack({ entry_id })).headers['fairline-repeated']).toBe('true')
  expect(await assign({ entry_id, borrower_id: 'one' })).toMatchObject({ status: 409, body: { code: 'entry-resolved-otherwise' } })
  expect(await balances()).toEqual(start)
})

test('what is assigned can be taken back by the bank', async () => {
  const owed = await drawn('one')
  const { entry_id, reference } = await suspended('9.00')
  await assign({ entry_id, borrower_id: 'one' })
  const { entries } = await sendFile(camtFile('S-back', [{ ref: reference, amount: '9.00', direction: 'DBIT', reversal: true }]))
  expect([entries[0]?.outcome, entries[0]?.original_entry_id, await drawn('one')]).toEqual(['taken_back', entry_id, owed])
})

test('a decision that makes no sense changes nothing', async () => {
  const { entry_id } = await suspended('3.00')
  await api.post(registered('two'))
  const usd = { kind: 'individual', currency: 'USD', borrower_id: 'dollar' }
  await api.send('/v1/borrowers', usd)
  const before = await balances()
  const cases: [body: object, status: number, code: string][] = [
    [{ entry_id, borrower_id: 'nobody' }, 404, 'borrower-not-found'],
    [{ entry_id, borrower_id: 'book' }, 404, 'borrower-not-found'],
    [{ entry_id, borrower_id: 'one', loan_id: 'ld_9' }, 409, 'loan-unknown'],
    [{ entry_id, borrower_id: 'two', loan_id: 'ld_1' }, 409, 'loan-unknown'],
    [{ entry_id, borrower_id: 'dollar' }, 422, 'currency-mismatch'],
    [{ entry_id: 'pay_0', borrower_id: 'one' }, 404, 'entry-unknown'],
    [{ entry_id, borrower_id: 'one', amount_minor: 1 }, 422, 'invalid-request'],
    [{ borrower_id: 'one' }, 422, 'invalid-request'],
  ]
  for (const [body, status, code] of cases) expect(await assign(body)).toMatchObject({ status, body: { code } })
  expect(await balances()).toEqual(before)
  expect(((await api.get('/v1/imports/exceptions?state=open')).body.data as unknown as Entry[]).map((one) => one.entry_id)).toContain(
    entry_id,
  )
})

test('nothing of a posted payment or a debit is in suspense', async () => {
  const { entries } = await sendFile(camtFile('S-debit', [{ ref: 'D1', amount: '1.00', direction: 'DBIT' }]))
  expect(await giveBack({ entry_id: entries[0]!.entry_id })).toMatchObject({ status: 409, body: { code: 'entry-not-open' } })
})

test('another organisation sees and resolves nothing of it', async () => {
  const { entry_id, import_id } = await suspended('4.00')
  const key = await keyOf(2, ['payment', 'operator'])
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const ask = (url: string) => api.app.inject({ method: 'GET', url, headers })
  expect((await ask('/v1/imports')).json().data).toEqual([])
  expect((await ask('/v1/imports/exceptions')).json().data).toEqual([])
  expect((await ask(`/v1/imports/${import_id}`)).statusCode).toBe(404)
  const taken = await api.app.inject({ method: 'POST', url: '/v1/imports/exceptions:return', headers, payload: { entry_id } })
  expect(taken.json()).toMatchObject({ code: 'entry-unknown' })
})

test('only who may speak of payments sends a file, and only he or an operator decides', async () => {
  const { entry_id } = await suspended('4.50')
  const ask = async (key: string, url: string, type: string, payload: string) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': type }
    return (await api.app.inject({ method: 'POST', url, headers, payload })).json<{ code?: string; state: string }>()
  }
  const [channel, operator] = [await keyOf(1, ['channel']), await keyOf(1, ['operator'])]
  for (const key of [channel, operator])
    expect(await ask(key, '/v1/imports', 'application/xml', camtFile('S-who', []))).toMatchObject({ code: 'sender-not-allowed' })
  const decide = (key: string) => ask(key, '/v1/imports/exceptions:return', 'application/json', JSON.stringify({ entry_id }))
  expect([(await decide(channel)).code, (await decide(operator)).state]).toEqual(['sender-not-allowed', 'returned'])
})

/** As if the process ended right behind the nth fact: it is in the log, and nobody wrote down that it is. */
function dyingBehind(facts: number): Lanes {
  let left = facts
  return {
    ...api.lanes,
    submit: async (submission) => {
      const result = await api.lanes.submit(submission)
      if (--left === 0) throw new Error('the process ended')
      return result
    },
  }
}

const partsWith = (lanes: Lanes) => ({
  database: api.database.as(FIRST_ORGANISATION),
  lanes,
  saying: { organisationId: FIRST_ORGANISATION, actor: 'test', at: now } satisfies CarryingOut['saying'],
  pack: api.packs.current,
  read: async (bytes: Uint8Array, kind: 'camt053' | 'csv') => readPaymentFile(bytes, kind),
  now: () => now,
})

test('an import that breaks off goes on when the file comes again, and decides nothing anew', async () => {
  const { body } = await api.get('/v1/borrowers/one/payment-reference')
  const { reference } = body as unknown as { reference: string }
  const late = 'FL-late+00'
  const file = camtFile('S-crash', [
    { ref: 'K1', amount: '2.00', text: reference, bookedOn: '2026-11-24' },
    { ref: 'K2', amount: '3.00', text: late, bookedOn: '2026-11-24' },
  ])
  const csv = 'reference,date,amount,currency,borrower_id,loan_id,text\nk-1,2026-11-24,5.00,CNY,late,,\nk-2,2026-11-24,6.00,CNY,one,,\n'
  const start = await balances()
  const sent = { bytes: Buffer.from(csv), kind: 'csv', dryRun: false, acceptPartial: false } as const
  await expect(importFile(partsWith(dyingBehind(1)), sent)).rejects.toThrow('the process ended')
  await api.post(registered('late'))
  // By now the words would find him; what was written down is that they found nobody.
  const again = await importFile(partsWith(api.lanes), sent)
  expect(again.entries.map(({ state }) => state)).toEqual(['open', 'posted'])
  expect(again.file.state).toBe('done')
  const after = await balances()
  expect([after.suspense - start.suspense, after.cash - start.cash]).toEqual([-500, 1_100])
  expect((await sendFile(file)).entries.map(({ outcome }) => outcome)).toEqual(['posted', 'unmatched'])
})

test.each([1, 2])('an assignment that breaks off behind fact %i is finished by the same decision, and by no other', async (facts) => {
  const { entry_id } = await suspended('8.00')
  const start = await balances()
  const decided = { ref: 'one', loanId: null }
  await expect(resolveException(partsWith(dyingBehind(facts)), entry_id, decided)).rejects.toThrow('the process ended')
  expect(await assign({ entry_id, borrower_id: 'two' })).toMatchObject({ body: { code: 'entry-resolved-otherwise' } })
  expect(await giveBack({ entry_id })).toMatchObject({ body: { code: 'entry-resolved-otherwise' } })
  const open = (await api.get('/v1/imports/exceptions?state=open')).body.data as unknown as Entry[]
  expect(open.find((one) => one.entry_id === entry_id)?.state).toBe('assigning')
  expect((await assign({ entry_id, borrower_id: 'one' })).body).toMatchObject({ state: 'assigned' })
  const after = await balances()
  expect([after.suspense - start.suspense, after.cash - start.cash]).toEqual([800, 0])
})

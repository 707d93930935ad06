/** Registers that a desk brings in tables, over HTTP: looked at, taken, mended, taken back; and whose they are. */
import type { ImportProfile } from '@fairline/contract/desk/imports'
import { IMPORT_BYTES_MAX } from '@fairline/contract/desk/imports'
import { DEBTS, HEADER, NEEDS, NEXT, ROW } from '@fairline/domain/desk/imports/import.fixture'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, keyPrefix, makeKey } from '../auth/api-keys.ts'
import { insertApiKey } from '../store/api-key-table.ts'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi
let now = NOW

type Entry = { row: number; rows: number[]; entry_id: string; is: string; fields: string[]; faults: { code: string; column: string }[] }
type Body = Record<string, unknown> & { data: Record<string, unknown>[]; entries: Entry[]; faults: { code: string }[] }
type Answer = { status: number; body: Body; text: string }
let ask: (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, key?: string) => Promise<Answer>

const PROFILE: ImportProfile = {
  ...NEEDS,
  fields: NEEDS.fields.map((one) => (one.field === 'project_id' ? { field: 'project_id', otherwise: 'bridge' } : one)),
}
const BAD = 'a3,发票,别的,7,2026/12/10,1'
const FILE = ['付款计划', HEADER, ROW, NEXT, BAD].join('\r\n')

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  ask = async (method, path, body, key = api.adminKey) => {
    const isText = typeof body === 'string' || Buffer.isBuffer(body)
    const type = body === undefined ? {} : { 'content-type': isText ? 'text/csv' : 'application/json' }
    const payload = body === undefined ? {} : { payload: isText ? body : JSON.stringify(body) }
    const answer = await api.app.inject({
      method,
      url: `/v1/desk/${path}`,
      headers: { authorization: `Bearer ${key}`, ...type },
      ...payload,
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: (isJson ? answer.json() : {}) as Body, text: answer.body }
  }
  for (const [path, content] of Object.entries(DESK)) await ask('PUT', path, { version: 0, ...content })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const bring = (query: string, file: string | Buffer = FILE, key?: string) => ask('POST', `imports?${query}`, file, key)
const needs = async () => (await ask('GET', 'needs?limit=200')).body.data.map(({ id }) => id)
const facts = async () => Number((await testing.query<{ count: string }>('select count(*) from desk_fact'))[0]!.count)
const told = ({ entries }: Body) =>
  entries.map(({ entry_id, is, faults }) => [entry_id, is, faults.map(({ code, column }) => `${code} ${column}`)])

test('a profile is data with versions: kept, kept again, changed, and held to what its register has', async () => {
  const put = (profile: object, version: number) => ask('PUT', 'import-profiles/pay-plan', { ...profile, version })
  expect((await put(PROFILE, 0)).body).toEqual({ id: 'pay-plan', version: 1, repeated: false })
  expect((await put(PROFILE, 0)).body).toEqual({ id: 'pay-plan', version: 1, repeated: true })
  expect(await put({ ...PROFILE, name: '付款计划（新）' }, 0)).toMatchObject({ status: 409, body: { code: 'entry-changed' } })
  expect((await put({ ...PROFILE, name: '付款计划（新）' }, 1)).body).toMatchObject({ version: 2 })
  expect(await put({ ...PROFILE, kind: 'receipt' }, 2)).toMatchObject({ status: 422 })
  expect(await put({ ...PROFILE, fields: [{ field: 'nothing', column: 'x' }], totals: {} }, 2)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/fields/0/field' }] },
  })
  expect(await put({ ...PROFILE, kind: 'borrower' }, 2)).toMatchObject({ status: 422 })
  const { data } = (await ask('GET', 'import-profiles')).body
  expect(data).toMatchObject([{ id: 'pay-plan', version: 2, kind: 'need', name: '付款计划（新）' }])
  const { body } = await ask('GET', 'import-fields')
  expect(body.data.find(({ kind }) => kind === 'need')).toMatchObject({
    fields: expect.arrayContaining([{ field: 'due_on', form: 'day', is_required: true, choices: [] }]),
  })
})

test('looked at, nothing is written; taken, the good rows are, the bad one waits; the same again is nothing new', async () => {
  const before = await facts()
  const previewed = (await bring('profile_id=pay-plan&preview=true&file_name=plan.csv')).body
  expect(previewed).toMatchObject({
    state: 'previewed',
    kind: 'need',
    rows: 3,
    registered: 2,
    quarantined: 1,
    profile: { id: 'pay-plan', version: 2 },
  })
  expect(told(previewed)).toEqual([
    ['need-a3', 'quarantined', ['choice-unknown 用途']],
    ['need-a1', 'registered', []],
    ['need-a2', 'registered', []],
  ])
  expect([await facts(), (await needs()).length]).toEqual([before, 2])
  const taken = (await bring('profile_id=pay-plan&file_name=plan.csv&count=3')).body
  expect(taken).toMatchObject({ state: 'taken', registered: 2, quarantined: 1, totals: { count: 3, proved_by: ['count_given'] } })
  expect(await needs()).toEqual(['need-a1', 'need-a2', 'steel', 'wages-12'])
  const after = await facts()
  expect((await bring('profile_id=pay-plan')).body).toMatchObject({ state: 'repeated', import_id: taken.import_id, same: 2 })
  expect((await bring('profile_id=pay-plan', `${FILE}\r\n`)).body).toMatchObject({ state: 'taken', registered: 0, same: 2 })
  expect(await facts()).toBe(after + 1)
  const { data } = (await ask('GET', 'imports')).body
  expect(data).toMatchObject([
    { state: 'taken', waiting: 1, same: 2 },
    { state: 'taken', file_name: 'plan.csv', profile_name: '付款计划（新）', profile: { id: 'pay-plan', version: 2 }, waiting: 1 },
  ])
  expect((await ask('GET', 'needs/need-a1')).body.history).toMatchObject([{ type: 'registered', data: { p50_minor: 8_000_000 } }])
})

const importId = async (nth: number) => String((await ask('GET', 'imports')).body.data[nth]!.import_id)

test('a row in quarantine is sealed; mended it is taken with its import, discarded it is gone', async () => {
  const [first, second] = [await importId(1), await importId(0)]
  const rows = await testing.query<{ sealed: Buffer }>('select sealed from desk_import_row')
  expect(rows).toHaveLength(2)
  expect(rows.every(({ sealed }) => !sealed.includes(Buffer.from('发票')))).toBe(true)
  expect((await ask('GET', `import-rows?import_id=${first}`)).body.data).toMatchObject([
    { row: 3, line: 5, entry_id: 'need-a3', faults: [{ code: 'choice-unknown' }], rows: [{ row: 3 }] },
  ])
  const mend = (cells: object[]) => ask('POST', 'import-rows:mend', { import_id: first, row: 3, rows: [{ row: 3, cells }] })
  expect((await mend([{ column: '用途', text: '税' }])).body).toMatchObject({ is: 'quarantined', faults: [{ code: 'choice-unknown' }] })
  expect((await mend([{ column: '别的列', text: '材料' }])).body).toMatchObject({ is: 'quarantined' })
  expect((await mend([{ column: '用途', text: '材料' }])).body).toEqual({ entry_id: 'need-a3', is: 'registered', version: 1, faults: [] })
  expect(await mend([{ column: '用途', text: '材料' }])).toMatchObject({ status: 404 })
  expect(await needs()).toContain('need-a3')
  const discard = { import_id: second, rows: [3, 4], reason: '另一份已更正' }
  expect((await ask('POST', 'import-rows:discard', discard)).body).toEqual({ import_id: second, discarded: 1 })
  expect((await ask('POST', 'import-rows:discard', discard)).body).toMatchObject({ discarded: 0 })
  expect(await testing.query('select from desk_import_row')).toEqual([])
  expect((await ask('GET', 'imports')).body.data).toMatchObject([
    { waiting: 0, discarded: 1 },
    { waiting: 0, mended: 1 },
  ])
})

test('where control totals do not fit nothing is taken, it warns (D3), and it may come again', async () => {
  const before = await needs()
  const file = FILE.replace('a1,', 'b1,').replace(BAD, '合计：81200.51')
  const { body } = await bring('profile_id=pay-plan&count=3', file)
  expect(body).toMatchObject({ state: 'quarantined', entries: [], fault_count: 2 })
  expect(body.faults.map(({ code }) => code)).toEqual(['given-count-differs', 'total-differs'])
  expect(await needs()).toEqual(before)
  const after = await facts()
  expect((await bring('profile_id=pay-plan&count=3', file)).body.state).toBe('quarantined')
  expect(await facts()).toBe(after)
  await api.desk.deskWatch.watch(1)
  const warned = async () => (await ask('GET', 'warnings?indicator=D3')).body.data.map(({ subject, band }) => [subject, band])
  expect(await warned()).toEqual([[`import:${String(body.import_id)}`, 'red']])
  expect((await ask('POST', 'imports:undo', { import_id: body.import_id, reason: '制表人已更正' })).body).toEqual({ import_id: body.import_id, withdrawn: 0, repeated: false }) // biome-ignore format: one row
  await api.desk.deskWatch.watch(1)
  expect(await warned()).toEqual([])
  expect((await bring('profile_id=pay-plan&count=2&sum_minor=8120050', FILE.replace(`\r\n${BAD}`, '').replace('a1,', 'b1,'))).body).toMatchObject({ state: 'taken', totals: { proved_by: ['count_given', 'sum_given'] } }) // biome-ignore format: one row
})

test('taken back as a whole, also what was mended; not while something rests on it; and it may come again', async () => {
  const id = await importId(3)
  const undo = () => ask('POST', 'imports:undo', { import_id: id, reason: '带错了文件' })
  const need = (await ask('GET', 'needs/need-a2')).body.entry as Record<string, unknown>
  const { id: _id, version, effective_at: _at, recorded_at: _recorded, ended_at: _ended, masked: _masked, ...content } = need
  expect((await ask('PUT', 'needs/need-a2', { ...content, name: '钢筋', version })).status).toBe(200)
  expect(await undo()).toMatchObject({ status: 409, body: { errors: [{ pointer: '/entries/need-a2' }] } })
  const later = await importId(0)
  expect((await ask('POST', 'imports:undo', { import_id: later, reason: 'x' })).body).toMatchObject({ withdrawn: 1 })
  expect(await needs()).not.toContain('need-b1')
  expect((await ask('PUT', 'needs/need-a2', { ...content, version: 2 })).status).toBe(200)
  // Said again it is said since: only what nobody spoke of any more can be taken back.
  expect((await undo()).status).toBe(409)
  const other = ['付款计划', HEADER, ROW.replace('a1,', 'c1,'), BAD.replace('a3', 'c3')].join('\n')
  const taken = (await bring('profile_id=pay-plan', other)).body
  const cells = [{ column: '用途', text: '材料' }]
  await ask('POST', 'import-rows:mend', { import_id: taken.import_id, row: 2, rows: [{ row: 2, cells }] })
  expect(await needs()).toEqual(expect.arrayContaining(['need-c1', 'need-c3']))
  const undone = { import_id: taken.import_id, reason: '带错了文件' }
  expect((await ask('POST', 'imports:undo', undone)).body).toEqual({ import_id: taken.import_id, withdrawn: 2, repeated: false })
  expect((await ask('POST', 'imports:undo', undone)).body).toMatchObject({ repeated: true })
  expect(await needs()).not.toContain('need-c1')
  expect((await ask('GET', 'needs/need-c1')).status).toBe(404)
  expect((await bring('profile_id=pay-plan', other)).body).toMatchObject({ state: 'taken', registered: 1 })
  expect((await ask('GET', 'needs/need-c1')).body.history).toMatchObject([
    { type: 'registered' },
    { type: 'withdrawn' },
    { type: 'registered' },
  ])
  expect((await ask('GET', 'check')).body.faults).toEqual([])
})

test('a facility of a table pays for nothing until two people say so, and one that was observed is not taken back', async () => {
  const facility = DESK['facilities/revolving-1'] as Record<string, unknown>
  const constants = Object.entries(facility).filter(
    ([field, value]) => !['limit_minor', 'rate_ppm'].includes(field) && !Array.isArray(value),
  )
  const asCell = (field: string, value: unknown) => (field.endsWith('_minor') ? (Number(value) / 100).toFixed(2) : field.endsWith('_ppm') ? String(Number(value) / 10_000) : String(value)) // biome-ignore format: one row
  const profile: ImportProfile = {
    ...{ ...NEEDS, name: '授信台账', kind: 'facility', day_form: 'yyyy-mm-dd', naming: { column: '合同号', prefix: '' } },
    fields: [
      { field: 'limit_minor', column: '额度' },
      { field: 'rate_ppm', column: '年利率' },
      ...constants.map(([field, value]) => ({ field, otherwise: asCell(field, value) })),
    ],
    totals: { sum_field: 'limit_minor' },
  }
  expect((await ask('PUT', 'import-profiles/lines', { ...profile, version: 0 })).status).toBe(200)
  const { body } = await bring('profile_id=lines&sum_minor=100000000', '合同号,额度,年利率\nL-2,"1,000,000.00",4.35%')
  expect([body.state, told(body)]).toEqual(['taken', [['L-2', 'registered', []]]])
  const { entry } = (await ask('GET', 'facilities/L-2')).body as unknown as { entry: object }
  expect(entry).toMatchObject({ limit_minor: 100_000_000, rate_ppm: 43_500, approved: null })
  const seen = { id: 'o1', subject_kind: 'facility', subject_id: 'L-2', field: 'availability', value: 'drawable', source: 'desk_entry' }
  await ask('POST', 'observations', { observations: [{ ...seen, effective_at: new Date(now).toISOString() }] })
  expect(await ask('POST', 'imports:undo', { import_id: body.import_id, reason: 'x' })).toMatchObject({
    status: 409,
    body: { errors: [{ pointer: '/entries/L-2', detail: expect.stringContaining('observed') }] },
  })
  now += 1_000
})

test('debts of several rows; what quarantine holds comes out as CSV that no spreadsheet computes', async () => {
  expect((await ask('PUT', 'import-profiles/debts', { ...DEBTS, version: 0 })).status).toBe(200)
  const file =
    'id;creditor;due;amount\nd1;北方银行;2026-12-01;1.000,50\nd1;北方银行;2027-01-01;1.000,50\nd2;=cmd|x;2026-13-01;1\nd3;"@SUM(1)\n;";2026-12-01;x'
  const { body } = await bring('profile_id=debts', file)
  expect(body).toMatchObject({ state: 'taken', registered: 1, quarantined: 2, rows: 4 })
  const csv = await ask('GET', `import-rows.csv?import_id=${String(body.import_id)}`)
  expect(csv.text).toContain("'=cmd|x")
  for (const line of csv.text.replace('\uFEFF', '').split(/[\r\n,]/)) expect(line).not.toMatch(/^"?[=+@-]/)
})

test.each<[what: string, path: string, file: string | Buffer, status: number, code: string]>([
  ['no profile of this id', 'imports?profile_id=none', FILE, 404, 'entry-not-found'],
  ['no profile named', 'imports', FILE, 422, 'invalid-request'],
  ['a count that is none', 'imports?profile_id=pay-plan&count=-1', FILE, 422, 'invalid-request'],
  ['more than is read', 'imports?profile_id=pay-plan', Buffer.alloc(IMPORT_BYTES_MAX + 1, 'a'), 413, 'body-too-large'],
])('%s', async (_what, path, file, status, code) => {
  expect(await ask('POST', path, file)).toMatchObject({ status, body: { code } })
})

test.each<[what: string, file: string | Buffer]>([
  ['nothing', ' '],
  ['bytes of no text', Buffer.from([0xff, 0xfe, 0x00, 0xff])],
  ['NUL in cells', `${HEADER}\na\0,x\0,工资,1,2026/12/10,1`],
  ['quotes that never close', `${HEADER}\n"a,x,工资,1,2026/12/10,1`],
  ['a thousand columns', `${HEADER}${',x'.repeat(1_000)}\n${ROW}`],
  ['names of the language', `${HEADER}\n__proto__,constructor,工资,1,2026/12/10,1`],
  ['surrogates', Buffer.from(`${HEADER}\na,\u{1F600}\u202E,工资,1,2026/12/10,1`)],
  ['an amount of many digits', `${HEADER}\na,x,工资,${'9'.repeat(400)},2026/12/10,1`],
])('a hostile file is answered, and leaves the desk whole: %s', async (_what, file) => {
  const { status } = await bring('profile_id=pay-plan', file)
  expect([200, 413]).toContain(status)
  expect((await ask('GET', 'check')).body.faults).toEqual([])
})

test('another organisation sees none of it, and whoever may not write registers brings nothing', async () => {
  const keyOf = async (organisationId: number, scopes: readonly string[]): Promise<string> => {
    const key = makeKey()
    const row = {
      id: `key_${organisationId}x`,
      name: 'x',
      prefix: keyPrefix(key),
      sha256: hashKey(key),
      scopes,
      organisationId,
      senders: [],
    }
    await insertApiKey(api.database, row as never)
    return key
  }
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'other', 1)`)
  const [key, reader] = [await keyOf(2, ['admin']), await keyOf(1, ['book:read'])]
  const id = await importId(0)
  expect((await ask('GET', 'imports', undefined, key)).body.data).toEqual([])
  expect((await ask('GET', 'import-profiles', undefined, key)).body.data).toEqual([])
  expect((await ask('GET', `import-rows?import_id=${id}`, undefined, key)).status).toBe(404)
  expect((await ask('POST', 'imports:undo', { import_id: id, reason: 'x' }, key)).status).toBe(404)
  expect((await bring('profile_id=pay-plan', FILE, key)).status).toBe(404)
  expect((await bring('profile_id=pay-plan', FILE, reader)).status).toBe(403)
  expect((await ask('GET', `import-rows?import_id=${id}`, undefined, reader)).status).toBe(403)
})

/** What figures of a desk are fed with, over HTTP: a borrower's file and means as far as he lets the desk know, what came against what was expected, and limits nobody saw. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { camtFile } from '../testing/camt-file.ts'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const DAY = 86_400_000

let testing: TestDatabase
let api: TestApi
let now = NOW
let nth = 0

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  const consent = { ...DESK['consents/c-1'], scopes: ['board', 'inquiries'] }
  for (const [path, content] of Object.entries({ ...DESK, 'consents/c-1': consent }))
    await api.put(`/v1/desk/${path}`, { version: 0, ...content })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const see = async (kind: string, id: string, values: Readonly<Record<string, unknown>>) => {
  const { body } = await api.send('/v1/desk/observations', {
    observations: Object.entries(values).map(([field, value]) => ({
      ...{ id: `o-${++nth}`, subject_kind: kind, subject_id: id, field, value, source: 'desk_entry' },
      effective_at: new Date(now).toISOString(),
    })),
  })
  return (body.data as unknown as { result: string }[]).map(({ result }) => result)
}
const told = (values: Readonly<Record<string, unknown>>) => see('enrolment', 'enr-1', values)
type Cell = Readonly<{ reads: string | null; band: string; values: Readonly<Record<string, number>>; readings: { band: string | null }[] }>
const warning = async (indicator: string, subject: string) => {
  await api.desk.deskWatch.watchDue()
  const { body } = await api.get(`/v1/desk/warnings?indicator=${indicator}&subject=${subject}&with_normal=true`)
  return (body.data as unknown as Cell[])[0]
}
type Figure = Readonly<{ measure: string; value: number | null; inputs: string[] }>
type Project = Readonly<{ lines: Record<string, unknown>[]; measures: Figure[]; forecast: { from_on: string }[] | null }>
const project = async () => ((await api.get('/v1/desk/picture?project_id=bridge')).body.data as unknown as Project[])[0]!
const figure = async (name: string) => (await project()).measures.find(({ measure }) => measure === name)!

test('looks at his file are kept, warned of and told as long as he lets the desk know; his income without that scope is not', async () => {
  expect(await told({ inquiries: { in_three_months: 7 }, debt_share: { ppm: 600_000 } })).toEqual(['recorded', 'unconsented'])
  expect(await warning('B4', 'enrolment:enr-1')).toMatchObject({ reads: 'red', band: 'red', values: { inquiries: 7 } })
  expect((await warning('B8', 'enrolment:enr-1'))?.reads ?? null).toBeNull()
  const stored = await testing.query(`select data from desk_fact where data->>'field' = 'debt_share'`)
  expect(stored).toEqual([])
  const seen = (await api.get('/v1/desk/observations?subject_kind=enrolment&subject_id=enr-1&limit=50')).body.data as unknown as {
    field: string
  }[]
  expect(seen.map(({ field }) => field)).toContain('inquiries')
})

test.each<[rule: string, value: unknown]>([
  ['fewer than none', { in_three_months: -1 }],
  ['a part of one', { in_three_months: 1.5 }],
  ['more than anybody has', { in_three_months: 1_001 }],
  ['who asked', { in_three_months: 1, by: '某银行' }],
  ['none at all', null],
])('%s is refused, and nothing is kept', async (_rule, value) => {
  const { status, body } = await api.send('/v1/desk/observations', {
    observations: [
      { id: `bad-${++nth}`, subject_kind: 'enrolment', subject_id: 'enr-1', field: 'inquiries', value, source: 'desk_entry', effective_at: new Date(now).toISOString() }, // biome-ignore format: one row
    ],
  })
  expect([status, status === 200 ? (body.data as unknown as { result: string }[])[0]!.result : 'refused']).not.toEqual([200, 'recorded'])
})

test('a month later nobody knows, and nobody calls it well; what he takes back is hidden, of the past too', async () => {
  now += 33 * DAY
  await told({ authorisation: 'granted', availability: 'drawable' })
  expect(await warning('B4', 'enrolment:enr-1')).toMatchObject({ reads: null, band: 'red' })
  expect((await api.send('/v1/desk/enrolled:end', { kind: 'consent', id: 'c-1', reason: '本人撤回' })).status).toBe(200)
  const consent = { ...DESK['consents/c-1'], scopes: ['board', 'income'] }
  await api.put('/v1/desk/consents/c-2', { version: 0, ...consent })
  const hidden = (await api.get('/v1/desk/observations?subject_kind=enrolment&subject_id=enr-1&limit=50')).body
  expect((hidden.data as unknown as { field: string }[]).map(({ field }) => field)).not.toContain('inquiries')
  expect(await told({ debt_share: { ppm: 560_000 }, inquiries: { in_three_months: 1 } })).toEqual(['recorded', 'unconsented'])
  expect(await warning('B8', 'enrolment:enr-1')).toMatchObject({ reads: 'red', values: { serviceToIncomePpm: 560_000 } })
})

test('a limit that nobody saw is the one that was agreed, and says so; seen, it is what was seen', async () => {
  const line = async () => (await project()).lines.find(({ facility_id }) => facility_id === 'revolving-1')
  expect(await line()).toMatchObject({ limit_minor: 300_000_000, limit_from: 'agreed' })
  await see('facility', 'revolving-1', { limit: { amount_minor: 200_000_000, currency: 'CNY' } })
  expect(await line()).toMatchObject({ limit_minor: 200_000_000, limit_from: 'seen' })
  now += 10 * DAY
  expect(await line()).toMatchObject({ limit_minor: 200_000_000, limit_from: 'last_seen', counted_minor: 0 })
  // Of a borrower who does not let the desk know it, neither.
  expect((await project()).lines.find(({ facility_id }) => facility_id === 'line-1')).toMatchObject({ limit_minor: null, limit_from: null })
})

test('a figure names what it is made of, and nothing that it is not', async () => {
  await api.put('/v1/desk/debts/soon', { version: 0, project_id: 'bridge', creditor: '租赁', currency: 'CNY', instalments: [{ due_on: '2027-02-01', amount_minor: 5 }] }) // biome-ignore format: one row
  expect((await figure('leverage')).inputs).toEqual(['bridge', 'soon'])
  expect((await figure('remaining_maturity')).inputs).toEqual(['soon'])
  expect((await figure('switch_time')).inputs).toEqual([])
  expect((await figure('survival')).inputs).toEqual([])
})

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)
/** As the bank writes it, from one day to another. */
const statement = (id: string, from: string, to: string, entries: Parameters<typeof camtFile>[1]) =>
  camtFile(id, entries)
    .replaceAll('2026-11-20', to)
    .replace(
      `<Stmt><Id>${id}</Id>`,
      `<Stmt><Id>${id}</Id><FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${to}T23:59:59</ToDtTm></FrToDt>`,
    )
const bring = async (file: string) => {
  const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/xml' }
  const answer = await api.app.inject({ method: 'POST', url: '/v1/desk/statements?project_id=bridge', headers, payload: file })
  return answer.json() as { state: string; statements: { statement_id: string }[] }
}

test('four weeks of statements show how far the forecast was off; without one day of them it is not known', async () => {
  expect(await figure('forecast_error')).toMatchObject({ value: null, inputs: [] })
  // What is registered in a week was not expected when that week began: it is of the next.
  const monday = now + (7 - ((Math.floor(now / DAY) + 3) % 7)) * DAY
  const [first, due] = [day(monday - 21 * DAY), day(monday + 2 * DAY)]
  await api.put('/v1/desk/needs/gravel', { version: 0, ...DESK['needs/steel'], name: '碎石', p50_minor: 10_000, due_on: due })
  now = monday + 8 * DAY
  const last = day(monday + 6 * DAY)
  const flows = [{ amount: '130.00', direction: 'DBIT', bookedOn: due }] as const
  expect((await bring(statement('F1', day(monday - 20 * DAY), last, flows))).state).toBe('taken')
  expect(await project()).toMatchObject({ forecast: null })
  expect(await warning('P8', 'project:bridge')).toMatchObject({ reads: null })
  const whole = await bring(statement('F2', first, last, flows).replaceAll('ACC-1', 'ACC-2'))
  expect(whole.state).toBe('taken')
  // Of an account of which a day is missing nothing is known, whatever the other tells.
  expect((await project()).forecast).toBeNull()
})

test('all accounts told, what was expected stands beside what came, and warns by it', async () => {
  const undo = async (id: string) => api.send('/v1/desk/statements:undo', { statement_id: id, reason: '账户选错' })
  const kept = (await api.get('/v1/desk/statements')).body.data as unknown as { statement_id: string; from: string }[]
  for (const { statement_id } of kept.filter(({ from }) => from > kept.map((one) => one.from).sort()[0]!)) await undo(statement_id)
  const { forecast } = await project()
  expect(forecast).toHaveLength(4)
  expect(forecast!.at(-1)).toMatchObject({
    in: { forecast_minor: 0, actual_minor: 0 },
    out: { forecast_minor: 10_000, actual_minor: 13_000 },
  })
  const error = await figure('forecast_error')
  // |130 - 100| of 130 yuan.
  expect(error.value).toBe(230_769)
  expect(error.inputs).toHaveLength(2)
  expect(error.inputs).toContain('gravel')
  expect(await warning('P8', 'project:bridge')).toMatchObject({ reads: 'amber', values: { forecastErrorPpm: 230_769 } })
  // Told later, it was not expected then.
  await api.put('/v1/desk/needs/late', { version: 0, ...DESK['needs/steel'], p50_minor: 3_000, due_on: '2026-12-30' })
  expect(await figure('forecast_error')).toMatchObject({ value: 230_769 })
})

/** From his consent to what is kept of a screening, to who joins by it and who for a reason; and nothing of it once he takes his consent back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => NOW)
  for (const [path, content] of Object.entries(DESK)) await api.put(`/v1/desk/${path}`, { version: 0, ...content })
  await api.put('/v1/desk/borrowers/b-2', { version: 0, label: 'B-02', kind: 'person' })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const WELL = {
  ...{ overdue_days: 0, worst_overdue_days_12m: 0, monthly_income_minor: 1_234_500, monthly_debt_service_minor: 300_000 },
  ...{ applications_28d: 1, inquiries_3m: 2, utilisation_ppm: 420_000, id_expires_on: '2030-01-01', profile_matches: true },
}
type Result = { recommendation: string | null; first: { criterion: string }[]; findings: { criterion: string; result: string }[] | null }
type Screened = {
  status: number
  body: { repeated: boolean; screening: Result & { screened_on: string; screened_by: string; told: { zh: string }[] } }
}
const screen = async (id: string, values: object, borrower = 'b-1') =>
  (await api.send('/v1/desk/screenings:screen', { id, borrower_id: borrower, project_id: 'bridge', values })) as unknown as Screened
const results = async (query = '') =>
  (await api.get(`/v1/desk/screening-results${query}`)).body.data as unknown as (Result & { screening_id: string })[]
const agree = (id: string, borrower_id: string) =>
  api.put(`/v1/desk/consents/${id}`, { version: 0, ...DESK['consents/c-1'], borrower_id, scopes: ['screening'] })
type Row = { enrolment_id: string; screening: { state: string; screened_on: string | null; joined_because: string | null } | null }
const row = async () => ((await api.get('/v1/desk/board')).body.data as unknown as Row[])[0]!

test('without his consent to it nobody is screened', async () => {
  expect(await screen('s-1', WELL)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/borrower_id' }] } })
  expect(await results()).toEqual([])
  expect((await row()).screening).toMatchObject({ state: 'none', joined_because: '开台前已在项目中' })
})

test('screened, bands and who and when are kept, and no value; asked again it is the same, and with other values another', async () => {
  expect((await agree('c-s', 'b-1')).status).toBe(200)
  const first = await screen('s-1', WELL)
  expect(first).toMatchObject({ status: 200, body: { repeated: false, screening: { recommendation: 'fit', first: [] } } })
  expect(first.body.screening.screened_by).not.toBe('')
  expect(first.body.screening.told.map(({ zh }) => zh).join('')).toContain('更正')
  expect(await screen('s-1', WELL)).toMatchObject({ status: 200, body: { repeated: true } })
  expect((await screen('s-1', { ...WELL, overdue_days: 9 })).status).toBe(409)
  const kept = JSON.stringify(await testing.query(`select data from desk_fact where kind = 'screening'`))
  expect(kept).not.toMatch(/1234500|300000|420000|2030/)
  expect(kept).toContain('"ability":"normal"')
  expect((await row()).screening).toMatchObject({ state: 'fit', screened_on: first.body.screening.screened_on })
})

test.each([
  [{}, 'cannot_tell'],
  [{ ...WELL, monthly_income_minor: 545_455 }, 'fit_with_conditions'],
  [{ ...WELL, monthly_income_minor: 545_454 }, 'not_yet'],
  [{ ...WELL, id_expires_on: dayOf(NOW - 86_400_000 * 2) }, 'fit_with_conditions'],
])('with %j: %s', async (values, recommendation) => {
  const { body } = await screen(`s-${JSON.stringify(values).length}-${recommendation}`, values)
  expect(body.screening.recommendation).toBe(recommendation)
})

test.each([
  ['half a debt service', { monthly_income_minor: 1 }],
  ['less than nothing', { overdue_days: -1 }],
  ['what nobody asks for', { score: 700 }],
  ['no day', { id_expires_on: '2026-02-30' }],
])('%s is refused, and nothing is kept', async (_what, values) => {
  expect((await screen('s-bad', values)).status).toBe(422)
  expect((await results()).some((one) => one.screening_id === 's-bad')).toBe(false)
})

const JOINS = {
  ...{ borrower_id: 'b-2', facility_id: 'line-2', project_id: 'bridge', since_on: '2026-11-01', expected_every_hours: 24 },
}
const join = (version: number, more: object = {}) => api.put('/v1/desk/enrolments/enr-2', { version, ...JOINS, ...more })

test('who is not screened, or screened as not yet, joins for a reason that the board shows', async () => {
  await api.put('/v1/desk/facilities/line-2', { version: 0, ...DESK['facilities/line-1'], borrower_id: 'b-2' })
  expect(await join(0)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/joined_because' }] } })
  await agree('c-s2', 'b-2')
  await screen('s-2', { ...WELL, worst_overdue_days_12m: 91 }, 'b-2')
  expect(await join(0)).toMatchObject({ body: { errors: [{ detail: 'must say why he joins though the screening says not yet' }] } })
  expect((await join(0, { joined_because: '两位负责人商定' })).status).toBe(200)
  await api.put('/v1/desk/consents/c-b2', { version: 0, ...DESK['consents/c-1'], borrower_id: 'b-2' })
  const rows = (await api.get('/v1/desk/board')).body.data as unknown as Row[]
  expect(rows.find((one) => one.enrolment_id === 'enr-2')?.screening).toMatchObject({ state: 'not_yet', joined_because: '两位负责人商定' })
  // In it already, nobody is asked for a reason again.
  expect((await join(1, { expected_every_hours: 48 })).status).toBe(200)
})

test('that he was told is written down, and what was found is never changed', async () => {
  const { body } = await api.get('/v1/desk/screenings/s-2')
  const { borrower_id, project_id, screened_on, bands, version } = (body as unknown as { entry: Record<string, unknown> }).entry
  const entry = { borrower_id, project_id, screened_on, bands, version }
  const put = (more: object) => api.put('/v1/desk/screenings/s-2', { ...entry, ...more })
  expect((await put({ told_on: '2026-11-22' })).status).toBe(200)
  expect((await put({ version: 2, bands: {} })).status).toBe(422)
  expect((await results('?borrower_id=b-2'))[0]).toMatchObject({ told_on: '2026-11-22' })
})

test('consent taken back: that there was a screening is all that is left', async () => {
  await api.send('/v1/desk/enrolled:end', { kind: 'consent', id: 'c-s2', reason: '本人撤回' })
  expect((await results('?borrower_id=b-2'))[0]).toMatchObject({ findings: null, recommendation: null, first: [] })
  const [kept] = (await api.get('/v1/desk/screenings?of=b-2')).body.data as unknown as Record<string, unknown>[]
  expect(kept).toMatchObject({ bands: {}, masked: ['bands'] })
  const rows = (await api.get('/v1/desk/board')).body.data as unknown as Row[]
  expect(rows.find((one) => one.enrolment_id === 'enr-2')?.screening?.state).toBe('hidden')
  expect((await screen('s-3', WELL, 'b-2')).status).toBe(422)
})

test('marks are the desk’s own: tuned, the next screening goes by them', async () => {
  const marks = { red: [{ of: 'worstOverdueDays', is: 'above', mark: 10 }], reason: '试点项目从严' }
  expect((await api.put('/v1/desk/tunings/S1', marks)).status).toBe(200)
  expect((await screen('s-4', { ...WELL, worst_overdue_days_12m: 11 })).body.screening.recommendation).toBe('not_yet')
  const { indicators } = (await api.get('/v1/desk/warnings')).body as unknown as { indicators: { indicator: string; tunings: object[] }[] }
  expect(indicators.find(({ indicator }) => indicator === 'S1')?.tunings).toHaveLength(1)
})

/** The monthly pack in each of its forms, how fast the desk is, what the risk group looks at, and its minutes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../documents/chromium.ts'
import { DESK } from '../testing/desk-entries.ts'
import { personOf, signedIn, type Visit } from '../testing/people.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const CHROMIUM = findChromium(undefined)
const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const moment = (ms: number): string => new Date(ms).toISOString()

let testing: TestDatabase
let api: TestApi
let viewer: Visit
let now = NOW

type Table = { id: string; columns: { id: string; kind: string }[]; rows: unknown[][] }
type Pack = { tables: Table[]; sha256: string; facts_to: number; people: Record<string, string>; at: string; month: string }
type Board = Record<
  'channels' | 'incidents' | 'recovering' | 'waiting' | 'late' | 'gaps' | 'changes' | 'decisions',
  Record<string, unknown>[]
> & {
  last_meeting: object | null
}

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now, undefined, { chromium: CHROMIUM })
  for (const [path, content] of Object.entries(DESK)) await api.put(`/v1/desk/${path}`, { version: 0, ...content })
  for (const [kind, subject, availability] of [
    ['facility', 'revolving-1', 'drawable'],
    ['enrolment', 'enr-1', 'closed'],
  ] as const) {
    await tell(`${subject}-1`, 'authorisation', 'granted', kind, subject)
    await tell(`${subject}-2`, 'availability', availability, kind, subject)
    await tell(`${subject}-3`, 'limit', { amount_minor: 5_000_000, currency: 'CNY' }, kind, subject)
  }
  await api.put('/v1/desk/trainings/tr-1', {
    ...{ version: 0, topic: '渠道切换', held_on: '2026-11-20', audience: 'finance_staff', attendees: 6, minutes: 90 },
  })
  await api.put('/v1/desk/debts/d-1', {
    ...{ version: 0, project_id: 'bridge', creditor: '=银行', currency: 'CNY' },
    instalments: [
      { due_on: '2026-12-01', amount_minor: 5_000_000 },
      { due_on: '2027-01-20', amount_minor: 7_000_000 },
    ],
  })
  await api.send('/v1/desk/incidents', {
    ...{ id: 'inc-1', title: '某平台暂停放款', severity: 2, began_at: moment(NOW - 7 * MINUTE) },
    subjects: [{ kind: 'channel', id: 'consumer' }],
  })
  await api.send('/v1/desk/tasks', {
    id: 't-1',
    kind: 'appeal',
    words: '提交申诉',
    assignee: 'usr_ann',
    due_at: moment(NOW + 30 * MINUTE),
    incident_id: 'inc-1',
  })
  viewer = await signedIn(api, await personOf(api, () => now, { name: 'vera', roles: ['desk-viewer'] }), now)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const tell = (id: string, field: string, value: unknown, kind: string, subject: string) =>
  api.send('/v1/desk/observations', {
    observations: [{ id, subject_kind: kind, subject_id: subject, field, value, source: 'desk_entry', effective_at: moment(now) }],
  })
const pack = async (more = '', month = '2026-11'): Promise<Pack> =>
  (await api.get(`/v1/desk/reports/monthly?month=${month}${more}`)).body as unknown as Pack
const rowsOf = ({ tables }: Pack, id: string): Record<string, unknown>[] => {
  const { columns, rows } = tables.find((table) => table.id === id)!
  return rows.map((row) => Object.fromEntries(columns.map((column, nth) => [column.id, row[nth]])))
}
const board = async (): Promise<Board> => (await api.get('/v1/desk/group-board')).body as unknown as Board
const asText = (query: string) => {
  const headers = { host: 'desk.example', cookie: viewer.cookie(), 'sec-fetch-site': 'same-origin' }
  return api.app.inject({ url: `/v1/desk/reports/monthly?month=2026-11${query}`, headers })
}

test('a pack says what there is, and what is not known', async () => {
  const made = await pack()
  expect(made).toMatchObject({ month: '2026-11', at: moment(NOW), version: 2, organisation: 'default' })
  expect(rowsOf(made, 'channels')).toMatchObject([
    { channel: 'bank-line', normal: 1, closed: 0, cause: '' },
    { channel: 'consumer', closed: 1, normal: 0, hidden: 0 },
  ])
  expect(rowsOf(made, 'lines').find(({ line }) => line === 'line-1')).toMatchObject({ badge: { zh: '已关闭' }, limit: null, drawn: null })
  expect(rowsOf(made, 'checks').find(({ line }) => line === 'revolving-1')).toMatchObject({
    times: 3,
    last_at: moment(NOW),
    result: { en: 'Found in order' },
  })
  expect(rowsOf(made, 'gaps')).toMatchObject([{ project: '北桥一期', plan: { en: 'No plan stands' }, weeks: null, peak: null }])
  expect(rowsOf(made, 'cost_months')).toMatchObject([
    {
      project: '北桥一期',
      month: '2026-11',
      plan: { en: 'No plan stands' },
      interest: null,
      share: null,
      expected: '',
      actual: null,
      seen_to: '',
    },
  ])
  expect(rowsOf(made, 'debts')).toMatchObject([
    {
      ...{ debt: 'd-1', next_on: '2026-12-01', days_30: { amount_minor: 5_000_000, currency: 'CNY' } },
      ...{ days_60: { amount_minor: 12_000_000, currency: 'CNY' } },
    },
  ])
  expect(rowsOf(made, 'trainings')).toMatchObject([{ topic: '渠道切换', held_on: '2026-11-20', attendees: 6, minutes: 90 }])
  expect(rowsOf(made, 'incidents')).toMatchObject([{ incident: 'inc-1', severity: 2, opened_at: moment(NOW), closed_at: '', cause: '' }])
  expect(rowsOf(made, 'actions')).toMatchObject([{ task: 't-1', assignee: 'usr_ann', state: { en: 'To do' }, of: 'inc-1' }])
  expect(rowsOf(made, 'inclusion')).toContainEqual(
    expect.objectContaining({ figure: { zh: '小微企业', en: 'Small and micro companies' }, count: null }),
  )
})

test('a month before anything was told is empty of it', async () => {
  const made = await pack('', '2026-10')
  expect([rowsOf(made, 'channels'), rowsOf(made, 'incidents'), rowsOf(made, 'debts')]).toEqual([[], [], []])
})

test('made again as known then it says the same; as known later, what was told since', async () => {
  const first = await pack()
  now += MINUTE
  await tell('o3', 'balance', { amount_minor: 2_500, currency: 'CNY' }, 'facility', 'revolving-1')
  const again = await pack(`&known_at=${moment(NOW)}`)
  expect([again.facts_to, again.at, again.sha256]).toEqual([first.facts_to, first.at, first.sha256])
  const later = await pack()
  expect(later.facts_to).toBeGreaterThan(first.facts_to)
  expect(later.sha256).not.toBe(again.sha256)
  expect(rowsOf(later, 'lines').find(({ line }) => line === 'revolving-1')).toMatchObject({
    drawn: { amount_minor: 2_500, currency: 'CNY' },
  })
  now += 60 * DAY
  expect((await pack(`&known_at=${moment(NOW + MINUTE)}`)).sha256).toBe(later.sha256)
  now = NOW + MINUTE
})

test.each(['zh', 'en'])('as a page in %s, which runs nothing', async (lang) => {
  const page = await asText(`&format=html&lang=${lang}`)
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.body).toContain(lang === 'zh' ? '产品状态检查' : 'Product status checks')
  expect(page.body).toContain(lang === 'zh' ? '未知' : 'Unknown')
  expect(page.body).not.toContain(lang === 'zh' ? 'Told by' : '依据')
})

test('as CSV, in which nothing is a formula and what is unknown says so', async () => {
  const csv = (await asText('&format=csv&lang=zh')).body.split('\r\n')
  expect(csv[0]).toBe('\uFEFFtable,row,column,value,unit')
  expect(csv).toContain("debts,1,creditor,'=银行,text")
  expect(csv).toContain('debts,1,days_30,5000000,CNY')
  expect(csv).toContain('gaps,1,weeks,,unknown')
})

describe.runIf(CHROMIUM)('with Chromium', () => {
  test('as a PDF', { timeout: 40_000 }, async () => {
    const pdf = await asText('&format=pdf')
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })
})

test('that it was made is an act, with what it said as a hash', async () => {
  const { sha256 } = await pack()
  const { data } = (await api.get('/v1/audit?what=desk-reported')).body as unknown as { data: { detail: object }[] }
  expect(data.map(({ detail }) => detail)).toContainEqual(expect.objectContaining({ month: '2026-11', format: 'json', sha256 }))
})

test.each(['month=2026-13', 'month=2026-11&format=xls', ''])('%s is refused', async (query) => {
  expect((await api.get(`/v1/desk/reports/monthly?${query}`)).status).toBe(422)
})

test('how fast the desk is, and over how long that may be asked', async () => {
  const { table } = (await api.get('/v1/desk/process?from=2026-10&to=2026-11')).body as unknown as { table: Table }
  const all = { tables: [table] } as Pack
  expect(rowsOf(all, 'process')).toMatchObject([
    {
      month: '2026-11',
      channel: { en: 'All' },
      incidents: 1,
      detect_half: 7,
      appeal_waits: 1,
      appeal_open: 1,
      appeal_half: null,
      switch_waits: 0,
    },
    { month: '2026-11', channel: 'consumer', incidents: 1, detect_half: 7, within_5: null, precision: null },
  ])
  expect((await api.get('/v1/desk/process?from=2024-11&to=2026-10')).status).toBe(200)
  expect((await api.get('/v1/desk/process?from=2024-10&to=2026-10')).status).toBe(422)
  expect((await api.get('/v1/desk/process?from=2026-11&to=2026-10')).status).toBe(422)
})

test('what the risk group looks at; what it decided is minuted once, and changes are counted from there', async () => {
  const before = await board()
  expect(before.channels).toContainEqual({ id: 'consumer', product: '个人消费信贷', badges: { closed: 1 }, hidden: 0, failed: 1 })
  expect(before.incidents).toMatchObject([{ id: 'inc-1', taken_at: null, began_at: moment(NOW - 7 * MINUTE) }])
  expect([before.recovering.map(({ id }) => id), before.late, before.last_meeting]).toEqual([['t-1'], [], null])
  expect(before.gaps).toEqual([{ project_id: 'bridge', name: '北桥一期', has_plan: false, weeks: null, ends_on: null }])
  expect(before.changes.length).toBeGreaterThan(5)
  now = NOW + 31 * MINUTE
  const minutes = { id: 'm-11', held_at: moment(now), decisions: [{ words: '启用备用渠道', decided_by: ['财务总监', '风控负责人'] }] }
  const minute = async (more: object = {}) => (await api.send('/v1/desk/meetings', { ...minutes, ...more })).status
  expect([
    await minute(),
    await minute(),
    await minute({ held_at: moment(NOW) }),
    await minute({ id: 'm-12', held_at: moment(now + DAY) }),
  ]).toEqual([200, 200, 409, 422])
  const after = await board()
  expect(after.last_meeting).toEqual({ id: 'm-11', held_at: moment(now) })
  expect(after.changes).toEqual([])
  expect(after.decisions).toMatchObject([{ words: '启用备用渠道', decided_by: ['财务总监', '风控负责人'], meeting_id: 'm-11' }])
  expect(after.late).toMatchObject([{ id: 't-1', words: '提交申诉' }])
  expect(rowsOf(await pack(), 'decisions')).toMatchObject([{ meeting: 'm-11', words: '启用备用渠道', decided_by: '财务总监、风控负责人' }])
})

test('of a borrower who took back his consent nothing is told, whatever he let the desk see then', async () => {
  await api.send('/v1/desk/enrolled:end', { kind: 'consent', id: 'c-1', reason: '撤回' })
  now += MINUTE
  const made = await pack()
  expect(rowsOf(made, 'channels').find(({ channel }) => channel === 'consumer')).toMatchObject({ closed: 0, hidden: 1 })
  expect(rowsOf(made, 'lines').find(({ line }) => line === 'line-1')).toMatchObject({
    badge: { en: 'Not shown: the borrower does not consent' },
  })
  expect((await board()).channels).toContainEqual({ id: 'consumer', product: '个人消费信贷', badges: {}, hidden: 1, failed: 0 })
})

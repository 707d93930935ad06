/** A desk that is watched: by itself as it is told things, by two servers at once, by the desk's own marks; and what people do about an incident. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { openDeskBooks } from '../store/desk-books.ts'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { openDeskWatch } from './desk-watch.ts'

let testing: TestDatabase
let api: TestApi
let now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  for (const [path, content] of Object.entries(DESK)) await api.put(`/v1/desk/${path}`, { version: 0, ...content })
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

let said = 0
const tell = (field: string, value: unknown, agoMs = 0) =>
  api.send('/v1/desk/observations', {
    observations: [
      {
        ...{ id: `o${++said}`, subject_kind: 'enrolment', subject_id: 'enr-1', field, value, source: 'webhook' },
        effective_at: new Date(now - agoMs).toISOString(),
      },
    ],
  })
type Row = { id: string; state: string; warning: { key: string; lag_seconds: number } }
const incidents = async () => (await api.get('/v1/desk/incidents')).body.data as unknown as Row[]
const factsOf = (type: string) =>
  testing.query<{ subject: string; data: Record<string, unknown> }>(
    `select subject, data from desk_fact where type = '${type}' order by sequence`,
  )
const send = async (path: string, body: object) => {
  const { status, body: answer } = await api.send(`/v1/desk/incidents:${path}`, body)
  return [status, answer.code ?? (answer as unknown as { repeated: boolean }).repeated]
}

test('two servers that find the same tell it once', async () => {
  await tell('authorisation', 'granted')
  await tell('availability', 'drawable')
  now += 60_000
  await tell('authorisation', 'revoked_by_platform', 45_000)
  const second = openDeskWatch({
    database: api.database,
    deskBooks: openDeskBooks(),
    packs: api.packs,
    now: () => now,
    onFailure: () => {},
  })
  await Promise.all([api.desk.deskWatch.watch(FIRST_ORGANISATION), second.watch(FIRST_ORGANISATION), second.watch(FIRST_ORGANISATION)])
  await second.stop()
  const read = await factsOf('read')
  expect(new Set(read.map(({ subject }) => subject)).size).toBe(read.length)
  expect(read.find(({ subject }) => subject === 'B12:enrolment:enr-1')?.data).toMatchObject({ band: 'red', lag_seconds: 45 })
  expect((await incidents()).find(({ id }) => id === 'watch-1')).toMatchObject({ state: 'open', warning: { lag_seconds: 45 } })
  const opened = (await factsOf('opened')).map(({ data }) => (data.warning as { key: string }).key)
  expect(new Set(opened).size).toBe(opened.length)
})

test('what was found out weighs at once; it is taken once, closed once, and then nothing more is said of it', async () => {
  expect(await send('take', { id: 'none' })).toEqual([404, 'entry-not-found'])
  expect(await send('take', { id: 'watch-1' })).toEqual([200, false])
  expect(await send('take', { id: 'watch-1' })).toEqual([200, true])
  expect(await send('answer', { id: 'watch-1', evidence: 'second_source_contradicts', answer: true })).toEqual([200, false])
  const { body } = await api.get('/v1/desk/incidents/watch-1')
  const { incident, diagnosis, escalation } = body as unknown as {
    incident: Row
    diagnosis: { weights: { of: string }[] }
    escalation: { next_at: null }
  }
  expect([incident.state, escalation.next_at]).toEqual(['diagnosing', null])
  expect(incident).toMatchObject({ response: { due_at: expect.any(String), taken_at: expect.any(String), taken_by: expect.any(String) } })
  expect(diagnosis.weights.map(({ of }) => of)).toContain('second_source_contradicts')
  const closing = { id: 'watch-1', note: '页面显示错误', cause: 'technical', verdict: 'false' }
  expect(await send('close', closing)).toEqual([200, false])
  expect(await send('answer', { id: 'watch-1', evidence: 'transport_errors', answer: true })).toEqual([409, 'entry-ended'])
  expect(await api.desk.deskWatch.watch(FIRST_ORGANISATION)).toBe(0)
  const warnings = (await api.get('/v1/desk/warnings')).body as unknown as {
    ledger: { rows: { indicator: string; false_alarms: number }[] }
  }
  const one = (await api.get('/v1/desk/warnings?indicator=B12&subject=enrolment:enr-1')).body as unknown as {
    data: { readings: object[] }[]
  }
  expect(one.data.map(({ readings }) => readings[0])).toMatchObject([{ band: 'red', values: { isStopped: 1 } }])
  expect(warnings.ledger.rows.find(({ indicator }) => indicator === 'B12')?.false_alarms).toBe(1)
})

test('the desk’s own marks count from then on, with their reason; foreign values and a missing reason are refused', async () => {
  const tune = async (indicator: string, body: object) => {
    const { status, body: answer } = await api.put(`/v1/desk/tunings/${indicator}`, body)
    return [status, answer.code ?? (answer as unknown as { version: number }).version]
  }
  const marks = { red: [{ of: 'overdueDays', is: 'at_least', mark: 1 }], reason: '本项目不容逾期' }
  expect(await tune('B2', marks)).toEqual([200, 1])
  expect(await tune('B2', marks)).toEqual([200, 1])
  expect(await tune('B2', { ...marks, reason: '再次调整' })).toEqual([200, 2])
  expect(await tune('B2', { ...marks, reason: '' })).toEqual([422, 'invalid-request'])
  expect(await tune('B2', { red: [{ of: 'hhiPpm', is: 'above', mark: 1 }], reason: 'x' })).toEqual([422, 'invalid-request'])
  expect(await tune('B2', { red: [{ of: 'overdueDays', is: 'above', mark: 1, and: 'isNeeded' }], reason: 'x' })).toEqual([
    422,
    'invalid-request',
  ])
  expect(await tune('P12', marks)).toEqual([404, 'entry-not-found'])
  const { indicators } = (await api.get('/v1/desk/warnings')).body as unknown as {
    indicators: { indicator: string; red: object[]; tunings: { reason: string }[] }[]
  }
  const tuned = indicators.find(({ indicator }) => indicator === 'B2')!
  expect([tuned.red, tuned.tunings.map(({ reason }) => reason)]).toEqual([marks.red, ['再次调整', '本项目不容逾期']])
})

test('once it is started it watches by itself, and what it tells is in the record', async () => {
  await tell('authorisation', 'granted')
  await api.desk.deskWatch.watch(FIRST_ORGANISATION)
  now += 2 * 3_600_000
  api.desk.deskWatch.start()
  await tell('availability', 'closed')
  const isOpen = async () => (await incidents()).some(({ state, warning }) => warning.key === 'channel:consumer' && state === 'open')
  for (let nth = 0; nth < 100 && !(await isOpen()); nth++) await sleep(50)
  expect(await isOpen()).toBe(true)
  expect((await api.get('/v1/desk/check')).body).toMatchObject({ faults: [] })
})

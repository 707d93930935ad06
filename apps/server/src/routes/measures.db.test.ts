import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { rebuildViews } from '../store/build-views.ts'
import { checkViews } from '../store/check-views.ts'
import { readMarks, restrictionsToRecover } from '../store/measure-rows.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
let testing: TestDatabase
let api: TestApi
let now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

type Body = Record<string, unknown> & { data: Record<string, unknown>[]; previous: Record<string, unknown>[] }
async function measured(path: string): Promise<Body> {
  await api.follower.catchUp()
  const { status, body } = await api.get(`/v1/measures/${path}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body as unknown as Body
}

async function tell(borrower: string, id: string, type: Parameters<typeof messageOf>[0], data: object): Promise<void> {
  const { status, body } = await api.post(messageOf(type, borrower, `${type}-${id}`, data))
  expect(status, JSON.stringify(body)).toBe(200)
}

/** With a hold on drawing for SE01: four new devices. */
async function held(borrower: string): Promise<string> {
  for (const message of onboarding(borrower)) expect((await api.post(message)).status).toBe(200)
  for (const nth of [1, 2, 3, 4]) await tell(borrower, `${nth}`, 'session-started', { device_id: `d-${borrower}-${nth}` })
  const { holds } = (await api.get(`/v1/borrowers/${borrower}`)).body as unknown as { holds: { id: string; reason: { code: string } }[] }
  expect(holds.map(({ reason }) => reason.code)).toEqual(['SE01'])
  return holds[0]!.id
}

const SE01 = (body: Body) => body.data.find(({ reason }) => reason === 'SE01')

test('whom a restriction hit wrongly, and how long they waited', async () => {
  const overturned = await held('overturned')
  await held('cured')
  await held('waiting')
  now = NOW + 6 * HOUR_MS
  await tell('cured', 'again', 'identity-verified', { method: 'face' })
  now = NOW + 2 * DAY_MS
  await tell('overturned', '1', 'appeal-submitted', { appeal_id: 'ap', hold_id: overturned })
  await tell('overturned', '2', 'appeal-decided', { appeal_id: 'ap', result: 'upheld' })
  now += HOUR_MS
  expect(SE01(await measured('restrictions'))).toMatchObject({
    category: 'security',
    suspects: true,
    placed: 3,
    in_force: 1,
    lifted: 2,
    overturned: 1,
    corrected: 0,
    wrong: { count: 1, of: 2, permille: 500, low_permille: 94, high_permille: 906 },
    judged: 0,
    harmless: 0,
  })
  const recovery = await measured('recovery')
  expect(SE01(recovery)?.restore).toEqual({ waits: 3, open: 1, half_ms: expect.closeTo(2 * DAY_MS, -3), most_ms: null })
  expect(recovery.days).toContainEqual({ date: '2026-11-22', placed: 3, lifted: 1 })
  expect(recovery.all).toMatchObject({ oldest_open_at: expect.stringContaining('2026-11-22') })
})

test('after so many days nothing adverse came of it: harmless; where something did, it was right', async () => {
  await tell('overturned', 'later', 'delinquency-elsewhere-reported', { source: 'bureau', record_id: 'x', days_past_due: 20 })
  now = NOW + 6 * HOUR_MS + 30 * DAY_MS
  expect(SE01(await measured('restrictions'))).toMatchObject({ judged: 1, harmless: 1, false_positive: { count: 1, of: 1 } })
  const shorter = await measured('restrictions?harmless_days=7')
  expect(SE01(shorter)).toMatchObject({ judged: 2, harmless: 1, false_positive: { count: 2, of: 2 } })
  await tell('cured', 'later', 'delinquency-elsewhere-reported', { source: 'bureau', record_id: 'y', days_past_due: 20 })
  expect(SE01(await measured('restrictions'))).toMatchObject({ judged: 1, harmless: 1 })
  await api.post(
    messageOf('delinquency-elsewhere-reported', 'cured', 'told-late', { source: 'bureau', record_id: 'z', days_past_due: 20 }, { time: new Date(NOW + 20 * DAY_MS).toISOString() }), // biome-ignore format: one message
  )
  expect(SE01(await measured('restrictions'))).toMatchObject({ judged: 1, harmless: 0, false_positive: { count: 0, of: 1 } })
})

/** Of the one hold of a borrower, as it is read. */
async function noticedMs(borrower: string): Promise<number | null | undefined> {
  const [hold] = await testing.query<{ placed_at: Date }>('select placed_at from hold_view where ref = $1', [borrower])
  const at = hold!.placed_at.getTime()
  const rows = await restrictionsToRecover(api.database.as(1), {
    organisationId: 1,
    from: at,
    before: at + 1,
    product: undefined,
    limit: 10,
  })
  return rows.find(({ noticedMs: ms }) => ms !== null)?.noticedMs
}

test('that he knows of it: by what was sent, or what he opened himself', async () => {
  const [notice] = await testing.query<{ bucket: number; borrower_id: string; sequence: number; nth: number; detail: string }>(
    `select m.* from mark_view m join account a using (bucket, borrower_id) where a.ref = 'waiting' and m.mark = 'notice-due'`,
  )
  expect(SE01(await measured('recovery'))?.notice).toMatchObject({ waits: 3, open: 3, half_ms: null })
  const { bucket, borrower_id, sequence, nth, detail } = notice!
  await testing.query('insert into notice_read values (1, $1, $2, $3, $4)', [bucket, borrower_id, detail, new Date(NOW + 5 * HOUR_MS)])
  expect(SE01(await measured('recovery'))?.notice).toMatchObject({ open: 2 })
  const sent = (state: string, channel: string, ms: number) =>
    testing.query(
      `insert into delivery (organisation_id, bucket, borrower_id, ref, sequence, nth, type, channel, endpoint_id, is_mandatory, state, due_at, queued_at, done_at)
       values (1, $1, $2, 'waiting', $3, $4, 'notice-due', $5, $6, true, $7, now(), '2026-01-01Z', $8)`,
      [bucket, borrower_id, sequence, nth, channel, `${state}-${ms}`, state, new Date(Date.parse('2026-01-01T00:00:00Z') + ms)],
    )
  // What went to the lender, and what could not be delivered, is no notice to him.
  await sent('sent', 'webhook', 1_000)
  await sent('given-up', 'sms', 2_000)
  expect(SE01(await measured('recovery'))?.notice).toMatchObject({ waits: 3, open: 2, half_ms: null })
  await sent('sent', 'sms', 90_000)
  await sent('sent', 'email', 120_000)
  expect(await noticedMs('waiting')).toBe(90_000)
})

test('where borrowers get lost', async () => {
  await tell('waiting', 'rv', 'reverification-requested', { request_id: 'rv_1', trigger: 'new_device' })
  await tell('waiting', 'f', 'identity-failed', { method: 'face', cause: 'wrong_code' })
  const flowOf = async (flow: string, query = '') => (await measured(`flows${query}`)).data.find((one) => one.flow === flow)
  expect(await flowOf('onboarding')).toMatchObject({ begun: 3, finished: 3, gave_up: 0 })
  expect(await flowOf('appeal')).toMatchObject({ begun: 1, finished: 1 })
  expect(await flowOf('reverification')).toMatchObject({ begun: 1, under_way: 1, gave_up: 0 })
  now += 14 * DAY_MS + HOUR_MS
  expect(await flowOf('reverification')).toMatchObject({
    gave_up: 1,
    under_way: 0,
    steps: [{ step: 'prove_identity', by: 'borrower', started: 1, failures: 1, gave_up: { count: 1, of: 1 }, erred: { count: 1, of: 1 } }],
  })
  expect(await flowOf('reverification', '?abandon_days=15')).toMatchObject({ gave_up: 0, under_way: 1 })
})

test('of more borrowers than are measured at once, a part is, and it is said', async () => {
  const wanted = { organisationId: 1, from: NOW - DAY_MS, before: NOW + DAY_MS, begins: ['borrower-registered'], marks: ['identity-verified'], lasting: [] } as const // biome-ignore format: one question
  const read = (limit: number) => readMarks(api.database.as(1), { ...wanted, limit })
  const [whole, part] = [await read(3), await read(2)]
  expect([whole.isPartial, part.isPartial]).toEqual([false, true])
  expect([whole, part].map(({ marks }) => new Set(marks.map(({ borrower }) => borrower)).size)).toEqual([3, 2])
})

test('who gets what he asks for, with few left out', async () => {
  const { data, cell_min } = await measured('approvals')
  expect(cell_min).toBe(10)
  expect(data[0]).toMatchObject({ kind: 'line', approved: { count: 3, of: 3 } })
  expect(data[0]?.segments).toContainEqual({ segment: 'borrower_kind', cells: [{ value: 'individual', approved: null }] })
})

test('the period is as asked for, and beside it the one before', async () => {
  const there = await measured('restrictions?from=2026-11-22&to=2026-11-22')
  expect(there).toMatchObject({ from: '2026-11-22', previous_from: '2026-11-21', previous_to: '2026-11-21', is_partial: false })
  expect(SE01(there)).toMatchObject({ placed: 3, days: [{ date: '2026-11-22', placed: 3 }] })
  const after = await measured('restrictions?from=2026-11-23&to=2026-11-23')
  expect([after.data.length, after.previous.length]).toEqual([0, 1])
  expect(SE01(await measured('restrictions?product=cn-consumer'))).toMatchObject({ placed: 3 })
  expect((await measured('restrictions?product=another')).data).toEqual([])
  expect((await measured('flows?from=2026-11-23')).data.map(({ begun }) => begun)).toContain(0)
})

test.each([['from=2026-11-23&to=2026-11-22'], ['from=2020-01-01&to=2026-11-22'], ['from=yesterday'], ['harmless_days=0']])(
  '%s is refused',
  async (query) => {
    expect((await api.get(`/v1/measures/restrictions?${query}`)).status).toBe(422)
  },
)

test('the view is what the log says, live and rebuilt, and what is not is found', async () => {
  await api.follower.catchUp()
  const book = api.database.as(FIRST_ORGANISATION)
  const differing = async () => {
    const found: string[] = []
    for await (const check of checkViews(book, FIRST_ORGANISATION)) found.push(...check.differences.map(({ view }) => view))
    return found
  }
  const dump = () => testing.query('select * from mark_view order by bucket, borrower_id, sequence, nth')
  expect(await differing()).toEqual([])
  const live = await dump()
  expect(live.length).toBeGreaterThan(20)
  for await (const _bucket of rebuildViews(book, FIRST_ORGANISATION)) void _bucket
  expect(await dump()).toEqual(live)
  await testing.query(`update mark_view set detail = 'rejected' where mark = 'appeal-decided'`)
  expect(await differing()).toEqual(['marks'])
})

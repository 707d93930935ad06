/** Recovery cases over HTTP: opened for a line that failed, filed, watched, over; what is refused changes nothing; what consent does not reach is not told; and what is learned once the incident is over. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const DAY = 86_400_000
let testing: TestDatabase
let api: TestApi
let now = NOW

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  for (const [path, content] of Object.entries(DESK)) await api.put(`/v1/desk/${path}`, { version: 0, ...content })
  await see('authorisation', 'granted')
  await see('availability', 'drawable')
  now += 60_000
  await see('authorisation', 'revoked_by_platform')
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

let said = 0
async function see(field: string, value: unknown): Promise<void> {
  const seen = { id: `o${++said}`, subject_kind: 'enrolment', subject_id: 'enr-1', field, value, source: 'webhook' }
  await api.send('/v1/desk/observations', { observations: [{ ...seen, effective_at: new Date(now).toISOString() }] })
  await api.desk.deskWatch.watch(FIRST_ORGANISATION)
}
const send = async (path: string, body: object) => {
  const { status, body: answer } = await api.send(`/v1/desk/${path}`, body)
  return [status, answer.code ?? (answer as unknown as { repeated: boolean }).repeated]
}
const facts = async () => (await testing.query<{ count: string }>('select count(*)::text as count from desk_fact'))[0]!.count
const got = async <T>(path: string) => (await api.get(`/v1/desk/${path}`)).body as unknown as T
type Row = {
  state: string
  next: string
  documents: { handed_in_at: string | null }[]
  cause: string | null
  messages: object[]
  ticket: string
}

/** Of the channel of the line that failed. */
const INCIDENT = 'watch-3'
const WISH = {
  ...{ id: 'rc-1', subject: { kind: 'enrolment', id: 'enr-1' }, incident_id: INCIDENT, cause: 'individual', trouble: 'profile' },
  ...{
    route: 'app',
    documents: ['证件', '住址证明'],
    assignee: 'usr_1',
    next_check_on: new Date(NOW + 7 * DAY).toISOString().slice(0, 10),
  },
}

test('the way back is proposed for the line that failed, and a case is opened once', async () => {
  type Guides = { data: { subject: object; recovery_id: string | null; guides: { trouble: string; documents: object[] }[] }[] }
  const { data } = await got<Guides>(`incidents/${INCIDENT}/recovery-guides`)
  expect(data).toMatchObject([{ subject: WISH.subject, recovery_id: null, guides: [{ route: expect.any(String) }] }])
  expect(data[0]!.guides[0]!.documents.length).toBeGreaterThan(0)
  expect(await send('recoveries', WISH)).toEqual([200, false])
  expect(await send('recoveries', WISH)).toEqual([200, true])
  expect(await send('recoveries', { ...WISH, route: 'branch' })).toEqual([409, 'id-reused'])
  expect((await got<Guides>(`incidents/${INCIDENT}/recovery-guides`)).data).toMatchObject([{ recovery_id: 'rc-1' }])
  expect((await api.get('/v1/desk/incidents/none/recovery-guides')).status).toBe(404)
  expect((await api.get('/v1/desk/recoveries/none')).status).toBe(404)
})

test('what is refused changes nothing', async () => {
  const before = await facts()
  expect(await send('recoveries', { ...WISH, id: 'rc-2', subject: { kind: 'enrolment', id: 'none' } })).toEqual([422, 'invalid-request'])
  expect(await send('recoveries', { ...WISH, id: 'rc-2', incident_id: 'none' })).toEqual([422, 'invalid-request'])
  expect(await send('recoveries:move', { id: 'none', state: 'filed', note: 'n', ticket: 'T' })).toEqual([404, 'entry-not-found'])
  expect(await send('recoveries:move', { id: 'rc-1', state: 'filed', note: 'n' })).toEqual([422, 'invalid-request'])
  expect(await send('recoveries:move', { id: 'rc-1', state: 'observing', note: 'n', observed_days: 90 })).toEqual([409, 'entry-ended'])
  const message = { id: 'rc-1', message_id: 'm1', from: 'borrower', way: 'app', said_at: new Date(now).toISOString(), words: 'w' }
  expect(await send('recoveries:note', { ...message, documents: ['别的'] })).toEqual([422, 'invalid-request'])
  expect(await send('recoveries:note', { ...message, said_at: new Date(now + DAY).toISOString() })).toEqual([422, 'invalid-request'])
  expect(await send('recoveries:note', { ...message, id: 'none' })).toEqual([404, 'entry-not-found'])
  expect(await send('incidents:review', { id: INCIDENT, lessons: '尚未结束', findings: [] })).toEqual([409, 'incident-not-over'])
  expect(await facts()).toBe(before)
})

test('handed in, filed, watched: what is next follows from it, and from how the line stands', async () => {
  const next = async () => (await got<Row>('recoveries/rc-1')).next
  expect(await next()).toBe('hand_in')
  const message = { id: 'rc-1', message_id: 'm1', from: 'borrower', way: 'app', said_at: new Date(now).toISOString(), words: '已提交' }
  expect(await send('recoveries:note', { ...message, documents: ['证件', '住址证明'] })).toEqual([200, false])
  expect(await send('recoveries:note', { ...message, documents: ['证件', '住址证明'] })).toEqual([200, true])
  expect(await send('recoveries:note', message)).toEqual([409, 'id-reused'])
  expect(await next()).toBe('file')
  expect(await send('recoveries:move', { id: 'rc-1', state: 'filed', note: '已受理', ticket: 'T-1' })).toEqual([200, false])
  expect(await send('recoveries:move', { id: 'rc-1', state: 'filed', note: '已受理', ticket: 'T-1' })).toEqual([200, true])
  expect(await next()).toBe('wait')
  expect(await send('recoveries:move', { id: 'rc-1', state: 'observing', note: '恢复后观察', observed_days: 90 })).toEqual([200, false])
  expect(await got('recoveries/rc-1')).toMatchObject({ next: 'restricted_again', ticket: 'T-1', observed_days_left: 90, is_late: false })
  now += 60_000
  await see('authorisation', 'granted')
  expect(await next()).toBe('observe')
  const { data } = await got<{ data: Row[] }>(`recoveries?incident_id=${INCIDENT}&state=observing`)
  expect(data).toMatchObject([{ id: 'rc-1', label: 'B-01' }])
  expect((await got<{ data: Row[] }>('recoveries?state=filed')).data).toEqual([])
})

test('once it is over, what was told stands beside what was found, and what was learned becomes tasks', async () => {
  const end = { id: 'rc-1', state: 'restored', note: '资料更新后恢复', cause_found: 'individual' }
  expect(await send('recoveries:move', end)).toEqual([200, false])
  await send('incidents:take', { id: INCIDENT })
  await send('incidents:close', { id: INCIDENT, note: '资料过期', cause: 'individual', verdict: 'real' })
  const findings = [{ words: '每季度核对资料有效期', assignee: 'usr_1', due_at: new Date(now + DAY).toISOString() }]
  expect(await send('incidents:review', { id: INCIDENT, lessons: '提醒太晚', findings })).toEqual([200, false])
  expect(await send('incidents:review', { id: INCIDENT, lessons: '提醒太晚', findings })).toEqual([200, true])
  type Detail = { post_mortem: { reviews: { tasks: string[] }[] } }
  const { post_mortem: learned } = await got<Detail>(`incidents/${INCIDENT}`)
  expect(learned).toMatchObject({
    found: 'individual',
    verdict: 'real',
    recoveries: { restored: 1, refused: 0, open: 0 },
    reviews: [{ lessons: '提醒太晚' }],
  })
  const { data } = await got<{ data: { id: string; incident_id: string }[] }>('tasks')
  expect(data.filter(({ id }) => learned.reviews[0]!.tasks.includes(id))).toMatchObject([
    { incident_id: INCIDENT, words: '每季度核对资料有效期' },
  ])
  expect(await got('calibration')).toMatchObject({
    is_calibrated: false,
    labelled: 1,
    needed: 30,
    exposure_days: null,
    incidents: [{ id: INCIDENT, found: 'individual' }],
  })
})

test('of a borrower who does not let the desk see him any more, that there was a case, and no more', async () => {
  expect((await api.send('/v1/desk/enrolled:end', { kind: 'consent', id: 'c-1', reason: '本人撤回' })).status).toBe(200)
  now += 1
  expect(await got<Row>('recoveries/rc-1')).toMatchObject({
    is_hidden: true,
    cause: null,
    trouble: null,
    cause_found: null,
    documents: [],
    messages: [],
    state: 'restored',
  })
  expect((await got<{ data: object[] }>(`incidents/${INCIDENT}/recovery-guides`)).data).toEqual([])
})

/** A financing desk along its whole length: a project and what it needs, a channel, a line, who lets it be watched, what is seen of it, and what the desk sees of that. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, keyPrefix, makeKey } from '../auth/api-keys.ts'
import { insertApiKey } from '../store/api-key-table.ts'
import { openVisits, personNamed } from '../testing/approve.ts'
import { DESK } from '../testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

const MINUTE = 60_000

let testing: TestDatabase
let api: TestApi
let now = NOW

type Body = Record<string, unknown> & { data: Record<string, unknown>[] }
/** As the administrator of an organisation that keeps a desk. */
let desk: (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, authorization?: string) => Promise<{ status: number; body: Body }>

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, () => now)
  desk = async (method, path, body, authorization = `Bearer ${api.adminKey}`) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
    const answer = await api.app.inject({ method, url: `/v1/desk/${path}`, headers: { authorization, ...type }, ...payload })
    return { status: answer.statusCode, body: answer.json() as Body }
  }
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const put = (path: string, content: object, version = 0) => desk('PUT', path, { version, ...content })
const told = (id: string, field: string, value: unknown, more: object = {}) => ({
  ...{ id, subject_kind: 'enrolment', subject_id: 'enr-1', field, value, source: 'desk_entry', effective_at: new Date(now).toISOString() },
  ...more,
})
const tell = async (...observations: object[]) => {
  const { status, body } = await desk('POST', 'observations', { observations })
  return [status, ...(body.data ?? [body]).map(({ result, code }) => result ?? code)]
}
const board = async () => (await desk('GET', 'board')).body

test('from a project to what the desk sees of a line', async () => {
  for (const [path, content] of Object.entries(DESK)) expect([path, (await put(path, content)).status]).toEqual([path, 200])
  expect(
    await tell(
      told('o1', 'availability', 'drawable'),
      told('o2', 'limit', { amount_minor: 3_450_000, currency: 'CNY' }),
      told('o3', 'balance', { amount_minor: 1_200_000, currency: 'CNY' }),
    ),
  ).toEqual([200, 'recorded', 'recorded', 'unconsented'])
  const { data, off_board } = await board()
  expect(off_board).toBe(0)
  expect(data).toHaveLength(1)
  expect(data[0]).toMatchObject({ enrolment_id: 'enr-1', label: 'B-01', project_id: 'bridge', scopes: ['board'] })
  const seen = data[0]!.seen as { field: string; value: unknown }[]
  expect(Object.fromEntries(seen.map(({ field, value }) => [field, value]))).toEqual({
    availability: 'drawable',
    limit_band: { from_minor: 2_000_000, to_minor: 5_000_000, currency: 'CNY' },
  })
})

test('the same again is the same, other content needs the version that was read, and what is told twice is told once', async () => {
  const project = DESK['projects/bridge']!
  expect((await put('projects/bridge', project)).body).toEqual({ id: 'bridge', version: 1, repeated: true })
  const renamed = { ...project, name: '北桥二期' }
  expect(await put('projects/bridge', renamed)).toMatchObject({ status: 409, body: { code: 'entry-changed' } })
  expect((await put('projects/bridge', renamed, 1)).body).toEqual({ id: 'bridge', version: 2, repeated: false })
  expect(await put('projects/bridge', { ...renamed, currency: 'USD' }, 2)).toMatchObject({ status: 422, body: { code: 'invalid-request' } })
  expect(await tell(told('o1', 'availability', 'drawable'))).toEqual([200, 'repeated'])
  expect(await tell(told('o1', 'availability', 'closed'))).toEqual([200, 'id_reused'])
  expect(await tell(told('o9', 'cash', { amount_minor: 1, currency: 'CNY' }))).toEqual([422, 'invalid-request'])
  expect(await tell(told('o9', 'availability', 'drawable', { subject_id: 'nobody' }))).toEqual([200, 'unknown_subject'])
  expect(await tell(told('o9', 'availability', 'drawable', { effective_at: new Date(now + 6 * MINUTE).toISOString() }))).toEqual([
    422,
    'invalid-request',
  ])
})

test('a notice is told once, of what there is, and read newest first', async () => {
  const notice = {
    id: 'n-1',
    about_kind: 'provider',
    about_id: 'platform',
    kind: 'maintenance',
    words: '系统维护',
    observed_at: new Date(now).toISOString(),
  }
  const night = { ...notice, starts_at: '2026-11-30T18:00:00Z', ends_at: '2026-11-30T22:00:00Z' }
  const said = async (body: object) => {
    const { status, body: answer } = await desk('POST', 'notices', body)
    return [status, answer.code ?? answer.repeated]
  }
  expect(await said(night)).toEqual([200, false])
  expect(await said(night)).toEqual([200, true])
  expect(await said({ ...night, words: '改期' })).toEqual([409, 'id-reused'])
  expect(await said({ ...night, id: 'n-2', about_id: 'none' })).toEqual([404, 'entry-not-found'])
  expect(await said({ ...night, id: 'n-2', ends_at: '2026-11-30T17:59:59Z' })).toEqual([422, 'invalid-request'])
  expect(await said({ ...notice, id: 'n-2', kind: 'regulator', starts_at: '2026-11-23T00:00:00Z' })).toEqual([200, false])
  const listed = async (query: string) => (await desk('GET', `notices${query}`)).body.data.map(({ id, ends_at }) => [id, ends_at])
  expect(await listed('?about_id=platform')).toEqual([
    ['n-2', null],
    ['n-1', '2026-11-30T22:00:00Z'],
  ])
  expect(await listed('?limit=1')).toEqual([['n-2', null]])
  expect(await listed('?about_id=north-bank')).toEqual([])
})

test('a list is asked for by what its entries name', async () => {
  const ids = async (path: string) => (await desk('GET', path)).body.data.map(({ id }) => id)
  expect(await ids('needs?of=bridge')).toEqual(['steel', 'wages-12'])
  expect(await ids('needs?of=other')).toEqual([])
  expect(await ids('providers?of=regulator')).toEqual(['platform'])
  expect(await ids('facilities?limit=1')).toEqual(['line-1'])
  expect(await ids('facilities?cursor=line-1')).toEqual(['revolving-1'])
})

test('it is read as it was, and as it was known', async () => {
  const before = new Date(now).toISOString()
  now += 60 * MINUTE
  const late = { ...DESK['providers/north-bank'], name: '北方银行（更名）', effective_at: new Date(now - 30 * MINUTE).toISOString() }
  expect((await put('providers/north-bank', late, 1)).status).toBe(200)
  const nameAt = async (query: string) => ((await desk('GET', `providers/north-bank${query}`)).body.entry as { name: string }).name
  const between = new Date(now - 10 * MINUTE).toISOString()
  expect(await nameAt('')).toBe('北方银行（更名）')
  expect(await nameAt(`?at=${before}`)).toBe('北方银行')
  expect(await nameAt(`?at=${between}`)).toBe('北方银行（更名）')
  expect(await nameAt(`?at=${between}&known_at=${between}`)).toBe('北方银行')
  const { history } = (await desk('GET', 'providers/north-bank')).body
  expect((history as { type: string }[]).map(({ type }) => type)).toEqual(['changed', 'registered'])
})

type Planned = { blocked: Record<string, string | null>; facility: { id: string; masked: string[] } }
const blockedOf = async (facility: string) => {
  const { facilities } = (await desk('GET', 'projects/bridge/planning')).body
  return (facilities as Planned[]).find((one) => one.facility.id === facility)?.blocked
}

test('a consumer line pays for no project; a business line does once two people agreed, by a document', async () => {
  expect(await blockedOf('line-1')).toEqual({ payroll: 'consumer-credit', supplier: 'consumer-credit' })
  expect(await blockedOf('revolving-1')).toEqual({ payroll: 'purposes-not-approved', supplier: 'purposes-not-approved' })
  const visits = openVisits(api, () => now)
  const [ann, bob] = [personNamed('usr_ann', 'desk-analyst', null), personNamed('usr_bob', 'desk-manager', now)]
  const document = { document_name: '授信合同 2026-11', document_sha256: 'a'.repeat(64) }
  const ask = (request: object) => visits.post(ann, '/v1/approvals', { kind: 'facility-purposes', request, reason: '按合同用途' })
  const consumer = { facility_id: 'line-1', credit_kind: 'consumer', purposes: ['payroll'], ...document }
  expect(await ask(consumer)).toMatchObject({ status: 422, body: { code: 'invalid-request' } })
  const asked = await ask({ facility_id: 'revolving-1', credit_kind: 'business', purposes: ['payroll'], ...document })
  expect([asked.status, asked.body.changes.map(({ field }) => field)]).toEqual([200, ['purposes', 'document_name', 'document_sha256']])
  expect(await blockedOf('revolving-1')).toMatchObject({ payroll: 'purposes-not-approved' })
  expect((await visits.approve(ann, asked.body.approval_id)).status).toBe(403)
  expect(await visits.approve(bob, asked.body.approval_id)).toMatchObject({ status: 200, body: { state: 'done' } })
  expect(await blockedOf('revolving-1')).toEqual({ payroll: null, supplier: 'purpose-not-allowed' })
})

test('the limits by which a project is financed are set by two people', async () => {
  const visits = openVisits(api, () => now)
  const [ann, bob] = [personNamed('usr_ann', 'desk-analyst', null), personNamed('usr_bob', 'desk-manager', now)]
  const base = {
    project_id: 'bridge',
    reserve_floor_minor: 50_000_000,
    de_minimis_minor: 0,
    cash_yield_ppm: 0,
    risk_level_ppm: 950_000,
    risk_weight_ppm: 0,
  }
  const ask = (request: object) => visits.post(ann, '/v1/approvals', { kind: 'project-policy', request, reason: '按董事会决议' })
  const policy = async () => (await desk('GET', 'projects/bridge/planning')).body.project as { policy: object | null }
  expect((await ask({ ...base, provider_cap_ppm: 1_000_001 })).status).toBe(422)
  expect((await ask({ ...base, project_id: 'none' })).body.code).toBe('entry-not-found')
  const asked = await ask({ ...base, provider_cap_ppm: 450_000 })
  expect(asked.body.changes.map(({ field }) => field)).toContain('provider_cap_ppm')
  expect((await policy()).policy).toBeNull()
  expect((await visits.approve(bob, asked.body.approval_id)).body).toMatchObject({ state: 'done' })
  expect((await policy()).policy).toMatchObject({ provider_cap_ppm: 450_000, asked_by: 'usr_ann', approved_by: 'usr_bob' })
  expect((await ask({ ...base, provider_cap_ppm: 450_000 })).body.code).toBe('nothing-would-change')
  const less = await ask(base)
  expect(less.body.changes).toEqual([{ field: 'provider_cap_ppm', before: 450_000, after: null }])
})

test('what the borrower takes back is hidden from that moment, of the past too, and nothing more is kept', async () => {
  now += MINUTE
  const more = { ...DESK['consents/c-1'], scopes: ['board', 'limit'] }
  expect((await put('consents/c-2', more)).status).toBe(200)
  expect(await tell(told('o20', 'limit', { amount_minor: 50, currency: 'CNY' }))).toEqual([200, 'recorded'])
  const fields = async () =>
    ((await board()).data[0]?.seen as { field: string; value: unknown }[] | undefined)?.map(({ field }) => field).sort()
  expect(await fields()).toEqual(['availability', 'limit', 'limit_band'])
  now += MINUTE
  const end = (id: string) => desk('POST', 'enrolled:end', { kind: 'consent', id, reason: '借款人撤回' })
  expect((await end('c-2')).body).toEqual({ id: 'c-2', version: 2, repeated: false })
  expect((await end('c-2')).body).toEqual({ id: 'c-2', version: 2, repeated: true })
  expect(await fields()).toEqual(['availability', 'limit_band'])
  expect((await end('c-1')).status).toBe(200)
  expect(await board()).toMatchObject({ data: [], off_board: 1 })
  expect(await tell(told('o21', 'availability', 'closed'))).toEqual([200, 'unconsented'])
  expect((await desk('GET', 'observations?subject_kind=enrolment&subject_id=enr-1')).body).toMatchObject({ data: [], hidden: 3 })
  const acts = await testing.query<{ act: string }>(`select act from act where act = 'desk-consent-withdrawn'`)
  expect(acts).toHaveLength(2)
})

test('a desk is seen by nobody of another organisation, nor by the lender’s people of its own', async () => {
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'other desk', 1)`)
  const key = makeKey()
  const stranger = {
    id: 'stranger',
    name: 'stranger',
    prefix: keyPrefix(key),
    sha256: hashKey(key),
    scopes: ['admin'],
    organisationId: 2,
    senders: [],
  }
  await insertApiKey(api.database, stranger)
  const asked = (path: string) => desk('GET', path, undefined, `Bearer ${key}`)
  expect((await asked('projects')).body.data).toEqual([])
  expect((await asked('projects/bridge')).status).toBe(404)
  expect((await asked('board')).body).toMatchObject({ data: [], off_board: 0 })
  expect((await asked('observations?subject_kind=enrolment&subject_id=enr-1')).status).toBe(404)
  const visits = openVisits(api, () => now)
  const manager = personNamed('usr_lender', 'risk-manager', now)
  expect((await visits.read<{ code: string }>(manager, '/v1/desk/projects')).code).toBe('forbidden')
  const { data } = await visits.read<Body>(manager, '/v1/approvals?side=all')
  expect(data).toEqual([])
})

test('everything that was told at once has a leaf in the record, and its hash is that of the rows', async () => {
  const check = async () => (await desk('GET', 'check')).body
  expect(await check()).toEqual({ writes: expect.any(Number), faults: [] })
  await testing.query(`update desk_fact set data = jsonb_set(data, '{label}', '"B-02"') where kind = 'borrower'`)
  expect((await check()).faults).toEqual([expect.stringContaining('not as they were written')])
  await testing.query(`delete from act where act = 'desk-facts-written' and detail->>'first' = '1'`)
  expect((await check()).faults).toHaveLength(2)
})

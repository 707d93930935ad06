/**
 * What a desk keeps is reached by nobody of another organisation who knows its ids: every request of a desk that the API describes is asked for by the administrator of
 * another desk, with every id of the first one, in the address, in the query and in the body.
 */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, keyPrefix, makeKey } from '../../apps/server/src/auth/api-keys.ts'
import { newLinkCode } from '../../apps/server/src/desk/linked-line.ts'
import { insertApiKey } from '../../apps/server/src/store/api-key-table.ts'
import { DESK } from '../../apps/server/src/testing/desk-entries.ts'
import { NOW, type TestApi, testApi } from '../../apps/server/src/testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../../apps/server/src/testing/test-database.ts'
import { HEADER, NEEDS, ROW } from '../../packages/domain/desk/imports/import.fixture.ts'
import { type Described, type Description, requestsOf } from './requests.ts'
import { fittingValue, type Schema } from './schema-values.ts'

type Parameter = { name: string; in: string; schema: Schema }
type WithBodies = Description & {
  paths: Record<string, Record<string, { parameters?: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> } }>>
  components: { schemas: Record<string, Schema> }
}

/** In the words of everything that the first desk keeps. */
const MARK = 'zvqx'
const AT = new Date(NOW).toISOString()
const SOME = { currency: 'CNY', p50_minor: 100, due_on: '2026-12-01' }
/** So many in a row are evidence. */
const MONTHS = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']
const FLOW = { currency: 'CNY', inflow_minor: 2, outflow_minor: 1, due_debt_minor: 0, source: 'accounts', evidence_sha256: 'b'.repeat(64) }
const ENTRIES: Readonly<Record<string, object>> = {
  ...DESK,
  'receipts/r-1': { ...SOME, project_id: 'bridge', debtor: MARK, confirmed: true, dilution_ppm: 0 },
  'debts/d-1': { project_id: 'bridge', creditor: MARK, currency: 'CNY', instalments: [{ due_on: '2026-12-01', amount_minor: 100 }] },
  'guidances/g-1': { facility_id: 'line-1', topic: 'device', given_on: '2026-11-20', way: 'call' },
  'relations/rel-1': { provider_id: 'north-bank', contact: MARK, next_contact_on: '2026-12-01' },
  'contacts/con-1': { relation_id: 'rel-1', held_on: '2026-11-20', way: 'call', note: MARK },
  'trainings/tr-1': { topic: MARK, held_on: '2026-11-20', audience: 'management', attendees: 1, minutes: 1 },
  'service-providers/sp-1': { name: MARK, kind: 'legal', registration: MARK, valid_until: '2027-11-20' },
  'service-checks/chk-1': {
    service_provider_id: 'sp-1',
    checked_on: '2026-11-20',
    checked_by: MARK,
    where: MARK,
    result: 'valid',
    next_check_on: '2027-05-20',
  },
  'service-complaints/cpl-1': { service_provider_id: 'sp-1', made_on: '2026-11-20', about: 'quality', words: MARK },
  'engagements/eng-1': { service_provider_id: 'sp-1', purpose: MARK, fee: 'after_service', from_on: '2026-11-20' },
  'playbooks/pb-1': { name: MARK, level: 3, triggers: [], contacts: [], sources: [], messages: {}, exit: MARK, review_by: '2027-05-20' },
  ...Object.fromEntries(MONTHS.map((month, nth) => [`enterprise-cash-flows/ecf-${nth + 1}`, { project_id: 'bridge', month, ...FLOW }])),
  'consents/c-2': { ...(DESK['consents/c-1'] as object), scopes: ['board', 'screening'] },
  'screenings/scr-1': { borrower_id: 'b-1', project_id: 'bridge', screened_on: '2026-11-20', bands: {} },
}
const seenOf = (id: string, [subject_kind, subject_id, field, value]: readonly [string, string, string, unknown]) => ({ id, subject_kind, subject_id, field, value, source: 'desk_entry', effective_at: AT }) // biome-ignore format: one row
const OBSERVATIONS = [seenOf('o-1', ['enrolment', 'enr-1', 'availability', 'drawable']), seenOf('o-2', ['facility', 'revolving-1', 'availability', 'drawable']), seenOf('o-3', ['project', 'bridge', 'cash', { amount_minor: 94_000_000, currency: 'CNY' }])] // biome-ignore format: one row
/** After the registers, in this order. */
const WORK: readonly (readonly [path: string, body: object])[] = [
  ['observations', { observations: OBSERVATIONS }],
  ['notices', { id: 'n-1', about_kind: 'provider', about_id: 'platform', kind: 'regulator', words: MARK, observed_at: AT, starts_at: AT }],
  ['incidents', { id: 'inc-1', title: MARK, severity: 2, began_at: AT, subjects: [{ kind: 'channel', id: 'consumer' }] }],
  ['tasks', { id: 't-1', kind: 'draw', words: MARK, assignee: 'usr_ann', due_at: AT, incident_id: 'inc-1' }],
  ['connections', { id: 'door-1', channel_id: 'consumer', base_url: null }],
  ['projects/bridge/plans', { plan_id: 'p-1', horizon_weeks: 13, scenarios_max: 8 }],
  ['drills', { id: 'dr-1', project_id: 'bridge', plan_id: 'p-1', kind: 'facility', fails: 'revolving-1' }],
  [
    'recoveries',
    {
      ...{ id: 'rc-1', subject: { kind: 'enrolment', id: 'enr-1' }, incident_id: 'inc-1', cause: 'individual', trouble: 'profile' },
      ...{ route: 'app', documents: [MARK], assignee: 'usr_ann', next_check_on: '2026-12-01' },
    },
  ],
  ['recovery-evidence', { id: 'ev-1', incident_id: 'inc-1', project_id: 'bridge' }],
]

const OF_BRIDGE = { fields: NEEDS.fields.map((one) => (one.field === 'project_id' ? { field: 'project_id', otherwise: 'bridge' } : one)) }
/** One entry, that nobody knows. */
const STATEMENT = [':20:NOV', ':25:10020030/1234567', ':28C:1/1', ':60F:C261120CNY10000,00', `:61:2611201120D2500,00NTRF${MARK}//1`, `:86:${MARK}`, ':62F:C261120CNY7500,00', '-'].join('\r\n') // biome-ignore format: one row
/** Ids that the server gave. */
const given: Record<string, string> = {}

let testing: TestDatabase
let api: TestApi
let requests: readonly Described[]
let description: WithBodies
let stranger: { authorization: string }
let approvalId = ''

const done = (what: string, { status, body }: { status: number; body: unknown }): void => {
  if (status !== 200) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`)
}

type Brought = { import_id?: string; statements: { statement_id: string }[] }
async function bring(path: string, payload: string): Promise<Brought> {
  const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'text/csv' }
  const answer = await api.app.inject({ method: 'POST', url: `/v1/desk/${path}`, headers, payload })
  done(path, { status: answer.statusCode, body: answer.body })
  return answer.json<Brought>()
}

beforeAll(async () => {
  testing = await testDatabase()
  api = await testApi(testing.url, undefined, undefined, { planning: { warmUp: false, answerWithinMs: 1 } })
  for (const [path, content] of Object.entries(ENTRIES)) {
    const marked = Object.fromEntries(Object.entries(content).map(([name, value]) => [name, ['name', 'label', 'product'].includes(name) ? `${MARK} ${value}` : value])) // biome-ignore format: one row
    done(path, await api.put(`/v1/desk/${path}`, { version: 0, ...marked }))
  }
  for (const [path, body] of WORK) done(path, await api.send(`/v1/desk/${path}`, body))
  done('lender', await api.put('/v1/desk/enrolments/enr-1/lender', { base_url: null, code: newLinkCode() }))
  const statement = await bring('statements', STATEMENT)
  done('profile', await api.put('/v1/desk/import-profiles/ip-1', { ...NEEDS, ...OF_BRIDGE, name: MARK, version: 0 }))
  const table = await bring('imports?profile_id=ip-1', ['付款计划', HEADER, ROW, `a3,${MARK},别的,7,2026/12/10,1`].join('\r\n'))
  given.import_id = String(table.import_id)
  given.statement_id = statement.statements[0]!.statement_id
  const asked = await api.send('/v1/approvals', {
    kind: 'facility-purposes',
    request: {
      facility_id: 'revolving-1',
      credit_kind: 'business',
      purposes: ['payroll'],
      document_name: MARK,
      document_sha256: 'a'.repeat(64),
    },
    reason: MARK,
  })
  approvalId = (asked.body as unknown as { approval_id: string }).approval_id
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'other desk', 1)`)
  const key = makeKey()
  const made = { id: 'stranger', name: 'stranger', prefix: keyPrefix(key), sha256: hashKey(key), scopes: ['admin'], organisationId: 2, senders: ['operator'] } // biome-ignore format: one row
  await insertApiKey(api.database, made)
  stranger = { authorization: `Bearer ${key}` }
  description = (await api.app.inject({ url: '/openapi.json' })).json<WithBodies>()
  requests = requestsOf(description).filter(({ path, asks }) => path.startsWith('/v1/desk/') && asks !== 'public')
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

const KEPT = Object.keys({ ...ENTRIES, 'incidents/inc-1': {}, 'drills/dr-1': {}, 'recoveries/rc-1': {}, 'recovery-evidence/ev-1': {} }).map(
  (path) => path.split('/') as [string, string],
)
const idIn = (plural: string): string => KEPT.find(([of]) => of === plural)?.[1] ?? 'nothing'
const OTHERWISE: Readonly<Record<string, string>> = { plan: 'p-1', indicator: 'F1' }

/** `/v1/desk/projects/{id}/plans/{plan}` with the ids of the first desk. */
const addressOf = (path: string): string =>
  path.replace(
    /([\w-]+)\/\{(\w+)\}/g,
    (_, before: string, name: string) => `${before}/${name === 'id' ? idIn(before) : (OTHERWISE[name] ?? 'nothing')}`,
  )

/** What each name in a query or a body is pointed at. */
const POINTED: Readonly<Record<string, unknown>> = {
  ...{ of: 'bridge', project_id: 'bridge', plan_id: 'p-1', incident_id: 'inc-1', about_id: 'platform', borrower_id: 'b-1', subject_kind: 'enrolment', subject_id: 'enr-1' },
  ...{ facility_id: 'revolving-1', channel_id: 'consumer', provider_id: 'north-bank', relation_id: 'rel-1', enrolment_id: 'enr-1', group_ids: ['regulator'], project_ids: ['bridge'] },
  ...{ fails: 'revolving-1', closed: ['revolving-1'], called: [], pledged_to: 'revolving-1', month: '2026-11', from: '2026-10', to: '2026-11', with_ended: 'true', limit: '200' },
} // biome-ignore format: one table
const pointed = (name: string): unknown => given[name] ?? POINTED[name]
const IDS_OF_BODIES: Readonly<Record<string, string>> = { incidents: 'inc-1', tasks: 't-1', notices: 'n-1', connections: 'door-1', entries: 'bridge', enrolled: 'c-1', drills: 'dr-1', meetings: 'm-1', recoveries: 'rc-1', 'recovery-evidence': 'ev-1' } // biome-ignore format: one row

const operationOf = ({ method, path }: Described) => description.paths[path]![method.toLowerCase()]!

function queryOf(request: Described): string {
  const named = (operationOf(request).parameters ?? []).filter((one) => one.in === 'query' && pointed(one.name) !== undefined)
  return named.length === 0 ? '' : `?${named.map(({ name }) => `${name}=${String(pointed(name))}`).join('&')}`
}

function bodyOf(request: Described): object | undefined {
  const schema = operationOf(request).requestBody?.content['application/json']?.schema
  if (schema === undefined) return undefined
  const [body] = fc.sample(fittingValue(schema, { schemas: description.components.schemas, known: {} }), { numRuns: 1, seed: 8 })
  const own = IDS_OF_BODIES[/^\/v1\/desk\/([\w-]+)/.exec(request.path)![1]!]
  const all = Object.entries(body as object).map(([name, value]) => [name, name === 'id' ? (own ?? value) : name === 'version' ? 0 : (pointed(name) ?? value)]) // biome-ignore format: one row
  return Object.fromEntries(all)
}

const ask = (request: Described, headers: object, body?: object) =>
  api.app.inject({
    ...{ method: request.method, url: `${addressOf(request.path)}${request.method === 'GET' ? queryOf(request) : ''}` },
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { payload: JSON.stringify(body) }),
  })

const nameOf = ({ method, path }: Described): string => `${method} ${path}`
const reads = () => requests.filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream'))

/** Of each table, the rows of the first desk in one hash; what is counted and what was refused in them is no content. */
async function kept(): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const table of ['desk_fact', 'desk_connection', 'desk_connection_line', 'desk_lender_line', 'desk_link', 'approval']) {
    const [row] = await testing.query<{ rows: string }>(
      `select coalesce(string_agg(t::text, '|' order by t::text), '') as rows from ${table} t where organisation_id = 1`,
    )
    sums[table] = createHash('sha256').update(row!.rows).digest('hex')
  }
  return sums
}

/** The plan was made by rules, as nothing solves here; and nobody agreed on it. */
const NOT_HERE: Readonly<Record<string, number>> = {
  '/v1/desk/projects/{id}/plans/{plan}/premiums': 503,
  '/v1/desk/projects/{id}/plans/{plan}/switch': 404,
}

test('the desk itself sees what it keeps in what it asks for', async () => {
  const seen: string[] = []
  for (const request of reads()) {
    const { statusCode, body } = await ask(request, { authorization: `Bearer ${api.adminKey}` })
    expect([nameOf(request), statusCode]).toEqual([nameOf(request), NOT_HERE[request.path] ?? 200])
    if (body.includes(MARK)) seen.push(request.path)
  }
  expect(seen.length).toBeGreaterThanOrEqual(25)
  expect(reads().length).toBeGreaterThan(50)
})

/** The same for every desk; and those who work at his own, and whose training it lacks. */
const OF_ALL: ReadonlySet<string> = new Set(['/v1/desk/import-fields', '/v1/desk/people', '/v1/desk/reminders'])

test('whoever keeps another desk reads nothing of it, whatever he asks for by its ids', async () => {
  for (const request of reads()) {
    const { statusCode, body } = await ask(request, stranger)
    expect([nameOf(request), body.includes(MARK)]).toEqual([nameOf(request), false])
    const isNamed =
      /\{(id|plan)\}|\/(observations|import-rows|import-rows\.csv|statement-entries)$/.test(request.path) &&
      !request.path.endsWith('}/plans')
    expect([nameOf(request), statusCode]).toEqual([nameOf(request), isNamed ? 404 : 200])
    if (statusCode === 200 && !OF_ALL.has(request.path))
      expect([nameOf(request), (JSON.parse(body) as { data?: object[] }).data ?? []]).toEqual([nameOf(request), []])
  }
})

test('nor does he change anything of it, and what he does in his own is done there', async () => {
  const before = await kept()
  for (const request of requests.filter(({ method }) => method !== 'GET')) {
    const { statusCode, body } = await ask(request, stranger, bodyOf(request))
    expect([nameOf(request), statusCode < 500 || statusCode === 503, body.includes(MARK)]).toEqual([nameOf(request), true, false])
  }
  expect(await kept()).toEqual(before)
  const [{ count }] = (await testing.query<{ count: number }>(
    'select count(*)::int as count from desk_fact where organisation_id = 2',
  )) as [{ count: number }]
  expect(count).toBeGreaterThan(0)
})

test('what the desk asks a second person for is not there for him either', async () => {
  const asked = await api.app.inject({ url: `/v1/approvals/${approvalId}`, headers: stranger })
  expect([asked.statusCode, asked.body.includes(MARK)]).toEqual([404, false])
  for (const [verb, more] of [
    ['approve', { seen: 'x' }],
    ['reject', { why: 'x' }],
    ['withdraw', {}],
  ] as const) {
    const payload = JSON.stringify({ approval_id: approvalId, ...more })
    const headers = { ...stranger, 'content-type': 'application/json' }
    expect([verb, (await api.app.inject({ method: 'POST', url: `/v1/approvals:${verb}`, headers, payload })).statusCode]).toEqual([
      verb,
      404,
    ])
  }
})

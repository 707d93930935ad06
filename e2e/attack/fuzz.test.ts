/**
 * Every endpoint is sent what its description allows and what it nearly allows, by an administrator, by a stranger's administrator and by a borrower. Never is it
 * our bug, never does an answer tell how we are made, and what is refused has changed nothing.
 *
 * Size     REQUESTS in all; `npm run fuzz` sends 20,000. The seed is printed, and taken again from FAIRLINE_FUZZ_SEED.
 */
import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, keyPrefix, makeKey } from '../../apps/server/src/auth/api-keys.ts'
import { insertApiKey } from '../../apps/server/src/store/api-key-table.ts'
import { OWN_PAGE, visit } from '../../apps/server/src/testing/borrower-visits.ts'
import { DESK } from '../../apps/server/src/testing/desk-entries.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../../apps/server/src/testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../../apps/server/src/testing/test-database.ts'
import { fittingValue, type Names, type Schema, spoiltValue } from './schema-values.ts'

const REQUESTS = Number(process.env.FAIRLINE_FUZZ_REQUESTS ?? 1_500)
const SEED = Number(process.env.FAIRLINE_FUZZ_SEED ?? randomInt(2 ** 31))
const WITHIN_MS = 60_000 + REQUESTS * 60
/** Of those that are refused, as many at a time are looked at for what they changed. */
const LOOKED_AT = 100
const PHONE = '+86 138 0000 0007'

type Parameter = { name: string; in: string; required?: boolean; schema: Schema }
type Operation = { requestBody?: { content: Record<string, { schema: Schema }> }; parameters?: Parameter[] }
type Description = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } }
type Sent = Readonly<{ method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; url: string; payload?: string }>
type By = 'administrator' | 'stranger' | 'borrower'

let testing: TestDatabase
let api: TestApi
let headersOf: Record<By, Record<string, string>>
let anyRequest: fc.Arbitrary<Sent>

beforeAll(async () => {
  testing = await testDatabase()
  // Plans are made by rules: a solver is no part of this.
  api = await testApi(testing.url, undefined, undefined, { planning: { warmUp: false, answerWithinMs: 1 } })
  for (const subject of ['a', 'b']) for (const message of onboarding(subject)) await api.post(message)
  await api.post(
    messageOf('drawdown-requested', 'a', 'dd', { drawdown_id: 'dd', amount_minor: 300_000, currency: 'CNY', purpose: 'consumption' }),
  )
  for (const id of ['x', 'y', 'z']) await api.post(messageOf('session-started', 'b', id, { device_id: id }))
  await api.put('/v1/borrowers/a/contact', {
    language: 'zh',
    email: null,
    phone: PHONE,
    push_token: null,
    opted_out: [],
    quiet_hours: null,
  })
  for (const [path, content] of Object.entries(DESK)) await api.put(`/v1/desk/${path}`, { version: 0, ...content })
  const began = { severity: 2, began_at: new Date(NOW).toISOString(), subjects: [{ kind: 'channel', id: 'consumer' }] }
  await api.send('/v1/desk/incidents', { id: 'inc-1', title: 'x', ...began })
  await api.send('/v1/desk/projects/bridge/plans', { plan_id: 'p-1', horizon_weeks: 13, scenarios_max: 8 })
  await testing.query(`insert into organisation (id, name, account_format) values (2, 'other', 1)`)
  const [key, { cookie }] = [makeKey(), await visit(api, { phone: PHONE })]
  await insertApiKey(api.database, {
    id: 'other',
    name: 'other',
    prefix: keyPrefix(key),
    sha256: hashKey(key),
    scopes: ['admin'],
    organisationId: 2,
    senders: [],
  })
  headersOf = {
    administrator: { authorization: `Bearer ${api.adminKey}` },
    stranger: { authorization: `Bearer ${key}` },
    borrower: { cookie, ...OWN_PAGE },
  }
  anyRequest = requestOf((await api.app.inject({ url: '/openapi.json' })).json<Description>())
})
afterAll(async () => {
  await api?.close()
  await testing?.drop()
})

/** Ids of the desk that the same organisation keeps, by the names that bodies and addresses have for them. */
const KNOWN_AT_DESK = {
  ...{ project_id: ['bridge'], facility_id: ['line-1', 'revolving-1'], channel_id: ['consumer'], provider_id: ['platform'] },
  ...{ enrolment_id: ['enr-1'], consent_id: ['c-1'], incident_id: ['inc-1'], plan_id: ['p-1'] },
}

/** A feed is held open, a backup is megabytes, a clock that is set moves everything, and a sandbox that is told to be slow is: each has its own tests. */
const APART = /\/stream$|\/sandbox\/|\/backup$|views-rebuild$|\/clock$|\/demo$|\/v1\/session$|sign-out$/

function requestOf({ paths, components }: Description): fc.Arbitrary<Sent> {
  const known = {
    borrower_id: ['a', 'b'],
    id: ['a', 'b', ...Object.values(KNOWN_AT_DESK).flat()],
    borrower: ['a', 'b'],
    subject: ['a', 'b'],
    loan: ['ld_1'],
    drawdown: ['dd'],
    hold_id: ['hd_b_1'],
    currency: ['CNY'],
    ...KNOWN_AT_DESK,
    ...{ subject_id: ['enr-1', 'bridge'], about_id: ['platform'], plan: ['p-1'], fails: ['revolving-1'] },
  }
  const names = { schemas: components.schemas, known }
  const each = Object.entries(paths)
    .filter(([path]) => !APART.test(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => sentTo(method.toUpperCase() as Sent['method'], path, operation, names)),
    )
  return fc.oneof(...each)
}

function sentTo(method: Sent['method'], path: string, { requestBody, parameters = [] }: Operation, names: Names): fc.Arbitrary<Sent> {
  const [[type, content] = []] = Object.entries(requestBody?.content ?? {})
  const body =
    content === undefined || type !== 'application/json'
      ? fc.constant(undefined)
      : fc.oneof(fittingValue(content.schema, names), spoiltValue(content.schema, names))
  const textsOf = (place: string) =>
    Object.fromEntries(parameters.filter((one) => one.in === place).map((one) => [one.name, anyText(one, names)]))
  return fc.tuple(body, fc.record(textsOf('path')), fc.record(textsOf('query'), { requiredKeys: [] })).map(([payload, inside, asked]) => ({
    method,
    url:
      path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String((inside as Record<string, unknown>)[name]))) +
      queryOf(asked),
    ...(payload !== undefined && { payload: JSON.stringify(payload) }),
  }))
}

const anyText = ({ name, schema }: Parameter, names: Names): fc.Arbitrary<string> =>
  fc
    .oneof(fittingValue(schema, names, name), spoiltValue(schema, names))
    .map((value) => (typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? '')))

const queryOf = (asked: object): string => {
  const query = Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return query.length === 0 ? '' : `?${query.join('&')}`
}

async function send({ method, url, payload }: Sent, by: By) {
  const body = payload === undefined ? {} : { payload, headers: { 'content-type': 'application/json', ...headersOf[by] } }
  return api.app.inject({ method, url, headers: headersOf[by], ...body })
}

/** What this server cannot do just now, or at all: not our bug. */
const isSaidPlainly = (status: number, body: string): boolean => [501, 503].includes(status) && JSON.parse(body).code !== 'internal'

const LEAKS = /\bselect \w|\binsert into\b|\bpostgres|node_modules|\.ts:\d+|\bat [A-Z]\w+\.|syntax error|violates|"stack"/i

/** All that stands in the tables of the book, but what is only counted, leased or derived. */
async function contents(): Promise<Record<string, string>> {
  const tables = await testing.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname in ('public', 'auth') and tablename !~ '_view$' order by 1`,
  )
  const sums: Record<string, string> = {}
  for (const { name } of tables.filter((table) => !PASSING.has(table.name))) {
    const [row] = await testing.query<{ sum: string }>(
      `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t`,
    )
    sums[name] = row!.sum
  }
  return sums
}
/** Codes are counted against whoever asks for them, refusals are noted, and what is under way goes on. */
const PASSING: ReadonlySet<string> = new Set([
  'bucket_lane',
  'projection',
  'me_code',
  'me_session',
  'act',
  'delivery',
  'organisation',
  'message',
  'message_sweep',
  'sandbox_letter',
  'session',
  'sign_in_failure',
  'sign_in_step',
])

test(`whatever is asked of an endpoint is answered, or refused in the words of the contract (seed ${SEED}, ${REQUESTS} requests)`, {
  timeout: WITHIN_MS,
}, async () => {
  const sent = fc.sample(fc.tuple(anyRequest, fc.constantFrom<By>('administrator', 'administrator', 'stranger', 'borrower')), {
    numRuns: REQUESTS,
    seed: SEED,
  })
  const refused: (typeof sent)[number][] = []
  const broken: object[] = []
  for (const [request, by] of sent) {
    const { statusCode, headers, body } = await send(request, by)
    const isProblem = statusCode >= 400
    if (isProblem) refused.push([request, by])
    const isOurs = statusCode < 500 || isSaidPlainly(statusCode, body)
    const says = !isProblem || String(headers['content-type']).startsWith('application/problem+json')
    if (!isOurs || !says || (isProblem && LEAKS.test(body.replaceAll(JSON.stringify(request.url).slice(1, -1), ''))))
      broken.push({ by, ...request, statusCode, body: body.slice(0, 500) })
  }
  expect(broken).toEqual([])
  expect(refused.length).toBeGreaterThan(REQUESTS / 4)
  await nothingChangedBy(refused)
})

/** They are sent once more, some at a time. One that is not refused any more, because of what came after it, is of no use here. */
async function nothingChangedBy(refused: readonly (readonly [Sent, By])[]): Promise<void> {
  let lookedAt = 0
  await api.follower.catchUp()
  for (let from = 0; from < refused.length; from += LOOKED_AT) {
    const before = await contents()
    const statuses = []
    for (const [request, by] of refused.slice(from, from + LOOKED_AT)) statuses.push((await send(request, by)).statusCode)
    if (statuses.some((status) => status < 400)) continue
    lookedAt += statuses.length
    expect([from, await contents()]).toEqual([from, before])
  }
  expect(lookedAt).toBeGreaterThan(refused.length / 2)
}

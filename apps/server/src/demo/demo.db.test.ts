/** The demo book through the real API, on real PostgreSQL: a small one. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '@fairline/domain/account/account'
import { COHORT } from '@fairline/sim/cohort'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { borrowerCodeOf } from '../cli/borrower-code.ts'
import { MIGRATIONS } from '../cli/environment.ts'
import type { LoadedPack } from '../cli/load-pack.ts'
import { writeServerFile } from '../cli/server-file.ts'
import type { EventLog } from '../operations/event-log.ts'
import { type PreparedServer, prepareServer } from '../running-server.ts'
import { readState } from '../store/stored-state.ts'
import { messageOf, NOW, testPack } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { DEMO_BORROWER_PHONE, DEMO_ORGANISATION, demoKeyFile } from './demo-book.ts'

const BORROWERS = 60

let loaded: LoadedPack
/** One whose history is loaded: looked at by several tests, and gone on with by the last of them alone. */
let whole: Place & { server: PreparedServer }
const places: Place[] = []
type Place = { readonly testing: TestDatabase; readonly dataDir: string; server: PreparedServer | undefined }

beforeAll(async () => {
  loaded = await testPack()
  const place = await newPlace()
  places.length = 0
  await load(await start(place))
  whole = { ...place, server: place.server! }
})
afterEach(async () => {
  for (const place of places.splice(0)) await leave(place)
})
afterAll(() => leave(whole))
async function leave({ server, testing, dataDir }: Place): Promise<void> {
  await server?.stop()
  await testing.drop()
  await rm(dataDir, { recursive: true })
}
async function newPlace(): Promise<Place> {
  const place = { testing: await testDatabase(), dataDir: await mkdtemp(join(tmpdir(), 'fairline-demo-')), server: undefined }
  places.push(place)
  return place
}

async function start(place: Place, log?: EventLog): Promise<PreparedServer> {
  const { testing, dataDir } = place
  const demo = { borrowers: BORROWERS }
  const options = { databaseUrl: testing.url, migrations: MIGRATIONS, dataDir, loaded, now: () => NOW, demo, ...(log && { log }) }
  place.server = await prepareServer(options)
  return place.server
}

type View = { phase: string; events_recorded: number; events_total: number; pace: number }
async function ask(server: PreparedServer, key: string | undefined, order?: object): Promise<{ status: number; body: View }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const request = order ? { method: 'PATCH' as const, payload: JSON.stringify(order) } : { method: 'GET' as const }
  const { statusCode, body } = await server.app.inject({ ...request, url: '/v1/demo', headers })
  return { status: statusCode, body: JSON.parse(body) as View }
}

async function until(server: PreparedServer, isReached: (view: View) => boolean): Promise<View> {
  for (let look = 0; look < 2_000; look++) {
    const { body } = await ask(server, server.demoKey)
    if (isReached(body)) return body
    await sleep(20)
  }
  throw new Error('the demo did not come to that')
}

/** All that the demo's book holds, but for what is sealed with keys that are random. */
async function bookOf({ testing }: Place) {
  const [events, accounts] = [
    await testing.query(
      `select a.ref, e.sequence, e.key, e.type, e.known_at, e.decision from event e join account a using (bucket, borrower_id)
       order by a.ref, e.sequence`,
    ),
    await testing.query<{ ref: string; state: Buffer }>('select ref, version, wake_at, state from account order by ref'),
  ]
  return { events, accounts: accounts.map(({ state, ...account }) => ({ ...account, state: withoutTokens(readState(state)) })) }
}

/** Tokens are made with those keys too. */
function withoutTokens({ signals, ...account }: Account): object {
  const { own, told, unproven, ...information } = signals.information
  const fields = [own, told, unproven].map((values) => values.map(({ value: _token, ...rest }) => rest))
  return { ...account, signals: { ...signals, information: { ...information, fields } } }
}

/** Told to stand still before it starts, it loads its history and ends there. */
async function load(server: PreparedServer): Promise<void> {
  await ask(server, server.demoKey, { paused: true })
  server.demo!.start()
  await until(server, ({ phase }) => phase === 'paused')
}

/** Of drawdowns, those of which it was said. */
const outcomeIds = (type: string) =>
  `select o -> 'data' ->> 'drawdown_id' as id from event e, jsonb_array_elements(e.decision -> 'outcomes') o where o ->> 'type' = '${type}'`

test('its history is recorded in the order in which it happened, and only to what was approved', async () => {
  const { testing, server } = whole
  const view = (await ask(server, server.demoKey)).body
  expect(view).toEqual({ phase: 'paused', events_recorded: view.events_total, events_total: view.events_total, pace: 300 })
  expect(view.events_total).toBeGreaterThan(2_000)

  const [counts] = await testing.query<{ borrowers: string; ticks: string; outside: string }>(
    `select count(distinct borrower_id) filter (where source like 'fairline-sim/%') as borrowers,
       count(*) filter (where type = 'clock-ticked') as ticks, count(*) filter (where organisation_id = 1) as outside from event`,
  )
  // The book itself is one more.
  expect(counts).toEqual({ borrowers: `${BORROWERS + COHORT.length + 1}`, ticks: expect.stringMatching(/^[1-9]/), outside: '0' })
  const late = await testing.query(
    `select * from (select type, known_at, lag(known_at) over (partition by borrower_id order by sequence) as before from event) e where known_at < before`,
  )
  expect(late).toEqual([])
  const outcomes = (kind: string) =>
    `select e.data ->> 'drawdown_id' as id from event e where e.type = 'drawdown-requested'
       and exists (select from jsonb_array_elements(e.decision -> 'outcomes') o where o ->> 'type' = 'drawdown-${kind}')`
  const [declined, approved] = [
    await testing.query<{ id: string }>(outcomes('declined')),
    await testing.query<{ id: string }>(outcomes('approved')),
  ]
  const cancelled = new Set((await testing.query<{ id: string }>(outcomeIds('drawdown-cancelled'))).map(({ id }) => id))
  const disbursed = await testing.query<{ id: string }>(`select data ->> 'drawdown_id' as id from event where type = 'drawdown-disbursed'`)
  expect([declined.length > 0, approved.length > 20]).toEqual([true, true])
  expect(disbursed.map(({ id }) => id).sort()).toEqual(approved.flatMap(({ id }) => (cancelled.has(id) ? [] : [id])).sort())
})

test('the borrower whose phone is printed signs in at his lender, with the code that the sandbox kept', async () => {
  const { dataDir, server } = whole
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 })
  await writeServerFile(dataDir, { pid: process.pid, url })
  await expect(borrowerCodeOf(dataDir, DEMO_BORROWER_PHONE)).rejects.toThrow('no code was sent')
  const post = (path: string, body: object) =>
    fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify(body) })
  const asked = await post('/v1/me/sign-in', { phone: DEMO_BORROWER_PHONE, organisation: DEMO_ORGANISATION, language: 'zh' })
  const { challenge_id } = (await asked.json()) as { challenge_id: string }
  const code = await vi.waitFor(() => borrowerCodeOf(dataDir, DEMO_BORROWER_PHONE), { timeout: 10_000, interval: 100 })
  const entered = await post('/v1/me/sign-in:confirm', { challenge_id, code })
  expect(entered.status).toBe(200)
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
  expect(await (await fetch(`${url}/v1/me`, { headers: { cookie, origin: url } })).json()).toMatchObject({ line: { currency: 'CNY' } })
})

test('people come by application, and what they repay is what they owe', async () => {
  const { testing } = whole
  const [counts] = await testing.query<Record<string, number>>(
    `select count(*) filter (where type = 'application-submitted')::integer as applied, count(*) filter (where type = 'offer-accepted')::integer as accepted,
       count(*) filter (where type = 'drawdown-requested' and data ? 'quote_id')::integer as quoted,
       count(*) filter (where type = 'repayment-posted')::integer as repaid,
       count(*) filter (where type in ('instalment-due', 'instalment-paid', 'instalment-missed'))::integer as elsewhere from event`,
  )
  expect(counts).toMatchObject({ elsewhere: 0 })
  for (const count of ['applied', 'accepted', 'quoted', 'repaid']) expect(counts![count]).toBeGreaterThan(20)
  const applied = await testing.query<{ overpaid: string }>(
    `select distinct o -> 'data' ->> 'overpaid_minor' as overpaid from event e, jsonb_array_elements(e.decision -> 'outcomes') o
     where o ->> 'type' = 'repayment-applied'`,
  )
  expect(applied).toEqual([{ overpaid: '0' }])
})

test('stopped wherever it was, and started again, it comes to the same book', async () => {
  const broken = await newPlace()
  let stops = 0
  for (let from = 0; ; stops++) {
    const server = await start(broken)
    await ask(server, server.demoKey, { paused: true })
    server.demo!.start()
    const reached = from + 700
    const view = await until(server, ({ phase, events_recorded }) => phase === 'paused' || events_recorded > reached)
    from = view.events_recorded
    await server.stop()
    broken.server = undefined
    if (view.phase === 'paused') break
  }
  expect(stops).toBeGreaterThan(2)
  expect(await bookOf(broken)).toEqual(await bookOf(whole))
})

test('it goes on by itself, stands still when told, and goes on where it was after a restart', async () => {
  const place = await newPlace()
  const first = await start(place)
  await load(first)
  const atEnd = (await ask(first, first.demoKey)).body.events_recorded
  expect((await ask(first, first.demoKey, { paused: false, pace: 7_200 })).body).toMatchObject({ phase: 'live', pace: 7_200 })
  await until(first, ({ events_recorded }) => events_recorded > atEnd)
  expect((await ask(first, first.demoKey, { paused: true })).body).toMatchObject({ phase: 'paused', pace: 7_200 })
  await sleep(600)
  const paused = (await ask(first, first.demoKey)).body
  await sleep(600)
  expect((await ask(first, first.demoKey)).body).toEqual(paused)
  await first.stop()

  const second = await start(place)
  expect((await ask(second, second.demoKey)).body).toMatchObject({ phase: 'paused', pace: 7_200 })
  second.demo!.start()
  await until(second, ({ events_recorded }) => events_recorded === paused.events_recorded)
  await ask(second, second.demoKey, { paused: false })
  await until(second, ({ events_recorded }) => events_recorded > paused.events_recorded)
})

test('it is nobody else’s: 404 to another organisation, an order must be one of those offered, and its key is its own', async () => {
  const place = await newPlace()
  const server = await start(place)
  expect((await ask(server, server.adminKey)).status).toBe(404)
  expect((await ask(server, server.adminKey, { paused: true })).status).toBe(404)
  expect((await ask(server, server.demoKey, { pace: 61 })).status).toBe(422)
  expect((await ask(server, server.demoKey, { faster: true })).status).toBe(422)
  expect((await ask(server, 'flk_nobody')).status).toBe(401)
  expect((await stat(demoKeyFile(place.dataDir))).mode & 0o777).toBe(0o600)
  const headers = { authorization: `Bearer ${server.demoKey}` }
  expect((await server.app.inject({ method: 'POST', url: '/v1/admin/backup', headers })).statusCode).toBe(403)
})

test('a demo that cannot begin is logged, and the server serves', async () => {
  const place = await newPlace()
  await writeFile(join(place.dataDir, 'demo-book.json'), '{"seed":"none"}')
  const logged: string[] = []
  const server = await start(place, (event) => logged.push(event))
  expect(logged).toContain('demo-failed')
  expect((await ask(server, server.adminKey)).status).toBe(404)
  expect((await server.app.inject({ url: '/healthz' })).statusCode).toBe(200)
})

test('a case that is not answered in time is raised to somebody above', async () => {
  const { testing, server } = whole
  const [book] = await testing.query<{ at: Date }>('select watermark as at from organisation where watermark is not null')
  const opened = new Date(book!.at.getTime() - 20 * 86_400_000).toISOString()
  const message = messageOf('case-opened', 'bor_000001', 'c1', { case_id: 'cs_late', kind: 'ticket', channel: 'app' }, { time: opened })
  const headers = { authorization: `Bearer ${server.demoKey}`, 'content-type': 'application/json' }
  const sent = await server.app.inject({ method: 'POST', url: '/v1/events', headers, payload: JSON.stringify(message) })
  expect(sent.statusCode).toBe(200)
  await server.follower.catchUp(server.demo!.organisationId)
  await ask(server, server.demoKey, { paused: false })
  const raised = () => testing.query(`select data ->> 'to' as to from event where type = 'case-escalated' order by sequence`)
  await vi.waitFor(async () => expect(await raised()).toEqual([{ to: 'team_lead' }]), { timeout: 20_000 })
})

/**
 * A1: a building project lives on twenty borrowers' lines, and seven of them are restricted. The desk sees all twenty, knows which trouble each is in, tells each what to put right,
 * reads scores again each week, and has the money elsewhere.
 *
 * World    the demo's own: a lender with the cohort of `sim/cohort.ts`, and the desk of another organisation that watches it as those borrowers let it.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { COHORT } from '@fairline/sim/cohort'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashKey, keyPrefix, makeKey } from '../../../apps/server/src/auth/api-keys.ts'
import { MIGRATIONS } from '../../../apps/server/src/cli/environment.ts'
import { type PreparedServer, prepareServer } from '../../../apps/server/src/running-server.ts'
import { insertApiKey } from '../../../apps/server/src/store/api-key-table.ts'
import { messageOf, NOW, testPack } from '../../../apps/server/src/testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../../../apps/server/src/testing/test-database.ts'
import type { Plan, PlanBook, Rehearsal } from './funding-scenario.ts'

const DAY = 86_400_000
const PLANS = 'projects/riverside/plans'

type Seen = Readonly<{ field: string; value: unknown; source: string; effective_at: string }>
type Row = Readonly<{ facility_id: string; seen: readonly Seen[] }>
type Reply<Body> = Readonly<{ status: number; body: Body }>

let testing: TestDatabase
let dataDir: string
let server: PreparedServer
let url: string
let key: string
let now = NOW

async function ask<Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, bearer = key): Promise<Reply<Body>> {
  const headers = { authorization: `Bearer ${bearer}`, ...(body !== undefined && { 'content-type': 'application/json' }) }
  const answer = await fetch(`${url}/v1/${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  return { status: answer.status, body: (await answer.json()) as Body }
}
const read = async <Body>(path: string): Promise<Body> => (await ask<Body>('GET', `desk/${path}`)).body
const bound = async () => Number((await testing.query<{ count: string }>('select count(*) from desk_lender_line'))[0]!.count)
/** What the desk would do by itself within a minute. */
async function look(): Promise<void> {
  for (let pulled = 1; pulled > 0; ) pulled = await server.desk.lenders.pullDue()
  await server.desk.deskWatch.watchDue()
}
const board = async () => read<{ data: Row[]; off_board: number }>('board?limit=50')
const told = ({ seen }: Row, name: string): Seen | undefined => seen.find(({ field }) => field === name)
const listOf = (row: Row, name: string): readonly string[] => (told(row, name)?.value ?? []) as readonly string[]

beforeAll(async () => {
  ;[testing, dataDir] = [await testDatabase(), await mkdtemp(join(tmpdir(), 'fairline-a01-'))]
  const options = { databaseUrl: testing.url, migrations: MIGRATIONS, dataDir, loaded: await testPack(), demo: { borrowers: 2 } }
  server = await prepareServer({ ...options, now: () => now })
  url = await server.app.listen({ host: '127.0.0.1', port: 0 })
  key = makeKey()
  const own = { prefix: keyPrefix(key), sha256: hashKey(key), organisationId: server.demo!.deskId, senders: [] }
  await insertApiKey(server.database, { id: 'desk', name: 'desk', scopes: ['desk:write'], ...own })
  await server.demo!.order({ paused: true })
  server.demo!.start()
  while ((await bound()) < COHORT.length) await sleep(100)
  await look()
})
afterAll(async () => {
  await server?.stop()
  await testing?.drop()
  await rm(dataDir, { recursive: true, force: true })
})

describe('A1 a building project with twenty borrowers', () => {
  test('the live board shows all twenty; seven are restricted: three for new devices, two for a score that fell, two for what is on file, each with what it rests on', async () => {
    const { data, off_board } = await board()
    expect([data.length, off_board]).toEqual([20, 0])
    const restricted = data.filter((row) => told(row, 'availability')?.value === 'blocked_temporary')
    const kinds = restricted.flatMap((row) => listOf(row, 'causes').toSorted().join('+'))
    expect(Object.fromEntries([...new Set(kinds)].toSorted().map((kind) => [kind, kinds.filter((one) => one === kind).length]))).toEqual({
      credit: 2,
      information: 2,
      security: 3,
    })
    for (const row of restricted) {
      expect(told(row, 'availability')).toMatchObject({ source: 'pull' })
      expect(listOf(row, 'tasks').length).toBeGreaterThan(0)
    }
  })

  test('what would be missing if every channel were lost, too, and which milestone slips, is shown before anything is asked of anybody', async () => {
    const { status, body } = await ask<Plan>('POST', `desk/${PLANS}`, { plan_id: 'a1-plan', horizon_weeks: 13, scenarios_max: 6 })
    expect([status, body.method, body.gap, body.ledger.ok]).toEqual([200, 'optimised', null, true])
    const restricted = (await board()).data
      .filter((row) => told(row, 'availability')?.value !== 'drawable')
      .map(({ facility_id: id }) => id)
    expect(body.blocked.map(({ facility_id: id }) => id)).toEqual(expect.arrayContaining(restricted))
    const { entries } = await read<PlanBook>(`${PLANS}/a1-plan/book`)
    const providers = entries.filter(({ kind }) => kind === 'provider').map(({ id }) => id)
    const { body: without } = await ask<Rehearsal>('POST', `desk/${PLANS}:rehearse`, { plan_id: 'a1-plan', providers })
    expect(without.gap!.peak_minor).toBeGreaterThan(0)
    expect(without.slips.map(({ name }) => name)).toContain('幕墙预付款')
  })

  test('a contingency channel covers the gap of whichever bank fails, and the answer is there before it does', async () => {
    const { missing, entries } = await read<PlanBook>(`${PLANS}/a1-plan/book`)
    const banks = entries.filter(({ kind, id }) => kind === 'provider' && id.includes('bank'))
    expect(missing).toBe(false)
    for (const { is_certified, gap_peak_minor } of banks) expect([is_certified, gap_peak_minor]).toEqual([true, 0])
    expect(banks.some(({ draws }) => draws.some(({ amount_minor, instead_of_minor }) => amount_minor > instead_of_minor))).toBe(true)
  })

  test('who has something to put right is told once, and the desk sees only that it is done; the plan is made anew', async () => {
    const [line] = COHORT.filter(({ trouble }) => trouble?.kind === 'address').map(({ subject }) => `line-${subject.slice(-2)}`)
    const enrolment = `enrolment-${line!.slice(-2)}`
    type Coaching = { data: { enrolment_id: string; readiness: Check[]; guidance: Guided[] }[] }
    type Check = { check: string; state: string }
    type Guided = { topic: string; state: string; given_on: string | null }
    const coached = async () => (await read<Coaching>('coaching?limit=50')).data.find(({ enrolment_id: id }) => id === enrolment)!
    const documents = async () => (await coached()).readiness.find(({ check }) => check === 'documents')!.state
    expect([await documents(), (await coached()).guidance]).toEqual(['attention', []])
    const given_on = new Date(now).toISOString().slice(0, 10)
    const given = { version: 0, facility_id: line, topic: 'profile', given_on, way: 'message' }
    expect((await ask('PUT', 'desk/guidances/g-1', given)).status).toBe(200)
    expect((await coached()).guidance).toMatchObject([{ topic: 'profile', given_on }])

    // He proves his address at the lender, who lifts the restriction; nobody at the desk did anything.
    const [subject] = COHORT.filter(({ trouble }) => trouble?.kind === 'address').map((member) => member.subject)
    const proved = messageOf('profile-changed', subject!, 'proved', { field: 'address', verified: true })
    expect((await ask('POST', 'events', proved, server.demoKey)).status).toBe(200)
    now += 60_000
    await look()
    const row = (await board()).data.find(({ facility_id: id }) => id === line)!
    expect([told(row, 'availability')?.value, await documents()]).toEqual(['drawable', 'ready'])
    const again = await ask<Plan>('POST', `desk/${PLANS}`, { plan_id: 'a1-again', horizon_weeks: 13, scenarios_max: 6 })
    const before = await read<Plan>(`${PLANS}/a1-plan`)
    expect([again.status, again.body.run!.input_hash === before.run!.input_hash]).toEqual([200, false])
    expect(again.body.blocked.map(({ facility_id: id }) => id)).not.toContain(line)
  })

  test('scores are read again each week, of those who let the desk see them and of nobody else', async () => {
    const seen = COHORT.filter(({ scopes }) => scopes.includes('score')).map(({ subject }) => `enrolment-${subject.slice(-2)}`)
    for (let week = 0; week < 2; week++) {
      now += 7 * DAY
      await look()
    }
    type History = { data: { field: string; observed_at: string }[] }
    for (const [nth, id] of [seen[0]!, 'enrolment-02'].entries()) {
      const { data } = await read<History>(`observations?subject_kind=enrolment&subject_id=${id}&limit=200`)
      const scores = data.filter(({ field }) => field === 'score')
      expect(scores.length >= 3).toBe(nth === 0)
    }
  })
})

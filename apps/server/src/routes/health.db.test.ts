import { createServer, type Server } from 'node:net'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { type HealthRoutes, healthRoutes, LOOP_LAG_MS, OLDEST_EVENT_MS } from './health.ts'
import { HTTP_LIMITS } from './http-limits.ts'
import { openTraffic } from './traffic.ts'

let testing: TestDatabase
let database: Database
let newest: number
let mute: Server

beforeAll(async () => {
  testing = await testDatabase()
  database = openDatabase(testing.url)
  newest = (await testing.query<{ max: number }>('select max(number) from schema_migration'))[0]!.max
  mute = createServer(() => {}).listen(0, '127.0.0.1')
})
afterAll(async () => {
  mute?.close()
  await database?.close()
  await testing?.drop()
})

const lanesWith = (oldestMs: number) => ({ state: () => [{ lane: 0, waiting: 1, oldestMs }] }) as unknown as Lanes

async function ask(path: string, more: Partial<HealthRoutes> = {}) {
  const app = Fastify()
  const databaseWatch = { failed: () => {}, answered: () => {} }
  const parts = {
    database,
    databaseWatch,
    schemaNumber: newest,
    lanes: lanesWith(0),
    traffic: openTraffic(HTTP_LIMITS),
    loopLagMs: () => 0,
  }
  await app.register(healthRoutes, { ...parts, ...more })
  const { statusCode, json, headers } = await app.inject({ url: path })
  await app.close()
  return { statusCode, body: json(), headers }
}

const drainingTraffic = () => {
  const traffic = openTraffic(HTTP_LIMITS)
  void traffic.drain()
  return traffic
}

const nowhere = () => openDatabase('postgres://x@127.0.0.1:1/x')

const OK = { serving: 'ok', database: 'ok', postgres: 'ok', lanes: 'ok' }

test('ready: every check by its name', async () => {
  const { statusCode, body } = await ask('/readyz', { postgresIsUp: () => true })
  expect([statusCode, body]).toEqual([200, { status: 'ok', checks: OK }])
})

test.each<[what: string, more: () => Partial<HealthRoutes>, checks: Partial<typeof OK>]>([
  ['while it drains', () => ({ traffic: drainingTraffic() }), { serving: 'draining' }],
  ['a database of another release', () => ({ schemaNumber: newest + 1 }), { database: 'not-migrated' }],
  [
    'a packaged PostgreSQL that is down',
    () => ({ postgresIsUp: () => false, database: nowhere() }),
    { database: 'away', postgres: 'down' },
  ],
  ['one that answers before its keeper has noticed', () => ({ postgresIsUp: () => false }), {}],
  ['an event that waits too long', () => ({ lanes: lanesWith(OLDEST_EVENT_MS + 1) }), { lanes: 'stuck' }],
  ['an event that waits as long as it may', () => ({ lanes: lanesWith(OLDEST_EVENT_MS) }), {}],
])('%s', async (_what, more, changed) => {
  const { statusCode, body, headers } = await ask('/readyz', more())
  const ready = Object.keys(changed).length === 0
  expect([statusCode, body.checks, headers['retry-after']]).toEqual([ready ? 200 : 503, { ...OK, ...changed }, ready ? undefined : '1'])
})

test('a database that says nothing is away within a bound', async () => {
  const { port } = mute.address() as { port: number }
  const silent = openDatabase(`postgres://x@127.0.0.1:${port}/x`)
  const { statusCode, body } = await ask('/readyz', { database: silent })
  expect([statusCode, body]).toEqual([503, { type: '/problems/unavailable', title: 'unavailable', status: 503, code: 'unavailable', checks: { ...OK, database: 'away' } }]) // biome-ignore format: one line
})

test.each([
  [LOOP_LAG_MS, 200, 'ok'],
  [LOOP_LAG_MS + 1, 503, 'late'],
])('%i ms late: alive is answered %i', async (lag, status, state) => {
  const { statusCode, body } = await ask('/healthz', { loopLagMs: () => lag })
  expect([statusCode, body.checks]).toEqual([status, { event_loop: state }])
})

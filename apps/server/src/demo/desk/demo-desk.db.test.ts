/** The desk of the demo and the lender of the same demo, on real PostgreSQL: a small book. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { COHORT } from '@fairline/sim/cohort'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashKey, keyPrefix, makeKey } from '../../auth/api-keys.ts'
import { MIGRATIONS } from '../../cli/environment.ts'
import { type PreparedServer, prepareServer } from '../../running-server.ts'
import { insertApiKey } from '../../store/api-key-table.ts'
import { messageOf, NOW, testPack } from '../../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../../testing/test-database.ts'

let testing: TestDatabase
let dataDir: string
let server: PreparedServer
let authorization: string
let now = NOW

beforeAll(async () => {
  ;[testing, dataDir] = [await testDatabase(), await mkdtemp(join(tmpdir(), 'fairline-demo-desk-'))]
  const options = { databaseUrl: testing.url, migrations: MIGRATIONS, dataDir, loaded: await testPack(), demo: { borrowers: 2 } }
  server = await prepareServer({ ...options, now: () => now })
  const [key, organisationId] = [makeKey(), server.demo!.deskId]
  await insertApiKey(server.database, { id: 'desk', name: 'desk', prefix: keyPrefix(key), sha256: hashKey(key), scopes: ['desk:write'], organisationId, senders: [] }) // biome-ignore format: one row
  authorization = `Bearer ${key}`
  await server.demo!.order({ paused: true })
  server.demo!.start()
  while ((await bound()) < COHORT.length) await sleep(100)
})
afterAll(async () => {
  await server?.stop()
  await testing?.drop()
  await rm(dataDir, { recursive: true })
})

const bound = async () => Number((await testing.query<{ count: string }>('select count(*) from desk_lender_line'))[0]!.count)

type Row = { facility_id: string; scopes: string[]; seen: { field: string; value: unknown; lag_seconds: number }[] }
async function read<T>(path: string): Promise<T> {
  return (await server.app.inject({ url: `/v1/desk/${path}`, headers: { authorization } })).json() as T
}
const board = () => read<{ data: Row[]; off_board: number }>('board?limit=50')
const told = ({ seen }: Row, name: string) => seen.find(({ field }) => field === name)?.value
const pull = async () => {
  for (let pulled = 1; pulled > 0; ) pulled = await server.desk.lenders.pullDue()
}

test('all twenty are on the board, seven of them restricted, and each shows what he lets it', async () => {
  await pull()
  const { data, off_board } = await board()
  expect([data.length, off_board]).toEqual([20, 0])
  expect(data.filter((row) => told(row, 'availability') === 'blocked_temporary').map(({ facility_id: id }) => id)).toEqual(
    COHORT.flatMap(({ subject, trouble }) => (trouble === null ? [] : [`line-${subject.slice(-2)}`])),
  )
  expect(data.filter(({ scopes }) => scopes.includes('limit')).every((row) => told(row, 'limit') !== undefined)).toBe(true)
  expect(data.filter(({ scopes }) => !scopes.includes('limit')).map((row) => told(row, 'limit'))).toEqual([undefined, undefined, undefined, undefined]) // biome-ignore format: one row
})

test('business lines may be planned for wages, consumer lines for nothing', async () => {
  type Planned = { facility: { id: string }; blocked: Record<string, string | null> }
  const { facilities } = await read<{ facilities: Planned[] }>('projects/riverside/planning')
  const lines = facilities.filter(({ facility }) => facility.id.startsWith('line-'))
  expect(lines.filter(({ blocked }) => blocked.payroll === null)).toHaveLength(16)
  expect(lines.filter(({ blocked }) => Object.values(blocked).every((why) => why === 'consumer-credit'))).toHaveLength(4)
})

test('a borrower whom the lender restricts is seen to be within the next look', async () => {
  const [before] = (await board()).data
  expect(told(before!, 'availability')).toBe('drawable')
  const headers = { authorization: `Bearer ${server.demoKey}`, 'content-type': 'application/json' }
  const message = messageOf('profile-changed', 'site_01', 'moved', { field: 'address', verified: false })
  const sent = await server.app.inject({ method: 'POST', url: '/v1/events', headers, payload: JSON.stringify(message) })
  expect(sent.statusCode).toBe(200)
  now += 60_000
  await pull()
  expect(told((await board()).data[0]!, 'availability')).toBe('blocked_temporary')
})

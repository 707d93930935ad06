/**
 * kill -9 of the server and of PostgreSQL, under load and in the middle of a replay: what was acknowledged is there exactly once, the replay
 * resumes, and every account has the very bytes that an undisturbed run gives. `npm run bench -- crash --verify` does a thousand kills.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { bookOf } from '../bench/synthetic-book.ts'
import { crashRun } from './crash/crash-run.ts'
import { fairline, newDataFolder, type Running, serve, stop, until } from './fairline-process.ts'

const BORROWERS = 600
const EVENTS = 12_000
const KILL_POINTS = 30
const ROUND_POINTS = 10
/** On a machine that is busy with other things each start of a process takes several times as long. */
const WITHIN_MS = 300_000

test('whatever is killed, every acknowledged event is there exactly once, in order, with the answer it got', {
  timeout: WITHIN_MS,
}, async () => {
  const seed = `${Date.now()}`
  const said: string[] = []
  const { points, events, faults } = await crashRun({ seed, points: KILL_POINTS, pointsPerRound: ROUND_POINTS, say: (line) => said.push(line) }) // biome-ignore format: one line
  console.log(`crash: seed ${seed}, ${said.at(-1)}`)
  expect(faults, `seed ${seed}`).toEqual([])
  expect(points).toHaveLength(KILL_POINTS)
  expect(points.every(({ unanswered }) => unanswered > 0)).toBe(true)
  expect(events).toBeGreaterThan(KILL_POINTS)
})

test('a replay survives kill -9 of the server and of PostgreSQL, and ends where an undisturbed one ends', {
  timeout: WITHIN_MS,
}, async () => {
  const [disturbed, undisturbed] = [newDataFolder(), newDataFolder()]
  try {
    const file = join(disturbed.dataDir, 'book.ndjson')
    writeFileSync(file, [...bookOf(BORROWERS, EVENTS)].map((event) => JSON.stringify(event)).join('\n'))

    const first = await serve(disturbed.dataDir)
    const cut = replay(file, disturbed.dataDir)
    await sent(cut, disturbed.dataDir)
    first.child.kill('SIGKILL')
    await first.ended
    cut.child.kill('SIGKILL')
    await cut.ended

    const second = await serve(disturbed.dataDir)
    const before = markerOf(disturbed.dataDir)
    const resumed = replay(file, disturbed.dataDir)
    await until(() => (markerOf(disturbed.dataDir) > before ? true : undefined), resumed)
    process.kill(postmasterOf(disturbed.dataDir), 'SIGKILL')
    const { code, output } = await resumed.ended
    expect(code, output).toBe(0)
    expect(output).toContain('continuing after the first')
    const { output: told } = await stop(second)
    expect(told).toContain('PostgreSQL ended by itself; starting it again')

    const third = await serve(undisturbed.dataDir)
    const straight = await replay(file, undisturbed.dataDir).ended
    expect(straight.code, straight.output).toBe(0)
    await stop(third)

    const [states, expected] = [await statesOf(disturbed.dataDir), await statesOf(undisturbed.dataDir)]
    expect(expected.size).toBe(BORROWERS)
    expect(states).toEqual(expected)
    const check = await fairline(['rebuild', '--check'], { FAIRLINE_DATA: disturbed.dataDir }).ended
    expect(check.code, check.output).toBe(0)
    const record = await fairline(['verify'], { FAIRLINE_DATA: disturbed.dataDir }).ended
    expect([record.code, record.output]).toEqual([0, expect.stringContaining('the record is whole')])
  } finally {
    disturbed.remove()
    undisturbed.remove()
  }
})

const replay = (file: string, dataDir: string): Running => fairline(['replay', file], { FAIRLINE_DATA: dataDir })

/** Some of it is acknowledged, and not yet all. */
const sent = (running: Running, dataDir: string) => until(() => (markerOf(dataDir) > 0 ? true : undefined), running)

function markerOf(dataDir: string): number {
  const folder = join(dataDir, 'replay')
  const name = existsSync(folder) ? readdirSync(folder).find((entry) => entry.endsWith('.json')) : undefined
  if (name === undefined) return 0
  return Number(/"position": ?(\d+)/.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? 0)
}

const postmasterOf = (dataDir: string): number => Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Per borrower: how many events, and the hash of his state. */
async function statesOf(dataDir: string): Promise<Map<string, string>> {
  const postgres = await startPostgres({ dataDir })
  const client = new pg.Client({ connectionString: postgres.url })
  try {
    await client.connect()
    const { rows } = await client.query<{ ref: string; version: number; state: Buffer }>('select ref, version, state from account')
    return new Map(rows.map(({ ref, version, state }) => [ref, `${version} ${createHash('sha256').update(state).digest('hex')}`]))
  } finally {
    await client.end()
    await postgres.stop()
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { lockData } from './data-lock.ts'
import { postgresEnvironment } from './init-cluster.ts'
import { howToLaunch } from './launch.ts'
import { birthOf, isPostgresOn } from './process-identity.ts'
import { DataInUse, type RunningPostgres, startPostgres } from './supervisor.ts'

const QUICK = { fsync: 'off', shared_buffers: '32MB' }
const MODULE = fileURLToPath(new URL('./supervisor.ts', import.meta.url))

let dataDir: string
let running: RunningPostgres[] = []

beforeEach(async () => {
  // mkdtemp makes a folder only we can enter: as root, PostgreSQL must cope with that too.
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-test-pg-'))
})

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()))
  running = []
  await rm(dataDir, { recursive: true, force: true })
})

async function start(options: { dataDir?: string; onLog?: (line: string) => void } = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir, settings: QUICK, ...options })
  running.push(server)
  return server
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

async function gone(pid: number): Promise<void> {
  for (let left = 200; left > 0 && birthOf(pid) !== undefined; left--) await sleep(50)
  expect(birthOf(pid)).toBeUndefined()
}

/** A PostgreSQL on our folder that nobody owns, as after a crash on a system without death signals. */
async function startOrphan(): Promise<number> {
  const pid = spawnOrphan()
  for (let left = 200; left > 0 && !existsSync(join(dataDir, 'run/.s.PGSQL.5432')); left--) await sleep(50)
  return pid
}

function spawnOrphan(): number {
  const prefix = howToLaunch().prefix.filter((word) => word !== '--pdeathsig' && word !== 'INT')
  const program = [
    ...prefix,
    findBinaries().postgres,
    '-D',
    join(dataDir, 'pg'),
    '-c',
    'listen_addresses=',
    '-c',
    `unix_socket_directories=${dataDir}/run`,
  ]
  const child = spawn(program[0]!, program.slice(1), { detached: true, stdio: 'ignore', env: postgresEnvironment() })
  return child.pid!
}

test('creates, serves, stops, and keeps the data for the next start', async () => {
  const heard: string[] = []
  const first = await start({ dataDir: join(dataDir, 'made/here'), onLog: (line) => heard.push(line) })
  await query(first.url, 'create table kept (n int); insert into kept values (7)')
  await first.stop()
  await first.stop()
  expect(birthOf(first.pid)).toBeUndefined()
  const second = await start({ dataDir: join(dataDir, 'made/here'), onLog: (line) => heard.push(line) })
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  expect(heard).toHaveLength(1)
})

test('stores checksums, speaks UTF-8, and lies where nobody else can enter', async () => {
  const { url } = await start()
  const [settings] = await query<Record<string, string>>(
    url,
    `select current_setting('data_checksums') checksums, current_setting('server_encoding') encoding, current_setting('listen_addresses') addresses,
       current_setting('synchronous_commit') synchronous_commit, current_setting('full_page_writes') full_page_writes, current_setting('autovacuum') autovacuum`,
  )
  expect(settings).toEqual({
    checksums: 'on',
    encoding: 'UTF8',
    addresses: '',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    autovacuum: 'on',
  })
  expect(statSync(join(dataDir, 'pg')).mode & 0o777).toBe(0o700)
  expect(statSync(join(dataDir, 'run')).mode & 0o777).toBe(0o700)
})

test('fsync is on unless a test switches it off', async () => {
  const server = await startPostgres({ dataDir, settings: { shared_buffers: '32MB' } })
  running.push(server)
  expect(await query(server.url, 'show fsync')).toEqual([{ fsync: 'on' }])
})

test('a second start on the same folder is refused and harms nothing', async () => {
  const { url } = await start()
  await expect(start()).rejects.toThrow(DataInUse)
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('the caller may hold the lock already', async () => {
  const lock = await lockData(dataDir)
  const { stop } = await start()
  await stop()
  expect(await lockData(dataDir)).toEqual({ heldBy: { pid: process.pid } })
  if ('release' in lock) await lock.release()
})

test('a killed server loses nothing that was committed, and starts again', async () => {
  const first = await start()
  await query(first.url, 'create table kept (n int); insert into kept values (7)')
  first.kill()
  await gone(first.pid)
  await first.stop()
  const second = await start()
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }])
})

test('a pid file that names a stranger is not believed', async () => {
  await (await start()).stop()
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await writeFile(
    join(dataDir, 'pg/postmaster.pid'),
    `${stranger.pid}\n${dataDir}/pg\n1700000000\n5432\n${dataDir}/run\n\n  1234567         1\nready   \n`,
  )
  const { url } = await start()
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(stranger.exitCode).toBeNull()
  stranger.kill('SIGKILL')
})

test('a server that lost its Fairline is recognised, stopped and replaced', async () => {
  await (await start()).stop()
  const orphan = await startOrphan()
  expect(isPostgresOn(orphan, join(dataDir, 'pg'))).toBe(true)
  const heard: string[] = []
  const { url, pid } = await start({ onLog: (line) => heard.push(line) })
  expect(pid).not.toBe(orphan)
  await gone(orphan)
  expect(heard.join()).toContain(String(orphan))
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a pid file that a killed server left empty does not stand in the way for ever', async () => {
  await (await start()).stop()
  await writeFile(join(dataDir, 'pg/postmaster.pid'), '')
  expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test.each([0, 5, 15, 40])(
  'a server that was just being started for a Fairline that is gone, %i ms ago, does not stand in the way',
  async (ms) => {
    await (await start()).stop()
    const orphan = spawnOrphan()
    await sleep(ms)
    const { url } = await start()
    await gone(orphan)
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  },
)

test.runIf(process.platform === 'linux')('a session that never notices that its postmaster is gone does not stand in the way', async () => {
  const { url, kill, ended, stop } = await start()
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // Its server is killed below.
  await client.connect()
  const stuck = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid
  process.kill(stuck, 'SIGSTOP') // As one that waits for ever does: it hears of nothing.
  kill()
  await ended
  await stop()
  const heard: string[] = []
  const next = await start({ onLog: (line) => heard.push(line) })
  expect(heard.join()).toContain('ending 1 processes of a PostgreSQL that is gone')
  await gone(stuck)
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('its end is told, whoever ended it', async () => {
  const [killed, stopped] = [await start(), await start({ dataDir: join(dataDir, 'other') })]
  let told = 0
  for (const { ended } of [killed, stopped]) void ended.then(() => told++)
  await sleep(50)
  expect(told).toBe(0)
  killed.kill()
  await stopped.stop()
  await Promise.all([killed.ended, stopped.ended])
})

test.runIf(process.platform === 'linux')('when our process is killed, the server goes too, and so does the lock', async () => {
  const script = `const { startPostgres } = await import(${JSON.stringify(MODULE)})
    const { pid } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, settings: ${JSON.stringify(QUICK)} })
    console.log(pid)`
  const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(owner.stdout!, 'data')) as [Buffer]
  const pid = Number(line.toString())
  expect(await lockData(dataDir)).toEqual({ heldBy: { pid: owner.pid } })
  await expect(start()).rejects.toThrow(`in use by process ${owner.pid}`)
  owner.kill('SIGKILL')
  await gone(pid)
  await start()
})

test('data of another PostgreSQL version are refused with both versions named', async () => {
  await mkdir(join(dataDir, 'pg'))
  await writeFile(join(dataDir, 'pg/PG_VERSION'), '15\n')
  await expect(start()).rejects.toThrow(/written by PostgreSQL 15, and this Fairline brings PostgreSQL \d+/)
})

test('a folder too deep for a socket works all the same', async () => {
  const deep = join(dataDir, 'a'.repeat(60), 'b'.repeat(60))
  const { url, stop } = await start({ dataDir: deep })
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  const socketDir = new URL(url).searchParams.get('host')!
  expect(socketDir.startsWith(deep)).toBe(false)
  expect(statSync(socketDir).mode & 0o777).toBe(0o700)
  await stop()
  expect(existsSync(socketDir)).toBe(false)
})

test('a start that fails says what the server said, and leaves neither lock nor process', async () => {
  await expect(startPostgres({ dataDir, settings: { ...QUICK, shared_buffers: 'plenty' } })).rejects.toThrow(
    /did not start[\s\S]*shared_buffers/,
  )
  expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false)
  await start()
})

test('a first creation that was interrupted leaves nothing half made', async () => {
  await mkdir(join(dataDir, 'pg.new-1/base'), { recursive: true })
  await start()
  expect((await readdir(dataDir)).sort()).toEqual(['lock', 'pg', 'postgres.log', 'run'])
  expect(readFileSync(join(dataDir, 'pg/PG_VERSION'), 'utf8').trim()).toBe(findBinaries().majorVersion)
})

/**
 * Runs the packaged PostgreSQL on a data folder, for as long as this process lives.
 *
 * Always   one owner per folder: this takes the data lock unless this process holds it already. Files are only ever touched under that lock.
 * Signals  the server runs in its own session, so Ctrl-C reaches only us: we drain first, then stop it. When we die, the kernel stops it (Linux);
 *          elsewhere the next start finds it and stops it.
 * Files    `<data>/pg` the cluster, `<data>/run` the socket, `<data>/lock` the owner, `<data>/postgres.log` what the server says.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries, type PostgresBinaries } from './binaries.ts'
import { type Settings, settingsFor } from './cluster-settings.ts'
import { lockData } from './data-lock.ts'
import { type Endpoint, openEndpoint } from './endpoint.ts'
import { ensureCluster, postgresEnvironment } from './init-cluster.ts'
import { howToLaunch, type Launch } from './launch.ts'
import { clearFormerServer, killLeftSessions } from './orphan.ts'
import { untilReady } from './readiness.ts'
import { openServerLog, type ServerLog } from './server-log.ts'
import { hasEnded, stopServer } from './stop-server.ts'

export type StartOptions = {
  /** Created, private to its owner, when missing. */
  dataDir: string
  /** Added to, and winning over, the settings for this machine. */
  settings?: Settings
  /** Hears the few things worth telling a person, such as the first creation. */
  onLog?: (line: string) => void
}

export type RunningPostgres = {
  /** Of the database `fairline`; another one by replacing the path. */
  url: string
  pid: number
  /** Resolves when it has ended, whoever ended it. */
  ended: Promise<void>
  stop(): Promise<void>
  /** Kills without warning, as a power cut would: for crash tests. `stop()` afterwards gives the folder free. */
  kill(): void
}

/** Another process, or this one, already runs PostgreSQL on the folder. */
export class DataInUse extends Error {
  override name = 'DataInUse'
  readonly pid: number
  constructor(dataDir: string, pid: number) {
    super(`${dataDir} is in use by process ${pid}`)
    this.pid = pid
  }
}

const DATABASE = 'fairline'

/**
 * After a crash the last backends may need a moment to notice; until then a new server refuses to start. And a server that our predecessor was just
 * starting when it was killed may write its pid file only after we looked for one.
 */
const BUSY = /pre-existing shared memory block|lock file "postmaster\.pid" (already exists|is empty)/
/** Killed, itself or its start-up process, by us because it had stalled or by somebody else, it says nothing about the next start. */
const KILLED = /startup process \(PID \d+\) was terminated by signal 9/
const RETRIES_MAX = 100
const RETRY_DELAY_MS = 100
/** Within so many, sessions without a postmaster notice by themselves. */
const PATIENT_RETRIES = 10

const startedHere = new Set<string>()

export async function startPostgres({ dataDir, settings, onLog = () => {} }: StartOptions): Promise<RunningPostgres> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const dir = await realpath(dataDir)
  if (startedHere.has(dir)) throw new DataInUse(dir, process.pid)
  startedHere.add(dir)
  let unlock = async () => {}
  try {
    unlock = await lockUnlessOurs(dir)
    const running = await startLocked(dir, settingsFor(settings), onLog)
    const stop = async () => {
      await running.stop()
      startedHere.delete(dir)
      await unlock()
    }
    let stopped: Promise<void> | undefined
    return { ...running, stop: () => (stopped ??= stop()) }
  } catch (error) {
    startedHere.delete(dir)
    await unlock()
    throw error
  }
}

async function lockUnlessOurs(dir: string): Promise<() => Promise<void>> {
  const lock = await lockData(dir)
  if ('release' in lock) return lock.release
  if (lock.heldBy.pid !== process.pid) throw new DataInUse(dir, lock.heldBy.pid)
  return async () => {}
}

async function startLocked(dir: string, settings: Settings, onLog: (line: string) => void): Promise<RunningPostgres> {
  const binaries = findBinaries()
  const launch = howToLaunch()
  const clusterDir = join(dir, 'pg')
  await clearFormerServer(clusterDir, onLog)
  const durable = settings.fsync !== 'off'
  if (await ensureCluster({ dataDir: dir, binaries, launch, durable })) onLog(`created the database in ${dir}`)
  const endpoint = await openEndpoint(dir, launch)
  const log = await openServerLog(dir)
  try {
    const server = await launchUntilReady({ clusterDir, binaries, launch, endpoint, settings, log, onLog })
    const ended = hasEnded(server) ? Promise.resolve() : new Promise<void>((resolve) => server.once('exit', () => resolve()))
    const stop = async () => {
      await stopServer(server, binaries, clusterDir)
      await endpoint.remove()
      await log.close()
    }
    return { url: endpoint.urlOf(DATABASE), pid: server.pid!, ended, stop, kill: () => void server.kill('SIGKILL') }
  } catch (error) {
    await endpoint.remove()
    await log.close()
    throw error
  }
}

type LaunchOptions = {
  clusterDir: string
  binaries: PostgresBinaries
  launch: Launch
  endpoint: Endpoint
  settings: Settings
  log: ServerLog
  onLog: (line: string) => void
}

async function launchUntilReady(options: LaunchOptions): Promise<ChildProcess> {
  const { binaries, clusterDir, endpoint, log, onLog } = options
  for (let retry = 0; ; retry++) {
    const server = spawnServer(options)
    try {
      await untilReady(server, endpoint.urlOf('postgres'), DATABASE)
      return server
    } catch (error) {
      await stopServer(server, binaries, clusterDir)
      const said = await log.tail()
      const again = BUSY.test(said) || KILLED.test(said) || server.signalCode === 'SIGKILL'
      if (!again || retry === RETRIES_MAX)
        throw new Error(`PostgreSQL did not start: ${(error as Error).message}\n${said}`, { cause: error })
      await sleep(RETRY_DELAY_MS)
      if (retry >= PATIENT_RETRIES) killLeftSessions(clusterDir, onLog)
      await clearFormerServer(clusterDir, onLog)
    }
  }
}

function spawnServer({ binaries, clusterDir, launch, endpoint, settings, log }: LaunchOptions): ChildProcess {
  const flags = Object.entries({ ...settings, ...endpoint.settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [program = '', ...args] = [...launch.prefix, binaries.postgres, '-D', clusterDir, ...flags]
  log.mark()
  return spawn(program, args, { detached: true, stdio: ['ignore', log.fd, log.fd], env: postgresEnvironment(), windowsHide: true })
}

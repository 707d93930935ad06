/**
 * `fairline serve`: owns the data folder, runs PostgreSQL (or uses DATABASE_URL), and answers HTTP on the loopback address until told to stop.
 *
 * Signals  the first SIGINT or SIGTERM drains and stops, the second ends at once.
 */
import type { Command } from 'commander'
import { type Logger, pino } from 'pino'
import { adminKeyFile } from '../auth/admin-key.ts'
import { lockData } from '../postgres/data-lock.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { openSteadyClock } from '../scheduler/steady-clock.ts'
import { makeDataFolder } from './data-folder.ts'
import { type Environment, MIGRATIONS, readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { keepPostgres } from './keep-postgres.ts'
import { type LoadedPack, loadPack } from './load-pack.ts'
import { readServerFile, removeServerFile, writeServerFile } from './server-file.ts'

const HOST = '127.0.0.1'

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('start the server; PostgreSQL included unless DATABASE_URL is set')
    .action(() => serve(readEnvironment(process.env)))
}

/** Undone in the opposite order. */
type Undo = (() => Promise<void>)[]

async function serve(environment: Environment): Promise<void> {
  const say = (line: string) => console.log(line)
  const stop = stopOnSignals(say)
  const undo: Undo = []
  try {
    const server = await start(environment, undo, stop, say)
    await writeServerFile(environment.dataDir, { pid: process.pid, url: server.url })
    undo.push(() => removeServerFile(environment.dataDir))
    stop.ready()
    say(banner(server, environment))
    await stop.requested
  } finally {
    for (const undoOne of undo.reverse()) await undoOne()
  }
  stop.finish()
}

async function start(environment: Environment, undo: Undo, stop: Stop, say: (line: string) => void): Promise<RunningServer> {
  const { dataDir } = environment
  const loaded = await loadPack(environment.packDir, say)
  await makeDataFolder(dataDir)
  const lock = await lockData(dataDir)
  if ('heldBy' in lock) throw new CommandFault(await alreadyRunning(dataDir, lock.heldBy.pid))
  undo.push(lock.release)
  const logger = openLogger(environment)
  let server: RunningServer | undefined
  const databaseUrl =
    environment.databaseUrl ??
    (await startPackagedPostgres(dataDir, undo, {
      onLog: say,
      onRestarted: (url) => server?.database.moveTo(url),
      onGivenUp: () => stop.fail('PostgreSQL does not stay up: see postgres.log in the data folder'),
    }))
  server = await startListening(environment, databaseUrl, loaded, logger)
  undo.push(server.stop)
  return server
}

async function startPackagedPostgres(
  dataDir: string,
  undo: Undo,
  hear: { onLog: (line: string) => void; onRestarted: (url: string) => void; onGivenUp: () => void },
): Promise<string> {
  const postgres = await keepPostgres({ dataDir, ...hear })
  undo.push(postgres.stop)
  return postgres.url
}

async function startListening(environment: Environment, databaseUrl: string, loaded: LoadedPack, logger?: Logger): Promise<RunningServer> {
  const { dataDir, port } = environment
  try {
    return await startServer({
      databaseUrl,
      migrations: MIGRATIONS,
      dataDir,
      loaded,
      host: HOST,
      port,
      now: openSteadyClock(Date.now, () => performance.now()),
      ...(logger && { logger }),
    })
  } catch (error) {
    throw plainFault(error, port) ?? error
  }
}

/** The faults of a start that its user can act on, in words; the address of a database may hold a password, so it is not shown. */
function plainFault(error: unknown, port: number): CommandFault | undefined {
  const { code, syscall, message } = error as { code?: unknown; syscall?: unknown; message?: string }
  if (code === 'EADDRINUSE' && syscall === 'listen')
    return new CommandFault(
      `port ${port} is in use: set PORT to another one, or 0 for any free port\n端口 ${port} 已被占用：请用 PORT 指定其他端口`,
    )
  const away = typeof code === 'string' && /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENOENT|28|3D|57P)/.test(code)
  if (away)
    return new CommandFault(
      `the database does not answer (${code}): check DATABASE_URL and that PostgreSQL runs\n数据库无法连接（${code}）`,
    )
  return /timeout expired|terminated/.test(message ?? '') ? new CommandFault('the database does not answer: check DATABASE_URL') : undefined
}

async function alreadyRunning(dataDir: string, pid: number): Promise<string> {
  const server = await readServerFile(dataDir)
  const where = server?.pid === pid ? ` at ${server.url}` : ''
  return `a Fairline already runs on ${dataDir} (process ${pid})${where}\n该数据目录已有明额在运行`
}

/** Logs go to programs, the banner to people: a terminal sees no log unless FAIRLINE_LOG asks for one. */
function openLogger({ logLevel }: Environment): Logger | undefined {
  if (logLevel === undefined && process.stdout.isTTY) return undefined
  try {
    return pino({ level: logLevel ?? 'warn' })
  } catch {
    throw new CommandFault('FAIRLINE_LOG must be one of fatal, error, warn, info, debug, trace, silent')
  }
}

const banner = ({ url, adminKey }: RunningServer, { dataDir }: Environment): string =>
  [
    '',
    '  Fairline 明额',
    `  API            ${url}`,
    `  key 管理员密钥  ${adminKey}`,
    `                 ${adminKeyFile(dataDir)}`,
    '  stop 停止      Ctrl-C',
    '',
  ].join('\n')

type Stop = {
  /** Resolves on the first signal after `ready`, or throws what `fail` was told. */
  requested: Promise<void>
  ready: () => void
  fail: (why: string) => void
  finish: () => void
}

function stopOnSignals(say: (line: string) => void): Stop {
  const { promise, resolve, reject } = deferred()
  promise.catch(() => {}) // Told to whoever awaits it; unheard until then, it would end the process.
  let isReady = false
  let asked = false
  const onSignal = () => {
    if (asked || !isReady) process.exit(130) // A second signal, or one before there is anything to drain.
    asked = true
    say('\n  stopping 正在停止…')
    resolve()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    requested: promise,
    ready: () => {
      isReady = true
    },
    fail: (why) => reject(new CommandFault(why)),
    finish: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve = () => {}
  let reject = (_error: Error) => {}
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}

/**
 * `fairline serve`: owns the data folder, runs PostgreSQL (or uses DATABASE_URL), and answers HTTP on the loopback address until told to stop.
 * `/metrics` is on a port of its own.
 */
import type { Command } from 'commander'
import { adminKeyFile } from '../auth/admin-key.ts'
import { type FirstAdmin, firstAdminFile } from '../auth/first-admin.ts'
import { type ProvidersFile, readProviders } from '../auth/provider-settings.ts'
import { DEMO_BORROWER_PHONE, DEMO_ORGANISATION, demoKeyFile } from '../demo/demo-book.ts'
import { type DemoLogin, nameOf } from '../demo/demo-logins.ts'
import { demoOptions } from '../demo/demo-progress.ts'
import { findChromium } from '../documents/chromium.ts'
import { type EventLog, noLog, openEventLog } from '../operations/event-log.ts'
import { openMetrics } from '../operations/metrics.ts'
import type { Metrics } from '../operations/metrics-hooks.ts'
import { openMetricsServer } from '../operations/metrics-server.ts'
import { lockData } from '../postgres/data-lock.ts'
import { type RunningServer, startServer } from '../running-server.ts'
import { openSteadyClock } from '../scheduler/steady-clock.ts'
import type { DemoOptions, ServerOptions } from '../server-options.ts'
import { makeDataFolder } from './data-folder.ts'
import { databaseFault } from './database-fault.ts'
import { CONSOLE, type Environment, MIGRATIONS, readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'
import { type KeptPostgres, keepPostgres } from './keep-postgres.ts'
import { loadPack } from './load-pack.ts'
import { readServerFile, removeServerFile, writeServerFile } from './server-file.ts'
import { GIVEN_UP, startBesides } from './start-besides.ts'
import { type Stop, stopOnSignals } from './stop-on-signals.ts'
import { VERSION } from './version.ts'

const HOST = '127.0.0.1'
const HASH_SHOWN = 12

type ServeOptions = { demo?: boolean }

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('start the server; PostgreSQL included unless DATABASE_URL is set')
    .option('--demo', 'with a living demo book, in an organisation of its own')
    .action(({ demo = false }: ServeOptions) => serve(readEnvironment(process.env), demo))
}

/** Undone in the opposite order. */
type Undo = (() => Promise<void>)[]

async function serve(environment: Environment, withDemo: boolean): Promise<void> {
  const began = performance.now()
  const say = (line: string) => console.log(line)
  const log = openLog(environment)
  const stop = stopOnSignals(say, (signal) => log('stopping', { signal }))
  const undo: Undo = []
  const demo = withDemo ? demoOptions(environment, say) : undefined
  try {
    log('starting', { version: VERSION, node: process.version })
    const served = await start(environment, undo, { stop, say, log, demo })
    const { url } = served.server
    await writeServerFile(environment.dataDir, { pid: process.pid, url })
    undo.push(() => removeServerFile(environment.dataDir))
    stop.ready()
    log('ready', { url, metrics_url: served.metricsUrl, start_ms: Math.round(performance.now() - began) })
    say(banner(served, environment))
    await stop.requested
  } finally {
    for (const undoOne of undo.reverse()) await undoOne()
  }
  log('stopped', {})
  stop.finish()
}

/** `metricsUrl` null: nothing is told there. */
type Served = { readonly server: RunningServer; readonly metricsUrl: string | null }
type Hear = { readonly stop: Stop; readonly say: (line: string) => void; readonly log: EventLog; readonly demo: DemoOptions | undefined }

async function start(environment: Environment, undo: Undo, { stop, say, log, demo }: Hear): Promise<Served> {
  const { dataDir } = environment
  const loaded = await loadPack(environment.packDir, say)
  log('pack-loaded', { pack: loaded.pack.hash })
  await makeDataFolder(dataDir)
  const lock = await lockData(dataDir)
  if ('heldBy' in lock) throw new CommandFault(await alreadyRunning(dataDir, lock.heldBy.pid))
  undo.push(lock.release)
  const metrics = openMetrics({ version: VERSION, pack: loaded.pack.hash, now: Date.now })
  const metricsUrl = await startMetrics(metrics, environment.metricsPort, undo)
  let server: RunningServer | undefined
  const moveTo = (url: string) => server?.moveTo(url)
  const postgres =
    environment.databaseUrl === undefined
      ? await startPackagedPostgres(dataDir, undo, metrics, { stop, say, log, demo }, moveTo)
      : undefined
  server = postgres
    ? await startBesides(postgres, (databaseUrl) =>
        startListening(environment, {
          databaseUrl,
          loaded,
          log,
          metrics,
          postgresIsUp: () => postgres.state() === 'up',
          ...(demo && { demo }),
        }),
      )
    : await startListening(environment, { databaseUrl: environment.databaseUrl!, loaded, log, metrics, ...(demo && { demo }) })
  undo.push(server.stop)
  return { server, metricsUrl }
}

/** Before the database, so that a port in use is told at once. */
async function startMetrics(metrics: Metrics, port: number | 'off', undo: Undo): Promise<string | null> {
  if (port === 'off') return null
  try {
    const { url, close } = await openMetricsServer(metrics, port)
    undo.push(close)
    return url
  } catch (error) {
    throw portFault(error, 'METRICS_PORT', port, ', or off for none\n', '，或 off 关闭') ?? error
  }
}

async function startPackagedPostgres(
  dataDir: string,
  undo: Undo,
  { postgresRestarted }: Metrics,
  { stop, say, log }: Hear,
  moveTo: (url: string) => void,
): Promise<KeptPostgres> {
  let restarts = 0
  const postgres = await keepPostgres({
    dataDir,
    onLog: say,
    onRestarted: (url) => {
      moveTo(url)
      postgresRestarted()
      log('postgres-restarted', { restarts: ++restarts })
    },
    onGivenUp: () => {
      log('postgres-given-up', {})
      stop.fail(GIVEN_UP)
    },
  })
  undo.push(postgres.stop)
  return postgres
}

type Listening = Pick<ServerOptions, 'databaseUrl' | 'loaded' | 'log' | 'metrics' | 'postgresIsUp' | 'demo'>

async function startListening(
  { dataDir, port, ports, chromium, mail, clamd, trustedProxies, webhookReach, providersFile, packApproval, rates }: Environment,
  options: Listening,
): Promise<RunningServer> {
  const providers = providersFile === undefined ? undefined : await tryProviders(providersFile)
  try {
    return await startServer({
      ...options,
      providers,
      migrations: MIGRATIONS,
      consoleDir: CONSOLE,
      chromium: findChromium(chromium),
      dataDir,
      ports,
      mail,
      clamd,
      trustedProxies,
      webhookReach,
      packApproval,
      rates,
      host: HOST,
      port,
      now: openSteadyClock(Date.now, () => performance.now()),
    })
  } catch (error) {
    throw portFault(error, 'PORT', port) ?? databaseFault(error) ?? error
  }
}

function portFault(error: unknown, variable: string, port: number, more = '\n', moreZh = ''): CommandFault | undefined {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (code !== 'EADDRINUSE' || syscall !== 'listen') return undefined
  return new CommandFault(
    `port ${port} is in use: set ${variable} to another one, or 0 for any free port${more}端口 ${port} 已被占用：请用 ${variable} 指定其他端口${moreZh}`,
  )
}

async function alreadyRunning(dataDir: string, pid: number): Promise<string> {
  const server = await readServerFile(dataDir)
  const where = server?.pid === pid ? ` at ${server.url}` : ''
  return `a Fairline already runs on ${dataDir} (process ${pid})${where}\n该数据目录已有明额在运行`
}

/** Logs go to programs, the banner to people: a terminal sees no log unless FAIRLINE_LOG asks for one. */
function openLog({ logLevel }: Environment): EventLog {
  if (logLevel === undefined && process.stdout.isTTY) return noLog
  try {
    return openEventLog(logLevel ?? 'warn')
  } catch {
    throw new CommandFault('FAIRLINE_LOG must be one of fatal, error, warn, info, debug, trace, silent')
  }
}

const banner = (
  { server: { url, adminKey, demoKey, demoLogins, firstAdmin, packWaiting }, metricsUrl }: Served,
  { dataDir }: Environment,
): string =>
  [
    '',
    '  Fairline 明额',
    `  console 控制台  ${url}/`,
    ...(demoKey === undefined ? [] : [`  demo 演示密钥   ${demoKey}`, `                 ${demoKeyFile(dataDir)}`]),
    ...demoLoginLines(demoLogins, url),
    ...(firstAdmin === undefined ? [] : firstAdminLines(firstAdmin, dataDir)),
    `  key 管理员密钥  ${adminKey}`,
    `                 ${adminKeyFile(dataDir)}`,
    ...(packWaiting === null ? [] : packLines(packWaiting)),
    `  API            ${url}`,
    ...(metricsUrl === null ? [] : [`  metrics 指标    ${metricsUrl}`]),
    '  stop 停止      Ctrl-C',
    '',
  ].join('\n')

const packLines = (hash: string): string[] => [
  `  policy 策略包   ${hash.slice(0, HASH_SHOWN)} waits in Approvals for a second person; the one before decides`,
  '                 新策略包须经另一人复核后生效，此前沿用原策略包',
]

const firstAdminLines = ({ email, password }: FirstAdmin, dataDir: string): string[] =>
  password === undefined
    ? [`  admin 管理员    ${email}`]
    : [`  admin 管理员    ${email}  ${password}`, `                 ${firstAdminFile(dataDir)}`]

const demoLoginLines = (logins: readonly DemoLogin[], url: string): string[] => {
  if (logins.length === 0) return []
  const widest = Math.max(...logins.map(({ email }) => email.length))
  return [
    '  people 演示账户  a code is asked of those with *: npx fairline code EMAIL (or PHONE)  带 * 者需动态码或验证码',
    ...logins.map(({ email, password, roles, totp_secret }) => {
      return `   ${totp_secret === null ? ' ' : '*'} ${email.padEnd(widest)}  ${password}  ${nameOf(roles)}`
    }),
    `   * ${DEMO_BORROWER_PHONE.padEnd(widest)}  code by text 短信验证码   借款人 Borrower  ${url}/me?lender=${DEMO_ORGANISATION}`,
  ]
}

async function tryProviders(path: string): Promise<ProvidersFile> {
  try {
    return await readProviders(path)
  } catch (error) {
    throw new CommandFault(`FAIRLINE_OIDC: ${(error as Error).message}`)
  }
}

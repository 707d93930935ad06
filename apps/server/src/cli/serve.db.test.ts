/** The command itself, as a process with its own PostgreSQL: start, refuse, recover, stop. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readAdminKey } from '../auth/admin-key.ts'
import { isPostgresOn } from '../postgres/process-identity.ts'
import { onboarding, outage } from '../testing/test-api.ts'
import { readServerFile } from './server-file.ts'

const FAIRLINE = fileURLToPath(new URL('../../bin/fairline.mjs', import.meta.url))

/** Well below the time that a test may take, so that one that does not come up says what it printed. */
const SERVES_WITHIN_MS = 60_000

let dataDir: string
const children = new Set<ChildProcess>()

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairline-test-serve-'))
})
/** What a test that failed left running would stand in the way of those after it. */
afterEach(async () => {
  await Promise.all([...children].map((child) => ended(child, child.kill('SIGKILL'))))
})
afterAll(() => rm(dataDir, { recursive: true, force: true, maxRetries: 10 }))

type Run = { child: ChildProcess; output: () => string }

function fairline(args: string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [FAIRLINE, ...args], {
    env: { ...process.env, FAIRLINE_DATA: dataDir, PORT: '0', METRICS_PORT: 'off', FAIRLINE_LOG: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return { child, output: () => output }
}

async function ended(child: ChildProcess, _cause?: unknown): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}

async function finish(run: Run): Promise<{ code: number | null; output: string }> {
  return { code: await ended(run.child), output: run.output() }
}

/** Looks until there is something to see, the command has ended, or too long has passed. */
async function until<T>(run: Run, what: string, look: () => Promise<T | undefined>, everyMs = 50): Promise<T> {
  for (const giveUpAt = performance.now() + SERVES_WITHIN_MS; performance.now() < giveUpAt; await sleep(everyMs)) {
    const seen = await look()
    if (seen !== undefined) return seen
    if (run.child.exitCode !== null) throw new Error(`it ended with ${run.child.exitCode} before ${what}:\n${run.output()}`)
  }
  throw new Error(`not within ${SERVES_WITHIN_MS} ms: ${what}\n${run.output()}`)
}

const serving = (run: Run): Promise<string> =>
  until(run, 'it served', async () => {
    const file = await readServerFile(dataDir)
    return file?.pid === run.child.pid ? file?.url : undefined
  })

async function post(url: string, message: unknown): Promise<{ status: number; body: unknown }> {
  const headers = { authorization: `Bearer ${await readAdminKey(dataDir)}`, 'content-type': 'application/json' }
  const answer = await fetch(`${url}/v1/events`, { method: 'POST', headers, body: JSON.stringify(message) })
  return { status: answer.status, body: await answer.json() }
}

async function untilAnswered(url: string, message: unknown): Promise<number[]> {
  const seen: number[] = []
  while (seen.at(-1) !== 200) {
    seen.push((await post(url, message)).status)
    await sleep(50)
  }
  return seen
}

test('version and help', async () => {
  expect((await finish(fairline(['--version']))).output).toMatch(/^\d+\.\d+\.\d+\n$/)
  const help = (await finish(fairline(['--help']))).output
  expect([...help.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name)).toEqual(
    'serve rebuild replay simulate backup restore pack policy links keys api-keys audit-report code verify help'.split(' '),
  )
  expect((await finish(fairline(['backup', '--help']))).output).toContain('fairline backup')
  expect((await finish(fairline(['nothing']))).output).toContain("unknown command 'nothing'")
})

test('from start to stop: banner, private key, a second start refused, the log checked while serving and after', async () => {
  const run = fairline(['serve'])
  const url = await serving(run)
  const key = await readAdminKey(dataDir)
  await expect.poll(run.output).toContain(url)
  expect(run.output()).toContain(key)
  expect((await stat(join(dataDir, 'admin-key'))).mode & 0o777).toBe(0o600)
  for (const message of onboarding('a')) expect((await post(url, message)).status).toBe(200)

  const second = await finish(fairline(['serve']))
  expect([second.code, second.output]).toEqual([1, expect.stringContaining(`already runs on ${dataDir}`)])

  const whileServing = await finish(fairline(['rebuild', '--check']))
  expect(whileServing).toEqual({ code: 0, output: 'events replayed 重放事件: 5, borrowers 借款人: 1; nothing differs 完全一致\n' })

  run.child.kill('SIGTERM')
  expect(await ended(run.child)).toBe(0)
  expect(await readServerFile(dataDir)).toBeUndefined()
  const after = await finish(fairline(['rebuild', '--check']))
  expect([after.code, after.output]).toEqual([0, expect.stringContaining('nothing differs')])
  expect(await readAdminKey(dataDir)).toBe(key)
})

test('its PostgreSQL dies: 503 for a while, then it is back, with everything', async () => {
  const run = fairline(['serve'], { METRICS_PORT: '0', FAIRLINE_LOG: 'warn' })
  const url = await serving(run)
  await untilAnswered(url, outage('b', '1'))
  const pid = Number((await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await sleep(50)
  const seen = await untilAnswered(url, outage('b', '2'))
  expect(seen.slice(0, -1).every((status) => status === 503)).toBe(true)
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200)
  expect(run.output()).toContain('starting it again')
  const told = () => [...run.output().matchAll(/"event":"([a-z-]+)"/g)].map(([, event]) => event)
  await expect.poll(() => run.output()).toContain('"event":"postgres-restarted"')
  const times = (name: string) => told().filter((event) => event === name).length
  expect([times('postgres-restarted'), times('database-away'), times('database-back')]).toEqual([1, 1, 1])
  const [, metricsUrl = ''] = /metrics 指标\s+(http:\S+)/.exec(run.output()) ?? []
  expect(await (await fetch(metricsUrl)).text()).toContain('\nfairline_postgres_restarts_total 1\n')
  for (const id of ['1', '2']) expect((await post(url, outage('b', id))).body).toMatchObject({ status: 'repeated' })
  run.child.kill('SIGINT')
  expect(await ended(run.child)).toBe(0)
  const check = await finish(fairline(['rebuild', '--check']))
  expect(check.output).toContain('nothing differs')
})

describe('a start that cannot be says why, in words', () => {
  const nowhere = join(tmpdir(), 'no-such-pack')
  test.each<[what: string, env: Record<string, string>, words: string]>([
    ['a port that is none', { PORT: '99999' }, 'PORT must be'],
    ['a metrics port that is none', { METRICS_PORT: 'on' }, 'METRICS_PORT must be a number from 0 to 65535, or off'],
    ['no database', { DATABASE_URL: 'postgres://user:secret@127.0.0.1:1/x' }, 'the database does not answer'],
    ['no pack', { FAIRLINE_PACK: nowhere }, 'the policy pack cannot be read'],
    ['a folder that is no pack', { FAIRLINE_PACK: fileURLToPath(new URL('.', import.meta.url)) }, 'policy pack'],
    ['a log level that is none', { FAIRLINE_LOG: 'loud' }, 'FAIRLINE_LOG must be'],
    ['ports that are none', { FAIRLINE_PORTS: 'bank' }, 'FAIRLINE_PORTS must be one of sandbox, external'],
    ['a demo of nobody', { FAIRLINE_DEMO_BORROWERS: '0' }, 'FAIRLINE_DEMO_BORROWERS must be a number from 1'],
  ])('%s', async (_what, env, words) => {
    const { code, output } = await finish(fairline(['serve'], env))
    expect([code, output]).toEqual([1, expect.stringContaining(words)])
    expect(output).not.toMatch(/ {4}at |secret/)
  })

  test.each(['PORT', 'METRICS_PORT'])('a taken %s', async (variable) => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as { port: number }
    const { code, output } = await finish(fairline(['serve'], { [variable]: String(port) }))
    expect([code, output]).toEqual([1, expect.stringContaining(`port ${port} is in use: set ${variable}`)])
    taken.close()
  })
})

test('told to stop, it waits for a stream that is still open; told twice, it does not', async () => {
  const run = fairline(['serve'])
  const url = await serving(run)
  const headers = { authorization: `Bearer ${await readAdminKey(dataDir)}`, 'content-type': 'application/x-ndjson' }
  const stream = request(`${url}/v1/events:batch`, { method: 'POST', headers }).on('error', () => {})
  stream.write(`${JSON.stringify(outage('d', '1'))}\n`)
  await new Promise((resolve) => stream.once('response', resolve))
  run.child.kill('SIGTERM')
  await sleep(500)
  expect(run.child.exitCode).toBeNull()
  run.child.kill('SIGTERM')
  expect(await ended(run.child)).toBe(130)
})

test.each([0, 40, 120, 300])(
  'its PostgreSQL is killed %i ms after it first answers, while the server starts on it: it starts all the same',
  async (ms) => {
    const run = fairline(['serve'])
    const postmaster = await untilPostgresIsReady(run)
    await sleep(ms)
    process.kill(postmaster, 'SIGKILL')
    expect(await untilAnswered(await serving(run), outage('e', '1'))).toContain(200)
    run.child.kill('SIGTERM')
    expect(await ended(run.child)).toBe(0)
  },
)

/** Its process id: the eighth line of its file says so first. One that was killed leaves a file that still says it. */
const untilPostgresIsReady = (run: Run): Promise<number> =>
  until(
    run,
    'its PostgreSQL answered',
    async () => {
      const lines = (await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n') // None before it starts.
      const pid = Number(lines[0])
      return lines[7]?.trim() === 'ready' && isPostgresOn(pid, join(dataDir, 'pg')) ? pid : undefined
    },
    5,
  )

test('killed without warning, it starts again with everything', async () => {
  const run = fairline(['serve'])
  await untilAnswered(await serving(run), outage('c', '1'))
  run.child.kill('SIGKILL')
  await ended(run.child)
  const again = fairline(['serve'])
  expect(await untilAnswered(await serving(again), outage('c', '1'))).toEqual([200])
  again.child.kill('SIGTERM')
  expect(await ended(again.child)).toBe(0)
})

test('with --demo it says by which key one signs in, is ready before the demo is, and ends in order whatever the demo is at', async () => {
  const run = fairline(['serve', '--demo'], { FAIRLINE_DEMO_BORROWERS: '40' })
  const url = await serving(run)
  await expect.poll(run.output).toContain('Ctrl-C')
  const key = / {2}demo 演示密钥 +(flk_\w{32})\n +(\S+)\n/.exec(run.output())
  expect(key?.[2]).toBe(join(dataDir, 'demo-key'))
  expect((await readFile(key![2]!, 'utf8')).trim()).toBe(key![1])
  const look = async () => {
    const answer = await fetch(`${url}/v1/demo`, { headers: { authorization: `Bearer ${key![1]}` } })
    return ((await answer.json()) as { phase: string }).phase
  }
  while ((await look()) === 'loading') await sleep(100)
  expect(await look()).toBe('live')
  run.child.kill('SIGTERM')
  expect(await ended(run.child)).toBe(0)

  const plain = fairline(['serve'])
  await serving(plain)
  await expect.poll(plain.output).toContain('Ctrl-C')
  expect(plain.output()).not.toContain('demo')
  plain.child.kill('SIGTERM')
  expect(await ended(plain.child)).toBe(0)
})

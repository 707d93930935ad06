/**
 * From the fact that restricts a borrower to his lender's webhook: facts come at PER_SECOND, whatever is under way, each of them places a hold with its notice,
 * and each notice is sent, signed, to a receiver in a process of its own on this machine. Beside it, what the same facts take while nobody is told.
 *
 *   npm run bench -- delivery                   30 seconds at 1,000 a second, then as many at once
 *   npm run bench -- delivery --seconds 5       shorter
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { type Server, serve, stop } from '../e2e/fairline-process.ts'
import { busyBook } from './busy-book.ts'
import { print, quantile } from './figure.ts'
import { untilSeen } from './ingest/baselines.ts'
import { postBatch } from './ingest/post-batch.ts'
import { familyCpuUs } from './ingest/process-cpu.ts'
import type { WireEvent } from './synthetic-book.ts'

const PER_SECOND = 1_000
const SECONDS_DEFAULT = 30
const EVERY_MS = 50
const CONNECTIONS = 8
const AT_ONCE = 10_000
const ALONE = 5_000
const OPENING = 4
/** So many devices are one too few for a hold. */
const DEVICES = 2
const PAGE = 20_000
const TOLD_WITHIN_MS = 1_000
const ALL_TOLD_WITHIN_MS = 120_000
const START_AT = Date.now() - 3_600_000
const SETTINGS = { max_wal_size: '16GB', min_wal_size: '4GB' }

const asked = process.argv.indexOf('--seconds')
const seconds = asked < 0 ? SECONDS_DEFAULT : Number(process.argv[asked + 1])
const paced = seconds * PER_SECOND
const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
const postgres = await startPostgres({ dataDir, settings: SETTINGS })
const sink = spawn(process.execPath, [fileURLToPath(new URL('./delivery/sink.mjs', import.meta.url))], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const said = createInterface({ input: sink.stdout! })[Symbol.asyncIterator]()
try {
  const port = JSON.parse((await said.next()).value) as number
  const server = await serve(join(dataDir, 'server'), { DATABASE_URL: postgres.url, FAIRLINE_WEBHOOKS: 'any' })
  try {
    await measure(server, `http://127.0.0.1:${port}/hook`)
  } finally {
    await stop(server)
  }
} finally {
  sink.kill()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

type Spent = Readonly<{ nodeUs: number; postgresUs: number }>

async function measure(server: Server, hook: string): Promise<void> {
  const borrowers = 2 * ALONE + paced + AT_ONCE
  await openLines(server, borrowers)
  const restricting = devices(borrowers, DEVICES, Date.now())
  const alone = await spent(server, ALONE, () => postBatch(server, restricting.splice(0, ALONE)))
  await register(server, hook)
  await tell(server, restricting.splice(0, ALONE))
  await untilSeen(postgres.url)
  let told: Told = { seconds: 0, latenciesMs: [] }
  const spentTelling = await spent(server, paced, async () => {
    told = await tell(server, restricting.splice(0, paced), PER_SECOND)
  })
  print('delivery', { figure: 'restricted and told', value: paced / told.seconds, unit: `/s of ${PER_SECOND}/s` })
  for (const [name, share] of Object.entries({ p50: 0.5, p90: 0.9 })) {
    print('delivery', { figure: `told-${name}`, value: quantile(told.latenciesMs, share), unit: 'ms' })
  }
  const p99 = quantile(told.latenciesMs, 0.99)
  print('delivery', { figure: 'told-p99', value: p99, unit: 'ms', target: TOLD_WITHIN_MS, met: p99 <= TOLD_WITHIN_MS })
  print('delivery', { figure: 'told-max', value: quantile(told.latenciesMs, 1), unit: 'ms' })
  for (const [name, who] of [
    ['server', 'nodeUs'],
    ['PostgreSQL', 'postgresUs'],
  ] as const) {
    const ratio = spentTelling[who] / alone[who]
    print('delivery', { figure: `CPU of the ${name}`, value: spentTelling[who], unit: 'us/restriction', against: 'nobody told', ratio })
  }
  const atOnce = await tell(server, restricting.splice(0, AT_ONCE))
  print('delivery', { figure: `${AT_ONCE} at once`, value: AT_ONCE / atOnce.seconds, unit: 'restricted and told/s' })
}

/** CPU time of the server and of PostgreSQL, for each of `count`, until the views show them too. */
async function spent({ child }: Server, count: number, work: () => Promise<void>): Promise<Spent> {
  const cpu = () => ({ node: familyCpuUs(child.pid!), postgres: familyCpuUs(postgres.pid) })
  const before = cpu()
  await work()
  await untilSeen(postgres.url)
  const after = cpu()
  return { nodeUs: (after.node - before.node) / count, postgresUs: (after.postgres - before.postgres) / count }
}

type Told = Readonly<{ seconds: number; latenciesMs: readonly number[] }>
/** From the moment at which an event was to be sent to the moment at which the receiver has its notice; at `perSecond`, or all at once. */
async function tell(server: Server, events: readonly WireEvent[], perSecond?: number): Promise<Told> {
  const sentAt = new Map<string, number>()
  const began = Date.now()
  const sending: Promise<void>[] = []
  const page = perSecond === undefined ? events.length : (perSecond * EVERY_MS) / 1_000
  for (let from = 0; from < events.length; from += page) {
    const at = began + (from / page) * EVERY_MS
    await sleep(Math.max(0, at - Date.now()))
    const some = events.slice(from, from + page)
    for (const { subject } of some) sentAt.set(subject, at)
    if (sending.length >= CONNECTIONS) await sending.shift()
    const posted = postBatch(server, some)
    posted.catch(() => {}) // Heard below, in its turn.
    sending.push(posted)
  }
  await Promise.all(sending)
  return arrivals(sentAt, began)
}

async function arrivals(sentAt: ReadonlyMap<string, number>, began: number): Promise<Told> {
  const arrivedAt = new Map<string, number>()
  const endsAt = Date.now() + ALL_TOLD_WITHIN_MS
  while (arrivedAt.size < sentAt.size) {
    if (Date.now() > endsAt) throw new Error(`${arrivedAt.size} of ${sentAt.size} were told`)
    sink.stdin!.write('\n')
    const some = JSON.parse((await said.next()).value as string) as [string, number][]
    for (const [subject, at] of some) if (sentAt.has(subject) && !arrivedAt.has(subject)) arrivedAt.set(subject, at)
    await sleep(EVERY_MS)
  }
  const latenciesMs = [...arrivedAt].map(([subject, at]) => at - sentAt.get(subject)!)
  return { seconds: (Math.max(...arrivedAt.values()) - began) / 1_000, latenciesMs }
}

/** Every line is open, and its borrower known with as many devices as he may have. */
async function openLines(server: Server, borrowers: number): Promise<void> {
  const book = busyBook({ borrowers, startAt: START_AT, stepMs: 1, name: 'line' })
  for (let left = borrowers * OPENING; left > 0; left -= PAGE) await postBatch(server, book.take(Math.min(PAGE, left)))
  for (let nth = 0; nth < DEVICES; nth++) {
    const events = devices(borrowers, nth, START_AT + borrowers * OPENING)
    while (events.length > 0) await postBatch(server, events.splice(0, PAGE))
  }
  await untilSeen(postgres.url)
}

function devices(borrowers: number, nth: number, at: number): WireEvent[] {
  const time = new Date(at).toISOString()
  return Array.from({ length: borrowers }, (_, borrower) => ({
    ...{ specversion: '1.0', id: `device${borrower}-${nth}`, source: 'urn:bench', subject: `line-${borrower}` },
    ...{ type: 'fairline.session-started.v1', time, knownat: time, data: { device_id: `device-${borrower}-${nth}` } },
  }))
}

async function register({ url, key }: Server, hook: string): Promise<void> {
  const answer = await fetch(`${url}/v1/webhooks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'desk', url: hook, types: ['fairline.notice-due.v1'] }),
  })
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
  await sleep(1_500) // Known to whoever decides within a second.
}

/** What the same server can do without us: pgbench's tpcb-like, raw COPY of the same log rows, and how long its disk takes to be sure. */
import { execFileSync } from 'node:child_process'
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { median } from '../figure.ts'

const SCALE = 50
const CLIENTS = [1, 8, 32]
const SECONDS = 3
const SYNCS = 300

export type Tpcb = { readonly name: 'pgbench' | 'of-ours'; readonly run: () => Promise<number> }

/** Debian's pgbench where it is; else the same transaction of ours, told by its name. Its tables are made once, in a database of their own. */
export async function openTpcb(url: string): Promise<Tpcb> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create database tpcb')
  await client.end()
  const own = new URL(url)
  own.pathname = 'tpcb'
  const pgbench = (...more: string[]) => {
    const at = ['-h', own.searchParams.get('host') ?? '', '-p', own.searchParams.get('port') ?? '', '-U', own.username]
    return execFileSync('pgbench', [...at, ...more, 'tpcb'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  }
  try {
    pgbench('-i', '-s', `${SCALE}`, '-q')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await fillTpcb(own.href)
    return { name: 'of-ours', run: () => bestOf((clients) => tpcbOfOurs(own.href, clients)) }
  }
  const tps = (clients: number) =>
    Number(/tps = ([\d.]+)/.exec(pgbench('-M', 'prepared', '-c', `${clients}`, '-j', '1', '-T', `${SECONDS}`))?.[1])
  return { name: 'pgbench', run: () => bestOf(async (clients) => tps(clients)) }
}

async function bestOf(run: (clients: number) => Promise<number>): Promise<number> {
  let best = 0
  for (const clients of CLIENTS) best = Math.max(best, await run(clients))
  return best
}

async function fillTpcb(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`
    create table pgbench_branches (bid int primary key, bbalance int, filler char(88)) with (fillfactor=100);
    create table pgbench_tellers (tid int primary key, bid int, tbalance int, filler char(84)) with (fillfactor=100);
    create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor=100);
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into pgbench_branches select b, 0, '' from generate_series(1, ${SCALE}) b;
    insert into pgbench_tellers select t, (t - 1) / 10 + 1, 0, '' from generate_series(1, ${SCALE * 10}) t;
    insert into pgbench_accounts select a, (a - 1) / 100000 + 1, 0, '' from generate_series(1, ${SCALE * 100_000}) a;`)
  await client.query('vacuum analyze')
  await client.end()
}

/** Gives the log's files of before back for what comes: where they are made anew, everybody waits a tenth of a second for each. */
export async function recycleLog(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('checkpoint')
  await client.end()
}

const SEEN = `select exists (select from projection p where buckets_built = 64 and not exists (
    select from event e where e.organisation_id = p.organisation_id and e.transaction_id >= p.transaction_id
      and (e.transaction_id, e.bucket, e.borrower_id, e.sequence) > (p.transaction_id, p.bucket, p.borrower_id, p.sequence)
  )) as seen`

/** Until the views of the book show all that is in the log. */
export async function untilSeen(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const isSeen = async () => (await client.query<{ seen: boolean }>(SEEN)).rows[0]!.seen
  while (!(await isSeen())) await sleep(200)
  await client.end()
}

/** The five statements of tpcb-like in one transaction, prepared, one round trip each as pgbench does. */
async function tpcbOfOurs(url: string, clients: number): Promise<number> {
  const random = (most: number) => 1 + Math.floor(Math.random() * most)
  let transactions = 0
  const until = performance.now() + SECONDS * 1000
  const worker = async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const ask = (name: string, text: string, values: number[]) => client.query({ name, text, values })
    while (performance.now() < until) {
      const [aid, bid, tid, delta] = [random(SCALE * 100_000), random(SCALE), random(SCALE * 10), random(10_001) - 5_001]
      await client.query('begin')
      await ask('a', 'update pgbench_accounts set abalance = abalance + $1 where aid = $2', [delta, aid])
      await ask('s', 'select abalance from pgbench_accounts where aid = $1', [aid])
      await ask('t', 'update pgbench_tellers set tbalance = tbalance + $1 where tid = $2', [delta, tid])
      await ask('b', 'update pgbench_branches set bbalance = bbalance + $1 where bid = $2', [delta, bid])
      await ask('h', 'insert into pgbench_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, now())', [tid, bid, aid, delta])
      await client.query('commit')
      transactions++
    }
    await client.end()
  }
  await Promise.all(Array.from({ length: clients }, worker))
  return transactions / SECONDS
}

/** COPY of `rows` of the log into a table of the same shape, by the server itself: what the disk and the index allow. Rows a second. */
export async function copyRate(url: string, dataDir: string, rows: number): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const file = join(dataDir, 'rows.copy')
    await client.query('drop table if exists copied; create table copied (like event including all)')
    const { rowCount } = await client.query(`copy (select * from event limit ${rows}) to '${file}' (format binary)`)
    const began = performance.now()
    await client.query(`copy copied from '${file}' (format binary)`)
    const seconds = (performance.now() - began) / 1000
    await client.query('drop table copied')
    return (rowCount ?? 0) / seconds
  } finally {
    await client.end()
  }
}

/** Milliseconds to write 8 kB and be sure of it, the median. */
export function syncMs(dataDir: string): number {
  const file = openSync(join(dataDir, 'sync-test'), 'w')
  const page = Buffer.alloc(8192, 1)
  const times: number[] = []
  for (let index = 0; index < SYNCS; index++) {
    const began = performance.now()
    writeSync(file, page, 0, page.length, 0)
    fdatasyncSync(file)
    times.push(performance.now() - began)
  }
  closeSync(file)
  return median(times)
}

/**
 * One PostgreSQL for a test run, in the temporary folder, with every migration applied to a template that test files clone.
 *
 * Ends     with the run; a run that is killed takes it along (Linux), and its folder is swept by the next run.
 * Danger   fsync is off here, because these data may be lost: never copy these settings.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { dataOwner } from '../postgres/data-lock.ts'
import { type RunningPostgres, startPostgres } from '../postgres/supervisor.ts'
import { bringUpToDate } from '../store/bring-up-to-date.ts'

/** Test processes inherit it; `testDatabase` reads it. */
export const CLUSTER_VARIABLE = 'FAIRLINE_TEST_CLUSTER'

export const TEMPLATE = 'fairline_template'

const PREFIX = 'fairline-test-'
const ABANDONED_AFTER_MS = 60_000
const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))

export default async function setup(): Promise<() => Promise<void>> {
  await sweep()
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX))
  let postgres: RunningPostgres | undefined
  const teardown = async () => {
    await postgres?.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    postgres = await startPostgres({ dataDir, settings: { fsync: 'off', shared_buffers: '128MB', max_connections: '100' } })
    await makeTemplate(postgres.url)
    process.env[CLUSTER_VARIABLE] = postgres.url
    return teardown
  } catch (error) {
    await teardown()
    throw error
  }
}

async function makeTemplate(url: string): Promise<void> {
  await withClient(url, (client) => client.query(`create database ${TEMPLATE}`))
  const template = new URL(url)
  template.pathname = TEMPLATE
  await bringUpToDate(template.href, MIGRATIONS)
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Removes what killed runs left. A folder without an owner may belong to a run that is just starting: leave it a minute. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const dir = join(tmpdir(), name)
    const found = await stat(dir).catch(() => undefined)
    if (!found || found.uid !== process.getuid?.() || Date.now() - found.mtimeMs < ABANDONED_AFTER_MS) continue
    if (!(await dataOwner(dir))) await rm(dir, { recursive: true, force: true })
  }
}

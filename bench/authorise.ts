/**
 * What it costs to know who asks and what he may do: the whole hook of a request with a key (its hash, whose it is, where it comes from, its requests a
 * minute, its permission), as CPU time of the same small request with and without it, in turns; and the bucket of requests alone.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeyring } from '../apps/server/src/auth/api-keys.ts'
import { openIdentify } from '../apps/server/src/auth/identify.ts'
import { openRateLimits } from '../apps/server/src/auth/rates.ts'
import { openSessions } from '../apps/server/src/auth/sessions.ts'
import { MIGRATIONS } from '../apps/server/src/cli/environment.ts'
import { noLog } from '../apps/server/src/operations/event-log.ts'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { HTTP_LIMITS } from '../apps/server/src/routes/http-limits.ts'
import { openTraffic } from '../apps/server/src/routes/traffic.ts'
import { prepareServer } from '../apps/server/src/running-server.ts'
import { SMALL, smallApi } from '../apps/server/src/testing/small-api.ts'
import { defaultPack } from './default-pack.ts'
import { median, perCpuSecond, print } from './figure.ts'

type SmallApi = ReturnType<typeof smallApi>

const REQUESTS = 5_000
const ROUNDS = 15
const HOOK_TARGET_US = 20
const BUCKET_TARGET_US = 2
const NOW = Date.parse('2026-12-31T00:00:00Z')
/** Moves on, so that buckets fill; a key is remembered as it is at work. */
const startedAt = performance.now()
const now = () => NOW + performance.now() - startedAt

const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
const postgres = await startPostgres({ dataDir })
try {
  const pack = await defaultPack()
  const loaded = { pack, files: pack.files }
  const server = await prepareServer({ databaseUrl: postgres.url, migrations: MIGRATIONS, dataDir, now: () => NOW, loaded })
  const { database, adminKey } = server
  const failed = (error: unknown) => console.error(error)
  const identify = openIdentify({ keyring: openKeyring(database, now, failed), sessions: openSessions(database, now), log: noLog, now })
  const noActs = { keep: () => {}, settled: async () => {}, stop: async () => {} }
  const guarded = smallApi({ identify, traffic: openTraffic(HTTP_LIMITS), rates: openRateLimits(now), acts: noActs, now })
  const open = smallApi()
  await measure([guarded, open], { authorization: `Bearer ${adminKey}` })
  await Promise.all([guarded.close(), open.close()])
  await server.stop()
} finally {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}
measureBucket()

async function measure([guarded, open]: [SmallApi, SmallApi], headers: Record<string, string>): Promise<void> {
  const cpuUs = { guarded: [] as number[], open: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, app] of Object.entries({ guarded, open }) as ['guarded' | 'open', SmallApi][]) {
      const before = process.cpuUsage()
      for (let nth = 0; nth < REQUESTS; nth++) {
        const { statusCode } = await app.inject({ url: SMALL, headers })
        if (statusCode !== 200) throw new Error(`the request answers ${statusCode}`)
      }
      const { user, system } = process.cpuUsage(before)
      if (round > 0) cpuUs[name].push((user + system) / REQUESTS)
    }
  }
  const [guardedUs, openUs] = [median(cpuUs.guarded), median(cpuUs.open)]
  print('authorise', { figure: 'request-without', value: openUs, unit: 'us of CPU' })
  print('authorise', { figure: 'request-with', value: guardedUs, unit: 'us of CPU', against: 'request-without', ratio: guardedUs / openUs })
  const value = median(cpuUs.guarded.map((one, nth) => one - cpuUs.open[nth]!))
  print('authorise', { figure: 'hook', value, unit: 'us of CPU', target: HOOK_TARGET_US, met: value <= HOOK_TARGET_US })
}

/** Of as many keys as are remembered at most, in turns. */
function measureBucket(): void {
  const NAMES = 10_000
  const rates = openRateLimits(now)
  const names = Array.from({ length: NAMES }, (_, nth) => `key_${nth}`)
  const value = 1e6 / perCpuSecond(NAMES, () => names.forEach((name) => void rates.take('key', name)))
  print('authorise', { figure: 'bucket', value, unit: 'us of CPU', target: BUCKET_TARGET_US, met: value <= BUCKET_TARGET_US })
}

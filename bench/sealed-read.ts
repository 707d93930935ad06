/**
 * What opening sealed values costs: a borrower's line as its page reads it, his personal data masked, and a reveal that is recorded first, in turns on one
 * server in process.
 *
 * Size     BORROWERS borrowers with all that is personal of a registration, and HISTORY events more; `--full` for ten times as many events.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wireType } from '@fairline/contract/cloud-event'
import { MIGRATIONS } from '../apps/server/src/cli/environment.ts'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { type PreparedServer, prepareServer } from '../apps/server/src/running-server.ts'
import { defaultPack } from './default-pack.ts'
import { median, print, quantile } from './figure.ts'

const BORROWERS = 50
const HISTORY = process.argv.includes('--full') ? 1_000 : 100
const ROUNDS = 6
const TARGET_MS = 2
const P99 = 0.99
const NOW = Date.parse('2026-12-31T00:00:00Z')

const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
const postgres = await startPostgres({ dataDir })
try {
  const pack = await defaultPack()
  const server = await prepareServer({
    ...{ databaseUrl: postgres.url, migrations: MIGRATIONS, dataDir, now: () => NOW },
    loaded: { pack, files: pack.files },
  })
  for (let nth = 0; nth < BORROWERS; nth++) await fill(server, `b${nth}`)
  await server.follower.catchUp()
  await measure(server)
  await server.stop()
} finally {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function fill({ app, adminKey }: PreparedServer, subject: string): Promise<void> {
  const person = {
    name: '陆九渊',
    id_number: '11010519491231002X',
    phone: '13900001111',
    address: '杭州市西湖区一号',
    bank_card: '6222020200001111',
  }
  const first = { type: wireType('borrower-registered', 1), data: { kind: 'individual', currency: 'CNY', ...person } }
  const history = Array.from({ length: HISTORY }, (_, nth) => ({
    type: wireType('session-started', 1),
    data: { device_id: `d-${subject}`, session_id: `s${nth}` },
  }))
  const payload = [first, ...history]
    .map((one, nth) => JSON.stringify({ specversion: '1.0', id: `e${nth}`, source: 'bench', subject, ...one }))
    .join('\n')
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/x-ndjson' }
  await app.inject({ method: 'POST', url: '/v1/events:batch', headers, payload })
}

async function measure({ app, adminKey }: PreparedServer): Promise<void> {
  const authorization = `Bearer ${adminKey}`
  const json = { authorization, 'content-type': 'application/json' }
  const reveal = JSON.stringify({ fields: ['name', 'id_number', 'phone', 'address', 'bank_card'], purpose: 'audit' })
  const asked = {
    'line-without': (id: string) => app.inject({ method: 'GET', url: `/v1/borrowers/${id}`, headers: { authorization } }),
    'personal-masked': (id: string) => app.inject({ method: 'GET', url: `/v1/borrowers/${id}/personal-data`, headers: { authorization } }),
    'personal-revealed': (id: string) =>
      app.inject({ method: 'POST', url: `/v1/borrowers/${id}/personal-data:reveal`, headers: json, payload: reveal }),
  }
  const names = Object.keys(asked) as (keyof typeof asked)[]
  const took = { 'line-without': [] as number[], 'personal-masked': [] as number[], 'personal-revealed': [] as number[] }
  const cpu = { 'line-without': 0, 'personal-masked': 0, 'personal-revealed': 0 }
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of names) {
      const before = process.cpuUsage()
      for (let nth = 0; nth < BORROWERS; nth++) {
        const began = performance.now()
        const { statusCode } = await asked[name](`b${nth}`)
        if (statusCode !== 200) throw new Error(`${name} answers ${statusCode}`)
        if (round > 0) took[name].push(performance.now() - began)
      }
      const { user, system } = process.cpuUsage(before)
      if (round > 0) cpu[name] += user + system
    }
  }
  const bare = median(took['line-without'])
  for (const name of names) {
    const value = median(took[name])
    const isRead = name !== 'personal-revealed'
    print('sealed-read', {
      figure: name,
      value,
      unit: 'ms',
      against: 'line-without',
      ratio: value / bare,
      ...(isRead && { target: TARGET_MS, met: value <= TARGET_MS }),
    })
    print('sealed-read', { figure: `${name}-p99`, value: quantile(took[name], P99), unit: 'ms' })
    print('sealed-read', { figure: `${name}-cpu`, value: cpu[name] / (ROUNDS * BORROWERS), unit: 'us of this process' })
  }
}

/**
 * What the meters cost: the write path in process with and without them, in turns on one database; and their calls alone, for events that come in
 * batches and for single ones, where every event is a request and a batch of its own.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import { MIGRATIONS } from '../apps/server/src/cli/environment.ts'
import { readMessage } from '../apps/server/src/ingest/read-message.ts'
import { openMetrics } from '../apps/server/src/operations/metrics.ts'
import { startPostgres } from '../apps/server/src/postgres/supervisor.ts'
import { type PreparedServer, prepareServer } from '../apps/server/src/running-server.ts'
import type { Result } from '../apps/server/src/store/submission.ts'
import { defaultPack } from './default-pack.ts'
import { median, perCpuSecond, print } from './figure.ts'
import { bookOf } from './synthetic-book.ts'

const EVENTS = 10_000
const BORROWERS = 1_000
const RUNS = 6
const BATCH = 500
const NOW = Date.parse('2026-12-31T00:00:00Z')

const meters = () => openMetrics({ version: 'bench', pack: 'bench', now: () => NOW })

const dataDir = await mkdtemp(join(tmpdir(), 'fairline-bench-'))
const postgres = await startPostgres({ dataDir })
try {
  const pack = await defaultPack()
  const options = { databaseUrl: postgres.url, migrations: MIGRATIONS, dataDir, loaded: { pack, files: pack.files }, now: () => NOW }
  const servers = { without: await prepareServer(options), with: await prepareServer({ ...options, metrics: meters() }) }
  const used = { without: [] as number[], with: [] as number[] }
  for (let run = 0; run <= RUNS; run++) {
    for (const name of ['without', 'with'] as const) {
      const cpuUs = await submitAll(servers[name], `${name}${run}`)
      if (run > 0) used[name].push(cpuUs)
    }
  }
  for (const server of Object.values(servers)) await server.stop()
  const unit = 'us of this process/event'
  const bare = median(used.without)
  print('operations', { figure: 'in-process-without-meters', value: bare, unit })
  print('operations', {
    figure: 'in-process-with-meters',
    value: median(used.with),
    unit,
    against: 'without',
    ratio: median(used.with) / bare,
  })
} finally {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}
callsAlone()

async function submitAll({ lanes }: PreparedServer, name: string): Promise<number> {
  const events = [...bookOf(BORROWERS, EVENTS)].map((event) => ({ ...event, subject: `${name}-${event.subject}` }))
  const cpu = process.cpuUsage()
  const answers: Promise<Result>[] = []
  for (const event of events) {
    const reading = readMessage(Buffer.from(JSON.stringify(event)), NOW, {
      organisationId: 1,
      actor: 'bench',
      senders: new Set(OUTSIDE_SENDERS),
      isAgreed: true,
    })
    if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
    answers.push((await lanes.submitWhenRoom(reading.message.submission, { closed: false })).answer)
  }
  for (const answer of answers) if ((await answer).kind !== 'answered') throw new Error('an event was not answered')
  const { user, system } = process.cpuUsage(cpu)
  return (user + system) / EVENTS
}

function callsAlone(): void {
  const { eventsAnswered, batchCommitted, requestAnswered } = meters()
  const answered = { kind: 'answered', repeated: false, decision: { outcomes: [{ type: 'hold-placed' }] } } as unknown as Result
  const batch = Array<Result>(BATCH).fill(answered)
  const batches = perCpuSecond(BATCH * 2_000, () => {
    for (let index = 0; index < 2_000; index++) {
      eventsAnswered(batch)
      batchCommitted({ organisationId: 1, road: 'quick', size: BATCH, seconds: 0.01 })
    }
  })
  const single = [answered]
  const singles = perCpuSecond(200_000, () => {
    for (let index = 0; index < 200_000; index++) {
      eventsAnswered(single)
      batchCommitted({ organisationId: 1, road: 'quick', size: 1, seconds: 0.001 })
      requestAnswered({ method: 'POST', route: '/v1/events', status: 200, seconds: 0.001 })
    }
  })
  for (const [figure, perSecond] of Object.entries({ 'calls-in-batches': batches, 'calls-of-singles': singles }))
    print('operations', { figure, value: 1e6 / perSecond, unit: 'us of this process/event' })
}

/** What the platform does in the world because of its decisions. Where other systems do it (`external`), nothing is queued and nothing done. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describeBug } from '../describe-bug.ts'
import type { DatabaseWatch } from '../operations/database-watch.ts'
import type { EventLog } from '../operations/event-log.ts'
import type { MetricsHooks } from '../operations/metrics-hooks.ts'
import type { Ports } from '../ports/ports.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import { type Database, isUnavailable } from '../store/database.ts'
import { countJobs, type JobCounts } from '../store/job-table.ts'
import type { Lanes } from '../store/lanes.ts'
import { uncheckPayouts } from '../store/organisation-table.ts'
import { openInquire } from './inquire.ts'
import { openJobRunner } from './job-runner.ts'
import { openPayOut } from './pay-out.ts'
import { reconcile } from './reconcile.ts'
import { openSay } from './say.ts'

export type Effects = {
  readonly start: () => void
  /** Does all that is due now, and all that comes of it, for whoever does not want to wait. */
  readonly runAll: () => Promise<void>
  readonly jobs: () => Promise<JobCounts>
  /** As the database moved there. */
  readonly moveTo: (url: string) => void
  readonly stop: () => Promise<void>
}

type EffectsParts = {
  readonly databaseUrl: string
  readonly database: Database
  readonly lanes: Lanes
  readonly clocks: BookClocks
  readonly ports: Ports | undefined
  readonly queuesJobs: (organisationId: number) => boolean
  readonly log: EventLog
  readonly metrics: MetricsHooks
  readonly databaseWatch: DatabaseWatch
}

export function openEffects(parts: EffectsParts): Effects {
  const { ports, databaseUrl, database, queuesJobs, log, metrics } = parts
  const onFailure = openOnFailure(parts)
  if (ports === undefined) return idle(database, onFailure)
  const say = openSay(parts)
  const runner = openJobRunner({
    databaseUrl,
    tasks: { 'pay-out': openPayOut({ payment: ports.payment, database, say }), inquire: openInquire(ports, say) },
    onJobFailed: (task, attempt, error) => {
      metrics.jobFailed(task)
      log('job-failed', { ...describeBug(error), task, attempt })
    },
    onFailure,
  })
  const stopping = new AbortController()
  const look = () => reconcile({ database, queuesJobs, log, isStopped: () => stopping.signal.aborted })
  let looking: Promise<void> | undefined
  return {
    start: () => {
      looking ??= untilDone(look, stopping.signal, onFailure)
      runner.start()
    },
    runAll: async () => {
      await look()
      await runner.runAll()
    },
    jobs: () => countJobs(runner.owner),
    moveTo: runner.owner.moveTo,
    stop: async () => {
      stopping.abort()
      await Promise.all([looking, runner.stop()])
    },
  }
}

const openOnFailure =
  ({ log, databaseWatch }: Pick<EffectsParts, 'log' | 'databaseWatch'>) =>
  (error: unknown): void => {
    if (isUnavailable(error)) databaseWatch.failed(error)
    else log('job-queue-failed', describeBug(error))
  }

/** What is decided meanwhile has no job: whoever turns the ports on again looks for it. */
function idle(database: Database, onFailure: (error: unknown) => void): Effects {
  const stopping = new AbortController()
  let noting: Promise<void> | undefined
  return {
    start: () => {
      noting ??= untilDone(() => uncheckPayouts(database), stopping.signal, onFailure)
    },
    runAll: () => uncheckPayouts(database),
    jobs: async () => ({ waiting: 0, givenUp: 0, oldestMs: 0 }),
    moveTo: () => {},
    stop: async () => {
      stopping.abort()
      await noting
    },
  }
}

const TRY_AGAIN_AFTER_MS = 5_000

/** Tries again as long as the database is away; what fails by our own fault is tried by the next start. */
async function untilDone(work: () => Promise<void>, signal: AbortSignal, onFailure: (error: unknown) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      return await work()
    } catch (error) {
      if (signal.aborted) return
      onFailure(error)
      if (!isUnavailable(error)) return
      await sleep(TRY_AGAIN_AFTER_MS, undefined, { signal }).catch(() => {}) // Woken by `stop`.
    }
  }
}

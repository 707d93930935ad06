/**
 * Works off the queue: so many jobs at once, each tried again after a growing wait where it throws.
 *
 * Away     while the database is away a job that failed does not end, as nobody could be told; and should the worker underneath give up, it is
 *          started again.
 * Crash    what was under way in a process that died, or whose end the database never heard of, is given back within some seconds, and done again:
 *          jobs are safe to do twice.
 * Stops    jobs under way are waited for, then asked to give up; whatever is left is done by the next server.
 */
import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Runner, type RunnerOptions, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Queryable } from '../store/database.ts'
import { lookAtJobs, showLiving, unlockAbandoned, unlockJobsOf, type WorkerState } from '../store/job-table.ts'
import { openOwnerPool } from '../store/owner-pool.ts'
import type { TaskName } from './job.ts'
import { QUEUE_OPTIONS } from './queue-options.ts'

/** `attempt`: counted from 1. `signal`: the server stops. */
export type Task = (payload: unknown, on: { readonly attempt: number; readonly signal: AbortSignal }) => Promise<void>

export type JobRunner = {
  readonly start: () => void
  /** Does what is due now until nothing is. */
  readonly runAll: () => Promise<void>
  readonly owner: ReturnType<typeof openOwnerPool>
  readonly stop: () => Promise<void>
}

type RunnerParts = {
  readonly databaseUrl: string
  readonly tasks: Readonly<Record<TaskName, Task>>
  /** Hears of each try that failed. */
  readonly onJobFailed: (task: string, attempt: number, error: unknown) => void
  /** Hears of what stood in the way of the queue itself. */
  readonly onFailure: (error: unknown) => void
}

const AT_ONCE = 8
/** A connection that listens, and some for what is begun and ended. */
const CONNECTIONS = AT_ONCE
/** The database tells of new jobs; this is for those that wait for their next try. */
const LOOK_EVERY_MS = 2_000
/** How a job ended is written after its worker has gone on. */
const LOOK_AGAIN_AFTER_MS = 10
/** In a batch of its own moment: only then is a failure to write how a job ended caught, and tried again. */
const HEARS_OF_FAILURES = { completeJobBatchDelay: 0, failJobBatchDelay: 0 }
const LOOK_FOR_ABANDONED_EVERY_MS = 10_000
const START_AGAIN_AFTER_MS = 2_000
/** Of a stop: then those under way are asked to give up. */
const ABORT_AFTER_MS = 2_000
const STOP_WITHIN_MS = 5_000
const CLOSE_WITHIN_MS = 1_000

export function openJobRunner({ databaseUrl, tasks, onJobFailed, onFailure }: RunnerParts): JobRunner {
  const owner = openOwnerPool(databaseUrl, CONNECTIONS)
  const stopping = new AbortController()
  const events = new EventEmitter() as WorkerEvents
  events.on('job:error', ({ job, error }) => onJobFailed(job.task_identifier, job.attempts, error))
  events.on('pool:listen:success', ({ workerPool, client }) => void showLiving(client, workerPool.id).catch(onFailure))
  const state = followWorkers(events)
  const options: RunnerOptions = {
    ...QUEUE_OPTIONS,
    pgPool: owner.pool,
    concurrency: AT_ONCE,
    pollInterval: LOOK_EVERY_MS,
    taskList: taskListOf(tasks, (signal) => untilThere(owner, signal)),
    parsedCronItems: [],
    preset: { worker: { gracefulShutdownAbortTimeout: ABORT_AFTER_MS, ...HEARS_OF_FAILURES } },
    events,
  }
  let runner: Runner | undefined
  const work = async () => {
    runner = await run(options)
    if (stopping.signal.aborted) await runner.stop()
    await runner.promise
  }
  let running: Promise<unknown> | undefined
  const stopRunning = async () => {
    await runner?.stop().catch(() => {}) // It had stopped already.
    await running
    await unlockJobsOf(owner, [...state.workerIds])
  }
  const keepDoing = openKeepDoing(stopping.signal, onFailure)
  return {
    owner,
    start: () => {
      running ??= Promise.all([
        keepDoing(work, START_AGAIN_AFTER_MS),
        keepDoing(() => unlockAbandoned(owner, state), LOOK_FOR_ABANDONED_EVERY_MS),
      ])
    },
    runAll: async () => {
      for (let left = { due: true, underWay: false }; left.due || left.underWay; left = await lookAtJobs(owner, [...state.workerIds])) {
        if (left.due) await runOnce(options)
        else await sleep(LOOK_AGAIN_AFTER_MS)
      }
    },
    stop: async () => {
      stopping.abort()
      await Promise.race([stopRunning().catch(onFailure), sleep(STOP_WITHIN_MS, undefined, { ref: false })])
      await Promise.race([owner.close(), sleep(CLOSE_WITHIN_MS, undefined, { ref: false })])
    },
  }
}

/** Who works here, and on what, as it changes. */
function followWorkers(events: WorkerEvents): WorkerState {
  const [workerIds, jobIds] = [new Set<string>(), new Set<string>()]
  events.on('pool:create', ({ workerPool }) => void workerIds.add(workerPool.id))
  events.on('job:start', ({ job }) => void jobIds.add(job.id))
  events.on('job:complete', ({ job }) => void jobIds.delete(job.id))
  return { workerIds, jobIds }
}

const openKeepDoing =
  (signal: AbortSignal, onFailure: (error: unknown) => void) =>
  async (work: () => Promise<void>, everyMs: number): Promise<void> => {
    while (!signal.aborted) {
      await work().catch((error: unknown) => {
        if (!signal.aborted) onFailure(error)
      })
      await sleep(everyMs, undefined, { signal }).catch(() => {}) // Woken by `stop`.
    }
  }

const taskListOf = (tasks: RunnerParts['tasks'], untilThereAgain: (signal: AbortSignal) => Promise<void>): TaskList =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, task]): [string, TaskList[string]] => [
      name,
      async (payload, { job, abortSignal }) => {
        const signal = abortSignal ?? new AbortController().signal
        try {
          await task(payload, { attempt: job.attempts, signal })
        } catch (error) {
          await untilThereAgain(signal)
          throw error
        }
      },
    ]),
  )

const ASK_AGAIN_AFTER_MS = 500

async function untilThere(owner: Queryable, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await owner.query('select 1')
      return
    } catch {
      await sleep(ASK_AGAIN_AFTER_MS, undefined, { signal }).catch(() => {}) // Woken by the stop of the server.
    }
  }
}

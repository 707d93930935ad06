/**
 * SQL of the queue. Jobs are added in the transaction of the decision that makes them, through `queue_jobs`; all else about the queue is done by its
 * worker (effects/job-runner.ts), as the owner of its schema.
 */
import type { Job } from '../effects/job.ts'
import { jsonbs, texts } from './binary-array.ts'
import type { Queryable } from './database.ts'

/** Each of them waits longer than the one before, up to six hours: some weeks in all. When to give up earlier is for the task to say. */
const TRIES_MAX = 100

const QUEUE = { name: 'queue-jobs', text: 'select queue_jobs($1::text[], $2::text[], $3::jsonb[], $4::smallint)' }

export async function queueJobs(client: Queryable, jobs: readonly Job[]): Promise<void> {
  await client.query({
    ...QUEUE,
    values: [
      texts(jobs.map(({ task }) => task)),
      texts(jobs.map(({ key }) => key)),
      jsonbs(jobs.map(({ payload }) => JSON.stringify(payload))),
      TRIES_MAX,
    ],
  })
}

/** `givenUp`: tried TRIES_MAX times; kept for somebody to look at. `oldestMs`: since the oldest that is not done was queued. */
export type JobCounts = { readonly waiting: number; readonly givenUp: number; readonly oldestMs: number }

export async function countJobs(owner: Queryable): Promise<JobCounts> {
  const { rows } = await owner.query<{ waiting: number; given_up: number; oldest_ms: number }>(
    `select count(*) filter (where attempts < max_attempts or locked_at is not null)::integer as waiting,
       count(*) filter (where attempts >= max_attempts and locked_at is null)::integer as given_up,
       coalesce(extract(epoch from now() - min(created_at)) * 1000, 0)::float8 as oldest_ms
     from graphile_worker.jobs`,
  )
  const { waiting, given_up, oldest_ms } = rows[0]!
  return { waiting, givenUp: given_up, oldestMs: oldest_ms }
}

/** `due`: some job could begin now. `underWay`: one of these workers has not ended one. */
export async function lookAtJobs(owner: Queryable, workerIds: readonly string[]): Promise<{ due: boolean; underWay: boolean }> {
  const { rows } = await owner.query<{ due: boolean; underWay: boolean }>(
    `select coalesce(bool_or(run_at <= now() and locked_at is null and attempts < max_attempts), false) as due,
       coalesce(bool_or(locked_by = any($1::text[])), false) as "underWay"
     from graphile_worker.jobs`,
    [workerIds],
  )
  return rows[0]!
}

/** A worker shows that it lives by the name of one of its connections. */
export async function showLiving(connection: Queryable, workerId: string): Promise<void> {
  await connection.query(`select set_config('application_name', $1, false)`, [`fairline ${workerId}`])
}

/** Gives back what these workers had not ended. */
export async function unlockJobsOf(owner: Queryable, workerIds: readonly string[]): Promise<void> {
  await owner.query('select graphile_worker.force_unlock_workers($1::text[])', [workerIds])
}

/** What a worker knows of itself: who it is, and which jobs it has in hand. */
export type WorkerState = { readonly workerIds: Iterable<string>; readonly jobIds: Iterable<string> }

/**
 * Gives back what nobody is at: of a process that ended without a word, and of this one where the database did not hear that a job was ended, or
 * could not say which one was begun. What began a moment ago is left alone.
 */
export async function unlockAbandoned(owner: Queryable, { workerIds, jobIds }: WorkerState): Promise<void> {
  await owner.query(
    `update graphile_worker._private_jobs j set locked_at = null, locked_by = null, run_at = greatest(run_at, now())
     where j.locked_at < now() - interval '10 seconds' and case when j.locked_by = any($1::text[]) then j.id <> all($2::bigint[])
       else not exists (select from pg_stat_activity s where s.application_name = 'fairline ' || j.locked_by) end`,
    [[...workerIds], [...jobIds]],
  )
}

/** What the server tells its meters, in plain functions: no other part knows who counts, or how. */
import type { PoolState } from '../store/database.ts'
import type { JobCounts } from '../store/job-table.ts'
import type { LaneState } from '../store/lanes.ts'
import type { Result } from '../store/submission.ts'
import type { CommittedBatch } from '../store/write-path.ts'

/** `route`: the template, such as `/v1/borrowers/:id`; undefined for a path that does not exist. */
export type AnsweredRequest = {
  readonly method: string
  readonly route: string | undefined
  readonly status: number
  readonly seconds: number
}

export type MetricsHooks = {
  /** The answers of a batch, or of a single event that was not even tried. */
  readonly eventsAnswered: (results: readonly Result[]) => void
  /** An event that did not get as far as the write path. `code`: of the problem. */
  readonly eventRefused: (code: string) => void
  readonly batchCommitted: (batch: CommittedBatch) => void
  readonly requestAnswered: (request: AnsweredRequest) => void
  readonly postgresRestarted: () => void
  /** A try of a job, which is tried again. */
  readonly jobFailed: (task: string) => void
}

/** What is looked up when somebody asks. */
export type MetricsSources = {
  readonly lanes: () => readonly LaneState[]
  readonly pool: () => PoolState
  readonly streams: () => number
  /** Events set aside that have not gone through since. Asked once in QUARANTINE_ASKED_EVERY_MS at most. */
  readonly quarantine: () => Promise<number>
  /** How far the views are behind the log. */
  readonly viewLagMs: () => Promise<number>
  /** Of all organisations. */
  readonly jobs: () => Promise<JobCounts>
}

export type Metrics = MetricsHooks & {
  readonly watch: (sources: MetricsSources) => void
  /** In the text format of Prometheus. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

export const noMetrics: MetricsHooks & Pick<Metrics, 'watch'> = {
  eventsAnswered: () => {},
  eventRefused: () => {},
  batchCommitted: () => {},
  requestAnswered: () => {},
  postgresRestarted: () => {},
  jobFailed: () => {},
  watch: () => {},
}

/** What the server tells its meters, in plain functions: no other part knows who counts, or how. */
import type { Result } from '../store/submission.ts'

export type Road = 'quick' | 'careful'
export type CommittedBatch = { readonly road: Road; readonly size: number; readonly seconds: number }
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
}

/** `oldestMs`: how long the oldest event of a lane has been without its answer; 0 where there is none. */
export type LaneState = { readonly lane: number; readonly waiting: number; readonly oldestMs: number }
export type PoolState = { readonly total: number; readonly idle: number; readonly waiting: number }

/** What is looked up when somebody asks. */
export type MetricsSources = {
  readonly lanes: () => readonly LaneState[]
  readonly pool: () => PoolState
  readonly streams: () => number
  /** Events set aside that have not gone through since. Asked once in QUARANTINE_ASKED_EVERY_MS at most. */
  readonly quarantine: () => Promise<number>
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
  watch: () => {},
}

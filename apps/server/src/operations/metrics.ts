/**
 * The meters of a server, kept with prom-client, which no other file knows.
 *
 * Labels   come from closed lists only: outcomes, problem codes, route templates, methods, status classes, roads, lanes. Never an id.
 * Cost     events are counted in plain numbers (event-counts.ts); prom-client is called once a batch and once a request, and when somebody asks.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { PoolState } from '../store/database.ts'
import type { JobCounts } from '../store/job-table.ts'
import type { LaneState } from '../store/lanes.ts'
import { countRefusal, countResults, type EventCounts, newEventCounts } from './event-counts.ts'
import type { AnsweredRequest, Metrics, MetricsSources } from './metrics-hooks.ts'

/** A count over the whole table is not asked for by each scrape. */
export const QUARANTINE_ASKED_EVERY_MS = 30_000
/** A scrape is answered without it when the database is slow. */
const QUARANTINE_WITHIN_MS = 1_000

const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60]
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30]
const BATCH_SIZES = [1, 2, 5, 10, 25, 50, 100, 250, 500]
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** `pack`: the hash of the policy pack that decides. `now` in milliseconds. */
export type MetricsOptions = { readonly version: string; readonly pack: string; readonly now: () => number }

export function openMetrics({ version, pack, now }: MetricsOptions): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const counts = newEventCounts()
  showEvents(register, counts)
  const build = 'The release and the hash of the policy pack that decides; always 1.'
  gauge(register, { name: 'build_info', help: build, labelNames: ['version', 'pack'] }, (meter) => meter.set({ version, pack }, 1))
  const restarts = new Counter({
    name: 'fairline_postgres_restarts_total',
    help: 'Times the packaged PostgreSQL ended by itself and was started again.',
    registers: [register],
  })
  return {
    eventsAnswered: (results) => countResults(counts, results),
    eventRefused: (code) => countRefusal(counts, code),
    batchCommitted: openBatchMeters(register),
    requestAnswered: openRequestMeters(register),
    postgresRestarted: () => restarts.inc(),
    jobFailed: openJobMeter(register),
    watch: (sources) => watch(register, sources, now),
    text: () => register.metrics(),
    contentType: register.contentType,
  }
}

type GaugeOptions = { readonly name: string; readonly help: string; readonly labelNames?: readonly string[] }

/** `look` sets its values whenever somebody asks. */
function gauge(register: Registry, { name, help, labelNames = [] }: GaugeOptions, look: (gauge: Gauge) => void | Promise<void>): void {
  // A start that was tried again looks at its own server, not at the one that did not come up.
  register.removeSingleMetric(`fairline_${name}`)
  new Gauge({
    name: `fairline_${name}`,
    help,
    labelNames,
    registers: [register],
    collect() {
      return look(this)
    },
  })
}

function showEvents(register: Registry, { byOutcome, refused, decided }: EventCounts): void {
  new Counter({
    name: 'fairline_events_total',
    help: 'Events by what became of them. recorded: new and durable; repeated: known before; refused: not valid here, with the problem code; quarantined and internal: our own fault; unavailable and overloaded: the sender tries again.',
    labelNames: ['outcome', 'code'],
    registers: [register],
    collect() {
      this.reset()
      for (const [outcome, count] of Object.entries(byOutcome)) this.inc({ outcome, code: '' }, count)
      for (const [code, count] of refused) this.inc({ outcome: 'refused', code }, count)
    },
  })
  new Counter({
    name: 'fairline_decisions_total',
    help: 'What was decided on newly recorded events, by type of outcome.',
    labelNames: ['outcome'],
    registers: [register],
    collect() {
      this.reset()
      for (const [outcome, count] of Object.entries(decided)) this.inc({ outcome }, count)
    },
  })
}

function openBatchMeters(register: Registry): Metrics['batchCommitted'] {
  const of = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `fairline_${name}`, help, labelNames: ['road'], buckets, registers: [register] })
  const size = of(
    'batch_events',
    'Events of a committed batch. The quick road is one round trip; the careful one locks and looks first.',
    BATCH_SIZES,
  )
  const duration = of('commit_duration_seconds', 'From a batch taken to a batch committed, by the road that committed it.', COMMIT_SECONDS)
  const roads = {
    quick: { size: size.labels('quick'), duration: duration.labels('quick') },
    careful: { size: size.labels('careful'), duration: duration.labels('careful') },
  }
  return (batch) => {
    roads[batch.road].size.observe(batch.size)
    roads[batch.road].duration.observe(batch.seconds)
  }
}

function openRequestMeters(register: Registry): (request: AnsweredRequest) => void {
  const duration = new Histogram({
    name: 'fairline_http_request_duration_seconds',
    help: 'HTTP requests by route template, method and class of the answer, from the head read to the answer sent. A stream lasts as long as its sender sends.',
    labelNames: ['route', 'method', 'status'],
    buckets: REQUEST_SECONDS,
    registers: [register],
  })
  // A route is registered with `::` where its path has a colon.
  const known = new Map<string, { observe: (seconds: number) => void }>()
  return ({ method, route = 'none', status, seconds }) => {
    const named = METHODS.has(method) ? method : 'other'
    const name = `${route} ${named} ${Math.trunc(status / 100)}`
    let meter = known.get(name)
    if (!meter) {
      meter = duration.labels({ route: route.replaceAll('::', ':'), method: named, status: `${Math.trunc(status / 100)}xx` })
      known.set(name, meter)
    }
    meter.observe(seconds)
  }
}

function watch(register: Registry, { lanes, pool, streams, quarantine, viewLagMs, jobs }: MetricsSources, now: () => number): void {
  showLanes(register, lanes)
  showPool(register, pool)
  gauge(register, { name: 'batch_streams_open', help: 'Requests to /v1/events:batch under way.' }, (meter) => meter.set(streams()))
  const lag =
    'Age of the oldest recorded event that lists and figures do not show yet; 0 where there is none, NaN where the database did not tell.'
  gauge(register, { name: 'view_lag_seconds', help: lag }, async (meter) =>
    meter.set((await within(QUARANTINE_WITHIN_MS, viewLagMs())) / 1000),
  )
  showJobs(register, jobs)
  let askedAt = Number.NEGATIVE_INFINITY
  const help = 'Events kept aside by our own fault, at most 30 s old; NaN where the database did not tell.'
  gauge(register, { name: 'quarantine_events', help }, async (meter) => {
    if (now() - askedAt < QUARANTINE_ASKED_EVERY_MS) return
    askedAt = now()
    meter.set(await within(QUARANTINE_WITHIN_MS, quarantine()))
  })
}

function showLanes(register: Registry, lanes: () => readonly LaneState[]): void {
  const labelNames = ['lane']
  const waiting = 'Events that wait for their batch, by lane, over all organisations.'
  gauge(register, { name: 'lane_waiting_events', help: waiting, labelNames }, (meter) => {
    for (const state of lanes()) meter.set({ lane: `${state.lane}` }, state.waiting)
  })
  const oldest = 'Age of the oldest event of a lane that has no answer yet; 0 where there is none.'
  gauge(register, { name: 'lane_oldest_seconds', help: oldest, labelNames }, (meter) => {
    for (const state of lanes()) meter.set({ lane: `${state.lane}` }, state.oldestMs / 1000)
  })
}

function openJobMeter(register: Registry): (task: string) => void {
  const help = 'Tries of a job that failed, by task; most are tried again.'
  const failures = new Counter({ name: 'fairline_job_failures_total', help, labelNames: ['task'], registers: [register] })
  return (task) => failures.inc({ task })
}

function showJobs(register: Registry, jobs: () => Promise<JobCounts>): void {
  const look = (read: (counts: JobCounts) => number) => async (meter: Gauge) =>
    meter.set(await within(QUARANTINE_WITHIN_MS, jobs().then(read)))
  const waiting = 'Jobs that are not done yet, under way or waiting for their next try; NaN where the database did not tell.'
  gauge(
    register,
    { name: 'jobs_waiting', help: waiting },
    look((counts) => counts.waiting),
  )
  const oldest = 'Since the oldest job that is not done was queued; 0 where there is none, NaN where the database did not tell.'
  gauge(
    register,
    { name: 'jobs_oldest_seconds', help: oldest },
    look(({ oldestMs }) => oldestMs / 1000),
  )
  gauge(
    register,
    { name: 'jobs_given_up', help: 'Jobs that are not tried any more: somebody has to look.' },
    look(({ givenUp }) => givenUp),
  )
}

function showPool(register: Registry, pool: () => PoolState): void {
  const connections = 'Connections to the database: all, and those lent to nobody.'
  gauge(register, { name: 'database_connections', help: connections, labelNames: ['state'] }, (meter) => {
    const { total, idle } = pool()
    meter.set({ state: 'total' }, total)
    meter.set({ state: 'idle' }, idle)
  })
  gauge(register, { name: 'database_waiting', help: 'Callers that wait for a connection.' }, (meter) => meter.set(pool().waiting))
}

/** Not a number where it fails or takes too long. */
function within(ms: number, asked: Promise<number>): Promise<number> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(Number.NaN), ms)
    const settle = (value: number) => {
      clearTimeout(timer)
      resolve(value)
    }
    asked.then(settle, () => settle(Number.NaN))
  })
}

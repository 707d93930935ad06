/**
 * Smart batching: the borrowers of an organisation hash to lanes, and a lane commits one batch at a time. What arrives meanwhile is the next batch; there is no timer, so
 * that an event that comes alone is committed at once.
 *
 * Order    of one borrower's events: the order of `submit`.
 * Limits   BATCH_MAX events a batch; QUEUE_MAX waiting events a lane, then `submit` answers `overloaded` and `submitWhenRoom` waits.
 * Failure  when the database is away, every event of the batch and all that waits behind it is `unavailable`: a later event of a borrower must not
 *          overtake one that has to be sent again. When an event itself breaks a batch, its batch is committed again one by one, so that
 *          only that event fails, and `setAside` says what becomes of it.
 */
import { isUnavailable } from './database.ts'
import type { Result, Submission } from './submission.ts'

/** One sender's stream of events. Closed by the first that is `unavailable`, at that moment, for all that comes behind it. */
export type Gate = { closed: boolean }

/** `oldestMs`: how long its oldest event has been without an answer; 0 where there is none. */
export type LaneState = { readonly lane: number; readonly waiting: number; readonly oldestMs: number }

export type Lanes = {
  submit: (submission: Submission) => Promise<Result>
  /** For senders of many: resolves once the event is queued, and gives the promise of its answer. */
  submitWhenRoom: (submission: Submission, gate: Gate) => Promise<{ answer: Promise<Result> }>
  /** Takes nothing new, and resolves when all that was taken is answered. */
  drain: () => Promise<void>
  /** By lane, over all organisations. */
  state: () => readonly LaneState[]
}

export type LaneOptions = {
  laneOf: (bucket: number) => number
  commit: (batch: readonly Submission[]) => Promise<Result[]>
  setAside: (submission: Submission, error: unknown) => Promise<Result>
  /** Hears why a batch was not committed. */
  onFailure: (error: unknown) => void
  /** Hears what was answered, batch by batch. */
  onAnswered?: (results: readonly Result[]) => void
}

export const BATCH_MAX = 500
export const QUEUE_MAX = 5_000

/** `since`: milliseconds of this process's own clock. */
type Waiting = { submission: Submission; gate: Gate; since: number; resolve: (result: Result) => void }
type Lane = {
  queue: Waiting[]
  running: Promise<void> | undefined
  waitingForRoom: (() => void)[]
  /** The oldest event of the batch under way. */
  underWaySince: number | undefined
}

const UNAVAILABLE: Result = { kind: 'failed', code: 'unavailable' }
const OVERLOADED: Result = { kind: 'failed', code: 'overloaded' }
const INTERNAL: Result = { kind: 'failed', code: 'internal' }

/** Two organisations share no lane: a transaction sees the rows of one. */
const LANES_MAX = 1_024

export function openLanes(options: LaneOptions): Lanes {
  const lanes = new Map<number, Lane>()
  let draining = false
  const refuse = (result: Result): Result => {
    options.onAnswered?.([result])
    return result
  }

  const laneFor = ({ organisationId, borrower }: Submission): Lane => {
    const number = organisationId * LANES_MAX + options.laneOf(borrower.bucket)
    const known = lanes.get(number)
    if (known) return known
    const lane: Lane = { queue: [], running: undefined, waitingForRoom: [], underWaySince: undefined }
    lanes.set(number, lane)
    return lane
  }
  const enqueue = (lane: Lane, submission: Submission, gate: Gate = { closed: false }): Promise<Result> => {
    const answer = new Promise<Result>((resolve) => lane.queue.push({ submission, gate, since: performance.now(), resolve }))
    lane.running ??= runLane(lane, options)
    return answer
  }
  return {
    submit: async (submission) => {
      const lane = laneFor(submission)
      if (draining) return refuse(UNAVAILABLE)
      return lane.queue.length < QUEUE_MAX ? enqueue(lane, submission) : refuse(OVERLOADED)
    },
    submitWhenRoom: async (submission, gate) => {
      const lane = laneFor(submission)
      while (!draining && !gate.closed && lane.queue.length >= QUEUE_MAX) {
        await new Promise<void>((resolve) => lane.waitingForRoom.push(resolve))
      }
      return { answer: draining || gate.closed ? Promise.resolve(refuse(UNAVAILABLE)) : enqueue(lane, submission, gate) }
    },
    drain: async () => {
      draining = true
      for (const lane of lanes.values()) tellRoom(lane)
      for (const { running } of lanes.values()) await running
    },
    state: () => statesOf(lanes),
  }
}

/** Runs until nothing waits. Never rejects: every event gets an answer. */
async function runLane(lane: Lane, options: LaneOptions): Promise<void> {
  while (lane.queue.length > 0) {
    await Promise.resolve() // What is submitted in one go, without waiting, is in one batch.
    const batch = lane.queue.splice(0, BATCH_MAX)
    lane.underWaySince = batch[0]!.since
    tellRoom(lane)
    const results = await commitSafely(
      batch.map(({ submission }) => submission),
      options,
    )
    lane.underWaySince = undefined
    const behind = results.includes(UNAVAILABLE) ? lane.queue.splice(0) : []
    if (behind.length > 0) tellRoom(lane)
    options.onAnswered?.(results)
    if (behind.length > 0) options.onAnswered?.(behind.map(() => UNAVAILABLE))
    for (const [index, waiting] of batch.entries()) tell(waiting, results[index] ?? INTERNAL)
    for (const waiting of behind) tell(waiting, UNAVAILABLE)
  }
  lane.running = undefined
}

function tell({ gate, resolve }: Waiting, result: Result): void {
  if (result === UNAVAILABLE) gate.closed = true
  resolve(result)
}

async function commitSafely(batch: readonly Submission[], options: LaneOptions): Promise<readonly Result[]> {
  try {
    return await options.commit(batch)
  } catch (error) {
    options.onFailure(error)
    if (isUnavailable(error)) return batch.map(() => UNAVAILABLE)
    if (batch.length === 1) return [await setAsideSafely(batch[0]!, error, options)]
    const results: Result[] = []
    for (const submission of batch) results.push(...(await commitSafely([submission], options)))
    return results
  }
}

async function setAsideSafely(submission: Submission, fault: unknown, { setAside, onFailure }: LaneOptions): Promise<Result> {
  try {
    return await setAside(submission, fault)
  } catch (error) {
    onFailure(error)
    return isUnavailable(error) ? UNAVAILABLE : INTERNAL
  }
}

function tellRoom(lane: Lane): void {
  for (const resolve of lane.waitingForRoom.splice(0)) resolve()
}

function statesOf(lanes: ReadonlyMap<number, Lane>): LaneState[] {
  const states = new Map<number, LaneState>()
  const now = performance.now()
  for (const [number, { queue, underWaySince }] of lanes) {
    const lane = number % LANES_MAX
    const since = underWaySince ?? queue[0]?.since ?? now
    const other = states.get(lane) ?? { waiting: 0, oldestMs: 0 }
    states.set(lane, { lane, waiting: other.waiting + queue.length, oldestMs: Math.max(other.oldestMs, now - since) })
  }
  return [...states.values()]
}

import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { outage, submissionOf } from '../testing/test-api.ts'
import { BATCH_MAX, openLanes, QUEUE_MAX } from './lanes.ts'
import type { Result, Submission } from './submission.ts'

const answered = (sequence: number) => ({ kind: 'answered', repeated: false, sequence, packId: 1 }) as Result
const event = (id: number | string, borrower = 'a'): Submission => submissionOf(outage(borrower, String(id)))

/** A database that commits when told to. */
function slowDatabase(answer: (batch: readonly Submission[]) => Result[] = (batch) => batch.map((_, index) => answered(index + 1))) {
  const batches: number[] = []
  const waiting: (() => void)[] = []
  const commit = async (batch: readonly Submission[]) => {
    batches.push(batch.length)
    await new Promise<void>((resolve) => waiting.push(resolve))
    return answer(batch)
  }
  const finish = async () => {
    waiting.shift()?.()
    for (let index = 0; index < 5; index++) await turn()
  }
  return { batches, commit, finish }
}

const failures: unknown[] = []
const lanesOn = (commit: (batch: readonly Submission[]) => Promise<Result[]>) =>
  openLanes({
    laneOf: (bucket) => bucket % 2,
    commit,
    setAside: async () => ({ kind: 'failed', code: 'quarantined' }),
    onFailure: (error) => void failures.push(error),
  })

test('alone, an event is committed at once; what arrives meanwhile is the next batch, of bounded size', async () => {
  const { batches, commit, finish } = slowDatabase()
  const lanes = lanesOn(commit)
  const first = lanes.submit(event(0))
  await turn()
  const rest = Array.from({ length: BATCH_MAX + 10 }, (_, index) => lanes.submit(event(index + 1)))
  await turn()
  expect(batches).toEqual([1])
  await finish()
  expect(await first).toEqual(answered(1))
  await finish()
  await finish()
  await Promise.all(rest)
  expect(batches).toEqual([1, BATCH_MAX, 10])
})

test('a full lane refuses, and lets a sender of many wait', async () => {
  const { commit, finish } = slowDatabase()
  const lanes = lanesOn(commit)
  void lanes.submit(event('first'))
  await turn()
  for (let index = 0; index < QUEUE_MAX; index++) void lanes.submit(event(index))
  expect(await lanes.submit(event('late'))).toEqual({ kind: 'failed', code: 'overloaded' })
  let queued = false
  void lanes.submitWhenRoom(event('patient'), { closed: false }).then(() => {
    queued = true
  })
  await turn()
  expect(queued).toBe(false)
  await finish()
  expect(queued).toBe(true)
})

test('drained, it answers what it took and takes nothing new', async () => {
  const { commit, finish } = slowDatabase()
  const lanes = lanesOn(commit)
  const taken = lanes.submit(event(1))
  const drained = lanes.drain()
  expect(await lanes.submit(event(2))).toEqual({ kind: 'failed', code: 'unavailable' })
  expect(await (await lanes.submitWhenRoom(event(3), { closed: false })).answer).toEqual({ kind: 'failed', code: 'unavailable' })
  await finish()
  expect(await taken).toEqual(answered(1))
  await drained
})

test('when the database is away, the whole batch is unavailable, and the next one is tried again', async () => {
  let away = true
  const lanes = lanesOn(async (batch) => {
    if (away) throw new Error('Connection terminated unexpectedly')
    return batch.map(() => answered(1))
  })
  const results = await Promise.all([1, 2, 3].map((id) => lanes.submit(event(id))))
  expect(new Set(results.map((result) => result.kind === 'failed' && result.code))).toEqual(new Set(['unavailable']))
  away = false
  expect(await lanes.submit(event(4))).toEqual(answered(1))
})

test('an event that breaks its batch fails alone', async () => {
  const poison = event('poison')
  const lanes = lanesOn(async (batch) => {
    if (batch.includes(poison)) throw new TypeError('our own fault')
    return batch.map(() => answered(1))
  })
  const results = await Promise.all([event(1), poison, event(2)].map((one) => lanes.submit(one)))
  expect(results).toEqual([answered(1), { kind: 'failed', code: 'quarantined' }, answered(1)])
  expect(failures.slice(-2)).toEqual([new TypeError('our own fault'), new TypeError('our own fault')]) // the batch, then the event
})

test('when the database goes away, nothing overtakes what has to be sent again', async () => {
  let away = true
  const { commit, finish } = slowDatabase((batch) => {
    if (away) throw new Error('connection lost')
    return batch.map((_, index) => answered(index + 1))
  })
  const lanes = lanesOn(commit)
  const gate = { closed: false }
  const first = (await lanes.submitWhenRoom(event(1), gate)).answer
  await turn()
  const behind = (await lanes.submitWhenRoom(event(2), gate)).answer
  const ofAnotherSender = lanes.submit(event(3))
  await finish()
  const gone = { kind: 'failed', code: 'unavailable' }
  expect(await Promise.all([first, behind, ofAnotherSender])).toEqual([gone, gone, gone])
  away = false
  expect(await (await lanes.submitWhenRoom(event(4), gate)).answer).toEqual(gone)
  const fresh = (await lanes.submitWhenRoom(event(1), { closed: false })).answer
  await finish()
  expect(await fresh).toEqual(answered(1))
})

test('what waits, for how long, and every answer is told', async () => {
  const told: string[] = []
  const { commit, finish } = slowDatabase()
  const lanes = openLanes({
    laneOf: () => 3,
    commit,
    setAside: async () => ({ kind: 'failed', code: 'quarantined' }),
    onFailure: (error) => void failures.push(error),
    onAnswered: (results) => void told.push(results.map((result) => (result.kind === 'failed' ? result.code : result.kind)).join(' ')),
  })
  const first = lanes.submit(event(1))
  await turn()
  const rest = [lanes.submit(event(2)), lanes.submit(event(3)), lanes.submit({ ...event(4), organisationId: 2 })]
  await turn()
  const [state] = lanes.state()
  expect([lanes.state().length, state?.lane, state?.waiting, (state?.oldestMs ?? 0) > 0]).toEqual([1, 3, 2, true])
  for (let index = 0; index < 3; index++) await finish()
  await Promise.all([first, ...rest])
  expect(lanes.state()).toEqual([{ lane: 3, waiting: 0, oldestMs: 0 }])
  await lanes.drain()
  await lanes.submit(event(5))
  expect(told.sort()).toEqual(['answered', 'answered', 'answered answered', 'unavailable'])
})

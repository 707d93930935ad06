import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { sampleInput } from '@fairline/planner/sample-input'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPlanningDesk, type PlanAnswer } from './planning-desk.ts'

const input = sampleInput({ seed: 3, facilities: 6, weeks: 12, grid: 'weekly', scenarios: 0 })

describe('a desk with its solver', () => {
  const desk = openPlanningDesk({ warmUp: false })
  afterAll(() => desk.close())

  test('answers the same plan with the same hashes, whatever it was asked in between', async () => {
    const first = await desk.plan(input)
    expect((await desk.further(input, { ask: 'n-minus-one' })).kind).toBe('book')
    const other = await desk.plan({ ...input, openingCashMinor: input.openingCashMinor + 1 })
    const again = await desk.plan(input)
    if (first.kind !== 'planned' || again.kind !== 'planned' || other.kind !== 'planned') throw new Error(first.kind)
    expect({ ...again.run, tookMs: 0 }).toEqual({ ...first.run, tookMs: 0 })
    expect(again.plan).toEqual(first.plan)
    expect(other.run.inputHash).not.toBe(first.run.inputHash)
  })

  test('plans round a line that failed', async () => {
    const failed = await desk.replan(input, { closed: ['f1'], called: [] }, 'certain')
    if (failed.kind !== 'planned') throw new Error(failed.kind)
    expect(failed.plan.draws.some(({ facilityId }) => facilityId === 'f1')).toBe(false)
    expect(failed.plan.blocked.find(({ facilityId }) => facilityId === 'f1')?.reason).toBe('closed')
  })

  test.each(['book', 'explain', 'repairs'] as const)('answers %s', async (ask) => {
    expect((await desk.further(input, { ask })).kind).toBe(ask === 'explain' ? 'explanations' : ask)
  })

  test('says what is wrong with an input', async () => {
    expect(await desk.plan({ ...input, asOf: 'today' })).toMatchObject({ kind: 'refused', faults: [{ code: 'not-a-date', place: 'asOf' }] })
  })
})

test('where the solver cannot be loaded, a plan by rules says so', async () => {
  const desk = openPlanningDesk({ warmUp: false, wasmFile: '/nowhere/highs.wasm' })
  const answer = await desk.plan(input)
  expect(answer).toMatchObject({
    kind: 'planned-by-rules',
    because: 'solver-missing',
    plan: { method: 'rules', proof: null, ledger: { ok: true } },
  })
  expect(await desk.further(input, { ask: 'book' })).toEqual({ kind: 'solver-missing' })
  await desk.close()
})

test('a solver that does not answer in time is stopped, and the next question gets a new one', async () => {
  const slow = openPlanningDesk({ warmUp: false, answerWithinMs: 1 })
  const answers = await Promise.all([slow.plan(input), slow.replan(input, { closed: ['f1'], called: [] }, 'certain')])
  expect(answers).toMatchObject([
    { kind: 'planned-by-rules', because: 'solver-stopped' },
    { kind: 'planned-by-rules', because: 'solver-stopped' },
  ])
  expect((await slow.plan(input)).kind).toBe('planned-by-rules')
  await slow.close()
})

describe('a thread whose solver holds too much', () => {
  const begun: Worker[] = []
  const see = (message: unknown): void => void begun.push((message as { worker: Worker }).worker)
  beforeEach(() => {
    begun.length = 0
    subscribe('worker_threads', see)
  })
  afterEach(() => unsubscribe('worker_threads', see))
  const hashesOf = (answers: readonly PlanAnswer[]) => answers.map((answer) => (answer.kind === 'planned' ? answer.run.planHash : answer))

  test('is replaced between questions, and the next one answers the same', async () => {
    const small = openPlanningDesk({ warmUp: false, heapMaxBytes: 1 })
    const first = await small.plan(input)
    const gone = once(begun[0]!, 'exit')
    const again = await small.plan(input)
    await gone
    const [hash] = hashesOf([first])
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(hashesOf([again])).toEqual([hash])
    expect(begun).toHaveLength(2)
    await small.close()
  })

  test('answers all that it was asked before it goes', async () => {
    const small = openPlanningDesk({ warmUp: false, heapMaxBytes: 1 })
    const other = { ...input, openingCashMinor: input.openingCashMinor + 1 }
    const waiting = [small.plan(input), small.plan(other), small.plan(input)]
    const book = small.further(input, { ask: 'n-minus-one' })
    await waiting[0]
    const late = small.plan(input)
    const [first, second, third] = hashesOf(await Promise.all(waiting))
    expect(third).toBe(first)
    expect(second).not.toBe(first)
    expect((await book).kind).toBe('book')
    expect(hashesOf([await late])).toEqual([first])
    expect(begun).toHaveLength(2)
    await small.close()
    expect(begun.every(({ threadId }) => threadId === -1)).toBe(true)
  })

  test('stays below what it may hold', async () => {
    const roomy = openPlanningDesk({ warmUp: false })
    const answers = [await roomy.plan(input), await roomy.plan(input)]
    expect(new Set(hashesOf(answers)).size).toBe(1)
    expect(begun).toHaveLength(1)
    await roomy.close()
  })
})

test('a desk that is closed while somebody waits answers by rules', async () => {
  const desk = openPlanningDesk({ warmUp: false })
  const waiting = desk.plan(input)
  await desk.close()
  expect(await waiting).toMatchObject({ kind: 'planned-by-rules', because: 'solver-stopped' })
})

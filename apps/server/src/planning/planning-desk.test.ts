import { sampleInput } from '@fairline/planner/sample-input'
import { afterAll, describe, expect, test } from 'vitest'
import { openPlanningDesk } from './planning-desk.ts'

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

test('a desk that is closed while somebody waits answers by rules', async () => {
  const desk = openPlanningDesk({ warmUp: false })
  const waiting = desk.plan(input)
  await desk.close()
  expect(await waiting).toMatchObject({ kind: 'planned-by-rules', because: 'solver-stopped' })
})

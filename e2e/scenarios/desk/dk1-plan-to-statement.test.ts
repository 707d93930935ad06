/** From registers to an approved switch: a plan is made, a second person agrees to what changes, tasks come of it in their order, and a statement shows the money. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBridge, THREE_LINES } from './bridge-desk.ts'
import { type DeskScenario, openDeskScenario, type Plan, type PlanBook, PROJECT } from './desk-scenario.ts'

let desk: DeskScenario
beforeAll(async () => {
  desk = await openDeskScenario({ id: 'DK1', title: 'From a plan to the statement 从计划到对账', startAt: '2026-11-27T01:00:00Z' })
  await openBridge(desk, THREE_LINES)
  desk.note('registers kept, purposes and policy agreed on by two people')
})
afterAll(() => desk?.close())

test('a plan is made, proven, and led through the ledger; asked for again it is the same', async () => {
  const { status, body } = await desk.plan('p-1')
  expect([status, body.code, body.errors]).toEqual([200, undefined, undefined])
  expect(body).toMatchObject({ state: 'made', method: 'optimised', because: null, gap: null, ledger: { ok: true }, proof: { holds: true } })
  expect(body.draws.length).toBeGreaterThan(0)
  const again = await desk.plan('p-1')
  expect(again.body.run).toEqual(body.run)
  expect((await desk.plan('p-1', { risk_weight_ppm: 1 })).body.code).toBe('id-reused')
  const { body: book } = await desk.get<PlanBook>(`${PROJECT}/plans/p-1/book`)
  expect(book.entries.map(({ kind, id }) => `${kind} ${id}`)).toEqual(
    expect.arrayContaining(['facility north-1', 'provider south', 'group credit']),
  )
  desk.note(`plan of ${body.draws.length} draws, costing ${body.total_cost_minor} fen`)
})

test('a second person sees what changes and agrees; what is owed comes first among the tasks', async () => {
  const agreed = await desk.putInForce('p-1')
  expect([agreed.status, agreed.body.state]).toEqual([200, 'done'])
  expect(agreed.changes.map(({ field }) => field)).toEqual(expect.arrayContaining(['plan_id', 'draw_minor', 'total_cost_minor']))
  expect((await desk.get<Plan>(`${PROJECT}/plans/p-1`)).body).toMatchObject({ state: 'approved', approved: { approved_by: 'usr_manager' } })
  const tasks = await desk.tasksOf('p-1')
  expect(tasks[0]).toMatchObject({ kind: 'repay', step: 1, subject: { kind: 'debt', id: 'lease' }, assignee: 'usr_officer' })
  const kinds = tasks.toSorted((a, b) => a.step! - b.step!).map(({ kind }) => kind)
  expect(kinds.indexOf('draw')).toBeGreaterThan(kinds.lastIndexOf('repay'))
  desk.note(`in force, with ${tasks.length} tasks`)
})

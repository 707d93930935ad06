/** Lines that may not be used, that fail, and that nothing replaces: what is shown, what it costs, and what stays in force whatever happens. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi } from '../../../apps/server/src/testing/test-api.ts'
import { need, openBridge, standing, THREE_LINES, WAN } from './bridge-desk.ts'
import { type DeskScenario, openDeskScenario, type Plan, type PlanBook, PROJECT, type Rehearsal, type Replan } from './funding-scenario.ts'

const CONSUMER = {
  'providers/platform': { name: '某平台', kind: 'platform', group_ids: [] },
  'channels/platform-line': { provider_id: 'platform', product: '个人消费信贷', family: 'online_line', lifecycle: 'active' },
} as const

let desk: DeskScenario
beforeAll(async () => {
  desk = await openDeskScenario({ id: 'DK2', title: 'Lines that fail 额度失效', startAt: '2026-11-27T01:00:00Z' })
  const { 'facilities/north-1': terms } = THREE_LINES as Readonly<Record<string, object>>
  const consumer = { ...terms, channel_id: 'platform-line', credit_kind: 'consumer', limit_minor: 10 * WAN }
  await openBridge(desk, { ...THREE_LINES, ...CONSUMER, 'facilities/consumer-1': consumer })
  await desk.see(...standing(['consumer-1']))
})
afterAll(() => desk?.close())

test('DA12 a consumer line pays for no need of the project: the amount is shown with its reason, and no two people open it', async () => {
  const { body } = await desk.plan('p-1')
  expect(body.blocked).toContainEqual(
    expect.objectContaining({ facility_id: 'consumer-1', amount_minor: 10 * WAN, reason: 'consumer-credit' }),
  )
  expect(body.draws.filter(({ facility_id }) => facility_id === 'consumer-1')).toEqual([])
  const wish = {
    facility_id: 'consumer-1',
    credit_kind: 'consumer',
    purposes: ['supplier'],
    document_name: 'x',
    document_sha256: 'a'.repeat(64),
  }
  const asked = await desk.post('/v1/approvals', { kind: 'facility-purposes', request: wish, reason: '急用' })
  expect([asked.status, asked.body.code]).toEqual([422, 'invalid-request'])
  desk.note('the consumer line is shown with the amount it may not give')
})

test('DA7 a raise that blocks a line for a week: what the wait costs is seen before it is asked for', async () => {
  await desk.putInForce('p-1')
  const draws = (await desk.get<Plan>(`${PROJECT}/plans/p-1`)).body.draws
  const [line] = draws.map(({ facility_id }) => facility_id)
  const tried = await desk.post<Rehearsal>(`${PROJECT}/plans:rehearse`, { plan_id: 'p-1', later: [{ facility_id: line, days: 7 }] })
  expect(tried.status).toBe(200)
  expect(tried.body.difference.draws.length).toBeGreaterThan(0)
  expect(tried.body.difference.extra_cost_minor).toBeGreaterThan(0)
  expect(tried.body).toMatchObject({ gap: null, slips: [] })
  expect((await desk.get<{ data: Plan[] }>(`${PROJECT}/plans`)).body.data).toHaveLength(1)
  desk.note(`a week without ${line} costs ${tried.body.difference.extra_cost_minor} fen`)
})

test('tonight two of three lines close: the needs that slip are named, and nothing is kept', async () => {
  const all = await desk.post<Rehearsal>(`${PROJECT}/plans:rehearse`, { plan_id: 'p-1', groups: ['credit'], closed: ['north-1'] })
  expect(all.body.slips.map(({ name }) => name)).toEqual(expect.arrayContaining(['钢材', '十二月工资']))
  expect(all.body.gap!.first_on <= '2026-12-03').toBe(true)
  const one = await desk.post<Rehearsal>(`${PROJECT}/plans:rehearse`, { plan_id: 'p-1', providers: ['west'] })
  expect(one.body.slips).toEqual([])
})

test('a line fails: the book’s entry at once, a plan from where it stood, and its tasks in the place of the old ones', async () => {
  const [lost] = (await desk.get<Plan>(`${PROJECT}/plans/p-1`)).body.draws
  await desk.see(['facility', lost!.facility_id, 'availability', 'closed'])
  const began_at = new Date(desk.now()).toISOString()
  await desk.post('/v1/desk/incidents', {
    id: 'inc-1',
    title: '额度关闭',
    severity: 1,
    began_at,
    subjects: [{ kind: 'facility', id: lost!.facility_id }],
  })
  desk.advance(0.5)
  const { status, body } = await desk.post<Replan>(`${PROJECT}/plans:replan`, {
    plan_id: 'p-1',
    new_plan_id: 'p-2',
    closed: [lost!.facility_id],
  })
  expect(status).toBe(200)
  expect(body.entry).toMatchObject({ kind: 'facility', id: lost!.facility_id, is_certified: true })
  expect(body.plan).toMatchObject({ method: 'optimised', replan_of: 'p-1', ledger: { ok: true }, proof: { holds: true } })
  expect(body.plan.draws.map(({ facility_id }) => facility_id)).not.toContain(lost!.facility_id)
  const next = (await desk.get<PlanBook>(`${PROJECT}/plans/p-2/book`)).body
  expect(next).toMatchObject({ missing: false })
  expect(next.entries.every(({ is_certified }) => is_certified)).toBe(true)
  const agreed = await desk.putInForce('p-2', { incident_id: 'inc-1' })
  expect(agreed.changes).toContainEqual(
    expect.objectContaining({ field: 'draw_minor', of: expect.stringContaining(lost!.facility_id), after: 0 }),
  )
  expect((await desk.get<Plan>(`${PROJECT}/plans/p-1`)).body).toMatchObject({ state: 'superseded', superseded_by: 'p-2' })
  expect(new Set((await desk.tasksOf('p-1')).map(({ state }) => state))).toEqual(new Set(['dropped']))
  const tasks = (await desk.tasksOf('p-2')).toSorted((a, b) => a.step! - b.step!)
  expect([...new Set(tasks.map(({ kind }) => kind))]).toEqual(['repay', 'call', 'draw'])
  const due = tasks.map(({ due_at }) => due_at)
  expect(due[0]! <= due.at(-1)!).toBe(true)
  desk.note(`${lost!.facility_id} closed; another plan is in force half an hour later`)
})

test('a plan that would draw on a line that is lost meanwhile is agreed on by nobody', async () => {
  const { body } = await desk.plan('p-3')
  const [soon] = body.draws.filter(({ is_firm }) => is_firm)
  const wish = { plan_id: 'p-3', owner: 'usr_officer', reason: '本周资金安排' }
  await desk.see(['facility', soon!.facility_id, 'authorisation', 'expired'])
  const asked = await desk.post(`${PROJECT}/plans:propose`, wish)
  expect([asked.status, asked.body.code]).toEqual([409, 'entry-changed'])
  await desk.see(['facility', soon!.facility_id, 'authorisation', 'granted'])
  desk.advance(0.1)
})

test('DA18 the solver is stopped in the middle: a plan by rules that says so, and the approved one stays', async () => {
  const other = await testApi(desk.url, desk.now, undefined, { planning: { warmUp: false, answerWithinMs: 1 } })
  const began = performance.now()
  const { status, body } = await other.send(`${PROJECT}/plans`, { plan_id: 'p-4', horizon_weeks: 13, scenarios_max: 8 })
  const tookMs = performance.now() - began
  const plan = body as unknown as Plan
  expect([status, plan.method, plan.proof, plan.because?.code]).toEqual([200, 'rules', null, 'solver-stopped'])
  expect(plan).toMatchObject({ ledger: { ok: true }, because: { text: { zh: '求解中断' } } })
  expect(tookMs).toBeLessThan(10_000)
  expect((await desk.get<Plan>(`${PROJECT}/plans/p-2`)).body.state).toBe('approved')
  await other.close()
  desk.note(`solver stopped: by rules after ${Math.round(tookMs)} ms, and p-2 stays in force`)
})

test('DA11 what cannot be paid: the gap is in the weeks of the need, with its reasons, and three repairs that were each solved again', async () => {
  await desk.register(need('tower', '主塔', 900, '2027-01-14'))
  const { body } = await desk.plan('p-5')
  expect([body.method, body.because]).toEqual(['optimised', null])
  expect(body.gap!.first_on >= '2027-01-08' && body.gap!.first_on <= '2027-01-14').toBe(true)
  expect(body.weeks[0]!.gap_minor).toBe(0)
  expect(body.gap_reasons.map(({ code }) => code)).toContain('line-full')
  expect(body.repairs.length).toBeGreaterThanOrEqual(3)
  expect(body.repairs.some(({ closes_gap }) => closes_gap)).toBe(true)
  expect(body.gap!.unpaid.every(({ tier }) => tier > 0)).toBe(true)
  desk.note(`short by ${body.gap!.peak_minor} fen from ${body.gap!.first_on} on`)
})

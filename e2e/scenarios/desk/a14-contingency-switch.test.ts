/** A14: the line that pays for most is stopped. What to do is there at once, another bank pays, what is put by lasts until then, and what was learnt is kept. */
import type { DeskPictureView, IncidentDetail, WarningsView } from '@fairline/contract/desk/picture'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { camtFile } from '../../../apps/server/src/testing/camt-file.ts'
import { openBridge, standing, THREE_LINES, WAN } from './bridge-desk.ts'
import {
  type DeskScenario,
  openDeskScenario,
  type Plan,
  type PlanBook,
  PROJECT,
  type Rehearsal,
  type Replan,
  type Switch,
  type Task,
} from './funding-scenario.ts'

type Detail = z.infer<typeof IncidentDetail>
const INCIDENTS = '/v1/desk/incidents'
const BANKS: Readonly<Record<string, string>> = { 'south-1': '南方银行', 'west-1': '西部银行' }
const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000]
const KEY = 'north-1'

let desk: DeskScenario
let incidentId: string
let stoppedAt: number
/** The first day on which money would be missing, should no line pay at all: until then what is in the account is enough. */
let shortOn: string

beforeAll(async () => {
  desk = await openDeskScenario({ id: 'A14', title: 'Contingency switch 应急切换', startAt: '2026-11-27T01:00:00Z' })
  await openBridge(desk, THREE_LINES)
  await desk.see(['project', 'bridge', 'cash', { amount_minor: 200 * WAN, currency: 'CNY' }])
  await desk.plan('p-1')
  await desk.putInForce('p-1')
  await desk.watch()
})
afterAll(() => desk?.close())

const detail = async (): Promise<Detail> => (await desk.get<Detail>(`${INCIDENTS}/${incidentId}`)).body
const planned = async (id: string): Promise<Plan> => (await desk.get<Plan>(`${PROJECT}/plans/${id}`)).body
/** In weeks, as the desk's overview tells them; null: not known. */
const survivals = async (): Promise<Record<string, number | null>> => {
  const { data } = (await desk.get<z.infer<typeof DeskPictureView>>('/v1/desk/picture?project_id=bridge')).body
  return Object.fromEntries(data[0]!.measures.filter(({ unit }) => unit === 'weeks').map(({ measure, value }) => [measure, value]))
}
const daysUntil = (day: string): number => Math.floor((Date.parse(`${day}T00:00:00+08:00`) - desk.now()) / DAY_MS)

describe('A14 a key line is stopped', () => {
  test('before anything happens the answer is kept ready: who pays instead of the key line, and how long what is put by would last alone', async () => {
    const { draws, gap } = await planned('p-1')
    expect([draws[0]!.facility_id, gap]).toEqual([KEY, null])
    const { body: book } = await desk.get<PlanBook>(`${PROJECT}/plans/p-1/book`)
    const entry = book.entries.find(({ kind, id }) => kind === 'facility' && id === KEY)!
    expect(entry).toMatchObject({ is_certified: true, gap_peak_minor: 0, first_gap_on: null })
    expect(
      entry.draws.some(({ facility_id, amount_minor, instead_of_minor }) => facility_id in BANKS && amount_minor > instead_of_minor),
    ).toBe(true)
    const nothing = await desk.post<Rehearsal>(`${PROJECT}/plans:rehearse`, { plan_id: 'p-1', providers: ['north', 'south', 'west'] })
    expect(await survivals()).toEqual({ survival: 13, survival_without_any: 13 })
    shortOn = nothing.body.gap!.first_on
    // The lease and the steel are paid for; the wages of the tenth, in the week from the fourth, are not.
    expect([shortOn, daysUntil(shortOn)]).toEqual(['2026-12-04', 6])
    desk.note(`without any line at all the project is paid for ${daysUntil(shortOn)} days`)
  })

  test('the key line is stopped and cut: two minutes later the desk is warned, in red, and its clock runs', async () => {
    desk.advance(30)
    stoppedAt = desk.now() - 2 * MINUTE_MS
    const effective_at = new Date(stoppedAt).toISOString()
    const told = { subject_kind: 'facility', subject_id: KEY, effective_at, source: 'webhook' }
    const observations = [
      { ...told, id: 'stopped', field: 'availability', value: 'blocked_indefinite' },
      { ...told, id: 'cut', field: 'limit', value: { amount_minor: 5 * WAN, currency: 'CNY' } },
    ]
    expect((await desk.api.send('/v1/desk/observations', { observations })).status).toBe(200)
    await desk.watch()
    const { data } = (await desk.get<{ data: Detail['incident'][] }>(`${INCIDENTS}?state=open`)).body
    const incident = data.find(({ subjects }) => subjects.some(({ id }) => id === 'north-line'))!
    incidentId = incident.id
    expect(incident).toMatchObject({ severity: 1, began_at: effective_at, warning: { lag_seconds: 120 } })
    const { alerts, playbook, probes } = await detail()
    expect(alerts.map(({ indicator, band }) => `${indicator} ${band}`)).toContain('B12 red')
    expect(playbook[0]!.tasks.length).toBeGreaterThan(0)
    expect(probes.length).toBeGreaterThan(0)
    expect((await desk.post(`${INCIDENTS}:take`, { id: incidentId })).status).toBe(200)
    expect((await detail()).escalation.taken_at).not.toBeNull()
    desk.note('warned two minutes after the fact; somebody has it')
  })

  test('the plan for it is activated: the entry at once, a plan around the line, and two people agree on it within the hour', async () => {
    const wish = { plan_id: 'p-1', new_plan_id: 'p-2', closed: [KEY] }
    const { body } = await desk.post<Replan>(`${PROJECT}/plans:replan`, wish)
    expect(body.entry).toMatchObject({ kind: 'facility', id: KEY, is_certified: true, first_gap_on: null })
    expect(body.plan).toMatchObject({ method: 'optimised', gap: null, ledger: { ok: true }, proof: { holds: true } })
    expect(body.plan.draws.map(({ facility_id }) => facility_id)).not.toContain(KEY)
    desk.advance(0.5)
    const agreed = await desk.putInForce('p-2', { incident_id: incidentId })
    expect([agreed.body.state, (await planned('p-2')).state, (await planned('p-1')).state]).toEqual(['done', 'approved', 'superseded'])
    // The incident names the plan, and the plan the incident.
    expect((await detail()).plans).toMatchObject([{ plan_id: 'p-2', project_id: 'bridge', state: 'approved', by: 'usr_manager' }])
    expect((await planned('p-2')).approved).toMatchObject({ incident_id: incidentId })
    expect((await desk.post(`${INCIDENTS}:move`, { id: incidentId, state: 'switching', note: '按新计划切换' })).status).toBe(200)
    // The next failure is weighed already.
    expect((await desk.get<PlanBook>(`${PROJECT}/plans/p-2/book`)).body).toMatchObject({ missing: false })
    expect(await survivals()).toEqual({ survival: 12, survival_without_any: 12 })
    // The other banks need three days to be asked and one to pay.
    expect(daysUntil(shortOn)).toBeGreaterThanOrEqual(4)
    desk.note(`another plan is in force 32 minutes after the line was stopped; what is put by lasts ${daysUntil(shortOn)} days more`)
  })

  const drawsOf = async (): Promise<Task[]> =>
    (await desk.tasksOf('p-2')).filter(({ kind }) => kind === 'draw').toSorted((a, b) => a.step! - b.step!)

  test('the other channel draws: asked for by a person, seen on the statement, no later than the day on which money would be missing', async () => {
    const [task] = await drawsOf()
    const { on, line, amount_minor } = task!.expects!
    expect(BANKS).toHaveProperty(line!)
    expect(on <= shortOn).toBe(true)
    desk.advance((Date.parse(`${on}T02:00:00Z`) - desk.now()) / (60 * MINUTE_MS))
    await desk.see(...standing([line!]))
    const done = { id: task!.id, state: 'done', note: '银行回单已到', evidence_sha256: 'e'.repeat(64) }
    expect((await desk.post('/v1/desk/tasks:move', done)).status).toBe(200)
    const file = camtFile('S-A14', [{ amount: (amount_minor / 100).toFixed(2), text: '授信提款', bookedOn: on }])
    const bank = file.replaceAll('2026-11-20', on).replaceAll('付款人甲', BANKS[line!]!)
    expect((await desk.statement(bank, '?project_id=bridge')).body).toMatchObject({
      state: 'taken',
      statements: [{ matches: [{ task_id: task!.id }] }],
    })
    const { body } = await desk.get<Switch>(`${PROJECT}/plans/p-2/switch`)
    expect(body).toMatchObject({ incident_id: incidentId, minutes: (desk.now() - stoppedAt) / MINUTE_MS })
    desk.note(`${line} pays ${amount_minor} fen on ${on}, ${body.minutes} minutes after the stop; nothing was paid late`)
  })

  test('afterwards: the cause as it turned out, whether the warning was right, and what is to be better next time are on record', async () => {
    const better = { id: 'learnt-1', kind: 'reevaluate', words: '与北方银行核对暂停条件，并把北方额度占比降到四成以下' }
    const due_at = new Date(desk.now() + 14 * DAY_MS).toISOString()
    const task = { ...better, assignee: 'usr_officer', due_at, incident_id: incidentId }
    expect((await desk.post('/v1/desk/tasks', task)).status).toBe(200)
    const wish = {
      id: incidentId,
      note: '北方银行收紧授信政策；切换用南方、西部额度完成，无一笔付款延误',
      cause: 'policy',
      verdict: 'real',
    }
    expect((await desk.post(`${INCIDENTS}:close`, wish)).status).toBe(200)
    const { incident, timeline, tasks, escalation } = await detail()
    expect(incident).toMatchObject({ state: 'closed', moves: expect.arrayContaining([expect.objectContaining({ note: wish.note })]) })
    expect(timeline.map(({ type }) => type)).toEqual(['opened', 'diagnosed', 'taken', 'moved', 'plan-approved', 'moved', 'moved'])
    expect(tasks).toContainEqual(expect.objectContaining({ id: 'learnt-1', state: 'open' }))
    expect(escalation.next_at).toBeNull()
    const { ledger } = (await desk.get<z.infer<typeof WarningsView>>('/v1/desk/warnings')).body
    expect(ledger.rows.find(({ indicator }) => indicator === 'B12')).toMatchObject({ raised: 1, false_alarms: 0 })
    expect((await desk.get<{ faults: string[] }>('/v1/desk/check')).body.faults).toEqual([])
    desk.note('closed with its cause, a verdict and one thing to do better')
  })
})

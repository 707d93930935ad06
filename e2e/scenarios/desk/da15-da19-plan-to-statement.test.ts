/** From registers to an approved switch: a plan is made, a second person agrees to what changes, tasks come of it in their order, and a statement shows the money. */
import type { IncidentDetail } from '@fairline/contract/desk/picture'
import type { PlaybookBoard } from '@fairline/contract/desk/playbooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { camtFile } from '../../../apps/server/src/testing/camt-file.ts'
import { openBridge, THREE_LINES } from './bridge-desk.ts'
import { type DeskScenario, type Drill, openDeskScenario, type Plan, type PlanBook, PROJECT, type Switch } from './funding-scenario.ts'

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

/** As the bank writes it, of one day. */
const statementOf = (id: string, day: string, bank: string, yuan: string, closingMinor?: number) =>
  camtFile(id, [{ amount: yuan, text: '授信提款', bookedOn: day }], closingMinor === undefined ? {} : { closingMinor })
    .replaceAll('2026-11-20', day)
    .replaceAll('付款人甲', bank)
const yuanOf = (minor: number): string => (minor / 100).toFixed(2)
const firstDraw = async () => {
  const tasks = await desk.tasksOf('p-1')
  return tasks.filter(({ kind }) => kind === 'draw').toSorted((a, b) => a.step! - b.step!)[0]!
}
const BANKS: Readonly<Record<string, string>> = { 'north-1': '北方银行', 'south-1': '南方银行', 'west-1': '西部银行' }

test('DA15 a statement whose totals do not fit is quarantined, and nothing of it is posted', async () => {
  const { expects } = await firstDraw()
  const { body } = await desk.statement(statementOf('S1', expects!.on, BANKS[expects!.line!]!, yuanOf(expects!.amount_minor), 1))
  expect(body).toMatchObject({ state: 'quarantined', statements: [] })
  expect(body.faults[0]!.text.zh).not.toBe('')
  const kept = await desk.get<{ data: object[] }>('/v1/desk/statements')
  expect(kept.body.data).toMatchObject([{ state: 'quarantined', matches: 0 }])
  expect(await desk.query(`select from desk_fact where type = 'matched' or source = 'statement' and type = 'observed'`)).toEqual([])
  desk.note('a statement with a wrong closing balance is quarantined')
})

test('a person draws and says so; the statement shows it; the switch took from the plan to the money', async () => {
  const task = await firstDraw()
  const expects = task.expects!
  desk.advance(5)
  expect(
    (await desk.post('/v1/desk/tasks:move', { id: task.id, state: 'done', note: '银行回单已到', evidence_sha256: 'e'.repeat(64) })).status,
  ).toBe(200)
  const file = statementOf('S2', expects.on, BANKS[expects.line!]!, yuanOf(expects.amount_minor))
  const previewed = await desk.statement(file, '?preview=true&project_id=bridge')
  expect(previewed.body).toMatchObject({
    state: 'previewed',
    statements: [{ state: 'new', matches: [{ task_id: task.id, evidence: 'party' }] }],
  })
  expect((await desk.get<Switch>(`${PROJECT}/plans/p-1/switch`)).body).toMatchObject({ funds_at: null, minutes: null })
  const { body } = await desk.statement(file, '?project_id=bridge')
  expect(body).toMatchObject({ state: 'taken', statements: [{ state: 'taken', matches: [{ task_id: task.id }] }] })
  const after = (await desk.get<Switch>(`${PROJECT}/plans/p-1/switch`)).body
  expect(after).toMatchObject({ minutes: 300, incident_id: null })
  expect(after.steps.find(({ task_id }) => task_id === task.id)?.matched).toMatchObject({ evidence: 'party' })
  expect((await desk.statement(file, '?project_id=bridge')).body.statements).toMatchObject([{ state: 'repeated' }])
  desk.note(`the draw is in the account after ${after.minutes} minutes`)
})

test('taken back, the statement shows nothing any more, and may be brought again', async () => {
  const balance = async () => (await desk.query(`select data->'value'->>'amount_minor' as minor from desk_fact where kind = 'facility' and data->>'field' = 'balance' order by sequence`)).map(({ minor }) => Number(minor)) // biome-ignore format: one row
  const task = await firstDraw()
  const file = statementOf('S2', task.expects!.on, BANKS[task.expects!.line!]!, yuanOf(task.expects!.amount_minor))
  const statement_id = (await desk.statement(file, '?preview=true')).body.statements[0]!.statement_id
  expect((await desk.post('/v1/desk/statements:undo', { statement_id, reason: '账户选错' })).status).toBe(200)
  expect(await balance()).toEqual([task.expects!.amount_minor, 0])
  expect((await desk.get<Switch>(`${PROJECT}/plans/p-1/switch`)).body.funds_at).toBeNull()
  expect((await desk.statement(file)).body.statements).toMatchObject([{ state: 'taken', matches: [{ task_id: task.id }] }])
})

test('a statement names nobody whom the desk knows: a person says which draw it is, with a reason, and can take it back', async () => {
  const task = await firstDraw()
  const { on, line, amount_minor: minor } = task.expects!
  const file = statementOf('S3', on, BANKS[line!]!, yuanOf(minor))
  const { statement_id: before } = (await desk.statement(file.replace('S3', 'S2'), '?preview=true')).body.statements[0]!
  expect((await desk.post('/v1/desk/statements:undo', { statement_id: before, reason: '换一份' })).status).toBe(200)
  const { body } = await desk.statement(file.replaceAll(BANKS[line!]!, '某资金专户'))
  const [read] = body.statements
  expect(read).toMatchObject({ state: 'taken', matches: [], open: [{ why: 'amount-and-day', task_ids: [task.id] }] })
  expect(read!.read_by).toEqual({ source: 'camt053', profile: null })
  const entry = { statement_id: read!.statement_id, entry_key: read!.open[0]!.entry_key }
  const switched = async () => (await desk.get<Switch>(`${PROJECT}/plans/p-1/switch`)).body
  const owed = async () => {
    const seen = await desk.get<{ data: { field: string; value: { amount_minor: number } }[] }>(
      `/v1/desk/observations?subject_kind=facility&subject_id=${line}`,
    )
    return seen.body.data.find(({ field }) => field === 'balance')?.value.amount_minor
  }
  expect([(await switched()).minutes, await owed()]).toEqual([null, 0])
  const assigned = await desk.post('/v1/desk/statement-entries:assign', { ...entry, task_id: task.id, reason: '与银行电话核实' })
  expect(assigned.body).toEqual({
    entry_key: entry.entry_key,
    state: 'assigned',
    line,
    moved_minor: minor,
    difference_minor: 0,
    repeated: false,
  })
  const after = await switched()
  expect([after.minutes, await owed()]).toEqual([300, minor])
  expect(after.steps.find(({ task_id }) => task_id === task.id)?.matched).toMatchObject({ evidence: 'person' })
  expect((await desk.post('/v1/desk/statement-entries:reopen', { ...entry, reason: '认错了' })).body).toMatchObject({
    state: 'open',
    moved_minor: -minor,
  })
  expect([(await switched()).minutes, await owed()]).toEqual([null, 0])
  desk.note('a draw that a statement does not name is assigned by hand, and taken back')
})

test('DA19 a drill: the clock runs until the backup would be there, and findings become tasks', async () => {
  const wish = { id: 'drill-1', project_id: 'bridge', plan_id: 'p-1', kind: 'provider', fails: 'north' }
  const { body } = await desk.post<Drill>('/v1/desk/drills', wish)
  expect(body).toMatchObject({ state: 'running', minutes: null, entry: { kind: 'provider', id: 'north', is_certified: true } })
  desk.advance(0.7)
  expect((await desk.post('/v1/desk/drills:move', { id: 'drill-1', state: 'funds_ready', note: '南方银行确认可放款' })).status).toBe(200)
  desk.advance(1)
  const findings = [{ words: '补充西部银行的联系人', assignee: 'usr_officer', due_at: new Date(desk.now() + 86_400_000).toISOString() }]
  expect((await desk.post('/v1/desk/drills:move', { id: 'drill-1', state: 'ended', note: '结束', findings })).status).toBe(200)
  const drills = (await desk.get<{ data: Drill[] }>('/v1/desk/drills?project_id=bridge')).body.data
  expect(drills).toMatchObject([{ state: 'ended', minutes: 42, findings: ['dt-drill-1-1'] }])
  const tasks = (await desk.get<{ data: object[] }>('/v1/desk/tasks?limit=100')).body.data
  expect(tasks).toContainEqual(expect.objectContaining({ id: 'dt-drill-1-1', drill_id: 'drill-1', words: '补充西部银行的联系人' }))
  desk.note('a drill took 42 minutes, and left one task')
  expect((await desk.get<{ faults: string[] }>('/v1/desk/check')).body.faults).toEqual([])
})

const level3 = () => board().then(({ levels }) => levels.find(({ level }) => level === 3)!.playbooks.find(({ id }) => id === 'pb-3')!)
const board = async () => (await desk.get<z.infer<typeof PlaybookBoard>>('/v1/desk/playbook-board')).body
const seconds = async (id: string) =>
  (await desk.get<Drill>(`/v1/desk/drills/${id}`)).body.steps.map(({ kind, took_seconds }) => [kind, took_seconds])

test('a drill that was planned by a playbook begins when somebody begins it, and each step takes its time', async () => {
  await desk.register({
    'playbooks/pb-3': {
      ...{ name: '三级切换预案', level: 3, triggers: ['reserve_below_floor'], exit: '备用资金到账', review_by: '2027-06-30' },
      contacts: [{ role: '财务负责人', person: 'usr_officer', deputy: 'usr_gone' }],
      sources: [{ facility_id: 'south-1', amount_minor: 1_000_000, purposes: ['payroll'], precondition: '提前一天电话' }],
      messages: { borrower: '请按原计划还款', supplier: '付款日不变', lender: '我方将提款', board: '已启动三级预案' },
    },
  })
  expect((await level3()).gaps).toEqual(['contact-gone', 'drill-overdue'])
  expect((await level3()).sources).toMatchObject([{ facility_id: 'south-1', lead_days: 1, currency: 'CNY' }])
  const planned_for = new Date(desk.now() + 3_600_000).toISOString()
  const wish = { id: 'drill-2', project_id: 'bridge', plan_id: 'p-1', kind: 'provider', fails: 'north', playbook_id: 'pb-3', planned_for }
  const lies = { ...wish, planned_for: new Date(desk.now()).toISOString() }
  expect((await desk.post('/v1/desk/drills', lies)).body.errors).toMatchObject([{ pointer: '/planned_for' }])
  expect((await desk.post('/v1/desk/drills', { ...wish, playbook_id: 'none' })).body.errors).toMatchObject([{ pointer: '/playbook_id' }])
  expect((await desk.post<Drill>('/v1/desk/drills', wish)).body).toMatchObject({
    state: 'planned',
    started_at: null,
    steps: [],
    minutes: null,
  })
  expect((await desk.post<Drill>('/v1/desk/drills', wish)).body.state).toBe('planned')
  expect((await desk.post('/v1/desk/drills:tick', { id: 'drill-2', step: 1 })).status).toBe(422)
  const move = (state: string, more: object = {}) => desk.post('/v1/desk/drills:move', { id: 'drill-2', state, note: '演练', ...more })
  expect((await move('ended')).body.errors).toMatchObject([{ pointer: '/state' }])
  desk.advance(2)
  expect((await move('running')).status).toBe(200)
  const kinds = (await seconds('drill-2')).map(([kind]) => kind)
  expect([kinds[0], kinds[1], kinds.at(-1), kinds.filter((kind) => kind === 'tell').length]).toEqual(['secure_debts', 'call', 'tell', 4])
  expect(kinds).toContain('draw')
  desk.advance(0.1)
  expect((await desk.post('/v1/desk/drills:tick', { id: 'drill-2', step: 2, note: '已接通' })).body).toMatchObject({ repeated: false })
  expect((await desk.post('/v1/desk/drills:tick', { id: 'drill-2', step: 2 })).body).toMatchObject({ repeated: true })
  expect((await desk.post('/v1/desk/drills:tick', { id: 'drill-2', step: kinds.length + 1 })).body.errors).toMatchObject([
    { pointer: '/step' },
  ])
  desk.advance(0.05)
  await desk.post('/v1/desk/drills:tick', { id: 'drill-2', step: 1 })
  expect((await seconds('drill-2')).slice(0, 2)).toEqual([
    ['secure_debts', 180],
    ['call', 360],
  ])
  expect((await move('funds_ready')).status).toBe(200)
  expect((await move('ended')).status).toBe(200)
  expect((await desk.post('/v1/desk/drills:tick', { id: 'drill-2', step: 3 })).body.code).toBe('entry-ended')
  expect((await desk.get<Drill>('/v1/desk/drills/drill-2')).body).toMatchObject({ state: 'ended', minutes: 9, started_by: 'usr_officer' })
  const drilled = await level3()
  expect([drilled.gaps, drilled.drilled_on === null]).toEqual([['contact-gone'], false])
  expect((await board()).projects).toMatchObject([{ project_id: 'bridge' }])
  const left = (await desk.get<{ data: object[] }>('/v1/desk/tasks?drill_id=drill-1&limit=100')).body.data
  expect(left).toMatchObject([{ id: 'dt-drill-1-1' }])
  desk.note('a planned drill took 9 minutes, step by step')
})

test('a source of a playbook is a line of the company that is there; another is refused with its place', async () => {
  const source = { facility_id: 'nowhere', amount_minor: 1, purposes: [] }
  const entry = {
    version: 0,
    name: 'x',
    level: 1,
    triggers: [],
    contacts: [],
    sources: [source],
    messages: {},
    exit: 'x',
    review_by: '2027-06-30',
  }
  const answer = await desk.api.put('/v1/desk/playbooks/pb-x', entry)
  expect(answer.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/sources/0/facility_id' }] })
})

test('an incident that somebody opened shows whom it concerns, and the plan that a second person is asked about for it', async () => {
  const detail = async (id: string) => (await desk.get<z.infer<typeof IncidentDetail>>(`/v1/desk/incidents/${id}`)).body
  const open = (id: string, kind: string, subject: string) =>
    desk.post('/v1/desk/incidents', {
      ...{ id, title: '银行口头告知', severity: 2, began_at: new Date(desk.now()).toISOString(), subjects: [{ kind, id: subject }] },
    })
  for (const [id, kind, subject, concerns] of [
    ['by-provider', 'provider', 'north', true],
    ['by-group', 'group', 'credit', true],
    ['by-line', 'facility', 'west-1', true],
    ['by-project', 'project', 'bridge', true],
    ['by-receipt', 'receipt', 'stage-1', false],
  ] as const) {
    await open(id, kind, subject)
    expect([id, (await detail(id)).playbook.map(({ project_id }) => project_id)]).toEqual([id, concerns ? ['bridge'] : []])
  }
  desk.advance(0.1)
  await desk.plan('p-9')
  const wish = { plan_id: 'p-9', reason: '应对银行口头告知', incident_id: 'by-provider' }
  expect((await desk.post(`${PROJECT}/plans:propose`, wish)).status).toBe(200)
  const { plans, timeline } = await detail('by-provider')
  expect(plans).toMatchObject([{ plan_id: 'p-9', project_id: 'bridge', state: 'asked', by: 'usr_officer' }])
  expect(timeline.map(({ type }) => type)).toEqual(['opened', 'plan-asked'])
  expect((await detail('by-group')).plans).toEqual([])
})

test('the pack sets what borrowing was to cost against what statements tell, and does not guess the rest', async () => {
  const day = '2026-11-26'
  const entries = [
    { amount: '1081.25', text: '贷款还款 本金1,000.00 利息81.25', direction: 'DBIT', bookedOn: day },
    { amount: '500.00', text: '归还贷款本息', direction: 'DBIT', bookedOn: day },
  ] as const
  const file = camtFile('S9', entries, { account: 'ACC-9' }).replaceAll('2026-11-20', day)
  expect((await desk.statement(file, '?project_id=bridge')).body).toMatchObject({ state: 'taken', statements: [{ state: 'taken' }] })
  const fen = (minor: number) => ({ amount_minor: minor, currency: 'CNY' })
  const { body } = await desk.get<{ tables: { id: string; columns: { id: string }[]; rows: unknown[][] }[] }>(
    '/v1/desk/reports/monthly?month=2026-11',
  )
  const { columns, rows } = body.tables.find(({ id }) => id === 'cost_months')!
  const [month] = rows.map((row) => Object.fromEntries(columns.map(({ id }, nth) => [id, row[nth]])))
  expect(rows).toHaveLength(1)
  expect(month).toMatchObject({
    month: '2026-11',
    plan: 'p-1',
    interest: fen(8_125),
    untold: fen(50_000),
    share: 683_794,
    actual: null,
    seen_to: day,
  })
  const { expected_interest: interest, expected_fees: fees, expected } = month as Record<string, ReturnType<typeof fen>>
  expect(expected).toEqual(fen(interest!.amount_minor + fees!.amount_minor))
  desk.note('of the interest paid in the month, 68 % is told')
})

/** DA3, DA5, DA6, DA8, DA13, DA20: of a line that is cut, warnings that came before a closure, what the borrower puts right and what he takes back; and what is in doubt or silent. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, type DeskScenario, FACILITY, HOUR, MINUTE, openDeskScenario, PROJECT } from './desk-scenario.ts'

let desk: DeskScenario
const cny = (amount_minor: number) => ({ amount_minor, currency: 'CNY' })
beforeAll(async () => {
  desk = await openDeskScenario({ id: 'DA3 DA5 DA6 DA8 DA13 DA20', title: 'Before and after 事前与事后', startAt: '2026-11-01T00:00:00Z' })
  await desk.put('projects/site', { ...PROJECT, reserve_target_minor: 0 })
})
afterAll(() => desk?.close())
const lineOf = async (subject: string) => (await desk.project('site')).lines.find((line) => line.subject === subject)

test('DA3: a limit of 100,000 yuan becomes 50: cut by 99.95 %, and what is owed stays in the first place', async () => {
  const [line] = await desk.channel('cut', 1, { projectId: 'site', limitMinor: 10_000_000 })
  const instalments = [{ due_on: '2026-11-20', amount_minor: 300_000 }]
  await desk.put('debts/owed', { project_id: 'site', facility_id: line, creditor: '某平台', currency: 'CNY', instalments })
  await desk.advanceTo(DAY)
  await desk.see(line!, 'limit', cny(5_000), { ago: 2 * MINUTE })
  expect(await lineOf(`enrolment:${line}`)).toMatchObject({ badge: 'limit_cut', name: { zh: '额度下降' }, limit_change_ppm: -999_500 })
  const [id] = await desk.incidents(`enrolment:${line}`)
  const cut = (await desk.incident(id!)).alerts.find(({ indicator }) => indicator === 'B12')
  expect(cut).toMatchObject({ band: 'amber', lag_seconds: 120 })
  // Nobody told the desk of cash: that is no shortage, and no reassurance either.
  expect((await desk.project('site')).level.triggers.map(({ trigger }) => trigger)).not.toContain('debt_service_at_risk')
  await desk.see('site', 'cash', cny(100_000), { kind: 'project', source: 'statement' })
  expect((await desk.project('site')).level.triggers.map(({ trigger }) => trigger)).toContain('debt_service_at_risk')
  await desk.see('site', 'cash', cny(300_000), { kind: 'project', source: 'statement' })
  expect((await desk.project('site')).level.triggers.map(({ trigger }) => trigger)).not.toContain('debt_service_at_risk')
  desk.note('cut by 99.95 %; the instalment of the 20th is paid first')
  const passedOn = await handedIn(id!, line!)
  expect(passedOn).toMatchObject({
    as_of: '2026-10',
    trend: { verdict: 'improving', change_minor: 30_000_000 },
    passed_on: [{ recovery_id: 'back-1' }],
  })
  desk.note('the employer’s cash flow improves, and is handed in with the appeal')
})

type Evidence = { as_of: string; trend: object; passed_on: object[] }

/** His employer does better: six months are written down, attached to what happened, and handed in with the appeal. */
async function handedIn(incident_id: string, line: string): Promise<Evidence> {
  const month = { project_id: 'site', currency: 'CNY', inflow_minor: 100_000_000, due_debt_minor: 5_000_000, source: 'bank_statement' }
  for (const [nth, outflow_minor] of [120, 120, 120, 90, 90, 90].entries())
    await desk.put(`enterprise-cash-flows/m-${nth}`, {
      ...{
        ...month,
        month: `2026-${String(nth + 5).padStart(2, '0')}`,
        outflow_minor: outflow_minor * 1_000_000,
        evidence_sha256: 'e'.repeat(64),
      },
    })
  await desk.post('recovery-evidence', { id: 'ev-1', incident_id, project_id: 'site' })
  const wish = {
    cause: 'individual',
    trouble: 'employer',
    route: 'account_manager',
    documents: [],
    assignee: 'anna',
    next_check_on: '2026-11-12',
  }
  await desk.post('recoveries', { id: 'back-1', incident_id, subject: { kind: 'enrolment', id: line }, ...wish })
  await desk.post('recoveries:move', { id: 'back-1', state: 'filed', note: '客户经理已受理', ticket: '8812' })
  await desk.post('recovery-evidence:pass-on', { id: 'ev-1', recovery_id: 'back-1' })
  const { body } = await desk.get<{ data: Evidence[] }>(`recovery-evidence?incident_id=${incident_id}`)
  return body.data[0]!
}

test('DA5: a score falls from 750 to 620 after an overdue elsewhere: both warn in red before the line is closed, and for how long is kept', async () => {
  const [line] = await desk.channel('score', 1, { projectId: 'site' })
  await desk.see(line!, 'score', { value: 750 })
  await desk.advanceTo(DAY)
  await desk.see(line!, 'obligation', 'overdue', { ago: 5 * DAY - 25 * HOUR })
  await desk.see(line!, 'score', { value: 620 })
  await desk.advanceTo(4 * DAY)
  const { data } = await desk.warnings(`&subject=enrolment:${line}`)
  expect(data.filter(({ band }) => band === 'red').map(({ indicator }) => indicator)).toEqual(expect.arrayContaining(['B1', 'B2']))
  await desk.advanceTo(3 * DAY)
  await desk.see(line!, 'availability', 'closed', { ago: 3 * MINUTE })
  const all = await desk.incidents(`enrolment:${line}`)
  const alerts = (await Promise.all(all.map((one) => desk.incident(one)))).flatMap((one) => one.alerts)
  const [id] = all
  expect(alerts.map(({ indicator, band }) => `${indicator} ${band}`)).toEqual(expect.arrayContaining(['B1 red', 'B2 red', 'B12 red']))
  const [first, closed] = [alerts.find(({ indicator }) => indicator === 'B1')!, alerts.find(({ indicator }) => indicator === 'B12')!]
  expect((Date.parse(closed.at) - Date.parse(first.at)) / DAY).toBe(7)
  await desk.post('incidents:close', { id, note: '逾期导致平台关闭额度', cause: 'individual', verdict: 'real' })
  const { ledger } = await desk.warnings()
  expect(ledger.rows.find(({ indicator }) => indicator === 'B1')).toMatchObject({ raised: 1, false_alarms: 0, open: 0 })
  desk.note('warned in red seven days before the closure')
})

test('DA6: the identity does not match after a change of telephone: red; he puts it right in the official app, and it is over an hour later by itself', async () => {
  const [line] = await desk.channel('identity', 1, { projectId: 'site' })
  await desk.see(line!, 'profile', { matches: false, confirmed_on: '2026-11-05' }, { source: 'borrower_report' })
  const band = async () => (await desk.warnings(`&indicator=B7&subject=enrolment:${line}`)).data[0]
  expect(await band()).toMatchObject({ reads: 'red', band: 'red', values: { profileMismatch: 1 } })
  const [id] = await desk.incidents(`enrolment:${line}`)
  expect((await desk.incident(id!)).alerts[0]!.first_action.zh).toContain('官方应用')
  await desk.advanceTo(HOUR)
  await desk.see(line!, 'profile', { matches: true, confirmed_on: '2026-11-09' }, { source: 'borrower_report' })
  expect(await band()).toMatchObject({ reads: 'normal', band: 'red' })
  await desk.advanceTo(HOUR)
  expect(await band()).toMatchObject({ reads: 'normal', band: 'normal' })
  const { incident } = await desk.incident(id!)
  expect([incident.state, incident.moves.map(({ actor }) => actor)]).toEqual(['closed', ['fairline:desk']])
  desk.note('put right, and over by itself')
})

test('DA13: he takes his consent back: hidden at once, out of what is counted, and kept as an act', async () => {
  const scopes = ['board', 'limit', 'score', 'reasons']
  const [line] = await desk.channel('leaving', 1, { projectId: 'site', limitMinor: 4_000_000, scopes })
  await desk.put('facilities/own', { ...FACILITY, channel_id: 'leaving', limit_minor: 1_000_000 })
  await desk.seeAll([[line!, 'score', { value: 750 }], [line!, 'score', { value: 600 }]]) // biome-ignore format: one row
  const [id] = await desk.incidents(`enrolment:${line}`)
  expect((await desk.incident(id!)).alerts[0]).toMatchObject({ indicator: 'B1', reasons: [expect.anything(), expect.anything()] })
  await desk.advanceTo(HOUR)
  await desk.post('enrolled:end', { kind: 'consent', id: line, reason: '借款人撤回' })
  expect(await lineOf(`enrolment:${line}`)).toMatchObject({
    badge: 'unknown',
    limit_minor: null,
    haircut_ppm: 1_000_000,
    counted_minor: 0,
    inputs: [],
  })
  expect(await desk.see(line!, 'score', { value: 500 })).toBe('unconsented')
  const { alerts, incident } = await desk.incident(id!)
  expect(alerts.filter(({ subject }) => subject === `enrolment:${line}`).map(({ indicator }) => indicator)).not.toContain('B1')
  expect(JSON.stringify([incident.title, incident.warning])).not.toMatch(/B1"|信用分/)
  expect((await desk.warnings(`&subject=enrolment:${line}`)).data).toMatchObject([{ indicator: 'B11', reads: 'red' }])
  expect(await desk.query(`select act from act where act = 'desk-consent-withdrawn'`)).toHaveLength(1)
  desk.note('taken back: hidden at once, and out of the plan')
})

test('DA8: the page shows nothing left, the statement shows a draw of yesterday: in doubt, counted for nothing, and most likely a fault of the page', async () => {
  await desk.put('projects/yard', PROJECT)
  const [line] = await desk.channel('page', 8, { projectId: 'yard', limitMinor: 5_000_000 })
  await desk.advanceTo(2 * DAY)
  await desk.see(line!, 'availability', 'drawable', { source: 'statement', ago: DAY })
  await desk.see(line!, 'limit', cny(0), { source: 'borrower_report' })
  const { lines } = await desk.project('yard')
  expect(lines.find(({ subject }) => subject === `enrolment:${line}`)).toMatchObject({
    badge: 'doubtful',
    health: 'contradictory',
    haircut_ppm: 1_000_000,
  })
  const { data } = await desk.warnings('&indicator=D2')
  expect(data).toMatchObject([{ subject: `enrolment:${line}`, reads: 'red', band: 'amber' }])
  // One of eight, and it contradicts: likelier the channel's page than the borrower.
  const [id] = await desk.incidents('channel:page')
  expect((await desk.incident(id!)).probes.map(({ probe }) => probe)).not.toContain('second_source')
  await desk.advanceTo(HOUR)
  await desk.post('incidents:answer', { id, evidence: 'transport_errors', answer: true })
  const { diagnosis, timeline } = await desk.incident(id!)
  expect(diagnosis!.shares_ppm.technical).toBeGreaterThanOrEqual(800_000)
  expect(diagnosis!.course.action).toBe('freeze')
  expect(timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['opened', 'diagnosed', 'escalated', 'answered']))
  desk.note('in doubt: frozen on what was last confirmed, counted for nothing')
})

test('DA20: silent for four times what is expected, and a moment longer: unknown, and nothing of it is counted', async () => {
  await desk.put('providers/bank', { name: '某银行', kind: 'bank', group_ids: [] })
  await desk.put('channels/bank', { provider_id: 'bank', product: '循环授信', family: 'bank_rcf', lifecycle: 'active' })
  await desk.put('facilities/rcf', { ...FACILITY, channel_id: 'bank', limit_minor: 1_000_000, expected_every_hours: 1 })
  for (const [field, value] of [['authorisation', 'granted'], ['availability', 'drawable'], ['limit', cny(1_000_000)]] as const) // biome-ignore format: one row
    await desk.see('rcf', field, value, { kind: 'facility' })
  const badge = async () => (await desk.project('yard')).lines.find(({ subject }) => subject === 'facility:rcf')!
  const late = async () => (await desk.warnings('&indicator=D1&subject=facility:rcf')).data.map(({ band }) => band)
  const from = desk.now()
  await desk.advanceTo(from + 4 * HOUR - desk.now())
  expect([(await badge()).badge, await late()]).toEqual(['normal', ['amber']])
  await desk.advanceTo(1)
  expect(await badge()).toMatchObject({ badge: 'unknown', haircut_ppm: 1_000_000, counted_minor: 0 })
  expect(await late()).toEqual(['red'])
  desk.note('silent for longer than four times: unknown')
})

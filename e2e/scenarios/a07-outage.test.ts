/** A7: the service of limits is down and clients show 0. Nothing is decided about anybody; whoever is really suspended still hears why. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onboarding, openScenario, type Scenario } from './scenario.ts'

const draw = (id: string, amount_minor = 100_000) =>
  ['drawdown-requested', { drawdown_id: id, amount_minor, currency: 'CNY', purpose: 'consumption' }] as const
type Page = { banners: { reason: string; text: { zh: string }; until: string | null }[]; line: { limit_minor: number; status: string } }

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario({ id: 'A7', title: 'Outage or risk decision 故障与风险决策', startAt: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => scenario?.close())

const page = async (id: string) => (await scenario.get<Page>(`/v1/borrowers/${id}`)).body

test('banner TE02 and the true limit; no hold, no notice; the suspended one is told his own reason first; afterwards all is as before', async () => {
  await scenario.tell('well', ...onboarding(780))
  await scenario.tell('held', ...onboarding(780), ...['x', 'y', 'z'].map((id) => ['session-started', { device: { id } }] as const))
  const before = { well: await page('well'), held: await page('held') }
  expect([before.well.line.status, before.held.line.status]).toEqual(['active', 'suspended'])
  const noticed = (await scenario.notices('held')).length

  await scenario.advanceTo('2026-03-02T10:00:00+08:00')
  const incident = { component: 'limits', severity: 'major', started_at: scenario.now(), expected_end_at: '2026-03-02T11:30:00+08:00' }
  expect((await scenario.post('/v1/incidents', { incident_id: 'inc1', kind: 'outage', ...incident })).status).toBe(200)
  await scenario.post('/v1/incidents', { incident_id: 'inc2', kind: 'data_fault', ...incident })
  scenario.note('limit service down, clients show 0')

  for (const id of ['well', 'held'] as const) {
    const now = await page(id)
    expect(now.line, id).toEqual(before[id].line)
    expect(now.banners).toMatchObject([
      { reason: 'TE02', stops_draws: true, until: '2026-03-02T03:30:00.000Z' },
      { reason: 'TE03', stops_draws: false },
    ])
  }
  scenario.note('banner TE02 and TE03, authoritative limits unchanged')

  const [declined] = await scenario.tell('well', draw('d1'))
  expect(declined?.outcomes).toMatchObject([{ data: { code: 'technical', counts: false } }])
  expect(declined?.reasons.map(({ code }) => code)).toEqual(['TE02'])
  const [held] = await scenario.tell('held', draw('d1'))
  expect(held?.outcomes[0]).toMatchObject({ data: { code: 'held', counts: false } })
  expect(held?.reasons.map(({ code }) => code)).toEqual(['SE01', 'TE02'])
  scenario.note('the suspended borrower hears SE01 first, then TE02')

  await scenario.advanceTo('2026-03-02T11:00:00+08:00')
  expect((await scenario.post('/v1/incidents:close', { incident_id: 'inc1' })).status).toBe(200)
  await scenario.post('/v1/incidents:close', { incident_id: 'inc2' })
  scenario.note('works again')
  expect((await page('well')).banners).toEqual([])
  expect((await scenario.tell('well', draw('d2')))[0]?.outcomes.map(({ type }) => type.split('.')[1])).toEqual(['drawdown-approved'])
  expect((await scenario.tell('held', draw('d2')))[0]?.reasons.map(({ code }) => code)).toEqual(['SE01'])
  expect(await scenario.outcomes('well')).not.toContain('hold-placed')
  expect(await scenario.notices('well')).toEqual([])
  expect((await scenario.notices('held')).length).toBe(noticed + 2)
})

/** A8: maintenance from 02:00 to 04:00. Drawing is declined with the end, repaying goes on, and nothing of it is held against anybody. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Decision, onboarding, openScenario, type Scenario } from './scenario.ts'

const draw = (id: string, amount_minor = 100_000) =>
  ['drawdown-requested', { drawdown_id: id, amount_minor, currency: 'CNY', purpose: 'consumption' }] as const
const repay = (id: string, amount_minor: number) => ['repayment-posted', { repayment_id: id, amount_minor, currency: 'CNY' }] as const
const typesOf = (decision: Decision | undefined) => decision?.outcomes.map(({ type }) => type.split('.')[1])
const night = (time: string) => `2026-03-01T${time}:00+08:00`

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario({ id: 'A8', title: 'Maintenance 系统维护', startAt: night('00:30') })
})
afterAll(() => scenario?.close())

test('drawing is declined TE01 until the end of the window; repaying goes on; no counter, score, limit or hold moves', async () => {
  await scenario.tell('a8', ...onboarding(780), draw('before'))
  await scenario.tell('a8', ['drawdown-disbursed', { drawdown_id: 'before', loan_id: 'ld_before', amount_minor: 100_000, currency: 'CNY' }])
  const planned = { maintenance_id: 'mt1', components: ['drawdowns'], starts_at: night('02:00'), ends_at: night('04:00') }
  expect((await scenario.post('/v1/maintenance', planned)).status).toBe(200)
  const banners = (await scenario.get<{ banners: object[] }>('/v1/borrowers/a8')).body.banners
  expect(banners).toMatchObject([{ reason: 'TE01', state: 'planned', stops_draws: false, since: '2026-02-28T18:00:00.000Z' }])
  scenario.note('maintenance announced')

  await scenario.advanceTo(night('01:59'))
  expect(typesOf((await scenario.tell('a8', draw('last-before')))[0])).toEqual(['drawdown-approved'])
  scenario.note('last drawdown before the window approved')
  const before = await scenario.borrower('a8')

  await scenario.advanceTo(night('02:00'))
  for (let nth = 1; nth <= 8; nth++) {
    const [declined] = await scenario.tell('a8', draw(`during-${nth}`, nth === 8 ? 90_000_000 : 100_000))
    // No notice of an adverse decision: the answer itself says why, and until when.
    expect(declined?.outcomes).toMatchObject([{ data: { code: 'technical', counts: false } }])
    expect(declined?.reasons).toMatchObject([{ code: 'TE01', category: 'technical' }])
    const shown = declined?.reasons[0]?.evidence.find(({ signal }) => signal === 'maintenance_ends_at')
    expect(shown).toMatchObject({ value: '2026-02-28T20:00:00.000Z', unit: 'instant' })
  }
  scenario.note('eight drawdowns declined TE01, until 04:00')
  expect(typesOf((await scenario.tell('a8', repay('r1', 50_000)))[0])).toContain('repayment-applied')
  scenario.note('repayment accepted')

  await scenario.advanceTo(night('03:59'))
  expect((await scenario.tell('a8', draw('still')))[0]?.reasons[0]?.code).toBe('TE01')
  await scenario.advanceTo(night('04:00'))
  expect(typesOf((await scenario.tell('a8', draw('after')))[0])).toEqual(['drawdown-approved'])
  scenario.note('window over, drawdown approved')

  const after = await scenario.borrower('a8')
  expect([after.holds, after.line.limit_minor, after.grade]).toEqual([[], before.line.limit_minor, before.grade])
  const signals = (await scenario.get<{ data: { signal: string; value: unknown }[] }>('/v1/borrowers/a8/signals')).body.data
  expect(signals.find(({ signal }) => signal === 'failed_draws_24h')?.value).toBe(0)
  expect(await scenario.notices('a8')).toEqual([])
})

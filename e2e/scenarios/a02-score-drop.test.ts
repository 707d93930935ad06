/** A2: two debts past due elsewhere, 750 to 620. The fall holds, the reasons say by how much and since when; who stands at 620 keeps his line. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onboarding, openScenario, type Scenario } from './scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario({ id: 'A2', title: 'A sharp fall of the score', startAt: '2026-03-01T09:00:00+08:00' })
})
afterAll(() => scenario?.close())

const score = (value: number) => ['score-updated', { value, range_min: 350, range_max: 950, source: 'zhima' }] as const
const debt = (record_id: string) => ['delinquency-elsewhere-reported', { source: 'bureau', record_id, days_past_due: 40 }] as const
const draw = ['drawdown-requested', { drawdown_id: 'd1', amount_minor: 100_000, currency: 'CNY', purpose: 'consumption' }] as const

test('held for the fall and for the debts, told in at most four reasons with values, dates and the scale; the control is not', async () => {
  await scenario.tell('zhang', ...onboarding(750))
  await scenario.tell('control', ...onboarding(620))
  await scenario.advanceTo('2026-03-20T09:00:00+08:00')
  await scenario.tell('zhang', debt('r1'), debt('r2'), score(620))
  await scenario.tell('control', score(620))
  scenario.note('750 → 620, two debts elsewhere')
  const [decided] = await scenario.tell('zhang', draw)
  expect(decided?.outcomes[0]).toMatchObject({ type: 'fairline.drawdown-declined.v1', data: { code: 'held', counts: false } })
  const codes = decided?.reasons.map(({ code }) => code) ?? []
  expect(codes).toEqual(expect.arrayContaining(['CR02', 'CR04']))
  scenario.note(`a draw is declined: ${codes.join(', ')}`)
  const notice = (await scenario.notices('zhang')).at(-1)!
  expect(notice.reasons.length).toBeLessThanOrEqual(4)
  const shown = notice.reasons.flatMap(({ evidence }) => evidence.map(({ signal, value }) => [signal, value]))
  expect(shown).toEqual(
    expect.arrayContaining([
      ['score_drop_180d', 130],
      ['score', 620],
      ['score_range_min', 350],
      ['score_range_max', 950],
    ]),
  )
  expect((await scenario.borrower('control')).line.status).toBe('active')
  scenario.note('whoever stood at 620 all the time keeps his line')
})

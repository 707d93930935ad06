/** The harness itself: time moves only as it is told, and whoever is due on the way is woken when he is. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onboarding, openScenario, type Scenario } from './scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario({ id: 'A0', title: 'A line is opened and held for a day', startAt: '2026-03-01T09:00:00+08:00' })
})
afterAll(() => scenario?.close())

test('a hold is placed, told, observed and lifted at the very moments', async () => {
  const tooMuch = (nth: number) =>
    ['drawdown-requested', { drawdown_id: `d${nth}`, amount_minor: 90_000_000, currency: 'CNY', purpose: 'consumption' }] as const
  await scenario.tell('a0', ...onboarding(780))
  expect((await scenario.borrower('a0')).line.status).toBe('active')
  await scenario.tell('a0', ...[1, 2, 3, 4, 5].map(tooMuch))
  scenario.note('suspended')
  expect((await scenario.borrower('a0')).line.status).toBe('suspended')
  expect((await scenario.notices('a0')).at(-1)).toMatchObject({ about: 'hold-placed', reasons: [{ reason: 'BE01' }] })
  await scenario.advanceTo('2026-03-04T09:00:00+08:00')
  scenario.note('active again')
  expect((await scenario.borrower('a0')).line.status).toBe('active')
  expect((await scenario.outcomes('a0')).slice(-3)).toEqual(['observation-started', 'step-completed', 'hold-lifted'])
  expect(scenario.now()).toBe('2026-03-04T01:00:00.000Z')
  expect((await scenario.try('a0', ['drawdown-requested', { amount_minor: 1 }])).status).toBe(422)
})

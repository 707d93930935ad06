/** A4: frequent applications, a promise, six monthly checks, 0, 25, 50 and 100 % of the limit. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onboarding, openScenario, type Scenario } from './scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario({
    id: 'A4',
    title: 'Six months of observation, given back in stages',
    startAt: '2026-03-01T09:00:00+08:00',
  })
})
afterAll(() => scenario?.close())

const draw = (nth: number) =>
  [
    'drawdown-requested',
    { drawdown_id: `d${nth}`, amount_minor: 100_000, currency: 'CNY', purpose: 'consumption', tenor_months: 12 },
  ] as const
const holdOf = async () => (await scenario.borrower('wang')).holds.find(({ reason }) => reason.code === 'BE02')
const DAY_MS = 86_400_000

test('held for asking often; promised; checked each month; back in stages; free at the end', async () => {
  await scenario.tell('wang', ...onboarding(780))
  for (let nth = 1; (await holdOf()) === undefined && nth <= 30; nth++) {
    await scenario.tell('wang', draw(nth))
    await scenario.advanceTo(DAY_MS / 4)
  }
  const held = await holdOf()
  expect(held).toMatchObject({ blocks: true, restoration: null })
  const { limit_minor } = (await scenario.borrower('wang')).line
  scenario.note(`held, limit ${limit_minor}`)

  await scenario.tell('wang', ['commitment-made', { commitment_id: 'cm', hold_id: held!.id, duration_months: 6 }])
  expect((await holdOf())?.steps.find(({ id }) => id === 'commit-to-rules')?.done_at).not.toBeNull()
  for (let day = 0; (await holdOf())?.restoration?.began_at === null && day < 40; day++) await scenario.advanceTo(DAY_MS)
  const began = Date.parse((await holdOf())!.restoration!.began_at!)
  scenario.note('the days count')

  const seen: [number, number][] = []
  for (const days of [59, 60, 119, 120, 179]) {
    await scenario.advanceTo(new Date(began + days * DAY_MS).toISOString())
    const hold = await holdOf()
    seen.push([hold!.restoration!.permille, hold!.restoration!.checkpoints.filter(({ passed }) => passed).length])
  }
  expect(seen).toEqual([
    [0, 1],
    [250, 2],
    [250, 3],
    [500, 4],
    [500, 5],
  ])
  expect((await scenario.borrower('wang')).line).toMatchObject({ status: 'active', limit_minor })
  await scenario.advanceTo(new Date(began + 180 * DAY_MS).toISOString())
  scenario.note('all of it')
  expect(await holdOf()).toBeUndefined()
  const outcomes = await scenario.outcomes('wang')
  expect(outcomes.filter((type) => type === 'checkpoint-passed')).toHaveLength(6)
  expect(outcomes.filter((type) => type.startsWith('restoration-')).at(-1)).toBe('restoration-completed')
})

/** A3: the credit bureau holds another phone than we do. Held for that alone, told which, and free the same day once the new one is proven. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onboarding, openScenario, type Scenario, type Told } from './scenario.ts'

const OLD = '+86 139 0000 0001'
const NEW = '+86 139 0000 0002'
const draw = (drawdown_id: string): Told => [
  'drawdown-requested',
  { drawdown_id, amount_minor: 100_000, currency: 'CNY', purpose: 'consumption', tenor_months: 12 },
]

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario({ id: 'A3', title: 'A phone that was not updated 手机号未更新', startAt: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => scenario?.close())

test('held for the phone, told so without its value, cured the same day, at no cost to limit, price or score', async () => {
  const [[register, registered], ...steps] = onboarding(760) as readonly [Told, ...Told[]]
  await scenario.tell('lisi', [register, { ...registered, phone: OLD }], ...steps)
  const before = await scenario.borrower('lisi')
  expect(before.line.status).toBe('active')

  await scenario.advanceTo('2026-03-05T10:00:00+08:00')
  await scenario.tell('lisi', ['bureau-identity-reported', { source: 'pboc', phone: NEW }])
  const held = await scenario.borrower('lisi')
  expect(held.holds.map(({ reason, scope }) => [reason.code, scope])).toEqual([['IF02', 'draw']])
  const [notice] = await scenario.notices('lisi')
  expect(notice?.reasons).toMatchObject([{ reason: 'IF02', evidence: [{ signal: 'phone_state', value: 'differs' }, {}] }])
  expect(JSON.stringify(notice)).not.toMatch(/139\s?0000/)
  scenario.note('the bureau holds another phone: IF02, drawing alone is held')
  expect((await scenario.tell('lisi', draw('d1')))[0]?.outcomes[0]).toMatchObject({ data: { code: 'held', counts: false } })

  await scenario.advanceTo('2026-03-05T11:00:00+08:00')
  await scenario.tell('lisi', ['profile-changed', { field: 'phone', verified: false, value: NEW }])
  expect((await scenario.borrower('lisi')).line.status).toBe('suspended')
  scenario.note('he tells the new phone; until it is proven nothing changes')

  await scenario.advanceTo('2026-03-05T11:02:00+08:00')
  const [cured] = await scenario.tell('lisi', ['profile-changed', { field: 'phone', verified: true, value: NEW }])
  expect(cured?.outcomes.map(({ type }) => type.split('.')[1])).toContain('hold-lifted')
  scenario.note('the one-time code proves it: lifted the same day, by itself')
  const after = await scenario.borrower('lisi')
  expect([after.holds, after.line]).toEqual([[], before.line])
  expect((await scenario.tell('lisi', draw('d2')))[0]?.outcomes.map(({ type }) => type.split('.')[1])).toContain('drawdown-approved')
  expect(await scenario.outcomes('lisi')).not.toContain('limit-changed')
})

/** A11: a held line, its state, the proof of identity, the appeal, the answer, and money drawn again: each step with its time. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onboarding, openScenario, type Scenario } from './scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario({ id: 'A11', title: 'Four steps back to a line', startAt: '2026-03-01T09:00:00+08:00' })
})
afterAll(() => scenario?.close())

const draw = (drawdown_id: string) =>
  ['drawdown-requested', { drawdown_id, amount_minor: 100_000, currency: 'CNY', purpose: 'consumption', tenor_months: 12 }] as const
const debt = ['delinquency-elsewhere-reported', { source: 'bureau', record_id: 'not-his', days_past_due: 40 }] as const

test('state, re-verification, appeal, approval, drawdown', async () => {
  await scenario.tell('chen', ...onboarding(760))
  await scenario.advanceTo('2026-03-05T09:00:00+08:00')
  await scenario.tell('chen', ...['a', 'b', 'c', 'd', 'e'].map((id) => ['session-started', { device: { id } }] as const), debt, [
    ...debt.slice(0, 1),
    { ...debt[1], record_id: 'nor-this' },
  ] as unknown as typeof debt)
  const held = await scenario.borrower('chen')
  expect(held.holds.map(({ reason }) => reason.code).sort()).toEqual(['CR04', 'SE01'])
  scenario.note('1 state: held for devices and for debts elsewhere')

  await scenario.advanceTo('2026-03-05T10:00:00+08:00')
  await scenario.tell('chen', ['identity-verified', { method: 'document_bank_card_otp' }])
  scenario.note('2 verified')
  const [left] = (await scenario.borrower('chen')).holds
  expect(left?.reason.code).toBe('CR04')

  await scenario.tell('chen', ['appeal-submitted', { appeal_id: 'ap', hold_id: left!.id, text: '不是本人的记录' }])
  expect((await scenario.borrower('chen')).holds[0]?.steps.find(({ id }) => id === 'ask-for-review')?.done_at ?? null).toBe(null)
  scenario.note('3 appealed')
  expect((await scenario.tell('chen', draw('d1')))[0]?.outcomes[0]?.type).toBe('fairline.drawdown-declined.v1')

  await scenario.advanceTo('2026-03-08T10:00:00+08:00')
  await scenario.tell('chen', ['appeal-decided', { appeal_id: 'ap', result: 'upheld' }])
  scenario.note('4 upheld')
  expect((await scenario.borrower('chen')).line.status).toBe('active')
  expect((await scenario.tell('chen', draw('d2')))[0]?.outcomes.map(({ type }) => type)).toContain('fairline.drawdown-approved.v1')
  await measuredAsItWas()
  const outcomes = await scenario.outcomes('chen')
  expect(outcomes.filter((type) => ['hold-placed', 'step-completed', 'hold-lifted', 'appeal-noted'].includes(type))).toEqual([
    'hold-placed',
    'hold-placed',
    'step-completed',
    'step-completed',
    'hold-lifted',
    'appeal-noted',
    'hold-lifted',
  ])
})

/** What the head of risk reads of it: the hold for devices was cured, the one for debts was wrong and took three days to undo. */
async function measuredAsItWas(): Promise<void> {
  await scenario.advanceTo(3_600_000)
  await scenario.caughtUp()
  const measured = async (what: string) => (await scenario.get<Measured>(`/v1/measures/${what}`)).body.data
  const ended = (await measured('restrictions')).map(({ reason, lifted, overturned }) => [reason, { lifted, overturned }])
  expect(Object.fromEntries(ended)).toEqual({ CR04: { lifted: 1, overturned: 1 }, SE01: { lifted: 1, overturned: 0 } })
  const hours = (await measured('recovery')).map(({ reason, restore }) => [reason, Math.round((restore.half_ms ?? 0) / 3_600_000)])
  expect(Object.fromEntries(hours)).toEqual({ CR04: 73, SE01: 1 })
  const flows = await measured('flows')
  expect(flows.find(({ flow }) => flow === 'appeal')).toMatchObject({ begun: 1, finished: 1 })
  expect(flows.find(({ flow }) => flow === 'drawdown')).toMatchObject({ begun: 2, ended: 1 })
}

type Measured = {
  data: { reason: string; lifted: number; overturned: number; restore: { half_ms: number | null }; flow: string }[]
}

/** A10: he asks for more; a closer look that stops nothing but further increases; declined, all is as it was, with reasons. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScenario, type Scenario } from './scenario.ts'

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario({
    id: 'A10',
    title: 'A request for more is reviewed, and declined without harm',
    startAt: '2026-03-01T09:00:00+08:00',
  })
})
afterAll(() => scenario?.close())

const score = (value: number) => ['score-updated', { value, range_min: 350, range_max: 950, source: 'zhima' }] as const
const known = [
  ['borrower-registered', { kind: 'individual', currency: 'CNY' }],
  ['consent-granted', { purpose: 'score' }],
  ['consent-granted', { purpose: 'bureau' }],
  ['identity-verified', { method: 'document_bank_card_otp' }],
  ['application-submitted', { application_id: 'a', product: 'seed-literal', limit_minor: 500_000, currency: 'CNY' }],
] as const

test('under review for at most a day, drawing goes on, declined with reasons, the limit as before', async () => {
  await scenario.tell('li', ...known, score(680), ['offer-accepted', { application_id: 'a' }])
  const { limit_minor } = (await scenario.borrower('li')).line
  await scenario.advanceTo('2026-08-25T09:00:00+08:00')
  await scenario.tell('li', score(690))
  const request = { borrower_id: 'li', limit_minor: 90_000_000 }
  const check = await scenario.post<{ review_hours: number; present_limit_minor: number }>('/v1/increases:check', request)
  expect(check.body).toMatchObject({ review_hours: 24, present_limit_minor: limit_minor })
  const [asked] = await scenario.tell('li', ['increase-requested', { request_id: 'r', limit_minor: 90_000_000, currency: 'CNY' }])
  expect(asked?.outcomes.map(({ type }) => type.split('.')[1])).toEqual(['hold-placed', 'increase-under-review', 'notice-due'])
  const during = await scenario.borrower('li')
  expect(during.line).toMatchObject({ status: 'active', limit_minor })
  expect(during.holds).toMatchObject([
    { scope: 'increase', reason: { code: 'PL07' }, expires_at: expect.stringContaining('2026-08-26T01:00:00') },
  ])
  scenario.note('under review')
  await scenario.tell('li', score(610))
  await scenario.advanceTo('2026-08-26T09:01:00+08:00')
  const after = await scenario.borrower('li')
  expect(after.holds.filter(({ scope }) => scope === 'increase')).toEqual([])
  expect(after.line).toMatchObject({ limit_minor })
  const outcomes = await scenario.outcomes('li')
  expect(outcomes).toContain('increase-declined')
  const declined = (await scenario.notices('li')).find(({ about }) => about.includes('increase-declined'))
  expect(declined?.reasons.length).toBeGreaterThan(0)
  scenario.note('declined, nothing lost')
})

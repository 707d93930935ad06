/** A13: somebody else in the account. Stopped before the money leaves; the owner proves himself, and what the other did never was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onboarding, openScenario, type Scenario, type Told } from './scenario.ts'

const draw = (drawdown_id: string, amount_minor: number, device_id: string): Told => [
  'drawdown-requested',
  { drawdown_id, amount_minor, currency: 'CNY', purpose: 'consumption', tenor_months: 12, device_id },
]
const login = (id: string, session_id: string, place: string, kind: string): Told => [
  'session-started',
  { session_id, device: { id }, place, network: { kind } },
]
const proof: Told = ['identity-verified', { method: 'document_bank_card_otp', device_id: 'phone' }]
const wrongPassword: Told = ['authentication-failed', { method: 'password', device_id: 'thief' }]
type Signals = { data: { name: string; value: unknown }[] }

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario({ id: 'A13', title: 'An account taken over 账户被盗用', startAt: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => scenario?.close())

const signals = async (id: string) =>
  Object.fromEntries((await scenario.get<Signals>(`/v1/borrowers/${id}/signals`)).body.data.map(({ name, value }) => [name, value]))
const drawsOf = async (id: string) => (await scenario.outcomes(id)).filter((type) => type.startsWith('drawdown-'))

/** Two borrowers who did the same; one of them is robbed. */
const both = async (...told: readonly Told[]) => {
  for (const id of ['victim', 'twin']) await scenario.tell(id, ...told)
}

test('blocked before disbursement; the owner is back by his own proof; no signal, score or limit knows of the thief', async () => {
  await both(...onboarding(760), login('phone', 'p1', 'hangzhou', 'home'), proof, draw('d1', 100_000, 'phone'))
  await scenario.advanceTo('2026-03-11T09:00:00+08:00')
  await both(login('phone', 'p2', 'hangzhou', 'home'))
  const { limit_minor, drawn_minor } = (await scenario.borrower('victim')).line

  await scenario.advanceTo('2026-03-11T11:00:00+08:00')
  const since_at = scenario.now()
  await scenario.tell('victim', wrongPassword, wrongPassword, login('thief', 't1', 'overseas', 'anonymised'))
  scenario.note('a second device, from elsewhere, while the owner is logged in')
  await scenario.advanceTo('2026-03-11T11:20:00+08:00')
  const [stopped] = await scenario.tell('victim', draw('d2', Math.floor((limit_minor! * 0.8) / 10_000) * 10_000, 'thief'))
  const declined = stopped?.outcomes.find(({ type }) => type === 'fairline.drawdown-declined.v1')
  expect(declined?.data).toMatchObject({ code: 'held', counts: false })
  expect(stopped?.reasons.map(({ code }) => code)).toContain('SE04')
  const during = await scenario.borrower('victim')
  expect(during.line.drawn_minor).toBe(drawn_minor)
  scenario.note(`stopped before the money leaves: ${during.holds.map(({ reason }) => reason.code).join(', ')}`)
  await scenario.tell('victim', ['takeover-suspected', { suspicion_id: 'tk', signs: ['new_device', 'large_draw'] }])

  await scenario.advanceTo('2026-03-12T09:00:00+08:00')
  await both(proof)
  await scenario.tell('victim', [
    'takeover-cleared',
    { suspicion_id: 'tk', attacker_devices: ['thief'], attacker_sessions: ['t1'], since_at, until_at: '2026-03-11T12:00:00+08:00' },
  ])
  scenario.note('the owner proves who he is, and the suspicion is settled')
  const [victim, twin] = [await scenario.borrower('victim'), await scenario.borrower('twin')]
  expect([victim.holds, victim.line]).toEqual([[], twin.line])
  expect(await signals('victim')).toEqual(await signals('twin'))
  scenario.note('every signal is that of his twin, who was never robbed')

  await scenario.tell('victim', draw('d3', 100_000, 'phone'))
  expect(await drawsOf('victim')).toEqual(['drawdown-approved', 'drawdown-declined', 'drawdown-approved'])
})

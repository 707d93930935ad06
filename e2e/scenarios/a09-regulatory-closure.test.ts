/** A9: new drawdowns are closed from D on for one licence. Only lines under it are held, with the basis; lifted, all are released at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onboarding, openScenario, type Scenario, type Told } from './scenario.ts'

const draw = (id: string) =>
  ['drawdown-requested', { drawdown_id: id, amount_minor: 100_000, currency: 'CNY', purpose: 'consumption' }] as const

let scenario: Scenario
beforeAll(async () => {
  scenario = await openScenario({ id: 'A9', title: 'Regulatory closure 监管要求暂停借款', startAt: '2026-03-01T09:00:00+08:00' })
})
afterAll(() => scenario?.close())

const IN_SCOPE = Array.from({ length: 12 }, (_, nth) => `consumer-${nth}`)
/** Another system lends on it: under which licence is not known here. */
const imported: readonly Told[] = [
  ['borrower-registered', { kind: 'individual', currency: 'CNY' }],
  ['line-imported', { limit_minor: 2_000_000, drawn_minor: 0, currency: 'CNY' }],
]
const statusOf = async (id: string) => (await scenario.borrower(id)).line.status

test('held from D on, told with basis and dates; repaying goes on; new lines wait; lifted early, all are released within one look', async () => {
  for (const id of IN_SCOPE) await scenario.tell(id, ...onboarding(780))
  await scenario.tell('elsewhere', ...imported)
  const order = { licence: 'consumer_finance', basis: '示例监管通知〔2026〕1号 第三条', starts_at: '2026-03-10T00:00:00+08:00' }
  expect(
    (await scenario.post('/v1/orders', { order_id: 'ro1', closes: 'draws', ...order, ends_at: '2026-06-01T00:00:00+08:00' })).status,
  ).toBe(200)
  expect((await scenario.post('/v1/orders', { order_id: 'ro2', closes: 'new_lines', ...order })).status).toBe(200)
  scenario.note('order issued, in force from 10 March')

  await scenario.advanceTo('2026-03-09T23:59:59+08:00')
  expect(await statusOf('consumer-0')).toBe('active')
  expect((await scenario.tell('consumer-0', draw('day-before')))[0]?.outcomes[0]?.type).toContain('drawdown-approved')
  await scenario.advanceTo('2026-03-10T00:00:01+08:00')
  for (const id of IN_SCOPE) expect(await statusOf(id), id).toBe('suspended')
  expect(await statusOf('elsewhere')).toBe('active')
  scenario.note('12 lines of the licence held, the other open')

  const notice = (await scenario.notices('consumer-1')).at(-1)
  expect(notice).toMatchObject({ about: 'hold-placed', at: '2026-03-09T16:00:00.000Z', reasons: [{ reason: 'RG02' }] })
  const shown = new Map(notice?.reasons[0]?.evidence.map(({ signal, value }) => [signal, value]))
  expect([shown.get('order_basis'), shown.get('order_ends_at')]).toEqual([order.basis, '2026-05-31T16:00:00.000Z'])
  expect((await scenario.tell('consumer-1', draw('closed')))[0]?.reasons.map(({ code }) => code)).toEqual(['RG02'])
  const repayment: Told = ['repayment-posted', { repayment_id: 'r1', amount_minor: 100_000, currency: 'CNY' }]
  expect((await scenario.tell('consumer-0', repayment))[0]?.outcomes.map(({ type }) => type)).toContainEqual(
    expect.stringContaining('repayment-applied'),
  )

  await scenario.tell('newcomer', ...onboarding(780))
  expect(await statusOf('newcomer')).toBe('pending')
  scenario.note('a newcomer waits')

  await scenario.advanceTo('2026-04-01T09:00:00+08:00')
  expect((await scenario.post('/v1/orders:lift', { order_id: 'ro1' })).status).toBe(200)
  expect((await scenario.post('/v1/orders:lift', { order_id: 'ro2' })).status).toBe(200)
  await scenario.advanceTo(1_000)
  for (const id of IN_SCOPE) expect(await statusOf(id), id).toBe('active')
  expect(await statusOf('newcomer')).toBe('active')
  scenario.note('lifted early: all released, the newcomer has his line')
  expect((await scenario.outcomes('elsewhere')).filter((type) => type.startsWith('hold'))).toEqual([])
  expect((await scenario.post('/v1/orders:lift', { order_id: 'ro9' })).status).toBe(404)
})

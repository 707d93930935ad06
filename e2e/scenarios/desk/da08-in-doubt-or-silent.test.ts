/** DA8, DA20: what is not known is never called normal. A page against a statement, and a feed that falls silent. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, type DeskScenario, FACILITY, HOUR, openDeskScenario, PROJECT } from './desk-scenario.ts'

let desk: DeskScenario
const cny = (amount_minor: number) => ({ amount_minor, currency: 'CNY' })
beforeAll(async () => {
  desk = await openDeskScenario({ id: 'DA8 DA20', title: 'In doubt, and silent 存疑与静默', startAt: '2026-11-01T00:00:00Z' })
  await desk.put('projects/site', PROJECT)
})
afterAll(() => desk?.close())

test('DA8: the page shows nothing left, the statement shows a draw of yesterday: in doubt, counted for nothing, and most likely a fault of the page', async () => {
  const [line] = await desk.channel('page', 8, { projectId: 'site', limitMinor: 5_000_000 })
  await desk.advanceTo(2 * DAY)
  await desk.see(line!, 'availability', 'drawable', { source: 'statement', ago: DAY })
  await desk.see(line!, 'limit', cny(0), { source: 'borrower_report' })
  const { lines } = await desk.project('site')
  expect(lines.find(({ subject }) => subject === `enrolment:${line}`)).toMatchObject({
    badge: 'doubtful',
    health: 'contradictory',
    haircut_ppm: 1_000_000,
  })
  const { data } = await desk.warnings('&indicator=D2')
  expect(data).toMatchObject([{ subject: `enrolment:${line}`, reads: 'red', band: 'amber' }])
  // One of eight, and it contradicts: likelier the channel's page than the borrower.
  const [id] = await desk.incidents('channel:page')
  expect((await desk.incident(id!)).probes.map(({ probe }) => probe)).not.toContain('second_source')
  await desk.advanceTo(HOUR)
  await desk.post('incidents:answer', { id, evidence: 'transport_errors', answer: true })
  const { diagnosis, timeline } = await desk.incident(id!)
  expect(diagnosis!.shares_ppm.technical).toBeGreaterThanOrEqual(800_000)
  expect(diagnosis!.course.action).toBe('freeze')
  expect(timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['opened', 'diagnosed', 'escalated', 'answered']))
  desk.note('in doubt: frozen on what was last confirmed, counted for nothing')
})

test('DA20: silent for four times what is expected, and a moment longer: unknown, and nothing of it is counted', async () => {
  await desk.put('providers/bank', { name: '某银行', kind: 'bank', group_ids: [] })
  await desk.put('channels/bank', { provider_id: 'bank', product: '循环授信', family: 'bank_rcf', lifecycle: 'active' })
  await desk.put('facilities/rcf', { ...FACILITY, channel_id: 'bank', limit_minor: 1_000_000, expected_every_hours: 1 })
  for (const [field, value] of [['authorisation', 'granted'], ['availability', 'drawable'], ['limit', cny(1_000_000)]] as const) // biome-ignore format: one row
    await desk.see('rcf', field, value, { kind: 'facility' })
  const badge = async () => (await desk.project('site')).lines.find(({ subject }) => subject === 'facility:rcf')!
  const late = async () => (await desk.warnings('&indicator=D1&subject=facility:rcf')).data.map(({ band }) => band)
  const from = desk.now()
  await desk.advanceTo(from + 4 * HOUR - desk.now())
  expect([(await badge()).badge, await late()]).toEqual(['normal', ['amber']])
  await desk.advanceTo(1)
  expect(await badge()).toMatchObject({ badge: 'unknown', haircut_ppm: 1_000_000, counted_minor: 0 })
  expect(await late()).toEqual(['red'])
  desk.note('silent for longer than four times: unknown')
})

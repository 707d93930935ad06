/** DA1, DA2: three of eight lines are revoked. Over three weeks, each for causes of its own; within three hours, nobody is blamed before a second source was asked. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, type DeskScenario, HOUR, openDeskScenario, PROJECT } from './desk-scenario.ts'

let desk: DeskScenario
beforeAll(async () => {
  desk = await openDeskScenario({ id: 'DA1 DA2', title: 'Individual or of the channel 个人还是渠道', startAt: '2026-11-01T00:00:00Z' })
  await desk.put('projects/site', PROJECT)
})
afterAll(() => desk?.close())

const SIGNALS = [
  ['device', 'new'],
  ['score', { value: 640 }],
  ['profile', { matches: false }],
] as const

test('DA1: on days 2, 9 and 20, each with signals of its own: three incidents, each its own cause, and no alarm of the channel', async () => {
  const lines = await desk.channel('slow', 8, { projectId: 'site' })
  await desk.see(lines[1]!, 'score', { value: 720 })
  for (const [nth, day] of [2, 9, 20].entries()) {
    await desk.advanceTo(Date.parse('2026-11-01T00:00:00Z') + day * DAY - desk.now())
    const [line, [field, value]] = [lines[nth]!, SIGNALS[nth]!]
    await desk.see(line, field, value, { source: 'borrower_report', ago: HOUR })
    if (field === 'device') await desk.see(line, field, value, { source: 'borrower_report', ago: HOUR / 2 })
    await desk.see(line, 'causes', ['individual'])
    await desk.see(line, 'authorisation', 'revoked_by_platform', { ago: 60_000 })
    desk.note(`${line} revoked`)
  }
  const { diagnosis } = await desk.channelOf('site', 'slow')
  expect(diagnosis).toMatchObject({ cause: 'individual', course: { action: 'drop_line' }, is_calibrated: false })
  for (const { own_ppm } of diagnosis!.own) expect(own_ppm).toBeGreaterThanOrEqual(900_000)
  expect(await desk.incidents('channel:slow')).toEqual([])
  for (const line of lines.slice(0, 3)) {
    const [id] = await desk.incidents(`enrolment:${line}`)
    const { alerts } = await desk.incident(id!)
    const alert = alerts.find(({ indicator }) => indicator === 'B12')
    expect(alert).toMatchObject({ band: 'red', owner: 'analyst', seen_by: ['desk_lead'], lag_seconds: 60 })
    expect(alert!.evidence.length).toBeGreaterThan(0)
  }
  const { level, lines: shown } = await desk.project('site')
  expect(level).toMatchObject({ level: 1, switching: 'not_called_for' })
  expect(shown.map(({ badge }) => badge).sort()).toEqual([...Array(3).fill('authorisation_ended'), ...Array(5).fill('normal')])
  desk.note('three incidents, each individual; level 1')
})

test('DA2: the same three within three hours: one incident of the channel, a second source first, and nobody is told that it is his doing', async () => {
  await desk.put('projects/tower', PROJECT)
  const lines = await desk.channel('fast', 8, { projectId: 'tower' })
  await desk.see(lines[1]!, 'score', { value: 720 })
  await desk.advanceTo(DAY)
  for (const [nth, [field, value]] of SIGNALS.entries()) {
    await desk.advanceTo(HOUR)
    await desk.see(lines[nth]!, field, value, { source: 'borrower_report', ago: HOUR })
    if (field === 'device') await desk.see(lines[nth]!, field, value, { source: 'borrower_report', ago: HOUR / 2 })
    await desk.see(lines[nth]!, 'causes', ['individual'])
    await desk.see(lines[nth]!, 'authorisation', 'revoked_by_platform', { ago: 60_000 })
  }
  const { diagnosis } = await desk.channelOf('tower', 'fast')
  expect(diagnosis!.course.action).not.toBe('drop_line')
  expect(diagnosis!.cause).not.toBe('individual')
  const [id] = await desk.incidents('channel:fast')
  const { probes, escalation } = await desk.incident(id!)
  expect(probes[0]!.probe).toBe('second_source')
  // It stands since the second line fell, and nobody took it for an hour.
  expect(escalation).toMatchObject({ step: 2, told: ['desk_lead', 'finance_head'], taken_at: null })
  await desk.post('incidents:take', { id })
  expect((await desk.incident(id!)).escalation.next_at).toBeNull()
  expect((await desk.project('tower')).level.level).toBe(2)
  desk.note('one incident of the channel; a second source is asked first')

  await desk.post('incidents:answer', { id, evidence: 'second_source_contradicts', answer: true, note: '对账单显示昨日提款成功' })
  const after = await desk.channelOf('tower', 'fast')
  expect(after.diagnosis!.cause).toBe('technical')
  expect(after.diagnosis!.course.action).toBe('freeze')
  desk.note('the statement contradicts: a technical fault')
})

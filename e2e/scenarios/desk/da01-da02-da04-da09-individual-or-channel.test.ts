/**
 * DA1, DA2, DA4, DA9: of each borrower, or of the channel. An announced maintenance rings nowhere and moves no money; a regulator's letter closes a group; three lines that are
 * revoked over three weeks are three causes, and within three hours nobody is blamed before a second source was asked.
 */
import { writeInstant } from '@fairline/contract/instant'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, type DeskScenario, HOUR, MINUTE, openDeskScenario, PROJECT } from './desk-scenario.ts'

let desk: DeskScenario
beforeAll(async () => {
  desk = await openDeskScenario({
    id: 'DA1 DA2 DA4 DA9',
    title: 'Of each, or of the channel 个人还是渠道',
    startAt: '2026-11-01T16:00:00Z',
  })
  await desk.put('projects/site', PROJECT)
})
afterAll(() => desk?.close())

const night = (time: string) => `2026-11-02T${time}:00Z`
const SIGNALS = [
  ['device', 'new'],
  ['score', { value: 640 }],
  ['profile', { matches: false }],
] as const

test('DA4: maintenance from 02:00 to 06:00, eight of eight cannot draw: hold, no alert, what falls due is told all the same; looked at again at 06:15', async () => {
  const lines = await desk.channel('mt', 8, { projectId: 'site' })
  const notice = {
    about_kind: 'channel',
    about_id: 'mt',
    kind: 'maintenance',
    words: '系统维护',
    starts_at: night('02:00'),
    ends_at: night('06:00'),
  }
  await desk.post('notices', { id: 'n1', ...notice, observed_at: writeInstant(desk.now()) })
  await desk.advanceTo(night('02:10'))
  await desk.seeAll(lines.map((line) => [line, 'availability', 'blocked_temporary', { ago: 5 * MINUTE }]))
  await desk.see(lines[0]!, 'obligation', 'overdue', { ago: DAY })
  const { diagnosis, notices } = await desk.channelOf('site', 'mt')
  expect(notices).toMatchObject([{ kind: 'maintenance', ends_at: '2026-11-02T06:00:00.000Z' }])
  expect(diagnosis!.shares_ppm.maintenance).toBeGreaterThanOrEqual(950_000)
  expect(diagnosis!.course.action).toBe('hold')
  await desk.advanceTo(night('06:14'))
  // That there is a notice is told, and nothing of what it explains.
  const [announced] = await desk.incidents('channel:mt')
  const rings = async () => (await desk.incident(announced!)).alerts.map(({ indicator }) => indicator)
  expect(await rings()).toEqual(['C7'])
  expect(await desk.incidents(`enrolment:${lines[1]}`)).toEqual([])
  const [due] = await desk.incidents(`enrolment:${lines[0]}`)
  expect((await desk.incident(due!)).alerts.map(({ indicator }) => indicator)).not.toContain('B12')
  expect((await desk.project('site')).level.switching).toBe('not_called_for')
  desk.note('maintenance: no alert, no switch; the overdue item is told')

  await desk.seeAll(lines.slice(0, 7).map((line) => [line, 'availability', 'drawable', { ago: MINUTE }]))
  await desk.advanceTo(night('06:15'))
  const [left] = await desk.incidents(`enrolment:${lines[7]}`)
  const { alerts } = await desk.incident(left!)
  expect(alerts.filter(({ indicator }) => indicator === 'B12')).toMatchObject([
    { subject: `enrolment:${lines[7]}`, at: '2026-11-02T06:15:00.000Z' },
  ])
  for (const line of lines.slice(1, 7)) expect(await desk.incidents(`enrolment:${line}`)).toEqual([])
  desk.note('06:15: seven are back, the eighth rings')
})

test('DA9: a letter of the regulator, and three siblings fall within two days: the group as closed, one incident each, compliance signs', async () => {
  await desk.put('groups/letter', { name: '同一监管', kind: 'regulator' })
  await desk.put('projects/mall', PROJECT)
  const fallen = { first: 6, second: 5, third: 4 }
  for (const id of Object.keys(fallen)) await desk.channel(id, 8, { projectId: 'mall', groups: ['letter'] })
  await desk.advanceTo(2 * DAY)
  for (const [id, count] of Object.entries(fallen))
    await desk.seeAll(
      Array.from({ length: count }, (_, nth) => [`${id}-${nth + 1}`, 'availability', 'closed', { ago: (nth + 1) * 7 * HOUR }]),
    )
  const letter = { about_kind: 'group', about_id: 'letter', kind: 'regulator', words: '暂停新增放款', starts_at: writeInstant(desk.now()) }
  await desk.post('notices', { id: 'n2', ...letter, observed_at: writeInstant(desk.now()) })
  for (const id of Object.keys(fallen)) {
    const { diagnosis } = await desk.channelOf('mall', id)
    expect(diagnosis!.shares_ppm.regulatory).toBeGreaterThanOrEqual(950_000)
    expect(diagnosis!.course.action).toBe('close_group')
  }
  const { level } = await desk.project('mall')
  expect(level.triggers.map(({ trigger }) => trigger)).not.toContain('several_groups')
  const [id] = await desk.incidents('channel:first')
  const { timeline, diagnosis } = await desk.incident(id!)
  expect(timeline.filter(({ type }) => type === 'diagnosed').at(-1)!.data.cause).toBe('regulatory')
  expect(diagnosis!.course.people.zh).toContain('合规')
  desk.note('regulatory: the whole group counts as closed')
})

type Guides = Readonly<{
  data: readonly { subject: object; cause: string; guides: readonly { trouble: string; route: string; documents: { zh: string }[] }[] }[]
}>
type Cases = Readonly<{ data: readonly { subject: { id: string }; trouble: string; state: string; next: string }[] }>

/** As the desk proposes it for the incident of the line. */
async function openRecovery(line: string, nth: number): Promise<void> {
  const [id] = await desk.incidents(`enrolment:${line}`)
  const { data } = (await desk.get<Guides>(`incidents/${id}/recovery-guides`)).body
  const { subject, cause, guides } = data[0]!
  const { trouble, route, documents } = guides[0]!
  await desk.post('recoveries', {
    ...{ id: `back-${nth + 1}`, subject, incident_id: id, cause, trouble, route, documents: documents.map(({ zh }) => zh) },
    ...{ assignee: 'analyst', next_check_on: writeInstant(desk.now() + 7 * DAY).slice(0, 'YYYY-MM-DD'.length) },
  })
}

test('DA1: on days 2, 9 and 20, each with signals of its own: three incidents, each its own cause, and no alarm of the channel', async () => {
  await desk.put('projects/hall', PROJECT)
  const [lines, start] = [await desk.channel('slow', 8, { projectId: 'hall' }), desk.now()]
  await desk.see(lines[1]!, 'score', { value: 720 })
  for (const [nth, day] of [2, 9, 20].entries()) {
    await desk.advanceTo(start + day * DAY - desk.now())
    const [line, [field, value]] = [lines[nth]!, SIGNALS[nth]!]
    await desk.see(line, field, value, { source: 'borrower_report', ago: HOUR })
    if (field === 'device') await desk.see(line, field, value, { source: 'borrower_report', ago: HOUR / 2 })
    await desk.see(line, 'causes', ['individual'])
    await desk.see(line, 'authorisation', 'revoked_by_platform', { ago: 60_000 })
    await openRecovery(line, nth)
    desk.note(`${line} revoked`)
  }
  const { diagnosis } = await desk.channelOf('hall', 'slow')
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
  const { data: cases } = (await desk.get<Cases>('recoveries')).body
  expect(cases.map(({ subject, trouble, state, next }) => [subject.id, trouble, state, next])).toEqual([
    [lines[0], 'device', 'preparing', 'hand_in'],
    [lines[1], 'score', 'preparing', 'hand_in'],
    [lines[2], 'profile', 'preparing', 'hand_in'],
  ])
  desk.note('three recovery cases, each with its own official way')
  const { level, lines: shown } = await desk.project('hall')
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

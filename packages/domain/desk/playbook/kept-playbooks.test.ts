/** Playbooks from registers and drills: what their sources may pay for, and when they were drilled. */
import { expect, test } from 'vitest'
import { DAY_MS } from '../../kernel/time.ts'
import { deskOf, facilityOf, purposesOf, type Told, WHEN } from '../model/desk.fixture.ts'
import { addFacts } from '../model/desk-book.ts'
import { keptPlaybooks } from './kept-playbooks.ts'

const TODAY = 20_000
const source = { facility_id: 'f', amount_minor: 100, purposes: ['payroll'] }
const playbookOf = (more: object = {}) => ({
  ...{
    name: '三级',
    level: 3,
    triggers: ['reserve_below_floor'],
    contacts: [{ role: 'x', person: 'ann', deputy: 'bea' }],
    sources: [source],
  },
  ...{ messages: { borrower: 'a', supplier: 'b', lender: 'c', board: 'd' }, exit: 'x', review_by: '2099-12-31', ...more },
})
const line = (more: object = {}): Told => ['registered', 'facility', 'f', facilityOf({ draw_lead_days: 3, ...more })]
const agreed = (more: object = {}): Told => ['purposes-approved', 'facility', 'f', purposesOf(more)]

function kept(
  playbook: object,
  told: readonly Told[],
  drills: readonly (readonly [type: 'opened' | 'moved', id: string, at: number, data: object])[] = [],
) {
  const book = deskOf(...told, ['registered', 'playbook', 'pb', playbook])
  addFacts(
    book,
    drills.map(([type, id, at, data], nth) => ({
      ...{ sequence: book.sequence + nth + 1, type, kind: 'drill' as const, id, effectiveAt: at, recordedAt: at, actor: 'a' },
      data: data as Record<string, unknown>,
    })),
  )
  const ground = { book, when: WHEN, today: TODAY, dayAt: (at: number) => Math.floor(at / DAY_MS), isThere: (id: string) => id !== 'gone' }
  return keptPlaybooks(ground)
}

test.each<[rule: string, playbook: object, told: readonly Told[], gaps: string[]]>([
  ['agreed on for its purposes', {}, [line(), agreed()], ['drill-overdue']],
  ['nobody agreed on anything', {}, [line()], ['source-not-open', 'drill-overdue']],
  ['agreed on for something else', {}, [line(), agreed({ purposes: ['tax'] })], ['source-not-open', 'drill-overdue']],
  ['consumer credit, whatever was agreed on', {}, [line({ credit_kind: 'consumer' }), agreed()], ['source-not-open', 'drill-overdue']],
  ['ended since', {}, [line(), agreed(), ['ended', 'facility', 'f', {}]], ['source-not-open', 'drill-overdue']],
  ['its deputy left', { contacts: [{ role: 'x', person: 'ann', deputy: 'gone' }] }, [line(), agreed()], ['contact-gone', 'drill-overdue']],
])('a source, or a contact: %s', (_rule, more, told, gaps) => {
  expect(kept(playbookOf(more), told)[0]).toMatchObject({ gaps })
})

test('how long a source takes is told by its register, and by nothing once it ended', () => {
  const [open] = kept(playbookOf(), [line(), agreed()])
  const [ended] = kept(playbookOf(), [line(), agreed(), ['ended', 'facility', 'f', {}]])
  expect([open!.playbook.sources[0]!.leadDays, ended!.playbook.sources[0]!.leadDays]).toEqual([3, null])
  expect(open!.currencies).toEqual(['CNY'])
})

test('drilled on the day on which a drill of it ended; one that runs, was called off, or is of nothing, is none', () => {
  const drill = { project_id: 'p', plan_id: 'pl', kind: 'provider', fails: 'pr' }
  const of = { ...drill, playbook_id: 'pb' }
  const day = (nth: number) => nth * DAY_MS
  const drilled = (...drills: Parameters<typeof kept>[2] & object) => kept(playbookOf(), [line(), agreed()], drills)[0]!
  const running = ['opened', 'd', day(TODAY - 1), of] as const
  expect(drilled(running).playbook.drilledOn).toBeNull()
  expect(drilled(['opened', 'd', 5, drill], ['moved', 'd', 6, { state: 'ended', note: 'x' }]).playbook.drilledOn).toBeNull()
  const off = ['moved', 'd', 6, { state: 'called_off', note: 'x' }] as const
  expect(drilled(['opened', 'd', 5, { ...of, planned_for: '2099-01-01T00:00:00Z' }], off).playbook.drilledOn).toBeNull()
  const whole = drilled(running, ['moved', 'd', day(TODAY - 1) + 9, { state: 'ended', note: 'x' }])
  expect(whole).toMatchObject({ playbook: { drilledOn: TODAY - 1 }, drillDueOn: TODAY - 1 + 183, gaps: [] })
})

test('one that was ended is not kept any more', () => {
  expect(kept(playbookOf(), [line(), agreed(), ['registered', 'playbook', 'pb', playbookOf()]])).toHaveLength(1)
  const book = deskOf(line(), ['registered', 'playbook', 'pb', playbookOf()], ['ended', 'playbook', 'pb', {}])
  expect(keptPlaybooks({ book, when: WHEN, today: TODAY, dayAt: () => 0, isThere: () => true })).toEqual([])
})

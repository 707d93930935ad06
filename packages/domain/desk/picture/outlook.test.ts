/** What of a line and of a project is told by more than how it stands now. */
import { expect, test } from 'vitest'
import { dayText } from '../../kernel/day.ts'
import { DAY_MS, HOUR_MS } from '../../kernel/time.ts'
import { deskOf, needOf, projectOf, type Told } from '../model/desk.fixture.ts'
import { addFacts, emptyDesk, stateOf } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import type { Observation } from '../status/observation.ts'
import { stabilityOfLine } from './line-stability.ts'
import { atRiskOf, remainingBefore, switchMinutesOf } from './project-outlook.ts'
import { registersOf } from './registers.ts'
import { warnedAt } from './told-readings.ts'

const TODAY = 20_577
const AT = TODAY * DAY_MS
type Said = Pick<Extract<Observation, { field: 'authorisation' | 'availability' | 'feed' }>, 'field' | 'value'>
let nth = 0
const said = (daysAgo: number, one: Said, everyHours = 24 * 100): Observation =>
  ({
    ...{ id: `${++nth}`, effectiveAt: AT - daysAgo * DAY_MS, observedAt: AT - daysAgo * DAY_MS, source: 'pull', confidencePermille: 960 },
    ...{ expectedEveryMs: everyHours * HOUR_MS, ...one },
  }) as Observation
const DRAWABLE = { field: 'availability', value: 'drawable' } as const
const CLOSED = { field: 'availability', value: 'closed' } as const
const REVOKED = { field: 'authorisation', value: 'revoked_by_platform' } as const
const GRANTED = { field: 'authorisation', value: 'granted' } as const

test.each<[rule: string, observations: readonly Observation[], drawableDays: number, knownDays: number, revocations: number]>([
  ['nobody spoke of it', [], 0, 0, 0],
  ['drawable all the time', [said(200, DRAWABLE)], 180, 180, 0],
  ['closed for the last ten days', [said(200, DRAWABLE), said(10, CLOSED)], 170, 180, 0],
  ['in whatever order it was heard', [said(10, CLOSED), said(200, DRAWABLE)], 170, 180, 0],
  ['revoked, and granted again after five days', [said(200, DRAWABLE), said(30, REVOKED), said(25, GRANTED)], 175, 180, 1],
  ['revoked, as two say', [said(200, DRAWABLE), said(30, REVOKED), said(29, REVOKED)], 150, 180, 1],
  ['whoever looks cannot tell for the last day', [said(200, DRAWABLE), said(1, { field: 'feed', value: 'down' })], 179, 179, 0],
  ['silent four days after it was heard of', [said(20, DRAWABLE, 24)], 4, 4, 0],
  ['heard of again', [said(20, DRAWABLE, 24), said(2, DRAWABLE, 24)], 6, 6, 0],
])('a line: %s', (_rule, observations, drawableDays, knownDays, revocations) => {
  const { drawableMs, knownMs, revocations: found } = stabilityOfLine(observations, AT)
  expect([drawableMs / DAY_MS, knownMs / DAY_MS, found]).toEqual([drawableDays, knownDays, revocations])
})

const day = (ahead: number): string => dayText(TODAY + ahead)
function riskOf(...told: readonly Told[]) {
  const when = { at: AT, knownAt: AT }
  const book = deskOf(['registered', 'project', 'p', projectOf()], ...told)
  return atRiskOf(stateOf(book, 'project', 'p', when)!, registersOf(book, when, TODAY))
}
const receipt = { project_id: 'p', debtor: 'x', currency: 'CNY', p50_minor: 100, dilution_ppm: 0 }

test.each<[rule: string, told: readonly Told[], together: number]>([
  ['nothing is registered', [], 0],
  ['a need that is certain', [['registered', 'need', 'n', needOf({ p50_minor: 100, due_on: day(9) })]], 0],
  // Expected 0.3 × 100 + 0.4 × 120 + 0.3 × 200 = 138.
  [
    'a need that may be more',
    [['registered', 'need', 'n', needOf({ p10_minor: 100, p50_minor: 120, p90_minor: 200, due_on: day(9) })]],
    62,
  ],
  ['and is due after the quarter', [['registered', 'need', 'n', needOf({ p50_minor: 120, p90_minor: 200, due_on: day(92) })]], 0],
  [
    'a receipt that is not confirmed may come too late',
    [['registered', 'receipt', 'r', { ...receipt, due_on: day(80), confirmed: false }]],
    70,
  ],
  ['and surely comes where it is', [['registered', 'receipt', 'r', { ...receipt, due_on: day(80), confirmed: true }]], 0],
])('cash flow at risk: %s', (_rule, told, together) => {
  expect(riskOf(...told).atRisk.togetherMinor).toBe(together)
})

test.each<[rule: string, owedSince: number, days: number | null]>([
  ['what it owed sixty days ago is seen from there', 1, 80],
  ['up to that moment', AT - 40 * DAY_MS, 80],
  ['and null where nothing was owed then', AT - 40 * DAY_MS + 1, null],
])('%s', (_rule, owedSince, days) => {
  const debt = { creditor: 'c', currency: 'CNY', project_id: 'p', instalments: [{ due_on: day(40), amount_minor: 8 }] }
  const book = deskOf(['registered', 'debt', 'd', debt, owedSince])
  const when = { at: AT + 20 * DAY_MS, knownAt: AT + 20 * DAY_MS }
  expect(remainingBefore('p', registersOf(book, when, TODAY + 20))).toBe(days)
})

const MINUTE_MS = 60_000
type Fact = readonly [minute: number, type: DeskFact['type'], kind: DeskFact['kind'], id: string, data: object]
const heard = (...facts: readonly Fact[]) => {
  const book = emptyDesk()
  const told = facts.map(([minute, type, kind, id, data], at): DeskFact => {
    const [effectiveAt, recordedAt] = [minute * MINUTE_MS, minute * MINUTE_MS]
    return { ...{ sequence: at + 1, type, kind, id, effectiveAt, recordedAt, actor: 'a' }, data: data as DeskFact['data'] }
  })
  addFacts(book, told)
  return book
}

test('drills and real switches are told apart, in whole minutes, of the project alone', () => {
  const drill = (id: string, from: number, until: number, project = 'p'): readonly Fact[] => [
    [from, 'opened', 'drill', id, { project_id: project }],
    [until, 'moved', 'drill', id, { state: 'funds_ready' }],
  ]
  const real: readonly Fact[] = [
    [0, 'proposed', 'plan', 'x', { project_id: 'p' }],
    [10, 'approved', 'plan', 'x', { incident_id: 'i' }],
    [10, 'opened', 'task', 't', { kind: 'draw', plan_id: 'x', step: 1, due_at: '2026-05-04T00:00:00Z' }],
  ]
  const matched: Fact = [70, 'matched', 'statement_entry', 'e', { task_id: 't' }]
  const drills = [...drill('d', 0, 30), ...drill('e', 5, 50), ...drill('f', 0, 900, 'other')]
  expect(switchMinutesOf(heard(...drills, ...real), 'p', 99 * MINUTE_MS).minutes).toEqual({ incident: null, drill: 30 })
  const both = switchMinutesOf(heard(...drills, ...real, matched), 'p', 99 * MINUTE_MS)
  expect(both).toEqual({ minutes: { incident: 60, drill: 30 }, inputs: { incident: ['x'], drill: ['d', 'e'] } })
  expect(switchMinutesOf(heard(), 'p', 0).minutes).toEqual({ incident: null, drill: null })
})

test('a warning stands where it was last told so, as far as was told by then', () => {
  const read = (minute: number, subject: string, band: string | null): Fact => [
    minute,
    'read',
    'reading',
    `C10:${subject}`,
    { subject, band },
  ]
  const book = heard(
    read(1, 'facility:f', 'amber'),
    read(2, 'facility:g', 'red'),
    read(3, 'facility:f', 'normal'),
    read(4, 'channel:c', null),
  )
  const warned = (minute: number, upTo?: number) => [...warnedAt(book, { at: minute * MINUTE_MS, knownAt: minute * MINUTE_MS, upTo })]
  expect(warned(0)).toEqual([])
  expect(warned(2)).toEqual(['facility:f', 'facility:g'])
  expect(warned(9)).toEqual(['facility:g'])
  // Told as of then, but only after the plan had looked.
  expect(warned(9, 1)).toEqual(['facility:f'])
})

/** Drills: what may follow on what, how long each step took, and which of them count. */
import type { DrillState } from '@fairline/contract/desk/drills'
import { expect, test } from 'vitest'
import { switchMinutes, switchTimes } from '../measures/switch-time.ts'
import { addFacts, type DeskBook, emptyDesk } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import { begunDrills, drillMove, drillOf, drillsOf } from './drill-record.ts'
import { drillSteps } from './drill-steps.ts'

const MINUTE = 60_000
type Told = readonly [minute: number, type: 'opened' | 'moved' | 'ticked', id: string, data: object, actor?: string]

function heard(...told: readonly Told[]): DeskBook {
  const book = emptyDesk()
  const facts = told.map(([minute, type, id, data, actor = 'ann'], nth): DeskFact => {
    const at = minute * MINUTE
    return { sequence: nth + 1, type, kind: 'drill', id, effectiveAt: at, recordedAt: at, actor, data: data as DeskFact['data'] }
  })
  addFacts(book, facts)
  return book
}
const asked = { project_id: 'p', plan_id: 'pl', kind: 'provider', fails: 'north' }
const steps = [
  { kind: 'secure_debts' },
  { kind: 'call', role: '财务负责人', person: 'bea' },
  { kind: 'draw', facility_id: 'rcf', amount_minor: 7 },
]

test.each<[from: DrillState, to: DrillState, answer: string]>([
  ['planned', 'running', 'moves'],
  ['planned', 'called_off', 'moves'],
  ['planned', 'funds_ready', 'not-next'],
  ['planned', 'ended', 'not-next'],
  ['running', 'running', 'repeated'],
  ['running', 'funds_ready', 'moves'],
  ['running', 'ended', 'moves'],
  ['running', 'called_off', 'not-next'],
  ['funds_ready', 'running', 'not-next'],
  ['funds_ready', 'ended', 'moves'],
  ['ended', 'ended', 'repeated'],
  ['ended', 'running', 'over'],
  ['called_off', 'running', 'over'],
])('from %s to %s: %s', (from, to, answer) => {
  expect(drillMove(from, to)).toBe(answer)
})

test('planned, no clock runs; begun, it counts from then, and each step from the one before', () => {
  const planned: Told = [0, 'opened', 'd', { ...asked, planned_for: '1970-01-01T01:00:00Z' }]
  expect(drillOf(heard(planned), 'd')).toMatchObject({ state: 'planned', time: null, begunBy: null, plannedBy: 'ann', steps: [] })
  const book = heard(
    planned,
    [60, 'moved', 'd', { state: 'running', note: '开始', steps }, 'bea'],
    [65, 'ticked', 'd', { step: 2, note: '已接通' }],
    [72, 'ticked', 'd', { step: 1 }, 'carl'],
    [90, 'moved', 'd', { state: 'funds_ready', note: '到账' }],
    [95, 'moved', 'd', { state: 'ended', note: '结束', findings: ['dt-d-1'] }],
  )
  const drill = drillOf(book, 'd')!
  expect(drill).toMatchObject({ state: 'ended', begunBy: 'bea', endedAt: 95 * MINUTE, findings: ['dt-d-1'] })
  expect(switchMinutes(drill.time!)).toBe(30)
  expect(drill.steps.map(({ doneBy, tookMs, note }) => [doneBy, tookMs === null ? null : tookMs / MINUTE, note])).toEqual([
    ['carl', 7, null],
    ['ann', 5, '已接通'],
    [null, null, null],
  ])
  expect(drill.moves.map(({ state, note }) => [state, note])).toEqual([
    ['running', '开始'],
    ['funds_ready', '到账'],
    ['ended', '结束'],
  ])
})

test('begun at once, as ever; one that was called off, or is planned, is no drill that took time', () => {
  const book = heard(
    [0, 'opened', 'a', { ...asked, steps }],
    [1, 'opened', 'b', { ...asked, planned_for: '1970-01-02T00:00:00Z' }],
    [2, 'opened', 'c', { ...asked, planned_for: '1970-01-02T00:00:00Z' }],
    [3, 'moved', 'c', { state: 'called_off', note: '改期' }],
    // As it was kept before steps were.
    [4, 'opened', 'e', asked],
  )
  expect(drillsOf(book).map(({ id, state }) => [id, state])).toEqual([
    ['a', 'running'],
    ['b', 'planned'],
    ['c', 'called_off'],
    ['e', 'running'],
  ])
  expect(begunDrills(book).map(({ id, steps: own }) => [id, own.length])).toEqual([
    ['a', 3],
    ['e', 0],
  ])
})

test('of a drill that ended without funds nobody waits any more: it counts for as long as it ran', () => {
  const book = heard([0, 'opened', 'd', asked], [40, 'moved', 'd', { state: 'ended', note: '未到账' }])
  const { time } = begunDrills(book)[0]!
  const others = Array.from({ length: 10 }, (_, nth) => ({ firstSeenAt: 0, fundsAt: (50 + nth) * MINUTE, kind: 'drill' as const }))
  const half = (one: typeof time) => switchTimes([one, ...others], 'drill', 10_000 * MINUTE).halfMs
  // Were it still waited for, it would have taken longer than all others.
  expect([half(time), half({ ...time, waitedUntil: null })]).toEqual([54 * MINUTE, 55 * MINUTE])
  expect(switchMinutes(time)).toBeNull()
})

test('what is owed comes first; the book of the plan says what is drawn; nothing is drawn that fails', () => {
  const playbook = {
    ...{ name: '三级', level: 3, triggers: [], exit: 'x', review_by: '2026-12-31' },
    contacts: [{ role: '财务负责人', person: 'bea', deputy: 'carl' }],
    sources: [
      { facility_id: 'rcf', amount_minor: 100, purposes: [] },
      { facility_id: 'gone', amount_minor: 50, purposes: [] },
    ],
    messages: { board: '致董事会', borrower: '致借款人' },
  }
  const isLost = (id: string) => id === 'gone'
  const draw = (facilityId: string, landsOn: string, amountMinor: number, insteadOfMinor = 0) => ({
    facilityId,
    landsOn,
    amountMinor,
    insteadOfMinor,
  })
  const said = (entry: Parameters<typeof drillSteps>[0]['entry'], kept: typeof playbook | undefined) =>
    drillSteps({ entry, playbook: kept, isLost }).map(({ kind, ...about }) => [kind, ...Object.values(about)])
  expect(said(undefined, playbook)).toEqual([
    ['secure_debts'],
    ['call', '财务负责人', 'bea', 'carl'],
    ['draw', 'rcf', 100],
    ['tell', 'borrower'],
    ['tell', 'board'],
  ])
  const draws = [
    draw('west', '2026-03-02', 30),
    draw('south', '2026-03-01', 20, 5),
    draw('west', '2026-03-09', 5),
    draw('less', '2026-03-01', 1, 2),
  ]
  expect(said({ draws: [...draws, draw('gone', '2026-03-01', 9)] }, undefined)).toEqual([
    ['secure_debts'],
    ['draw', 'south', 15],
    ['draw', 'west', 35],
  ])
  expect(said(undefined, undefined)).toEqual([['secure_debts']])
})

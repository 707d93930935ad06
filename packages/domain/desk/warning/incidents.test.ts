import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../../kernel/time.ts'
import { CATALOGUE, type IndicatorId } from './catalogue.ts'
import { answerBy, escalationOf, isMuted, wakes } from './hygiene.ts'
import { type Changed, incidentsOf } from './incidents.ts'
import type { Band, Role, Severity } from './indicator.ts'
import { type Judged, ledgerOf } from './ledger.ts'

const change = (indicator: IndicatorId, subject: string, at: number, from: Band, to: Band, channel: string | null = 'jb'): Changed => ({
  indicator,
  subject,
  channel,
  at,
  from,
  to,
})
const told = (changes: readonly Changed[]) =>
  incidentsOf(changes).map(({ key, openedAt, closedAt, severity, alerts }) => [key, openedAt, closedAt, severity, alerts.length])

test.each<[rule: string, changes: Changed[], incidents: unknown[]]>([
  [
    'two warnings of one line are one incident',
    [change('B1', 'a', 1, 'normal', 'amber'), change('B6', 'a', 2, 'normal', 'red')],
    [['a', 1, null, 2, 2]],
  ],
  // Scenario DA1: three borrowers, three causes, no alarm of the channel.
  [
    'three lines are three',
    [change('B6', 'a', 1, 'normal', 'red'), change('B1', 'b', 2, 'normal', 'red'), change('B7', 'c', 3, 'normal', 'amber')],
    [
      ['a', 1, null, 2, 1],
      ['b', 2, null, 2, 1],
      ['c', 3, null, 3, 1],
    ],
  ],
  [
    'lines of a channel that is hit itself are one',
    [
      change('B2', 'a', 5, 'normal', 'amber'),
      change('C1', 'jb', 5, 'normal', 'red'),
      change('B6', 'b', 6, 'normal', 'red'),
      change('B6', 'x', 6, 'normal', 'red', 'other'),
    ],
    [
      ['jb', 5, null, 1, 3],
      ['x', 6, null, 2, 1],
    ],
  ],
  [
    'a line that warned before stays with itself',
    [change('B6', 'a', 4, 'normal', 'amber'), change('C1', 'jb', 5, 'normal', 'red'), change('B6', 'a', 6, 'amber', 'red')],
    [
      ['a', 4, null, 2, 2],
      ['jb', 5, null, 1, 1],
    ],
  ],
  [
    'it is over when the last warning is',
    [
      change('B1', 'a', 1, 'normal', 'amber'),
      change('B6', 'a', 2, 'normal', 'amber'),
      change('B1', 'a', 3, 'amber', 'normal'),
      change('B6', 'a', 4, 'amber', 'normal'),
    ],
    [['a', 1, 4, 3, 2]],
  ],
  [
    'back within a day',
    [change('B1', 'a', 1, 'normal', 'amber'), change('B1', 'a', 2, 'amber', 'normal'), change('B1', 'a', 2 + DAY_MS, 'normal', 'amber')],
    [['a', 1, null, 3, 2]],
  ],
  [
    'back later',
    [change('B1', 'a', 1, 'normal', 'amber'), change('B1', 'a', 2, 'amber', 'normal'), change('B1', 'a', 3 + DAY_MS, 'normal', 'amber')],
    [
      ['a', 1, 2, 3, 1],
      ['a', 3 + DAY_MS, null, 3, 1],
    ],
  ],
  [
    'from red to amber is no new alert',
    [change('B1', 'a', 1, 'normal', 'red'), change('B1', 'a', 2, 'red', 'amber')],
    [['a', 1, null, 2, 1]],
  ],
  ['an end without a beginning is nothing', [change('B1', 'a', 1, 'amber', 'normal')], []],
])('%s', (_rule, changes, incidents) => {
  expect(told(changes)).toEqual(incidents)
})

test('in whatever order they come, the same', () => {
  const anyChange = fc
    .tuple(
      fc.constantFrom<IndicatorId>('B1', 'B6', 'C1'),
      fc.constantFrom('a', 'b', 'jb'),
      fc.nat(9),
      fc.constantFrom<Band>('normal', 'amber', 'red'),
    )
    .map(([indicator, subject, at, to]) => change(indicator, subject, at, to === 'normal' ? 'amber' : 'normal', to))
  const once = (changes: Changed[]) => [...new Map(changes.map((one) => [`${one.indicator} ${one.subject} ${one.at}`, one])).values()]
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 12 }).map(once), (changes) => {
      expect(incidentsOf([...changes].reverse())).toEqual(incidentsOf(changes))
    }),
  )
})

test('maintenance mutes the warning of the channel, for its own channel and time, and never what is due', () => {
  const windows = [{ channel: 'jb', from: 10, to: 20 }]
  expect([9, 10, 19, 20].map((at) => isMuted('C1', 'jb', at, windows))).toEqual([false, true, true, false])
  expect(isMuted('C1', 'other', 15, windows)).toBe(false)
  // Scenario DA4: due dates, and all the rest, are told all the same.
  const muted = CATALOGUE.filter(({ id }) => isMuted(id, 'jb', 15, windows)).map(({ id }) => id)
  expect(muted).toEqual(['B12', 'C1'])
})

const MINUTE_MS = 60_000
const raised = (owner: Role, severity: Severity, takenAt: number | null) => ({ owner, severity, raisedAt: 0, takenAt })

test.each<[minute: number, step: number, next: number | null]>([
  [14, 0, 15],
  [15, 1, 60],
  [59, 1, 60],
  [60, 2, 240],
  [239, 2, 240],
  [240, 3, null],
])('after %i minutes untaken it is at step %i', (minute, step, next) => {
  const { step: found, nextAt } = escalationOf(raised('analyst', 2, null), minute * MINUTE_MS)
  expect([found, nextAt]).toEqual([step, next === null ? null : next * MINUTE_MS])
})

test('whoever took it has it; the day’s reading calls nobody; the owner is not told twice', () => {
  expect(escalationOf(raised('analyst', 2, 20 * MINUTE_MS), 300 * MINUTE_MS)).toEqual({
    step: 1,
    told: ['analyst', 'desk_lead'],
    nextAt: null,
  })
  expect(escalationOf(raised('analyst', 2, 20 * MINUTE_MS), 16 * MINUTE_MS)).toMatchObject({ step: 1, nextAt: 60 * MINUTE_MS })
  expect(escalationOf(raised('analyst', 4, null), 300 * MINUTE_MS)).toEqual({ step: 0, told: ['analyst'], nextAt: null })
  expect(escalationOf(raised('desk_lead', 1, null), 20 * MINUTE_MS).told).toEqual(['desk_lead'])
  expect([1, 2, 3, 4].map((severity) => wakes(severity as Severity))).toEqual([true, false, false, false])
})

const alert = (indicator: IndicatorId, subject: string, at: number, verdict: Judged['verdict']): Judged => ({
  indicator,
  subject,
  at,
  band: 'amber',
  verdict,
})

test('the ledger: worked by hand', () => {
  const alerts = [
    alert('B1', 'a', 10, 'real'),
    alert('B6', 'a', 40, 'real'),
    alert('B1', 'b', 20, 'false'),
    alert('B1', 'c', 30, null),
    alert('B1', 'd', 100, 'real'),
  ]
  const happened = [
    { id: 'x', subject: 'a', at: 50 },
    { id: 'y', subject: 'd', at: 100 },
    { id: 'z', subject: 'a', at: 61 },
    { id: 'w', subject: 'e', at: 70 },
  ]
  const { rows, leadMs, missed, misses } = ledgerOf(alerts, happened, 50)
  expect(rows).toMatchObject([
    { indicator: 'B1', raised: 4, falseAlarms: 1, open: 1, precision: { count: 2, of: 3 } },
    { indicator: 'B6', raised: 1, falseAlarms: 0, open: 0, precision: { count: 1, of: 1 } },
  ])
  // x was warned of 40 before; z 21 before, as 51 is too long ago; y came with its warning, and w without any.
  expect([leadMs, misses]).toEqual([21, ['y', 'w']])
  expect(missed).toMatchObject({ count: 2, of: 4, permille: 500 })
  expect(ledgerOf([], [], 50)).toMatchObject({ rows: [], leadMs: null, missed: { permille: null } })
})

test.each([
  [1, 900_000],
  [3, 900_000],
  [4, null],
])('of severity %i somebody has to take it within %s ms', (severity, afterMs) => {
  expect(answerBy(severity, 1_000)).toBe(afterMs === null ? null : 1_000 + afterMs)
})

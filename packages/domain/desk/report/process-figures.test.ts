import { expect, test } from 'vitest'
import { UTC } from '../../kernel/zone.ts'
import { addFacts, emptyDesk } from '../model/desk-book.ts'
import type { DeskFactType, DeskSubject } from '../model/desk-fact.ts'
import { measuredIncidents, type ProcessRow, processRows } from './process-figures.ts'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE
const MARCH = Date.parse('2026-03-01T00:00:00Z')
const APRIL = Date.parse('2026-04-01T00:00:00Z')
const ALL = { from: MARCH, until: Date.parse('2026-05-01T00:00:00Z'), zone: UTC }

type Told = readonly [type: DeskFactType, kind: DeskSubject, id: string, at: number, data: object]

function bookOf(...told: readonly Told[]) {
  const book = emptyDesk()
  addFacts(
    book,
    told.map(([type, kind, id, at, data], nth) => ({
      sequence: nth + 1,
      type,
      kind,
      id,
      effectiveAt: at,
      recordedAt: at,
      actor: 'a',
      data: { ...data },
    })),
  )
  return book
}

const opened = (id: string, at: number, more: object = {}): Told => [
  ...(['opened', 'incident', id, at] as const),
  { title: id, severity: 2, began_at: new Date(at - 4 * MINUTE).toISOString(), subjects: [{ kind: 'channel', id: 'ch' }], ...more },
]
const warned = (id: string, at: number, lagSeconds: number | null): Told =>
  opened(id, at, {
    warning: { key: 'channel:ch', channel: 'channel:ch', indicator: 'C1', opened_at: at, caused_at: null, lag_seconds: lagSeconds },
  })
const moved = (id: string, at: number, data: object): Told => ['moved', 'incident', id, at, data]
const rowsAt = (at: number, ...told: readonly Told[]): ProcessRow[] => processRows(measuredIncidents(bookOf(...told), at), ALL)

const recovery: Told = ['opened', 'recovery', 'r', MARCH, { incident_id: 'i', documents: [] }]
const recoveryMoved = (state: string, minutes: number): Told => ['moved', 'recovery', 'r', MARCH + minutes * MINUTE, { state, note: 'x' }]

test('an incident counts in the month in which it opened, and not in the next', () => {
  const rows = rowsAt(APRIL + DAY, opened('i1', APRIL - 1), opened('i2', APRIL))
  expect(rows.map(({ month, channelId, incidents }) => [month, channelId, incidents])).toEqual([
    ['2026-03', undefined, 1],
    ['2026-03', 'ch', 1],
    ['2026-04', undefined, 1],
    ['2026-04', 'ch', 1],
  ])
})

test.each<
  [rule: string, step: 'detect' | 'appeal' | 'restore' | 'switch', told: Told[], waits: number, open: number, halfMs: number | null]
>([
  ['detecting takes from when it began until it opened', 'detect', [], 1, 0, 4 * MINUTE],
  [
    'it is restored once it is watched on',
    'restore',
    [moved('i', MARCH + 6 * MINUTE, { state: 'observing' }), moved('i', MARCH + DAY, { state: 'closed' })],
    1,
    0,
    10 * MINUTE,
  ],
  ['or closed at once', 'restore', [moved('i', MARCH + 6 * MINUTE, { state: 'closed', verdict: 'real' })], 1, 0, 10 * MINUTE],
  ['until then it waits', 'restore', [moved('i', MARCH + MINUTE, { state: 'recovering' })], 1, 1, null],
  ['a false alarm was nothing to restore', 'restore', [moved('i', MARCH + MINUTE, { state: 'closed', verdict: 'false' })], 0, 0, null],
  ['without a task to appeal nobody waits for one', 'appeal', [], 0, 0, null],
  ['an appeal is handed in when its task is done', 'appeal', [task('done', 9)], 1, 0, 9 * MINUTE],
  ['until then it waits', 'appeal', [task('doing', 9)], 1, 1, null],
  ['one that was dropped is not waited for', 'appeal', [task('dropped', 9)], 0, 0, null],
  ['a recovery case is an appeal once it is filed', 'appeal', [recovery, recoveryMoved('filed', 7)], 1, 0, 7 * MINUTE],
  ['until then it waits', 'appeal', [recovery], 1, 1, null],
  ['one that was withdrawn is not waited for', 'appeal', [recovery, recoveryMoved('withdrawn', 7)], 0, 0, null],
  ['without a plan nothing was switched', 'switch', [], 0, 0, null],
])('%s', (_rule, step, told, waits, open, halfMs) => {
  const first: Told = ['opened', 'task', 't', MARCH, { kind: 'appeal', incident_id: 'i', due_at: '2026-03-02T00:00:00Z' }]
  const [all] = rowsAt(MARCH + 2 * DAY, opened('i', MARCH), ...(told.some(([, kind]) => kind === 'task') ? [first] : []), ...told)
  expect(all!.waited[step]).toMatchObject({ waits, open, halfMs })
})

function task(state: string, minutes: number): Told {
  return ['moved', 'task', 't', MARCH + minutes * MINUTE, { state, note: 'x' }]
}

test('a switch lasts from what was first observed until a statement shows the money', () => {
  const expects = { kind: 'draw', line: 'f', amount_minor: 1, currency: 'CNY', on: '2026-03-01', references: [], parties: [] }
  const plan: Told[] = [
    opened('i', MARCH),
    ['proposed', 'plan', 'p1', MARCH + MINUTE, { project_id: 'p' }],
    ['approved', 'plan', 'p1', MARCH + 2 * MINUTE, { incident_id: 'i', asked_by: 'a', approved_by: 'b' }],
    ['opened', 'task', 't', MARCH + 2 * MINUTE, { kind: 'draw', plan_id: 'p1', step: 1, expects, due_at: '2026-03-02T00:00:00Z' }],
    ['moved', 'task', 't', MARCH + 20 * MINUTE, { state: 'done', note: 'x' }],
  ]
  const seen: Told = ['matched', 'statement_entry', 'e', MARCH + 60 * MINUTE, { task_id: 't', statement_id: 's', booked_on: '2026-03-01' }]
  expect(rowsAt(MARCH + DAY, ...plan)[0]!.waited.switch).toMatchObject({ waits: 1, open: 1, halfMs: null })
  expect(rowsAt(MARCH + DAY, ...plan, seen)[0]!.waited.switch).toMatchObject({ waits: 1, open: 0, halfMs: 24 * MINUTE })
})

test('told within five minutes counts at five minutes and not a second later; what cannot be timed counts on neither side', () => {
  const [all] = rowsAt(MARCH + DAY, warned('i1', MARCH, 300), warned('i2', MARCH, 301), warned('i3', MARCH, null), opened('i4', MARCH))
  expect(all!.within5Minutes).toMatchObject({ count: 1, of: 2, permille: 500 })
})

test('precision is of those that somebody judged', () => {
  const closed = (id: string, verdict: string) => moved(id, MARCH + MINUTE, { state: 'closed', verdict })
  const rows = rowsAt(
    MARCH + DAY,
    warned('i1', MARCH, 1),
    warned('i2', MARCH, 1),
    warned('i3', MARCH, 1),
    closed('i1', 'real'),
    closed('i2', 'false'),
  )
  expect(rows[0]!.precision).toMatchObject({ count: 1, of: 2 })
})

/** A case from the day it is opened until it is over: which steps it may take, what each needs, and what is said to be next, on both sides of each edge. */
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../kernel/time.ts'
import { addFacts, emptyDesk } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import {
  causeFound,
  documentsOf,
  isOver,
  moveOf,
  nextCheckOn,
  nextOf,
  observedUntil,
  ownFailuresFound,
  type RecoveryContent,
  type RecoveryNow,
  type RecoveryState,
  recoveryOf,
  ticketOf,
} from './recovery-case.ts'

const TODAY = 20_000
const CONTENT: RecoveryContent = {
  ...{ subject: { kind: 'enrolment', id: 'e1' }, incident_id: 'i1', cause: 'individual', trouble: 'profile', route: 'app' },
  ...{ documents: ['证件', '住址证明'], assignee: 'usr_1', next_check_on: '2024-10-10' },
}
type Told = readonly [type: DeskFact['type'], data: object]
const FILED: Told = ['moved', { state: 'filed', note: 'n', ticket: 'T-1' }]
const OBSERVED: Told = ['moved', { state: 'observing', note: 'n', observed_days: 90 }]
const said = (message_id: string, documents: readonly string[]): Told => [
  'noted',
  { message_id, from: 'borrower', way: 'app', said_at: '2024-10-01T00:00:00Z', words: 'w', documents },
]

function bookOf(told: readonly Told[], content: object = CONTENT) {
  const book = emptyDesk()
  const all: readonly Told[] = [['opened', content], ...told]
  const facts = all.map(([type, data], nth): DeskFact => {
    const at = (TODAY + nth) * DAY_MS
    return {
      ...{ sequence: nth + 1, type, kind: 'recovery', id: 'r1', effectiveAt: at, recordedAt: at, actor: 'usr_1' },
      data: { ...data },
    }
  })
  addFacts(book, facts)
  return book
}
const recovery = (...told: Told[]) => recoveryOf(bookOf(told), 'r1')!

const ENDS = ['filed', 'observing', 'restored', 'refused', 'withdrawn'] as const
const STATES: readonly RecoveryState[] = ['preparing', ...ENDS]
const TO: Readonly<Record<RecoveryState, readonly Told[]>> = {
  preparing: [],
  filed: [FILED],
  observing: [FILED, OBSERVED],
  restored: [FILED, ['moved', { state: 'restored', note: 'n', cause_found: 'individual' }]],
  refused: [FILED, ['moved', { state: 'refused', note: 'n', cause_found: 'individual' }]],
  withdrawn: [['moved', { state: 'withdrawn', note: 'n' }]],
}
const MAY: Readonly<Record<RecoveryState, readonly RecoveryState[]>> = {
  preparing: ['filed', 'restored', 'withdrawn'],
  filed: ['filed', 'observing', 'restored', 'refused', 'withdrawn'],
  observing: ['filed', 'restored', 'refused', 'withdrawn'],
  restored: [],
  refused: ['filed'],
  withdrawn: [],
}
test.each(STATES.flatMap((from) => ENDS.map((to) => [from, to] as const)))('%s to %s', (from, to) => {
  const wish = { state: to, note: 'other', ticket: 'T-2', observed_days: 90, cause_found: 'policy' } as const
  expect(moveOf(recovery(...TO[from]), wish)).toBe(MAY[from].includes(to) ? 'moves' : 'over')
})

test.each<[string, Parameters<typeof moveOf>[1], readonly string[]]>([
  ['what is filed has a ticket', { state: 'filed', note: 'n' }, ['/ticket']],
  ['what came back has a cause', { state: 'restored', note: 'n' }, ['/cause_found']],
])('%s', (_rule, wish, pointers) => {
  const verdict = moveOf(recovery(), wish)
  expect(typeof verdict === 'string' ? verdict : verdict.map(({ pointer }) => pointer)).toEqual(pointers)
})
test('what is watched says for how long, what is refused has a cause', () => {
  expect(moveOf(recovery(FILED), { state: 'observing', note: 'n' })).toMatchObject([{ pointer: '/observed_days' }])
  expect(moveOf(recovery(FILED), { state: 'refused', note: 'n' })).toMatchObject([{ pointer: '/cause_found' }])
})
test('the same step said twice is one; under another ticket it is another', () => {
  expect(moveOf(recovery(FILED), { state: 'filed', note: 'n', ticket: 'T-1' })).toBe('repeated')
  expect(moveOf(recovery(FILED), { state: 'filed', note: 'n', ticket: 'T-2' })).toBe('moves')
})

const now = (more: Partial<RecoveryNow> = {}): RecoveryNow => ({
  today: TODAY,
  nextCheck: TODAY + 1,
  until: null,
  isDrawable: null,
  ...more,
})
const BOTH = said('m1', ['证件', '住址证明'])
test.each<[next: string, told: readonly Told[], now: RecoveryNow]>([
  ['hand_in', [], now()],
  ['hand_in', [said('m1', ['证件'])], now()],
  ['file', [BOTH], now()],
  ['confirm_restored', [], now({ isDrawable: true })],
  ['hand_in', [], now({ isDrawable: false })],
  ['wait', [FILED], now()],
  ['look', [FILED], now({ nextCheck: TODAY })],
  ['confirm_restored', [FILED], now({ isDrawable: true })],
  ['observe', [FILED, OBSERVED], now({ until: TODAY, isDrawable: true })],
  ['confirm_restored', [FILED, OBSERVED], now({ until: TODAY - 1, isDrawable: true })],
  ['restricted_again', [FILED, OBSERVED], now({ until: TODAY - 1, isDrawable: false })],
  // That nobody knows how the line stands is no reason to say that it is restricted.
  ['observe', [FILED, OBSERVED], now({ until: TODAY, isDrawable: null })],
  ['over', TO.refused, now({ isDrawable: true })],
])('next is to %s', (next, told, at) => {
  expect(nextOf(recovery(...told), at)).toBe(next)
})

describe('what is read from what was told', () => {
  test('documents are handed in by the first message that names them', () => {
    const found = recovery(said('m1', ['证件']), said('m2', ['证件']))
    expect(documentsOf(found)).toEqual([
      { name: '证件', handedInAt: (TODAY + 1) * DAY_MS },
      { name: '住址证明', handedInAt: null },
    ])
  })
  test('the newest ticket and day to look again count; the last day of watching is its own', () => {
    const again: Told = ['moved', { state: 'filed', note: 'n', ticket: 'T-2', next_check_on: '2024-11-01' }]
    const found = recovery(FILED, again, OBSERVED)
    expect([ticketOf(found), nextCheckOn(found), isOver(found)]).toEqual(['T-2', '2024-11-01', false])
    expect(observedUntil(found, (at) => Math.floor(at / DAY_MS))).toBe(TODAY + 3 + 90)
    expect(observedUntil(recovery(FILED), () => 0)).toBeNull()
    expect(nextCheckOn(recovery())).toBe('2024-10-10')
  })
  test('what was found counts once it was known, and for its own incident', () => {
    const book = bookOf(TO.restored)
    expect(causeFound(recoveryOf(book, 'r1')!)).toBe('individual')
    const foundAt = (TODAY + 2) * DAY_MS
    expect([
      ownFailuresFound(book, 'i1', foundAt - 1),
      ownFailuresFound(book, 'i1', foundAt),
      ownFailuresFound(book, 'i2', foundAt),
    ]).toEqual([0, 1, 0])
  })
  test('nobody opened it', () => {
    expect(recoveryOf(emptyDesk(), 'r1')).toBeUndefined()
  })
})

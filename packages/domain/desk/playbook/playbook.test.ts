import { PLAYBOOK_TRIGGERS } from '@fairline/contract/desk/playbooks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callPlaybook, type Level, type Situation, type Switching, TRIGGERS } from './level.ts'
import { DRAFT_WORDS, LEVEL_WORDS, SWITCHING_WORDS, TASK_WORDS, TRIGGER_WORDS } from './level-words.ts'
import { type BookEntry, type Draw, mayDraw } from './may-draw.ts'
import { type Due, debtServiceShortMinor, payInOrder, type Tier } from './pay-in-order.ts'
import { drillDueOn, gapsOf, type Playbook } from './playbook.ts'

const calm: Situation = {
  isBorrowerRed: false,
  impairedLines: 0,
  systemicPpm: 0,
  technicalPpm: 0,
  survivalWithoutAnyWeeks: 8,
  isLossConfirmed: false,
  gapInWeeks: null,
  reserveMinor: 100,
  reserveFloorMinor: 100,
  groupsHit: 0,
  isDebtServiceAtRisk: false,
}
const MINUTE_MS = 60_000
const clock = { raisedAt: 0, dayEndsAt: 600 * MINUTE_MS, backupLeadDays: 3 }

test.each<[rule: string, situation: Partial<Situation>, level: Level]>([
  ['calm', {}, 0],
  ['nothing is known to be lost', { survivalWithoutAnyWeeks: null }, 0],
  ['a borrower is red', { isBorrowerRed: true }, 1],
  ['a line is impaired', { impairedLines: 1 }, 1],
  ['perhaps the channel: 30 %', { impairedLines: 1, systemicPpm: 300_000 }, 1],
  ['perhaps the channel: more than 30 %', { impairedLines: 1, systemicPpm: 300_001 }, 2],
  ['seven weeks without any one provider', { survivalWithoutAnyWeeks: 7 }, 2],
  ['confirmed, a gap in eight weeks', { isLossConfirmed: true, gapInWeeks: 8 }, 0],
  ['confirmed, a gap in seven weeks', { isLossConfirmed: true, gapInWeeks: 7 }, 3],
  ['a gap in seven weeks that nothing confirmed', { gapInWeeks: 7 }, 0],
  ['the reserve is one short', { reserveMinor: 99 }, 3],
  ['one group', { groupsHit: 1 }, 0],
  ['two groups', { groupsHit: 2 }, 4],
  ['a gap in two weeks', { gapInWeeks: 2 }, 0],
  ['a gap next week', { gapInWeeks: 1 }, 4],
  ['debts', { isDebtServiceAtRisk: true }, 4],
])('%s', (_rule, situation, level) => {
  expect(callPlaybook({ ...calm, ...situation }, clock).level).toBe(level)
})

test.each<[level: Level, situation: Partial<Situation>, authority: string | null, approvers: number, timers: [string, number][]]>([
  [0, {}, null, 0, []],
  [1, { impairedLines: 1 }, 'analyst', 1, [['diagnose', 30]]],
  [
    2,
    { survivalWithoutAnyWeeks: 1 },
    'desk_lead',
    1,
    [
      ['diagnose', 30],
      ['review_book', 120],
      ['check_backups', 120],
    ],
  ],
  [
    3,
    { reserveMinor: 0 },
    'finance_head',
    2,
    [
      ['diagnose', 30],
      ['review_book', 120],
      ['check_backups', 120],
      ['tell_those_concerned', 600],
      ['backup_funds', 3 * 1440],
    ],
  ],
  [
    4,
    { groupsHit: 3 },
    'crisis_group',
    2,
    [
      ['diagnose', 30],
      ['review_book', 120],
      ['check_backups', 120],
      ['tell_those_concerned', 600],
      ['backup_funds', 3 * 1440],
      ['cash_call', 1440],
      ['talk_to_creditors', 1440],
    ],
  ],
])('level %i: who decides, and by when', (level, situation, authority, approvers, timers) => {
  const called = callPlaybook({ ...calm, ...situation }, clock)
  expect([called.level, called.authority, called.approvers]).toEqual([level, authority, approvers])
  expect(called.timers.map(({ task, dueAt }) => [task, dueAt / MINUTE_MS])).toEqual(timers)
})

const short = { reserveMinor: 0 }
test.each<[rule: string, situation: Partial<Situation>, switching: Switching]>([
  ['below level 3', { impairedLines: 3, systemicPpm: 900_000 }, 'not_called_for'],
  ['technical at 50 %', { ...short, technicalPpm: 500_000 }, 'open'],
  ['technical above 50 %', { ...short, technicalPpm: 500_001 }, 'blocked_as_technical'],
  ['funded for two weeks', { ...short, technicalPpm: 900_000, gapInWeeks: 2 }, 'blocked_as_technical'],
  ['funded for less', { ...short, technicalPpm: 900_000, gapInWeeks: 1 }, 'open'],
  ['and confirmed', { ...short, technicalPpm: 900_000, isLossConfirmed: true }, 'open'],
])('switching: %s', (_rule, situation, switching) => {
  const called = callPlaybook({ ...calm, ...situation }, clock)
  expect(called.switching).toBe(switching)
  expect(called.timers.some(({ task }) => task === 'backup_funds')).toBe(switching === 'open')
})

test('worse figures never give a lower level', () => {
  const anySituation = fc.record({
    isBorrowerRed: fc.boolean(),
    impairedLines: fc.nat(3),
    systemicPpm: fc.nat(1_000_000),
    technicalPpm: fc.nat(1_000_000),
    survivalWithoutAnyWeeks: fc.option(fc.nat(12), { nil: null }),
    isLossConfirmed: fc.boolean(),
    gapInWeeks: fc.option(fc.nat(12), { nil: null }),
    reserveMinor: fc.nat(200),
    reserveFloorMinor: fc.constant(100),
    groupsHit: fc.nat(3),
    isDebtServiceAtRisk: fc.boolean(),
  })
  fc.assert(
    fc.property(anySituation, fc.nat(5), (situation, by) => {
      const worse: Situation[] = [
        { ...situation, isBorrowerRed: true },
        { ...situation, impairedLines: situation.impairedLines + by },
        { ...situation, systemicPpm: situation.systemicPpm + by * 100_000 },
        { ...situation, isLossConfirmed: true },
        { ...situation, gapInWeeks: Math.max(0, (situation.gapInWeeks ?? 20) - by) },
        { ...situation, survivalWithoutAnyWeeks: Math.max(0, (situation.survivalWithoutAnyWeeks ?? 20) - by) },
        { ...situation, reserveMinor: situation.reserveMinor - by },
        { ...situation, groupsHit: situation.groupsHit + by },
        { ...situation, isDebtServiceAtRisk: true },
      ]
      const { level, switching, triggers } = callPlaybook(situation, clock)
      for (const one of worse) expect(callPlaybook(one, clock).level).toBeGreaterThanOrEqual(level)
      expect(triggers.length > 0).toBe(level > 0)
      if (situation.technicalPpm > 500_000 && !situation.isLossConfirmed && (situation.gapInWeeks ?? 9) >= 2)
        expect(switching).not.toBe('open')
    }),
  )
})

const due = (id: string, tier: Tier, minor: number, dueOn = 1): Due => ({ id, tier, dueOn, minor })

test('who is paid: worked by hand', () => {
  const dues = [due('capex', 3, 50), due('wages', 1, 40), due('loan-b', 0, 30, 2), due('loan-a', 0, 30, 1), due('steel', 2, 20)]
  // 70 free: both loans, 10 of the wages; the reserve of 45 pays 30 for the rest of them and 15 of the steel; what can wait gets nothing.
  const payments = payInOrder(dues, 70, 45)
  expect(payments.map(({ id, paidMinor, fromReserveMinor, unpaidMinor }) => [id, paidMinor, fromReserveMinor, unpaidMinor])).toEqual([
    ['loan-a', 30, 0, 0],
    ['loan-b', 30, 0, 0],
    ['wages', 40, 30, 0],
    ['steel', 15, 15, 5],
    ['capex', 0, 0, 50],
  ])
  expect(debtServiceShortMinor(payments)).toBe(0)
  expect(payInOrder(dues, 70, 1_000).at(-1)).toMatchObject({ id: 'capex', paidMinor: 0, unpaidMinor: 50 })
  expect(debtServiceShortMinor(payInOrder(dues, 10, 45))).toBe(5)
  expect(() => payInOrder(dues, -1, 0)).toThrow('what is not there pays nobody')
})

test('debts that exist stay funded as long as there is anything; nobody is paid before them; nothing is made or lost', () => {
  const anyDues = fc.array(fc.record({ tier: fc.constantFrom<Tier>(0, 1, 2, 3), dueOn: fc.nat(5), minor: fc.nat(100) }), { maxLength: 10 })
  fc.assert(
    fc.property(anyDues, fc.nat(400), fc.nat(200), (raw, free, reserve) => {
      const payments = payInOrder(
        raw.map((one, nth) => ({ id: `due-${nth}`, ...one })),
        free,
        reserve,
      )
      const [paid, owed] = [
        payments.reduce((sum, { paidMinor }) => sum + paidMinor, 0),
        (tier: Tier) => raw.reduce((sum, one) => (one.tier === tier ? sum + one.minor : sum), 0),
      ]
      expect(paid).toBeLessThanOrEqual(free + reserve)
      expect(debtServiceShortMinor(payments)).toBe(Math.max(0, owed(0) - free - reserve))
      const firstShort = payments.findIndex(({ unpaidMinor }) => unpaidMinor > 0)
      if (firstShort !== -1)
        for (const { tier, paidMinor } of payments.slice(firstShort + 1)) if (tier > payments[firstShort]!.tier) expect(paidMinor).toBe(0)
    }),
  )
})

const entry: BookEntry = { line: 'rcf', minor: 100, purposes: ['payroll'], drawsIn28Days: 2, isGroupClosed: false }
const draw = (minor: number, more: Partial<Draw> = {}): Draw => ({ line: 'rcf', minor, purpose: 'payroll', on: 50, ...more })

test.each<[rule: string, draw: Draw, earlier: Draw[], switching: Switching, book: BookEntry[], answer: string]>([
  ['all that was approved', draw(100), [], 'open', [entry], 'ok'],
  ['one unit more', draw(101), [], 'open', [entry], 'more-than-approved'],
  ['with what was drawn before', draw(61), [draw(40, { on: 10 })], 'open', [entry], 'more-than-approved'],
  ['on another line that was', draw(61), [draw(40, { line: 'other' })], 'open', [entry], 'ok'],
  ['a third time in 28 days', draw(1), [draw(1, { on: 23 }), draw(1, { on: 40 })], 'open', [entry], 'too-often'],
  ['a third time in 29 days', draw(1), [draw(1, { on: 22 }), draw(1, { on: 40 })], 'open', [entry], 'ok'],
  ['as often as needed', draw(1), [draw(1), draw(1)], 'open', [{ ...entry, drawsIn28Days: null }], 'ok'],
  // Scenario DA12: no consumer line for a project.
  ['another purpose', draw(1, { purpose: 'capex' }), [], 'open', [entry], 'purpose-foreign'],
  ['whatever else is left', draw(1, { line: 'other' }), [], 'open', [entry], 'not-in-book'],
  // Scenario DA9: after a letter of the regulator.
  ['a group that is treated as closed', draw(1), [], 'open', [{ ...entry, isGroupClosed: true }], 'group-closed'],
  ['while it is likely a technical fault', draw(1), [], 'blocked_as_technical', [entry], 'switching-not-open'],
])('drawing: %s', (_rule, given, earlier, switching, book, answer) => {
  const outcome = mayDraw(given, book, earlier, switching)
  expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(answer)
})

const words = '说明'
const contact = { role: 'finance_head', person: 'a', deputy: 'b', isThere: true }
const source = { line: 'rcf', minor: 100, leadDays: 3, purposes: ['payroll'], precondition: null, isOpen: true }
const ready: Playbook = {
  level: 3,
  triggers: ['reserve_below_floor'],
  contacts: [contact],
  sources: [source],
  messages: { borrower: words, supplier: words, lender: words, board: words },
  exit: 'funded again',
  reviewBy: 200,
  drilledOn: 17,
}

test.each<[rule: string, change: Partial<Playbook>, gaps: string[]]>([
  ['ready', {}, []],
  ['nothing in it', { triggers: [], contacts: [], sources: [], exit: ' ' }, ['no-trigger', 'no-contact', 'no-source', 'no-exit']],
  ['his own deputy', { contacts: [{ ...contact, deputy: 'a' }] }, ['contact-without-deputy']],
  ['no deputy', { contacts: [{ ...contact, deputy: null }] }, ['contact-without-deputy']],
  ['somebody who left', { contacts: [contact, { ...contact, isThere: false }] }, ['contact-gone']],
  ['a source for anything', { sources: [{ ...source, purposes: [] }] }, ['source-without-purpose']],
  ['a source that may not pay for it', { sources: [source, { ...source, isOpen: false }] }, ['source-not-open']],
  ['nothing for lenders', { messages: { borrower: words, supplier: words, board: words } }, ['no-message-lender']],
  ['reviewed too late', { reviewBy: 199 }, ['review-overdue']],
  ['drilled more than half a year ago', { drilledOn: 16 }, ['drill-overdue']],
  ['never drilled', { drilledOn: null }, ['drill-overdue']],
  ['watching needs no sources, messages or drills', { level: 1, sources: [], messages: {}, drilledOn: null }, []],
])('a playbook: %s', (_rule, change, gaps) => {
  expect(gapsOf({ ...ready, ...change }, 200)).toEqual(gaps)
})

test.each<[rule: string, change: Partial<Playbook>, due: number | null]>([
  ['half a year after it was drilled', {}, 200],
  ['never drilled: today', { drilledOn: null }, 150],
  ['preparing needs none', { level: 2 }, null],
])('to be drilled again: %s', (_rule, change, due) => {
  expect(drillDueOn({ ...ready, ...change }, 150)).toBe(due)
})

test('all of it has words in both languages', () => {
  const all = [
    ...Object.values(LEVEL_WORDS).flatMap((level) => Object.values(level)),
    ...[DRAFT_WORDS, TRIGGER_WORDS, TASK_WORDS, SWITCHING_WORDS].flatMap((one) => Object.values(one)),
  ]
  for (const { zh, en } of all) expect(zh && en).toBeTruthy()
  expect(Object.keys(TRIGGER_WORDS).sort()).toEqual(TRIGGERS.map(({ id }) => id).sort())
  expect(PLAYBOOK_TRIGGERS).toEqual(TRIGGERS.map(({ id }) => id))
})

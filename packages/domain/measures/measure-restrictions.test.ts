import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measureRecovery, type Recovering } from './measure-recovery.ts'
import { measureRestrictions, type Restriction } from './measure-restrictions.ts'
import { day, PERIOD } from './measures.fixture.ts'
import { shareOf } from './share.ts'
import { waitedOf } from './waited.ts'

const CATEGORIES: Readonly<Record<string, string>> = { SE01: 'security', CR02: 'credit', CO01: 'consent' }
const categoryOf = (reason: string): string => CATEGORIES[reason] ?? 'platform'
const HARMLESS_DAYS = 30
const question = { period: PERIOD, now: day(100), harmlessDays: HARMLESS_DAYS, categoryOf }

const held = (more: Partial<Restriction> = {}): Restriction => ({
  reason: 'SE01',
  placedAt: day(2),
  liftedAt: day(4),
  why: null,
  adverseBeforeAt: null,
  adverseAfterAt: null,
  ...more,
})
/** How one ended: as it is counted, and whether it is judged. */
function fateOf(one: Restriction, now = day(100)) {
  const [row] = measureRestrictions([one], { ...question, now })
  if (row === undefined) return 'not of this time'
  const fate = row.wrong.count > 0 ? 'wrong' : row.harmless > 0 ? 'harmless' : row.inForce > 0 ? 'in force' : 'stood or too early'
  return `${fate}${row.judged > 0 ? ', judged' : ''}`
}

test.each<[rule: string, one: Restriction, now: number, fate: string]>([
  ['in force, nothing is known', held({ liftedAt: null }), day(100), 'in force'],
  ['what ends only after now is in force', held({ liftedAt: day(50) }), day(49), 'in force'],
  ['cured, and nothing adverse: harmless', held(), day(100), 'harmless, judged'],
  ['until the moment before the last day is over it is too early', held(), day(34) - 1, 'stood or too early'],
  ['and from that moment on it is judged', held(), day(34), 'harmless, judged'],
  ['adverse within the days after', held({ adverseAfterAt: day(34) - 1 }), day(100), 'stood or too early, judged'],
  ['adverse when the days are over', held({ adverseAfterAt: day(34) }), day(100), 'harmless, judged'],
  ['adverse within the days before', held({ adverseBeforeAt: day(-28) }), day(100), 'stood or too early, judged'],
  ['adverse a moment sooner', held({ adverseBeforeAt: day(-28) - 1 }), day(100), 'harmless, judged'],
  ['adverse while it stood', held({ adverseBeforeAt: day(3) }), day(100), 'stood or too early, judged'],
  ['overturned at once', held({ why: 'overturned' }), day(5), 'wrong'],
  ['overturned, whatever is adverse', held({ why: 'overturned', adverseBeforeAt: day(1) }), day(100), 'wrong, judged'],
  ['corrected', held({ why: 'corrected' }), day(100), 'wrong, judged'],
  ['expired and harmless', held({ why: 'expired' }), day(100), 'harmless, judged'],
  ['a reason that suspects nothing is never harmless', held({ reason: 'CO01' }), day(100), 'stood or too early, judged'],
  ['placed in the last moment of the day before', held({ placedAt: day(1) - 1 }), day(100), 'not of this time'],
  ['placed in the first moment', held({ placedAt: day(1) }), day(100), 'harmless, judged'],
  ['placed in the last moment', held({ placedAt: day(11) - 1, liftedAt: day(12) }), day(100), 'harmless, judged'],
  ['placed in the moment after', held({ placedAt: day(11), liftedAt: day(12) }), day(100), 'not of this time'],
])('%s', (_rule, one, now, fate) => {
  expect(fateOf(one, now)).toBe(fate)
})

test('reason by reason, with shares of those lifted and of those that can be judged', () => {
  const rows = measureRestrictions(
    [
      held(),
      held({ why: 'overturned' }),
      held({ adverseAfterAt: day(6) }),
      held({ liftedAt: null }),
      held({ liftedAt: day(90), why: 'overturned' }),
      held({ reason: 'CR02', why: 'corrected', placedAt: day(3) }),
    ],
    question,
  )
  expect(rows).toEqual([
    {
      reason: 'SE01',
      category: 'security',
      suspects: true,
      placed: 5,
      inForce: 1,
      lifted: 4,
      overturned: 2,
      corrected: 0,
      wrong: shareOf(2, 4),
      judged: 3,
      harmless: 1,
      falsePositive: shareOf(2, 3),
      days: [{ date: '2026-03-02', placed: 5, wrong: 2, harmless: 1 }],
    },
    expect.objectContaining({ reason: 'CR02', wrong: shareOf(1, 1), falsePositive: shareOf(1, 1) }),
  ])
})

const recovering = (more: Partial<Recovering> = {}): Recovering => ({
  reason: 'SE01',
  placedAt: day(2),
  liftedAt: null,
  noticedMs: null,
  ...more,
})

test('who still waits is counted in', () => {
  const { reasons, all, days } = measureRecovery(
    [
      recovering({ liftedAt: day(4), noticedMs: 60_000 }),
      recovering({ liftedAt: day(5), noticedMs: 120_000 }),
      recovering({ placedAt: day(5) }),
      recovering({ reason: 'CR02', placedAt: day(1), liftedAt: day(300) }),
      recovering({ placedAt: day(11) }),
    ],
    { ...question, now: day(20) },
  )
  const two = [
    { ms: 2 * 86_400_000, isOver: true },
    { ms: 3 * 86_400_000, isOver: true },
    { ms: 15 * 86_400_000, isOver: false },
  ]
  expect(reasons[0]).toEqual({
    reason: 'SE01',
    category: 'security',
    oldestOpenAt: day(5),
    restore: waitedOf(two),
    notice: { waits: 3, open: 1, halfMs: 120_000, mostMs: null },
  })
  expect(reasons[0]?.restore).toEqual({ waits: 3, open: 1, halfMs: 3 * 86_400_000, mostMs: null })
  expect(reasons[1]).toMatchObject({ reason: 'CR02', oldestOpenAt: day(1), restore: { waits: 1, open: 1, halfMs: null } })
  expect(all.restore).toEqual({ waits: 4, open: 2, halfMs: 3 * 86_400_000, mostMs: null })
  expect(days).toEqual([
    { date: '2026-03-01', placed: 1, lifted: 0 },
    { date: '2026-03-02', placed: 2, lifted: 0 },
    { date: '2026-03-04', placed: 0, lifted: 1 },
    { date: '2026-03-05', placed: 1, lifted: 1 },
  ])
})

test('of nothing, nothing', () => {
  expect(measureRestrictions([], question)).toEqual([])
  expect(measureRecovery([], question)).toEqual({
    all: { notice: waitedOf([]), restore: waitedOf([]), oldestOpenAt: null },
    reasons: [],
    days: [],
  })
})

test('in any order the same', () => {
  const many = [
    held(),
    held({ why: 'overturned' }),
    held({ liftedAt: null }),
    held({ reason: 'CR02' }),
    held({ placedAt: day(5), liftedAt: day(9) }),
  ]
  const inOrder = measureRestrictions(many, question)
  fc.assert(
    fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (mixed) => {
      expect(measureRestrictions(mixed, question)).toEqual(inOrder)
      const waits = (those: readonly Restriction[]) =>
        measureRecovery(
          those.map((one) => ({ ...one, noticedMs: null })),
          question,
        )
      expect(waits(mixed)).toEqual(waits(many))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DrawdownAnswer, declined, judgeDrawdown } from './drawdown.ts'
import { evolve, RECENT_IDS } from './evolve.ts'
import { availableMinor, type Hold, type Line, newLine, statusOf } from './line.ts'
import { mergeCauses, noticesFor } from './notice.ts'
import type { Cause, LineOutcome } from './outcomes.ts'
import { plainLife } from './recovery-codec.ts'
import { reviewLine } from './review.ts'
import type { DrawdownVerdict, ReviewVerdict, WantedHold } from './verdict.ts'

const open: Line = {
  ...newLine,
  stage: 'open',
  origin: 'granted',
  currency: 'CNY',
  assessedMinor: 100,
  limitMinor: 100,
  highestLimitMinor: 100,
  drawnMinor: 60,
  dayRate: 40_000,
  openedAt: 1,
}
const evidence = [{ signal: 'devices_30d', value: 3, test: '>= 3', asOf: null }]
const held = (observedUntil: number | null = null, scope: Hold['scope'] = 'draw'): Line => ({
  ...open,
  holds: [{ id: 'hd_b_1', reason: 'SE01', scope, placedAt: 2, evidence, observedUntil, ...plainLife }],
  holdsEverPlaced: 1,
})
const approve: DrawdownVerdict = { outcome: 'approve' }
const misuse: DrawdownVerdict = { outcome: 'decline', code: 'policy', ownDoing: true, causes: [{ reason: 'RG06', evidence: [] }] }
const judged = (verdict: DrawdownVerdict, dayRate: number | null = 40_000) => ({
  verdict,
  dayRate,
  grant: null,
  notOffered: [],
  law: () => ({ cap: null, broken: [], unknown: [] }),
  notAssessable: () => ({ reason: 'not-assessable', evidence }),
})
const outcomeOf = (drawdownId: string, amountMinor: number, answer: DrawdownAnswer): LineOutcome =>
  answer.outcome === 'decline'
    ? declined({ drawdownId, amountMinor }, answer)
    : { type: 'drawdown-approved', data: { drawdownId, amountMinor, dayRate: answer.dayRate } }
const draw = (line: Line, amountMinor: number, verdict: DrawdownVerdict = approve) =>
  outcomeOf('d1', amountMinor, judgeDrawdown(line, { amountMinor }, judged(verdict)))
const said = (outcome: LineOutcome) =>
  outcome.type === 'drawdown-declined'
    ? `${outcome.data.code} ${outcome.data.counts ? 'counts' : 'spares'} ${outcome.data.causes.map(({ reason }) => reason).join()}`
    : outcome.type

test.each<[rule: string, line: Line, amount: number, verdict: DrawdownVerdict, then: string]>([
  ['all that is free may be drawn', open, 40, approve, 'drawdown-approved'],
  ['one unit more is declined, and is his own doing', open, 41, approve, 'credit-insufficient counts credit-insufficient'],
  ['a hold on drawing stops it, and spares him', held(), 1, approve, 'held spares SE01'],
  ['also while it is observed', held(99), 1, approve, 'held spares SE01'],
  ['a hold on increases does not', held(null, 'increase'), 1, approve, 'drawdown-approved'],
  ['the hold is said before the policy', held(), 1, misuse, 'held spares SE01'],
  ['the policy before the amount', open, 41, misuse, 'policy counts RG06'],
  [
    'what our cut took away is not held against him',
    { ...open, limitMinor: 80 },
    40,
    approve,
    'credit-insufficient spares credit-insufficient',
  ],
  ['but more than he ever had is', { ...open, limitMinor: 80 }, 41, approve, 'credit-insufficient counts credit-insufficient'],
  ['no line, no drawing', newLine, 1, approve, 'line-not-open spares not-assessable'],
])('%s', (_rule, line, amount, verdict, then) => {
  expect(said(draw(line, amount, verdict))).toBe(then)
})

const nothing: ReviewVerdict = {
  unknown: new Set(),
  holds: [],
  closures: [],
  grant: null,
  limit: null,
  ceilings: { policy: null, affordability: null },
  dayRate: null,
  whyDearer: () => ({ causes: [], furtherReasons: 0 }),
  behaviourScore: null,
  grade: null,
}
const want: WantedHold = { reason: 'SE01', scope: 'draw', evidence, newestAt: null }
const terms = { observationMs: 0, expiresMs: null, reviewMs: null, strikesAtExpiry: false, isGravest: false, isOrdered: false }
const lived = { isCorrection: false, seriesOf: () => [], daysPastDue: null, honoured: () => null }
const review = (line: Line, verdict: Partial<ReviewVerdict>, at = 10, observationMs = 0) =>
  reviewLine({
    line,
    verdict: { ...nothing, ...verdict },
    at,
    currency: 'CNY',
    product: null,
    law: null,
    isReassessed: false,
    proposalId: 'lp_b_1',
    holdId: (nth) => `hd_b_${nth}`,
    ...lived,
    termsOf: () => ({ ...terms, observationMs }),
    mayChangeLimit: true,
  }).map((outcome) =>
    outcome.type === 'limit-changed'
      ? `limit ${outcome.data.toMinor}`
      : 'holdId' in outcome.data
        ? `${outcome.type} ${outcome.data.holdId}`
        : outcome.type,
  )
const cause = [{ reason: 'CR10', evidence: [] }]
const because =
  (causes: readonly Cause[], furtherReasons = 0) =>
  () => ({ causes, furtherReasons })

test.each<[rule: string, line: Line, verdict: Partial<ReviewVerdict>, at: number, observationMs: number, then: readonly string[]]>([
  ['a new trigger places a hold', open, { holds: [want] }, 10, 0, ['hold-placed hd_b_1']],
  ['a trigger that stays keeps it', held(), { holds: [want] }, 10, 0, []],
  ['one that is gone lifts it', held(), {}, 10, 0, ['hold-lifted hd_b_1']],
  ['or starts the observation', held(), {}, 10, 5, ['observation-started hd_b_1']],
  [
    'new evidence is kept with it',
    held(),
    { holds: [{ ...want, evidence: [{ ...evidence[0]!, value: 4 }] }] },
    10,
    0,
    ['hold-kept hd_b_1'],
  ],
  ['a new date is no new evidence', held(), { holds: [{ ...want, evidence: [{ ...evidence[0]!, asOf: 'later' }] }] }, 10, 0, []],
  ['what cannot be told keeps it', held(), { unknown: new Set(['devices_30d']) }, 10, 0, []],
  ['which is waited out', held(15), {}, 14, 5, []],
  ['to its end', held(15), {}, 15, 5, ['hold-lifted hd_b_1']],
  ['and broken by the trigger', held(15), { holds: [want] }, 14, 5, ['observation-broken hd_b_1']],
  ['no answer from the policy changes nothing', held(), { holds: null }, 10, 0, []],
  ['a second hold has an id of its own', held(), { holds: [want, { ...want, reason: 'CR02' }] }, 10, 0, ['hold-placed hd_b_2']],
  ['a cut', open, { limit: { permille: 505, why: because(cause) } }, 10, 0, ['limit 50']],
  ['is not made without a cause', open, { limit: { permille: 505, why: because([]) } }, 10, 0, []],
  ['a limit is given back without one', { ...open, limitMinor: 50 }, { limit: { permille: 1000, why: because([]) } }, 10, 0, ['limit 100']],
  [
    'not while increases are held',
    { ...held(null, 'increase'), limitMinor: 50 },
    { holds: null, limit: { permille: 1000, why: because([]) } },
    10,
    0,
    [],
  ],
  ['a pending line has no holds', newLine, { holds: [want] }, 10, 0, []],
  ['it is granted', newLine, { grant: { outcome: 'grant', limitMinor: 9 }, dayRate: 1 }, 10, 0, ['line-granted']],
  ['but not without a price', newLine, { grant: { outcome: 'grant', limitMinor: 9 } }, 10, 0, []],
  ['or declined', newLine, { grant: { outcome: 'decline', causes: cause, furtherReasons: 0 } }, 10, 0, ['grant-declined']],
  ['once', { ...newLine, declinedReasons: ['CR10'] }, { grant: { outcome: 'decline', causes: cause, furtherReasons: 0 } }, 10, 0, []],
  ['a missing step is no answer', newLine, { grant: { outcome: 'wait', causes: cause } }, 10, 0, []],
])('%s', (_rule, line, verdict, at, observationMs, then) => {
  expect(review(line, verdict, at, observationMs)).toEqual(then)
})

test('a drawdown without a price is not approved', () => {
  expect(said(outcomeOf('d1', 1, judgeDrawdown(open, { amountMinor: 1 }, judged(approve, null))))).toBe(
    'not-assessable spares not-assessable',
  )
})

test('status is derived from holds', () => {
  expect([newLine, open, held(), held(null, 'increase')].map(statusOf)).toEqual(['pending', 'active', 'suspended', 'active'])
})

test('a drawdown over the limit is impossible history', () => {
  const approved: LineOutcome = { type: 'drawdown-approved', data: { drawdownId: 'd', amountMinor: 41, dayRate: 1 } }
  expect(() => evolve(open, approved, 1)).toThrow('no drawdown passes the limit')
  expect(() => evolve(open, { type: 'hold-lifted', data: { holdId: 'x', reason: 'SE01' } }, 1)).toThrow('only a hold in force')
})

test('after our own cut utilisation is still measured against the limit he had', () => {
  const cut = evolve(open, { type: 'limit-changed', data: { fromMinor: 100, toMinor: 30, causes: cause } }, 1)
  expect([cut.limitMinor, cut.highestLimitMinor, availableMinor(cut)]).toEqual([30, 100, 0])
})

test('each reason once, in the order of first mention, with the evidence of all its rows', () => {
  const shown = { signal: 'devices_30d', value: 3, test: null, asOf: null }
  const other = { signal: 'places_24h', value: 4, test: '>= 4', asOf: null }
  const told = mergeCauses([
    { reason: 'A', evidence: [shown] },
    { reason: 'B', evidence },
    { reason: 'A', evidence: [...evidence, other] },
  ])
  expect(told).toEqual([
    { reason: 'A', evidence: [...evidence, other] },
    { reason: 'B', evidence },
  ])
})

test('a notice names four principal reasons, and how many more there are', () => {
  const causes = ['A', 'B', 'C', 'D', 'E', 'F'].map((reason) => ({ reason, evidence }))
  const outcome: LineOutcome = { type: 'grant-declined', data: { causes } }
  const [notice] = noticesFor([outcome], { noticeId: () => 'ntc', curesOf: () => ['cure'], severityOf: () => 3 })
  expect(notice).toMatchObject({ data: { furtherReasons: 2, holdId: null, scope: null, drawdownId: null } })
  expect(notice?.type === 'notice-due' && notice.data.reasons.map(({ reason }) => reason)).toEqual(['A', 'B', 'C', 'D'])
  const gravestLast = (reason: string): number => reason.charCodeAt(0) >> 1
  const [ranked] = noticesFor([outcome], { noticeId: () => 'ntc', curesOf: () => ['cure'], severityOf: gravestLast })
  expect(ranked?.type === 'notice-due' && ranked.data.reasons.map(({ reason }) => reason)).toEqual(['F', 'D', 'E', 'B'])
})

test('and with them how many the outcome itself leaves out', () => {
  const outcome: LineOutcome = { type: 'limit-changed', data: { fromMinor: 2, toMinor: 1, causes: cause, furtherReasons: 3 } }
  const [notice] = noticesFor([outcome], { noticeId: () => 'ntc', curesOf: () => ['cure'], severityOf: () => 1 })
  expect(notice).toMatchObject({ data: { furtherReasons: 3 } })
})

test.each<[limitMinor: number, permille: number, other: number, isAdverse: boolean]>([
  [100, 600, 999, true],
  [100, 600, 1000, false],
  [80, 600, 799, true],
  [80, 600, 800, false],
  [80, 600, 1200, false],
  [120, 900, 1000, false],
])('of a limit of %i, lowered to %i permille of 100: %i would go against him as well: %s', (limitMinor, permille, other, isAdverse) => {
  const asked: boolean[] = []
  const why: NonNullable<ReviewVerdict['limit']>['why'] = (isCut) => {
    asked.push(isCut(other))
    return { causes: cause, furtherReasons: 0 }
  }
  review({ ...open, limitMinor }, { limit: { permille, why } })
  expect(asked).toEqual([isAdverse])
})

test('every outcome against him has its notice, nothing else has', () => {
  const outcomes: LineOutcome[] = [
    { type: 'hold-placed', data: { holdId: 'hd_b_1', scope: 'draw', cause: { reason: 'SE01', evidence } } },
    { type: 'limit-changed', data: { fromMinor: 100, toMinor: 50, causes: cause } },
    { type: 'limit-changed', data: { fromMinor: 50, toMinor: 100, causes: [] } },
    { type: 'hold-lifted', data: { holdId: 'hd_b_1', reason: 'SE01' } },
    draw(open, 41),
  ]
  const notices = noticesFor(outcomes, { noticeId: (nth) => `ntc_${nth}`, curesOf: (reason) => [`cure ${reason}`], severityOf: () => 3 })
  expect(notices.map((notice) => notice.type === 'notice-due' && [notice.data.about, notice.data.reasons[0]?.cures])).toEqual([
    ['hold-placed', ['cure SE01']],
    ['limit-changed', ['cure CR10']],
    ['drawdown-declined', ['cure credit-insufficient']],
  ])
})

type Act = { draw: number } | { repay: number } | { permille: number } | { hold: boolean }
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ draw: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ repay: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ permille: fc.integer({ min: 0, max: 1_000 }) }),
  fc.record({ hold: fc.boolean() }),
)

function outcomesOf(line: Line, act: Act, nth: number): readonly LineOutcome[] {
  if ('draw' in act) return [outcomeOf(`d${nth}`, act.draw, judgeDrawdown(line, { amountMinor: act.draw }, judged(approve)))]
  if ('repay' in act) {
    const principalMinor = Math.min(act.repay, line.drawnMinor)
    return [
      {
        type: 'repayment-applied',
        data: {
          repaymentId: `r${nth}`,
          principalMinor,
          overpaidMinor: act.repay - principalMinor,
          alreadyObservedMinor: 0,
          asOf: new Date(nth).toISOString(),
        },
      },
    ]
  }
  const verdict =
    'hold' in act ? { holds: act.hold ? [want] : [] } : { holds: null, limit: { permille: act.permille, why: because(cause) } }
  return reviewLine({
    line,
    verdict: { ...nothing, ...verdict },
    at: nth,
    currency: 'CNY',
    product: null,
    law: null,
    isReassessed: false,
    proposalId: 'lp_b_1',
    holdId: (n) => `hd_${n}`,
    ...lived,
    termsOf: () => ({ ...terms, observationMs: 3 }),
    mayChangeLimit: true,
  })
}

test('in any order of acts: history explains the balance, nothing is overdrawn, a held line pays nothing out', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 80 }), (acts) => {
      let line: Line = { ...open, drawnMinor: 0 }
      let drawnByHistory = 0
      acts.forEach((act, nth) => {
        const wasHeld = statusOf(line) === 'suspended'
        for (const outcome of outcomesOf(line, act, nth)) {
          if (outcome.type === 'drawdown-approved') {
            expect(wasHeld).toBe(false)
            expect(line.drawnMinor + outcome.data.amountMinor).toBeLessThanOrEqual(line.limitMinor)
            drawnByHistory += outcome.data.amountMinor
          }
          if (outcome.type === 'repayment-applied') drawnByHistory -= outcome.data.principalMinor
          line = evolve(line, outcome, nth)
        }
        expect(line.drawnMinor).toBe(drawnByHistory)
        expect(line.recentDrawdowns.length).toBeLessThanOrEqual(RECENT_IDS)
      })
    }),
  )
})

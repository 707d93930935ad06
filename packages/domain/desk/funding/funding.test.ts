/** From registers and what was seen to what the planner is given; what was approved, to what people do. */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import { checkInput } from '@fairline/planner/check-input'
import type { Plan } from '@fairline/planner/plan'
import type { PlanInput } from '@fairline/planner/plan-input'
import { expect, test } from 'vitest'
import { knownDay } from '../../kernel/day.ts'
import { DAY_MS } from '../../kernel/time.ts'
import { consentOf, deskOf, facilityOf, needOf, purposesOf, type Told } from '../model/desk.fixture.ts'
import { planningOf } from '../model/planning.ts'
import type { SeenValue } from '../status/seen-value.ts'
import { USUAL_TERMS } from './funding-policy.ts'
import { HAZARD_PRIORS, hazardsOf, type WatchedLine } from './hazards.ts'
import { planInputOf } from './plan-input-of.ts'
import { type Names, switchTasks } from './switch-tasks.ts'

const TODAY = knownDay('2026-05-04')
const AT = Date.parse('2026-05-04T04:00:00Z')
const WHEN = { at: AT, knownAt: AT }
let told = 0
const see = (field: SeenValue['field'], value: unknown, more: Partial<SeenValue> = {}): SeenValue => ({
  ...{ id: `s${++told}`, field, value, effectiveAt: AT - 10, observedAt: AT - 10, source: 'desk_entry', confidencePpm: null, ...more },
})
const DRAWABLE = [see('authorisation', 'granted'), see('availability', 'drawable')]
const money = (amount_minor: number) => ({ amount_minor, currency: 'CNY' })

const LINE: readonly Told[] = [
  ['registered', 'need', 'n', needOf()],
  ['registered', 'facility', 'f', facilityOf()],
  ['purposes-approved', 'facility', 'f', purposesOf()],
]

const NO_WARNING: ReadonlySet<string> = new Set()

function inputOf(
  told: readonly Told[],
  seen: readonly SeenValue[] = DRAWABLE,
  project: readonly SeenValue[] = [],
  warned = NO_WARNING,
): PlanInput {
  const ground = planningOf(deskOf(...told), 'p', WHEN, '2026-05-04')!
  const terms = { ...USUAL_TERMS, scenariosMax: 0 }
  const asked = { terms, promised: [], today: TODAY, at: AT, dayAt: () => TODAY }
  return planInputOf(
    ground,
    { ofLine: () => seen, ofProject: project, watchedFrom: () => AT, isWarned: (subject) => warned.has(subject) },
    asked,
  )
}
const lineOf = (told: readonly Told[], seen?: readonly SeenValue[]) => inputOf(told, seen).facilities[0]!

test.each<[rule: string, seen: readonly SeenValue[], blocked: string | undefined, haircutPpm: number]>([
  ['drawable, and never tested', DRAWABLE, undefined, 200_000],
  ['drawable, and tested', [...DRAWABLE, see('test_draw', { ...money(1), succeeded: true })], undefined, 50_000],
  ['a test that failed is none', [...DRAWABLE, see('test_draw', { ...money(1), succeeded: false })], undefined, 200_000],
  ['nobody spoke of it', [], 'line-unknown', 1_000_000],
  ['whoever looks cannot tell', [see('authorisation', 'granted'), see('availability', 'unknown')], 'line-unknown', 1_000_000],
  ['he cannot tell any more', [...DRAWABLE, see('availability', 'unknown')], 'line-unknown', 1_000_000],
  ['two sources disagree', [...DRAWABLE, see('availability', 'closed', { source: 'borrower_report' })], 'line-doubtful', 1_000_000],
  ['closed', [see('authorisation', 'granted'), see('availability', 'closed')], 'line-closed', 1_000_000],
  ['authorisation ended', [see('authorisation', 'expired'), see('availability', 'drawable')], 'line-authorisation-ended', 1_000_000],
])('of a line: %s', (_rule, seen, blocked, haircutPpm) => {
  expect(lineOf(LINE, seen)).toMatchObject({ haircutPpm, limitMinor: 1_000, ...(blocked !== undefined && { blocked }) })
  expect(lineOf(LINE, seen).blocked).toBe(blocked)
})

test.each<[rule: string, warned: string, haircutPpm: number]>([
  ['its channel', 'channel:ch', 400_000],
  ['itself', 'facility:f', 400_000],
  ['another line', 'facility:g', 200_000],
])('less is counted on where a warning stands: at %s', (_rule, warned, haircutPpm) => {
  const [line] = inputOf(LINE, DRAWABLE, [], new Set([warned])).facilities
  expect(line).toMatchObject({ haircutPpm, limitMinor: 1_000 })
})

test('what a source said long ago is not known any more, to the moment', () => {
  const hours = 4 * 24 * 3_600_000
  const before = (ms: number) => DRAWABLE.map((one) => ({ ...one, observedAt: AT - ms, effectiveAt: AT - ms }))
  expect(lineOf(LINE, before(hours)).blocked).toBeUndefined()
  expect(lineOf(LINE, before(hours + 1)).blocked).toBe('line-unknown')
})

test('the purpose gate comes first: consumer credit, purposes nobody agreed on, and consent that is missing', () => {
  const consumer: Told = ['registered', 'facility', 'f', facilityOf({ credit_kind: 'consumer' })]
  expect(lineOf([LINE[0]!, consumer]).blocked).toBe('consumer-credit')
  expect(lineOf([LINE[0]!, LINE[1]!]).blocked).toBe('purposes-not-approved')
  const borrowed: Told = ['registered', 'facility', 'f', facilityOf({ borrower_id: 'b' })]
  expect(lineOf([LINE[0]!, borrowed, LINE[2]!]).blocked).toBe('consent-missing')
  expect(lineOf([LINE[0]!, borrowed, LINE[2]!, ['registered', 'consent', 'c', consentOf()]]).blocked).toBeUndefined()
})

test('limits and balances are what was seen last; of a band, no more than is certain', () => {
  expect(lineOf(LINE, [...DRAWABLE, see('limit', money(700)), see('balance', money(200))])).toMatchObject({
    limitMinor: 700,
    drawnMinor: 200,
  })
  const { limit_minor: _none, ...without } = facilityOf({ borrower_id: 'b' })
  const banded: readonly Told[] = [LINE[0]!, ['registered', 'facility', 'f', without], LINE[2]!]
  expect(lineOf(banded, [...DRAWABLE, see('limit_band', { from_minor: 500, to_minor: 1_000, currency: 'CNY' })]).limitMinor).toBe(500)
})

const debt = (more: Partial<DeskEntry<'debt'>> = {}): DeskEntry<'debt'> => ({
  ...{
    creditor: 'c',
    currency: 'CNY',
    instalments: [
      { due_on: '2026-05-03', amount_minor: 7 },
      { due_on: '2026-05-04', amount_minor: 8 },
    ],
    ...more,
  },
})

test('instalments from today on are owed; of a term line they are its principal, no more than is drawn', () => {
  expect(inputOf([...LINE, ['registered', 'debt', 'd', debt()]]).obligations).toEqual([
    { id: 'd 2026-05-04', amountMinor: 8, dueOn: '2026-05-04' },
  ])
  const term: Told = ['registered', 'facility', 'f', facilityOf({ revolving: false, repayment: 'bullet' })]
  const instalments = [
    { due_on: '2026-06-01', amount_minor: 60 },
    { due_on: '2026-07-01', amount_minor: 60 },
  ]
  const input = inputOf(
    [LINE[0]!, term, LINE[2]!, ['registered', 'debt', 'd', debt({ facility_id: 'f', instalments })]],
    [...DRAWABLE, see('balance', money(100))],
  )
  expect(input.obligations).toEqual([])
  expect(input.facilities[0]!.schedule).toEqual([
    { on: '2026-06-01', principalMinor: 60 },
    { on: '2026-07-01', principalMinor: 40 },
  ])
  expect(checkInput(input)).toEqual([])
})

test('needs past their day are due today, tier 0 is owed, receipts lose their dilution, and what is late comes later still', () => {
  const receipt = {
    project_id: 'p',
    debtor: 'x',
    currency: 'CNY',
    p10_minor: 50,
    p50_minor: 100,
    due_on: '2026-05-03',
    confirmed: false,
    dilution_ppm: 100_000,
  }
  const input = inputOf(
    [
      ...LINE,
      ['registered', 'need', 'late', needOf({ due_on: '2026-05-01' })],
      ['registered', 'need', 'owed', needOf({ tier: 0, purpose: 'debt_service', due_on: '2026-05-09' })],
      ['registered', 'receipt', 'r', receipt],
      ['registered', 'receipt', 'sure', { ...receipt, confirmed: true, due_on: '2026-05-20' }],
    ],
    DRAWABLE,
    [see('cash', money(33)), see('cash', money(44), { effectiveAt: AT - 5 })],
  )
  expect(input.needs.map(({ id, dueOn }) => [id, dueOn])).toEqual([
    ['late', '2026-05-04'],
    ['n', '2026-06-01'],
  ])
  expect(input.obligations).toEqual([{ id: 'owed', amountMinor: 100, dueOn: '2026-05-09' }])
  expect(input.receipts.map(({ amountMinor, expectedOn }) => [amountMinor, expectedOn])).toEqual([
    [45, '2026-05-25'],
    [90, '2026-05-20'],
  ])
  expect(input.openingCashMinor).toBe(44)
  expect(checkInput(input)).toEqual([])
})

const WEEK = 7 * DAY_MS
const watched = (id: string, providerId: string, lostAt: readonly number[]): WatchedLine => ({
  id,
  providerId,
  groupIds: ['g'],
  callable: false,
  watchedFrom: 0,
  lostAt,
})
const rate = (lines: readonly WatchedLine[], kind: string, id: string) => hazardsOf(lines, 21, 52 * WEEK).find((one) => one.kind === kind && one.id === id)?.weeklyPpm // biome-ignore format: one row
const expected = (kind: 'facility' | 'provider' | 'group', events: number) =>
  Math.round(((HAZARD_PRIORS[kind].events + events) / (100 + 52)) * 1e6)

test('a loss is counted once, where it belongs: at the line, at its provider, or at what several providers share', () => {
  const alone = [watched('a', 'x', [WEEK]), watched('b', 'x', [3 * WEEK]), watched('c', 'y', [])]
  expect([rate(alone, 'facility', 'a'), rate(alone, 'provider', 'x'), rate(alone, 'group', 'g')]).toEqual([
    expected('facility', 1),
    expected('provider', 0),
    expected('group', 0),
  ])
  const together = [watched('a', 'x', [WEEK]), watched('b', 'x', [2 * WEEK]), watched('c', 'y', [])]
  expect([rate(together, 'facility', 'a'), rate(together, 'provider', 'x'), rate(together, 'group', 'g')]).toEqual([
    expected('facility', 0),
    expected('provider', 1),
    expected('group', 0),
  ])
  const shared = [watched('a', 'x', [WEEK]), watched('b', 'x', []), watched('c', 'y', [WEEK + DAY_MS])]
  expect([rate(shared, 'facility', 'a'), rate(shared, 'provider', 'x'), rate(shared, 'group', 'g')]).toEqual([
    expected('facility', 0),
    expected('provider', 0),
    expected('group', 1),
  ])
})

const NAMES: Names = {
  ...{ currency: 'CNY', projectId: 'p', lineName: (id) => id, parties: () => ['bank'], needName: (id) => id, money: String },
  owedTo: (id) => ({ subject: { kind: 'debt', id }, name: id, parties: [] }),
}
const plan = (more: Partial<Plan> = {}): Plan => ({
  ...{
    method: 'rules',
    asOf: '2026-05-04',
    endsOn: '2026-08-03',
    repayments: [],
    deferrals: [],
    buckets: [],
    gap: null,
    blocked: [],
    proof: null,
  },
  ...{
    cost: { interestMinor: 0, existingInterestMinor: 0, feesMinor: 0, commitmentMinor: 0, deferralMinor: 0, incomeMinor: 0, totalMinor: 0 },
    ledger: { ok: true, leastHeadroomMinor: 0 },
  },
  draws: [{ facilityId: 'f', requestOn: '2026-05-03', landsOn: '2026-05-05', amountMinor: 9, isFirm: true }],
  ...more,
})

test('what is owed comes before who is told, and both before what is asked for; what lies four weeks away waits for the next plan', () => {
  const input = {
    ...inputOf(LINE),
    obligations: [
      { id: 'd', amountMinor: 5, dueOn: '2026-05-31' },
      { id: 'later', amountMinor: 5, dueOn: '2026-06-01' },
    ],
  }
  const tasks = switchTasks(plan({ deferrals: [{ needId: 'n', amountMinor: 1, paidOn: '2026-05-20' }] }), { draws: [] }, input, NAMES)
  expect(tasks.map(({ step, kind, dueOn }) => [step, kind, dueOn])).toEqual([
    [1, 'repay', '2026-05-31'],
    [2, 'call', '2026-05-04'],
    [3, 'call', '2026-05-04'],
    [4, 'draw', '2026-05-04'],
  ])
  expect(tasks.at(-1)!.expects).toEqual({
    kind: 'draw',
    line: 'f',
    amount_minor: 9,
    currency: 'CNY',
    on: '2026-05-05',
    references: [],
    parties: ['bank'],
  })
})

test('a first plan switches nothing, so nobody is told; and a draw that is not firm is asked for by nobody', () => {
  const input = inputOf(LINE)
  expect(switchTasks(plan(), undefined, input, NAMES).map(({ kind }) => kind)).toEqual(['draw'])
  const loose = plan({ draws: plan().draws.map((draw) => ({ ...draw, isFirm: false })) })
  expect(switchTasks(loose, loose, input, NAMES)).toEqual([])
})

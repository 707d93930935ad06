/** Lineage that is true: what a figure does not name could be taken away, or be another amount, and it would be the same. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, dayText } from '../../kernel/day.ts'
import { DAY_MS } from '../../kernel/time.ts'
import type { MeasureId } from '../measures/definitions.ts'
import { channelOf, facilityOf, needOf, projectOf, purposesOf } from '../model/desk.fixture.ts'
import { addFacts, emptyDesk, stateOf } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import type { SeenValue } from '../status/seen-value.ts'
import { pictureOfLine } from './line-picture.ts'
import { type Measured, measureProject } from './project-picture.ts'
import { registersOf } from './registers.ts'

const TODAY = 20_780
const AT = TODAY * DAY_MS
type Entry = Readonly<{ kind: 'need' | 'receipt' | 'debt' | 'facility'; id: string; content: object }>
type Seen = Readonly<{ line: string; one: SeenValue }>
type World = Readonly<{ entries: readonly Entry[]; seen: readonly Seen[] }>

const FUNDING = { planId: 'pl', gapsMinor: [0, 5], without: [{ provider: 'pr', gapsMinor: [0, 5] }] }

function measure({ entries, seen }: World): Measured {
  const book = emptyDesk()
  const all: Pick<DeskFact, 'type' | 'kind' | 'id' | 'data'>[] = [
    { type: 'registered', kind: 'project', id: 'p', data: projectOf({ equity_minor: 1_000 }) },
    { type: 'registered', kind: 'provider', id: 'pr', data: { name: 'pr', kind: 'bank', group_ids: [] } },
    { type: 'registered', kind: 'channel', id: 'ch', data: channelOf() },
    ...entries.flatMap(({ kind, id, content }) => [
      { type: 'registered' as const, kind, id, data: content as DeskFact['data'] },
      ...(kind === 'facility' ? [{ type: 'purposes-approved' as const, kind, id, data: purposesOf() }] : []),
    ]),
  ]
  addFacts(
    book,
    all.map((one, nth): DeskFact => ({ ...one, sequence: nth + 1, effectiveAt: 1, recordedAt: 1, actor: 'a' })),
  )
  const when = { at: AT, knownAt: AT }
  const registers = registersOf(book, when, TODAY)
  const seenOf = (kind: string, id: string) => seen.filter(({ line }) => line === (kind === 'project' ? 'p' : id)).map(({ one }) => one)
  return measureProject(stateOf(book, 'project', 'p', when)!, {
    registers,
    lines: registers.lines.map((line) => pictureOfLine(line, seenOf, AT)),
    seen: seenOf('project', 'p'),
    funding: FUNDING,
    isWarned: () => false,
  })
}

const valuesOf = ({ measures: of }: Measured): Readonly<Partial<Record<MeasureId, unknown>>> => ({
  headroom: of.headroomMinor,
  coverage: of.coveragePpm,
  concentration: of.hhiReachPpm,
  leverage: of.leveragePpm,
  debt_service_coverage: of.debtServiceCoveragePpm,
  maturity_wall: of.maturityWallPpm,
  remaining_maturity: of.remainingDays,
  cash_flow_at_risk: of.cashAtRisk.independentMinor,
  cash_flow_at_risk_together: of.cashAtRisk.togetherMinor,
})

const day = (ahead: number): string => dayText((TODAY + ahead) as Day)
const minor = fc.integer({ min: 1, max: 1_000 })
const ahead = fc.integer({ min: -10, max: 400 })
const needs = fc
  .record({ due: ahead, minor, purpose: fc.constantFrom('payroll', 'tax', 'debt_service') })
  .map(({ due, minor: p50, purpose }) => ({
    kind: 'need' as const,
    content: needOf({ due_on: day(due), p50_minor: p50, p90_minor: 2 * p50, purpose: purpose as 'tax' }),
  }))
const receipts = fc.record({ due: ahead, minor, confirmed: fc.boolean() }).map(({ due, minor: p50_minor, confirmed }) => ({
  kind: 'receipt' as const,
  content: { project_id: 'p', debtor: 'x', currency: 'CNY', p50_minor, due_on: day(due), confirmed, dilution_ppm: 0 },
}))
const debts = fc.array(fc.record({ due: ahead, minor }), { minLength: 1, maxLength: 3 }).map((all) => ({
  kind: 'debt' as const,
  content: {
    ...{ project_id: 'p', creditor: 'c', currency: 'CNY' },
    instalments: all.map(({ due, minor: amount_minor }) => ({ due_on: day(due), amount_minor })),
  },
}))
const facilities = fc
  .record({ leadDays: fc.constantFrom(0, 91, 92), limit: minor, committed: fc.boolean() })
  .map(({ leadDays, limit, committed }) => ({
    kind: 'facility' as const,
    content: facilityOf({ draw_lead_days: leadDays, limit_minor: limit, committed, available_to: '2099-12-31' }),
  }))

const cny = (amount_minor: number) => ({ amount_minor, currency: 'CNY' })
const VALUES: readonly (readonly [SeenValue['field'], unknown])[] = [
  ...([
    ['authorisation', 'granted'],
    ['authorisation', 'expired'],
    ['availability', 'drawable'],
    ['availability', 'closed'],
  ] as const),
  ...([
    ['availability', 'unknown'],
    ['limit', cny(70)],
    ['limit', cny(0)],
    ['balance', cny(20)],
    ['balance', cny(30)],
  ] as const),
  ...([
    ['obligation', 'none'],
    ['obligation', 'overdue'],
    ['test_draw', { ...cny(1), succeeded: true }],
    ['attempt', 'application'],
  ] as const),
]
const observations = fc.record({ line: fc.constantFrom('p', 'e0', 'e1'), of: fc.constantFrom(...VALUES), hoursAgo: fc.integer({ min: 0, max: 120 }), source: fc.constantFrom('pull', 'desk_entry', 'webhook') }) // biome-ignore format: one row

const worlds = fc
  .record({
    lines: fc.array(facilities, { maxLength: 2 }),
    others: fc.array(fc.oneof(needs, receipts, debts), { maxLength: 10 }),
    said: fc.array(observations, { maxLength: 12 }),
  })
  .map(
    ({ lines, others, said }): World => ({
      entries: [...lines, ...others].map((one, nth) => ({ ...one, id: `e${nth}` })),
      seen: said.map(({ line, of: [field, value], hoursAgo, source }, nth) => ({
        line,
        one: {
          ...{ id: `o${nth}`, field: line === 'p' ? 'cash' : field, value: line === 'p' ? cny(10 * nth) : value },
          ...{ effectiveAt: AT - hoursAgo * 3_600_000, observedAt: AT - hoursAgo * 3_600_000, source, confidencePpm: null },
        } as SeenValue,
      })),
    }),
  )

/** Twice as much of everything. */
function doubled(entry: Entry): Entry {
  const content = JSON.parse(JSON.stringify(entry.content), (field, value: unknown) =>
    /^(p50_minor|p90_minor|amount_minor|limit_minor)$/.test(field) ? 2 * Number(value) : value,
  ) as object
  return { ...entry, content }
}

test('what a figure does not name could be taken away, or be twice as much, and it is the same', () => {
  let kept = 0
  fc.assert(
    fc.property(worlds, (world) => {
      const whole = measure(world)
      for (const [measured, value] of Object.entries(valuesOf(whole)) as [MeasureId, unknown][]) {
        const named = new Set(whole.inputsOf[measured])
        const seen = world.seen.filter(({ one }) => named.has(one.id))
        const less = { entries: world.entries.filter(({ id }) => named.has(id)), seen }
        const more = { entries: world.entries.map((entry) => (named.has(entry.id) ? entry : doubled(entry))), seen }
        expect([measured, valuesOf(measure(less))[measured]]).toEqual([measured, value])
        expect([measured, valuesOf(measure(more))[measured]]).toEqual([measured, value])
        kept += world.entries.length - less.entries.length
      }
    }),
    { numRuns: 60 },
  )
  expect(kept).toBeGreaterThan(500)
})

const entry = (id: string, kind: Entry['kind'], content: object): Entry => ({ id, kind, content })
const ALL: readonly Entry[] = [
  entry('soon', 'need', needOf({ due_on: day(90) })),
  entry('then', 'need', needOf({ due_on: day(91) })),
  entry('up', 'need', needOf({ due_on: day(-1) })),
  entry('service', 'need', needOf({ due_on: day(10), purpose: 'debt_service', tier: 0 })),
  entry('near', 'receipt', {
    project_id: 'p',
    debtor: 'x',
    currency: 'CNY',
    p50_minor: 9,
    due_on: day(14 + 21),
    confirmed: true,
    dilution_ppm: 0,
  }),
  entry('far', 'receipt', {
    project_id: 'p',
    debtor: 'x',
    currency: 'CNY',
    p50_minor: 9,
    due_on: day(14 + 28),
    confirmed: true,
    dilution_ppm: 0,
  }),
  entry('owed', 'debt', { project_id: 'p', creditor: 'c', currency: 'CNY', instalments: [{ due_on: day(14), amount_minor: 5 }] }),
  entry('paid', 'debt', { project_id: 'p', creditor: 'c', currency: 'CNY', instalments: [{ due_on: day(-1), amount_minor: 5 }] }),
  entry('line', 'facility', facilityOf({ available_to: '2099-12-31' })),
  entry('slow', 'facility', facilityOf({ available_to: '2099-12-31', draw_lead_days: 92 })),
]
test.each<[measured: MeasureId, named: readonly string[]]>([
  ['headroom', ['line', 'soon']],
  ['concentration', ['line', 'slow', 'soon']],
  ['coverage', ['far', 'line', 'near', 'owed', 'service', 'soon']],
  ['leverage', ['owed', 'p', 'service']],
  ['remaining_maturity', ['owed', 'service']],
  ['debt_service_coverage', ['far', 'near', 'owed', 'service', 'soon']],
  ['maturity_wall', ['near', 'owed', 'service']],
  ['cash_flow_at_risk', ['far', 'near', 'service', 'soon', 'then', 'up']],
  ['survival', ['plan:pl']],
  ['survival_without_any', ['plan:pl']],
  ['switch_time', []],
  ['forecast_error', []],
])('%s names %o', (measured, named) => {
  expect(measure({ entries: ALL, seen: [] }).inputsOf[measured]).toEqual(named)
})

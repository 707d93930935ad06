/** The figures of parameters.ts come out again, in a book large enough to see them. */
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import { expect, test } from 'vitest'
import { DAY_MS } from './calendar.ts'
import { bandOf, PARAMETERS } from './parameters.ts'
import { borrowersOf } from './population.ts'
import { simulate } from './simulate.ts'
import type { Truth, TruthKind } from './truth.ts'
import { openWorld } from './world.ts'

const SIGMAS = 4.5
const BOOK = { seed: 20, borrowers: 6_000, months: 12, startAt: Date.parse('2026-01-01T00:00:00Z'), detail: 'sparse' } as const
const MONTH_MS = 365.25 * (DAY_MS / 12)
const END = Date.parse('2027-01-01T00:00:00Z')

type Event = { readonly subject: string; readonly at: number; readonly data: Record<string, unknown> }
const events = new Map<string, Event[]>()
const truths: Truth[] = []
for (const { message } of simulate({ ...BOOK, onTruth: (truth) => truths.push(truth) })) {
  const type = message.type.split('.')[1]!
  const event = { subject: message.subject, at: Date.parse(message.time), data: message.data as Record<string, unknown> }
  const before = events.get(type)
  if (before) before.push(event)
  else events.set(type, [event])
}
const of = (type: string): readonly Event[] => events.get(type) ?? []
const truthsOf = (kind: TruthKind): readonly Truth[] => truths.filter((truth) => truth.kind === kind)

const exposure = of('borrower-registered').reduce((sum, { at }) => sum + (END - at) / MONTH_MS, 0)

/** Null where it is as expected. `slack`: a share of what is expected, for what the test leaves out. */
function offCount(count: number, expected: number, spread = Math.sqrt(expected), slack = 0): string | null {
  return Math.abs(count - expected) < SIGMAS * spread + slack * expected ? null : `${count}, not ${Math.round(expected)}`
}
const offShare = (count: number, total: number, share: number, slack = 0): string | null =>
  offCount(count, total * share, Math.sqrt(total * share * (1 - share)), slack)

test('scores at the start are in their bands', () => {
  const first = new Map<string, number>()
  for (const { subject, data } of of('score-updated')) if (!first.has(subject)) first.set(subject, data.value as number)
  for (const band of PARAMETERS.bands.value) {
    expect(offShare([...first.values()].filter((score) => bandOf(score) === band).length, BOOK.borrowers, band.share)).toBeNull()
  }
})

test.each<[what: string, count: () => number, monthly: number, slack: number]>([
  ['logins', () => of('session-started').length, PARAMETERS.loginDaysMonthly.value / 4 + 0.03, 0.06],
  ['new phones', () => truthsOf('phone-change').length, PARAMETERS.phoneChangesMonthly.value, 0.02],
  ['logins in three places', () => truthsOf('concurrent-login').length, PARAMETERS.concurrentLoginsMonthly.value, 0.02],
  ['shocks to an employer', () => truthsOf('employer-shock').length, PARAMETERS.employerShocksMonthly.value.chance, 0.03],
  ['withdrawn consents', () => truthsOf('consent-withdrawal').length, PARAMETERS.consentWithdrawalsMonthly.value, 0.02],
  ['too many debts', () => truthsOf('over-indebtedness').length, PARAMETERS.overIndebtedMonthly.value, 0.05],
  ['takeovers', () => truthsOf('takeover').length, PARAMETERS.takeoversMonthly.value, 0.1],
  ['requests for more, of those with a line', () => of('increase-requested').length, PARAMETERS.increaseRequestsMonthly.value * 0.93, 0.03],
  [
    'changes of profile that are told late',
    () => truthsOf('stale-information').length,
    PARAMETERS.notUpdated.value * PARAMETERS.staleMonthly.value.reduce((sum, [, monthly]) => sum + monthly, 0),
    0.02,
  ],
])('%s come as often as they should', (_what, count, monthly, slack) => {
  expect(offCount(count(), exposure * monthly, Math.sqrt(exposure * monthly), slack)).toBeNull()
})

test('credit is applied for elsewhere: by few people often, by most hardly', () => {
  const { share, applicationsMonthly } = PARAMETERS.shoppers.value
  const rate = (1 - share) * PARAMETERS.applicationsMonthly.value + share * applicationsMonthly + 4 * PARAMETERS.overIndebtedMonthly.value
  const months = exposure / BOOK.borrowers
  const perPerson = months ** 2 * share * (1 - share) * applicationsMonthly ** 2 + months * rate
  expect(offCount(of('credit-inquiry-recorded').length, exposure * rate, Math.sqrt(BOOK.borrowers * perPerson), 0.03)).toBeNull()
})

test('who draws, draws often', () => {
  const people = borrowersOf(openWorld({ ...BOOK, dueDay: 'same_as_disbursement', loginShare: 1, trouble: 1, onTruth: () => {} }))
  const rates = people.map(({ drawsMonthly }) => drawsMonthly)
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
  expect(Math.abs(mean / PARAMETERS.drawsMonthly.value - 1)).toBeLessThan(SIGMAS / Math.sqrt(PARAMETERS.drawsShape.value * rates.length))
  const busiest = rates.toSorted((a, b) => b - a).slice(0, rates.length / 5)
  expect(busiest.reduce((sum, rate) => sum + rate, 0) / (mean * rates.length)).toBeGreaterThan(0.5)
})

test('drawdowns: tenors, methods, steps and failures', () => {
  const draws = of('drawdown-requested').filter(({ data }) => data.tenor_months !== undefined)
  for (const [tenor, share] of PARAMETERS.tenorMonths.value) {
    if (tenor !== 'other') expect(offShare(draws.filter(({ data }) => data.tenor_months === tenor).length, draws.length, share)).toBeNull()
  }
  for (const [method, share] of PARAMETERS.repaymentMethod.value) {
    expect(offShare(draws.filter(({ data }) => data.repayment_method === method).length, draws.length, share)).toBeNull()
  }
  const { minMinor, stepMinor } = PARAMETERS.drawSize.value
  expect(draws.filter(({ data }) => (data.amount_minor as number) < minMinor || (data.amount_minor as number) % stepMinor !== 0)).toEqual(
    [],
  )
  const closed = truths.filter(({ kind }) => kind === 'outage' || kind === 'maintenance')
  const isClosed = ({ at }: Event) => closed.some(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to!))
  const technical = of('technical-failure-reported').filter((event) => !isClosed(event)).length
  const { share, technical: ofThose } = PARAMETERS.failedDraws.value
  expect(offShare(technical, of('drawdown-requested').length, share * ofThose, 0.1)).toBeNull()
})

test('of those past due, some stay so for a second month, and of these most for a third', () => {
  const scores = new Map<string, Event[]>()
  for (const event of of('score-updated')) scores.set(event.subject, [...(scores.get(event.subject) ?? []), event])
  const gone = new Set(truths.filter(({ kind }) => kind === 'fraud-ring' || kind === 'device-burst').map(({ subject }) => subject))
  const episodes = truthsOf('missed-instalments')
    .filter(({ subject, from }) => !gone.has(subject) && Date.parse(from) < END - 4 * MONTH_MS)
    .map(({ subject, from, to }) => {
      const [start, end] = [Date.parse(from), to === null ? END : Date.parse(to)]
      const score = scores.get(subject)!.findLast(({ at }) => at <= start + 3 * DAY_MS)!.data.value as number
      return { days: (end - start) / DAY_MS, rolls: bandOf(score).rolls }
    })
  const expected = episodes.reduce((sum, { rolls }) => sum + rolls, 0)
  const second = episodes.filter(({ days }) => days > 28)
  const spread = Math.sqrt(episodes.reduce((sum, { rolls }) => sum + rolls * (1 - rolls), 0))
  expect(offCount(second.length, expected, spread, 0.05)).toBeNull()
  expect(offShare(second.filter(({ days }) => days > 59).length, second.length, PARAMETERS.laterRolls.value[0]!, 0.02)).toBeNull()
})

test('rings, outages and maintenance', () => {
  const { perBorrower, members } = PARAMETERS.rings.value
  expect(truthsOf('fraud-ring')).toHaveLength(Math.round(perBorrower * BOOK.borrowers) * members)
  const ofBook = (kind: TruthKind) => truthsOf(kind).filter(({ subject }) => subject === BOOK_SUBJECT)
  const minutes = ofBook('outage').map(({ from, to }) => (Date.parse(to!) - Date.parse(from)) / 60_000)
  const { minMinutes, maxMinutes } = PARAMETERS.outage.value
  expect(minutes.filter((one) => one < minMinutes - 1 || one > maxMinutes)).toEqual([])
  expect(minutes.length).toBeGreaterThan(0)
  expect(ofBook('maintenance').map(({ from, to }) => Date.parse(to!) - Date.parse(from))).toEqual(Array(12).fill(2 * 3_600_000))
})

test('in the ninth month the score model drifts: the distribution moves, and few fall without cause', () => {
  const { month, falseDrops } = PARAMETERS.modelDrift.value
  const inMonth = (nth: number) => {
    const [from, to] = [Date.UTC(2026, nth, 1), Date.UTC(2026, nth + 1, 1)]
    return of('score-updated')
      .filter(({ at }) => from <= at && at < to)
      .map(({ data }) => data.value as number)
  }
  const [before, during] = [inMonth(month - 1), inMonth(month)]
  const index = stabilityIndex(before, during)
  expect([index > 0.2, index < 0.42, stabilityIndex(inMonth(month - 2), before) < 0.02]).toEqual([true, true, true])
  expect(offShare(truthsOf('model-false-drop').length, during.length, falseDrops, 0.05)).toBeNull()
})

/** Population stability index over the tenths of the first. */
function stabilityIndex(expected: readonly number[], actual: readonly number[]): number {
  const sorted = expected.toSorted((a, b) => a - b)
  const cuts = Array.from({ length: 9 }, (_, tenth) => sorted[Math.floor(((tenth + 1) * sorted.length) / 10)]!)
  const shares = (values: readonly number[]) => {
    const counts = Array<number>(10).fill(0)
    for (const value of values) counts[cuts.filter((cut) => value >= cut).length]!++
    return counts.map((count) => Math.max(count, 1) / values.length)
  }
  const [first, second] = [shares(expected), shares(actual)]
  return first.reduce((sum, share, tenth) => sum + (second[tenth]! - share) * Math.log(second[tenth]! / share), 0)
}

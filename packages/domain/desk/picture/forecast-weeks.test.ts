/** What was expected of four weeks, as it stood when each began, and what came. */
import { expect, test } from 'vitest'
import { type Day, dayText } from '../../kernel/day.ts'
import { DAY_MS } from '../../kernel/time.ts'
import type { DayFlow } from '../funding/statement-record.ts'
import { needOf, projectOf } from '../model/desk.fixture.ts'
import { addFacts, emptyDesk, stateOf } from '../model/desk-book.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import { forecastMade } from './forecast-weeks.ts'
import { registersOf } from './registers.ts'

/** A Monday. */
const MONDAY = 20_780
const WEEKS = [-28, -21, -14, -7] as const
type Told = readonly [day: Day, type: DeskFact['type'], kind: DeskFact['kind'], id: string, data: object]

function look(told: readonly Told[], today = MONDAY) {
  const book = emptyDesk()
  addFacts(
    book,
    told
      .toSorted(([a], [b]) => a - b)
      .map(([day, type, kind, id, data], nth): DeskFact => {
        const at = (MONDAY + day) * DAY_MS
        return { ...{ sequence: nth + 1, type, kind, id, effectiveAt: at, recordedAt: at, actor: 'a' }, data: data as DeskFact['data'] }
      }),
  )
  const when = { at: today * DAY_MS, knownAt: today * DAY_MS }
  return forecastMade(stateOf(book, 'project', 'p', when)!, registersOf(book, when, today))
}

const day = (ahead: number): string => dayText(MONDAY + ahead)
const PROJECT: Told = [-60, 'registered', 'project', 'p', projectOf()]
const need = (id: string, due: number, minor: number, told = -60): Told => [
  told,
  'registered',
  'need',
  id,
  needOf({ due_on: day(due), p50_minor: minor }),
]
const receipt = (id: string, due: number, minor: number, more: object = {}): Told => [
  -60,
  'registered',
  'receipt',
  id,
  { project_id: 'p', debtor: 'x', currency: 'CNY', p50_minor: minor, due_on: day(due), confirmed: true, dilution_ppm: 0, ...more },
]
const flow = (ahead: number, in_minor: number, out_minor: number): DayFlow => ({ on: day(ahead), in_minor, out_minor })
const statement = (from: number, to: number, days: readonly DayFlow[] | undefined, more: object = {}, told = to + 1): Told => [
  told,
  'opened',
  'statement',
  `st${from}${JSON.stringify(more).length}${told}`,
  {
    ...{ state: 'taken', account_hash: 'a', currency: 'CNY', project_id: 'p', closing_minor: 9, matched: [], replaced: [] },
    ...{ from: day(from), to: day(to), days_from: day(from), ...(days && { days }), ...more },
  },
]
const FOUR = statement(-28, -1, [flow(-28, 0, 90), flow(-1, 50, 0)])
const weeksOf = (made: ReturnType<typeof look>) =>
  made?.weeks.map(({ in: come, out }) => [come.forecastMinor, come.actualMinor, out.forecastMinor, out.actualMinor])

test('each week by itself, from its first day to its last', () => {
  const told = [need('first', -28, 100), need('before', -29, 7), need('after', 0, 7), receipt('last', -1, 60), receipt('gone', 0, 7)]
  const made = look([PROJECT, ...told, FOUR])!
  expect(weeksOf(made)).toEqual([
    [0, 0, 100, 90],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
    [60, 50, 0, 0],
  ])
  // |100 - 90| + |60 - 50| of 90 + 50.
  expect(made.errorPpm).toBe(142_857)
  expect(made.entries).toEqual(['first', 'last'])
  expect(made.statements.map(({ effectiveAt }) => effectiveAt / DAY_MS - MONDAY)).toEqual([0])
})

test.each<[rule: string, told: readonly Told[], forecastMinor: number]>([
  ['what was known before the week began counts', [need('n', -7, 100, -8)], 100],
  ['what was told as it began counts', [need('n', -7, 100, -7)], 100],
  ['what was told later does not', [need('n', -7, 100, -6)], 0],
  ['a need that was changed later was expected as it stood', [need('n', -5, 100), [-6, 'changed', 'need', 'n', needOf({ due_on: day(-5), p50_minor: 1 })]], 100], // biome-ignore format: one row
  ['one that was changed before, as it had become', [need('n', -5, 100), [-8, 'changed', 'need', 'n', needOf({ due_on: day(-5), p50_minor: 1 })]], 1], // biome-ignore format: one row
  ['one that was over by then was not expected', [need('n', -5, 100), [-8, 'ended', 'need', 'n', {}]], 0],
  ['an instalment of its own', [[-60, 'registered', 'debt', 'd', { project_id: 'p', creditor: 'c', currency: 'CNY', instalments: [{ due_on: day(-3), amount_minor: 40 }, { due_on: day(3), amount_minor: 40 }] }]], 40], // biome-ignore format: one row
  ['one of a line is financing', [[-60, 'registered', 'debt', 'd', { project_id: 'p', facility_id: 'f', creditor: 'c', currency: 'CNY', instalments: [{ due_on: day(-3), amount_minor: 40 }] }]], 0], // biome-ignore format: one row
])('%s', (_rule, told, forecastMinor) => {
  expect(look([PROJECT, ...told, FOUR])!.weeks[3]!.out.forecastMinor).toBe(forecastMinor)
})

test('a receipt is expected less what usually is not paid of it', () => {
  expect(look([PROJECT, receipt('r', -1, 100, { dilution_ppm: 50_000 }), FOUR])!.weeks[3]!.in.forecastMinor).toBe(95)
})

const whole = (from: number, to: number, more: object = {}) => statement(from, to, [], more)
test.each<[rule: string, told: readonly Told[], firstWeek: number | null]>([
  ['no statement', [PROJECT], null],
  ['four weeks', [PROJECT, whole(-28, -1)], -28],
  ['a day too few, and the weeks before not either', [PROJECT, whole(-27, -1)], null],
  ['in two statements', [PROJECT, whole(-28, -10), whole(-9, -1)], -28],
  ['a day between them is missing', [PROJECT, whole(-28, -10), whole(-8, -1)], null],
  ['the last week is not told yet: the four before', [PROJECT, whole(-35, -2)], -35],
  ['a month ago', [PROJECT, whole(-56, -29)], -56],
  ['longer ago than that', [PROJECT, whole(-63, -30)], null],
  [
    'one account tells all, and the other nothing of the last month',
    [PROJECT, whole(-28, -1), whole(-90, -60, { account_hash: 'b' })],
    null,
  ],
  ['which was emptied', [PROJECT, whole(-28, -1), whole(-90, -60, { account_hash: 'b', closing_minor: 0 })], -28],
  ['of another project', [PROJECT, whole(-28, -1), whole(-90, -60, { account_hash: 'b', project_id: 'q' })], -28],
  ['a statement of before days were kept', [PROJECT, statement(-28, -1, undefined)], null],
  ['a project that was not on the desk yet', [[-27, 'registered', 'project', 'p', projectOf()], whole(-28, -1)], null],
  ['quarantined', [PROJECT, whole(-28, -1, { state: 'quarantined' })], null],
])('known or not: %s', (_rule, told, firstWeek) => {
  expect(look(told)?.weeks[0]?.from ?? null).toBe(firstWeek === null ? null : MONDAY + firstWeek)
})

test('on every day of a week the same four weeks are looked at', () => {
  for (let ahead = 0; ahead < 7; ahead++)
    expect(look([PROJECT, FOUR], MONDAY + ahead)!.weeks.map(({ from }) => from - MONDAY)).toEqual([...WEEKS])
})

test('taken back, it tells nothing; told again by a later one, a day counts once', () => {
  const [, , , id] = FOUR
  expect(look([PROJECT, FOUR, [1, 'ended', 'statement', id, {}]], MONDAY + 1)).toBeNull()
  const again = statement(-2, -1, [flow(-1, 55, 0)], {}, 1)
  expect(weeksOf(look([PROJECT, FOUR, again], MONDAY + 1))![3]).toEqual([0, 55, 0, 0])
})

/** What a screening says of each value, and of all together: on both sides of each edge. */
import { SCREENING_CRITERIA, type ScreeningCriterion } from '@fairline/contract/desk/entries'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forbiddenIn } from '../coaching/forbidden-advice.ts'
import { deskOf } from '../model/desk.fixture.ts'
import { addFacts } from '../model/desk-book.ts'
import type { Values } from '../warning/values.ts'
import { type ScreeningBands, screeningBandsOf, screeningOf, serviceSharePpm } from './screening.ts'
import { screeningMarksOf } from './screening-marks.ts'
import { CRITERIA, RECOMMENDATIONS, RESULTS, type Recommendation, SCREENING_NOTICE, UNSCREENED } from './screening-words.ts'

const MARKS = screeningMarksOf(deskOf())
const WELL = Object.fromEntries(SCREENING_CRITERIA.map((one) => [one, 'normal'])) as Required<ScreeningBands>

test.each<[values: Values, criterion: ScreeningCriterion, band: string | undefined]>([
  [{ overdueDays: 0 }, 'overdue', 'normal'],
  [{ overdueDays: 1 }, 'overdue', 'amber'],
  [{ overdueDays: 3 }, 'overdue', 'amber'],
  [{ overdueDays: 4 }, 'overdue', 'red'],
  [{ worstOverdueDays: 30 }, 'record', 'normal'],
  [{ worstOverdueDays: 31 }, 'record', 'amber'],
  [{ worstOverdueDays: 90 }, 'record', 'amber'],
  [{ worstOverdueDays: 91 }, 'record', 'red'],
  [{ serviceToIncomePpm: 400_000 }, 'ability', 'normal'],
  [{ serviceToIncomePpm: 400_001 }, 'ability', 'amber'],
  [{ serviceToIncomePpm: 550_001 }, 'ability', 'red'],
  [{ attempts: 2 }, 'applications', 'normal'],
  [{ attempts: 3 }, 'applications', 'amber'],
  [{ inquiries: 3 }, 'inquiries', 'normal'],
  [{ inquiries: 7 }, 'inquiries', 'red'],
  [{ utilisationPpm: 700_000 }, 'utilisation', 'normal'],
  [{ utilisationPpm: 700_001 }, 'utilisation', 'amber'],
  [{ idDaysLeft: 60 }, 'identity', 'normal'],
  [{ idDaysLeft: 59 }, 'identity', 'amber'],
  [{ idDaysLeft: -1 }, 'identity', 'red'],
  [{ profileMismatch: 0 }, 'profile', 'normal'],
  [{ profileMismatch: 1 }, 'profile', 'red'],
  // Each is told by its own value: that the profile fits says nothing of the ID.
  [{ profileMismatch: 0 }, 'identity', undefined],
  [{ overdueDays: null }, 'overdue', undefined],
])('%j: %s is %s', (values, criterion, band) => {
  expect(screeningBandsOf(values, MARKS)[criterion]).toBe(band)
})

test.each<[rule: string, bands: ScreeningBands, recommendation: Recommendation, first: readonly ScreeningCriterion[]]>([
  ['all is met', WELL, 'fit', []],
  ['the desk’s first mark in what matters most', { ...WELL, record: 'amber' }, 'fit_with_conditions', ['record']],
  ['its last', { ...WELL, record: 'red' }, 'not_yet', ['record']],
  ['its last in what can be put right', { ...WELL, identity: 'red', profile: 'red' }, 'fit_with_conditions', ['identity', 'profile']],
  ['what can be put right is not known', { ...WELL, inquiries: undefined }, 'fit_with_conditions', ['inquiries']],
  ['what matters most is not known', { ...WELL, ability: undefined }, 'cannot_tell', ['ability']],
  ['what bars comes before what nobody knows', { overdue: 'red' }, 'not_yet', ['overdue']],
  ['nothing is known', {}, 'cannot_tell', ['overdue', 'record', 'ability']],
])('%s', (_rule, bands, recommendation, first) => {
  const screening = screeningOf(bands)
  expect([screening.recommendation, screening.first]).toEqual([recommendation, first])
})

const band = fc.constantFrom('normal', 'amber', 'red', undefined)
const anyBands = fc.record(Object.fromEntries(SCREENING_CRITERIA.map((one) => [one, band]))) as fc.Arbitrary<ScreeningBands>

test('what is not known is never met, and never turns a screening into "not yet"', () => {
  fc.assert(
    fc.property(anyBands, fc.constantFrom(...SCREENING_CRITERIA), (bands, criterion) => {
      const untold = screeningOf({ ...bands, [criterion]: undefined })
      const before = screeningOf(bands)
      expect(untold.findings.find((one) => one.criterion === criterion)?.result).toBe('unknown')
      expect(untold.recommendation).not.toBe('fit')
      if (before.recommendation !== 'not_yet') expect(untold.recommendation).not.toBe('not_yet')
    }),
  )
})

test.each<[income: number, service: number, share: number | null]>([
  [1_000_000, 400_000, 400_000],
  // Rounded up: a hair over the mark is over it.
  [3_000_001, 1_200_001, 400_001],
  [1_000_000, 0, 0],
  [0, 1, null],
  [1, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
])('of %d a month %d for debts: %s ppm', (income, service, share) => {
  expect(serviceSharePpm(income, service)).toBe(share)
})

test('the desk tunes its marks, also the one that is watched of nobody', () => {
  const book = deskOf()
  const tuning = { amber: [{ of: 'worstOverdueDays', is: 'above', mark: 0 }], reason: '行业要求' }
  const about = { type: 'tuned', kind: 'indicator', id: 'S1' } as const
  addFacts(book, [{ sequence: 99, ...about, effectiveAt: 1, recordedAt: 1, actor: 'a', data: tuning }])
  expect(screeningBandsOf({ worstOverdueDays: 1 }, screeningMarksOf(book)).record).toBe('amber')
  expect(screeningBandsOf({ worstOverdueDays: 1 }, MARKS).record).toBe('normal')
})

test('every word is said in both languages, promises nothing and advises nothing that it must not', () => {
  const all = [RECOMMENDATIONS, RESULTS, SCREENING_NOTICE, UNSCREENED].flatMap((words) => Object.values(words))
  const words = [...all, ...Object.values(CRITERIA).flatMap(({ name, how }) => [name, how])]
  expect(words.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en) || en === '')).toEqual([])
  expect(words.flatMap(({ zh, en }) => [...forbiddenIn(zh), ...forbiddenIn(en)])).toEqual([])
})

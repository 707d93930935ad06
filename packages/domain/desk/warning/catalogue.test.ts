import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../kernel/time.ts'
import { alertText } from './alert-text.ts'
import { CATALOGUE, type IndicatorId, indicatorOf, ROLE_NAMES, SEEN_BY } from './catalogue.ts'
import { above, atLeast, type Band, bandOf, tune } from './indicator.ts'
import { VALUES, type ValueId, type Values } from './values.ts'

type Edge = [
  id: IndicatorId,
  of: ValueId,
  lastNormal: number,
  amber: number | null,
  lastBeforeRed: number,
  red: number | null,
  beside?: Values,
]

/** Every mark of the catalogue, both sides of it: the last that is normal, the first that is amber, the last before red, the first that is red. */
const EDGES: Edge[] = [
  ['B1', 'scoreBandsDown', 0, 1, 1, 2],
  ['B1', 'scorePointsDown', 14, 15, 39, 40],
  ['B2', 'overdueDays', 0, 1, 3, 4],
  ['B3', 'attempts', 2, 3, 4, 5],
  ['B4', 'inquiries', 3, 4, 6, 7],
  ['B5', 'utilisationPpm', 700_000, 700_001, 900_000, 900_001],
  ['B6', 'newDevices', 0, 1, 1, 2],
  ['B7', 'profileAgeDays', 180, 181, 9_999, null],
  ['B7', 'idDaysLeft', 60, 59, 0, -1],
  ['B7', 'profileMismatch', 0, null, 0, 1],
  ['B8', 'serviceToIncomePpm', 400_000, 400_001, 550_000, 550_001],
  ['B9', 'raisePending', 0, 1, 1, null],
  ['B9', 'raisePending', 0, null, 0, 1, { isNeededSoon: 1 }],
  ['B10', 'employerSurvivalWeeks', 8, 7, 4, 3],
  ['B11', 'consentDaysLeft', 31, 30, 1, 0],
  ['B12', 'isRestricted', 0, 1, 1, null],
  ['B12', 'isStopped', 0, null, 0, 1],
  ['C1', 'systemicPpm', 300_000, 300_001, 700_000, 700_001],
  ['C2', 'medianLimitChangePpm', -99_999, -100_000, -299_999, -300_000],
  ['C3', 'approvalTimesPpm', 1_499_999, 1_500_000, 2_999_999, 3_000_000],
  ['C4', 'rejectionRisePermille', 99, 100, 249, 250],
  ['C5', 'rateRiseBasisPoints', 99, 100, 299, 300],
  ['C6', 'tenorChangePpm', -249_999, -250_000, -499_999, -500_000],
  ['C7', 'maintenanceNotices', 0, 1, 99, null],
  ['C7', 'ruleNotices', 0, null, 0, 1],
  ['C8', 'linesAskedForSecurity', 0, 1, 1, 2],
  ['C9', 'daysToExpiry', 60, 59, -5, null, { isNeeded: 0 }],
  ['C9', 'daysToExpiry', 60, 59, 21, 20, { isNeeded: 1 }],
  ['C10', 'daysSinceTest', 90, 91, 180, 181],
  ['P1', 'largestProviderPpm', 350_000, 350_001, 450_000, 450_001],
  ['P2', 'hhiPpm', 280_000, 280_001, 400_000, 400_001],
  ['P3', 'largestGroupPpm', 500_000, 500_001, 650_000, 650_001],
  ['P4', 'survivalWeeks', 8, 7, 4, 3],
  ['P4', 'survivalShortWeeks', 0, 1, 520, null],
  ['P5', 'reserveToFloorPpm', 1_200_000, 1_199_999, 1_000_000, 999_999],
  ['P6', 'leverageToCapPpm', 899_999, 900_000, 999_999, 1_000_000],
  ['P6', 'covenantRoomPpm', 100_000, 99_999, 0, -1],
  ['P6', 'debtServiceCoveragePpm', 1_300_000, 1_299_999, 1_100_000, 1_099_999],
  ['P7', 'maturityWallPpm', 600_000, 600_001, 1_000_000, 1_000_001],
  ['P8', 'forecastErrorPpm', 150_000, 150_001, 300_000, 300_001],
  ['P9', 'remainingMaturityChangePpm', -199_999, -200_000, -399_999, -400_000],
  ['P10', 'blockedMinor', 0, 1, 1e12, null],
  ['P10', 'blockedBeyondReserveMinor', 0, null, 0, 1],
  ['D1', 'feedAgePermille', 2_000, 2_001, 4_000, 4_001],
  ['D2', 'contradictions', 0, null, 0, 1],
  ['D3', 'controlFailures', 0, null, 0, 1],
  ['D4', 'signatureFailures', 2, 3, 9, 10],
]

test.each(EDGES)('%s by %s: both sides of its marks', (id, of, lastNormal, amber, lastBeforeRed, red, beside = {}) => {
  const at = (value: number): Band | null => bandOf(indicatorOf(id), { ...beside, [of]: value })
  expect(at(lastNormal)).toBe('normal')
  if (amber !== null) expect(at(amber)).toBe('amber')
  expect(at(lastBeforeRed)).toBe(amber === null ? 'normal' : 'amber')
  if (red !== null) expect(at(red)).toBe('red')
})

test('no mark is left out above', () => {
  const tested = new Set(EDGES.map(([id, of]) => `${id} ${of}`))
  const marks = CATALOGUE.flatMap(({ id, amber, red }) => [...amber, ...red].map(({ of }) => `${id} ${of}`))
  expect([...new Set(marks)].filter((mark) => !tested.has(mark))).toEqual([])
})

test('all of them are there, once, in both languages, with somebody to act and something to do', () => {
  const ids = ['B', 'C', 'P', 'D'].flatMap((kind, nth) => Array.from({ length: [12, 10, 10, 4][nth]! }, (_, at) => `${kind}${at + 1}`))
  expect(CATALOGUE.map(({ id }) => id)).toEqual(ids)
  for (const { name, firstAction, owner, scope, red } of CATALOGUE) {
    for (const words of [name, firstAction, ROLE_NAMES[owner]]) expect(words.zh && words.en).toBeTruthy()
    expect(SEEN_BY[scope]).not.toContain(owner)
    expect(red.length).toBeGreaterThan(0)
  }
  for (const { name } of Object.values(VALUES)) expect(name.zh && name.en).toBeTruthy()
})

test('where nothing is known there is no band, and a value that is missing is no zero', () => {
  expect(bandOf(indicatorOf('B7'), {})).toBeNull()
  expect(bandOf(indicatorOf('B7'), { idDaysLeft: null, profileMismatch: null })).toBeNull()
  expect(bandOf(indicatorOf('B7'), { idDaysLeft: null, profileMismatch: 0 })).toBe('normal')
  expect(bandOf(indicatorOf('B9'), { raisePending: 1, isNeededSoon: null })).toBe('amber')
})

test('an alert says why, what it rests on, what to do first and who else sees it', () => {
  const told = alertText(indicatorOf('B1'), 'red', { scoreBandsDown: 2, scorePointsDown: 39 }, ['seen-1'])
  expect(told).toMatchObject({ indicator: 'B1', owner: 'analyst', seenBy: ['desk_lead'], evidence: ['seen-1'] })
  expect(told!.reasons).toEqual([{ value: VALUES.scoreBandsDown, found: 2, bound: atLeast('scoreBandsDown', 2) }])
  expect(alertText(indicatorOf('B1'), 'red', { scoreBandsDown: 1 }, [])).toBeUndefined()
})

test.each<[rule: string, change: Parameters<typeof tune>[1], answer: string]>([
  ['a reason is given', { red: [atLeast('attempts', 8)], reason: '行业旺季' }, 'ok'],
  ['no reason', { red: [atLeast('attempts', 8)], reason: ' ' }, 'reason-missing'],
  ['another value', { red: [above('hhiPpm', 8)], reason: 'x' }, 'value-foreign'],
  ['the longest hold', { amberForMs: 90 * DAY_MS, reason: 'x' }, 'ok'],
  ['a longer one', { clearMs: 90 * DAY_MS + 1, reason: 'x' }, 'hold-out-of-range'],
  ['less than none', { redForMs: -1, reason: 'x' }, 'hold-out-of-range'],
])('other marks: %s', (_rule, change, answer) => {
  const tuned = tune(indicatorOf('B3'), change)
  expect(tuned.ok ? 'ok' : tuned.refusal.code).toBe(answer)
  if (tuned.ok && change.red) expect(bandOf(tuned.value, { attempts: 7 })).toBe('amber')
})

test('how long each has to last', () => {
  const holds = (id: IndicatorId) => [indicatorOf(id).amberForMs, indicatorOf(id).redForMs, indicatorOf(id).clearMs]
  expect(holds('B1')).toEqual([0, 0, HOUR_MS])
  expect(holds('B5')).toEqual([30 * DAY_MS, 0, HOUR_MS])
  expect(holds('D2')).toEqual([0, DAY_MS + 1, 0])
})

import { expect, test } from 'vitest'
import { HOUR_MS } from '../../kernel/time.ts'
import { indicatorOf } from './catalogue.ts'
import { bandOf } from './indicator.ts'
import { type BorrowerSeen, readBorrower, signalsOf } from './read-borrower.ts'
import { type ChannelSeen, readChannel } from './read-channel.ts'
import { type DataSeen, type PortfolioSeen, readData, readPortfolio } from './read-portfolio.ts'

const TODAY = 20_000
const nothing: BorrowerSeen = {
  scores: null,
  overdueSince: null,
  attemptsOn: null,
  inquiries: null,
  limitMinor: null,
  drawnMinor: null,
  newDevicesOn: null,
  profileConfirmedOn: null,
  idExpiresOn: null,
  hasProfileMismatch: null,
  debtSharePpm: null,
  isRaisePending: null,
  neededOn: null,
  employerSurvivalWeeks: null,
  consentEndsOn: null,
  isConsentWithdrawn: false,
  restriction: null,
}
const score = (daysAgo: number, points: number, band: number) => ({ on: TODAY - daysAgo, points, band })

test('of what his consent does not reach nothing is told', () => {
  const values = readBorrower(nothing, TODAY)
  for (const [id, value] of Object.entries(values)) expect([id, bandOf(indicatorOf(id as 'B1'), value)]).toEqual([id, null])
})

test.each<[rule: string, seen: Partial<BorrowerSeen>, id: keyof ReturnType<typeof readBorrower>, values: object]>([
  // Scenario DA5: from 750 to 620.
  ['a score that fell', { scores: [score(40, 750, 4), score(2, 620, 2)] }, 'B1', { scoreBandsDown: 2, scorePointsDown: 130 }],
  [
    'what stood 30 days ago counts',
    { scores: [score(90, 700, 4), score(30, 690, 3), score(1, 680, 3)] },
    'B1',
    { scoreBandsDown: 0, scorePointsDown: 10 },
  ],
  [
    'what stood until 29 days ago counts too',
    { scores: [score(90, 700, 4), score(29, 690, 3), score(1, 680, 3)] },
    'B1',
    { scoreBandsDown: 1, scorePointsDown: 20 },
  ],
  ['a score of tomorrow is not known', { scores: [score(5, 700, 4), score(-1, 500, 0)] }, 'B1', { scoreBandsDown: 0, scorePointsDown: 0 }],
  ['nothing is past due', { overdueSince: 'none' }, 'B2', { overdueDays: 0 }],
  ['past due since yesterday', { overdueSince: TODAY - 1 }, 'B2', { overdueDays: 1 }],
  ['27 days ago is in 28 days, 28 are not', { attemptsOn: [TODAY, TODAY - 27, TODAY - 28, TODAY + 1] }, 'B3', { attempts: 2 }],
  ['inquiries as they were told', { inquiries: 4 }, 'B4', { inquiries: 4 }],
  ['used', { limitMinor: 300, drawnMinor: 200 }, 'B5', { utilisationPpm: 666_666 }],
  ['cut to nothing while drawn', { limitMinor: 0, drawnMinor: 200 }, 'B5', { utilisationPpm: 10_000_000 }],
  ['no limit, nothing drawn', { limitMinor: 0, drawnMinor: 0 }, 'B5', { utilisationPpm: null }],
  ['14 days of devices', { newDevicesOn: [TODAY - 13, TODAY - 14] }, 'B6', { newDevices: 1 }],
  [
    'a profile',
    { profileConfirmedOn: TODAY - 200, idExpiresOn: TODAY, hasProfileMismatch: false },
    'B7',
    { profileAgeDays: 200, idDaysLeft: 0, profileMismatch: 0 },
  ],
  ['what debts take of an income', { debtSharePpm: 450_000 }, 'B8', { serviceToIncomePpm: 450_000 }],
  ['needed in 14 days', { isRaisePending: true, neededOn: TODAY + 14 }, 'B9', { raisePending: 1, isNeededSoon: 1 }],
  ['needed in 15 days', { isRaisePending: true, neededOn: TODAY + 15 }, 'B9', { raisePending: 1, isNeededSoon: 0 }],
  ['the employer', { employerSurvivalWeeks: 3 }, 'B10', { employerSurvivalWeeks: 3 }],
  ['consent ends', { consentEndsOn: TODAY + 9 }, 'B11', { consentDaysLeft: 9 }],
  ['consent was withdrawn', { consentEndsOn: TODAY + 9, isConsentWithdrawn: true }, 'B11', { consentDaysLeft: 0 }],
])('borrower: %s', (_rule, seen, id, values) => {
  expect(readBorrower({ ...nothing, ...seen }, TODAY)[id]).toEqual(values)
})

const quiet: ChannelSeen = {
  systemicPpm: null,
  limits: [],
  approvals: [],
  applications: { rejected: 0, decided: 0 },
  baselinePermille: 100,
  ratesOffered: null,
  tenorsOffered: null,
  notices: { maintenance: 0, rule: 0 },
  linesAskedForSecurity: 0,
  expiresOn: null,
  isNeeded: false,
  testedOn: null,
  openedOn: TODAY - 10,
}
const limit = (beforeMinor: number, nowMinor: number) => ({ beforeMinor, nowMinor })
const approvals = (...each: [daysAgo: number, hours: number][]) =>
  each.map(([daysAgo, hours]) => ({ on: TODAY - daysAgo, ms: hours * HOUR_MS }))

test.each<[rule: string, seen: Partial<ChannelSeen>, id: keyof ReturnType<typeof readChannel>, values: object]>([
  ['no line failed', {}, 'C1', { systemicPpm: null }],
  ['the middle of three limits', { limits: [limit(100, 100), limit(100, 80), limit(100, 0)] }, 'C2', { medianLimitChangePpm: -200_000 }],
  ['of two the worse', { limits: [limit(100, 120), limit(100, 80), limit(0, 9)] }, 'C2', { medianLimitChangePpm: -200_000 }],
  ['twice as long', { approvals: approvals([0, 4], [13, 4], [2, 9], [14, 2], [50, 2], [103, 3]) }, 'C3', { approvalTimesPpm: 2_000_000 }],
  [
    'one of them is too old',
    { approvals: approvals([0, 4], [13, 4], [2, 9], [14, 2], [50, 2], [104, 3]) },
    'C3',
    { approvalTimesPpm: null },
  ],
  ['and of two nothing is told', { approvals: approvals([0, 4], [13, 4], [14, 2], [50, 2], [103, 3]) }, 'C3', { approvalTimesPpm: null }],
  // Wilson's lower bound of 10 of 20 is 29.9 %.
  ['half are rejected', { applications: { rejected: 10, decided: 20 } }, 'C4', { rejectionRisePermille: 199 }],
  ['all of four are no trend', { applications: { rejected: 4, decided: 4 } }, 'C4', { rejectionRisePermille: null }],
  ['all of five may be one', { applications: { rejected: 5, decided: 5 } }, 'C4', { rejectionRisePermille: 465 }],
  ['a rate', { ratesOffered: { beforePpm: 60_000, nowPpm: 70_050 } }, 'C5', { rateRiseBasisPoints: 100 }],
  ['a tenor', { tenorsOffered: { beforeDays: 360, nowDays: 270 } }, 'C6', { tenorChangePpm: -250_000 }],
  ['a longer tenor', { tenorsOffered: { beforeDays: 180, nowDays: 270 } }, 'C6', { tenorChangePpm: 500_000 }],
  ['a notice', { notices: { maintenance: 1, rule: 0 } }, 'C7', { maintenanceNotices: 1, ruleNotices: 0 }],
  ['more security', { linesAskedForSecurity: 2 }, 'C8', { linesAskedForSecurity: 2 }],
  ['it expires', { expiresOn: TODAY + 20, isNeeded: true }, 'C9', { daysToExpiry: 20, isNeeded: 1 }],
  ['it does not', {}, 'C9', { daysToExpiry: null, isNeeded: 0 }],
  ['never tested counts from its opening', {}, 'C10', { daysSinceTest: 10 }],
  ['tested', { testedOn: TODAY - 3 }, 'C10', { daysSinceTest: 3 }],
])('channel: %s', (_rule, seen, id, values) => {
  expect(readChannel({ ...quiet, ...seen }, TODAY)[id]).toEqual(values)
})

const calm: PortfolioSeen = {
  largestProviderPpm: 200_000,
  hhiPpm: 200_000,
  largestGroupPpm: null,
  survivalWithoutAny: { weeks: 9, isBeyond: false },
  survivalWeeksMin: 10,
  reserveMinor: 120,
  reserveFloorMinor: 100,
  leveragePpm: 450_000,
  leverageCapPpm: 500_000,
  debtServiceCoveragePpm: null,
  covenantRoomPpm: null,
  maturityWall: undefined,
  forecastErrorPpm: 1,
  remainingDays: { before60: 100, now: 80 },
  blockedMinor: 0,
}

test.each<[rule: string, seen: Partial<PortfolioSeen>, id: keyof ReturnType<typeof readPortfolio>, values: object]>([
  ['survival', {}, 'P4', { survivalWeeks: 9, survivalShortWeeks: 1 }],
  ['as long as was agreed on', { survivalWeeksMin: 9 }, 'P4', { survivalWeeks: 9, survivalShortWeeks: 0 }],
  ['nothing was agreed on', { survivalWeeksMin: null }, 'P4', { survivalWeeks: 9, survivalShortWeeks: null }],
  [
    'survives as far as can be seen',
    { survivalWithoutAny: { weeks: 3, isBeyond: true } },
    'P4',
    { survivalWeeks: Number.MAX_SAFE_INTEGER, survivalShortWeeks: 0 },
  ],
  ['nobody to lose', { survivalWithoutAny: undefined }, 'P4', { survivalWeeks: null, survivalShortWeeks: null }],
  ['the reserve', {}, 'P5', { reserveToFloorPpm: 1_200_000 }],
  ['an overdrawn reserve', { reserveMinor: -5 }, 'P5', { reserveToFloorPpm: 0 }],
  ['no floor', { reserveFloorMinor: 0 }, 'P5', { reserveToFloorPpm: null }],
  ['leverage of its cap', {}, 'P6', { leverageToCapPpm: 900_000, debtServiceCoveragePpm: null, covenantRoomPpm: null }],
  [
    'room of a covenant',
    { covenantRoomPpm: 50_000 },
    'P6',
    { leverageToCapPpm: 900_000, debtServiceCoveragePpm: null, covenantRoomPpm: 50_000 },
  ],
  ['no debts fall due', {}, 'P7', { maturityWallPpm: 0 }],
  [
    'debts fall due, and nothing comes in',
    { maturityWall: { fromWeek: 0, serviceMinor: 1, receiptsMinor: 0, ppm: null } },
    'P7',
    { maturityWallPpm: 100_000_000 },
  ],
  ['debts get shorter', {}, 'P9', { remainingMaturityChangePpm: -200_000 }],
  ['no debts before', { remainingDays: { before60: null, now: 80 } }, 'P9', { remainingMaturityChangePpm: null }],
  ['blocked, within the reserve', { blockedMinor: 120 }, 'P10', { blockedMinor: 120, blockedBeyondReserveMinor: 0 }],
  ['blocked, beyond the reserve', { blockedMinor: 121 }, 'P10', { blockedMinor: 121, blockedBeyondReserveMinor: 1 }],
])('portfolio: %s', (_rule, seen, id, values) => {
  expect(readPortfolio({ ...calm, ...seen })[id]).toEqual(values)
})

const heard: DataSeen = { silentMs: 2 * HOUR_MS, expectedEveryMs: HOUR_MS, contradictions: 0, controlFailures: 0, signatureFailuresAt: [] }
const NOW = 100 * HOUR_MS

test.each<[rule: string, seen: Partial<DataSeen>, id: keyof ReturnType<typeof readData>, values: object]>([
  ['twice as silent as expected', {}, 'D1', { feedAgePermille: 2_000 }],
  ['and a moment longer', { silentMs: 2 * HOUR_MS + 1 }, 'D1', { feedAgePermille: 2_001 }],
  ['never heard of', { silentMs: null }, 'D1', { feedAgePermille: null }],
  ['an hour of failures', { signatureFailuresAt: [NOW, NOW - HOUR_MS + 1, NOW - HOUR_MS, NOW + 1] }, 'D4', { signatureFailures: 2 }],
])('data: %s', (_rule, seen, id, values) => {
  expect(readData({ ...heard, ...seen }, NOW)[id]).toEqual(values)
})

test('what stands at a borrower speaks in a diagnosis; what is normal, unknown, or the end of a consent does not', () => {
  expect(signalsOf({ B1: 'red', B2: 'normal', B6: 'amber', B7: null, B11: 'red' })).toEqual({ B1: 'red', B6: 'amber' })
})

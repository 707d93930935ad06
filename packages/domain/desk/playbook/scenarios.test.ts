/** From what is observed to what is done, through all parts of the desk. */
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../kernel/time.ts'
import { courseOf } from '../diagnosis/actions.ts'
import { diagnose, type Incident } from '../diagnosis/diagnose.ts'
import type { SeenLine } from '../diagnosis/likelihood.ts'
import { DEFAULT_PARAMETERS, type Signals } from '../diagnosis/parameters.ts'
import { nextProbes } from '../diagnosis/probes.ts'
import { countedMinor, DEFAULT_HAIRCUTS } from '../measures/headroom.ts'
import { type Observation, silentMs } from '../status/observation.ts'
import { type Status, statusOf } from '../status/status.ts'
import { indicatorOf } from '../warning/catalogue.ts'
import { bandOf } from '../warning/indicator.ts'
import { readData } from '../warning/read-portfolio.ts'
import { callPlaybook } from './level.ts'
import { type Project, situationFor, situationOf } from './situation.ts'

const NOW = 200 * DAY_MS
const clock = { raisedAt: NOW, dayEndsAt: NOW + 8 * HOUR_MS, backupLeadDays: 3 }
type Line = Readonly<{ id: string; failedAt: number | null; signals?: Signals }>

const observed = (id: string, field: 'authorisation' | 'availability', value: string, at: number, confidencePermille = 990): Observation =>
  ({
    id: `${id}-${field}-${at}`,
    field,
    value,
    effectiveAt: at,
    observedAt: at,
    source: 'webhook',
    confidencePermille,
    expectedEveryMs: 60 * DAY_MS,
  }) as Observation

/** Each was fine for a hundred days; those that failed were revoked. */
const statuses = (lines: readonly Line[]): Status[] =>
  lines.map(({ id, failedAt }) =>
    statusOf(
      [
        observed(id, 'authorisation', 'granted', NOW - 100 * DAY_MS),
        observed(id, 'availability', 'drawable', NOW - 100 * DAY_MS),
        ...(failedAt === null ? [] : [observed(id, 'authorisation', 'revoked_by_platform', failedAt)]),
      ],
      NOW,
    ),
  )
const seen = (lines: readonly Line[]): SeenLine[] => lines.map(({ id, failedAt, signals = {} }) => ({ id, failedAt, signals }))
const incidentOf = (
  lines: readonly Line[],
  evidence: Incident['evidence'] = {},
  siblings: readonly (readonly Line[])[] = [],
): Incident => ({
  channel: { id: 'jb', lines: seen(lines) },
  siblings: siblings.map((own, nth) => ({ id: `sibling-${nth}`, lines: seen(own) })),
  window: { from: NOW - 28 * DAY_MS, to: NOW },
  evidence,
})
const project = (more: Partial<Project>): Project => ({
  statuses: [],
  borrowerBands: [],
  channels: [],
  survivalWithoutAny: undefined,
  gapsMinor: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  reserveMinor: 100,
  reserveFloorMinor: 100,
  debtServiceShortMinor: 0,
  ...more,
})
const eight = (failed: readonly Omit<Line, 'id'>[]): Line[] =>
  Array.from({ length: 8 }, (_, nth) => ({ id: `line-${nth}`, failedAt: null, ...failed[nth] }))
const signals: Signals[] = [{ B6: 'red' }, { B1: 'red' }, { B7: 'red' }]

test('DA1: three of eight over three weeks, each for causes of his own: no alarm of the channel, no crisis', () => {
  const lines = eight([26, 19, 8].map((days, nth) => ({ failedAt: NOW - days * DAY_MS, signals: signals[nth]! })))
  const diagnosis = diagnose(incidentOf(lines, { refusal_names_borrower: true }), DEFAULT_PARAMETERS)
  for (const { ownPpm } of diagnosis.ownPpm) expect(ownPpm).toBeGreaterThan(900_000)
  expect(courseOf(diagnosis).action).toBe('drop_line')
  expect(bandOf(indicatorOf('C1'), { systemicPpm: diagnosis.systemicPpm })).toBe('normal')
  const called = callPlaybook(
    situationOf(project({ statuses: statuses(lines), channels: [{ provider: 'jb', groups: [], diagnosis }] })),
    clock,
  )
  expect(called).toMatchObject({ level: 1, triggers: ['line_impaired'], switching: 'not_called_for' })
})

test('DA2: the same three within three hours: a second source first, and nobody is blamed', () => {
  const lines = eight([3, 2, 1].map((hours, nth) => ({ failedAt: NOW - hours * HOUR_MS, signals: signals[nth]! })))
  const incident = incidentOf(lines, { refusal_names_borrower: true })
  const diagnosis = diagnose(incident, DEFAULT_PARAMETERS)
  expect(courseOf(diagnosis).action).not.toBe('drop_line')
  expect(nextProbes(incident, 0, DEFAULT_PARAMETERS)[0]!.probe.id).toBe('second_source')
  const called = callPlaybook(
    situationOf(project({ statuses: statuses(lines), channels: [{ provider: 'jb', groups: [], diagnosis }] })),
    clock,
  )
  expect(called.level).toBe(2)
})

test('DA4: all eight at the announced hour of maintenance: hold, and switch nothing', () => {
  const lines = eight(Array.from({ length: 8 }, (_, nth) => ({ failedAt: NOW - nth * 120_000 })))
  const diagnosis = diagnose(incidentOf(lines, { maintenance_notice: true }), DEFAULT_PARAMETERS)
  expect(diagnosis.sharesPpm.maintenance).toBeGreaterThanOrEqual(950_000)
  expect(courseOf(diagnosis).action).toBe('hold')
})

test('DA8: the page shows nothing left, the statement shows a draw of yesterday: in doubt, counted for nothing, and no switch', () => {
  const report = { source: 'borrower_report' as const, confidencePermille: 500, expectedEveryMs: DAY_MS, effectiveAt: NOW, observedAt: NOW }
  const statement = {
    source: 'statement' as const,
    confidencePermille: 950,
    expectedEveryMs: DAY_MS,
    effectiveAt: NOW - DAY_MS,
    observedAt: NOW - DAY_MS,
  }
  const status = statusOf(
    [
      { id: '1', field: 'authorisation', value: 'granted', ...report },
      { id: '2', field: 'limit', value: 0, ...report },
      { id: '3', field: 'limit', value: 5_000_000, ...statement },
      { id: '4', field: 'availability', value: 'drawable', ...statement },
    ],
    NOW,
  )
  expect(status).toMatchObject({ badge: 'doubtful', availability: { lastKnown: 'drawable' }, limit: { known: null, lastKnown: 5_000_000 } })
  const line = {
    limitMinor: status.limit.lastKnown!,
    drawnMinor: 0,
    leadDays: 1,
    isCommitted: true,
    testedOn: 200,
    badge: status.badge,
    isWarned: false,
  }
  expect(countedMinor(line, 200, DEFAULT_HAIRCUTS)).toBe(0)
  const diagnosis = diagnose(
    incidentOf(eight([{ failedAt: NOW - HOUR_MS }]), { second_source_contradicts: true, transport_errors: true }),
    DEFAULT_PARAMETERS,
  )
  expect(diagnosis.sharesPpm.technical).toBeGreaterThanOrEqual(800_000)
  const gaps = [0, 0, 0, 5]
  const situation = situationOf(
    project({ statuses: [status], channels: [{ provider: 'jb', groups: [], diagnosis }], gapsMinor: gaps, reserveMinor: 0 }),
  )
  expect(situation.isLossConfirmed).toBe(false)
  expect(callPlaybook(situation, clock)).toMatchObject({ level: 3, switching: 'blocked_as_technical' })
})

test('DA9: three siblings after a letter of the regulator: the group as closed, one group and not three', () => {
  const fallen = (count: number) => eight(Array.from({ length: count }, (_, nth) => ({ failedAt: NOW - (nth + 1) * 8 * HOUR_MS })))
  const [own, ...siblings] = [6, 5, 4].map(fallen)
  const diagnosis = diagnose(incidentOf(own!, { regulator_notice: true }, siblings), DEFAULT_PARAMETERS)
  expect(diagnosis.sharesPpm.regulatory).toBeGreaterThanOrEqual(950_000)
  expect(courseOf(diagnosis).action).toBe('close_group')
  const channels = ['jb', 'wld', 'jt'].map((provider) => ({ provider, groups: ['regulator'], diagnosis }))
  const one = situationOf(project({ statuses: statuses(own!), channels }))
  expect(one).toMatchObject({ groupsHit: 1, isLossConfirmed: true })
  const two = situationOf(project({ channels: [...channels, { provider: 'bank', groups: [], diagnosis }] }))
  expect(callPlaybook(two, clock)).toMatchObject({ level: 4, approvers: 2 })
})

test('a loss that one lesser source tells of is not confirmed; two are enough', () => {
  const closed = (source: 'csv' | 'borrower_report') =>
    ({
      id: source,
      field: 'availability',
      value: 'closed',
      effectiveAt: NOW,
      observedAt: NOW,
      source,
      confidencePermille: 600,
      expectedEveryMs: DAY_MS,
    }) as const
  const granted = observed('a', 'authorisation', 'granted', NOW)
  const confirmed = (...said: Observation[]) => situationOf(project({ statuses: [statusOf([granted, ...said], NOW)] })).isLossConfirmed
  expect(confirmed(closed('csv'))).toBe(false)
  expect(confirmed(closed('csv'), closed('borrower_report'))).toBe(true)
  // A source that was replaced does not confirm.
  expect(confirmed(observed('a', 'availability', 'drawable', NOW - 1, 500), closed('csv'))).toBe(false)
})

test.each<[rule: string, own: number | null, switching: string]>([
  ['its own channel is not likelier than not a technical fault, though another is', 500_000, 'open'],
  ['its own channel is', 500_001, 'blocked_as_technical'],
  ['it is of the project itself: any channel may be', null, 'blocked_as_technical'],
])('of an incident it is asked about its own channel. %s', (_rule, technical, switching) => {
  const shares = (ppm: number) => ({ individual: 0, policy: 1_000_000 - ppm, regulatory: 0, maintenance: 0, technical: ppm })
  const channel = (provider: string, ppm: number) => ({ provider, groups: [], diagnosis: { sharesPpm: shares(ppm), systemicPpm: 0 } })
  const situation = situationOf(project({ channels: [channel('own', technical ?? 0), channel('other', 900_000)], reserveMinor: 0 }))
  expect(situation.technicalPpm).toBe(900_000)
  const own = situationFor(situation, technical === null ? null : { sharesPpm: shares(technical) })
  expect(callPlaybook(own, clock)).toMatchObject({ level: 3, switching })
})

test('a gap is counted in weeks from now, and survival as far as the plan goes is none', () => {
  const situation = situationOf(
    project({
      gapsMinor: [0, 0, 7],
      survivalWithoutAny: { provider: 'jb', weeks: 26, isBeyond: true },
      borrowerBands: ['amber', 'red'],
      debtServiceShortMinor: 1,
    }),
  )
  expect(situation).toMatchObject({ gapInWeeks: 2, survivalWithoutAnyWeeks: null, isBorrowerRed: true, isDebtServiceAtRisk: true })
})

test.each([
  [0, 'normal', 950],
  [1, 'unknown', 0],
])('DA20: silent for four times what is expected, and %i ms: %s, and so much counts', (ms, badge, counted) => {
  const at = NOW + 4 * HOUR_MS + ms
  const [authorisation, availability] = (['authorisation', 'availability'] as const).map((field) => ({
    ...observed('a', field, field === 'availability' ? 'drawable' : 'granted', NOW),
    expectedEveryMs: HOUR_MS,
  }))
  const status = statusOf([authorisation!, availability!], at)
  expect(status.badge).toBe(badge)
  const line = { limitMinor: 1_000, drawnMinor: 0, leadDays: 1, isCommitted: true, testedOn: 200, badge: status.badge, isWarned: false }
  expect(countedMinor(line, 200, DEFAULT_HAIRCUTS)).toBe(counted)
  const { D1 } = readData(
    { silentMs: silentMs(availability!, at), expectedEveryMs: HOUR_MS, contradictions: 0, controlFailures: 0, signatureFailuresAt: [] },
    at,
  )
  expect(bandOf(indicatorOf('D1'), D1)).toBe(badge === 'normal' ? 'amber' : 'red')
})

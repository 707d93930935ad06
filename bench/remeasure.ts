/** How long a desk takes to measure all of its projects anew after one channel failed: status, diagnosis, measures, warnings and playbook of each. */
import { type Diagnosis, diagnose } from '@fairline/domain/desk/diagnosis/diagnose'
import { DEFAULT_PARAMETERS } from '@fairline/domain/desk/diagnosis/parameters'
import { byCommonCause, byProvider, type Funding, groupShares } from '@fairline/domain/desk/measures/concentration'
import { coverage13Ppm, DEFAULT_STRESS } from '@fairline/domain/desk/measures/coverage'
import { countedMinor, DEFAULT_HAIRCUTS, type Line } from '@fairline/domain/desk/measures/headroom'
import { maturityWall, remainingDays } from '@fairline/domain/desk/measures/maturity'
import { survivalWithoutAny } from '@fairline/domain/desk/measures/survival'
import { callPlaybook } from '@fairline/domain/desk/playbook/level'
import { situationOf } from '@fairline/domain/desk/playbook/situation'
import type { Observation } from '@fairline/domain/desk/status/observation'
import { type Status, statusOf } from '@fairline/domain/desk/status/status'
import { bandOf } from '@fairline/domain/desk/warning/indicator'
import { PORTFOLIO_INDICATORS } from '@fairline/domain/desk/warning/portfolio-indicators'
import { type PortfolioSeen, readPortfolio } from '@fairline/domain/desk/warning/read-portfolio'
import { DAY_MS, HOUR_MS } from '@fairline/domain/kernel/time'
import { perCpuSecond, print } from './figure.ts'

const [PROJECTS, LINES, PROVIDERS, WEEKS] = [200, 50, 10, 26]
const [NOW, TODAY] = [20_000 * DAY_MS, 20_000]
const BOUND_S = 5
/** Every tenth line is of the provider that fails. */
const provider = (line: number) => `provider-${line % PROVIDERS}`
const hasFailed = (project: number, line: number) => line % PROVIDERS === 0 && (project + line) % 3 !== 0
const failedAt = (project: number, line: number) => NOW - (((project * 31 + line) % 12) + 1) * (HOUR_MS / 4)

function observationsOf(project: number, line: number): Observation[] {
  const said = (days: number) => ({
    effectiveAt: NOW - days * DAY_MS,
    observedAt: NOW - days * DAY_MS,
    source: 'pull' as const,
    confidencePermille: 900,
    expectedEveryMs: DAY_MS,
  })
  const months = [90, 60, 30, 0.5].flatMap((days): Observation[] => [
    { id: `${line}-a-${days}`, field: 'authorisation', value: 'granted', ...said(days) },
    { id: `${line}-v-${days}`, field: 'availability', value: 'drawable', ...said(days) },
    { id: `${line}-l-${days}`, field: 'limit', value: 10_000_000 + line, ...said(days) },
  ])
  if (!hasFailed(project, line)) return months
  const at = failedAt(project, line)
  return [
    ...months,
    {
      id: `${line}-x`,
      field: 'availability',
      value: 'closed',
      ...said(0),
      source: 'webhook',
      confidencePermille: 990,
      effectiveAt: at,
      observedAt: at,
    },
  ]
}

const lines = Array.from({ length: LINES }, (_, line) => line)
const weeks = Array.from({ length: WEEKS }, (_, week) => week)
const projects = Array.from({ length: PROJECTS }, (_, project) => ({
  project,
  observed: lines.map((line) => observationsOf(project, line)),
  curves: Array.from({ length: PROVIDERS }, (_, nth) => ({
    provider: provider(nth),
    gapsMinor: weeks.map((week) => (week > 6 + nth ? 1 : 0)),
  })),
  cash: weeks.map((week) => ({ outMinor: 8_000_000 + week, inMinor: 7_000_000 })),
}))

type Project = (typeof projects)[number]

function remeasure(project: Project): number {
  const statuses = project.observed.map((observations) => statusOf(observations, NOW))
  const survival = survivalWithoutAny(project.curves)
  const values = readPortfolio({ ...measuresOf(project, statuses), survivalWithoutAny: survival })
  const bands = PORTFOLIO_INDICATORS.map((indicator) => bandOf(indicator, values[indicator.id]))
  const situation = situationOf({
    statuses,
    borrowerBands: [],
    channels: [{ provider: provider(0), groups: ['regulator'], diagnosis: diagnosisOf(project) }],
    survivalWithoutAny: survival,
    gapsMinor: project.curves[0]!.gapsMinor,
    reserveMinor: 100,
    reserveFloorMinor: 90,
    debtServiceShortMinor: 0,
  })
  return callPlaybook(situation, { raisedAt: NOW, dayEndsAt: NOW + 8 * HOUR_MS, backupLeadDays: 3 }).level + bands.length
}

function measuresOf({ cash }: Project, statuses: readonly Status[]): Omit<PortfolioSeen, 'survivalWithoutAny'> {
  const measured = statuses.map(lineOf)
  const fundings = measured.map(fundingOf)
  const owed = measured.map(({ drawnMinor, leadDays }) => ({ minor: drawnMinor, dueOn: TODAY + leadDays }))
  return {
    largestProviderPpm: byProvider(fundings, 'drawnMinor').shares[0]?.ppm ?? null,
    hhiPpm: byCommonCause(fundings, 'reachMinor').hhiPpm,
    largestGroupPpm: groupShares(fundings, 'drawnMinor')[0]?.ppm ?? null,
    survivalWeeksMin: 8,
    reserveMinor: 100,
    reserveFloorMinor: 90,
    leveragePpm: 400_000,
    leverageCapPpm: 600_000,
    covenantRoomPpm: null,
    debtServiceCoveragePpm: coverage13Ppm(
      { cashMinor: 0, lines: measured, today: TODAY, haircuts: DEFAULT_HAIRCUTS },
      cash,
      DEFAULT_STRESS,
    ),
    maturityWall: maturityWall(cash.map(({ outMinor, inMinor }) => ({ serviceMinor: outMinor, receiptsMinor: inMinor }))),
    forecastErrorPpm: null,
    remainingDays: { before60: 100, now: remainingDays(owed, TODAY) },
    blockedMinor: 0,
  }
}

const lineOf = (status: Status, nth: number): Line => ({
  limitMinor: status.limit.lastKnown ?? 0,
  drawnMinor: 4_000_000,
  leadDays: nth % 30,
  isCommitted: nth % 2 === 0,
  testedOn: TODAY - nth,
  badge: status.badge,
  isWarned: false,
})

const fundingOf = (line: Line, nth: number): Funding => ({
  provider: provider(nth),
  groups: nth % PROVIDERS < 3 ? ['regulator'] : [],
  drawnMinor: line.drawnMinor,
  limitMinor: line.limitMinor,
  reachMinor: countedMinor(line, TODAY, DEFAULT_HAIRCUTS),
})

function diagnosisOf({ project }: Project): Diagnosis {
  const channel = (nth: number) => ({
    id: provider(nth),
    lines: lines
      .filter((line) => line % PROVIDERS === nth)
      .map((line) => ({ id: `${line}`, failedAt: hasFailed(project, line) ? failedAt(project, line) : null, signals: {} })),
  })
  const window = { from: NOW - 28 * DAY_MS, to: NOW }
  return diagnose({ channel: channel(0), siblings: [channel(1), channel(2)], window, evidence: {} }, DEFAULT_PARAMETERS)
}

const perSecond = perCpuSecond(PROJECTS, () => {
  for (const project of projects) remeasure(project)
})
const seconds = PROJECTS / perSecond
print('remeasure', { figure: `${PROJECTS}-projects`, value: seconds, unit: 'cpu-s', target: BOUND_S, met: seconds <= BOUND_S })

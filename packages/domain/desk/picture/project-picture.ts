import type { Day } from '../../kernel/day.ts'
import type { FundingCurves } from '../funding/plan-curves.ts'
import type { AtRisk } from '../measures/cash-flow-at-risk.ts'
import { byProvider, type Funding, groupShares } from '../measures/concentration.ts'
import { type Covenant, covenantsOf, leastRoomPpm } from '../measures/covenants.ts'
import { coverage13Ppm, DEFAULT_STRESS } from '../measures/coverage.ts'
import { countedMinor, DEFAULT_HAIRCUTS, headroomMinor, type Line } from '../measures/headroom.ts'
import { debtServiceCoveragePpm, leveragePpm } from '../measures/leverage.ts'
import { maturityWall, remainingDays } from '../measures/maturity.ts'
import { sum } from '../measures/parts.ts'
import { type Stability, stabilityOfAll } from '../measures/stability.ts'
import { type Survival, survivalOf, survivalWithoutAny, type WorstLoss } from '../measures/survival.ts'
import type { DeskState } from '../model/desk-book.ts'
import { debtServiceShortMinor, payInOrder } from '../playbook/pay-in-order.ts'
import { newestOf, type SeenValue } from '../status/seen-value.ts'
import type { PortfolioSeen } from '../warning/read-portfolio.ts'
import { type ForecastMade, forecastMade } from './forecast-weeks.ts'
import type { LinePicture } from './line-picture.ts'
import { type MeasureInputs, measureInputs } from './measure-inputs.ts'
import { type Flow, projectFlows, QUARTER_DAYS } from './project-flows.ts'
import { fundingLines, type ProjectLine } from './project-line.ts'
import { atRiskOf, remainingBefore, type SwitchMinutes, switchMinutesOf } from './project-outlook.ts'
import type { Registers } from './registers.ts'

export type ProjectMeasures = Readonly<{
  cashMinor: number | null
  headroomMinor: number
  survival: Survival | null
  survivalWithoutAny: WorstLoss | null
  coveragePpm: number | null
  hhiReachPpm: number | null
  effectiveSourcesMilli: number | null
  leveragePpm: number | null
  debtServiceCoveragePpm: number | null
  maturityWallPpm: number | null
  remainingDays: number | null
  cashAtRisk: AtRisk
  stability: Stability | null
  switchMinutes: SwitchMinutes
  /** Null: not known. */
  forecast: ForecastMade | null
  blockedMinor: number
  debtServiceShortMinor: number
  covenants: readonly Covenant[]
}>
export type Measured = Readonly<{
  project: DeskState<'project'>
  lines: readonly ProjectLine[]
  measures: ProjectMeasures
  seen: PortfolioSeen
  /** Of which observations the figures are made. */
  inputs: readonly Readonly<{ id: string; effectiveAt: number }>[]
  inputsOf: MeasureInputs
}>
export type ProjectAsked = Readonly<{
  registers: Registers
  lines: readonly LinePicture[]
  /** What was seen of the project itself. */
  seen: readonly SeenValue[]
  /** Of the plan in force. Null: there is none, so what follows from it is not known. */
  funding: FundingCurves | null
  /** A warning stands at the line or its channel. */
  isWarned: (picture: LinePicture) => boolean
}>

const DUE_DAYS = 28
/** Set by judgement, until two people agreed on another. */
const LEVERAGE_CAP_PPM = 700_000

export function measureProject(project: DeskState<'project'>, asked: ProjectAsked): Measured {
  const { registers, funding } = asked
  const cash = newestOf(asked.seen, 'cash')
  const cashMinor = cash === undefined ? null : (cash.value as { amount_minor: number }).amount_minor
  const { lines, blockedMinor } = fundingLines(project, asked)
  const flows = projectFlows(project.id, registers)
  const fundings = fundingsOf(lines, registers.today)
  const reach = byProvider(fundings, 'reachMinor')
  const counted = lines.filter(({ isFunding }) => isFunding).map((line) => line.counted)
  const gaps = funding === null ? null : survivalOf(funding.gapsMinor)
  const loss = survivalWithoutAny(funding?.without ?? [])
  const debt = sum(flows.debts.map(({ minor }) => minor))
  const owed = { debts: flows.debts, cashMinor, counted, receipts: flows.receipts, today: registers.today }
  const [risk, forecast] = [atRiskOf(project, registers), forecastMade(project, registers)]
  const switches = switchMinutesOf(registers.book, project.id, registers.when.knownAt)
  const owing = {
    leveragePpm: leveragePpm(debt, project.content.equity_minor),
    debtServiceCoveragePpm: debtServiceCoveragePpm(flows.quarters),
  }
  const measures: ProjectMeasures = {
    cashMinor,
    headroomMinor: headroomMinor(cashMinor ?? 0, counted, QUARTER_DAYS, registers.today, DEFAULT_HAIRCUTS),
    ...{ survival: gaps, survivalWithoutAny: loss ?? null, hhiReachPpm: reach.hhiPpm, effectiveSourcesMilli: reach.effectiveMilli },
    coveragePpm:
      cashMinor === null
        ? null
        : coverage13Ppm({ cashMinor, lines: counted, today: registers.today, haircuts: DEFAULT_HAIRCUTS }, flows.weeks, DEFAULT_STRESS),
    ...owing,
    covenants: covenantsOf(registers.facilities.values(), project.id, owing),
    maturityWallPpm: maturityWall(flows.debtWeeks)?.ppm ?? null,
    remainingDays: remainingDays(flows.debts, registers.today),
    cashAtRisk: risk.atRisk,
    stability: stabilityOfAll(lines.map(({ picture }) => picture.stability)) ?? null,
    switchMinutes: switches.minutes,
    forecast,
    blockedMinor,
    debtServiceShortMinor: shortOf(owed),
  }
  const before = remainingBefore(project.id, registers)
  const seen = seenOf(project, measures, { fundings, loss, debtWeeks: flows.debtWeeks, before })
  const made = measureInputs({
    ...{ projectId: project.id, cashId: cash?.id ?? null, lines, flows, leadDays: QUARTER_DAYS },
    planId: funding?.planId ?? null,
    ...{ atRisk: risk.inputs, switches: switches.inputs },
    forecast: forecast === null ? [] : [...forecast.entries, ...forecast.statements.map(({ id }) => id)],
  })
  return { project, lines, measures, seen, inputs: seenInputs(lines, cash), inputsOf: made }
}

const seenInputs = (lines: readonly ProjectLine[], cash: SeenValue | undefined): SeenValue[] => [
  ...(cash === undefined ? [] : [cash]),
  ...lines.flatMap(({ picture }) => {
    const { status, seen } = picture
    const used = new Set([...status.authorisation.observations, ...status.availability.observations, ...status.limit.observations])
    return seen.filter(({ id, field }) => used.has(id) || field === 'balance')
  }),
]

type Owed = Readonly<{
  debts: readonly Flow[]
  cashMinor: number | null
  counted: readonly Line[]
  receipts: readonly Flow[]
  today: Day
}>

/** Of the next four weeks, with cash, what surely comes in, and what the lines that pay by then are counted for. Unknown cash is no shortage. */
function shortOf({ debts, cashMinor, counted, receipts, today }: Owed): number {
  if (cashMinor === null) return 0
  const soon = (all: readonly Flow[]) => all.filter(({ dueOn }) => dueOn - today <= DUE_DAYS)
  const free = headroomMinor(cashMinor, counted, DUE_DAYS, today, DEFAULT_HAIRCUTS) + sum(soon(receipts).map(({ minor }) => minor))
  return debtServiceShortMinor(
    payInOrder(
      soon(debts).map(({ id, dueOn, minor }) => ({ id, tier: 0, dueOn, minor })),
      free,
      0,
    ),
  )
}

type Seen = Readonly<{
  fundings: readonly Funding[]
  loss: WorstLoss | undefined
  debtWeeks: Parameters<typeof maturityWall>[0]
  before: number | null
}>

function seenOf(
  { content, policy }: DeskState<'project'>,
  measures: ProjectMeasures,
  { fundings, loss, debtWeeks, before }: Seen,
): PortfolioSeen {
  const floor = content.reserve_target_minor
  const drawn = byProvider(fundings, 'drawnMinor')
  return {
    ...{ largestProviderPpm: drawn.shares[0]?.ppm ?? null, hhiPpm: measures.hhiReachPpm, survivalWithoutAny: loss },
    survivalWeeksMin: policy?.survival_weeks_min ?? null,
    largestGroupPpm: groupShares(fundings, 'limitMinor')[0]?.ppm ?? null,
    // Cash that nobody told of is neither above nor below its floor.
    ...{ reserveMinor: measures.cashMinor ?? 0, reserveFloorMinor: measures.cashMinor === null ? 0 : floor },
    ...{
      leveragePpm: measures.leveragePpm,
      leverageCapPpm: Math.max(1, policy?.leverage_max_ppm ?? LEVERAGE_CAP_PPM),
      debtServiceCoveragePpm: measures.debtServiceCoveragePpm,
      covenantRoomPpm: leastRoomPpm(measures.covenants),
    },
    ...{
      maturityWall: maturityWall(debtWeeks),
      forecastErrorPpm: measures.forecast?.errorPpm ?? null,
      remainingDays: { before60: before, now: measures.remainingDays },
    },
    blockedMinor: measures.blockedMinor,
  }
}

const fundingsOf = (lines: readonly ProjectLine[], today: Day): Funding[] =>
  lines
    .filter(({ isFunding }) => isFunding)
    .map(({ providerId, groups, counted }) => ({
      ...{ provider: providerId, groups, drawnMinor: counted.drawnMinor, limitMinor: counted.limitMinor },
      reachMinor: countedMinor(counted, today, DEFAULT_HAIRCUTS),
    }))

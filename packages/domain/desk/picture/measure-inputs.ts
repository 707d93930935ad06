/**
 * Of what each measure of a project is made: entries of the registers, observations, statements, the plan in force.
 *
 * Always   what is not named could be taken away, or be another amount, and the measure would be the same.
 * Needs    decide, by their purposes, which lines may fund at all: of each line one need that opens it is named.
 * History  of how steadily lines could be drawn on, what each source said last is named; before it goes the whole history.
 */
import type { MeasureId } from '../measures/definitions.ts'
import { newestOf, ofField } from '../status/seen-value.ts'
import { type Flow, type ProjectFlows, QUARTER_DAYS, WEEK_DAYS } from './project-flows.ts'
import type { ProjectLine } from './project-line.ts'

export type MeasureInputs = Readonly<Record<MeasureId, readonly string[]>>

export type MadeOf = Readonly<{
  projectId: string
  cashId: string | null
  lines: readonly ProjectLine[]
  flows: ProjectFlows
  /** Within how many days a line has to pay to count. */
  leadDays: number
  planId: string | null
  atRisk: readonly string[]
  forecast: readonly string[]
  switches: Readonly<{ incident: readonly string[]; drill: readonly string[] }>
}>

/** Ids as they are; of the plan `plan:` before its own. */
export function measureInputs(made: MadeOf): MeasureInputs {
  const { projectId, cashId, lines, flows, leadDays, planId, switches } = made
  const funding = lines.filter(({ isFunding }) => isFunding)
  const cash = cashId === null ? [] : [cashId]
  const within = funding.filter(({ counted }) => counted.leadDays <= leadDays).flatMap(lineInputs)
  const quarter = ofFlows(flows, (day) => day < QUARTER_DAYS)
  const plan = planId === null ? [] : [`plan:${planId}`]
  const debts = flows.debts.map(({ of }) => of)
  const all: MeasureInputs = {
    headroom: [...cash, ...within],
    coverage: [...cash, ...within, ...quarter],
    concentration: funding.flatMap(lineInputs),
    ...{ survival: plan, survival_without_any: plan },
    leverage: [projectId, ...debts],
    debt_service_coverage: ofFlows(flows, (day) => (flows.quarters[Math.floor(day / QUARTER_DAYS)]?.serviceMinor ?? 0) > 0),
    maturity_wall: wallInputs(flows),
    remaining_maturity: debts,
    ...{ cash_flow_at_risk: made.atRisk, cash_flow_at_risk_together: made.atRisk, forecast_error: made.forecast },
    stability: lines.flatMap(({ picture: { status, seen } }) => {
      const { authorisation, availability } = status
      return [...authorisation.observations, ...availability.observations, ...newest(seen, 'availability')]
    }),
    ...{ switch_time: switches.incident, switch_time_drilled: switches.drill },
  }
  return Object.fromEntries(Object.entries(all).map(([measure, ids]) => [measure, [...new Set(ids)].sort()])) as Record<MeasureId, string[]>
}

const newest = (seen: ProjectLine['picture']['seen'], field: 'availability' | 'balance'): string[] => {
  const one = newestOf(seen, field)
  return one === undefined ? [] : [one.id]
}

/** What makes it count for as much as it does. */
function lineInputs({ picture: { line, status, seen }, openedBy }: ProjectLine): string[] {
  const { authorisation, availability, limit, obligation } = status
  const test = ofField(seen, 'test_draw').findLast(({ value }) => (value as { succeeded: boolean }).succeeded)
  const told = [authorisation, availability, limit, obligation].flatMap(({ observations }) => observations)
  return [
    line.facility.id,
    ...(openedBy === null ? [] : [openedBy]),
    ...told,
    ...newest(seen, 'availability'),
    ...newest(seen, 'balance'),
    ...(test === undefined ? [] : [test.id]),
  ]
}

const ofFlows = ({ debts, spending, receipts, today }: ProjectFlows, isUsed: (day: number) => boolean): string[] =>
  [...debts, ...spending, ...receipts].filter(({ dueOn }) => isUsed(dueOn - today)).map(({ of }) => of)

const WALL_WEEKS = 4

/** Debts of those weeks, and receipts of any four in a row in which a debt falls due. */
function wallInputs({ debts, receipts, debtWeeks, today }: ProjectFlows): string[] {
  const weekOf = ({ dueOn }: Flow): number => Math.floor((dueOn - today) / WEEK_DAYS)
  const owing = [...debtWeeks.keys()].filter((week) => debtWeeks[week]!.serviceMinor > 0)
  const isNear = (week: number): boolean => week < debtWeeks.length && owing.some((owed) => Math.abs(owed - week) < WALL_WEEKS)
  return [...debts.filter((flow) => weekOf(flow) < debtWeeks.length), ...receipts.filter((flow) => isNear(weekOf(flow)))].map(
    ({ of }) => of,
  )
}

/** What of a project is told by more than how it stands now: how much less may come in than expected, how its debts got shorter, and how long it took to stand on another leg. */
import { type Day, knownDay } from '../../kernel/day.ts'
import { begunDrills } from '../funding/drill-record.ts'
import { RECEIPT_DELAY_DAYS } from '../funding/funding-policy.ts'
import { plansOf } from '../funding/plan-record.ts'
import { switchOf } from '../funding/switch-record.ts'
import { type AtRisk, cashFlowAtRisk, type Flow, type Range } from '../measures/cash-flow-at-risk.ts'
import { remainingDays } from '../measures/maturity.ts'
import { type Switch, switchTimes } from '../measures/switch-time.ts'
import type { DeskBook, DeskState } from '../model/desk-book.ts'
import type { Registers } from './registers.ts'

/** A quarter, and what the worst of the paths of a plan are where two people did not agree on another part. */
const [AT_RISK_DAYS, RISK_LEVEL_PPM] = [91, 950_000]
const ON_TIME: Range = { p10: 0, p50: 0, p90: 0 }
const MAYBE_LATE: Range = { ...ON_TIME, p90: RECEIPT_DELAY_DAYS }

type Spread = Readonly<{ p10_minor?: number | undefined; p50_minor: number; p90_minor?: number | undefined }>
const rangeOf = ({ p10_minor, p50_minor, p90_minor }: Spread): Range => ({
  ...{ p10: p10_minor ?? p50_minor, p50: p50_minor, p90: p90_minor ?? p50_minor },
})
/** The most that may be needed is the least that is left. */
const spent = ({ p10, p50, p90 }: Range): Range => ({ p10: -p90, p50: -p50, p90: -p10 })

/** Of what is registered, and by which entries. What is certain in amount and day moves both ends alike; what stands open past its day is due today. */
export function atRiskOf(
  { id, policy }: DeskState<'project'>,
  { needsOf, receiptsOf, today }: Registers,
): Readonly<{ atRisk: AtRisk; inputs: readonly string[] }> {
  const until = today + AT_RISK_DAYS
  const due = (text: string): Day => Math.max(today, knownDay(text))
  const isNear = ({ content }: DeskState<'need'> | DeskState<'receipt'>) => due(content.due_on) <= until
  const [needsNear, receiptsNear] = [needsOf(id).filter(isNear), receiptsOf(id).filter(isNear)]
  const needs = needsNear.map(({ content }): Flow => ({ onDay: due(content.due_on), minor: spent(rangeOf(content)) }))
  const receipts = receiptsNear.map(
    ({ content }): Flow => ({
      ...{ onDay: due(content.due_on), minor: rangeOf(content), delayDays: content.confirmed ? ON_TIME : MAYBE_LATE },
    }),
  )
  return {
    atRisk: cashFlowAtRisk([...needs, ...receipts], until, policy?.risk_level_ppm ?? RISK_LEVEL_PPM),
    inputs: [...(policy === null ? [] : [id]), ...[...needsNear, ...receiptsNear].map((one) => one.id)],
  }
}

/** Instalments of debts, and needs that serve debts, from `today` on. */
export function debtsAhead(projectId: string, { needsOf, debtsOf, today }: Pick<Registers, 'needsOf' | 'debtsOf' | 'today'>) {
  const instalments = debtsOf(projectId).flatMap(({ id, content }) =>
    content.instalments.map(({ due_on, amount_minor }, nth) => ({
      id: `${id}:${nth}`,
      of: id,
      dueOn: knownDay(due_on),
      minor: amount_minor,
    })),
  )
  const service = needsOf(projectId)
    .filter(({ content }) => content.purpose === 'debt_service')
    .map(({ id, content }) => ({ id, of: id, dueOn: knownDay(content.due_on), minor: content.p50_minor }))
  return [...instalments, ...service].filter(({ dueOn }) => dueOn >= today)
}

/** In days, as it was then. Null: it owed nothing. */
export const remainingBefore = (projectId: string, { before }: Registers): number | null =>
  remainingDays(debtsAhead(projectId, before), before.today)

/** In whole minutes, half of them took no longer; null: not known. Drills apart, as a drill knows that it comes. */
export type SwitchMinutes = Readonly<{ incident: number | null; drill: number | null }>

/** `inputs`: the plans and the drills that it took so long in. */
type Switching = Readonly<{ minutes: SwitchMinutes; inputs: Readonly<Record<'incident' | 'drill', readonly string[]>> }>

export function switchMinutesOf(book: DeskBook, projectId: string, now: number): Switching {
  const plans = plansOf(book, projectId, now).filter(({ approved }) => approved?.incident_id != null)
  const incidents = plans.map(({ id }): Switch => switchOf(book, id)!.time)
  const drills = begunDrills(book).filter(({ data }) => data.project_id === projectId)
  return {
    minutes: { incident: halfOf(incidents, 'incident', now), drill: halfOf(drills.map(({ time }) => time), 'drill', now) }, // biome-ignore format: one row
    inputs: { incident: plans.map(({ id }) => id), drill: drills.map(({ id }) => id) },
  }
}

const MINUTE_MS = 60_000
function halfOf(switches: readonly Switch[], kind: Switch['kind'], now: number): number | null {
  const { halfMs } = switchTimes(switches, kind, now)
  return halfMs === null ? null : Math.floor(halfMs / MINUTE_MS)
}

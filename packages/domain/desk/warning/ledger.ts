/** How good the warnings are: the list a desk goes through once a week. */
import { type Share, shareOf } from '../../measures/share.ts'
import { medianOf } from '../measures/parts.ts'
import type { IndicatorId } from './catalogue.ts'
import type { Alert } from './incidents.ts'

/** Something that did happen to a subject, as a person found it to be. */
export type Happened = Readonly<{ id: string; subject: string; at: number }>
/** `verdict`: what a person made of the alert; null while nobody has. */
export type Judged = Alert & Readonly<{ verdict: 'real' | 'false' | null }>

export type LedgerRow = Readonly<{
  indicator: IndicatorId
  raised: number
  falseAlarms: number
  open: number
  /** Of those judged. */
  precision: Share
}>
export type Ledger = Readonly<{
  rows: readonly LedgerRow[]
  /** How long before it happened the first warning came: half were earlier. Null where none came before. */
  leadMs: number | null
  /** Of all that happened, what no warning came before. */
  missed: Share
  misses: readonly string[]
}>

/** `lookBackMs`: how long before it a warning still counts as one of it. */
export function ledgerOf(alerts: readonly Judged[], happened: readonly Happened[], lookBackMs: number): Ledger {
  const leads = happened.map(({ id, subject, at }) => {
    const before = alerts
      .filter((alert) => alert.subject === subject && alert.at < at && at - alert.at <= lookBackMs)
      .map((alert) => at - alert.at)
    return { id, leadMs: before.length === 0 ? null : Math.max(...before) }
  })
  const misses = leads.filter(({ leadMs }) => leadMs === null).map(({ id }) => id)
  const indicators = [...new Set(alerts.map(({ indicator }) => indicator))].sort()
  return {
    rows: indicators.map((indicator) => rowOf(indicator, alerts)),
    leadMs: medianOf(leads.flatMap(({ leadMs }) => leadMs ?? [])),
    missed: shareOf(misses.length, happened.length),
    misses,
  }
}

function rowOf(indicator: IndicatorId, alerts: readonly Judged[]): LedgerRow {
  const own = alerts.filter((alert) => alert.indicator === indicator)
  const count = (verdict: Judged['verdict']) => own.filter((alert) => alert.verdict === verdict).length
  const [real, falseAlarms] = [count('real'), count('false')]
  return { indicator, raised: own.length, falseAlarms, open: count(null), precision: shareOf(real, real + falseAlarms) }
}

/** Who is told of a warning, and when: pure functions of time. */
import type { IndicatorId } from './catalogue.ts'
import { indicatorOf } from './catalogue.ts'
import type { Role, Severity } from './indicator.ts'

export type MaintenanceWindow = Readonly<{ channel: string; from: number; to: number }>

/** An announced maintenance explains why lines do not answer. It excuses no due date, no leak and no false statement: those are told all the same. */
export const isMuted = (indicator: IndicatorId, channel: string | null, at: number, windows: readonly MaintenanceWindow[]): boolean =>
  indicatorOf(indicator).isMutedByMaintenance && windows.some((window) => window.channel === channel && window.from <= at && at < window.to)

const MINUTE_MS = 60_000
/** Whom an alert reaches that nobody has taken, and after how long. */
const ESCALATION = [
  { afterMs: 15 * MINUTE_MS, to: 'desk_lead' },
  { afterMs: 60 * MINUTE_MS, to: 'finance_head' },
  { afterMs: 240 * MINUTE_MS, to: 'compliance' },
] as const satisfies readonly Readonly<{ afterMs: number; to: Role }>[]

export type Escalation = Readonly<{
  /** 0: with its owner. */
  step: number
  told: readonly Role[]
  nextAt: number | null
}>

/** `takenAt`: when somebody took it; from then on nobody else is called. Severity 4 is read in the morning and calls nobody. */
export function escalationOf(
  { owner, severity, raisedAt, takenAt }: Readonly<{ owner: Role; severity: Severity; raisedAt: number; takenAt: number | null }>,
  at: number,
): Escalation {
  const until = takenAt === null ? at : Math.min(at, takenAt)
  const steps = severity === 4 ? [] : ESCALATION.filter(({ afterMs }) => raisedAt + afterMs <= until)
  const isOver = severity === 4 || (takenAt !== null && takenAt <= at)
  const following = isOver ? undefined : ESCALATION[steps.length]
  return {
    step: steps.length,
    told: [...new Set<Role>([owner, ...steps.map(({ to }) => to)])],
    nextAt: following === undefined ? null : raisedAt + following.afterMs,
  }
}

/** Until when somebody has to take it before others are called; null: nobody ever is. */
export const answerBy = (severity: number, raisedAt: number): number | null => (severity === 4 ? null : raisedAt + ESCALATION[0].afterMs)

/** Severity 1 calls a named person, by day and by night. */
export const wakes = (severity: Severity): boolean => severity === 1

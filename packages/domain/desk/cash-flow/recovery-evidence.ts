/** Evidence for the way back, attached to an incident as it was that day, and what became of it. It is never changed: later months are another piece of evidence. */
import { type DeskBook, storyOf } from '../model/desk-book.ts'
import type { CashFlowTrend } from './cash-flow-trend.ts'

export type EvidenceMonth = Readonly<{
  month: string
  inflow_minor: number
  outflow_minor: number
  due_debt_minor: number
  source: string
  evidence_sha256: string
}>
/** What is attached; `sha256` of all of it but itself. */
export type EvidenceData = Readonly<{
  incident_id: string
  project_id: string
  project: string
  currency: string
  as_of: string
  months: readonly EvidenceMonth[]
  trend: CashFlowTrend
  sha256: string
}>
export type RecoveryEvidence = Readonly<{
  id: string
  attachedAt: number
  attachedBy: string
  data: EvidenceData
  passedOn: readonly Readonly<{ recoveryId: string; at: number; by: string }>[]
}>

export function evidenceOf(book: DeskBook, id: string): RecoveryEvidence | undefined {
  const [first, ...rest] = storyOf(book, 'recovery_evidence', id)
  if (first === undefined) return undefined
  const passedOn = rest
    .filter(({ type }) => type === 'passed-on')
    .map(({ data, recordedAt, actor }) => ({ recoveryId: String(data.recovery_id), at: recordedAt, by: actor }))
  return { id, attachedAt: first.recordedAt, attachedBy: first.actor, data: first.data as unknown as EvidenceData, passedOn }
}

/** The newest first. */
export const evidencesOf = (book: DeskBook, incidentId: string): RecoveryEvidence[] =>
  [...(book.stories.get('recovery_evidence')?.keys() ?? [])]
    .flatMap((id) => evidenceOf(book, id) ?? [])
    .filter(({ data }) => data.incident_id === incidentId)
    .toSorted((a, b) => b.attachedAt - a.attachedAt || (a.id < b.id ? -1 : 1))

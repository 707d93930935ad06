/** From what the other parts say of a project to what a playbook asks for. */
import type { Diagnosis } from '../diagnosis/diagnose.ts'
import { clustersOf } from '../measures/concentration.ts'
import type { WorstLoss } from '../measures/survival.ts'
import type { Badge } from '../status/badge.ts'
import type { Status } from '../status/status.ts'
import type { Band } from '../warning/indicator.ts'
import type { Situation } from './level.ts'

/** A channel of which a line failed. `groups`: what its provider may fail together with. */
export type FailedChannel = Readonly<{
  provider: string
  groups: readonly string[]
  diagnosis: Pick<Diagnosis, 'sharesPpm' | 'systemicPpm'>
}>
export type Project = Readonly<{
  /** Of each of its lines. */
  statuses: readonly Status[]
  /** Bands that stand, of borrowers' indicators. */
  borrowerBands: readonly Band[]
  channels: readonly FailedChannel[]
  survivalWithoutAny: WorstLoss | undefined
  /** Of the plan as it is now: what is missing in each week. */
  gapsMinor: readonly number[]
  reserveMinor: number
  reserveFloorMinor: number
  /** What of existing debts could not be paid (`debtServiceShortMinor`). */
  debtServiceShortMinor: number
}>

/** Something stands in the way of drawing. What is not known is not impaired: the data warning tells of it. */
const IMPAIRED: readonly Badge[] = [
  'debt_urgent',
  'authorisation_ended',
  'closed',
  'suspended',
  'limit_cut',
  'needs_authorisation',
  'doubtful',
]
/** Where sources agree, it is confirmed; where they do not, it is in doubt and no loss yet. */
const LOST: readonly Badge[] = ['authorisation_ended', 'closed', 'limit_cut']
const LIKELY_PPM = 500_000
/** Two sources, or one that is placed as well as a signed message of the lender. */
const SURE_PERMILLE = 950

export function situationOf(project: Project): Situation {
  const impaired = project.statuses.filter(({ badge }) => IMPAIRED.includes(badge))
  const first = project.gapsMinor.findIndex((gap) => gap > 0)
  const loss = project.survivalWithoutAny
  return {
    isBorrowerRed: project.borrowerBands.includes('red'),
    impairedLines: impaired.length,
    systemicPpm: Math.max(0, ...project.channels.map(({ diagnosis }) => diagnosis.systemicPpm)),
    technicalPpm: Math.max(0, ...project.channels.map(({ diagnosis }) => diagnosis.sharesPpm.technical)),
    survivalWithoutAnyWeeks: loss === undefined || loss.isBeyond ? null : loss.weeks,
    isLossConfirmed: impaired.some(isConfirmedLoss),
    gapInWeeks: first === -1 ? null : first,
    reserveMinor: project.reserveMinor,
    reserveFloorMinor: project.reserveFloorMinor,
    // Three borrowers who each lost a line, at three providers, are no crisis of three providers.
    groupsHit: clustersOf(project.channels.filter(({ diagnosis }) => diagnosis.systemicPpm > LIKELY_PPM)).length,
    isDebtServiceAtRisk: project.debtServiceShortMinor > 0,
  }
}

/**
 * As an incident of one channel sees it: whether it is likely a mere technical fault is asked of that channel, and not of another that fails at the same time.
 *
 * @param diagnosis  of its channel; null: it is of the project itself, or of a channel of which no line fails any more: then of all its channels.
 */
export const situationFor = (situation: Situation, diagnosis: Pick<Diagnosis, 'sharesPpm'> | null): Situation =>
  diagnosis === null ? situation : { ...situation, technicalPpm: diagnosis.sharesPpm.technical }

function isConfirmedLoss({ badge, authorisation, availability, limit }: Status): boolean {
  if (!LOST.includes(badge)) return false
  const field = badge === 'authorisation_ended' ? authorisation : badge === 'closed' ? availability : limit
  return field.agreeing > 1 || field.confidencePermille >= SURE_PERMILLE
}

/**
 * How often lines, providers and what they share fail, learned from what happened: a Gamma prior of judgement, and Poisson counts over the weeks watched.
 *
 * Formula  (a + events) / (b + weeks), a week. Rounds half up, to parts per million.
 * Cause    losses of lines of several providers of a group within CLUSTER_DAYS of one another are one event of the group; of several lines of a provider, one of the
 *          provider; what is left is the line's own.
 * Source   research note of the desk, 7.4; the priors are judgement (`version`).
 */
import type { Hazard, Severity } from '@fairline/planner/plan-input'
import { DAY_MS } from '../../kernel/time.ts'

/** `watchedFrom`: since when the desk would have heard of a loss. */
export type WatchedLine = Readonly<{
  id: string
  providerId: string
  groupIds: readonly string[]
  callable: boolean
  watchedFrom: number
  lostAt: readonly number[]
}>

type Prior = Readonly<{ events: number; weeks: number }>
type Kind = 'facility' | 'provider' | 'group'

/** As if so much had happened already in so many weeks. */
export const HAZARD_PRIORS: Readonly<Record<Kind, Prior>> & { readonly version: string } = {
  version: '2026-11-judgement',
  facility: { events: 0.08, weeks: 100 },
  provider: { events: 0.05, weeks: 100 },
  group: { events: 0.04, weeks: 100 },
}
const SEVERITIES: Readonly<Record<'callable' | 'other', Readonly<Partial<Record<Severity, number>>>>> = {
  callable: { closed: 500_000, called: 200_000, cut: 300_000 },
  other: { closed: 700_000, cut: 300_000 },
}
const CUT_TO_PPM = 500_000
const RECEIPTS_WEEKLY_PPM = 1_000
const CLUSTER_DAYS = 7
const WEEK_MS = 7 * DAY_MS

type Loss = Readonly<{ line: WatchedLine; at: number }>

/** `receiptDelayDays` 0: receipts are taken to be in time. */
export function hazardsOf(lines: readonly WatchedLine[], receiptDelayDays: number, now: number): Hazard[] {
  const losses = lines.flatMap((line) => line.lostAt.map((at): Loss => ({ line, at }))).sort((a, b) => a.at - b.at)
  const groups = unique(lines.flatMap(({ groupIds }) => groupIds))
  const providers = unique(lines.map(({ providerId }) => providerId))
  const explained = new Set<Loss>()
  const weeksOf = (of: readonly WatchedLine[]): number => Math.max(0, ...of.map(({ watchedFrom }) => (now - watchedFrom) / WEEK_MS))
  const ofGroups = groups.map((id): Hazard => {
    const within = lines.filter(({ groupIds }) => groupIds.includes(id))
    const events = takeClusters(
      losses,
      explained,
      ({ line }) => line.groupIds.includes(id),
      ({ line }) => line.providerId,
    )
    return { kind: 'group', id, weeklyPpm: rateOf('group', events, weeksOf(within)) }
  })
  const ofProviders = providers.map((id): Hazard => {
    const within = lines.filter(({ providerId }) => providerId === id)
    const events = takeClusters(
      losses,
      explained,
      ({ line }) => line.providerId === id,
      ({ line }) => line.id,
    )
    return { kind: 'provider', id, weeklyPpm: rateOf('provider', events, weeksOf(within)) }
  })
  const ofLines = lines.map((line): Hazard => {
    const events = losses.filter((loss) => loss.line === line && !explained.has(loss)).length
    const severities = SEVERITIES[line.callable ? 'callable' : 'other']
    return { kind: 'facility', id: line.id, weeklyPpm: rateOf('facility', events, weeksOf([line])), severities, cutToPpm: CUT_TO_PPM }
  })
  const late: Hazard[] = receiptDelayDays === 0 ? [] : [{ kind: 'receipts', id: 'all', weeklyPpm: RECEIPTS_WEEKLY_PPM, receiptDelayDays }]
  return [...ofLines, ...ofProviders, ...ofGroups, ...late]
}

const PPM = 1_000_000
const rateOf = (kind: Kind, events: number, weeks: number): number =>
  Math.min(PPM, Math.round(((HAZARD_PRIORS[kind].events + events) / (HAZARD_PRIORS[kind].weeks + weeks)) * PPM))

const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort()

/** How many times several of them fell together; those losses are explained by it. In order of time. */
function takeClusters(
  losses: readonly Loss[],
  explained: Set<Loss>,
  isWithin: (loss: Loss) => boolean,
  partOf: (loss: Loss) => string,
): number {
  const left = losses.filter((loss) => isWithin(loss) && !explained.has(loss))
  let clusters = 0
  while (left.length > 0) {
    const first = left[0]!
    const near = left.filter(({ at }) => at - first.at <= CLUSTER_DAYS * DAY_MS)
    const isShared = new Set(near.map(partOf)).size > 1
    if (isShared) {
      clusters++
      for (const loss of near) explained.add(loss)
    }
    left.splice(0, isShared ? near.length : 1)
  }
  return clusters
}

/**
 * What may fail, enumerated rather than drawn: each common cause × when × how badly, with the probability that it is the first thing to fail.
 *
 * Source   Poisson hazards with the Gamma–Poisson update; scenario reduction by what is lost times the root of the probability. What is left out
 *          keeps its probability on the path on which nothing fails: spreading it over the rest would insure too much.
 */
import type { Hit } from './path.ts'
import type { PlanCase } from './plan-case.ts'
import type { Hazard, Severity } from './plan-input.ts'

export type Scenario = {
  /** `provider:ID`, `group:ID`, `facility:ID` or `receipts:ID`, of the first hazard that gives these hits. */
  readonly cause: string
  readonly severity: Severity | 'delayed'
  readonly atDay: number
  readonly probability: number
  /** By the place of the facility. */
  readonly hits: ReadonlyMap<number, Hit>
  readonly receiptDelayDays: number
}

const BRANCH_WEEKS = [1, 2, 4, 8, 13] as const
const WEEK = 7
const PPM = 1e6
const CUT_TO_PPM = 500_000

/**
 * What is expected of a hazard after some history (the mean of a Gamma prior, updated with Poisson counts).
 *
 * Units   events a week. `priorWeeks` and `weeks` are weeks of exposure; both priors above 0.
 */
export function hazardAWeek(
  prior: { readonly events: number; readonly weeks: number },
  seen: { readonly events: number; readonly weeks: number },
): number {
  return (prior.events + seen.events) / (prior.weeks + seen.weeks)
}

/** All that the hazards of an input allow, before any is left out. Probabilities and that of nothing failing come to one. */
export function enumerateScenarios(plan: PlanCase): Scenario[] {
  const { hazards } = plan.input
  const totalAWeek = hazards.reduce((sum, { weeklyPpm }) => sum + weeklyPpm / PPM, 0)
  const merged = new Map<string, Scenario>()
  for (const week of BRANCH_WEEKS) {
    const bucket = plan.grid.starts.findIndex((start) => start >= plan.grid.starts[0]! + week * WEEK)
    if (bucket < 0) continue
    const [begins, ends] = [week === 1 ? 0 : BRANCH_WEEKS[BRANCH_WEEKS.indexOf(week) - 1]!, week]
    const share = Math.exp(-totalAWeek * begins) - Math.exp(-totalAWeek * ends)
    for (const hazard of hazards) {
      const probability = totalAWeek === 0 ? 0 : (share * hazard.weeklyPpm) / PPM / totalAWeek
      for (const scenario of ofHazard(plan, hazard, plan.grid.starts[bucket]!, probability)) mergeInto(merged, scenario)
    }
  }
  return [...merged.values()]
}

/** The ones that matter most; in their own order, so that the same input gives the same model. */
export function pruneScenarios(plan: PlanCase, scenarios: readonly Scenario[], keep: number): Scenario[] {
  const scored = scenarios.map((scenario, nth) => ({
    scenario,
    nth,
    score: lostCapacity(plan, scenario) * Math.sqrt(scenario.probability),
  }))
  const kept = scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.nth - b.nth)
    .slice(0, keep)
  return kept.sort((a, b) => a.nth - b.nth).map(({ scenario }) => scenario)
}

function ofHazard(plan: PlanCase, hazard: Hazard, atDay: number, probability: number): Scenario[] {
  const { kind, id, severities = { closed: PPM }, receiptDelayDays = 0 } = hazard
  const base = { cause: `${kind}:${id}`, atDay, receiptDelayDays }
  if (kind === 'receipts') return [{ ...base, severity: 'delayed', probability, hits: new Map() }]
  const places = placesOf(plan, hazard)
  return (['closed', 'called', 'cut'] as const).flatMap((severity) => {
    const share = (severities[severity] ?? 0) / PPM
    if (share === 0 || places.length === 0) return []
    const hits = new Map(places.map((nth) => [nth, hitOf(plan, nth, severity, hazard)]))
    return [{ ...base, severity, probability: probability * share, hits }]
  })
}

/** A line that nobody may call back is closed instead. */
function hitOf({ facilities }: PlanCase, nth: number, severity: Severity, { cutToPpm = CUT_TO_PPM, backAfterDays }: Hazard): Hit {
  const asked = severity === 'called' && !facilities[nth]!.facility.callable ? 'closed' : severity
  return { severity: asked, cutToPpm, ...(backAfterDays !== undefined && asked !== 'called' && { backAfterDays }) }
}

function placesOf({ facilities, providers, groups }: PlanCase, { kind, id }: Hazard): readonly number[] {
  if (kind === 'facility') return facilities.flatMap(({ facility }, nth) => (facility.id === id ? [nth] : []))
  return (kind === 'provider' ? providers : groups).find((holder) => holder.id === id)?.facilities ?? []
}

function mergeInto(merged: Map<string, Scenario>, scenario: Scenario): void {
  const hits = [...scenario.hits].sort(([a], [b]) => a - b)
  const key = JSON.stringify([scenario.atDay, scenario.receiptDelayDays, hits])
  const same = merged.get(key)
  merged.set(key, same ? { ...same, probability: same.probability + scenario.probability } : scenario)
}

/** What can no longer be drawn or has to be paid back, and what comes late. */
function lostCapacity({ facilities, input }: PlanCase, { hits, receiptDelayDays }: Scenario): number {
  let lost = receiptDelayDays > 0 ? input.receipts.reduce((sum, { amountMinor }) => sum + amountMinor / PPM, 0) : 0
  for (const [nth, { severity, cutToPpm }] of hits) {
    const { facility } = facilities[nth]!
    const share = severity === 'cut' ? 1 - cutToPpm / PPM : 1
    if (facility.blocked === undefined) lost += ((facility.limitMinor - (severity === 'called' ? 0 : facility.drawnMinor)) / PPM) * share
  }
  return lost
}

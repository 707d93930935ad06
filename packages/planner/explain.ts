/**
 * What a line, a week and a cap are worth: prices of the expected path, each asked again by two solutions with 10,000 more and 10,000 less, as prices
 * of a degenerate solution are not unique. Where something cannot be paid for, the shortage is held at its least first, and costs are priced beside it.
 *
 * Rounds   to the minor unit. Both figures are kept: costs are convex, so the one more saves is never above what the one less costs.
 * Source   linear programming duality; lexicographic goals for the shortage.
 */
import { buildModel, type FundingModel } from './build-model.ts'
import { dateText } from './calendar.ts'
import { withDebtRoom, withLimit, withObligation, withReserve } from './input-variants.ts'
import { beginFrom, markLoaded, type Solved, solveLoaded } from './loaded.ts'
import { NOTHING_ELSE, type Overlay } from './path.ts'
import { planCase } from './plan-case.ts'
import { type PlanInput, UNIT_MINOR } from './plan-input.ts'
import type { Planning } from './planning.ts'
import type { SparseModel } from './sparse-model.ts'

export type Explanation = {
  readonly kind: 'line' | 'week' | 'provider-cap' | 'group-cap' | 'leverage' | 'reserve'
  readonly id: string
  /** What 10,000 more of it saves; of a week or the reserve: what 10,000 less to find saves. */
  readonly easierSavesMinor: number
  /** What 10,000 the other way costs; null where that cannot be paid for at all, and only widens the gap. */
  readonly harderCostsMinor: number | null
  /** The price of the solution itself; null where it has none of its own. */
  readonly priceMinor: number | null
  /** First days of the buckets in which it binds. */
  readonly binds: readonly string[]
  /** What is drawn in its place. */
  readonly substitute: { readonly facilityId: string; readonly ratePpm: number } | null
}

type Variant = { readonly input: PlanInput; readonly overlay: Overlay }
type Question = Omit<Explanation, 'easierSavesMinor' | 'harderCostsMinor' | 'substitute'> & {
  readonly easier: Variant
  readonly harder: Variant
}

const TOUCHES = 1
const GAP_FROM = 1e-4

export function explain(planning: Planning): Explanation[] {
  const home = planning.certain.funding
  const frame = shortageFrame(planning)
  const base = solveFramed(planning, home, frame)
  const questions = [
    ...lineQuestions(planning, home, base),
    ...weekQuestions(planning, home, base),
    ...policyQuestions(planning, home, base),
  ]
  markLoaded(planning.certain)
  const answers = questions.map((question) => answer(planning, frame, base, question))
  restore(planning, home)
  return answers
}

/** The least shortage of each bucket, and the most that the reserve may then give; undefined where nothing is short. */
type Frame = ReadonlyMap<number, number> | undefined

function shortageFrame({ certain: { funding }, certainFirst: { solution } }: Planning): Frame {
  const { gap, reserveUse } = funding.spine
  if (gap.every((column) => solution.values[column]! <= GAP_FROM)) return undefined
  return new Map([...gap, ...reserveUse].map((column) => [column, solution.values[column]! + 1e-9]))
}

/** Shortage held at its least and taken out of the costs. */
function framed(model: SparseModel, { spine }: FundingModel, frame: Frame): SparseModel {
  if (!frame) return model
  const [cost, upper] = [model.cost.slice(), model.upper.slice()]
  for (const [column, most] of frame) {
    cost[column] = 0
    upper[column] = most
  }
  for (const column of spine.peaks) if (column >= 0) cost[column] = 0
  return { ...model, cost, upper }
}

function solveFramed({ certain, options }: Planning, funding: FundingModel, frame: Frame): Solved {
  beginFrom(certain, { ...funding, model: framed(funding.model, funding, frame) })
  return solveLoaded(certain, options)
}

function answer(planning: Planning, frame: Frame, base: Solved, { easier, harder, ...question }: Question): Explanation {
  const solve = ({ input, overlay }: Variant): { solved: Solved; funding: FundingModel; isShort: boolean } => {
    const funding = buildModel(planCase(input), overlay)
    const solved = solveFramed(planning, funding, frame)
    const widened = !frame && funding.spine.gap.some((column) => solved.solution.values[column]! > GAP_FROM)
    return { solved, funding, isShort: solved.solution.status !== 'optimal' || widened }
  }
  const [more, less] = [solve(easier), solve(harder)]
  const minor = (units: number): number => Math.round(units * UNIT_MINOR)
  return {
    ...question,
    easierSavesMinor: more.isShort ? 0 : minor(base.solution.objective - more.solved.solution.objective),
    harderCostsMinor: less.isShort ? null : minor(less.solved.solution.objective - base.solution.objective),
    substitute: less.isShort ? null : substituteOf(planning, base, less.solved, question.id),
  }
}

/** The line whose use grows most. */
function substituteOf({ plan, certain: { funding } }: Planning, base: Solved, harder: Solved, id: string): Explanation['substitute'] {
  let [most, found]: [number, Explanation['substitute']] = [1e-6, null]
  for (const [nth, { facility, interest }] of plan.facilities.entries()) {
    if (facility.id === id) continue
    const used = (of: Solved): number =>
      funding.spine.balances[nth]!.reduce((sum, column, bucket) => sum + of.solution.values[column]! * interest[bucket]!, 0) /
      facility.ratePpm
    const grown = used(harder) - used(base)
    if (grown * 1e6 > most) [most, found] = [grown * 1e6, { facilityId: facility.id, ratePpm: facility.ratePpm }]
  }
  return found
}

/** Lines that come within 10,000 of their limit: for all others neither more nor less changes anything. */
function lineQuestions({ plan, input }: Planning, { spine, spineRows }: FundingModel, { solution }: Solved): Question[] {
  return plan.facilities.flatMap(({ facility, limit, drawable }, nth) => {
    const open = spine.balances[nth]!.map((column) => solution.values[column]!)
    const drawn = spine.draws[nth]!.reduce((sum, column) => sum + (column < 0 ? 0 : solution.values[column]!), 0)
    const touches =
      open.some((balance, bucket) => balance > limit[bucket]! - TOUCHES) || (!facility.redrawable && drawn > drawable - TOUCHES)
    if (facility.blocked !== undefined || !touches || drawn + Math.max(...open) < 1e-6) return []
    const binds = open.flatMap((balance, bucket) => (balance > limit[bucket]! - 1e-6 ? [dateText(plan.grid.starts[bucket]!)] : []))
    const row = spineRows.drawable.get(nth)
    const price =
      -spine.balances[nth]!.reduce((sum, column) => sum + Math.min(0, solution.reducedCosts[column]!), 0) -
      (row === undefined ? 0 : solution.rowPrices[row]!)
    const ofLimit = (byMinor: number): Variant => ({ input: withLimit(input, facility.id, byMinor), overlay: NOTHING_ELSE })
    // A limit that follows receipts or a schedule has no single price.
    const isPlain = facility.advanceRatePpm === undefined && facility.committed === false
    const priceMinor = isPlain ? Math.round(price * (1 - facility.haircutPpm / 1e6) * UNIT_MINOR) : null
    return [{ kind: 'line', id: facility.id, priceMinor, binds, easier: ofLimit(UNIT_MINOR), harder: ofLimit(-UNIT_MINOR) }]
  })
}

function weekQuestions({ plan, input }: Planning, { spineRows }: FundingModel, { solution }: Solved): Question[] {
  return plan.grid.starts.map((start, bucket) => {
    const day = dateText(start)
    const more = (byMinor: number): Variant => ({ input: withObligation(input, day, byMinor), overlay: NOTHING_ELSE })
    const priceMinor = Math.round(-solution.rowPrices[spineRows.cash[bucket]!]! * UNIT_MINOR)
    return { kind: 'week', id: day, priceMinor, binds: [day], easier: more(-UNIT_MINOR), harder: more(UNIT_MINOR) }
  })
}

function policyQuestions({ plan, input, certain }: Planning, { caps, spine }: FundingModel, { solution }: Solved): Question[] {
  const { starts } = plan.grid
  const questions: Question[] = []
  const reserve = (byMinor: number): Variant => ({ input: withReserve(input, byMinor), overlay: NOTHING_ELSE })
  if (input.policy.reserveMinor >= UNIT_MINOR) {
    questions.push({
      kind: 'reserve',
      id: 'reserve',
      priceMinor: null,
      binds: [],
      easier: reserve(-UNIT_MINOR),
      harder: reserve(UNIT_MINOR),
    })
  }
  const full = spine.debt.flatMap((column, bucket) =>
    column >= 0 && solution.reducedCosts[column]! < -1e-9 ? [dateText(starts[bucket]!)] : [],
  )
  if (input.policy.leverage && full.length > 0) {
    const room = (byMinor: number): Variant => ({ input: withDebtRoom(input, byMinor), overlay: NOTHING_ELSE })
    const price = -spine.debt.reduce((sum, column) => sum + Math.min(0, solution.reducedCosts[column]!), 0)
    questions.push({
      kind: 'leverage',
      id: 'leverage',
      priceMinor: Math.round(price * UNIT_MINOR),
      binds: full,
      easier: room(UNIT_MINOR),
      harder: room(-UNIT_MINOR),
    })
  }
  for (const kind of ['provider', 'group'] as const) {
    const binding = caps.filter((cap) => cap.kind === kind && solution.rowPrices[cap.row]! < -1e-9)
    for (const id of new Set(binding.map((cap) => cap.id))) {
      const own = binding.filter((cap) => cap.id === id)
      const room = (units: number): Variant => ({ input, overlay: { ...NOTHING_ELSE, capAdd: new Map([[`${kind}:${id}`, units]]) } })
      const price = -own.reduce((sum, { row }) => sum + solution.rowPrices[row]!, 0)
      const binds = own.map(({ bucket }) => dateText(starts[bucket]!))
      questions.push({ kind: `${kind}-cap`, id, priceMinor: Math.round(price * UNIT_MINOR), binds, easier: room(1), harder: room(-1) })
    }
  }
  return certain.cuts.length > 0 ? questions.map((question) => ({ ...question, priceMinor: null })) : questions
}

function restore(planning: Planning, home: FundingModel): void {
  beginFrom(planning.certain, home)
  solveLoaded(planning.certain, planning.options)
  markLoaded(planning.certain)
}

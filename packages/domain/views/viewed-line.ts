/**
 * The line of a borrower as the lists show it, carried from decision to decision. Everything in it follows from the decisions of his log alone, in
 * their order: no fact is looked at, so that it costs little to keep beside the log and to build anew from it.
 */
import type { Decision } from '../account/account.ts'
import { permille } from '../kernel/ratio.ts'
import type { LineSummary } from '../line/line.ts'
import type { HoldScope, LineOutcome } from '../line/outcomes.ts'

/** One hold, in force or lifted. `...BySequence`: of the event that did it. */
export type ViewedHold = Readonly<{
  id: string
  reason: string
  scope: HoldScope
  placedAt: number
  observedUntil: number | null
  placedBySequence: number
  liftedAt: number | null
  liftedBySequence: number | null
}>

export type ViewedLine = Readonly<
  LineSummary & {
    ref: string
    sequence: number
    asOf: number
    /** Drawn of the limit, cut off; null without a limit. */
    utilisationPermille: number | null
    grade: string | null
    behaviourScore: number | null
    openedAt: number | null
    /** Those in force, in the order in which they were placed. */
    holds: readonly ViewedHold[]
  }
>

/** A row of the log, as far as views look at it. */
export type ViewedEvent = Readonly<{ ref: string; sequence: number; decision: Decision }>

/** `touched`: every hold that this event placed, changed or lifted, as it is after it. */
export type LineStep = Readonly<{ line: ViewedLine; touched: readonly ViewedHold[] }>

export function nextLine(before: ViewedLine | undefined, event: ViewedEvent): LineStep {
  const { ref, sequence, decision } = event
  const holds = new Map((before?.holds ?? []).map((hold) => [hold.id, hold]))
  const touched = new Map<string, ViewedHold>()
  let openedAt = before?.openedAt ?? null
  for (const outcome of decision.outcomes) {
    openedAt = openedAtAfter(outcome, decision.at) ?? openedAt
    const hold = holdAfter(holds, outcome, event)
    if (hold === undefined) continue
    touched.set(hold.id, hold)
    if (hold.liftedAt === null) holds.set(hold.id, hold)
    else holds.delete(hold.id)
  }
  const { line: summary, assessment } = decision
  const line = {
    ...summary,
    ref,
    sequence,
    asOf: decision.at,
    utilisationPermille: utilisationOf(summary),
    grade: assessment.grade,
    behaviourScore: assessment.behaviourScore,
    openedAt,
    holds: [...holds.values()],
  }
  return { line, touched: [...touched.values()] }
}

/** Held to the largest safe integer, where a limit of next to nothing is left. */
const utilisationOf = ({ drawnMinor, limitMinor }: LineSummary): number | null =>
  limitMinor === 0 ? null : Math.min(permille(drawnMinor, limitMinor), Number.MAX_SAFE_INTEGER)

function openedAtAfter(outcome: LineOutcome, at: number): number | undefined {
  if (outcome.type === 'line-granted') return at
  return outcome.type === 'import-recorded' ? Date.parse(outcome.data.asOf) : undefined
}

/** Undefined where the outcome is not about a hold, or about one that this log never placed. */
function holdAfter(
  holds: ReadonlyMap<string, ViewedHold>,
  outcome: LineOutcome,
  { sequence, decision: { at } }: ViewedEvent,
): ViewedHold | undefined {
  if (outcome.type === 'hold-placed') {
    const { holdId: id, scope, cause } = outcome.data
    return { id, reason: cause.reason, scope, placedAt: at, observedUntil: null, placedBySequence: sequence, liftedAt: null, liftedBySequence: null } // biome-ignore format: one row
  }
  if (outcome.type === 'observation-started') return changed(holds, outcome.data.holdId, { observedUntil: Date.parse(outcome.data.until) })
  if (outcome.type === 'observation-broken') return changed(holds, outcome.data.holdId, { observedUntil: null })
  if (outcome.type === 'hold-lifted') return changed(holds, outcome.data.holdId, { liftedAt: at, liftedBySequence: sequence })
  return undefined
}

function changed(holds: ReadonlyMap<string, ViewedHold>, id: string, change: Partial<ViewedHold>): ViewedHold | undefined {
  const hold = holds.get(id)
  return hold && { ...hold, ...change }
}

/** What the pack and the facts say of the life of a hold: its dates, what it counts, and which steps of the way back are done. */
import type { Fact } from '@fairline/contract/facts'
import type { LineOutcome } from '../line/outcomes.ts'
import type { ReasonTerms } from '../line/verdict.ts'
import type { Pack } from '../pack/pack.ts'
import type { Cure } from '../pack/reasons.ts'
import { signalNamed } from '../signals/catalogue.ts'
import type { SignalSource } from '../signals/signal.ts'
import type { EvidenceSeries } from '../signals/struck.ts'
import { type Context, type Progress, sourceOf } from './progress.ts'

const GONE: ReasonTerms = { observationMs: 0, expiresMs: null, reviewMs: null, strikesAtExpiry: false, isGravest: false, isOrdered: false }

/** Of the scale of severities, its top. */
const GRAVEST = 5

/** A hold whose reason is gone from the pack ends as soon as nothing wants it. */
export function termsOf({ reasons }: Pack, code: string): ReasonTerms {
  const reason = reasons.get(code)
  if (reason === undefined) return GONE
  const { observationMs, expiresMs, reviewMs, category, severity } = reason
  return {
    observationMs,
    expiresMs,
    reviewMs,
    strikesAtExpiry: category === 'security',
    isGravest: severity >= GRAVEST,
    isOrdered: category === 'regulatory',
  }
}

export const seriesOf = (signals: readonly string[]): readonly EvidenceSeries[] => [
  ...new Set(signals.flatMap((name) => signalNamed.get(name)?.restsOn ?? [])),
]

export function overdueDays(source: SignalSource): number | null {
  const value = signalNamed.get('days_past_due')?.read(source)
  return typeof value === 'number' ? value : null
}

/** Each once: by a fact that came while the hold stood, or by what the signals say. */
export function stepsDone(progress: Progress, context: Context): readonly LineOutcome[] {
  const { line } = progress
  const outcomes: LineOutcome[] = []
  let source: SignalSource | null = null
  for (const hold of line.holds) {
    for (const { id: cure, done } of context.pack.reasons.get(hold.reason)?.cures ?? []) {
      if (done === null || isDone(hold, cure)) continue
      const byFact = isDoneBy(done.facts, context.fact, hold.placedAt) && context.before.holds.some(({ id }) => id === hold.id)
      if (!byFact && done.signals !== null) source ??= sourceOf(progress, context)
      const bySignals = !byFact && source !== null && done.signals?.pass(source) === true
      if (byFact || bySignals) outcomes.push({ type: 'step-completed', data: { holdId: hold.id, cure } })
    }
  }
  return outcomes
}

type Steps = Readonly<{ reason: string; stepsDone: readonly { readonly cure: string }[] }>

export const openSteps = ({ reasons }: Pack, hold: Steps): readonly Cure[] =>
  (reasons.get(hold.reason)?.cures ?? []).filter(({ id }) => !isDone(hold, id))

const isDone = ({ stepsDone: done }: Steps, id: string): boolean => done.some(({ cure }) => cure === id)

function isDoneBy(facts: readonly Fact['type'][], fact: Fact, placedAt: number): boolean {
  if (!facts.includes(fact.type) || fact.occurredAt < placedAt) return false
  // A document that was looked at and sent back is not what was asked for.
  return fact.type !== 'document-checked' || fact.data.result === 'accepted'
}

/**
 * Which decisions of a pack stand on the score, and as few reasons as turn them: docs/decisions/0015 and 0016.
 *
 * Cost     prepared once a pack and decision, at the first one that goes against somebody: what is never against anybody costs nothing.
 */
import { type Explain, prepareExplainer, type ScorePart } from '@fairline/policy/explain/explainer'
import type { FiredRow, Policy, Value } from '@fairline/policy/policy'
import { invariant } from '../kernel/outcome.ts'
import { mergeCauses } from '../line/notice.ts'
import type { Told } from '../line/verdict.ts'
import type { SignalSource } from '../signals/signal.ts'
import { type Asked, readersOf } from './ask.ts'
import { causeOfRow } from './causes-of-rows.ts'
import type { Pack } from './pack.ts'
import { DECISION } from './pack-shape.ts'

type Prepared = Explain<SignalSource> | null
const prepared = new WeakMap<Pack, Map<string, Prepared>>()

/** Null where the pack has nothing to hold points against, or where the decision does not stand on the score. */
function explainerOf(pack: Pack, decision: string): Prepared {
  const ofPack = prepared.get(pack) ?? new Map<string, Prepared>()
  prepared.set(pack, ofPack)
  const known = ofPack.get(decision)
  if (known !== undefined) return known
  const made = prepare(pack, decision)
  ofPack.set(decision, made)
  return made
}

function prepare(pack: Pack, outcome: string): Prepared {
  const { policy, yardsticks } = pack
  if (yardsticks === null || !standsOn(policy, outcome, DECISION.score)) return null
  // Whether it is adverse hangs on what is in force: each question says it.
  const score: ScorePart = { score: DECISION.score, outcome, isAdverse: () => false, yardsticks }
  const made = prepareExplainer<SignalSource>(policy, { knockOuts: [], score, codesOnly: true }, readersOf(pack))
  invariant(made.ok, 'the baselines of a pack are checked as it is read')
  return made.explain
}

type Decisions = Pick<Policy, 'decisions'>

const standsOn = (policy: Decisions, decision: string, on: string): boolean =>
  (policy.decisions.get(decision)?.requires ?? []).some((name) => name === on || standsOn(policy, name, on))

/** Whether a cell of the row looks at that decision, by itself or through others. */
export function restsOn(policy: Decisions, { decision, row }: Pick<FiredRow, 'decision' | 'row'>, on: string): boolean {
  const info = policy.decisions.get(decision)
  const looksAt = (info?.requires ?? []).filter((name) => name === on || standsOn(policy, name, on))
  const cells = info?.rows[row - 1]?.cells ?? []
  return cells.some((cell, place) => {
    const { source, text } = info!.inputs[place]!
    return looksAt.some(
      (name) => cell.includes(name) || (cell !== '-' && (source.kind === 'expression' ? text.includes(name) : source.name === name)),
    )
  })
}

/** `certain`: rows that speak against him whatever his score is. */
export type Against = Readonly<{ decision: string; outcome: Value; certain: readonly FiredRow[]; isAdverse: (outcome: Value) => boolean }>

/** What is certain first and whole, then the fewest characteristics of the score that turn the decision. Null where there is no explainer. */
export function explain(asked: Asked, { decision, outcome, certain, isAdverse }: Against): Told | null {
  const explained = explainerOf(asked.pack, decision)?.(asked.source, { fired: asked.answer.fired, outcome, certain, isAdverse })
  if (explained === undefined) return null
  const { principal, furtherFactors, all, isOfScore } = explained
  // No score would turn it: then nothing of the score is a reason, however many points it lacks.
  if (!isOfScore) return { causes: mergeCauses(certain.flatMap((fired) => causeOfRow(asked, fired))), furtherReasons: 0 }
  const named = principal.flatMap(({ factors }) => factors.filter(({ kind }) => kind === 'score'))
  const rows = named.map((factor) => asked.answer.fired.find(({ decision: of, row }) => of === factor.decision && row === factor.row)!)
  const causes = mergeCauses([...certain, ...rows].flatMap((fired) => causeOfRow(asked, fired)))
  return { causes, furtherReasons: furtherFactors ? furtherOf(all, causes) : 0 }
}

/** What has no code is one of its own. That something is left is known even where nothing of it has points. */
function furtherOf(all: readonly { readonly reason: string | null }[], causes: Told['causes']): number {
  const told = new Set<string | null>(causes.map(({ reason }) => reason))
  const left = all.filter(({ reason }) => !told.has(reason))
  const codes = new Set(left.map(({ reason }) => reason || null))
  const without = left.filter(({ reason }) => !reason).length
  const further = codes.size - Number(codes.has(null)) + without
  return Math.max(further, 1)
}

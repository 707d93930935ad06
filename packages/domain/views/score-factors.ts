/**
 * What moves a borrower's score, in words: of the score from outside, what its maker says and where it stood before; of ours, what raises and what lowers it.
 *
 * Never    points, bounds and weights, which would be a recipe; nor signals of security or of links to others, wherever a pack may look at them.
 */
import type { Policy } from '@fairline/policy/policy'
import { isContext, isNum } from '@fairline/policy/value'
import type { Pack } from '../pack/pack.ts'
import { DECISION } from '../pack/pack-shape.ts'
import { readSignal, readSignals, signalNamed } from '../signals/catalogue.ts'
import { currentScore } from '../signals/credit-signals.ts'
import type { SignalFamily } from '../signals/families.ts'
import type { Signal, SignalSource, SignalValue } from '../signals/signal.ts'

export type ScoreFactor = Readonly<{ signal: Signal; value: SignalValue; moves: 'up' | 'down' }>
export type ScoreMoves = Readonly<{
  now: NonNullable<ReturnType<typeof currentScore>> | null
  /** What it was before, by the same maker. */
  before: Readonly<{ value: number; at: number }> | null
  /** As its maker writes them, in one language. */
  told: readonly string[]
  ours: readonly ScoreFactor[]
}>

const NEVER_TOLD: ReadonlySet<SignalFamily | undefined> = new Set([
  'device',
  'place',
  'network',
  'authentication',
  'takeover',
  'fraud_graph',
])

export function scoreMoves(pack: Pack, source: SignalSource): ScoreMoves {
  const now = currentScore(source)
  const told = readSignal('score_factors', source)
  return {
    now: now ?? null,
    before: now === undefined ? null : scoreBefore(source, now),
    told: typeof told === 'string' ? told.split('; ') : [],
    ours: factorsOf(pack.policy, source),
  }
}

function scoreBefore({ signals }: SignalSource, now: NonNullable<ScoreMoves['now']>): ScoreMoves['before'] {
  const before = signals.scores.findLast(({ source, at, rangeMin, rangeMax }) => {
    const isComparable = source === now.source && rangeMin === now.rangeMin && rangeMax === now.rangeMax
    return isComparable && at < now.at
  })
  return before === undefined ? null : { value: before.value, at: before.at }
}

/** What weighs most comes first. A score that is no sum of rows has no factors that could be told apart; what is unknown moves nothing. */
function factorsOf(policy: Policy, source: SignalSource): ScoreFactor[] {
  const card = policy.decisions.get(DECISION.score)
  if (card?.aggregation !== 'SUM') return []
  const { fired } = policy.evaluate(readSignals(source), [DECISION.score])
  const weighed = fired.flatMap(({ decision, row, output }) => {
    const points = decision === DECISION.score ? pointsOf(output) : 0
    const cells = card.rows[row - 1]!.cells
    const tested = card.inputs.flatMap((column, place) =>
      cells[place] === '-' || column.source.kind === 'expression' ? [] : (signalNamed.get(column.source.name) ?? []),
    )
    if (points === 0 || tested.some(({ family }) => NEVER_TOLD.has(family))) return []
    return tested.map((signal) => ({ signal, value: readSignal(signal.name, source), points }))
  })
  return weighed
    .filter(({ value }) => value !== null)
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .map(({ signal, value, points }) => ({ signal, value, moves: points > 0 ? 'up' : 'down' }))
}

function pointsOf(output: unknown): number {
  const points = isContext(output as never) ? Object.values(output as object)[0] : output
  return isNum(points as never) ? Number(points) : 0
}

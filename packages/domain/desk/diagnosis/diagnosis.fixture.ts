import { DAY_MS } from '../../kernel/time.ts'
import type { Cause, Evidence, EvidenceId } from './causes.ts'
import type { Incident } from './diagnose.ts'
import { ownChance, type SeenLine } from './likelihood.ts'
import type { Parameters, Shape, Signals } from './parameters.ts'
import { betaRule } from './quadrature.ts'

/** The first ones failed, at these times; the signals are theirs in order. */
export const linesOf = (count: number, failed: readonly number[], signals: readonly Signals[] = []): SeenLine[] =>
  Array.from({ length: count }, (_, nth) => ({ id: `line-${nth}`, failedAt: failed[nth] ?? null, signals: signals[nth] ?? {} }))

export const channel = (lines: readonly SeenLine[], id = 'channel') => ({ id, lines })

export const incident = (
  lines: readonly SeenLine[],
  to: number,
  evidence: Evidence = {},
  siblings: Incident['siblings'] = [],
): Incident => ({
  channel: channel(lines),
  siblings,
  window: { from: to - 28 * DAY_MS, to },
  evidence,
})

/** The same every time: Lehmer's generator. */
export function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const WINDOW = { from: 0, to: 28 * DAY_MS }

/** What the model itself expects of a cause: `lines` lines without signals, and all that could be asked answered. */
export function drawn(cause: Cause, lines: number, parameters: Parameters, chance: () => number, asked: readonly EvidenceId[]): Incident {
  const own = ownChance({}, WINDOW, parameters)
  const onset = chance() * WINDOW.to
  const reach = cause === 'individual' ? 0 : quantileOf(parameters.reach[cause], chance())
  const failedAt = (): number | null => {
    if (chance() < own) return chance() * WINDOW.to
    if (cause === 'individual' || chance() >= reach) return null
    const at = onset - Math.log(1 - chance()) * parameters.spreadMs[cause]
    return at <= WINDOW.to ? at : null
  }
  return {
    channel: channel(Array.from({ length: lines }, (_, nth) => ({ id: `line-${nth}`, failedAt: failedAt(), signals: {} }))),
    siblings: [],
    window: WINDOW,
    evidence: Object.fromEntries(asked.map((id) => [id, chance() < parameters.evidence[id][cause]])),
  }
}

function quantileOf({ a, b }: Shape, share: number): number {
  const { nodes, weights } = betaRule(a, b)
  let seen = 0
  const at = weights.findIndex((weight) => {
    seen += weight
    return seen >= share
  })
  return nodes.at(at)!
}

/**
 * `baselines.yaml` of a pack, measured on past cases: the mean points of those who just passed each mark of the score, and of everybody.
 *
 * Marks    the scores at which some table changes its answer from there on: each is what somebody just passes.
 * Rounds   each mean once, half to even, to whole points.
 * Order    of the cases does not matter: the same cases give the same text.
 */
import { meanPoints } from '@fairline/policy/explain/baselines'
import type { FiredRow } from '@fairline/policy/policy'
import { stringify } from 'yaml'
import { numberOf, readersOf } from './ask.ts'
import type { Pack } from './pack.ts'
import { DECISION } from './pack-shape.ts'
import { sourceAt } from './source-at.ts'

type Case = { readonly score: number; readonly fired: readonly FiredRow[] }
type State = Parameters<typeof sourceAt>[1]

/** `within`: how far above a mark somebody has just passed it, in points. */
export type Measured = Readonly<{ against: 'near_pass' | 'mean' | 'max'; within: number; least: number }>
export type Measurement =
  | { readonly ok: true; readonly yaml: string; readonly cases: number }
  | { readonly ok: false; readonly mark: number; readonly cases: number }

export function openMeasurement(pack: Pack) {
  const ask = pack.policy.prepareFrom([DECISION.score], readersOf(pack))
  const cases: Case[] = []
  return {
    take(state: State, at: number): void {
      const { values, fired } = ask(sourceAt(pack, state, at))
      const score = numberOf(values[0])
      if (score !== null) cases.push({ score, fired })
    },
    read: (how: Measured): Measurement => measured(pack, cases, how),
  }
}

/** Not where fewer than `least` just passed a mark: a mean of a few is nobody's. */
function measured(pack: Pack, cases: readonly Case[], { against, within, least }: Measured): Measurement {
  const nearPass = []
  for (const mark of marksOf(pack)) {
    const passed = cases.filter(({ score }) => score >= mark && score < mark + within)
    if (passed.length < least) return { ok: false, mark, cases: passed.length }
    nearPass.push({ passes_at: mark, points: pointsOf(pack, passed) })
  }
  const file = { format: 1, against, near_pass: nearPass, mean: pointsOf(pack, cases) }
  return { ok: true, yaml: stringify(file, { lineWidth: 0 }), cases: cases.length }
}

function marksOf({ policy }: Pack): readonly number[] {
  const cuts = policy.cutPoints().get(DECISION.score)?.points ?? []
  const marks = cuts.flatMap(({ at, side }) => (side === 'from' && typeof at === 'number' ? [at] : []))
  return [...new Set(marks)].sort((a, b) => a - b)
}

const pointsOf = ({ policy }: Pack, cases: readonly Case[]): Record<string, number> =>
  Object.fromEntries([...meanPoints(policy, DECISION.score, cases)].map(([name, points]) => [name, Number(points)]))

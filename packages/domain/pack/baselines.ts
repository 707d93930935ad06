/**
 * `baselines.yaml` of a pack: what the points of a borrower are held against when a decision that stands on his score is explained. Frozen with the pack,
 * so that the reasons of a decision are the same whenever it is asked for.
 *
 * Units    whole points of the scorecard. `passes_at`: the score from which on those whose means these are passed.
 * Absent   then every characteristic that lost points is told, as packs of before did.
 */
import { type Baselines, baselineOf } from '@fairline/policy/explain/baselines'
import { type Characteristic, characteristicsOf } from '@fairline/policy/explain/characteristics'
import type { Yardstick } from '@fairline/policy/explain/explainer'
import type { DecisionInfo, Policy } from '@fairline/policy/policy'
import { z } from 'zod'
import type { PackDiagnostic } from './diagnostic.ts'
import { DECISION } from './pack-shape.ts'
import { readYaml, yamlFaultAt } from './yaml-file.ts'

export const BASELINES_FILE = 'baselines.yaml'

const Points = z.record(z.string(), z.int())
const BaselinesFile = z.strictObject({
  format: z.literal(1),
  against: z.enum(['near_pass', 'mean', 'max']),
  near_pass: z.array(z.strictObject({ passes_at: z.int(), points: Points })).default([]),
  mean: Points.optional(),
})
type BaselinesFile = z.infer<typeof BaselinesFile>

export type BaselinesRead = Readonly<{ yardsticks: readonly Yardstick[] | null; diagnostics: readonly PackDiagnostic[] }>

export function readBaselines(content: string | undefined, policy: Policy): BaselinesRead {
  if (content === undefined) return { yardsticks: null, diagnostics: [] }
  const read = readYaml(content, BASELINES_FILE, BaselinesFile)
  if (!read.ok) return { yardsticks: null, diagnostics: read.diagnostics }
  const card = policy.decisions.get(DECISION.score)
  // A pack of another shape is told so, and nothing is said of points that it does not sum.
  if (card?.aggregation !== 'SUM') return { yardsticks: null, diagnostics: [] }
  const characteristics = characteristicsOf(card)
  return {
    yardsticks: yardsticksOf(read.value, baseOf(card), characteristics),
    diagnostics: faultsOf(content, read.value, card, characteristics),
  }
}

/** Those who passed lowest first; a mean fits what it would pass. Last the best that can be had: who is short of anything falls short of it. */
function yardsticksOf(
  { against, near_pass, mean = {} }: BaselinesFile,
  base: number,
  characteristics: readonly Characteristic[],
): Yardstick[] {
  const held = (kind: 'near-pass' | 'mean', points: Record<string, number>): Baselines => ({
    kind,
    points: new Map(Object.entries(points)),
  })
  const max: Baselines = { kind: 'max' }
  const chosen: Readonly<Record<typeof against, readonly Yardstick[]>> = {
    near_pass: near_pass.map(({ passes_at, points }) => ({ passesAt: passes_at, baselines: held('near-pass', points) })),
    mean: [{ passesAt: sumOf(mean, base), baselines: held('mean', mean) }],
    max: [],
  }
  const isKnown = characteristics.every((each) => baselineOf(max, each) !== null)
  return [...chosen[against], ...(isKnown ? [{ passesAt: null, baselines: max }] : [])]
}

type Fault = (path: readonly PropertyKey[], message: string) => PackDiagnostic

function faultsOf(content: string, file: BaselinesFile, card: DecisionInfo, characteristics: readonly Characteristic[]): PackDiagnostic[] {
  const fault: Fault = (path, message) => yamlFaultAt(content, BASELINES_FILE, path, message)
  const { against, near_pass, mean } = file
  const base = baseOf(card)
  return [
    ...choiceFaults(file, characteristics).map((message) => fault(['against'], message)),
    ...near_pass.flatMap(({ passes_at, points }, place) => {
      const path = ['near_pass', place]
      const sum = sumOf(points, base)
      return [
        ...pointFaults(fault, [...path, 'points'], points, characteristics),
        ...(sum < passes_at ? [fault([...path, 'passes_at'], `these points come to ${sum}, and do not pass at ${passes_at}`)] : []),
        ...(passes_at <= (near_pass[place - 1]?.passes_at ?? Number.NEGATIVE_INFINITY)
          ? [fault([...path, 'passes_at'], 'must be above that of the entry before')]
          : []),
      ]
    }),
    ...(mean === undefined || against === 'max' ? [] : pointFaults(fault, ['mean'], mean, characteristics)),
  ]
}

function choiceFaults({ against, near_pass, mean }: BaselinesFile, characteristics: readonly Characteristic[]): string[] {
  if (against === 'near_pass' && near_pass.length === 0) return ['near_pass is chosen, and has no entry']
  if (against === 'mean' && mean === undefined) return ['mean is chosen, and is not there']
  if (against !== 'max') return []
  const unknown = characteristics.filter(({ best }) => best === null)
  return unknown.map(({ name }) => `max is chosen, and the most points of "${name}" are computed`)
}

/** What a characteristic can never give is nobody's mean. */
function pointFaults(
  fault: Fault,
  path: readonly PropertyKey[],
  points: Readonly<Record<string, number>>,
  characteristics: readonly Characteristic[],
): PackDiagnostic[] {
  const names = new Set(characteristics.map(({ name }) => name))
  const strange = Object.keys(points).filter((name) => !names.has(name))
  return [
    ...strange.map((name) => fault([...path, name], `the scorecard has no characteristic "${name}"`)),
    ...characteristics.flatMap(({ name, rows }) => {
      const given = points[name]
      if (given === undefined) return [fault(path, `has no points for "${name}"`)]
      const constant = rows.flatMap((row) => (row.points === null ? [] : [Number(row.points)]))
      const [least, most] = [Math.min(...constant), Math.max(...constant)]
      if (constant.length < rows.length || (given >= least && given <= most)) return []
      return [fault([...path, name], `must be from ${least} to ${most}: that is what the scorecard gives`)]
    }),
  ]
}

const sumOf = (points: Readonly<Record<string, number>>, base: number): number =>
  Object.values(points).reduce((sum, each) => sum + each, base)

/** What everybody gets. */
const baseOf = ({ rows }: DecisionInfo): number =>
  rows.reduce((sum, { cells, points }) => sum + (cells.every((cell) => cell === '-') ? Number(points ?? 0) : 0), 0)

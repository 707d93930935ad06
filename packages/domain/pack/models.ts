/**
 * PMML models of a pack: `models` of pack.yaml names the input or decision of the tables that each feeds, and its file.
 *
 * Inputs   of a model are signals of the catalogue or decisions of the pack. A model that states a unit of a signal states that of the catalogue.
 * Tables   a scorecard is rows of points with reasons like the tables; what computes otherwise gives a value, and its reasons are those of the rows that test it.
 */
import type { ModelFeed } from '@fairline/policy/dmn/feed-models'
import type { Policy } from '@fairline/policy/policy'
import { z } from 'zod'
import { signalNamed } from '../signals/catalogue.ts'
import { type PackDiagnostic, packFault } from './diagnostic.ts'
import { PACK_FILE } from './pack-shape.ts'
import { readYaml, yamlFaultAt } from './yaml-file.ts'

/** Each is loaded, verified and compiled with the pack. */
const MODELS_MAX = 20
export const isModelFile = (file: string): boolean => file.endsWith('.pmml')

const modelFile = z.string().refine(isModelFile, 'must be the name of a .pmml file of the pack')
const Model = z.union([modelFile, z.strictObject({ file: modelFile, output: z.string().min(1) })])

/** By name, and as a map: no name is one of the language itself. */
export const Models = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : value),
  z.map(z.string(), Model).refine(({ size }) => size <= MODELS_MAX, `a pack has at most ${MODELS_MAX} models`),
)
type Models = z.infer<typeof Models>

export type FeedsRead = {
  readonly feeds: ReadonlyMap<string, ModelFeed>
  readonly diagnostics: readonly PackDiagnostic[]
  readonly warnings: readonly PackDiagnostic[]
  /** False where some model is named and not there: what it feeds would be told again as unknown. */
  readonly isWhole: boolean
}

/** Of the pack's file, all else is left to others: what it says wrong of its models too. */
const ModelsOfPack = z.object({ models: Models.optional() })

export function feedsIn(files: ReadonlyMap<string, string>): FeedsRead {
  const content = files.get(PACK_FILE) ?? ''
  const head = readYaml(content, PACK_FILE, ModelsOfPack)
  const models: Models = (head.ok ? head.value.models : undefined) ?? new Map()
  const diagnostics: PackDiagnostic[] = []
  const feeds = new Map<string, ModelFeed>()
  for (const [name, given] of models) {
    const { file, output } = typeof given === 'string' ? { file: given, output: undefined } : given
    const xml = files.get(file)
    if (xml === undefined) diagnostics.push(yamlFaultAt(content, PACK_FILE, ['models', name], `the pack holds no file "${file}"`))
    else feeds.set(name, { xml, file, output })
  }
  const named = new Set([...feeds.values()].map(({ file }) => file))
  const warnings = [...files.keys()]
    .filter((file) => isModelFile(file) && !named.has(file))
    .map(
      (file): PackDiagnostic => ({
        ...packFault('model-unused', file, `${PACK_FILE} does not say what this model feeds`),
        severity: 'warning',
      }),
    )
  return { feeds, diagnostics, warnings, isWhole: head.ok && diagnostics.length === 0 }
}

/** A model that was made of shares reads nothing sensible from parts per thousand. */
export function faultsOfUnits({ decisions }: Policy): PackDiagnostic[] {
  return [...decisions.values()].flatMap(({ name, model }) =>
    (model?.units ?? []).flatMap(({ input, unit, line }) => {
      const signal = signalNamed.get(input)
      if (signal === undefined || signal.unit === unit) return []
      const message = `the model reads "${input}" in ${unit}, and the signal is in ${signal.unit}`
      return [{ ...packFault('model-unit', model!.file, message), table: name, line }]
    }),
  )
}

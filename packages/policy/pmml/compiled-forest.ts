/** Ensembles of trees that are forests run as such, decided when the model is loaded; the others are walked. Both give the same, to the last bit. */
import { compileForest } from '../compile/forest/forest.ts'
import { forestOf } from './forest.ts'
import type { Model, ModelEnsemble } from './model-context.ts'
import type { Field, FlatTrees, Frame, RunEnsemble } from './scope.ts'

export function compileEnsembles(model: Model, flat: FlatTrees, inputs: ReadonlySet<Field>): ReadonlyMap<ModelEnsemble, RunEnsemble> {
  const runs = new Map<ModelEnsemble, RunEnsemble>()
  const visit = ({ ensemble, segments = [] }: Model): void => {
    const run = ensemble === undefined ? null : compiled(ensemble, flat, inputs)
    if (ensemble !== undefined && run !== null) runs.set(ensemble, run)
    for (const segment of segments) visit(segment.model)
  }
  visit(model)
  return runs
}

function compiled(ensemble: ModelEnsemble, flat: FlatTrees, inputs: ReadonlySet<Field>): RunEnsemble | null {
  const forest = ensemble.trees.length === 0 ? null : forestOf(ensemble, flat, inputs)
  if (forest === null) return null
  const run = compileForest(forest, 'arrays')
  const byName = new Map([...inputs].map((field) => [field.name, field]))
  const reads = forest.features.map((name) => byName.get(name)!.read)
  const row = new Float64Array(reads.length)
  return (frame: Frame) => {
    for (let place = 0; place < reads.length; place++) row[place] = (reads[place]!(frame) as number | null) ?? Number.NaN
    return run(row)
  }
}

/** What the reader of one kind of model gets, and what it gives back. */
import type { Element } from '../dmn/xml.ts'
import type { Compiling } from './compiling.ts'
import type { Declaration } from './data-dictionary.ts'
import type { DataType, PmmlValue } from './data-type.ts'
import type { CompiledOutput } from './output.ts'
import type { Prediction } from './prediction.ts'
import type { Field, Frame, Scope } from './scope.ts'
import type { CardInfo } from './scorecard-info.ts'
import type { Way } from './tree-builder.ts'

export type ModelContext = {
  readonly element: Element
  readonly scope: Scope
  readonly compiling: Compiling
  readonly isClassification: boolean
  /** The field that is predicted, where the file declares it. */
  readonly target: Pick<Declaration, 'name' | 'type' | 'optype' | 'valid' | 'displayValues'> | null
  /** Under `x-mathContext="float"` sums are kept in 32 bits. */
  readonly float32: boolean
  readonly readInner: (element: Element, outer: Scope) => Model
}

export type Run = (frame: Frame) => Prediction

/** A tree of numbers as it stands among all trees of the file; scores of its leaves from the first on, NaN where one predicts nothing. */
export type ModelTree = { readonly root: Way; readonly firstLeaf: number; readonly scores: Float64Array }
/** Trees of which all are added up, whatever the case. */
export type ModelEnsemble = { readonly combine: 'sum' | 'average'; readonly trees: readonly ModelTree[]; readonly float32: boolean }

export type ModelBody = {
  /** In the order of the probabilities; null of a regression. */
  readonly categories: readonly PmmlValue[] | null
  readonly run: Run
  readonly tree?: ModelTree
  readonly ensemble?: ModelEnsemble
  readonly card?: CardInfo
  /** Of a scorecard: the score of these points, one for each characteristic. */
  readonly total?: (points: readonly number[]) => number
  /** How its prediction moves as one input rises and all others stay, as far as that is known. */
  readonly moves?: ReadonlyMap<string, 'up' | 'down'>
  /** The models within it. */
  readonly segments?: readonly { readonly id: string; readonly model: Model }[]
  /** Output fields of the models within it that are final results too. */
  readonly passedOn?: readonly CompiledOutput[]
  readonly targetName?: string | null
}

export type Model = ModelBody & {
  /** Its predictions are changed by Targets. */
  readonly hasTargets: boolean
  /** What is done to a prediction before anyone sees it. */
  readonly finish: (prediction: Prediction) => Prediction
  readonly index: number
  readonly kind: string
  readonly isClassification: boolean
  readonly targetName: string | null
  readonly targetType: DataType
  readonly outputs: readonly CompiledOutput[]
  readonly outputFields: readonly Field[]
}

/** A scorecard as data: what explanations and the search for a way back are made from. */
import type { Banded } from './card-bands.ts'

export type AttributeInfo = {
  /** Null where they are computed from the case. */
  readonly points: number | null
  readonly reasonCode: string | null
  /** In words of a formula: `age > 18 and age <= 29`. */
  readonly test: string
  readonly line: number
}

export type CharacteristicInfo = {
  /** Its attributes as bands of one input, or why they are none. */
  readonly banded: Banded
  readonly name: string
  readonly reasonCode: string | null
  readonly baseline: number | null
  /** Names of the inputs that its attributes test or compute with. */
  readonly inputs: readonly string[]
  readonly attributes: readonly AttributeInfo[]
}

export type CardInfo = {
  readonly initialScore: number
  readonly algorithm: 'pointsAbove' | 'pointsBelow'
  readonly baselineMethod: 'max' | 'min' | 'mean' | 'neutral' | 'other'
  readonly usesReasonCodes: boolean
  readonly characteristics: readonly CharacteristicInfo[]
}

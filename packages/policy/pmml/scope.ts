/** Names of a model, resolved when it is read: what is left at run time is a function of a frame. */
import type { DataType, OpType, PmmlValue } from './data-type.ts'
import type { Prediction } from './prediction.ts'

/** What one evaluation holds. A slot is undefined until somebody asks for its field. */
export type Frame = {
  readonly slots: (PmmlValue | undefined)[]
  /** By model, in the order of the file; undefined where one has not run. */
  readonly predictions: (Prediction | undefined)[]
  readonly errors: ModelError[]
  readonly trees: FlatTrees
  /** What is not walked. */
  readonly ensembles: ReadonlyMap<unknown, RunEnsemble>
  /** Features of trees, each read once: NaN where missing. */
  readonly row: Float64Array
  readonly known: Uint8Array
}

/** Null where there is no result. */
export type RunEnsemble = (frame: Frame) => number | null

export type ModelErrorCode = 'input-type' | 'input-missing' | 'value-not-allowed' | 'no-attribute'
/** Why there is no result. */
export type ModelError = {
  readonly code: ModelErrorCode
  readonly message: string
  readonly input?: string
  readonly characteristic?: string
}

export type Read = (frame: Frame) => PmmlValue

/** `factor × input + offset`, but for rounding. */
export type Linear = { readonly input: string; readonly factor: number; readonly offset: number }

export type Field = {
  readonly name: string
  readonly type: DataType
  readonly optype: OpType
  /** Valid values in their order, where the model lists them. */
  readonly values: readonly PmmlValue[] | null
  readonly displayValues: ReadonlyMap<PmmlValue, string>
  /** Inputs that it is computed from. */
  readonly inputs: readonly string[]
  readonly linear: Linear | null
  readonly read: Read
}

/** All trees of a file: see `tree-builder.ts`. */
export type FlatTrees = {
  /** The fields that are tested, each with the code of its value: NaN where it is missing. */
  readonly features: readonly Feature[]
  readonly feature: Int32Array
  readonly kind: Uint8Array
  readonly bound: Float64Array
  readonly yes: Int32Array
  readonly no: Int32Array
  readonly missing: Int32Array
  readonly sets: readonly ReadonlySet<number>[]
}

export type Feature = { readonly field: Field; readonly codes: Map<PmmlValue, number> | null }

/** Fields by name, from the innermost model outwards. A derived field is made when it is first named, so their order does not matter. */
export class Scope {
  readonly #parent: Scope | null
  readonly #fields = new Map<string, Field | (() => Field | null)>()
  readonly #open = new Set<string>()

  constructor(parent: Scope | null) {
    this.#parent = parent
  }

  add(field: Field): void {
    this.#fields.set(field.name, field)
  }

  declare(name: string, make: () => Field | null): void {
    this.#fields.set(name, make)
  }

  /** What is known around this model. */
  get outer(): Scope {
    return this.#parent ?? this
  }

  has(name: string): boolean {
    return this.#fields.has(name)
  }

  /** Null where no such field is known; `circular` where it is being made out of itself. */
  find(name: string): Field | 'circular' | null {
    const found = this.#fields.get(name)
    if (found === undefined) return this.#parent?.find(name) ?? null
    if (typeof found !== 'function') return found
    if (this.#open.has(name)) return 'circular'
    this.#open.add(name)
    const field = found()
    this.#open.delete(name)
    if (field !== null) this.#fields.set(name, field)
    return field
  }
}
